import * as z from 'zod';
import { faultOf } from './profile-phrases.ts';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** What a kind of report must contain: data that a profile's JSON file holds. */
export type Profile = DeepReadonly<z.infer<typeof profileSchema>>;

/** One thing a regulation demands of a report. */
export type Content = Profile['contents'][number];

/** Something in a profile's file that is not as it must be. */
export interface ProfileProblem {
  /** Keys and indexes from the top of the file to the place. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A profile as read from a file, or what is wrong with the file. */
export type ParsedProfile =
  | { readonly profile: Profile; readonly problems: readonly [] }
  | { readonly profile: null; readonly problems: readonly ProfileProblem[] };

const NOTATION =
  '写法：“/”是“或”，“+”是“紧接着”，“…”是“中间隔着不超过20个字”，〈年〉代表2023年、2023年度这样的年份（〈本年〉只指报告的年份，〈次年〉只指下一年）。' +
  '及、与、以及、顿号都当作“和”，“的”字可有可无，空格、引号和标点的全半角不必管。';

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, '只能用小写英文字母、数字和连字符，以字母开头')
  .describe('代号，小写英文字母、数字和连字符');

const phrase = z
  .string()
  .min(1, '短语不能为空')
  .max(400, '短语太长')
  .superRefine((value, context) => {
    const fault = faultOf(value);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .describe(`一个短语。${NOTATION}`);

const plainWord = z.string().min(1, '词不能为空').max(60).describe('一个词，照原样比对');

const words = z
  .strictObject({
    contain: z.array(phrase).describe('含有其中任何一个短语就算'),
    not: z.array(phrase).optional().describe('含有其中任何一个短语就不算'),
  })
  .describe(`词表。${NOTATION}`);

const headingWords = z
  .strictObject({
    contain: z.array(phrase).describe('标题里含有其中任何一个短语就算'),
    endWith: z.array(phrase).optional().describe('一级标题以其中任何一个短语结尾就算；下级标题不看这一项'),
    not: z.array(phrase).optional().describe('被这些短语盖住的字不参加比对，例如“整改情况”'),
    belong: z
      .array(phrase)
      .optional()
      .describe('标题已经对上时，这些字也归本项内容，不再拿去对别的内容，例如“加强法治政府建设情况”'),
  })
  .describe(`怎样的标题写的是这项内容。${NOTATION}`);

const severity = z
  .enum(['error', 'warning', 'information', 'hint'])
  .describe('严重程度：error 错误，warning 警告，information 信息，hint 提示');

const outside = z.array(id).optional().describe('在写这些内容的章节里面不找本项内容');

const implied = z
  .discriminatedUnion('by', [
    z
      .strictObject({
        by: z.literal('topics').describe('按专题分写：没有总标题，而有若干同级标题各写一个专题'),
        atLeast: z.int().min(1).max(20).describe('至少要有几个这样的标题'),
        words: z.array(plainWord).min(1).describe('专题词，标题含有其中一个就算专题'),
      })
      .describe('按专题标题认定'),
    z
      .strictObject({
        by: z.literal('paragraph').describe('写在别的章节里的一段话'),
        words: z.array(plainWord).min(1).describe('同一段话里必须都出现的词'),
        outside,
      })
      .describe('按一段话认定'),
  ])
  .describe('没有单独的标题时，怎样认定内容已经写了');

const template = z
  .strictObject({
    heading: z.string().min(1).describe('标题，不带序号；{year} 是报告的年份，{nextYear} 是下一年'),
    body: z.array(z.string().min(1)).min(1).describe('正文，一项一行；要填写的地方写作〔此处填写：…〕'),
    prefix: z
      .string()
      .min(1)
      .max(20)
      .optional()
      .describe('在编辑器里输入这几个字也能插入样稿，例如“不足”；简称总是可以'),
  })
  .describe('补写这项内容时插入的样稿');

const content = z
  .strictObject({
    id,
    name: z.string().min(1).describe('简称，用在提示里'),
    official: z.string().min(1).describe('规定中的原文'),
    mandatory: z.boolean().describe('是否必须写；false 时缺少也不提示'),
    headings: headingWords,
    levels: z.enum(['top', 'all']).describe('top 只看一级标题，all 也看下级标题'),
    outside,
    implied: implied.optional(),
    whenMissing: z
      .strictObject({
        severity,
        ifMentioned: z
          .strictObject({
            words: z.array(plainWord).min(1).describe('文中任何地方出现其中一个词，就用下面的严重程度'),
            severity,
          })
          .optional()
          .describe('文中提到而没有写明时的严重程度'),
      })
      .optional()
      .describe('缺少时的严重程度；不写就是警告'),
    acceptedBodies: z.array(z.string().min(1)).describe('可以当正文的几个字，例如“无”；不在其中的“无”视同没有内容'),
    template,
  })
  .describe('一项必备内容');

/** The form of a profile's file. Strict: an unknown key is a mistake, not an extension. */
export const profileSchema = z
  .strictObject({
    $schema: z.string().optional().describe('编辑器用来补全和检查本文件的格式说明'),
    format: z.literal(1).describe('本文件格式的版本'),
    id,
    name: z.string().min(1).describe('报告类型的名称'),
    basis: z
      .strictObject({
        name: z.string().min(1).describe('规定的名称，不带书名号'),
        issuer: z.string().min(1).describe('制定机关'),
        number: z.string().min(1).describe('文号'),
        chapter: z.string().min(1).describe('章名；不写条文序号'),
        rank: z.enum(['法规', '国标', '惯例']).describe('效力'),
        firstYear: z.int().min(1949).max(2100).describe('从哪一年的报告起适用；更早的报告只作提示'),
      })
      .describe('依据'),
    recognition: z
      .strictObject({
        fileNames: words.describe(`怎样的文件名是这类报告。${NOTATION}`),
        titles: words.describe(`怎样的标题是这类报告；not 里的短语一票否决。${NOTATION}`),
        openings: words.describe(`第一个标题以前的文字怎样写就是这类报告。${NOTATION}`),
        headings: z
          .strictObject({
            atLeast: z.int().min(1).max(20).describe('至少有几项必备内容有自己的标题'),
            naming: z.array(phrase).min(1).describe('这些标题中至少有一个要含有其中一个短语'),
          })
          .describe('没有题目时，怎样从章节标题认出这类报告'),
      })
      .describe('怎样认出这类报告'),
    precedence: z.array(id).min(1).describe('一个标题对得上几项内容时，先认哪一项；每项内容列一次'),
    contents: z.array(content).min(1).describe('必备内容，按规定的次序'),
  })
  .superRefine((profile, context) => {
    const ids = profile.contents.map((item) => item.id);
    const unknown = (path: (string | number)[], name: string): void =>
      context.addIssue({ code: 'custom', path, message: `没有代号为“${name}”的内容` });
    profile.contents.forEach((item, at) => {
      if (ids.indexOf(item.id) !== at) {
        context.addIssue({ code: 'custom', path: ['contents', at, 'id'], message: `代号“${item.id}”重复` });
      }
      item.outside?.forEach((name, index) => {
        if (!ids.includes(name)) unknown(['contents', at, 'outside', index], name);
      });
      if (item.implied?.by !== 'paragraph') return;
      item.implied.outside?.forEach((name, index) => {
        if (!ids.includes(name)) unknown(['contents', at, 'implied', 'outside', index], name);
      });
    });
    profile.precedence.forEach((name, at) => {
      if (!ids.includes(name)) unknown(['precedence', at], name);
    });
    for (const name of ids) {
      if (profile.precedence.filter((other) => other === name).length !== 1) {
        context.addIssue({ code: 'custom', path: ['precedence'], message: `“${name}”要列一次，也只能列一次` });
      }
    }
  })
  .describe('校核的报告类型：一类报告必须写什么');

/** Reads a profile from what JSON gave; where it is not one, every fault with its place. */
export function parseProfile(value: unknown): ParsedProfile {
  const parsed = profileSchema.safeParse(value);
  if (parsed.success) return { profile: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
    message,
  }));
  return { profile: null, problems };
}
