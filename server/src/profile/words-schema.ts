import '../no-eval.ts';
import * as z from 'zod';
import { faultOf } from './phrases/notation.ts';

/** How phrases are written, told wherever one may stand. */
export const NOTATION =
  '写法：“/”是“或”，“+”是“紧接着”，“…”是“中间隔着不超过20个字”，〈年〉代表2023年、2023年度这样的年份（〈本年〉只指报告的年份，〈次年〉只指下一年）。' +
  '及、与、以及、顿号都当作“和”，“的”字可有可无，空格、引号和标点的全半角不必管。';

/** The name by which files speak of a profile or a content. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, '只能用小写英文字母、数字和连字符，以字母开头')
  .describe('代号，小写英文字母、数字和连字符');

/** A phrase in that notation. */
export const phrase = z
  .string()
  .min(1, '短语不能为空')
  .max(400, '短语太长')
  .superRefine((value, context) => {
    const fault = faultOf(value);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .describe(`一个短语。${NOTATION}`);

/** A word that is looked for as it stands. */
export const plainWord = z.string().min(1, '词不能为空').max(60).describe('一个词，照原样比对');

/** What a text must have one of, and none of. */
export const words = z
  .strictObject({
    contain: z.array(phrase).describe('含有其中任何一个短语就算'),
    not: z.array(phrase).optional().describe('含有其中任何一个短语就不算'),
  })
  .describe(`词表。${NOTATION}`);

/** The words that headings of a content have. */
export const headingWords = z
  .strictObject({
    contain: z.array(phrase).describe('标题里含有其中任何一个短语就算'),
    startWith: z.array(phrase).optional().describe('一级标题以其中任何一个短语开头就算；下级标题不看这一项'),
    endWith: z.array(phrase).optional().describe('一级标题以其中任何一个短语结尾就算；下级标题不看这一项'),
    whole: z.array(phrase).optional().describe('一级标题整个就是其中一个短语就算，不管 not；下级标题不看这一项'),
    not: z.array(phrase).optional().describe('被这些短语盖住的字不参加比对，例如“整改情况”'),
    belong: z
      .array(phrase)
      .optional()
      .describe('标题已经对上时，这些字也归本项内容，不再拿去对别的内容，例如“加强法治政府建设情况”'),
  })
  .describe(`怎样的标题写的是这项内容。${NOTATION}`);

/** What prose must have one of. */
export const proseWords = z
  .strictObject({
    contain: z.array(phrase).min(1).describe('正文里有其中任何一个短语就算写到'),
    not: z.array(phrase).optional().describe('被这些短语盖住的字不算'),
  })
  .describe(`正文里的词。${NOTATION}`);
