import type { Span } from '../analysis/span.ts';

/** What is said of a place when one points at it: a title and lines, in plain words. */
export interface Note extends Span {
  readonly title: string;
  readonly lines: readonly string[];
}
