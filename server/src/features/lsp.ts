import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { createSource, editSource, lineSpan, positionAt, type Source } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';

/** A stretch of text as the protocol names it. */
export function toRange(source: Source, span: Span): Range {
  return { start: positionAt(source, span.start), end: positionAt(source, span.end) };
}

/** The offset of a protocol position; what lies outside the text or behind the end of its line is taken as the nearest place. */
export function offsetAt(source: Source, { line, character }: Position): number {
  if (line < 0) return 0;
  if (!(line < source.lineStarts.length)) return source.text.length;
  const { start, end } = lineSpan(source, Math.trunc(line));
  return character > 0 ? Math.min(start + Math.trunc(character), end) : start;
}

/** The text after one change, as the protocol words it. A range whose ends are swapped is read the other way round. */
export function applyChange(source: Source, change: TextDocumentContentChangeEvent): Source {
  if (!('range' in change && change.range)) return createSource(change.text);
  const ends = [offsetAt(source, change.range.start), offsetAt(source, change.range.end)] as const;
  const [start, before] = [Math.min(...ends), Math.max(...ends)];
  const text = source.text.slice(0, start) + change.text + source.text.slice(before);
  return editSource(source, text, { start, before, after: start + change.text.length });
}

/** Whether two ranges are of the same places. */
export function isSameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
