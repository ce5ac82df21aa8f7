import type { Analysis } from '../analysis/analyze.ts';
import { type CalendarDate, compareDates, daysInMonth, isLeapYear, weekdayOf } from '../analysis/calendar.ts';
import { readDates, readDatesIn, type WrittenDate } from '../analysis/dates.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { readEachWith } from '../analysis/readings.ts';
import { shift } from '../analysis/span.ts';
import { findWrongDays } from './impossible-date/known-days.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A date that no calendar has: 2月30日, 13月, 2023年2月29日; a range that ends before it begins; a wrong day of the week. */
export const impossibleDate: Rule = {
  id: 'impossible-date',
  title: '日期不存在',
  family: 'dates',
  severity: 'error',
  find,
};

/** What is doubtful until the year of the report is known. */
interface Doubt extends Draft {
  /** A 29 February without a year of its own. */
  readonly yearless: boolean;
}

const readDoubts = readEachWith((passage) => doubtsOf(passage).length > 0, doubtsOf);

function doubtsOf(paragraph: Paragraph): readonly Doubt[] {
  const { text } = paragraph;
  const dates = readDates(paragraph);
  if (dates.length === 0 && !/\d[·.．•]\d/.test(text)) return [];
  return [...findIn(text, dates), ...findWrongDays(text).map((draft) => ({ ...draft, yearless: false }))];
}

function find({ analysis, year }: Report): readonly Draft[] {
  const lines = readDoubts(analysis).map(({ start, found }) => ({ start, doubts: found }));
  for (const { text, start } of linesOutside(analysis)) lines.push({ start, doubts: findIn(text, readDatesIn(text)) });
  return lines.flatMap(({ start, doubts }) =>
    doubts.flatMap(({ yearless, ...draft }) => {
      if (!yearless) return [shift(draft, start)];
      // A report speaks of its year and of the next one.
      if (year === null || isLeapYear(year) || isLeapYear(year + 1)) return [];
      const message = `没有这一天：${year}年和${year + 1}年的2月都只有28天，而这里写的是“2月29日”。`;
      return [shift({ ...draft, message, severity: 'warning' as const }, start)];
    }),
  );
}

/** The line of the date is no paragraph. */
function linesOutside({ blocks, source }: Analysis): readonly { readonly text: string; readonly start: number }[] {
  return blocks
    .filter(({ kind }) => kind === 'date')
    .map(({ start, end }) => ({ text: source.text.slice(start, end), start }));
}

function findIn(text: string, dates: readonly WrittenDate[]): readonly Doubt[] {
  return dates.flatMap((date, at): readonly Doubt[] => {
    if (/(?:农历|阴历|旧历|[正腊冬]月)[^。；，,]{0,8}$/.test(text.slice(Math.max(0, date.start - 10), date.start)))
      return [];
    const written = text.slice(date.start, date.end).trim();
    const doubt = judge(text, date, written, dates[at + 1]);
    if (doubt) return [{ start: date.start, end: date.end, ...doubt }];
    const before = dates[at - 1];
    const wrong = findWrongWeekday(text, date);
    if (wrong) return [wrong];
    return before && date.ends ? findReversed(text, before, date) : [];
  });
}

type Judgement = Pick<Doubt, 'message' | 'yearless' | 'severity'>;

function judge(text: string, date: WrittenDate, written: string, next: WrittenDate | undefined): Judgement | null {
  const { month, day } = date;
  if (month === null) return null;
  if (month < 1 || month > 12) {
    const sure = date.year !== null || day !== null || date.part !== '' || date.ends || next?.ends;
    if (!sure && text[date.end - 1] !== '份') return null;
    return { message: `没有这个月份：一年只有12个月，而这里写的是“${written}”。`, yearless: false };
  }
  if (day === null) return null;
  const year = date.year ?? date.carried;
  const most = year === null ? (month === 2 ? 29 : daysInMonth(2000, month)) : daysInMonth(year, month);
  const name = `${month}月${day}日`;
  const said = written.includes('月') ? written : name;
  if (day < 1) return { message: `没有这一天：日期从1日算起，而这里写的是“${said}”。`, yearless: false };
  if (day > most) {
    const which = year === null || month !== 2 ? `${month}月` : `${year}年2月`;
    const days = year === null && month === 2 ? '最多29天' : `只有${most}天`;
    const carried = month === 2 && day === 29 && date.year === null;
    return {
      message: `没有这一天：${which}${days}，而这里写的是“${said}”。`,
      yearless: false,
      ...(carried && { severity: 'warning' as const }),
    };
  }
  return month === 2 && day === 29 && year === null ? { message: '', yearless: true } : null;
}

/** 2024年3月5日（星期三） where that day is a Tuesday. */
function findWrongWeekday(text: string, date: WrittenDate): Doubt | null {
  const { year, month, day, end } = date;
  if (year === null || month === null || day === null) return null;
  const match = /^\s?[（(]?(?:星期|周)([一二三四五六日天])(?:[)）]|(?=[上下中晚]午|[，,。]))/.exec(
    text.slice(end, end + 8),
  );
  if (!match) return null;
  const weekday = weekdayOf({ year, month, day });
  if (match[1]!.replace('天', '日') === weekday) return null;
  const message = `日期与星期对不上：${year}年${month}月${day}日是星期${weekday}，而这里写的是“星期${match[1]}”。`;
  return { start: date.start, end: end + match[0].length, message, severity: 'warning', yearless: false };
}

/** 3月10日至3月5日, 2024年5月至2023年3月. Without years, a range may cross into the next one. */
function findReversed(text: string, from: WrittenDate, to: WrittenDate): readonly Doubt[] {
  if (from.month === null || to.month === null || (from.day === null) !== (to.day === null)) return [];
  const sameYear = to.year === null && from.month === to.month && from.day !== null;
  if (!sameYear && (from.year === null || to.year === null)) return [];
  const first: CalendarDate = { year: from.year ?? 2000, month: from.month, day: from.day ?? 1 };
  const second: CalendarDate = { year: to.year ?? first.year, month: to.month, day: to.day ?? 1 };
  if (compareDates(first, second) <= 0) return [];
  const span = { start: from.start, end: to.end };
  const message = `起止日期前后颠倒：“${text.slice(from.start, from.end)}”在“${text.slice(to.start, to.end)}”之后。`;
  return [{ ...span, message, severity: 'warning', yearless: false }];
}
