import { didYouMean } from '../nearest.ts';

/** A text of which letters are made: paragraphs, divided by lines without words. */
export interface LetterTemplate {
  readonly paragraphs: readonly (readonly TemplateLine[])[];
}

/** A line: words, and blanks to be filled in. */
export type TemplateLine = readonly (string | { readonly blank: Blank })[];

/** A template, or what is wrong with it. */
export type ParsedTemplate =
  | { readonly ok: true; readonly template: LetterTemplate }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/** Something in a template that cannot be followed, and where: both from 1. */
export interface TemplateProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The lists of a letter; each stands on a line of its own, and a paragraph whose lists are empty is left out. */
const LISTS = ['必须修改', '建议核实'] as const;

/** What can be filled into a letter besides. */
const WORDS = ['单位', '年度', '报告类型', '文件', '日期', '条数', '必须修改条数', '建议核实条数'] as const;

/** A blank of a letter. */
export type Blank = (typeof LISTS)[number] | (typeof WORDS)[number];

/** The name of the file with a template of one's own. */
export const TEMPLATE_FILE = '退回意见模板.txt';

/** The template that is used where one has none of one's own. */
export const DEFAULT_TEMPLATE = `关于{{年度}}{{报告类型}}的退回意见

{{单位}}：

你单位报送的{{年度}}{{报告类型}}（{{文件}}）已经核对，有{{条数}}处请修改或者核实。请按下列意见办理，改好后重新报送。

请补充、修改：
{{必须修改}}

请核实，确实无误的请说明：
{{建议核实}}

以上是按报告的文字核对的，数字是否属实，请以原始材料为准。

{{日期}}
`;

const BLANKS: readonly string[] = [...LISTS, ...WORDS];

/** Braces as they are typed with a Chinese keyboard are taken as well. */
const BLANK = /(?:\{\{|｛｛)([^{}｛｝]*)(?:\}\}|｝｝)/g;
const OPENING = /\{\{|｛｛/;

/** Reads a template: plain words with {{blanks}} in them. */
export function parseTemplate(text: string): ParsedTemplate {
  const problems: TemplateProblem[] = [];
  const paragraphs: TemplateLine[][] = [[]];
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)!.push(parseLine(line, at + 1, problems));
  }
  if (problems.length > 0) return { ok: false, problems };
  const written = paragraphs.filter((paragraph) => paragraph.length > 0);
  const nothing = { line: 1, column: 1, message: `模板是空的；删除它就用原来的模板` };
  return written.length > 0 ? { ok: true, template: { paragraphs: written } } : { ok: false, problems: [nothing] };
}

function parseLine(line: string, number: number, problems: TemplateProblem[]): TemplateLine {
  const parts: (string | { readonly blank: Blank })[] = [];
  const tell = (index: number, message: string): void => {
    problems.push({ line: number, column: index + 1, message });
  };
  const addWords = (from: number, to: number): void => {
    const words = line.slice(from, to);
    const open = OPENING.exec(words);
    if (open) tell(from + open.index, '“{{”后面没有写完，缺少“}}”');
    if (words !== '') parts.push(words);
  };
  let end = 0;
  for (const match of line.matchAll(BLANK)) {
    addWords(end, match.index);
    end = match.index + match[0].length;
    const name = match[1]!.trim();
    if (!isBlank(name)) {
      const meant = didYouMean(name, BLANKS) || `；可以写 ${BLANKS.join('、')}`;
      tell(match.index, `不能填“${name}”${meant}`);
    } else if ((LISTS as readonly string[]).includes(name) && line.trim() !== match[0]) {
      tell(match.index, `“${name}”是一份清单，要单独占一行`);
    } else parts.push({ blank: name });
  }
  addWords(end, line.length);
  return parts;
}

function isBlank(name: string): name is Blank {
  return BLANKS.includes(name);
}
