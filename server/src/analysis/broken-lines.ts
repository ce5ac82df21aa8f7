import type { Analysis } from './analyze.ts';
import type { Block } from './blocks.ts';
import { Kind, kindAt } from './characters.ts';
import type { Lines, TextLine } from './lines.ts';
import { once } from './memory.ts';
import type { Span } from './span.ts';

/**
 * The line ends within paragraphs, with the spaces around them, of a text whose lines end where a page did, as it comes out of a
 * PDF: `全年受理诉求120件，其中⏎咨询85件、⏎投诉45件。` Empty where lines are paragraphs, as they are in most reports.
 */
export const findBreaks = once((analysis: Analysis): readonly Span[] => {
  const { markdown, fromWord } = analysis;
  if (markdown || fromWord) return [];
  const open = widthsOfOpenLines(analysis);
  const width = commonWidth(open);
  // In a report whose lines are paragraphs, most have no room in any page.
  return width === null || countWider(analysis, width) >= open.length ? [] : toBreaks(analysis, width);
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

/** The widths of the lines that end within a sentence, where the lines that go on with it come to its end. */
function widthsOfOpenLines(analysis: Analysis): readonly number[] {
  const { lines } = analysis;
  const open: number[] = [];
  for (let first = 0; first < lines.length; first++) {
    if (!isWords(lines[first]!)) continue;
    const widths: number[] = [];
    let line = first;
    for (; runsOn(analysis, line); line++) widths.push(widthOf(analysis, line));
    if (endsSentence(analysis, line)) open.push(...widths);
    first = line;
  }
  return open;
}

/** Whether a line may end within a sentence that the next one goes on with. Most lines are told by their length alone. */
function runsOn({ lines, source }: Analysis, line: number): boolean {
  const length = (source.lineStarts[line + 1] ?? 0) - source.lineStarts[line]!;
  if (length < NARROWEST / 2 || length > WIDEST) return false;
  // What goes on may look like a heading: 列入第⏎三、四季度重点工作.
  return isProseLine(lines[line]!) && isProseLine(lines[line + 1]!) && !endsSentence({ lines, source }, line);
}

/** A line of prose: no row, and no heading that stands alone. */
function isWords(line: TextLine): boolean {
  return isProseLine(line) && !(line.block?.kind === 'heading' && line.block.body === null);
}

function isProseLine({ block, row, form }: TextLine): boolean {
  return block !== null && RUNNING.includes(block.kind) && !row && !form;
}

function endsSentence({ lines, source }: Lines, line: number): boolean {
  const { block } = lines[line]!;
  return block !== null && mayEnd(source.text, source.lineStarts[line]! + block.end);
}

/** Whether a sentence, a heading, a blank 〔此处填写…〕 or what is named before a list may be at its end here. */
function mayEnd(text: string, end: number): boolean {
  const last = kindAt(text, end - 1);
  return !WITHIN.includes(last) && text[end - 1] !== '%';
}

/** With these no sentence ends. */
const WITHIN: readonly Kind[] = [
  Kind.han,
  Kind.digit,
  Kind.numeral,
  Kind.scale,
  Kind.latin,
  Kind.comma,
  Kind.pause,
  Kind.open,
];

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

function countWider(analysis: Analysis, width: number): number {
  const { lineStarts } = analysis.source;
  return analysis.lines.filter(
    (line, at) =>
      isProseLine(line) &&
      // No character takes more than two columns.
      2 * ((lineStarts[at + 1] ?? analysis.source.text.length) - lineStarts[at]!) > width + HANGING &&
      widthOf(analysis, at) > width + HANGING,
  ).length;
}

const RUNNING: readonly Block['kind'][] = ['paragraph', 'heading'];

/** Where lines as wide as the page run on. */
function toBreaks(analysis: Analysis, width: number): readonly Span[] {
  const { lines, source, blocks } = analysis;
  const { text, lineStarts } = source;
  // Rows of tables, the title, the signature stand by themselves.
  const alone = new Set(blocks.filter(({ kind }) => !RUNNING.includes(kind)).map(({ start }) => start));
  const breaks: Span[] = [];
  for (let line = 0; line + 1 < lines.length; line++) {
    const { block } = lines[line]!;
    const next = lines[line + 1]!;
    if (!block || !next.block) continue;
    const span = { start: lineStarts[line]! + block.end, end: lineStarts[line + 1]! + next.block.start };
    if (alone.has(lineStarts[line]! + block.start) || alone.has(span.end)) continue;
    if (!RUNNING.includes(block.kind)) continue;
    const columns = widthOf(analysis, line);
    if (columns < width - FREE || columns > width + HANGING) continue;
    if (goesOn(block, next.block, mayEnd(text, span.start))) breaks.push(span);
  }
  return breaks;
}

/**
 * Where a sentence may end, or a heading does, what is indented or looks like a heading begins anew. Of lines as wide as the page
 * that end with a sentence, more stand within a paragraph than at its end.
 */
function goesOn(block: Block, next: Block, atEnd: boolean): boolean {
  const ends = atEnd || (block.kind === 'heading' && block.body === null);
  if (next.kind === 'heading') return !ends;
  return next.kind === 'paragraph' && (!ends || next.start === 0);
}

/** How many columns a line takes; a Chinese character or mark takes two. */
function widthOf({ source, lines }: Analysis, line: number): number {
  const start = source.lineStarts[line]!;
  const end = start + (lines[line]!.block?.end ?? 0);
  let width = 0;
  for (let at = start; at < end; at++) width += source.text.charCodeAt(at) < 0x2000 ? 1 : 2;
  return width;
}
