import { type Mark, replaceOrdinal } from '../analysis/marks.ts';
import type { Section } from '../analysis/outline.ts';
import type { Edit } from './rule.ts';

/**
 * The siblings from the index `at` on that count on from each other in one style: what moves when a section is put before
 * them or taken away. Ends where the count jumps or starts anew (an annex); siblings in another style are passed over.
 */
export function seriesFrom(siblings: readonly Section[], at: number): readonly Section[] {
  const series: Section[] = [];
  let last: Mark | null = null;
  for (const section of siblings.slice(at)) {
    const mark = section.heading?.mark;
    if (!mark || (last && mark.style !== last.style)) continue;
    if (last && mark.ordinal !== last.ordinal + 1) break;
    series.push(section);
    last = mark;
  }
  return series;
}

/**
 * The edits that number sections on from the ordinal `from`, each in the style and with the punctuation of its own mark.
 * Sections without a mark are passed over; none is edited that has its number already.
 */
export function renumber(text: string, sections: readonly Section[], from: number): readonly Edit[] {
  const edits: Edit[] = [];
  let ordinal = from;
  for (const { heading } of sections) {
    const mark = heading?.mark;
    if (!mark) continue;
    if (mark.ordinal !== ordinal) edits.push(replaceOrdinal(text, mark, ordinal));
    ordinal++;
  }
  return edits;
}

/** What has to be renumbered where a section with an ordinal is put before others: nothing where it fills a gap. */
export function pushOn(
  text: string,
  { ordinal, following }: { readonly ordinal: number; readonly following: readonly Section[] },
): { readonly edits: readonly Edit[]; readonly words: string } {
  const series = seriesFrom(following, 0);
  if (series[0]?.heading?.mark?.ordinal !== ordinal) return { edits: [], words: '' };
  return { edits: renumber(text, series, ordinal + 1), words: wordRenumbering(text, series, ordinal + 1) };
}

/** An insertion and the edits it entails, as edits that begin at different places: one that is put before a number takes it in. */
export function joinEdits(insertion: Edit, edits: readonly Edit[]): readonly Edit[] {
  const touching = edits.find(({ start }) => start === insertion.start);
  if (!touching) return [insertion, ...edits];
  const joined = { start: insertion.start, end: touching.end, text: insertion.text + touching.text };
  return [joined, ...edits.filter((edit) => edit !== touching)];
}

/** What `renumber` does in words, for the title of a fix: “二、”至“四、”改为“三、”至“五、”; empty where it does nothing. */
export function wordRenumbering(text: string, sections: readonly Section[], from: number): string {
  const marks = sections.flatMap(({ heading }) => heading?.mark ?? []);
  const first = marks[0];
  const last = marks.at(-1);
  if (!first || !last || renumber(text, sections, from).length === 0) return '';
  const range = (a: string, b: string): string => (a === b ? `“${a}”` : `“${a}”至“${b}”`);
  const written = (mark: Mark): string => text.slice(mark.start, mark.end).replace(/\s/g, '');
  const renumbered = (mark: Mark, ordinal: number): string => {
    const { start, end, text: digits } = replaceOrdinal(text, mark, ordinal);
    return (text.slice(mark.start, start) + digits + text.slice(end, mark.end)).replace(/\s/g, '');
  };
  const before = range(written(first), written(last));
  return `${before}改为${range(renumbered(first, from), renumbered(last, from + marks.length - 1))}`;
}
