import type { PlacedParagraph } from '../analysis/analyze.ts';
import type { Block } from '../analysis/blocks.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import { readSayings, type Saying } from '../analysis/clauses.ts';
import { collate, type Said, type Slot } from '../analysis/concordance.ts';
import { once } from '../analysis/memory.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { readEach, readEachPassage } from '../analysis/readings.ts';
import { overlaps, type Span } from '../analysis/span.ts';
import { shiftDraft } from './paragraphs.ts';
import { findRepeatedItems, findRepeatedWords } from './repeated-clause/repeated-words.ts';
import { wordClause, wordParagraph, wordSentence } from './repeated-clause/repetitions.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** The same words said twice: pasted twice, or left over from an earlier draft. */
export const repeatedClause: Rule = {
  id: 'repeated-clause',
  title: '语句重复',
  family: 'wording',
  severity: 'warning',
  find,
};

/** So many characters make a clause that nobody writes twice in a row. */
const SHORTEST_ADJACENT = 6;
/** In one sentence with other words between, in one paragraph, and in one paragraph with the same figure. */
const SHORTEST_IN_SENTENCE = 10;
const SHORTEST_IN_PARAGRAPH = 12;
const SHORTEST_COUNTING = 8;
const SHORTEST_SENTENCE = 20;
const SHORTEST_PARAGRAPH = 30;

/** When something was, or against what it is held: such words stand before one fact after another. */
const CIRCUMSTANCE =
  /^(?:截[至止到]|[到自从在于至])?[\d一二两三四五六七八九十〇零上下半年月日底末初份度今去本前后以来起至目期间—–~～-]+$|(?:相比|以来|期间|基础上|前提下|情况下|同期|因素|感谢|敬意)$/;
/** Set phrases that every report has, some of them twice. */
const FORMULA = /为指导|大精神|全会精神|决策部署|第一责任人职责|两个确立|两个维护|请予审议|(?:报告|汇报)如下/;

function find({ analysis }: Report): readonly Draft[] {
  const drafts = [...readClauses(analysis), ...readWithin(analysis)].flatMap(({ start, block, found }) => {
    if (block.kind === 'title') return [];
    const from = ownWords(block, start);
    return found
      .map((draft) => shiftDraft(draft, start))
      .filter((draft) => [draft, ...draft.related!].every((place) => place.start >= from));
  });
  const said = new Map<string, Place>();
  const pasted = new Map<string, PlacedParagraph>();
  // Whoever says nothing that is said elsewhere need not be looked at.
  const slots = new Set(collateSayings(analysis).flat());
  for (const { placed } of [...slots].sort((a, b) => a.index - b.index)) {
    const { start, block, paragraph } = placed;
    if (block.kind === 'title') continue;
    const from = ownWords(block, start);
    const { text } = paragraph;
    const first = from === start && isWhole(paragraph) ? pasted.get(text) : undefined;
    if (first) drafts.push(wordParagraph(placed, first));
    else {
      drafts.push(...findElsewhere(placed, from, said, analysis.source.text));
      pasted.set(text, placed);
    }
  }
  return drafts.sort((a, b) => a.start - b.start);
}

/** Where a paragraph's words begin; those of a heading are its own. */
function ownWords(block: Block, start: number): number {
  return block.kind === 'heading' ? block.title.end : start;
}

/** Whether a paragraph is long enough to be known again as a whole. */
function isWhole(paragraph: Paragraph): boolean {
  return paragraph.text.length >= SHORTEST_PARAGRAPH && !hasBlank(paragraph) && isProse(paragraph.text);
}

const readClauses = readEach((paragraph, row) => (row || isShort(paragraph) ? null : findClauses(paragraph)));

/** What stands in one sentence. */
const readWithin = readEachPassage((paragraph, row) =>
  row || isShort(paragraph)
    ? null
    : [...findBeginnings(paragraph), ...findRepeatedItems(paragraph), ...findRepeatedWords(paragraph)],
);

function isShort({ text }: Paragraph): boolean {
  return text.length < 2 * SHORTEST_ADJACENT;
}

/** The paragraphs that may have a long sentence in common, or all of their words: as far as the keys of what they say tell. */
const collateSayings = collate<number, readonly Slot[], []>({
  read: readKeys,
  keysOf: (key) => [key],
  settle: (entries) => entries.map(({ slot }) => slot),
});

