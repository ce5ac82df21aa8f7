import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Segment, Word } from './analysis/words.ts';

/** The libraries that divide text into words. */
export type Backend = 'nodejieba' | 'jieba-wasm';

/** One of the libraries that divide Chinese into words; reading its dictionary takes up to a second. */
export interface Library {
  readonly backend: Backend;
  /** Fails where the library is not there or its binary does not load. */
  readonly load: () => Promise<Tagger>;
}

/** The part of both libraries that we use. */
export type Tagger = (phrase: string) => readonly { readonly word: string; readonly tag: string }[];

/** A library at work. */
export interface Jieba {
  readonly backend: Backend;
  readonly segment: Segment;
}

/** Where nodejieba's own dictionaries lie, which its types leave out. */
interface StockDictionaries {
  readonly DEFAULT_DICT: string;
  readonly DEFAULT_HMM_DICT: string;
  readonly DEFAULT_USER_DICT: string;
  readonly DEFAULT_IDF_DICT: string;
  readonly DEFAULT_STOP_WORD_DICT: string;
}

interface WasmModule {
  readonly tag: (phrase: string, guess: boolean) => ReturnType<Tagger>;
  readonly default?: WasmModule;
}

/** The part of nodejieba's dictionary that reports need, beside the program (server/write-dictionary.mts); else it reads its own. */
const WORDS = path.join(typeof __dirname === 'string' ? __dirname : '', 'jieba-words.utf8');
const WEIGHTS = path.join(path.dirname(WORDS), 'jieba-weights.utf8');

/** In the order in which they are tried: nodejieba is the faster one, jieba-wasm runs everywhere. */
export const LIBRARIES: readonly Library[] = [
  {
    backend: 'nodejieba',
    load: async () => {
      const library = await import('nodejieba');
      const { tag, load, ...others } = library.default ?? library;
      const stock = others as unknown as StockDictionaries;
      const dictionaries = {
        ...(existsSync(WORDS)
          ? { dict: WORDS, idfDict: WEIGHTS }
          : { dict: stock.DEFAULT_DICT, idfDict: stock.DEFAULT_IDF_DICT }),
        hmmDict: stock.DEFAULT_HMM_DICT,
        userDict: stock.DEFAULT_USER_DICT,
        stopWordDict: stock.DEFAULT_STOP_WORD_DICT,
      };
      // Where one is missing, the binary brings the whole program down.
      const missing = Object.values(dictionaries).filter((file) => !existsSync(file));
      if (missing.length > 0) throw new Error(`nodejieba misses ${missing.join(', ')}`);
      load(dictionaries);
      return (phrase) => tag(phrase);
    },
  },
  {
    backend: 'jieba-wasm',
    load: async () => {
      // Its types are those of its browser build.
      const library = (await import('jieba-wasm')) as unknown as WasmModule;
      const { tag } = library.default ?? library;
      return (phrase) => tag(phrase, true);
    },
  },
];

/** Phrases kept with their words: those of some hundred reports. */
const MOST_PHRASES = 4096;

/** Loads the first library that works. */
export async function loadJieba(libraries: readonly Library[] = LIBRARIES): Promise<Jieba> {
  const failures: unknown[] = [];
  for (const { backend, load } of libraries) {
    try {
      const tag = await load();
      const segment: Segment = (phrase) => toWords(phrase, tag(phrase));
      segment('校核');
      return { backend, segment: rememberWords(segment) };
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, '没有可用的分词程序');
}

/** Asks for the words of a phrase only once, as long as not too many others were asked for since. */
export function rememberWords(segment: Segment, limit: number = MOST_PHRASES): Segment {
  const known = new Map<string, readonly Word[]>();
  return (phrase) => {
    const words = known.get(phrase) ?? segment(phrase);
    if (words === null) return null;
    known.delete(phrase);
    known.set(phrase, words);
    if (known.size > limit) known.delete(known.keys().next().value!);
    return words;
  };
}

/** What is no whole character (half of a pair) comes back changed; such a phrase stays one word of no kind. */
function toWords(phrase: string, tagged: ReturnType<Tagger>): readonly Word[] {
  const words = tagged.flatMap(({ word, tag }) => splitGuess({ text: word, kind: tag }));
  return words.map(({ text }) => text).join('') === phrase ? words : [{ text: phrase, kind: 'x' }];
}

/** A word that is only guessed may have caught the particle behind it: 组对 is 组 and 对. */
function splitGuess(word: Word): readonly Word[] {
  const { text, kind } = word;
  if (kind !== 'x' || text.length < 2 || !/[对均已都在将共向由为与和]$/.test(text)) return [word];
  return [
    { text: text.slice(0, -1), kind: text.length === 2 ? 'zg' : 'n' },
    { text: text.slice(-1), kind: 'd' },
  ];
}
