import { WHITESPACE } from './characters.ts';

/**
 * What a text must have for a pattern to match in it, read from the pattern's own source: 诉(?![求讼]) needs 诉, 信访人|上访人 needs
 * 信访 or 上访. A need is a list of signs, single characters and pairs of neighbours, of which the text has one at least. What is
 * not understood needs nothing; needs are never stricter than the pattern.
 */
export type Need = ReadonlySet<string>;

/** A stretch of a pattern. `null` stands for any character. */
interface Part {
  /** What it may begin and end with. */
  readonly first: Characters;
  readonly last: Characters;
  /** Whether it may match nothing at all. */
  readonly empty: boolean;
  readonly needs: readonly Wanted[];
}

/** A need that is written out only where it turns out to be one of the rarest. */
interface Wanted {
  readonly weight: number;
  readonly signs: () => Need;
}

type Characters = ReadonlySet<string> | null;

const NONE: ReadonlySet<string> = new Set();
const ANY: Part = { first: null, last: null, empty: false, needs: [] };
const NOTHING: Part = { first: NONE, last: NONE, empty: true, needs: [] };
/** What may be anything, or nothing: a reference to a group, a class of characters that we do not know. */
const UNKNOWN: Part = { ...ANY, empty: true };

/** More signs than these tell little: one of them is in every text. */
const MOST_CHARACTERS = 64;
const MOST_PAIRS = 256;
const MOST_NEEDS = 3;
/** Single characters are more frequent than pairs by so much. */
const FREQUENCY = 16;

const DIGITS = '0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CLASSES: Readonly<Record<string, Characters>> = {
  d: new Set(DIGITS),
  w: new Set(`${DIGITS}${LETTERS}_`),
  s: new Set(WHITESPACE),
};
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v', f: '\f', '0': '\0' };

/** What a pattern's source tells of its matches. */
export interface Demand {
  /** What a text must have for the pattern to match in it, the rarest first; empty where nothing is known. */
  readonly needs: readonly Need[];
  /** The characters a match begins with; null where it may begin with any, or be empty. */
  readonly first: ReadonlySet<string> | null;
}

/** Reads what a pattern needs. */
export function demandOf({ source, flags }: RegExp): Demand {
  const reader = new PatternReader(source);
  const { needs, first, empty } = reader.readAlternatives();
  if (!reader.ended || /[imuvy]/.test(flags)) return { needs: [], first: null };
  return { needs: needs.map(({ signs }) => signs()), first: empty ? null : first };
}

/** The same long lists of characters stand in many patterns. */
const classes = new Map<string, Characters>();