/** The keys of the sentences of a paragraph that may be long enough to be known again, and of all of them together. */
function readKeys(paragraph: Paragraph, row: boolean): readonly Said<number>[] {
  if (row || isShort(paragraph)) return [];
  const { text, passages } = paragraph;
  const keys: Said<number>[] = [];
  let whole = text.length;
  for (const part of passages.length > 0 ? passages.map((passage) => passage.paragraph) : [paragraph]) {
    for (const { start, end, key } of readSayings(part).sentences) {
      // Spaces behind a passage's last sentence are one more there, which says nothing.
      if (key === 0) continue;
      if (end - start >= SHORTEST_SENTENCE) keys.push({ said: key, start: 0 });
      whole = Math.imul(whole ^ key, 0x01000193);
    }
  }
  if (text.length >= SHORTEST_PARAGRAPH) keys.push({ said: whole, start: 0 });
  return keys;
}

/** Where a sentence was said first: the paragraph, and which of its sentences. */
interface Place extends Span {
  readonly placed: PlacedParagraph;
  readonly index: number;
}

/** Sentences that stand in an earlier paragraph as well. Of several in a row, the first one speaks for all. */
function findElsewhere(
  placed: PlacedParagraph,
  from: number,
  said: Map<string, Place>,
  text: string,
): readonly Draft[] {
  const { start, paragraph } = placed;
  const drafts: Draft[] = [];
  let before: Place | undefined;
  for (const { sentence, index } of findLongSentences(paragraph)) {
    const place = { start: start + sentence.start, end: start + sentence.end, placed, index };
    if (place.start < from) continue;
    const first = said.get(sentence.words);
    if (!first) said.set(sentence.words, place);
    else if (first.placed !== placed) {
      const goesOn = before?.placed === first.placed && before.index === first.index - 1;
      if (!goesOn && (sentence.counts || !FORMULA.test(sentence.words)))
        drafts.push(wordSentence(text, place, first, sentence));
    }
    before = first;
  }
  return drafts;
}

interface LongSentence {
  readonly sentence: Saying;
  readonly index: number;
}

/** The sentences of a paragraph that are long enough to be known again. */
const findLongSentences = once((paragraph: Paragraph): readonly LongSentence[] =>
  readSayings(paragraph)
    .sentences.map((sentence, index) => ({ sentence, index }))
    .filter(({ sentence: { words } }) => words.length >= SHORTEST_SENTENCE && isProse(words))
    .filter(({ sentence }) => !hasBlank(paragraph, sentence)),
);

/** 〔此处填写：数字〕: a form says it again and again. XX件 does not tell a form from a copy. */
function hasBlank({ text, placeholders }: Paragraph, span: Span = { start: 0, end: text.length }): boolean {
  return placeholders.some((blank) => overlaps(blank, span) && /此处|填/.test(text.slice(blank.start, blank.end)));
}

/** Not an address of the web and not a row of figures. */
function isProse(words: string): boolean {
  let han = 0;
  for (let at = 0; at < words.length && at < 2 * SHORTEST_SENTENCE; at++) if (kindAt(words, at) === Kind.han) han++;
  return 2 * han >= Math.min(words.length, 2 * SHORTEST_SENTENCE);
}

/** Clauses that stand in the same paragraph before. */
function findClauses(paragraph: Paragraph): readonly Draft[] {
  const { clauses } = readSayings(paragraph);
  if (!mayRepeat(clauses)) return [];
  const drafts: Draft[] = [];
  const last = new Map<number, number>();
  for (let at = 0; at < clauses.length; at++) {
    const first = last.get(clauses[at]!.key);
    const length = first === undefined ? 0 : lengthOfRun(clauses, first, at);
    for (let passed = at; passed < at + Math.max(length, 1); passed++) last.set(clauses[passed]!.key, passed);
    if (length === 0) continue;
    const draft = judge(paragraph, clauses, first!, at, length);
    if (draft) drafts.push(draft);
    at += length - 1;
  }
  return drafts;
}

/** In which round a key was met last, of all that share a place. */
const met = new Uint32Array(1 << 14);
let round = 0;

