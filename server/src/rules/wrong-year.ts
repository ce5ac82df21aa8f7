import type { Analysis } from '../analysis/analyze.ts';
import { type CalendarDate, YEAR_DIGITS } from '../analysis/calendar.ts';
import { readDatesIn, readSignature } from '../analysis/dates.ts';
import { follow, fromFrame } from '../analysis/frame.ts';
import { matchesOf } from '../analysis/matches.ts';
import type { Span } from '../analysis/span.ts';
import { isReadOut, looksBack, openingOf, readYearPlaces, type YearPlace } from '../analysis/year.ts';
import { inPassages, moveDraft } from './paragraphs.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** Places that tell which year the report is about and do not agree: title, opening, headings, plan (the year after), signature. */
export const wrongYear: Rule = {
  id: 'wrong-year',
  title: '年份前后不一致',
  family: 'dates',
  severity: 'error',
  find,
};

const THIS_YEAR = new RegExp(`今年(?:以来)?\\s?[（(]\\s?(?:即|指)?(?:${YEAR_DIGITS})\\s?年度?\\s?[)）]`, 'g');

/** A place with the years the report could be about if it is right. */
interface Witness extends YearPlace {
  readonly reported: readonly number[];
}

function find(report: Report): readonly Draft[] {
  const found = findInFrame(report.analysis);
  return found ? [...found.drafts, ...findThisYear(report, found.years, found.first)] : [];
}

/** What the places themselves tell, and what the rest of the text is to be held against. */
interface Found {
  readonly drafts: readonly Draft[];
  readonly years: ReadonlySet<number>;
  readonly first: Witness;
}

const findInFrame = fromFrame(findAtPlaces, (found, change) => {
  if (!found) return null;
  const move = <T extends Span>(span: T): T => follow(span, change);
  return { ...found, drafts: found.drafts.map((draft) => moveDraft(draft, move)), first: move(found.first) };
});

function findAtPlaces(analysis: Analysis): Found | null {
  const { text } = analysis.source;
  if (!looksBack(analysis)) return null;
  // A report on five years, or on half of one, has another measure.
  if (/[—–－\-~～至到]\s?(?:20\d\d|二[〇零○])|半年|季度|五年|十[二三四五六]五/.test(analysis.title)) return null;
  const signed = readSignature(analysis);
  const witnesses = readYearPlaces(analysis)
    .filter(({ role, sense, leads }) => role !== 'heading' || leads || sense !== 'either')
    .map((place) => toWitness(place, analysis.title));
  const first = witnesses.find(({ reported }) => reported.length === 1);
  if (!first) return null;
  const year = first.reported[0]!;
  const differing = compare(analysis, witnesses);
  const agreeing = differing.length === 0;
  const drafts = [
    ...differing,
    ...(agreeing ? findPeriod(analysis, year, first) : []),
    ...findLongPeriod(analysis, year, first),
    ...(agreeing && signed ? findSignature(text, signed, signed.date, year, first) : []),
  ];
  return { drafts, years: new Set(witnesses.flatMap(({ reported }) => reported)), first };
}

function toWitness(place: YearPlace, title: string): Witness {
  const { year, role } = place;
  const sense = role === 'title' && isReadOut(title) ? 'either' : place.sense;
  return { ...place, reported: sense === 'planned' ? [year - 1] : sense === 'done' ? [year] : [year, year - 1] };
}

/** Each place against the first one; where all others agree against the first, that one finding stands at the first. */
function compare(analysis: Analysis, witnesses: readonly Witness[]): Draft[] {
  const { text } = analysis.source;
  const counted = witnesses.filter(
    (witness) => witness.role !== 'opening' || !mentions(analysis, text, witness, witnesses),
  );
  const sure = counted.filter(({ reported }) => reported.length === 1);
  const [first] = sure;
  if (!first) return [];
  const [year] = first.reported;
  const differing = counted.filter(({ reported }) => !reported.includes(year!));
  if (differing.length === 0) return [];
  const others = sure.filter((witness) => witness !== first && witness.role !== 'opening');
  const alone = differing.length > 1 && others.every(({ reported }) => reported[0] !== year);
  if (alone) return [word(text, first, differing, 'error')];
  return differing.map((witness) => word(text, witness, [first], isSure(witness) ? 'error' : 'warning'));
}

/** A heading in the middle of which a year stands may speak of something of that year. */
function isSure({ reported, role, leads, sense }: Witness): boolean {
  return reported.length === 1 && role !== 'opening' && (role !== 'heading' || leads || sense === 'planned');
}

/** An opening that begins with an earlier year and comes to the year of the report later: 2022年，……。2023年，……。 */
function mentions(analysis: Analysis, text: string, opening: Witness, witnesses: readonly Witness[]): boolean {
  const others = new Set(witnesses.filter(({ role }) => role !== 'opening').flatMap(({ reported }) => reported));
  others.delete(opening.year);
  return openingOf(analysis).some((span) =>
    readDatesIn(text.slice(Math.max(span.start, opening.end), span.end)).some(
      ({ year }) => year !== null && others.has(year),
    ),
  );
}

