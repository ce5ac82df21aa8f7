import type { Analysis } from '../analysis/analyze.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import { once, onceFor } from '../analysis/memory.ts';
import type { Section } from '../analysis/outline.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { indexFrom, type Span, shift } from '../analysis/span.ts';
import type { Content } from '../profile.ts';
import { normaliseProse } from './phrases/normal-form.ts';
import { compilePhrases, hasPhrase, mergePhrases, type Phrases, withoutPhrases } from './phrases.ts';
import { toPhrase } from './places.ts';
import { wordsOf } from './text.ts';

/** One thing that a section's text must speak of. */
export type SpeaksOf = NonNullable<Content['speaksOf']>[number];
type ProseWords = SpeaksOf['words'];

/** How a section's text misses its subject. */
export interface Stray {
  /** 'instead': it speaks of something else; 'absent': not of its subject; 'once': of its subject in one paragraph only. */
  readonly kind: 'instead' | 'absent' | 'once';
  /** What it speaks of instead. */
  readonly subject: string | null;
  /** Phrases that show it. */
  readonly places: readonly Span[];
}

/** What is shorter is no paragraph that could speak of anything. */
const SHORTEST_PARAGRAPH = 20;

/** Whether sections that are about one content speak of its subject; null where they do, or where it cannot be told. */
export function findStray(
  analysis: Analysis,
  sections: readonly Section[],
  test: SpeaksOf,
  year: number | null,
): Stray | null {
  const prose = sections.flatMap((section) => readProse(analysis, section));
  const speaking = prose.filter((piece) => holdingIn(piece, test.words, year).length > 0);
  if (speaking.length === 0) {
    const stray = findOther(prose, test, year);
    return stray ?? (test.whenAbsent ? { kind: 'absent', subject: null, places: [] } : null);
  }
  if (!test.onlyOnce || speaking.length > 1) return null;
  const paragraphs = prose.filter(
    ({ heading, sentences, text }) => !heading && sentences.length > 0 && text.length > SHORTEST_PARAGRAPH,
  );
  if (paragraphs.length < test.onlyOnce.paragraphs) return null;
  const other = findOther(prose, test, year);
  const [said] = sentencesWith(speaking, test.words, year);
  return other && said ? { kind: 'once', subject: other.subject, places: [placeOf(said, test.words, year)] } : null;
}

/** Whether the text of sections gives a reason; their own headings do not count. */
export function givesReason(
  analysis: Analysis,
  sections: readonly Section[],
  words: ProseWords,
  year: number | null,
): boolean {
  return sections.some((section) =>
    readProse(analysis, section).some((piece) => holdingIn(piece, words, year).length > 0),
  );
}

/** Whether words stand in a heading. */
export function isHeadingAbout(heading: string, words: ProseWords, year: number | null): boolean {
  return holds(words, heading, year);
}

/** As many as a reader looks up. */
const MOST_PLACES = 3;

/** A paragraph of a section, or what stands behind the words of its own heading. */
interface Piece {
  readonly start: number;
  readonly text: string;
  readonly sentences: readonly Span[];
  /** Whether it is a sub-heading that no text stands behind. */
  readonly heading: boolean;
  /** What was read of it can be kept for this one; null where only a part of it counts. */
  readonly paragraph: Paragraph | null;
}

interface Found {
  readonly piece: Piece;
  readonly sentence: Span;
}

function readProse(analysis: Analysis, section: Section): readonly Piece[] {
  const { paragraphs, source } = analysis;
  const pieces: Piece[] = [];
  for (let at = indexFrom(paragraphs, section.start); at < paragraphs.length; at++) {
    const { start, block, paragraph } = paragraphs[at]!;
    if (start >= section.end) break;
    if (block.kind === 'title') continue;
    const own = block === section.heading;
    const skip = own && section.heading ? wordsOf(source.text, section.heading).length : 0;
    const sentences = own
      ? paragraph.sentences
          .filter(({ end }) => end > skip)
          .map((sentence) => ({ start: Math.max(sentence.start, skip), end: sentence.end }))
      : paragraph.sentences;
    const heading = block.kind === 'heading' && block.body === null;
    pieces.push({ start, text: paragraph.text, sentences, heading, paragraph: own ? null : paragraph });
  }
  return pieces;
}

