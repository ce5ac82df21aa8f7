import type { Result } from '../check.ts';
import { termsAt, wordTerm } from '../terms.ts';
import type { Note } from './note.ts';

/** Since when and until when the term at an offset is right, and who says so. */
export function termNote({ analysis, profile }: Result, offset: number): Note | null {
  // Of several, the one that says most about the place is the shortest.
  const [found] = termsAt(analysis, offset, profile).toSorted((a, b) => a.end - a.start - (b.end - b.start));
  if (!found) return null;
  const { term, start, end } = found;
  const isKnown = term.from ?? term.adopted ?? term.to ?? term.note ?? term.replacement;
  return isKnown === undefined ? null : { start, end, title: term.term, lines: wordTerm(term) };
}
