import { demandOf } from './matches/needs.ts';
import { hasSigns, type Mask, mayHaveSigns, toMask } from './matches/signs.ts';

/**
 * Where a pattern, which is global, matches in a text. Dozens of patterns are looked for in every paragraph, and few paragraphs
 * have any of them. So a text's signs, its characters and its pairs of neighbours, are gathered once, and a pattern that needs
 * others than these is not looked for at all.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const search = searchFor(pattern);
  if (!hasSigns(text, search.masks)) return NONE;
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = next(text, pattern, search); match; match = next(text, pattern, search)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return matches;
}

/** The first match of a pattern, which is global, at an offset or behind it; the pattern then remembers where it ends. */
export function matchFrom(text: string, pattern: RegExp, offset: number): RegExpExecArray | null {
  const search = searchFor(pattern);
  pattern.lastIndex = offset;
  return hasSigns(text, search.masks) ? next(text, pattern, search) : null;
}

/** Whether a pattern, which is not global, matches anywhere in a text. A question alone is not worth gathering the signs. */
export function hasMatch(text: string, pattern: RegExp): boolean {
  const search = searchFor(pattern);
  if (!mayHaveSigns(text, search.masks)) return false;
  if (!search.starts) return pattern.test(text);
  pattern.lastIndex = 0;
  return next(text, pattern, search) !== null;
}

const NONE: readonly RegExpExecArray[] = [];

/** How a pattern is looked for. */
interface Search {
  /** Of each of them, a text must have a sign. */
  readonly masks: readonly Mask[];
  /** Where a match may begin with one of many characters: these, and the pattern for such a place. */
  readonly starts: Int32Array | null;
  readonly sticky: RegExp | null;
}

/**
 * The engine finds the characters of a short list quickly by itself, even behind a look-back. Of a longer one, it tries the whole
 * pattern at every character of the text.
 */
const MOST_STARTS = 24;

const searches = new WeakMap<RegExp, Search>();

function searchFor(pattern: RegExp): Search {
  let search = searches.get(pattern);
  if (!search) {
    const { needs, first } = demandOf(pattern);
    const starts = first !== null && first.size > MOST_STARTS ? toStarts(first) : null;
    const sticky = starts && new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`);
    search = { masks: needs.map(toMask), starts, sticky };
    searches.set(pattern, search);
  }
  return search;
}

/** The next match behind the place that the pattern remembers. */
function next(text: string, pattern: RegExp, { starts, sticky }: Search): RegExpExecArray | null {
  if (!starts || !sticky) return pattern.exec(text);
  const from = pattern.lastIndex;
  for (let at = nextStart(text, starts, from); at < text.length; at = nextStart(text, starts, at + 1)) {
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (!match) continue;
    pattern.lastIndex = sticky.lastIndex;
    return match;
  }
  return null;
}

/** The next place at which a match may begin. A small loop, which is soon compiled, other than what is made of it. */
function nextStart(text: string, starts: Int32Array, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((starts[(code >> 5) & 63]! & (1 << code)) !== 0) return at;
  }
  return text.length;
}

/** One bit for each character, and for those that have the last eleven digits in common. */
function toStarts(characters: ReadonlySet<string>): Int32Array {
  const starts = new Int32Array(64);
  for (const character of characters) {
    const code = character.charCodeAt(0);
    starts[(code >> 5) & 63]! |= 1 << code;
  }
  return starts;
}
