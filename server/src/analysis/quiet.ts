import type { Analysis } from './analyze.ts';
import { once, type Remembering } from './memory.ts';
import type { ReadAll, Reading } from './readings.ts';

/**
 * What follows from all that a reader finds in a report, where mostly nothing does: `find` is not asked again as long as nothing
 * followed last time and the same is found in the same paragraphs, under the same headings. `isSame` compares what was found at one place in two
 * versions, as far as `find` looks at it; where figures stand may differ.
 */
export function unlessQuiet<T, R>(
  readAll: ReadAll<T>,
  isSame: (before: T, now: T) => boolean,
  find: (analysis: Analysis, readings: readonly Reading<T>[]) => readonly R[],
): (analysis: Analysis) => readonly R[] {
  const quietOf = once((_: Analysis['lineage']): Quiet<T> => ({ frame: null, found: null }));
  return (analysis) => {
    const quiet = quietOf(analysis.lineage);
    const readings = readAll(analysis);
    const { token, step } = analysis.frame;
    const follows = step !== null && step.token === quiet.frame;
    quiet.frame = token;
    if (follows && quiet.found && areSame(quiet.found, readings, isSame)) return [];
    const all = find(analysis, readings);
    quiet.found = all.length === 0 ? readings.map(({ found, sentence }) => ({ found, sentence })) : null;
    return all;
  };
}

/** A version of a report, and what was found in it where nothing followed; null where something did. */
interface Quiet<T> {
  frame: Remembering | null;
  found: readonly Pick<Reading<T>, 'found' | 'sentence'>[] | null;
}

function areSame<T>(
  before: readonly Pick<Reading<T>, 'found' | 'sentence'>[],
  now: readonly Reading<T>[],
  isSame: (before: T, now: T) => boolean,
): boolean {
  return (
    before.length === now.length &&
    before.every(({ found, sentence }, at) => {
      const one = now[at]!;
      return one.sentence === sentence && (one.found === found || isSame(found, one.found));
    })
  );
}
