import type { Segment } from './analysis/words.ts';
import { type CheckOptions, check, type Result } from './check.ts';
import { loadJieba } from './jieba.ts';

/** Checks one report, and has a dictionary loaded only where the report has figures that words could tell apart. */
export type CheckWithWords = (text: string, options: CheckOptions) => Promise<Result>;

/** Checks with the words that `load` finds, which is asked until it has found some; without them, what only words can tell apart is not told. */
export function createCheckWithWords(load: () => Promise<Segment | undefined>): CheckWithWords {
  let loaded: Segment | undefined;
  return async (text, options) => {
    const result = check(text, { ...options, segment: loaded });
    if (!result.wordless) return result;
    loaded = await load();
    return loaded ? check(text, { ...options, segment: loaded, previous: result.analysis }) : result;
  };
}

/** Loaded once for all reports; `undefined` where no library works. */
let loading: Promise<Segment | undefined> | null = null;

/** Checks one report with a dictionary of this thread's own. */
export const checkWithWords = createCheckWithWords(() => {
  loading ??= loadJieba().then(
    ({ segment }) => segment,
    () => undefined,
  );
  return loading;
});
