import { mapEach } from '../analysis/map-each.ts';
import { type Part, type Phrase, parsePhrase, type Step, type YearToken } from './phrases/notation.ts';

/** What a word list says: phrases that make a match, and phrases whose own words are out of the question for one. */
export interface Words {
  readonly contain: readonly string[];
  /** As `contain`, at the beginning of the text only. */
  readonly startWith?: readonly string[] | undefined;
  /** As `contain`, at the end of the text only. */
  readonly endWith?: readonly string[] | undefined;
  /** As `contain`, where nothing stands before or behind. */
  readonly whole?: readonly string[] | undefined;
  readonly not?: readonly string[] | undefined;
}

/** A stretch of a normalised text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A word list made ready for matching. */
export interface Matcher {
  readonly contain: Phrases;
  readonly startWith: Phrases;
  readonly endWith: Phrases;
  readonly whole: Phrases;
  readonly not: Phrases;
}

/** Phrases by the codes of the characters they can begin with, so that a text is read once however many phrases there are. */
export type Phrases = ReadonlyMap<number, readonly Phrase[]>;

/** How many characters a … stands for at most. */
const LONGEST_GAP = 20;

const BREAKS = ',;:。!?';
const NOWHERE: readonly number[] = [];

/** Makes a word list ready. */
export function compileWords(words: Words): Matcher {
  return {
    contain: compilePhrases(words.contain),
    startWith: compilePhrases(words.startWith ?? []),
    endWith: compilePhrases(words.endWith ?? []),
    whole: compilePhrases(words.whole ?? []),
    not: compilePhrases(words.not ?? []),
  };
}

/** Makes phrases ready. */
export function compilePhrases(phrases: readonly string[]): Phrases {
  const index = new Map<number, Phrase[]>();
  for (const written of phrases) {
    const phrase = parsePhrase(written);
    for (const character of firstCharacters(phrase)) {
      const first = character.charCodeAt(0);
      const same = index.get(first);
      if (!same) index.set(first, [phrase]);
      else if (!same.includes(phrase)) same.push(phrase);
    }
  }
  return index;
}

/** Whether a normalised text begins with any of the phrases. */
export function startsWithPhrase(phrases: Phrases, text: string, year: number | null): boolean {
  return phrasesAt(phrases, text, 0).some((phrase) => endsOf(phrase, text, 0, year).length > 0);
}

/** Several sets of phrases as one. */
export function mergePhrases(sets: readonly Phrases[]): Phrases {
  const merged = new Map<number, readonly Phrase[]>();
  for (const set of sets)
    for (const [first, phrases] of set) merged.set(first, [...(merged.get(first) ?? []), ...phrases]);
  return merged;
}

/** Whether any of the phrases stands in a normalised text. */
export function hasPhrase(phrases: Phrases, text: string, year: number | null): boolean {
  for (let start = 0; start < text.length; start++) {
    for (const phrase of phrasesAt(phrases, text, start)) if (endsOf(phrase, text, start, year).length > 0) return true;
  }
  return false;
}

/** Where the phrases stand in a normalised text: from each beginning the shortest stretch. */
export function findPhrases(phrases: Phrases, text: string, year: number | null): readonly Extent[] {
  const found: Extent[] = [];
  if (phrases.size === 0) return found;
  for (let start = 0; start < text.length; start++) {
    for (const phrase of phrasesAt(phrases, text, start)) {
      const ends = endsOf(phrase, text, start, year);
      if (ends.length > 0) found.push({ start, end: Math.min(...ends) });
    }
  }
  return found;
}

/** A normalised text with a break in place of each phrase. */
export function withoutPhrases(phrases: Phrases, text: string, year: number | null): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of findPhrases(phrases, text, year)) {
    if (start > from) rest += `${text.slice(from, start)};`;
    from = Math.max(from, end);
  }
  return from === 0 ? text : rest + text.slice(from);
}

/**
 * Where a word list matches in a part of a normalised text: stretches that hold no other one, clear of what `not` names
 * (what is named as a whole is meant, whatever is in it).
 */
