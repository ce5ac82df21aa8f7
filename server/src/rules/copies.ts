import type { PlacedParagraph } from '../analysis/analyze.ts';
import { readSayings } from '../analysis/clauses.ts';
import { once, onceFor } from '../analysis/memory.ts';
import { pathsThrough, type Section } from '../analysis/outline.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { isPlanned } from '../analysis/plans.ts';
import type { Span } from '../analysis/span.ts';
import { readYearPlaces } from '../analysis/year.ts';
import type { LastYear, Report } from './rule.ts';

/** A paragraph that stands in last year's report as well, word for word. */
export interface Copy {
  readonly here: PlacedParagraph;
  readonly there: PlacedParagraph;
  /** Its place in this year's paragraphs. */
  readonly index: number;
  /** Whether its years were brought up to date, and nothing else. */
  readonly dated: boolean;
  /** Whether it tells figures in digits: 一名, 三项制度 are words. */
  readonly counts: boolean;
}

/** A sentence of last year's report that still names a year as last year's report did, though that year is over now. */
export interface StaleYear extends Span {
  /** The year as written, without 年. */
  readonly year: number;
  readonly index: number;
  /** The same sentence in last year's report. */
  readonly there: number;
}

/** Set phrases that every report has every year, and what a place or an office is, which seldom changes. */
const FORMULA =
  /习近平|为指导|指导思想|(?:大|全会)精神|决策部署|两个确立|两个维护|四个意识|全面依法治国|第一责任人(?:职责|的职责)|亲自(?:部署|过问|协调|督办)|请予审议|(?:报告|汇报|总结|公布)如下|^(?:根据|按照|依据|依照|为)|下辖|辖区(?:总?面积|范围)|总面积|位于|毗邻|常住人口|户籍人口|内设|行政编制|事业编制|在编|成立于/;
/** So many characters that are no formula make a copy: fewer where they tell figures. */
const SHORTEST_COUNTING = 40;
const SHORTEST = 80;

/** The paragraphs that were copied unchanged, or with their years alone brought up to date, in the order of the text. */
export function findCopies({ analysis, year, lastYear }: Report): readonly Copy[] {
  if (!lastYear || isSameYear(year, lastYear)) return [];
  const { byWords, byDatedWords } = indexOf(lastYear);
  return analysis.paragraphs.flatMap((here, index): readonly Copy[] => {
    const weight = weigh(here);
    if (!weight) return [];
    const words = wordsOf(here.paragraph);
    const same = byWords.get(words);
    const there = same ?? (year === null || !weight.counts ? undefined : byDatedWords.get(withoutYears(words, year)));
    return there ? [{ here, there, index, dated: !same, counts: weight.counts }] : [];
  });
}

/** The years that went stale in sentences that were copied unchanged, in the order of the text. */
export const findStaleYears = once(({ analysis, year, lastYear }: Report): readonly StaleYear[] => {
  if (!lastYear || year === null || lastYear.year !== year - 1) return [];
  const { sentences } = indexOf(lastYear);
  const pathAt = pathsThrough(analysis.outline);
  const found: StaleYear[] = [];
  for (const [index, { start, block, paragraph }] of analysis.paragraphs.entries()) {
    const path = pathAt(start);
    if (block.kind === 'table' || block.kind === 'title' || !/20\d\d年/.test(paragraph.text)) continue;
    if (path.some((section) => looksBack(section, analysis.source.text))) continue;
    const planned = path.some((section) => isPlanned(section, analysis.source.text));
    const from = block.kind === 'heading' ? block.title.end : start;
    for (const sentence of readSayings(paragraph).sentences) {
      const there = sentences.get(sentence.words);
      if (!there || start + sentence.start < from || sentence.words.length < SHORTEST_SENTENCE) continue;
      const stale = planned && there.planned ? year : planned || there.planned ? null : year - 1;
      const at = stale === null ? -1 : yearIn(paragraph.text, sentence, stale);
      if (at < 0 || stale === null) continue;
      const place = { start: start + at, end: start + at + 4 };
      found.push({ ...place, year: stale, index, there: there.start });
    }
  }
  // A year that tells which year the report is about is held against the other ones that do.
  const telling = found.length > 0 ? new Set(readYearPlaces(analysis).map(({ start }) => start)) : null;
  return found.filter(({ start }) => !telling!.has(start));
});

