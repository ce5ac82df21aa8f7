import type { Analysis } from './analyze.ts';
import type { Span } from './span.ts';

/** A day of the calendar; month and day count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A date and its place in the report. */
export interface PlacedDate extends Span {
  readonly date: CalendarDate;
}

const DATE =
  /(20\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*日/;
const DIGITS = '〇一二三四五六七八九';

/** The date a report was signed on, from the last line that is nothing but a date; null where there is none. */
export function readSignature(analysis: Analysis): PlacedDate | null {
  const { text } = analysis.source;
  const block = analysis.blocks.findLast(({ kind }) => kind === 'date');
  const match = block && DATE.exec(text.slice(block.start, block.end));
  if (!match) return null;
  const start = block.start + match.index;
  const [, year, month, day] = match.map(toNumber);
  return { date: { year: year!, month: month!, day: day! }, start, end: start + match[0].length };
}

/** Earlier, same or later: negative, 0 or positive. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** 2023, 二〇二三, 12 and 十二 alike. */
function toNumber(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const digits = written.replace(/[零○]/g, '〇');
  const ten = digits.indexOf('十');
  if (ten < 0) return Number([...digits].map((digit) => DIGITS.indexOf(digit)).join(''));
  const tens = ten === 0 ? 1 : DIGITS.indexOf(digits[0]!);
  const ones = ten === digits.length - 1 ? 0 : DIGITS.indexOf(digits.at(-1)!);
  return tens * 10 + ones;
}