/** An alternative that is nothing but words, as most are. */
const WORDS = /[^()[\]{}|^$.*+?\\]+(?=[|)]|$)/y;

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get ended(): boolean {
    return this.#at >= this.#source.length;
  }

  /** Up to the end of the group or of the pattern. */
  readAlternatives(): Part {
    const parts = [this.#readSequence()];
    while (this.#take('|')) parts.push(this.#readSequence());
    return parts.length === 1 ? parts[0]! : either(parts);
  }

  #readSequence(): Part {
    WORDS.lastIndex = this.#at;
    const words = WORDS.exec(this.#source)?.[0];
    if (words !== undefined) {
      this.#at += words.length;
      return ofWords(words);
    }
    let first: Characters = NONE;
    let empty = true;
    /** What may stand right before the next part, and what a look-back says must. */
    let last: Characters = NONE;
    let behind: Characters = NONE;
    const needs: Wanted[] = [];
    const add = (next: Part): void => {
      needs.push(...next.needs);
      if (!next.empty) {
        if (!empty) needs.push(...pairsOf(last, next.first));
        needs.push(...pairsOf(behind, next.first));
        behind = NONE;
      }
      if (empty) first = union(first, next.first);
      last = next.empty ? union(last, next.last) : next.last;
      empty &&= next.empty;
    };
    while (!this.ended && this.#peek() !== '|' && this.#peek() !== ')') {
      if (this.#take('(?=')) {
        const ahead = this.#readGroup();
        needs.push(...ahead.needs);
        if (!ahead.empty && !empty) needs.push(...pairsOf(last, ahead.first));
      } else if (this.#take('(?<=')) {
        const back = this.#readGroup();
        needs.push(...back.needs);
        if (!back.empty) behind = back.last;
      } else add(this.#readRepeated());
    }
    return { first, last, empty, needs: rarest(needs) };
  }

  #readRepeated(): Part {
    const part = this.#readAtom();
    if (!'*+?{'.includes(this.#source[this.#at] ?? ' ')) return part;
    const counted = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at, this.#at + 16));
    if (!counted) return part;
    this.#at += counted[0].length;
    const least = counted[0][0] === '+' ? 1 : Number(counted[1] ?? 0);
    if (least === 0) return { first: part.first, last: part.last, empty: true, needs: [] };
    if (least === 1 || part.empty) return part;
    return { ...part, needs: rarest([...part.needs, ...pairsOf(part.last, part.first)]) };
  }

  #readAtom(): Part {
    if (!'([^$.\\'.includes(this.#peek())) return one(new Set(this.#next()));
    if (this.#take('(?!') || this.#take('(?<!')) {
      this.#readGroup();
      return NOTHING;
    }
    if (this.#take('(?:')) return this.#readGroup();
    if (this.#take('(?<')) {
      this.#at = this.#source.indexOf('>', this.#at) + 1;
      return this.#readGroup();
    }
    if (this.#take('(')) return this.#readGroup();
    if (this.#take('[')) return one(this.#readClass());
    if (this.#take('^') || this.#take('$')) return NOTHING;
    if (this.#take('.')) return ANY;
    this.#next();
    return this.#readEscaped();
  }

  #readGroup(): Part {
    const part = this.readAlternatives();
    this.#take(')');
    return part;
  }

  #readEscaped(): Part {
    const sign = this.#next();
    if (sign === 'b' || sign === 'B') return NOTHING;
    if (/[1-9k]/.test(sign)) {
      if (sign === 'k') this.#at = this.#source.indexOf('>', this.#at) + 1;
      while (/\d/.test(this.#peek())) this.#at++;
      return UNKNOWN;
    }
    return one(this.#charactersOf(sign));
  }

  #readClass(): Characters {
    const start = this.#at;
    let end = this.#source.indexOf(']', start);
    while (this.#source[end - 1] === '\\') end = this.#source.indexOf(']', end + 1);
    const written = this.#source.slice(start, end);
    const known = classes.get(written);
    if (known !== undefined) {
      this.#at = end + 1;
      return known;
    }
    const characters = this.#readMembers();
    // \\] was read another way than it was looked for.
    if (this.#at === end + 1) classes.set(written, characters);
    return characters;
  }

  #readMembers(): Characters {
    const inverted = this.#take('^');
    const characters = new Set<string>();
    let known = !inverted;
    while (!this.ended && !this.#take(']')) {
      if (this.#peek() !== '\\' && this.#source[this.#at + 1] !== '-') {
        characters.add(this.#next());
        continue;
      }
      const from = this.#readMember();
      let members = from;
      if (from?.size === 1 && this.#peek() === '-' && this.#source[this.#at + 1] !== ']') {
        this.#at++;
        members = between(from, this.#readMember());
      }
      if (members) for (const member of members) characters.add(member);
      else known = false;
    }
    return known ? characters : null;
  }

  #readMember(): Characters {
    const sign = this.#next();
    if (sign !== '\\') return new Set(sign);
    const escaped = this.#next();
    return escaped === 'b' ? new Set('\b') : this.#charactersOf(escaped);
  }

  /** What stands behind a backslash. */
  #charactersOf(sign: string): Characters {
    if (sign === 'u' || sign === 'x') {
      const length = sign === 'u' ? 4 : 2;
      const digits = this.#source.slice(this.#at, this.#at + length);
      this.#at += length;
      return new Set(String.fromCharCode(Number.parseInt(digits, 16)));
    }
    if (sign in CLASSES) return CLASSES[sign]!;
    if (sign in CONTROLS) return new Set(CONTROLS[sign]);
    return /[A-Za-z]/.test(sign) ? null : new Set(sign);
  }

  #peek(): string {
    return this.#source[this.#at] ?? '';
  }

  #next(): string {
    return this.#source[this.#at++] ?? '';
  }

  #take(words: string): boolean {
    if (!this.#source.startsWith(words, this.#at)) return false;
    this.#at += words.length;
    return true;
  }
}

/** The same as what its characters would give one after the other: pairs are rarer than they. */
function ofWords(words: string): Part {
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
function one(characters: Characters): Part {
  if (characters === null || characters.size > MOST_CHARACTERS) {
    return { first: characters, last: characters, empty: false, needs: [] };
  }
  const need: Wanted = { weight: characters.size * FREQUENCY, signs: () => characters };
  return { first: characters, last: characters, empty: false, needs: [need] };
}

function either(parts: readonly Part[]): Part {
  // Each alternative has needs of its own: the text has a sign of the rarest one of one of them.
  const need = parts.every(({ needs }) => needs.length > 0) ? unite(parts.map(({ needs }) => needs[0]!.signs())) : null;
  return {
    first: allOf(parts.map(({ first }) => first)),
    last: allOf(parts.map(({ last }) => last)),
    empty: parts.some(({ empty }) => empty),
    needs: need ? rarest([{ weight: weightOf(need), signs: () => need }]) : [],
  };
}

function pairsOf(left: Characters, right: Characters): readonly Wanted[] {
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

function union(a: Characters, b: Characters): Characters {
  return a && b && (a.size === 0 ? b : b.size === 0 ? a : unite([a, b]));
}

function between(from: Characters, to: Characters): Characters {
  const [start, end] = [from, to].map((ends) => [...(ends ?? [])][0]?.charCodeAt(0));
  if (start === undefined || end === undefined) return null;
  if (end - start > 0x200) return null;
  return new Set(Array.from({ length: end - start + 1 }, (_, step) => String.fromCharCode(start + step)));
}

function rarest(needs: readonly Wanted[]): readonly Wanted[] {
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
