import { Kind, kindAt } from '../characters.ts';
import type { Lines } from '../lines.ts';
import { readMark } from '../marks.ts';
import { lineSpan, type Source } from '../source.ts';
import type { Span } from '../span.ts';
import { findDisclosureLines } from './disclosure-lines.ts';

/** What tells the columns of a row apart. */
export type Divider = 'pipe' | 'tab' | 'spaces';

/** The cells of a row. */
export type Cut = readonly Span[];

/** What a cell says that has nothing to say. */
export const NOTHING = /^(?:[-—–－─/／\\]+|无)?$/;

/** Lines longer than this are prose, whatever stands in them. */
const LONGEST_ROW = 2000;
const MAY_DIVIDE = /[|\t]|[ \u3000\u00a0]{2}/;
/** 合  计 is one word, however it is spread over its column. */
const SPREAD = /(?<=[合总小共])[ \u3000\u00a0]+(?=计)/g;
const SENTENCE = /[。！？!?；;]/;
/** A figure alone, perhaps with a unit; no year or day. */
const FIGURE = /^(?:约|近)?[\d０-９][\d０-９,，.．]*\s*(?:[%％]|[万亿]?[^\d\s年月日号至、，。（(-]{0,3})$/;
const RULE = /^[\s|｜:+=\-─━│┃┼├┤┌┐└┘┬┴╋]+$/;
const DELIMITERS = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$|^\|\s*:?-+:?\s*\|$/;

/** How the row that a line is tells its columns apart; null where it has one column only. */
export function dividerOf(words: string): Divider | null {
  if (words.includes('|')) return 'pipe';
  if (words.includes('\t')) return 'tab';
  return /[ \u3000\u00a0]{2}/.test(words.replace(SPREAD, '')) ? 'spaces' : null;
}

/** Whether a line only rules off rows: |---|---| and +----+----+. */
export function isRule(words: string): boolean {
  return words.length > 1 && RULE.test(words) && /[-=─━┼]/.test(words);
}

/** Whether each of several tabs in a row divides two cells, or, where they only line columns up, all of them divide once. */
export type Tabs = 'each divides' | 'all divide once';

/** The cells of a row, without the spaces around them. */
export function cutCells(text: string, row: Span, divider: Divider, tabs: Tabs): readonly Span[] {
  const cells: Span[] = [];
  let { start, end } = row;
  if (divider === 'pipe') {
    if (text[start] === '|') start++;
    if (end > start && text[end - 1] === '|') end--;
  }
  let from = start;
  for (let at = start; at <= end; at++) {
    const behind = at === end ? at + 1 : behindDivider(text, at, end, divider, tabs);
    if (behind === at) continue;
    cells.push(trim(text, from, at));
    from = behind;
    at = behind - 1;
  }
  return cells;
}

/** The cells of each row. Tabs that only line columns up divide once however many they are, where all rows then agree. */
export function cutRows(text: string, lines: readonly Span[]): readonly Cut[] {
  const rows = lines.filter(({ start, end }) => !isRule(text.slice(start, end)));
  const cut = (tabs: Tabs): readonly Cut[] =>
    rows.map((row) => {
      const divider = dividerOf(text.slice(row.start, row.end));
      return divider ? cutCells(text, divider === 'tab' ? widen(text, row) : row, divider, tabs) : [row];
    });
  const exact = cut('each divides');
  if (agree(exact)) return exact;
  const collapsed = cut('all divide once');
  return agree(collapsed) ? collapsed : exact;
}

/** Whether all rows have the same number of cells. */
export function agree(rows: readonly Cut[]): boolean {
  return rows.every((cells) => cells.length === rows[0]!.length);
}

/** The end of what divides two columns at `at`; `at` itself where nothing does. */
function behindDivider(text: string, at: number, end: number, divider: Divider, tabs: Tabs): number {
  if (divider === 'pipe') return text[at] === '|' && text[at - 1] !== '\\' ? at + 1 : at;
  if (divider === 'tab' && text[at] !== '\t') return at;
  let behind = at;
  if (divider === 'tab') {
    behind++;
    while (tabs === 'all divide once' && behind < end && text[behind] === '\t') behind++;
    return behind;
  }
  while (behind < end && kindAt(text, behind) === Kind.space) behind++;
  if (behind - at < 2) return at;
  return '合总小共'.includes(text[at - 1] ?? ' ') && text[behind] === '计' ? at : behind;
}

/** A row with the spaces around it: tabs there stand for cells. */
export function widen(text: string, row: Span): Span {
  let { start, end } = row;
  while (kindAt(text, start - 1) === Kind.space) start--;
  while (kindAt(text, end) === Kind.space) end++;
  return { start, end };
}

function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  const isBlank = (at: number): boolean => kindAt(text, at) === Kind.space || text[at] === '*';
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  return { start, end };
}