function findOther(prose: readonly Piece[], { instead }: SpeaksOf, year: number | null): Stray | null {
  if (!instead) return null;
  const said = sentencesWith(prose, anyOf(instead), year);
  const all = prose.reduce((sum, { sentences }) => sum + sentences.length, 0);
  if (said.length < instead.sentences || (instead.most && said.length * 2 < all)) return null;
  const subjects = instead.subjects
    .map(({ name, words }) => ({ name, words, said: said.filter((one) => holds(words, textOf(one), year)) }))
    .filter((subject) => subject.said.length > 0)
    .sort((one, other) => other.said.length - one.said.length);
  const [main, another] = subjects;
  if (!main) return null;
  const places = main.said.slice(0, MOST_PLACES).map((one) => placeOf(one, main.words, year));
  return { kind: 'instead', subject: another ? `${main.name}等` : main.name, places };
}

type Instead = NonNullable<SpeaksOf['instead']>;

/** The words of all subjects as one list. */
const anyOf = onceFor(({ subjects }: Instead): ProseWords => {
  const lists = subjects.map((subject) => subject.words);
  return { contain: lists.flatMap(({ contain }) => contain), not: lists.flatMap(({ not }) => not ?? []) };
});

function textOf({ piece, sentence }: Found): string {
  return piece.text.slice(sentence.start, sentence.end);
}

function sentencesWith(prose: readonly Piece[], words: ProseWords, year: number | null): readonly Found[] {
  return prose.flatMap((piece) => holdingIn(piece, words, year).map((sentence) => ({ piece, sentence })));
}

/** The clause of a sentence in which the words stand. */
function placeOf({ piece, sentence }: Found, words: ProseWords, year: number | null): Span {
  const { text, start } = piece;
  let from = sentence.start;
  for (let at = from; at <= sentence.end; at++) {
    const kind = kindAt(text, at);
    const ends = at === sentence.end || kind === Kind.comma || kind === Kind.colon || kind === Kind.stop;
    if (!ends) continue;
    if (holds(words, text.slice(from, at), year)) return toPhrase(shift(trim(text, from, at), start));
    from = at + 1;
  }
  return toPhrase(shift(trim(text, sentence.start, sentence.end), start));
}

function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && (/\s/.test(text[end - 1]!) || kindAt(text, end - 1) === Kind.semicolon)) end--;
  return { start, end };
}

interface Holding {
  readonly year: number | null;
  readonly sentences: readonly Span[];
}

/** For each word list, the sentences of a paragraph in which it stands. */
const holdingsOf = once((_: Paragraph) => new Map<ProseWords, Holding>());

function holdingIn(piece: Piece, words: ProseWords, year: number | null): readonly Span[] {
  const holdings = piece.paragraph && holdingsOf(piece.paragraph);
  const known = holdings?.get(words);
  if (known?.year === year) return known.sentences;
  const plain = normaliseSentences(piece);
  const sentences = piece.sentences.filter((_, at) => holdsPlain(words, plain[at]!, year));
  holdings?.set(words, { year, sentences });
  return sentences;
}

/** The phrases of a list that stand in a heading. */
export function phrasesIn(heading: string, words: ProseWords, year: number | null): readonly string[] {
  const { not, each } = compile(words);
  const text = withoutPhrases(not, normaliseProse(heading), year);
  return words.contain.filter((_, at) => hasPhrase(each[at]!, text, year));
}

interface CompiledWords {
  readonly contain: Phrases;
  readonly not: Phrases;
  readonly each: readonly Phrases[];
}

const compile = onceFor(({ contain, not = [] }: ProseWords): CompiledWords => {
  const each = contain.map((phrase) => compilePhrases([phrase]));
  return { contain: mergePhrases(each), not: compilePhrases(not), each };
});

/** The sentences in the form in which phrases are looked for. */
function normaliseSentences({ text, sentences, paragraph }: Piece): readonly string[] {
  return paragraph ? normalisedOf(paragraph) : normaliseEach(text, sentences);
}

const normalisedOf = once(({ text, sentences }: Paragraph) => normaliseEach(text, sentences));

function normaliseEach(text: string, sentences: readonly Span[]): readonly string[] {
  return sentences.map(({ start, end }) => normaliseProse(text.slice(start, end)));
}

function holds(words: ProseWords, prose: string, year: number | null): boolean {
  return holdsPlain(words, normaliseProse(prose), year);
}

function holdsPlain(words: ProseWords, text: string, year: number | null): boolean {
  const { contain, not } = compile(words);
  if (!hasPhrase(contain, text, year)) return false;
  return not.size === 0 || hasPhrase(contain, withoutPhrases(not, text, year), year);
}
