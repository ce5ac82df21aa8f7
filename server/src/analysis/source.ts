import type { Span } from './span.ts';
import type { TextChange } from './text-change.ts';

/** A report's text and where its lines begin. Nothing else in the core knows about lines. */
export interface Source {
  readonly text: string;
  /** UTF-16 offset of the first character of each line; the first entry is 0. */
  readonly lineStarts: readonly number[];
}

/** A place in a text as editors count: both from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Reads where lines begin. Lines end with LF, CRLF or a lone CR, as in the Language Server Protocol. */
export function createSource(text: string): Source {
  const lineStarts = [0];
  if (text.includes('\r')) {
    for (let at = 1; at <= text.length; at++) if (beginsLine(text, at)) lineStarts.push(at);
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  }
  return { text, lineStarts };
}

/** A text that differs from an earlier one in one stretch; only there it is looked for lines anew. */
export function editSource({ lineStarts }: Source, text: string, { start, before, after }: TextChange): Source {
  // A line begins behind a line end that the character behind it leaves alone: both must be out of the change's reach.
  const kept = countUpTo(lineStarts, Math.max(0, start - 1));
  const starts = lineStarts.slice(0, kept);
  for (let at = Math.max(1, start); at <= after; at++) if (beginsLine(text, at)) starts.push(at);
  for (let line = countUpTo(lineStarts, before); line < lineStarts.length; line++) {
    starts.push(lineStarts[line]! + after - before);
  }
  return { text, lineStarts: starts };
}

/** The line's content without its line end. */
export function lineSpan(source: Source, line: number): Span {
  const start = source.lineStarts[line] ?? source.text.length;
  let end = source.lineStarts[line + 1] ?? source.text.length;
  while (end > start && isLineEnd(source.text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Where an offset stands. An offset outside the text is taken as its nearest end. */
export function positionAt(source: Source, offset: number): Position {
  const { lineStarts } = source;
  const bounded = Math.max(0, Math.min(offset, source.text.length));
  const line = countUpTo(lineStarts, bounded) - 1;
  return { line, character: bounded - lineStarts[line]! };
}

/** How many lines begin at an offset or before it. */
function countUpTo(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lineStarts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beginsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at) !== LINE_FEED);
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
