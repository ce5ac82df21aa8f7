import { type Term, termNamed, wordDay } from '../terms.ts';
import {
  collectTerms,
  isRetrospect,
  otherPlaces,
  type PlacedTerm,
  quote,
  quoteAt,
  sentenceAround,
  titleAround,
} from './dated-terms.ts';
import { writeReplacement } from './outdated-term/dated-replacement.ts';
import { judgeEnumerations } from './outdated-term/plenums.ts';
import type { Draft, Edit, Fix, Report, Rule } from './rule.ts';

/** A term whose time was over before the year reported on, or a list of plenums that is not up to date. */
export const outdatedTerm: Rule = {
  id: 'outdated-term',
  title: '用语已经过时',
  family: 'terms',
  severity: 'warning',
  find,
};

/** In a title such a name belongs to an older paper. */
const KEPT_IN_TITLES: readonly Term['kind'][] = ['wording', 'institution', 'name', 'day'];

/** The title of a report on five years, in which much was right once. */
const SEVERAL_YEARS = /[三四五]年(?!级)|20\d\d年?[-－—–~～至]{1,2}20\d\d/;

function find(report: Report): readonly Draft[] {
  const { year } = report;
  if (year === null) return [];
  const drafts: Draft[] = [];
  const coversYears = SEVERAL_YEARS.test(report.analysis.title);
  for (const [term, places] of collectTerms(report).byTerm) {
    if (!isOver(term, year) || (coversYears && term.kind !== 'wording')) continue;
    const stale = places.filter((place) => !isExcused(report, place));
    if (stale.length > 0) drafts.push(word(report, year, term, stale));
  }
  return [...drafts, ...judgeEnumerations(report)].sort((a, b) => a.start - b.start);
}

function isOver({ to }: Term, year: number): boolean {
  return to !== undefined && to < `${year}-01-01`;
}

function isExcused(report: Report, place: PlacedTerm): boolean {
  const { term } = place;
  if (KEPT_IN_TITLES.includes(term.kind) && titleAround(place)) return true;
  if (term.kind === 'wording') return false;
  const sentence = sentenceAround(place.paragraph, place.at, place.end - place.start);
  if (term.exceptions?.some((exception) => sentence.includes(exception))) return true;
  return speaksOfSuccessor(report, term, sentence) || isRetrospect(report, place);
}

/** 从“七五”普法到“八五”普法 tells of a change. */
function speaksOfSuccessor({ profile }: Report, term: Term, sentence: string): boolean {
  if (!term.replacement || term.kind === 'thought') return false;
  const next = termNamed(term.replacement, profile);
  const words = [term.replacement, ...(next?.patterns ?? [])];
  const plain = toPlain(sentence);
  return words.some((word) => plain.includes(toPlain(word)));
}

function toPlain(text: string): string {
  return text
    .replace(/[“”‘’"'《》[\]\s]/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/[—–－]{1,2}/g, '-');
}

function word(report: Report, year: number, term: Term, places: readonly PlacedTerm[]): Draft {
  const forms = formsOf(places);
  const count = places.length > 1 ? `（全文共${places.length}处）` : '';
  const replacement = currentFor(report, year, term);
  const fix = replacement === null ? null : fixAll(report, term, replacement, places);
  const now = replacement === null ? (term.note ?? '') : `现在的写法是${writeNew(forms, term, replacement)}。`;
  return {
    start: forms[0]!.start,
    end: forms[0]!.end,
    severity: term.verified ? 'warning' : 'hint',
    subject: term.id,
    message: `${forms.map(quoteAt).join('')}${count}${reasonOf(term, year)}${now}${adviceFor(term)}`,
    related: otherPlaces(places, (place) => `这里也有${quoteAt(place)}`),
    ...(fix && { fixes: [fix] }),
  };
}

const MOST_FORMS = 3;

/** The first place of each wording, quotes and brackets apart. */
function formsOf(places: readonly PlacedTerm[]): readonly PlacedTerm[] {
  const forms = new Map<string, PlacedTerm>();
  for (const place of places) {
    const plain = toPlain(writtenAt(place));
    if (!forms.has(plain)) forms.set(plain, place);
  }
  return [...forms.values()].slice(0, MOST_FORMS);
}

function writeNew(forms: readonly PlacedTerm[], term: Term, replacement: string): string {
  const renewed = forms.map((place) => {
    const written = writtenAt(place);
    return quoteAt(place).replace(written, () => rewrite(written, term, replacement));
  });
  return [...new Set(renewed)].join('');
}

function writtenAt({ paragraph, at, start, end }: PlacedTerm): string {
  return paragraph.text.slice(at, at + end - start);
}

function reasonOf({ kind, to }: Term, year: number): string {
  const until = wordDay(to!);
  switch (kind) {
    case 'wording':
      return '是旧的写法。';
    case 'institution':
    case 'name':
    case 'day':
      return `是旧的名称，用到${until}为止，而报告写的是${year}年的工作。`;
    case 'thought':
    case 'idiom':
      return `是较早的提法，用到${until}为止，而报告写的是${year}年的工作。`;
    case 'law':
      return `用到${until}为止，而报告写的是${year}年的工作。`;
    default:
      return `到${until}为止，而报告写的是${year}年的工作。`;
  }
}

function adviceFor({ kind, verified }: Term): string {
  const advice = kind === 'wording' ? '' : '如果写的是过去的事，请写明年份，或者写明是回顾。';
  return verified ? advice : `${advice}（日期没有与原件核对。）`;
}

/** The term of the year reported on; null where none is certain. What replaced a term may have been replaced as well. */
function currentFor({ profile }: Report, year: number, term: Term): string | null {
  let current = term;
  for (let step = 0; step < 5; step++) {
    const { replacement } = current;
    if (replacement === undefined) return null;
    const next = termNamed(replacement, profile);
    if (!next || !isOver(next, year)) return replacement;
    current = next;
  }
  return null;
}

function rewrite(written: string, { term, replaces }: Term, replacement: string): string {
  return replaces ? written.replace(replaces, replacement) : writeReplacement(written, term, replacement);
}

function fixAll({ analysis }: Report, term: Term, replacement: string, places: readonly PlacedTerm[]): Fix | null {
  const alone = places.filter(standsAlone);
  const [first] = alone;
  // 工商局、质监局 became one.
  const { text } = analysis.source;
  const merged = alone.some(({ start }, at) => at > 0 && /^[、和及与]?$/.test(text.slice(alone[at - 1]!.end, start)));
  if (!first || (merged && !term.replaces)) return null;
  const edits = alone.map((place): Edit => {
    const { start, end } = place;
    return { start, end, text: rewrite(text.slice(start, end), term, replacement) };
  });
  const into = quote(term.replaces ? replacement : edits[0]!.text);
  const what = quote(term.replaces ?? writtenAt(first));
  const title = `把${edits.length > 1 ? `${edits.length}处` : ''}${what}改为${into}`;
  return { title, safe: false, edits };
}

/** A part of a longer title is the name of another paper. */
function standsAlone(place: PlacedTerm): boolean {
  const title = titleAround(place);
  if (!title) return true;
  const stop = place.at + place.end - place.start;
  const { text } = place.paragraph;
  return (
    /^《(?:中华人民共和国|国务院)?$/.test(text.slice(title.start, place.at)) &&
    /^》?$/.test(text.slice(stop, title.end))
  );
}
