import type { Span } from '../analysis/span.ts';

/** What is looked for, in the notation of the term files, and what it stands for. */
export interface Entry<T> {
  readonly value: T;
  readonly patterns: readonly string[];
  readonly notAfter?: readonly string[] | undefined;
  readonly notBefore?: readonly string[] | undefined;
}

/** Something found in a text. */
export interface Hit<T> extends Span {
  readonly value: T;
}

/**
 * Many patterns made ready to be found in one pass: a tree of their characters, two at least in each pattern. It grows where a
 * text goes along it: of thousands of patterns, a report comes past the second character of a few.
 */
export interface Index<T> {
  /** For each code unit that a pattern begins with, which of the branches goes on from there; 0 for all others. */
  readonly firsts: Uint16Array;
  readonly branches: readonly Branch<T>[];
}

/** The patterns that begin alike, so many characters of them. */
interface Branch<T> {
  readonly length: number;
  readonly patterns: Pattern<T>[];
  /** Null until a text comes here. */
  grown: Grown<T> | null;
}

interface Pattern<T> {
  readonly text: string;
  readonly entry: Entry<T>;
}

interface Grown<T> {
  /** What ends here. */
  readonly entries: readonly Entry<T>[];
  /** What goes on, by the next character. */
  readonly branches: ReadonlyMap<number, Branch<T>>;
}

const QUOTES = '“”‘’"\'「」『』';
const DASH = '-'.charCodeAt(0);
/** 2021至2025年 */
const TO = '至'.charCodeAt(0);
const MOST_IGNORED = 4;
const MOST_PATTERNS = 64;

const isIgnored = new Uint8Array(0x10000);
for (const character of `${QUOTES}《》〈〉*\u200b\ufeff \t\n\r\u00a0\u3000`) isIgnored[character.charCodeAt(0)] = 1;

/** One kind of brackets, dashes and digits: full-width ones are the same. 0 for what stays as it is. */
const folded = new Uint16Array(0x10000);
for (const [kind, characters] of [
  ['(', '（［〔【['],
  [')', '）］〕】]'],
  ['-', '－—–―─~～﹣'],
] as const) {
  for (const character of characters) folded[character.charCodeAt(0)] = kind.charCodeAt(0);
}
for (let digit = 0; digit < 10; digit++) folded[0xff10 + digit] = 0x30 + digit;

function foldedAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return folded[code]! || code;
}

