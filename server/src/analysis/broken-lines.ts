import type { Analysis } from './analyze.ts';
import type { Block } from './blocks.ts';
import type { TextLine } from './lines.ts';
import { once } from './memory.ts';
import type { Span } from './span.ts';

/**
 * The line ends within paragraphs, with the spaces around them, of a text whose lines end where a page did, as it comes out of a
 * PDF: `全年受理诉求120件，其中⏎咨询85件、⏎投诉45件。` Empty where lines are paragraphs, as they are in most reports.
 */
export const findBreaks = once((analysis: Analysis): readonly Span[] => {
  const { markdown, fromWord } = analysis;
  if (markdown || fromWord) return [];
  const paragraphs = findOpenLines(analysis).flatMap((run) => (endsSentence(analysis, run.last) ? [run] : []));
  const width = commonWidth(paragraphs.flatMap(({ widths }) => widths));
  return width === null ? [] : toBreaks(analysis, width);
});

/** Pages have room for so many columns at least; a Chinese character takes two. */
const NARROWEST = 40;
const WIDEST = 140;
/** So many columns at most stay free at the end of a line: a figure or a mark that must not stand apart goes to the next. */
const FREE = 5;
/** And marks may hang over it. */
const HANGING = 4;
/** Lines that happen to be equally long are fewer. */
const FEWEST = 3;

/** Lines one below the other, all but the last of which end within a sentence. */
interface OpenLines {
  readonly last: number;
  /** In columns, of all but the last. */
  readonly widths: readonly number[];
}

function findOpenLines(analysis: Analysis): readonly OpenLines[] {
  const { lines } = analysis;
  const runs: OpenLines[] = [];
  for (let first = 0; first < lines.length; first++) {
    const widths: number[] = [];
    let line = first;
    for (; runsOn(analysis, line) && isWords(lines[line + 1]); line++) widths.push(widthOf(analysis, line));
    if (widths.length > 0) runs.push({ last: line, widths });
    first = line;
  }
  return runs;
}

/** Whether a line may end within a sentence that the next one goes on with. Most lines are told by their length alone. */
function runsOn({ lines, source }: Analysis, line: number): boolean {
  const length = (source.lineStarts[line + 1] ?? 0) - source.lineStarts[line]!;
  if (length < NARROWEST / 2 || length > WIDEST || !isWords(lines[line])) return false;
  return !ENDING.includes(lastOf(source.text, lines[line]!, source.lineStarts[line]!));
}

/** A line of prose: no row, and no heading that stands alone. */
function isWords(line: TextLine | undefined): boolean {
  const block = line?.block;
  if (!block || line.row || line.form) return false;
  return block.kind === 'paragraph' || (block.kind === 'heading' && block.body !== null);
}

function endsSentence({ lines, source }: Analysis, line: number): boolean {
  return ENDING.includes(lastOf(source.text, lines[line]!, source.lineStarts[line]!));
}

function lastOf(text: string, { block }: TextLine, start: number): string {
  return block ? text[start + block.end - 1]! : '';
}

/** With these a sentence, a heading or what is named before a list may be at its end. */
const ENDING = '。！？；：…!?;:”’）)》】';

/** The width that most of the lines have; null where there are too few of one width. */
function commonWidth(widths: readonly number[]): number | null {
  const sorted = widths.filter((width) => width >= NARROWEST).toSorted((a, b) => a - b);
  let most = 0;
  let common = 0;
  for (let from = 0, to = 0; to < sorted.length; to++) {
    while (sorted[to]! - sorted[from]! > FREE) from++;
    if (to - from + 1 <= most) continue;
    most = to - from + 1;
    common = sorted[to]!;
  }
  return most >= FEWEST && most * 2 > sorted.length ? common : null;
}

/** Where lines as wide as the page run on. */
function toBreaks(analysis: Analysis, width: number): readonly Span[] {
  const { lines, source, blocks } = analysis;
  const { text, lineStarts } = source;
  const rows = new Set(blocks.filter(({ kind }) => kind === 'table').map(({ start }) => start));
  const breaks: Span[] = [];
  for (let line = 0; line + 1 < lines.length; line++) {
    const { block } = lines[line]!;
    const next = lines[line + 1]!;
    if (!block || !next.block) continue;
    const span = { start: lineStarts[line]! + block.end, end: lineStarts[line + 1]! + next.block.start };
    if (rows.has(lineStarts[line]! + block.start) || rows.has(span.end)) continue;
    if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
    const columns = widthOf(analysis, line);
    if (columns < width - FREE || columns > width + HANGING) continue;
    if (goesOn(block, next.block, text[span.start - 1]!)) breaks.push(span);
  }
  return breaks;
}

/**
 * Where a sentence may end, or a heading does, what is indented or looks like a heading begins anew. Of lines as wide as the page
 * that end with a sentence, more stand within a paragraph than at its end.
 */
function goesOn(block: Block, next: Block, last: string): boolean {
  const mayEnd = ENDING.includes(last) || (block.kind === 'heading' && block.body === null);
  if (next.kind === 'heading') return !mayEnd;
  return next.kind === 'paragraph' && (!mayEnd || next.start === 0);
}

/** How many columns a line takes; a Chinese character or mark takes two. */
function widthOf({ source, lines }: Analysis, line: number): number {
  const start = source.lineStarts[line]!;
  const end = start + (lines[line]!.block?.end ?? 0);
  let width = 0;
  for (let at = start; at < end; at++) width += source.text.charCodeAt(at) < 0x2000 ? 1 : 2;
  return width;
}
