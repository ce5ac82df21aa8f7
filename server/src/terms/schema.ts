import '../no-eval.ts';
import * as z from 'zod';
import { faultOfPattern } from './phrase-index.ts';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A term that was right only for a time, or is known since a day. */
export type Term = DeepReadonly<z.infer<typeof termSchema>>;

/** The name of a paper that is cited with its years, and the ways it is known to be miswritten. */
export type KnownTitle = DeepReadonly<z.infer<typeof titleSchema>>;

/** A set phrase that is known to be miswritten. */
export type SetPhrase = DeepReadonly<z.infer<typeof phraseSchema>>;

/** A set phrase of several members, all of which are due where they stand in a row. */
export type Formula = DeepReadonly<z.infer<typeof formulaSchema>>;

/** What the file of dated terms holds. */
export type TermsFile = DeepReadonly<z.infer<typeof termsSchema>>;

const TERM_KINDS = [
  'plan',
  'rule',
  'law',
  'programme',
  'period',
  'congress',
  'plenum',
  'thought',
  'meeting',
  'idiom',
  'campaign',
  'name',
  'institution',
  'wording',
  'day',
] as const;

const PATTERN =
  '照原样写，[…]里的字可有可无；引号、书名号、空格不必写，括号和连接号的全半角不必管。以《开头的，文中也要有书名号。';

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, '只能用小写英文字母、数字和连字符，以字母开头')
  .describe('代号，小写英文字母、数字和连字符');

const day = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, '日期写作2021-06-10')
  .describe('日期，写作2021-06-10');

const word = z.string().min(1, '词不能为空').max(60).describe('一个词，照原样比对');
const words = z.array(word);

