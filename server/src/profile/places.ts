import type { Heading } from '../analysis/blocks.ts';
import type { Span } from '../analysis/span.ts';
import { wordsOf } from './text.ts';

/** No finding and no place is longer: a phrase, never a paragraph. */
export const LONGEST_PLACE = 40;

/** The beginning of a stretch, short enough to point at. */
export function toPhrase(span: Span): Span {
  return { start: span.start, end: Math.min(span.end, span.start + LONGEST_PLACE) };
}

/** The words of a heading as a place; its mark where it has no words yet. */
export function placeOfHeading(text: string, heading: Heading): Span {
  const { start } = heading.title;
  const words = wordsOf(text, heading).trimEnd();
  return toPhrase(words === '' ? { start: heading.start, end: heading.end } : { start, end: start + words.length });
}
