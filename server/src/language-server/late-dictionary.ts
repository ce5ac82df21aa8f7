import type { Segment } from '../analysis/words.ts';
import type { Jieba } from '../jieba.ts';

/** A dictionary that is loaded, which takes up to a second, when the first report asks for words. */
export interface LateDictionary {
  /** Divides phrases into words; undefined as long as the dictionary is not there. */
  readonly segment: () => Segment | undefined;
  /** Somebody asked for words. The answer that goes without them goes out first. */
  readonly load: () => void;
}

/** Nothing is loaded yet; without a `load`, nothing ever is. */
export function createLateDictionary(
  load: (() => Promise<Jieba>) | undefined,
  loaded: (jieba: Jieba) => void,
  complain: (error: unknown) => void,
): LateDictionary {
  let jieba: Jieba | undefined;
  let wanted = false;
  return {
    segment: () => jieba?.segment,
    load: () => {
      if (wanted || !load) return;
      wanted = true;
      setImmediate(() =>
        load().then((arrived) => {
          jieba = arrived;
          loaded(arrived);
        }, complain),
      );
    },
  };
}
