import { mapEach } from '../analysis/map-each.ts';
/** What a word list says: phrases that make a match, and phrases whose own words are out of the question for one. */
export interface Words {
  readonly contain: readonly string[];
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
  readonly endWith: Phrases;
  readonly whole: Phrases;
  readonly not: Phrases;
}

/** Phrases by the codes of the characters they can begin with, so that a text is read once however many phrases there are. */
export type Phrases = ReadonlyMap<number, readonly Phrase[]>;

/** One phrase of the notation: steps that follow each other at once or after a gap. */
export interface Phrase {
  readonly steps: readonly Step[];
}

interface Step {
  /** Whether other words may stand before this step. */
  readonly gap: boolean;
  readonly words: readonly (readonly Part[])[];
}

type Part = string | { readonly year: YearToken };
type YearToken = (typeof YEARS)[number];

/** Placeholders for a year such as 2023年 or 2023年度: any, the one reported on, the one after it. */
const YEARS = ['〈年〉', '〈本年〉', '〈次年〉'] as const;

/** How many characters a … stands for at most. */
const LONGEST_GAP = 20;

const LONGEST_TEXT = 160;
const MOST_STEPS = 5;
const BREAKS = ',;:。!?';
const CONNECTIVE = '和';
const NOWHERE: readonly number[] = [];
const MARK =
  /^(?:第[一二三四五六七八九十百\d]{1,3}(?:部分|章|节|篇)[、,:]?|[([]?[一二三四五六七八九十百\d]{1,3}[)\]][、.]?|[一二三四五六七八九十百\d]{1,3}(?:、|\.(?!\d)))/;

/**
 * Brings a heading, a title or a phrase into the form in which they are compared: one kind of punctuation; 及, 与, 以及
 * and 、 are 和; without 的, spaces, quotes, Markdown's emphasis, the ordinal before and the punctuation behind.
 */
export function normalise(text: string): string {
  return toOneForm(withoutMark(toPlain(text.slice(0, LONGEST_TEXT)))).replace(/[,;:。.!?和]{1,9}$/, '');
}

/** Brings a sentence of any length into the form in which phrases are looked for. */
export function normaliseProse(text: string): string {
  return toOneForm(toPlain(text));
}

/** Why a phrase breaks the notation, in Chinese; null where it does not. */
export function faultOf(phrase: string): string | null {
  const steps = split(phrase);
  if (steps.length > MOST_STEPS) return `最多写${MOST_STEPS}段（“…”和“+”把短语分成段）`;
  for (const step of steps) {
    for (const word of step.words) {
      if (normaliseWord(word.replaceAll(/〈(?:年|本年|次年)〉/g, '年')) === '') return '“…”“+”“/”的两边都要有词';
      if (/[〈〉]/.test(word.replaceAll(/〈(?:年|本年|次年)〉/g, ''))) return `年份只能写作${YEARS.join('、')}`;
    }
  }
  return null;
}

/** Makes a word list ready. */
export function compileWords(words: Words): Matcher {
  return {
    contain: compilePhrases(words.contain),
    endWith: compilePhrases(words.endWith ?? []),
    whole: compilePhrases(words.whole ?? []),
    not: compilePhrases(words.not ?? []),
  };
}

/** Makes phrases ready. */
export function compilePhrases(phrases: readonly string[]): Phrases {
  const index = new Map<number, Phrase[]>();
  for (const written of phrases) {
    const phrase = { steps: split(written).map(compileStep) };
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
    findPhrases(matcher.contain, words, year).concat(findAtEnd(matcher.endWith, words, year)),
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

function toPlain(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s\u200b\ufeff*_`~#"'“”‘’「」『』【】的]/g, '');
  return CHINESE_YEAR.test(plain) ? plain.replace(EVERY_CHINESE_YEAR, inDigits) : plain;
}

/** 二〇二五年 is 2025年, and no 五年. */
const CHINESE_YEAR = /二[〇零○]/;
const EVERY_CHINESE_YEAR = /二[〇零○][〇零○一二三四五六七八九]{2}(?=年)/g;

function inDigits(year: string): string {
  return year.replace(/[○零]/g, '〇').replace(/./g, (digit) => String('〇一二三四五六七八九'.indexOf(digit)));
}

function toOneForm(plain: string): string {
  return plain
    .replace(/以及|[及与暨、]/g, CONNECTIVE)
    .replace(/和{2,3}/g, CONNECTIVE)
    .replaceAll('它', '他');
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
  const written = /^20\d\d$/.test(digits) ? Number(digits) : yearInChinese(digits);
  if (written === null || text[at + 4] !== '年') return -1;
  if (token === '〈本年〉' && written !== year) return -1;
  if (token === '〈次年〉' && (year === null || written !== year + 1)) return -1;
  return text[at + 5] === '度' ? at + 6 : at + 5;
}

function yearInChinese(digits: string): number | null {
  if (!/^二[〇零○][〇零○一二三四五六七八九]{2}$/.test(digits)) return null;
  return Number([...digits].map((digit) => Math.max(0, '〇一二三四五六七八九'.indexOf(digit))).join(''));
}

function isInside(inner: Extent, outer: Extent, sameCounts: boolean): boolean {
  if (inner.start === outer.start && inner.end === outer.end) return sameCounts;
  return inner.start >= outer.start && inner.end <= outer.end;
}

function split(phrase: string): readonly { readonly gap: boolean; readonly words: readonly string[] }[] {
  return phrase
    .split('…')
    .flatMap((stretch, index) =>
      stretch.split('+').map((step, at) => ({ gap: index > 0 && at === 0, words: step.split('/') })),
    );
}

function compileStep(step: { readonly gap: boolean; readonly words: readonly string[] }): Step {
  return { gap: step.gap, words: step.words.map(parseWord) };
}

function parseWord(word: string): readonly Part[] {
  return word
    .split(/(〈(?:年|本年|次年)〉)/)
    .map((part) => YEARS.find((year) => year === part) ?? normaliseWord(part))
    .filter((part) => part !== '')
    .map((part) => (isYear(part) ? { year: part } : part));
}

function isYear(part: string): part is YearToken {
  return (YEARS as readonly string[]).includes(part);
}

/** As `normalise`, yet a word's own 和 at its end stays. */
function normaliseWord(word: string): string {
  return normalise(`${word}年`).slice(0, -1);
}

function firstCharacters(phrase: Phrase): ReadonlySet<string> {
  const characters = new Set<string>();
  for (const [first] of phrase.steps[0]?.words ?? []) {
    if (typeof first === 'string') characters.add(first[0]!);
    else if (first) for (const digit of '2二') characters.add(digit);
  }
  return characters;
}

/** 一、 （一） 1. （1） 第一部分 in front of the words. */
function withoutMark(text: string): string {
  return text.replace(MARK, '');
}