/** Why a pattern breaks the notation, in Chinese; null where it does not. */
export function faultOfPattern(pattern: string): string | null {
  if (!/^(?:[^[\]]|\[[^[\]]+\])+$/.test(pattern)) return '[…]要成对，里面要有字，不能套用';
  if ((pattern.match(/\[/g) ?? []).length > 6) return '[…]最多六处';
  if (expand(pattern).some((one) => fold(one).length < 2)) return '去掉可有可无的字以后，至少要剩两个字';
  return null;
}

/** Makes patterns ready. */
export function compileIndex<T>(entries: readonly Entry<T>[]): Index<T> {
  const firsts = new Uint16Array(0x10000);
  const branches: Branch<T>[] = [{ length: 0, patterns: [], grown: null }];
  for (const entry of entries) {
    for (const pattern of entry.patterns) {
      for (const one of expand(pattern)) {
        const text = fold(one);
        const first = text.charCodeAt(0);
        if (firsts[first] === 0) firsts[first] = branches.push({ length: 1, patterns: [], grown: null }) - 1;
        branches[firsts[first]!]!.patterns.push({ text, entry });
      }
    }
  }
  return { firsts, branches };
}

function grow<T>({ length, patterns }: Branch<T>): Grown<T> {
  const entries: Entry<T>[] = [];
  const branches = new Map<number, Branch<T>>();
  for (const pattern of patterns) {
    if (pattern.text.length === length) {
      entries.push(pattern.entry);
      continue;
    }
    const next = pattern.text.charCodeAt(length);
    const known = branches.get(next);
    if (known) known.patterns.push(pattern);
    else branches.set(next, { length: length + 1, patterns: [pattern], grown: null });
  }
  return { entries, branches };
}

/** Where the patterns stand in a text: the first and longest ones, none within another. */
export function findHits<T>({ firsts, branches }: Index<T>, text: string): readonly Hit<T>[] {
  const hits: Hit<T>[] = [];
  for (let at = nextFirst(firsts, text, 0); at < text.length; at = nextFirst(firsts, text, at + 1)) {
    const match = longestAt(branches[firsts[text.charCodeAt(at)]!]!, text, at);
    if (!match) continue;
    hits.push({ value: match.entry.value, ...withQuotes(text, at, match.end) });
    at = match.end - 1;
  }
  return hits;
}

/** The next place at which a pattern may begin. A small loop, which is soon compiled, other than what is made of it. */
function nextFirst(firsts: Uint16Array, text: string, from: number): number {
  let at = from;
  while (at < text.length && firsts[text.charCodeAt(at)] === 0) at++;
  return at;
}

/** The longest pattern that begins at an offset, with the character that its branch stands for. */
function longestAt<T>(
  branch: Branch<T>,
  text: string,
  start: number,
): { readonly entry: Entry<T>; readonly end: number } | null {
  branch.grown ??= grow(branch);
  let node = branch.grown;
  let longest: { readonly entry: Entry<T>; readonly end: number } | null = null;
  for (let at = start + 1, ignored = 0; at < text.length; at++) {
    const code = foldedAt(text, at);
    const next = node.branches.get(code) ?? (code === TO ? node.branches.get(DASH) : undefined);
    if (!next) {
      // —— is one dash.
      const isSecondDash = code === DASH && foldedAt(text, at - 1) === DASH;
      if ((isIgnored[code] === 0 && !isSecondDash) || ignored++ === MOST_IGNORED) break;
      continue;
    }
    next.grown ??= grow(next);
    node = next.grown;
    ignored = 0;
    const end = at + 1;
    const entry = node.entries.length > 0 ? fitting(node.entries, text, start, end) : undefined;
    if (entry) longest = { entry, end };
  }
  return longest;
}

/** The first of the entries that are one pattern that may stand between these words. */
function fitting<T>(entries: readonly Entry<T>[], text: string, start: number, end: number): Entry<T> | undefined {
  return entries.find(
    ({ notAfter, notBefore }) => !stands(notAfter, text, start, -1) && !stands(notBefore, text, end, 1),
  );
}

/** Whether one of the words stands next to a place, quotes and 《》 between them apart. */
function stands(words: readonly string[] | undefined, text: string, place: number, step: 1 | -1): boolean {
  if (!words) return false;
  let at = place;
  for (let ignored = 0; ignored < MOST_IGNORED; ignored++) {
    const next = text[step > 0 ? at : at - 1];
    if (next === undefined || isIgnored[next.charCodeAt(0)] === 0) break;
    at += step;
  }
  return words.some((word) => {
    const start = step > 0 ? at : at - word.length;
    return start >= 0 && text.startsWith(word, start);
  });
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['《', '》'],
  ['"', '"'],
  ["'", "'"],
];

/** With the other half of a pair of quotes that closes or opens within. */
function withQuotes(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  for (const [open, close] of PAIRS) {
    if (text[start - 1] !== open && text[end] !== close) continue;
    const opens = words.split(open).length - 1;
    const closes = words.split(close).length - 1;
    const isLeft = open === close ? closes % 2 === 1 : closes > opens;
    if (isLeft && text[start - 1] === open) return { start: start - 1, end };
    if ((open === close ? opens % 2 === 1 : opens > closes) && text[end] === close) return { start, end: end + 1 };
  }
  return { start, end };
}

/** 新修订[的]条例 → 新修订的条例, 新修订条例 */
function expand(pattern: string): readonly string[] {
  const open = pattern.indexOf('[');
  const close = pattern.indexOf(']', open);
  if (open < 0 || close < 0) return [pattern];
  const head = pattern.slice(0, open);
  const optional = pattern.slice(open + 1, close);
  const tails = expand(pattern.slice(close + 1));
  return tails.flatMap((tail) => [head + optional + tail, head + tail]).slice(0, MOST_PATTERNS);
}

/** Hardly a pattern has such a sign, and there are a thousand patterns. */
const FOLDED = /[^\u3001-\u3007\u4e00-\u9fff，：；0-9]/;

function fold(pattern: string): string {
  if (!FOLDED.test(pattern)) return pattern;
  let plain = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    if (!QUOTES.includes(character) && character.trim() !== '') plain += String.fromCharCode(foldedAt(pattern, at));
  }
  return plain;
}
