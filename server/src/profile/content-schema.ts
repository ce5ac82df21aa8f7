import '../no-eval.ts';
import * as z from 'zod';
import { template } from './template-schema.ts';
import { headingWords, id, NOTATION, phrase, plainWord, proseWords } from './words-schema.ts';

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
        orWords: z.array(z.array(plainWord).min(1)).optional().describe('或者这里任何一组词都出现在同一段话里'),
        deeds: z
          .strictObject({
            by: z.array(phrase).min(1).describe('谁做的：一句话里有其中任何一个短语'),
            not: z.array(phrase).optional().describe('被这些短语盖住的字不算'),
            contain: z.array(phrase).min(1).describe('做了什么：同一句话里有其中的短语'),
            atLeast: z.int().min(1).max(20).describe('同一句话里至少有几个分句写到做了什么'),
          })
          .optional()
          .describe(`或者一句话写到是谁，又写到他做了几件事。${NOTATION}`),
        outside,
      })
      .describe('按一段话认定'),
  ])
  .describe('没有单独的标题时，怎样认定内容已经写了');

const speaksOf = z
  .strictObject({
    subject: z.string().min(1).describe('这一节应当写到什么，用在提示里，例如“法治工作”'),
    words: proseWords.describe(`有其中一个词就算写到了；这一节自己的标题不算。${NOTATION}`),
    instead: z
      .strictObject({
        sentences: z.int().min(1).max(20).describe('至少几句话里有下面的词'),
        most: z.boolean().optional().describe('true 表示还要占这一节的一半以上'),
        subjects: z
          .array(z.strictObject({ name: z.string().min(1).describe('写成了什么，用在提示里'), words: proseWords }))
          .min(1)
          .describe('可能错写成的内容'),
      })
      .optional()
      .describe('没有写到、而写成了别的，才按规则的级别提出'),
    whenAbsent: severity.optional().describe('没有写到、也看不出写成了别的，用什么严重程度；不写就不提出'),
    onlyOnce: z
      .strictObject({
        paragraphs: z.int().min(3).max(50).describe('这一节至少有几段话'),
        severity,
      })
      .optional()
      .describe('这么多段话里只有一段写到、别的写成了另外的内容时，用什么严重程度；不写就不提出'),
  })
  .describe('正文写得对不对题');

const reasons = z
  .strictObject({ words: proseWords, severity })
  .describe('正文要说明原因：有其中一个词就算说明了，标题不算；没有说明时的严重程度');

const nameless = z
  .strictObject({
    behind: z.array(id).describe('紧接在写这些内容的章节后面'),
    slogans: z.array(phrase).describe('或者标题里有其中任何一个短语'),
    not: z.array(phrase).describe('标题里有其中任何一个短语就不算'),
    acts: z.array(phrase).describe('要做什么：个个分句，或者至少三个而且不少于三分之一的分句，以其中任何一个短语开头'),
    done: z.array(phrase).describe('做了什么：含有其中任何一个短语的分句要少于五分之一'),
  })
  .describe(`标题看不出写什么的最后一节，怎样就当作写了这项内容。${NOTATION}`);

const unheaded = z
  .strictObject({
    startWith: z.array(phrase).optional().describe(`一句话以其中任何一个短语开头。${NOTATION}`),
    contain: z.array(phrase).optional().describe(`一句话含有其中任何一个短语。${NOTATION}`),
    often: z
      .array(phrase)
      .optional()
      .describe(`一段话至少有三个分句含有其中的短语，而且不少于分句的三分之一。${NOTATION}`),
    not: z.array(phrase).optional().describe('被这些短语盖住的字不算'),
    hollow: z.array(phrase).optional().describe('含有其中任何一个短语的分句只是表态，不算说了什么'),
    nameless: nameless.optional(),
    severity,
  })
  .describe('没有标题时，文末怎样的一句话其实写的就是这项内容；这时仍算缺少，但用这里的严重程度，并指出那段话');

/** One mandated content, as a profile’s file tells it. */
export const content = z
  .strictObject({
    id,
    name: z.string().min(1).describe('简称，用在提示里'),
    official: z.string().min(1).describe('规定中的原文'),
    demandedBy: z.string().min(1).optional().describe('谁要求写这一项，例如“县司法局的通知”；不写就是报告类型的依据'),
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
    unheaded: unheaded.optional(),
    speaksOf: z.array(speaksOf).optional().describe('正文必须写到的；每一项分别检查'),
    reasons: reasons.optional(),
    several: proseWords
      .optional()
      .describe(`几个章节分写这项内容时，标题里用来分清的词，例如“原因”；词不同就不算重复。${NOTATION}`),
    acceptedBodies: z.array(z.string().min(1)).describe('可以当正文的几个字，例如“无”；不在其中的“无”视同没有内容'),
    template,
  })
  .describe('一项必备内容');