const pattern = z
  .string()
  .min(2, '至少两个字')
  .max(80)
  .superRefine((value, context) => {
    const fault = faultOfPattern(value);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .describe(`文中的一种写法。${PATTERN}`);

const around = {
  notAfter: words.optional().describe('紧接在这些字后面的不算，例如“省”后面的是本省自己的条例'),
  notBefore: words.optional().describe('后面紧跟这些字的不算，那是另一个名称'),
};

const facts = {
  verified: z.boolean().describe('日期和名称是否与公开的原文核对过；没有核对过的最多作建议'),
  source: z.string().min(1).optional().describe('日期的出处'),
};

/** The form of one dated term, in the built-in list and in a profile. */
export const termSchema = z
  .strictObject({
    id,
    term: z.string().min(1).max(60).describe('提法或名称，用在提示里'),
    patterns: z
      .array(pattern)
      .min(1)
      .optional()
      .describe(`文中的写法，有其中一种就算；全会不用写，由程序认。${PATTERN}`),
    kind: z
      .enum(TERM_KINDS)
      .describe(
        'plan 规划纲要，rule 党内法规，law 法律法规，programme 普法规划和改革，period 五年规划，congress 代表大会，plenum 全会，thought 思想，' +
          'meeting 会议，idiom 固定提法，campaign 学习教育和专项行动，name 名称，institution 机构，wording 措辞，day 节日',
      ),
    from: day.optional().describe('从哪一天起有'),
    adopted: day.optional().describe('哪一天通过或者公布；早于 from 时，以这一天为准判断是否写早了'),
    to: day.optional().describe('到哪一天为止；从下一年的报告起提示过时，不写就永不过时'),
    ...facts,
    replacement: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .describe('现在的提法，作为修正提供；不确定的不要写，写在 note 里'),
    replaces: word.optional().describe('修正时只换名称里的这几个字；不写就整个换掉'),
    exceptions: words.optional().describe('同一句里有这些词时不算过时'),
    ...around,
    foreseen: z.boolean().optional().describe('是否早就预知会有（例如五年规划）：工作计划里可以先提'),
    namesakes: z.boolean().optional().describe('是否有同名的地方文件：写早了也只作建议'),
    note: z.string().min(1).optional().describe('说明，鼠标停在词上时显示'),
  })
  .superRefine((term, context) => {
    const fault = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
    if (!term.patterns && term.kind !== 'plenum') fault('patterns', '要写出文中的写法');
    if (term.kind === 'plenum' && !/^(?:十九|二十)届[一二三四五六七]中全会$/.test(term.term)) {
      fault('term', '全会写作“二十届三中全会”');
    }
    if (term.from && term.to && term.from > term.to) fault('to', '止日早于起日');
    if (term.from && term.adopted && term.adopted > term.from) fault('adopted', '通过的日期晚于起日');
    if (term.replaces && !term.replacement) fault('replaces', '没有写现在的提法');
  })
  .describe('一个有时间性的提法');

const years = z
  .tuple([z.int().min(1949).max(2100), z.int().min(1949).max(2100)])
  .describe('起止年份，例如[2021, 2025]');

const titleSchema = z
  .strictObject({
    title: z.string().min(1).max(60).describe('正确的名称，不带书名号和年份'),
    patterns: z.array(pattern).min(1).optional().describe(`文中的写法；不写就是名称本身。${PATTERN}`),
    years: z.array(years).min(1).optional().describe('名称后面的起止年份，只能是其中之一；没有年份的不写'),
    wrong: z.array(pattern).optional().describe(`常见的误写。${PATTERN}`),
    notAfter: around.notAfter,
    ...facts,
  })
  .describe('一个文件的名称');

const phraseSchema = z
  .strictObject({
    wrong: z.array(pattern).min(1).describe(`误写。${PATTERN}`),
    right: z.string().min(1).max(60).describe('正确的写法'),
    ...around,
    near: words.optional().describe('同一段里有其中一个词才算'),
    sure: z.boolean().optional().describe('是否一定是误写；不写就只作建议'),
    note: z.string().min(1).optional().describe('说明'),
    source: facts.source,
  })
  .describe('一个容易写错的固定提法');

const formulaSchema = z
  .strictObject({
    name: z.string().min(1).max(60).describe('怎么称呼'),
    members: z.array(pattern).min(3).max(20).describe('并列的几项，按通行的次序'),
    sign: word.optional().describe('前后不远有这个词，就是缺的一项换了写法'),
    source: facts.source,
  })
  .describe('几项并列的固定提法；连着写而只少一项时提示');

/** The form of the file of dated terms. Strict: an unknown key is a mistake, not an extension. */
export const termsSchema = z
  .strictObject({
    format: z.literal(1).describe('本文件格式的版本'),
    words: z
      .strictObject({
        retrospect: z
          .strictObject({
            sentence: words.describe('同一句里、40个字以内有这些词，就是回顾'),
            near: words.describe('紧挨着（12个字以内）有这些词，就是回顾'),
          })
          .describe('回顾过去的词：不算过时'),
        coming: z
          .strictObject({
            before: words.describe('前面紧挨着（12个字以内）有这些词'),
            behind: words.describe('后面紧挨着（12个字以内）有这些词'),
          })
          .describe('说的是将来的事：不算写早了；中间不能隔着逗号'),
        repealed: words.describe('同一句里有这些词，说的是文件清理：不算过时'),
      })
      .describe('看上下文的词'),
    terms: z.array(termSchema).describe('有时间性的提法'),
    titles: z.array(titleSchema).describe('文件名称'),
    phrases: z.array(phraseSchema).describe('固定提法的误写'),
    formulas: z.array(formulaSchema).describe('几项并列的固定提法'),
  })
  .superRefine(({ terms }, context) => {
    terms.forEach(({ id }, at) => {
      if (terms.findIndex((other) => other.id === id) !== at) {
        context.addIssue({ code: 'custom', path: ['terms', at, 'id'], message: `代号“${id}”重复` });
      }
    });
  })
  .describe('校核的用语表：哪些提法从什么时候起有、到什么时候为止');
