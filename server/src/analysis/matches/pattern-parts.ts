/** Signs, single characters and pairs of neighbours, of which a text must have one at least for a pattern to match in it. */
export type Need = ReadonlySet<string>;

/** A stretch of a pattern, and what a text must have for it to match. */
export interface Part {
  /** What it may begin and end with. */
  readonly first: Characters;
  readonly last: Characters;
  /** Whether it may match nothing at all. */
  readonly empty: boolean;
  readonly needs: readonly Wanted[];
}

/** A need that is written out only where it turns out to be one of the rarest. */
export interface Wanted {
  readonly weight: number;
  readonly signs: () => Need;
}

/** The characters that may stand at a place; `null` for any. */
export type Characters = ReadonlySet<string> | null;

export const NONE: ReadonlySet<string> = new Set();
/** One character, whichever. */
export const ANY: Part = { first: null, last: null, empty: false, needs: [] };
/** No character: the beginning, a look at what must not stand there. */
export const NOTHING: Part = { first: NONE, last: NONE, empty: true, needs: [] };
/** What may be anything, or nothing: a reference to a group, a class of characters that we do not know. */
export const UNKNOWN: Part = { ...ANY, empty: true };

/** More signs than these tell little: one of them is in every text. */
const MOST_CHARACTERS = 64;
const MOST_PAIRS = 256;
const MOST_NEEDS = 3;
/** Single characters are more frequent than pairs by so much. */
const FREQUENCY = 16;

/** Words that stand as they are. The same as what their characters would give one after the other: pairs are rarer than they. */
export function ofWords(words: string): Part {
  const needs: Wanted[] = [];
  for (let at = 1; at < words.length && needs.length < MOST_NEEDS; at++) {
    needs.push({ weight: 1, signs: () => new Set([words.slice(at - 1, at + 1)]) });
  }
  for (let at = 0; at < words.length && needs.length < MOST_NEEDS; at++) {
    needs.push({ weight: FREQUENCY, signs: () => new Set([words.charAt(at)]) });
  }
  const [first, last] = [new Set([words.charAt(0)]), new Set([words.charAt(words.length - 1)])];
  return { first, last, empty: false, needs };
}

/** One character out of some. */
export function one(characters: Characters): Part {
  if (characters === null || characters.size > MOST_CHARACTERS) {
    return { first: characters, last: characters, empty: false, needs: [] };
  }
  const need: Wanted = { weight: characters.size * FREQUENCY, signs: () => characters };
  return { first: characters, last: characters, empty: false, needs: [need] };
}

/** One stretch out of some. */
export function either(parts: readonly Part[]): Part {
  // Each alternative has needs of its own: the text has a sign of the rarest one of one of them.
  const need = parts.every(({ needs }) => needs.length > 0) ? unite(parts.map(({ needs }) => needs[0]!.signs())) : null;
  return {
    first: allOf(parts.map(({ first }) => first)),
    last: allOf(parts.map(({ last }) => last)),
    empty: parts.some(({ empty }) => empty),
    needs: need ? rarest([{ weight: weightOf(need), signs: () => need }]) : [],
  };
}

/** That one of some characters stands right before one of others; nothing where these are too many to tell anything. */
export function pairsOf(left: Characters, right: Characters): readonly Wanted[] {
  if (!left || !right || left.size * right.size === 0 || left.size * right.size > MOST_PAIRS) return [];
  return [{ weight: left.size * right.size, signs: () => pairUp(left, right) }];
}

function pairUp(left: ReadonlySet<string>, right: ReadonlySet<string>): Need {
  const pairs = new Set<string>();
  for (const one of left) for (const other of right) pairs.add(one + other);
  return pairs;
}

function allOf(sets: readonly Characters[]): Characters {
  return sets.some((set) => set === null) ? null : unite(sets as readonly ReadonlySet<string>[]);
}

function unite(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const set of sets) for (const one of set) all.add(one);
  return all;
}

/** The characters of both lists. */
export function union(a: Characters, b: Characters): Characters {
  return a && b && (a.size === 0 ? b : b.size === 0 ? a : unite([a, b]));
}

/** The needs that most texts lack, the rarest first. */
export function rarest(needs: readonly Wanted[]): readonly Wanted[] {
  return needs
    .filter(({ weight }) => weight <= MOST_CHARACTERS * FREQUENCY)
    .sort((a, b) => a.weight - b.weight)
    .slice(0, MOST_NEEDS);
}

function weightOf(need: Need): number {
  let weight = 0;
  for (const { length } of need) weight += length === 1 ? FREQUENCY : 1;
  return weight;
}
