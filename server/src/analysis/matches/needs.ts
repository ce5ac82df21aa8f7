import { WHITESPACE } from '../characters.ts';
import {
  ANY,
  type Characters,
  either,
  type Need,
  NONE,
  NOTHING,
  ofWords,
  one,
  type Part,
  pairsOf,
  rarest,
  UNKNOWN,
  union,
  type Wanted,
} from './pattern-parts.ts';

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

/**
 * Reads what a text must have for a pattern to match in it from the pattern's own source: 诉(?![求讼]) needs 诉, 信访人|上访人 needs
 * 信访 or 上访. What is not understood needs nothing; needs are never stricter than the pattern.
 */
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

/** Every character of a range; `null` where its ends tell none, or too many. */
function between(from: Characters, to: Characters): Characters {
  const [start, end] = [from, to].map((ends) => [...(ends ?? [])][0]?.charCodeAt(0));
  if (start === undefined || end === undefined) return null;
  if (end - start > 0x200) return null;
  return new Set(Array.from({ length: end - start + 1 }, (_, step) => String.fromCharCode(start + step)));
}