const SHORTEST_SENTENCE = 12;
/** What is longer is a sentence, and tells behind this of anything. */
const LONGEST_HEADING = 60;
const LOOKING_BACK = /上一?年|去年|往年|历年|整改|回头看|荣誉|获奖/;
/** What was so in one year stays so: honours, papers, beginnings. */
const LASTING =
  /荣获|获得|获评|评为|授予|命名|表彰|入选|印发|出台|修订|修正|施行|实施|公布|发布|成立|挂牌|启用|[起始]|以来|曾/;

/** Where a sentence names a year as its own; -1 where it does not, or as that of a paper, a range or a thing that lasts. */
function yearIn(text: string, sentence: Span, year: number): number {
  const words = text.slice(sentence.start, sentence.end);
  const bare = words.replace(/《[^《》]{0,80}》|“[^“”]{0,60}”|〔[^〔〕]{0,12}〕/g, (quoted) =>
    '　'.repeat(quoted.length),
  );
  if (LASTING.test(bare) || FORMULA.test(words)) return -1;
  const at = new RegExp(`(?<![\\d０-９至到自从—–－\\-~～])${year}年(?![—–－\\-~～至到底末初])`).exec(bare)?.index ?? -1;
  return at < 0 ? -1 : sentence.start + at;
}

/** Whether a section tells of years before, as far as its own heading tells. */
function looksBack({ heading }: Section, text: string): boolean {
  return (
    heading !== null && LOOKING_BACK.test(text.slice(heading.title.start, heading.title.end).slice(0, LONGEST_HEADING))
  );
}

function isSameYear(year: number | null, lastYear: LastYear): boolean {
  return year !== null && lastYear.year !== null && lastYear.year >= year;
}

interface Sentence {
  /** Where it begins in last year's report. */
  readonly start: number;
  /** Whether it tells what was still to come. */
  readonly planned: boolean;
}

interface Index {
  readonly byWords: ReadonlyMap<string, PlacedParagraph>;
  /** Its own year, that before and that after taken for names of themselves. */
  readonly byDatedWords: ReadonlyMap<string, PlacedParagraph>;
  readonly sentences: ReadonlyMap<string, Sentence>;
}

const indexOf = onceFor(({ analysis, year }: LastYear): Index => {
  const byWords = new Map<string, PlacedParagraph>();
  const byDatedWords = new Map<string, PlacedParagraph>();
  const sentences = new Map<string, Sentence>();
  const pathAt = pathsThrough(analysis.outline);
  for (const placed of analysis.paragraphs) {
    const path = pathAt(placed.start);
    if (placed.block.kind === 'table' || placed.block.kind === 'title') continue;
    const words = wordsOf(placed.paragraph);
    if (!byWords.has(words)) byWords.set(words, placed);
    if (year !== null) byDatedWords.set(withoutYears(words, year), placed);
    const planned = path.some((section) => isPlanned(section, analysis.source.text));
    for (const sentence of readSayings(placed.paragraph).sentences) {
      sentences.set(sentence.words, { start: placed.start + sentence.start, planned });
    }
  }
  return { byWords, byDatedWords, sentences };
});

function withoutYears(words: string, year: number): string {
  if (!words.includes('20')) return words;
  return words
    .replaceAll(`${year}`, '〈年〉')
    .replaceAll(`${year - 1}`, '〈上年〉')
    .replaceAll(`${year + 1}`, '〈次年〉');
}

/** What a paragraph says, marks and spaces left out. */
const wordsOf = once((paragraph: Paragraph): string =>
  readSayings(paragraph)
    .sentences.map((sentence) => sentence.words)
    .join('。'),
);

function hasDigits({ figures }: Paragraph, { start, end }: Span): boolean {
  return figures.some(({ quantity }) => quantity.script === 'arabic' && quantity.start >= start && quantity.end <= end);
}

interface Weight {
  readonly counts: boolean;
}

/** Null where a paragraph says too little of its own to be a copy of anything. */
function weigh({ block, paragraph }: PlacedParagraph): Weight | null {
  if (block.kind === 'table' || block.kind === 'title' || paragraph.text.length < SHORTEST_COUNTING) return null;
  return weighWords(paragraph);
}

const weighWords = once((paragraph: Paragraph): Weight | null => {
  const own = readSayings(paragraph).sentences.filter(({ words }) => !FORMULA.test(words));
  const length = own.reduce((sum, { words }) => sum + words.length, 0);
  const counts = own.some((sentence) => sentence.counts && hasDigits(paragraph, sentence));
  return length >= (counts ? SHORTEST_COUNTING : SHORTEST) ? { counts } : null;
});
