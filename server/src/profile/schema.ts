import '../no-eval.ts';
import * as z from 'zod';
import { termSchema } from '../terms/schema.ts';
import { content } from './content-schema.ts';
import { findStrayNames } from './stray-names.ts';
import { reporters, skeleton } from './template-schema.ts';
import { id, NOTATION, phrase, proseWords, words } from './words-schema.ts';

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
