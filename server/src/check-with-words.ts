import type { Segment } from './analysis/words.ts';
import { type CheckOptions, check, type Result } from './check.ts';
import { loadJieba } from './jieba.ts';

/** Loaded once for all reports; `undefined` where no library works. */
let loading: Promise<Segment | undefined> | null = null;
let loaded: Segment | undefined;

/** Checks one report, and loads a dictionary only where the report has figures that words could tell apart. */
export async function checkWithWords(text: string, options: CheckOptions): Promise<Result> {
  const result = check(text, { ...options, segment: loaded });
  if (!result.wordless) return result;
  loading ??= loadJieba().then(
    ({ segment }) => segment,
    () => undefined,
  );
  loaded = await loading;
  // Without a library, what only words can tell apart is not told.
  return loaded ? check(text, { ...options, segment: loaded, previous: result.analysis }) : result;
}