function word(text: string, place: Witness, others: readonly Witness[], severity: 'error' | 'warning'): Draft {
  const other = others[0]!;
  const written = (witness: Witness): string => `写的是“${text.slice(witness.start, witness.end)}”`;
  const apart = place.role === 'heading' ? '这个' : '';
  const otherwise = other.role === 'heading' && place.role === 'heading' ? '另一个' : '';
  const more = others.length > 1 ? `等${others.length}处` : '';
  const shifted = place.sense !== other.sense && [place, other].some(({ sense }) => sense === 'planned');
  const rule = shifted ? '安排应当比报告的年份晚一年，' : '';
  return {
    start: place.start,
    end: place.end,
    severity,
    message: `年份前后不一致：${apart}${nameOf(place)}${written(place)}，${otherwise}${nameOf(other)}${written(other)}${more}。${rule}请核对报告的是哪一年。`,
    related: others
      .slice(0, 5)
      .map((witness) => ({ start: witness.start, end: witness.end, message: `${nameOf(witness)}${written(witness)}` })),
  };
}

function nameOf({ role, sense }: YearPlace): string {
  if (role === 'heading') return sense === 'planned' ? '安排的标题' : '标题';
  return { title: '题目', announcement: '开头的“现将……”', opening: '正文开头' }[role];
}

/** 2024年1月至12月 as the period of a report on 2025. */
function findPeriod(analysis: Analysis, year: number, first: Witness): readonly Draft[] {
  const { text } = analysis.source;
  return openingOf(analysis).flatMap((span): readonly Draft[] => {
    const dates = readDatesIn(text.slice(span.start, span.end));
    if (dates.some((date) => date.year === year)) return [];
    return dates.flatMap((from, at): readonly Draft[] => {
      const to = dates[at + 1];
      if (from.year === null || from.year === year || from.month !== 1 || (from.day ?? 1) !== 1) return [];
      if (!to?.ends || (to.month ?? 0) < 10 || (to.year !== null && to.year !== from.year)) return [];
      const place = { start: span.start + from.start, end: span.start + to.end };
      return [disagree(text, place, first, `报告的起止时间写的是“${text.slice(place.start, place.end)}”`)];
    });
  });
}

const PERIOD = /统计|期限|时限|时段/;

/** 统计期限自2021年1月1日起，至2022年12月31日止: of the two years one was not changed. */
function findLongPeriod(analysis: Analysis, year: number, first: Witness): readonly Draft[] {
  const { text } = analysis.source;
  return openingOf(analysis).flatMap((span): readonly Draft[] => {
    const opening = text.slice(span.start, span.end);
    if (!PERIOD.test(opening)) return [];
    const dates = readDatesIn(opening);
    return dates.flatMap((from, at): readonly Draft[] => {
      const to = dates[at + 1];
      if (!to || from.year === null || to.year === null || from.year === to.year) return [];
      if ((from.year !== year && to.year !== year) || from.month !== 1 || from.day !== 1) return [];
      if (to.month !== 12 || to.day !== 31 || !isPeriod(opening, from, to)) return [];
      const place = { start: span.start + from.start, end: span.start + to.end };
      return [disagree(text, place, first, `报告的起止时间写的是“${text.slice(place.start, place.end)}”，不止一年`)];
    });
  });
}

/** Whether the words say that the one leads to the other, and what it is that lasts so long. */
function isPeriod(text: string, from: Span, to: Span): boolean {
  return (
    PERIOD.test(text.slice(Math.max(0, from.start - 16), from.start)) &&
    /^\s?(?:起)?[，,]?\s?(?:到|至|[—–－\-~～]{1,2})\s?$/.test(text.slice(from.end, to.start))
  );
}

const readThisYear = inPassages(({ text }) =>
  text.includes('今年')
    ? matchesOf(text, THIS_YEAR).map(({ index, 0: written }) => ({
        start: index,
        end: index + written.length,
        message: '',
      }))
    : [],
);

/** 今年（2023年） left over in a report on 2024. */
function findThisYear(report: Report, years: ReadonlySet<number>, first: Witness): readonly Draft[] {
  const { text } = report.analysis.source;
  return readThisYear(report).flatMap(({ start, end }): readonly Draft[] => {
    const written = text.slice(start, end);
    const said = readDatesIn(written)[0]?.year ?? null;
    if (said === null || years.has(said) || said === report.signed?.date.year) return [];
    return [{ ...disagree(text, { start, end }, first, `这里写的是“${written}”`), severity: 'hint' }];
  });
}

/** Reports are signed near the end of their year or in the next one. */
function findSignature(text: string, place: Span, date: CalendarDate, year: number, first: Witness): readonly Draft[] {
  const written = `落款日期是“${text.slice(place.start, place.end)}”`;
  if (date.year < year || date.year > year + 1) return [disagree(text, place, first, written)];
  return date.year === year && date.month <= 4 ? [disagree(text, place, first, `${written}，那时这一年才刚开始`)] : [];
}

function disagree(text: string, { start, end }: Span, first: Witness, what: string): Draft {
  const said = `${nameOf(first)}写的是“${text.slice(first.start, first.end)}”`;
  return {
    start,
    end,
    severity: 'warning',
    message: `年份前后不一致：${said}，${what}。请核对报告的是哪一年。`,
    related: [{ start: first.start, end: first.end, message: said }],
  };
}
