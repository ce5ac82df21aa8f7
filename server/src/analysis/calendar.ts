/** A day of the calendar; month and day count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** How a year of this century is written, as part of a pattern: 2023, 二〇二三. */
export const YEAR_DIGITS = '20\\d\\d|２０[０-９]{2}|二[〇零○][〇零○一二三四五六七八九]{2}';

const DIGITS = '〇一二三四五六七八九';
const WEEKDAYS = '日一二三四五六';

/** Earlier, same or later: negative, 0 or positive. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** How many days a month of the year has; 0 for a month that no calendar has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month < 1 || month > 12 ? 0 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day of the week, as 星期 names it: 日 to 六. */
export function weekdayOf({ year, month, day }: CalendarDate): string {
  // Zeller's congruence: January and February count as months 13 and 14 of the year before.
  const shifted = month < 3 ? { year: year - 1, month: month + 12 } : { year, month };
  const { year: y, month: m } = shifted;
  const leaps = Math.trunc(y / 4) - Math.trunc(y / 100) + Math.trunc(y / 400);
  return WEEKDAYS[(day + Math.trunc((13 * (m + 1)) / 5) + y + leaps + 6) % 7]!;
}

/** 2023, ２０２３ and 二〇二三 alike; null for what is no year of this century (二十年). */
export function toYear(written: string): number | null {
  const digits = toAscii(written);
  return /^20\d\d$/.test(digits) ? Number(digits) : null;
}

/** The number of a month or a day: 12, １２ and 十二 alike; null for what is none (三四月). */
export function toCalendarNumber(written: string | undefined): number | null {
  if (written === undefined) return null;
  const digits = toAscii(written.replace(/十/g, ''));
  const ten = written.indexOf('十');
  if (ten < 0) return /^[\d０-９]/.test(written) || written.length === 1 ? Number(digits) : null;
  if (digits.length + 1 !== written.length || ten > 1 || written.length > ten + 2) return null;
  const tens = ten === 0 ? 1 : Number(digits[0]);
  return tens * 10 + (ten === written.length - 1 ? 0 : Number(digits.at(-1)));
}

function toAscii(written: string): string {
  return [...written.replace(/[零○]/g, '〇')]
    .map((sign) => (DIGITS.includes(sign) ? DIGITS.indexOf(sign) : sign >= '０' ? sign.charCodeAt(0) - 0xff10 : sign))
    .join('');
}
