import type { Analysis } from '../../analysis/analyze.ts';
import type { Block } from '../../analysis/blocks.ts';
import { onceFor } from '../../analysis/memory.ts';
import { indexFrom, type Span } from '../../analysis/span.ts';
import { normalise } from '../phrases/normal-form.ts';
import { compilePhrases, hasPhrase, type Phrases, startsWithPhrase, withoutPhrases } from '../phrases.ts';
import type { Content } from '../schema.ts';

/** How a content is worded that stands without a heading. */
export type UnheadedWords = NonNullable<Content['unheaded']>;

/** Sentences beyond this many are not asked: a paragraph says what it is about before. */
const MOST_SENTENCES = 60;
const LONGEST_SENTENCE = 200;

/** The first sentence of a paragraph that says a content, or what it is about where many of its clauses tell. */
export function findSentence(
  analysis: Analysis,
  block: Block,
  words: UnheadedWords,
  year: number | null,
  from = block.start,
): Span | null {
  const placed = analysis.paragraphs[indexFrom(analysis.paragraphs, block.start)];
  if (placed?.block !== block) return null;
  const { contain, startWith, often, not } = compile(words);
  if (from <= block.start && isOften(often, clausesOf(placed.paragraph.text), year)) {
    const [first] = placed.paragraph.sentences;
    if (first) return { start: placed.start + first.start, end: placed.start + first.end };
  }
  for (const { start, end } of placed.paragraph.sentences.slice(0, MOST_SENTENCES)) {
    if (placed.start + start < from) continue;
    const sentence = placed.paragraph.text.slice(start, Math.min(end, start + LONGEST_SENTENCE));
    const plain = withoutPhrases(not, normalise(sentence), year);
    const clauses = plain.split(/[,;:]/, 3);
    if (
      !clauses.some((clause) => startsWithPhrase(startWith, clause, year)) &&
      !hasPhrase(contain, plain, year) &&
      !isOften(often, plain.split(/[,;:和]/), year)
    )
      continue;
    return { start: placed.start + start, end: placed.start + end };
  }
  return null;
}

function clausesOf(text: string): readonly string[] {
  return text
    .slice(0, MOST_SENTENCES * LONGEST_SENTENCE)
    .split(/[，。；;,：:]/)
    .map(normalise);
}

/** 执法力量薄弱，一人多岗；普法形式单一；调解员年龄偏大: what a text is about is told by many of its clauses, or by most of a few. */
function isOften(often: Phrases, clauses: readonly string[], year: number | null): boolean {
  if (often.size === 0) return false;
  const told = clauses.filter((clause) => clause !== '');
  const telling = told.filter((clause) => hasPhrase(often, clause, year)).length;
  return (telling >= LEAST_OFTEN && telling * 3 >= told.length) || (telling > 1 && telling * 3 >= told.length * 2);
}

const LEAST_OFTEN = 3;

/** Whether a stretch that begins to say a content says several things of it, and does not only touch on it. */
export function isEnough(words: UnheadedWords, said: string, year: number | null): boolean {
  const { often, startWith, hollow } = compile(words);
  const isTime = (clause: string): boolean =>
    clause.length <= LONGEST_TIME && startsWithPhrase(startWith, clause, year);
  const things = said
    .split(/[，。；;！!,：:]/)
    .filter((clause) => !isTime(normalise(clause)) && !hasPhrase(hollow, normalise(clause), year))
    .flatMap((clause) => clause.split('、').map(normalise))
    .filter((thing) => thing.length > 1);
  const telling = often.size > 0 ? things.filter((thing) => hasPhrase(often, thing, year)).length : things.length;
  if (telling >= (often.size > 0 ? LEAST_OFTEN - 1 : LEAST_THINGS)) return true;
  return said.length >= ENOUGH && (said.match(/[。；;！]/g)?.length ?? 0) > 1 && things.length > 1;
}

/** In so many characters and several sentences something is said, whatever the words. */
const ENOUGH = 50;
const LEAST_THINGS = 3;
/** 下一步, 在今后的工作中: when, and not what. */
const LONGEST_TIME = 8;

interface CompiledWords {
  readonly often: Phrases;
  readonly startWith: Phrases;
  readonly contain: Phrases;
  readonly not: Phrases;
  readonly hollow: Phrases;
}

const compile = onceFor(
  ({ startWith = [], contain = [], often = [], not = [], hollow = [] }: UnheadedWords): CompiledWords => ({
    often: compilePhrases(often),
    startWith: compilePhrases(startWith),
    contain: compilePhrases(contain),
    not: compilePhrases(not),
    hollow: compilePhrases(hollow),
  }),
);
