import { positionAt, type Source } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';

/** A place in a text as people count: from 1, columns in UTF-16 code units, the end behind the last character. */
export interface LineSpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a stretch of text stands in lines and columns. */
export function linesOf(source: Source, { start, end }: Span): LineSpan {
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  return {
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** A file's name with slashes, on whatever system it was named. */
export function withSlashes(file: string): string {
  return file.replaceAll('\\', '/');
}

/** A file as a URI reference: relative as it was named, a file: URI where it was named from the root. */
export function toUriReference(file: string): string {
  const path = withSlashes(file);
  if (path.startsWith('//')) return `file:${encodePath(path)}`;
  if (path.startsWith('/')) return `file://${encodePath(path)}`;
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${encodePath(path.slice(2))}`;
  return encodePath(path.replace(/^(?:\.\/)+(?=.)/, ''));
}

/** A lone surrogate has no bytes; a colon in a first segment would pass for a scheme, and is encoded like the rest. */
function encodePath(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
