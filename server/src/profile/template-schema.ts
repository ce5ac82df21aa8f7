import '../no-eval.ts';
import * as z from 'zod';
import { REPORTERS } from '../analysis/issuer.ts';

/** For whom something is meant. */
export const reporters = z
  .array(z.enum(REPORTERS).describe('报告单位的种类：government 政府，department 部门，township 乡镇街道'))
  .min(1, '至少写一种报告单位，或者去掉这一项')
  .optional()
  .describe('只用于这些报告单位；不写就是都适用');

const year = z.int('年份是整数').min(1949).max(2100);

/** What narrows a variant down. What is not known of a report, its reporter apart, narrows nothing. */
const occasion = {
  reporters,
  from: year.optional().describe('从哪一年的报告起用'),
  to: year.optional().describe('用到哪一年的报告为止'),
};

const templateHeading = z.string().min(1).describe('标题，不带序号；{year} 是报告的年份，{nextYear} 是下一年');
const templateBody = z
  .array(z.string().min(1))
  .min(1)
  .describe('正文，一项一行，{year} 和 {nextYear} 同标题；要填写的地方写作〔此处填写：…〕');

/** The sample that a content is written from. */
export const template = z
  .strictObject({
    heading: templateHeading,
    body: templateBody,
    prefix: z
      .string()
      .min(1)
      .max(20)
      .optional()
      .describe('在编辑器里输入这几个字也能插入样稿，例如“不足”；简称总是可以'),
    variants: z
      .array(z.strictObject({ ...occasion, heading: templateHeading.optional(), body: templateBody.optional() }))
      .optional()
      .describe('因报告单位和年份而不同的样稿，新的在前；用第一个合适的，没有合适的就用上面的'),
  })
  .describe('补写这项内容时插入的样稿');

const title = z.string().min(1).describe('题目；{issuer} 是单位，{year} 是报告的年份');
const addressee = z.string().min(1).describe('主送机关，例如“县委、县政府：”');
const opening = z.array(z.string().min(1)).min(1).describe('第一个标题以前的话，一项一行');

/** How a whole report of a kind is laid out. */
export const skeleton = z
  .strictObject({
    prefix: z.array(z.string().min(1).max(20)).min(1).optional().describe('在编辑器里输入其中一个，就插入整篇样稿'),
    title,
    addressee: addressee.optional(),
    opening,
    sections: z
      .array(z.strictObject({ heading: templateHeading, body: templateBody }))
      .optional()
      .describe('必备内容以外的章节，排在必备内容后面'),
    signature: z.string().min(1).optional().describe('署名；不写就是 {issuer}'),
    date: z.string().min(1).optional().describe('成文日期；不写就是 {nextYear}年__月__日'),
    variants: z
      .array(
        z.strictObject({
          ...occasion,
          title: title.optional(),
          addressee: addressee.optional(),
          opening: opening.optional(),
        }),
      )
      .optional()
      .describe('因报告单位和年份而不同的写法；合适的都用，同一项以前面的为准'),
  })
  .describe('整篇样稿：题目、主送机关、开头、署名和日期；章节由必备内容的样稿组成');
