import '../no-eval.ts';
import * as z from 'zod';
import { REPORTERS } from '../analysis/issuer.ts';
import { termSchema } from '../terms/schema.ts';
import { findStrayNames } from './stray-names.ts';
import { headingWords, id, NOTATION, phrase, plainWord, proseWords, words } from './words-schema.ts';

/** A value that cannot be changed at any depth. */
export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** What a kind of report must contain: data that a profile's JSON file holds. */
export type Profile = DeepReadonly<z.infer<typeof profileObject>>;

/** One thing a regulation demands of a report. */
export type Content = Profile['contents'][number];

/** How a whole report of a kind is laid out. */
export type Skeleton = NonNullable<Profile['skeleton']>;

/** Something in a profile's file that is not as it must be. */
export interface ProfileProblem {
  /** Keys and indexes from the top of the file to the place. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

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

const reporters = z
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

const template = z
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

const skeleton = z
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

const day = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, '写作 03-01 这样的月和日')
  .describe('报告年份的下一年的月和日，例如 03-01');

const deadline = z
  .strictObject({
    reporters,
    filed: z
      .strictObject({
        before: day,
        to: z.string().min(1).describe('向谁报送'),
      })
      .optional()
      .describe('在这一天以前报送'),
    published: z.strictObject({ before: day }).optional().describe('在这一天以前向社会公开'),
  })
  .describe('报送和公开的期限，依据同报告类型的依据');

const basis = z
  .strictObject({
    name: z.string().min(1).describe('规定的名称，不带书名号'),
    issuer: z.string().min(1).describe('制定机关'),
    number: z.string().min(1).describe('文号'),
    chapter: z.string().min(1).describe('章名；不写条文序号'),
    rank: z.enum(['法规', '国标', '惯例']).describe('效力'),
    firstYear: z.int().min(1949).max(2100).describe('从哪一年的报告起适用；更早的报告只作建议'),
  })
  .optional()
  .describe('依据；没有规定要求写什么的报告没有这一项');

/** How a report of the kind is known, as a profile’s file tells it. */
export const recognition = z
  .strictObject({
    general: z.boolean().optional().describe('true 表示笼统的一类：题目、文件名或开头像别的报告类型时，先认别的'),
    fileNames: words.optional().describe(`怎样的文件名是这类报告。${NOTATION}`),
    titles: words.describe(`怎样的标题是这类报告；not 里的短语一票否决。${NOTATION}`),
    openings: words.optional().describe(`第一个标题以前的文字怎样写就是这类报告。${NOTATION}`),
    headings: z
      .strictObject({
        atLeast: z.int().min(1).max(20).describe('至少有几项必备内容有自己的标题'),
        naming: z.array(phrase).min(1).describe('这些标题中至少有一个要含有其中一个短语'),
        leading: z
          .array(phrase)
          .optional()
          .describe('头两个一级标题中，有一个对得上必备内容，又含有其中一个短语，也算这类报告'),
      })
      .optional()
      .describe('没有题目时，怎样从章节标题认出这类报告'),
    subject: z
      .strictObject({
        opening: words.describe(`开头的一句话说到其中一个短语；开头任何一句含有 not 里的短语，就不算。${NOTATION}`),
        papers: z.array(phrase).optional().describe('开头的书名号里有其中一个文件名，也算说到'),
        topics: proseWords.describe(`写这类报告的事的标题里的词，每个短语算一件事。${NOTATION}`),
        atLeast: z.int().min(1).max(20).describe('标题至少要写到其中几件事；开头不是落在 opening 的短语上的，再多一件'),
      })
      .optional()
      .describe('没有题目，开头也没有说是什么报告时，怎样从开头和标题说的事认出这类报告'),
  })
  .describe('怎样认出这类报告');

/** The form of a profile that is complete. Strict: an unknown key is a mistake, not an extension. */
export const profileObject = z
  .strictObject({
    $schema: z.string().optional().describe('编辑器用来补全和检查本文件的格式说明'),
    format: z.literal(1).describe('本文件格式的版本'),
    id,
    name: z.string().min(1).describe('报告类型的名称'),
    basis,
    recognition,
    skeleton: skeleton.optional(),
    deadlines: z.array(deadline).optional().describe('报送和公开的期限'),
    precedence: z.array(id).describe('一个标题对得上几项内容时，先认哪一项；每项内容列一次'),
    contents: z.array(content).describe('必备内容，按规定的次序；没有就写 []'),
    terms: z
      .array(termSchema)
      .optional()
      .describe('这类报告自己的有时间性的提法，加在自带的用语表之上；代号与自带的相同时，代替自带的'),
  })
  .describe('校核的报告类型：一类报告必须写什么');

/** As `profileObject`, and its parts name each other rightly. */
export const profileSchema = profileObject.superRefine((profile, context) => {
  for (const { path, message } of findStrayNames(profile)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});
