import { Kind, kindAt } from '../analysis/characters.ts';
import { readDelivery } from '../analysis/dates.ts';
import { once } from '../analysis/memory.ts';
import type { Section } from '../analysis/outline.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import type { Span } from '../analysis/span.ts';
import type { Enumeration } from '../terms/plenums.ts';
import { builtInTerms, type Occurrence, readAllTerms, type Term } from '../terms.ts';
import type { RelatedPlace, Report } from './rule.ts';

/** A dated term at its place in the report, with the paragraph around it. */
export interface PlacedTerm extends Occurrence {
  readonly paragraph: Paragraph;
  /** Where the term begins in its paragraph. */
  readonly at: number;
}

/** A list of plenums at its place in the report. */
export interface PlacedEnumeration extends Span {
  readonly enumeration: Enumeration;
  readonly sentence: string;
}

/** Every dated term of a report. */
export interface ReportTerms {
  readonly byTerm: ReadonlyMap<Term, readonly PlacedTerm[]>;
  readonly enumerations: readonly PlacedEnumeration[];
}

/** The day a text is dated, as the term files write days. */
export interface TextDay {
  readonly day: string;
  /** Where no signature tells the day: the latest one on which such a report is still written. */
  readonly latest: string;
  /** The signature, or the line that says when the report was read out, where it tells the day. */
  readonly signature: Span | null;
  /** What that line tells. */
  readonly told: '落款' | '作报告';
}

/** What a word near a term may stand away from it. */
const NEAR = 12;
/** What a word that looks back on a whole sentence may stand away from it: sentences of reports are long. */
const FAR = 40;
/** Bounds what is looked at around a place, and how many places, whatever the text. */
const LONGEST_SENTENCE = 150;
const LONGEST_LEAD = 400;
const LONGEST_TITLE = 80;
const MOST_JUDGED = 500;
const MOST_PLACES = 20;
/** A report is filed and published by the end of March. */
const LAST_FILING = '03-31';
/** Signed earlier in the year reported on, a signature has the wrong year. */
const FIRST_SIGNING = '07-01';
const PLANNED = /下一?步|下一?年|明年|来年|今后/;
const PLAN_HEADING =
  /下一?步|下一?年|明年|来年|今后|工作(?:计划|打算|安排|思路)(?!.{0,6}(?:完成|落实|执行))|主要安排|努力方向|展望/;

/** The dated terms of a report, by term, each in the order of the text. */
export const collectTerms = once((report: Report): ReportTerms => {
  const byTerm = new Map<Term, PlacedTerm[]>();
  const enumerations: PlacedEnumeration[] = [];
  for (const { start, paragraph, found } of readAllTerms(report.analysis, report.profile)) {
    for (const { term, ...span } of found.occurrences) {
      const placed = { term, start: start + span.start, end: start + span.end, paragraph, at: span.start };
      const same = byTerm.get(term);
      if (same && same.length < MOST_JUDGED) same.push(placed);
      else if (!same) byTerm.set(term, [placed]);
    }
    for (const enumeration of found.enumerations) {
      const sentence = sentenceAround(paragraph, enumeration.start);
      enumerations.push({ start: start + enumeration.start, end: start + enumeration.end, enumeration, sentence });
    }
  }
  return { byTerm, enumerations };
});

/** The day of the signature, else the one it was read out on, else the last of the year reported on; null where neither is known. */
export function dayOfText({ analysis, signed, year }: Pick<Report, 'analysis' | 'signed' | 'year'>): TextDay | null {
  const dated = signed ?? readDelivery(analysis);
  const told = signed || !dated ? '落款' : '作报告';
  if (dated) {
    const { year: signedYear, month, day } = dated.date;
    const written = `${signedYear}-${twoDigits(month)}-${twoDigits(day)}`;
    if (year === null || written >= `${year}-${FIRST_SIGNING}`) {
      return { day: written, latest: written, signature: { start: dated.start, end: dated.end }, told };
    }
  }
  if (year === null) return null;
  return { day: `${year}-12-31`, latest: `${year + 1}-${LAST_FILING}`, signature: null, told };
}

/** Whether a term stands where a report speaks of what is to come: in its plan, or behind 下一步 or the next year. */
export function isPlanned(report: Report, { start, paragraph, at }: PlacedTerm): boolean {
  const next = report.year === null ? null : `${report.year + 1}年`;
  const before = paragraph.text.slice(Math.max(0, at - LONGEST_LEAD), at);
  if (PLANNED.test(before) || (next !== null && before.includes(next))) return true;
  return headingsAbove(report, start).some(
    (title) => PLAN_HEADING.test(title) || (next !== null && title.includes(next)),
  );
}

