import { looksGarbled } from './garbled.ts';

/** The languages whose files can be reports; the first is our own, whose files always are. */
export const LANGUAGES = ['gongwen', 'plaintext', 'markdown'] as const;

/** No larger file is checked unless the user asks: nobody writes a report of that length. */
export const LARGEST_REPORT = 4_000_000;

/** How many lines of a document are looked at. */
export const HEAD_LINES = 40;
/** How many characters of each. */
export const LINE_HEAD = 80;

/** What a glance at a document tells. */
export interface Glance {
  readonly languageId: string;
  /** Whether it is a text of the user's and not one side of a comparison, a log or an old version. */
  readonly editable: boolean;
  /** Without folders. */
  readonly fileName: string;
  /** In UTF-16 units. */
  readonly length: number;
  /** The first lines, each cut to what is looked at. */
  readonly head: readonly string[];
}

/** What the user said of one file in this session. */
export type Choice = 'check' | 'skip';

/** Whether a document is checked, and if not, why. */
export type Verdict = 'report' | 'not-a-report' | 'too-large' | 'garbled' | 'skipped' | 'out-of-scope';

/** Tells from a glance whether a document is a report. What the user said goes before what it looks like. */
export function judgeDocument(glance: Glance, choice?: Choice): Verdict {
  const { languageId, editable, fileName, length, head } = glance;
  if (!editable || !LANGUAGES.some((language) => language === languageId)) return 'out-of-scope';
  if (choice) return choice === 'check' ? 'report' : 'skipped';
  if (looksGarbled(head.join('\n'))) return 'garbled';
  const report = languageId === LANGUAGES[0] || REPORT_NAME.test(fileName) || looksLikeReport(head);
  if (!report) return 'not-a-report';
  return length > LARGEST_REPORT ? 'too-large' : 'report';
}

/** Whether the first lines are those of a report: its title, or a heading that nothing else has. */
export function looksLikeReport(head: readonly string[]): boolean {
  const lines = head.map(bare).filter((line) => line !== '');
  return lines.some(
    (line, index) =>
      HEADING.test(line) ||
      isTitle(RULE_OF_LAW_TITLE, line, lines[index + 1]) ||
      (index < TITLE_LINES && isTitle(YEARLY_TITLE, line, lines[index + 1])),
  );
}

const REPORT_NAME = /法治政府建设|年度(?:工作)?报告|工作报告|年(?:度)?工作总结|述[职法]报告/;

/** A title stands behind a few lines of letterhead at most. */
const TITLE_LINES = 6;
const LONGEST_TITLE = 60;

const RULE_OF_LAW_TITLE = /法治政府建设.{0,16}(?:报告|总结|情况)$/;
const YEARLY_TITLE =
  /(?:[12]\d{3}|[一二三四五六七八九〇零○]{4})年(?:度)?.{0,24}(?:报告|工作总结)$|(?:年度|政府工作)报告$/;
const HEADING = /^[一二三四五六七八九十]{1,3}、.{0,40}(?:主要举措|第一责任人|法治政府建设|推进法治建设)/;

/** A long title is set in two lines. */
function isTitle(pattern: RegExp, line: string, next = ''): boolean {
  if (line.length > LONGEST_TITLE || /[，。；：]/.test(line)) return false;
  return pattern.test(line) || (next.length <= LONGEST_TITLE && pattern.test(line + next));
}

/** A line without Markdown's marks, spaces and a trailing （送审稿）. */
function bare(line: string): string {
  return line
    .slice(0, LINE_HEAD)
    .replace(/^[\s#*_]+/, '')
    .replaceAll(/[\s*_]+/g, '')
    .replace(/（[^（）]{1,10}）$/, '');
}
