import type { Span } from './span.ts';

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
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
      lineStarts.push(at + 1);
    }
  }
  return { text, lineStarts };
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
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (lineStarts[middle]! <= bounded) low = middle;
    else high = middle;
  }
  return { line: low, character: bounded - lineStarts[low]! };
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
