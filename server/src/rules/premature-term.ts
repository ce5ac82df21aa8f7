import { type Term, wordDay } from '../terms.ts';
import {
  collectTerms,
  dayOfText,
  isComing,
  isPlanned,
  otherPlaces,
  type PlacedTerm,
  quote,
  quoteAt,
  type TextDay,
} from './dated-terms.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A term that did not exist yet when the text was written. */
export const prematureTerm: Rule = {
  id: 'premature-term',
  title: '用语早于其出现',
  family: 'terms',
  severity: 'error',
  find,
};

/** How far ahead a plan may name what everybody knows will come. */
const YEARS_AHEAD = 2;

function find(report: Report): readonly Draft[] {
  const day = dayOfText(report);
  if (!day) return [];
  const drafts: Draft[] = [];
  for (const [term, places] of collectTerms(report).byTerm) {
    const since = term.adopted ?? term.from;
    if (since === undefined || since <= day.day) continue;
    const early = places.filter((place) => isEarly(report, day, since, place));
    if (early.length > 0) drafts.push(word(report, day, since, early));
  }
  return drafts.sort((a, b) => a.start - b.start);
}

function isEarly(report: Report, day: TextDay, since: string, place: PlacedTerm): boolean {
  if (isComing(place)) return false;
  if (!isPlanned(report, place)) return true;
  const limit = place.term.foreseen ? `${Number(day.latest.slice(0, 4)) + YEARS_AHEAD}` : day.latest;
  return since > limit;
}

function word(report: Report, day: TextDay, since: string, places: readonly PlacedTerm[]): Draft {
  const first = places[0]!;
  const { term } = first;
  const count = places.length > 1 ? `（全文共${places.length}处）` : '';
  const dated = day.signature
    ? day.told === '落款'
      ? `而报告的落款是${wordDay(day.day)}`
      : `而报告是${wordDay(day.day)}作的`
    : `而报告写的是${report.year}年的工作，没有能用的落款日期，按${wordDay(day.day)}计`;
  const doubt = doubtOf(report, day, since, places);
  return {
    start: first.start,
    end: first.end,
    severity: doubt === null && term.verified && term.kind !== 'period' ? 'error' : 'hint',
    subject: term.id,
    message:
      `${term.kind === 'plenum' ? quote(term.term) : quoteAt(first)}${count}是${wordDay(since)}才${beginning(term)}的，${dated}。` +
      `${doubt ?? '请核对名称、年份和落款日期。'}${term.verified ? '' : UNVERIFIED}`,
    related: [
      ...(day.signature ? [{ ...day.signature, message: `${day.told}日期${wordDay(day.day)}` }] : []),
      ...otherPlaces(places, (place) => `这里也有${quoteAt(place)}`),
    ],
  };
}

/** What may be known to come before it does. */
const EXPECTED: readonly Term['kind'][] = ['plenum', 'law', 'plan', 'rule', 'programme'];

const UNVERIFIED = '（日期没有与原件核对。）';

/** How it may be right all the same; null where it cannot. */
function doubtOf(report: Report, day: TextDay, since: string, places: readonly PlacedTerm[]): string | null {
  const { kind, namesakes, foreseen } = places[0]!.term;
  if (day.signature === null && since <= day.latest) return '如果报告写成于这一天以后，就没有问题。';
  if (namesakes) return '如果说的是地方的同名文件，就没有问题。';
  const isNext = EXPECTED.includes(kind) && report.year !== null && since <= `${report.year + 1}-12-31`;
  // What is read out before an assembly is for the most part a plan, whatever its headings say.
  const mayBePlanned = day.told === '作报告' && foreseen;
  if (isNext && (mayBePlanned || places.every((place) => isPlanned(report, place))))
    return '如果说的是下一年将有的事，就没有问题。';
  return null;
}

function beginning({ kind, adopted }: Term): string {
  if (kind === 'congress' || kind === 'plenum' || kind === 'meeting') return '召开';
  return adopted ? '通过' : '有';
}