/** Whether words next to a term speak of it as something to come: 迎接, 草案, 谋划. */
export function isComing(place: PlacedTerm): boolean {
  const { before, behind } = builtInTerms.words.coming;
  const near = nearby(place);
  return hasAny(near.before.split(/[，,]/).at(-1)!, before) || hasAny(near.behind.split(/[，,]/, 1)[0]!, behind);
}

/** Whether a term stands in a look back, a list of repealed papers, or beside a year in which it was right. */
export function isRetrospect(report: Report, place: PlacedTerm): boolean {
  const { retrospect, repealed } = builtInTerms.words;
  const length = place.end - place.start;
  const sentence = sentenceAround(place.paragraph, place.at, length);
  if (hasAny(sentenceAround(place.paragraph, place.at, length, FAR), retrospect.sentence)) return true;
  if (hasAny(sentence, repealed)) return true;
  const near = nearby(place);
  if (hasAny(`${near.before} ${near.behind}`, retrospect.near) || speaksOfItsTime(report, place, sentence)) return true;
  return headingsAbove(report, place.start).some((title) => hasAny(title, retrospect.sentence));
}

/** The sentence that a place of a paragraph stands in, not too far around it, without the place itself where its length is given. */
export function sentenceAround({ text }: Paragraph, at: number, length = 0, reach = LONGEST_SENTENCE): string {
  let start = at;
  while (start > 0 && at - start < reach && !isStop(text, start - 1)) start--;
  const from = at + length;
  let end = from;
  while (end < text.length && end - from < reach && !isStop(text, end)) end++;
  return `${text.slice(start, at)} ${text.slice(from, end)}`;
}

/** The title in 《》 that a place stands in; null where it stands in none. */
export function titleAround({ paragraph: { text }, at, start, end }: PlacedTerm): Span | null {
  const stop = at + end - start;
  const from = Math.max(0, at - LONGEST_TITLE);
  const open = from + text.slice(from, at + 1).lastIndexOf('《');
  if (open < from) return null;
  const close = open + text.slice(open, stop + LONGEST_TITLE).indexOf('》');
  if (close >= open && close < stop - 1) return null;
  return { start: open, end: close < open ? stop : close + 1 };
}

/** A term as it is written at a place, in the marks that stand around it there, else in quotes. */
export function quoteAt({ paragraph: { text }, at, start, end }: PlacedTerm): string {
  const stop = at + end - start;
  const words = text.slice(at, stop);
  return text[at - 1] === '《' && text[stop] === '》' ? `《${words}》` : quote(words);
}

/** Words in quotes, unless they bring marks of their own. */
export function quote(words: string): string {
  return /^[“《"‘]/.test(words) ? words : `“${words}”`;
}

/** The other places of a term, not too many. */
export function otherPlaces(
  places: readonly PlacedTerm[],
  word: (place: PlacedTerm) => string,
): readonly RelatedPlace[] {
  return places
    .slice(1, MOST_PLACES + 1)
    .map((place) => ({ start: place.start, end: place.end, message: word(place) }));
}

function headingsAbove({ analysis }: Report, offset: number): readonly string[] {
  const titles: string[] = [];
  let section: Section | undefined = analysis.outline;
  while (section) {
    const { heading } = section;
    // What stands in the title itself has its own words around it.
    if (heading && offset >= heading.title.end)
      titles.push(analysis.source.text.slice(heading.title.start, heading.title.end));
    section = section.children.find(({ start, end }) => start <= offset && offset < end);
  }
  return titles;
}

/** The words next to a place within its sentence. */
function nearby({ paragraph, at, start, end }: PlacedTerm): { readonly before: string; readonly behind: string } {
  const stop = at + end - start;
  const { text } = paragraph;
  const before = text.slice(Math.max(0, at - NEAR), at);
  const behind = text.slice(stop, stop + NEAR);
  return { before: before.split(/[。；;！？]/).at(-1)!, behind: behind.split(/[。；;！？]/, 1)[0]! };
}

/** A year of its own time beside it: 2018年法制办牵头……. */
function speaksOfItsTime({ year }: Report, { term }: PlacedTerm, sentence: string): boolean {
  if (year === null || !term.to) return false;
  const last = Number(term.to.slice(0, 4));
  return [...sentence.matchAll(/(?<![\d—–－\-~～至])(20\d\d)年/g)].some(
    ([, written]) => Number(written) <= last && Number(written) < year,
  );
}

function isStop(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === Kind.stop || kind === Kind.semicolon;
}

function hasAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