/** Whether two clauses may say the same. In most paragraphs none do, which is seen without an index of them. */
function mayRepeat(clauses: readonly Saying[]): boolean {
  round++;
  for (const { key } of clauses) {
    const place = key & (met.length - 1);
    if (met[place] === round) return true;
    met[place] = round;
  }
  return false;
}

/** How many clauses from `at` on say the same as those from `first` on. */
function lengthOfRun(clauses: readonly Saying[], first: number, at: number): number {
  let length = 0;
  while (first + length < at && isSame(clauses[first + length]!, clauses[at + length])) length++;
  return length;
}

function isSame(one: Saying, other: Saying | undefined): boolean {
  return one.key === other?.key && one.words === other.words;
}

function judge(
  paragraph: Paragraph,
  clauses: readonly Saying[],
  first: number,
  at: number,
  length: number,
): Draft | null {
  const run = clauses.slice(at, at + length).filter(({ words }) => !CIRCUMSTANCE.test(words));
  const size = run.reduce((sum, { words }) => sum + words.length, 0);
  const there = { start: clauses[first]!.start, end: clauses[first + length - 1]!.end };
  if (hasBlank(paragraph, there)) return null;
  const here = { start: clauses[at]!.start, end: clauses[at + length - 1]!.end };
  if (first + length === at && size >= SHORTEST_ADJACENT) {
    const cut = { start: there.end, end: here.end, text: '' };
    return {
      ...wordClause(paragraph.text, here, there, '连着写了两遍'),
      fixes: [{ title: '删去后一遍', safe: false, edits: [cut] }],
    };
  }
  const counts = run.some((clause) => clause.counts && /\d\d/.test(clause.words));
  if (counts && size >= SHORTEST_COUNTING) {
    const draft = wordClause(paragraph.text, here, there, '在同一段里写了两遍，数字也相同');
    // 一中队：…办案12件；二中队：…办案12件: what stands side by side may be the same by chance.
    return isSideBySide(paragraph.text, there.end, here.start) ? { ...draft, severity: 'hint' } : draft;
  }
  const sentence = sentenceAt(paragraph, here.start) === sentenceAt(paragraph, there.start);
  if (sentence && size >= SHORTEST_IN_SENTENCE) return wordClause(paragraph.text, here, there, '在同一句里写了两遍');
  if (size < SHORTEST_IN_PARAGRAPH || run.every(({ words }) => FORMULA.test(words))) return null;
  return {
    ...wordClause(paragraph.text, here, there, '在同一段里写了两遍', '如果不是有意再说一遍，请删去一处'),
    severity: 'hint',
  };
}

/** A clause that was begun, and then begun again with the same words and said to its end: 落实责任清单，落实责任清单制度. */
function findBeginnings(paragraph: Paragraph): readonly Draft[] {
  const { text } = paragraph;
  const { clauses } = readSayings(paragraph);
  const drafts: Draft[] = [];
  for (let at = 1; at < clauses.length; at++) {
    const [before, clause] = [clauses[at - 1]!, clauses[at]!];
    if (text.charCodeAt(before.start) !== text.charCodeAt(clause.start)) continue;
    if (isSame(before, clause) || !isCommaBetween(text, before, clause)) continue;
    const first = text.slice(before.start, before.end);
    if (first.length < SHORTEST_ADJACENT || !text.startsWith(first, clause.start) || !isProse(first)) continue;
    // 完成整改，完成整改率100%: what is counted may well be said again.
    if (before.counts || clause.counts || hasBlank(paragraph, before)) continue;
    if (/[率是为占达]/.test(text[clause.start + first.length] ?? '')) continue;
    const here = { start: clause.start, end: clause.start + first.length };
    const cut = { start: before.start, end: clause.start, text: '' };
    drafts.push({
      ...wordClause(text, here, before, '连着写了两遍'),
      fixes: [{ title: '删去前一遍', safe: false, edits: [cut] }],
    });
  }
  return drafts;
}

function isCommaBetween(text: string, before: Span, clause: Span): boolean {
  return kindAt(text, before.end) === Kind.comma && clause.start - before.end <= 2;
}

/** Whether only semicolons divide two places, and no full stop. */
function isSideBySide(text: string, start: number, end: number): boolean {
  const between = text.slice(start, end);
  return /[；;]/.test(between) && !/[。！？]/.test(between);
}

function sentenceAt({ sentences }: Paragraph, at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
