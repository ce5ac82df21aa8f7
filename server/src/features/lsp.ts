import type { Range } from 'vscode-languageserver-protocol';
import { positionAt, type Source } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';

/** A stretch of text as the protocol names it. */
export function toRange(source: Source, span: Span): Range {
  return { start: positionAt(source, span.start), end: positionAt(source, span.end) };
}

/** The offset of a protocol position; what lies outside the text is taken as its nearest place. */
export function offsetAt(source: Source, position: Range['start']): number {
  const start = source.lineStarts[position.line];
  if (start === undefined) return source.text.length;
  const next = source.lineStarts[position.line + 1] ?? source.text.length;
  return Math.min(start + Math.max(0, position.character), next);
}

export function isSameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
