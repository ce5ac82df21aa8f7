import { ORDINALS } from '../../terms/plenums.ts';
import { termNamed } from '../../terms.ts';
import { collectTerms, dayOfText, type PlacedEnumeration } from '../dated-terms.ts';
import type { Draft, Report } from '../rule.ts';

/** 一中 and 七中 are customarily left out of a list. */
const FIRST = 2;
const LAST = 6;
/** What happened within the year need not know of its end. */
const TIMED = /\d{1,2}月|[一二三四五六七八九十]月|[上下]半年|季度|年初|年中/;

/** 二十届三中全会关于法治政府建设的部署: what one of them decided is not what the others did. */
const DECIDED = /^(?:精神)?[关对就审通作提明决宣《]/;

interface Incomplete {
  readonly place: PlacedEnumeration;
  readonly missing: readonly number[];
  /** Whether it leaves out one between two that it names. */
  readonly gap: boolean;
}

/** Lists of a congress and its plenums that skip one or end before the last one held: a hint each kind once. */
export function judgeEnumerations(report: Report): readonly Draft[] {
  const { enumerations } = collectTerms(report);
  if (enumerations.length === 0) return [];
  const day = dayOfText(report);
  if (!day || report.year === null) return [];
  const end = `${report.year + 1}-03-31`;
  const until = day.day < end ? day.day : end;
  const judged = enumerations.map((place) => judge(report, place, until));
  const incomplete = judged.filter((one) => one !== null);
  const gaps = incomplete.filter(({ gap }) => gap);
  const short = incomplete.filter(({ gap, place }) => !gap && !TIMED.test(place.sentence));
  // Where another list is complete, its author knows what there is.
  const complete = judged.some((one, at) => one === null && enumerations[at]!.enumeration.withCongress);
  return [gaps, complete ? [] : short].flatMap((group) => (group.length > 0 ? [word(report, group)] : []));
}

function judge({ profile, analysis }: Report, place: PlacedEnumeration, until: string): Incomplete | null {
  const { congress, withCongress, plenums } = place.enumeration;
  if (!withCongress || DECIDED.test(analysis.source.text.slice(place.end, place.end + 6))) return null;
  const named = new Set(plenums.map(({ ordinal }) => ordinal));
  const highest = Math.max(...[...named].filter((ordinal) => ordinal <= LAST));
  const held: number[] = [];
  for (let ordinal = FIRST; ordinal <= LAST; ordinal++) {
    const from = termNamed(nameOf(congress, ordinal), profile)?.from;
    if (from !== undefined && from <= until) held.push(ordinal);
  }
  const missing = held.filter((ordinal) => !named.has(ordinal));
  if (missing.length === 0 || !Number.isFinite(highest) || highest > (held.at(-1) ?? 0)) return null;
  return { place, missing, gap: missing.some((ordinal) => ordinal < highest) };
}

function word(report: Report, group: readonly Incomplete[]): Draft {
  const [{ place, missing, gap }, ...others] = group as readonly [Incomplete, ...Incomplete[]];
  const { text } = report.analysis.source;
  const { congress } = place.enumeration;
  const names = missing.map((ordinal) => `${ORDINALS[ordinal - 1]}中全会`).join('、');
  const last = nameOf(congress, missing.at(-1)!);
  const held = termNamed(last, report.profile)?.note ?? '';
  const why = gap ? '按惯例从二中全会起依次列出' : `报告写成时${last}已经召开（${held.replace(/。$/, '')}）`;
  return {
    start: place.start,
    end: place.end,
    severity: 'hint',
    subject: gap ? 'plenums-gap' : 'plenums-short',
    message: `“${text.slice(place.start, place.end)}”没有列出${names}：${why}，也可以写作“党的${congress}大和${congress}届历次全会”。有意这样写的，不用改。`,
    related: others
      .slice(0, 20)
      .map(({ place: { start, end: stop } }) => ({ start, end: stop, message: '这里也没有列全' })),
  };
}

function nameOf(congress: string, ordinal: number): string {
  return `${congress}届${ORDINALS[ordinal - 1]}中全会`;
}