export function findWords(
  matcher: Matcher,
  text: string,
  year: number | null,
  part: Extent = { start: 0, end: text.length },
): readonly Extent[] {
  const words = text.slice(part.start, part.end);
  const place = ({ start, end }: Extent): Extent => ({ start: start + part.start, end: end + part.start });
  const matches = mapEach(
    findPhrases(matcher.contain, words, year).concat(
      findAtStart(matcher.startWith, words, year),
      findAtEnd(matcher.endWith, words, year),
    ),
    place,
  );
  const wholes = findAtEnd(matcher.whole, words, year).filter(({ start }) => start === 0);
  if (matches.length + wholes.length === 0) return [];
  const masks = findPhrases(matcher.not, text, year);
  const clear = [
    ...matches.filter((match) => !masks.some((mask) => mask.start < match.end && match.start < mask.end)),
    ...mapEach(wholes, place),
  ];
  return clear.filter((match, at) => !clear.some((other, index) => index !== at && isInside(other, match, index < at)));
}

/** Whether a word list matches a text at all, whatever year is reported on, and nothing that `not` names stands in it. */
export function matchesWords(matcher: Matcher, text: string): boolean {
  return !hasPhrase(matcher.not, text, null) && findWords(matcher, text, null).length > 0;
}

/** Whether one stretch and the next are told apart by 和 or a comma, or stand wall to wall. */
export function areSeparate(text: string, a: Extent, b: Extent): boolean {
  const between = a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
  return between === '' || /[和,;]/.test(between);
}

/** What a heading begins with, it speaks of up to the next 和 or comma. */
function findAtStart(phrases: Phrases, text: string, year: number | null): readonly Extent[] {
  if (!startsWithPhrase(phrases, text, year)) return [];
  const separator = text.search(/[和,;]/);
  return [{ start: 0, end: separator > 0 ? separator : text.length }];
}

function findAtEnd(phrases: Phrases, text: string, year: number | null): readonly Extent[] {
  const found: Extent[] = [];
  if (phrases.size === 0) return found;
  for (let start = 0; start < text.length; start++) {
    for (const phrase of phrasesAt(phrases, text, start)) {
      if (endsOf(phrase, text, start, year).includes(text.length)) found.push({ start, end: text.length });
    }
  }
  return found;
}

function phrasesAt(phrases: Phrases, text: string, at: number): readonly Phrase[] {
  return phrases.get(text.charCodeAt(at)) ?? NONE;
}

const NONE: readonly Phrase[] = [];

/** Bounded: at most five steps, each tried at the ends of the step before it and within the gap behind them. */
function endsOf(phrase: Phrase, text: string, start: number, year: number | null): readonly number[] {
  if (!phrase.steps[0]?.words.some((word) => endOfWord(word, text, start, year) >= 0)) return NOWHERE;
  let starts: readonly number[] = [start];
  for (const step of phrase.steps) {
    const ends = new Set<number>();
    for (const from of starts) addEnds(ends, step, text, from, year);
    if (ends.size === 0) return NOWHERE;
    starts = [...ends];
  }
  return starts;
}

/** Adds where a step can end that begins at one place, or within the gap before it. */
function addEnds(ends: Set<number>, step: Step, text: string, from: number, year: number | null): void {
  for (let at = from; at <= from + (step.gap ? LONGEST_GAP : 0) && at < text.length; at++) {
    for (const word of step.words) {
      const end = endOfWord(word, text, at, year);
      if (end >= 0) ends.add(end);
    }
    if (BREAKS.includes(text[at]!)) break;
  }
}

function endOfWord(word: readonly Part[], text: string, start: number, year: number | null): number {
  let at = start;
  for (const part of word) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return -1;
      at += part.length;
    } else {
      at = endOfYear(part.year, text, at, year);
      if (at < 0) return -1;
    }
  }
  return at;
}

function endOfYear(token: YearToken, text: string, at: number, year: number | null): number {
  const digits = text.slice(at, at + 4);
  if (!/^20\d\d$/.test(digits)) return -1;
  const named = text[at + 4] === '年';
  // 展望2025，再启新程
  if (!named && at + 4 < text.length && !BREAKS.includes(text[at + 4]!)) return -1;
  const written = Number(digits);
  if (token === '〈本年〉' && written !== year) return -1;
  if (token === '〈次年〉' && (year === null || written !== year + 1)) return -1;
  if (!named) return at + 4;
  return text[at + 5] === '度' ? at + 6 : at + 5;
}

function isInside(inner: Extent, outer: Extent, sameCounts: boolean): boolean {
  if (inner.start === outer.start && inner.end === outer.end) return sameCounts;
  return inner.start >= outer.start && inner.end <= outer.end;
}

function firstCharacters(phrase: Phrase): ReadonlySet<string> {
  const characters = new Set<string>();
  for (const [first] of phrase.steps[0]?.words ?? []) {
    if (typeof first === 'string') characters.add(first[0]!);
    else if (first) characters.add('2');
  }
  return characters;
}
