import { Kind, kindAt, kinds, nextOf, skipSpaces, WHITESPACE } from './characters.ts';
import { mapEach } from './map-each.ts';
import { once } from './memory.ts';
import { isRelative } from './numbers/units.ts';
import type { Paragraph } from './paragraph.ts';
import type { Span } from './span.ts';

/** What is said between two marks of punctuation, or up to the end of a sentence. */
export interface Saying extends Span {
  /** Its words alone, without marks, spaces and what only leads up to a number; what says the same has the same words. */
  readonly words: string;
  /** Where the words are the same, so is this; where it is, they nearly always are. */
  readonly key: number;
  /** Whether it has a number of things or an amount in it; rates do not count: 办结率100% may be said of many things. */
  readonly counts: boolean;
}

/** What a paragraph says, in the order of the text. All places are relative to the paragraph. */
export interface Sayings {
  readonly clauses: readonly Saying[];
  readonly sentences: readonly Saying[];
}

/** The clauses and the sentences of a paragraph. */
export const readSayings = once((paragraph: Paragraph): Sayings => new LazySayings(paragraph));

/** Some ask for the clauses only, some for the sentences. */
class LazySayings implements Sayings {
  readonly #paragraph: Paragraph;
  #clauses: readonly Saying[] | null = null;
  #sentences: readonly Saying[] | null = null;

  constructor(paragraph: Paragraph) {
    this.#paragraph = paragraph;
  }

  get clauses(): readonly Saying[] {
    this.#clauses ??= this.#readClauses();
    return this.#clauses;
  }

  get sentences(): readonly Saying[] {
    this.#sentences ??= toSayings(this.#paragraph, this.#paragraph.sentences);
    return this.#sentences;
  }

  /** Of a paragraph that is being written, the clauses of most of its passages are known. */
  #readClauses(): readonly Saying[] {
    const { text, passages } = this.#paragraph;
    if (passages.length === 0) return toSayings(this.#paragraph, findClauses(text));
    return passages.flatMap(({ start, paragraph }) =>
      readSayings(paragraph).clauses.map((clause) => new PlacedSaying(clause, start)),
    );
  }
}

/** What a passage says, at its place in its paragraph. */
class PlacedSaying implements Saying {
  readonly start: number;
  readonly end: number;
  readonly counts: boolean;
  readonly key: number;
  readonly #saying: Saying;

  constructor(saying: Saying, by: number) {
    this.start = saying.start + by;
    this.end = saying.end + by;
    this.counts = saying.counts;
    this.key = saying.key;
    this.#saying = saying;
  }

  get words(): string {
    return this.#saying.words;
  }
}

/** Words that only lead up to something, and ordinals. */
const LEAD =
  /^(?:[一二三四五六七八九十]{1,3}是|其中|同时|此外|另外|并且|并|且|还|已|先后|累计|合计|共计|总计|总共|共(?![同享建治产青识])|全年|今年以来|截至目前|目前)+/;
const LEADS_BEGIN = '一二三四五六七八九十其同此另并且还已先累合共总全今截目';
const LONGEST_LEAD = 24;

function toSayings(paragraph: Paragraph, spans: readonly Span[]): readonly Saying[] {
  let next = 0;
  return mapEach(spans, ({ start, end }) => {
    let counts = false;
    for (; next < paragraph.figures.length && paragraph.figures[next]!.quantity.start < end; next++) {
      const { quantity } = paragraph.figures[next]!;
      if (quantity.start >= start && !isRelative(quantity.measure)) counts = true;
    }
    return new LazySaying(paragraph.text, start, end, counts);
  });
}

/** Nearly all that is said is said once, which its key tells: the words are put together for those who want to read them. */
class LazySaying implements Saying {
  readonly start: number;
  readonly end: number;
  readonly counts: boolean;
  readonly key: number;
  readonly #text: string;
  #words: string | null = null;

  constructor(text: string, start: number, end: number, counts: boolean) {
    this.start = start;
    this.end = end;
    this.counts = counts;
    this.#text = text;
    const first = skipMarks(text, start, end);
    const leads = first < end && signs[text.charCodeAt(first)] === LEADS;
    this.key = leads ? keyOf(this.words, 0, this.words.length) : keyOf(text, first, end);
  }

  get words(): string {
    this.#words ??= wordsOf(this.#text.slice(this.start, this.end));
    return this.#words;
  }
}

/** What ends a clause. */
const MARKS = kinds(Kind.comma, Kind.semicolon, Kind.colon, Kind.stop, Kind.open, Kind.close, Kind.lineEnd);

function findClauses(text: string): readonly Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    at = nextOf(text, at, text.length, MARKS);
    if (isWithinNumber(text, at)) continue;
    const from = skipSpaces(text, start, at);
    if (at > from) clauses.push({ start: from, end: at });
    start = at + 1;
  }
  return clauses;
}

/** 1,200件 */
function isWithinNumber(text: string, at: number): boolean {
  return kindAt(text, at) === Kind.comma && kindAt(text, at - 1) === Kind.digit && kindAt(text, at + 1) === Kind.digit;
}

/** Marks, spaces and line ends say nothing; a point between digits or a per cent sign does. */
const MARK = 1;
/** What a word may begin with that only leads up to something. */
const LEADS = 2;
const signs = new Uint8Array(0x10000);
for (const mark of `${WHITESPACE}\u200b*,，、;；:：。！？!?｡()（）[]［］【】〔〕｛｝{}“”‘’"「」『』《》〈〉`) {
  signs[mark.charCodeAt(0)] = MARK;
}
for (const first of LEADS_BEGIN) signs[first.charCodeAt(0)] = LEADS;

function wordsOf(text: string): string {
  const words = withoutMarks(text);
  if (signs[words.charCodeAt(0)] !== LEADS) return words;
  const lead = LEAD.exec(words.slice(0, LONGEST_LEAD))?.[0] ?? '';
  return words.slice(lead.length);
}

function withoutMarks(text: string): string {
  let words = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (signs[text.charCodeAt(at)] !== MARK) continue;
    if (at > from) words += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : words + text.slice(from);
}

function skipMarks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && signs[text.charCodeAt(at)] === MARK) at++;
  return at;
}

/** A number made of all characters of a stretch but marks. */
function keyOf(text: string, start: number, end: number): number {
  let key = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (signs[code] !== MARK) key = Math.imul(key ^ code, 0x01000193);
  }
  return key;
}