/**
 * The lines that are rows of a table: those that begin with a pipe; in Markdown those around |---|; in plain text several in
 * a row that have columns with figures in them; those of a prescribed form, however it was copied. A line of prose with a gap in it, and a table of contents, are none.
 */
export function findTableLines(text: Lines, markdown: boolean): ReadonlySet<number> {
  const { source, lines } = text;
  const found = new Set(findDisclosureLines(text));
  for (let line = 0; line < lines.length; ) {
    if (!lines[line]!.row || found.has(line)) {
      line++;
      continue;
    }
    const words = wordsOf(source, line);
    if (words.startsWith('|') && words.length > 1) {
      found.add(line++);
      continue;
    }
    const { end, table } = markdown ? readPiped(source, line, words) : readAligned(source, line, words);
    if (table) for (let row = line; row < end; row++) found.add(row);
    line = Math.max(line + 1, end);
  }
  return found;
}

/** Whether a line has anything that could divide columns: only then it may be a row. */
export function mayBeRow(line: string): boolean {
  return MAY_DIVIDE.test(line.slice(0, 2 * LONGEST_ROW).trim());
}

/** Lines up to `end` that were looked at together, and whether they are a table. */
interface Stretch {
  readonly end: number;
  readonly table: boolean;
}

/** A Markdown table without pipes at its sides. */
function readPiped(source: Source, line: number, words: string): Stretch {
  if (!words.includes('|') || !DELIMITERS.test(wordsOf(source, line + 1))) return { end: line, table: false };
  let end = line + 2;
  while (end < source.lineStarts.length && wordsOf(source, end).includes('|')) end++;
  return { end, table: true };
}

/** Lines that line up, from `line` on. */
function readAligned(source: Source, line: number, first: string): Stretch {
  const contents = isEntry(rowOf(first), first);
  let end = line;
  let figures = 0;
  let spaced = false;
  for (let words = first; end < source.lineStarts.length; words = wordsOf(source, ++end)) {
    const cells = rowOf(words);
    if (!cells || (contents && !isEntry(cells, words))) break;
    if (cells.slice(1).some((cell) => FIGURE.test(cell))) figures++;
    spaced ||= dividerOf(words) === 'spaces';
  }
  const rows = end - line;
  const enough = rows >= (spaced ? 3 : 2) && figures >= (spaced ? 2 : 1) && figures * 2 >= rows - 1;
  return { end, table: enough && !contents };
}

/** A line of a table of contents: a marked heading and one thing more. */
function isEntry(cells: readonly string[] | null, words: string): boolean {
  return cells?.length === 2 && readMark(words, 0, words.length) !== null;
}

function rowOf(words: string): readonly string[] | null {
  if (!MAY_DIVIDE.test(words) || words.length > LONGEST_ROW || SENTENCE.test(words)) return null;
  const divider = dividerOf(words);
  if (!divider) return null;
  const cells = cutCells(words, { start: 0, end: words.length }, divider, 'all divide once');
  return cells.length > 1 ? cells.map(({ start, end }) => words.slice(start, end)) : null;
}

/** A line without the spaces around it; longer ones only as far as a row can be. */
function wordsOf(source: Source, line: number): string {
  if (line >= source.lineStarts.length) return '';
  const { start, end } = lineSpan(source, line);
  return source.text.slice(start, Math.min(end, start + 2 * LONGEST_ROW)).trim();
}
