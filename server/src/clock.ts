import type { CalendarDate } from './analysis/calendar.ts';

/** The day of a time, where the clock hangs. */
export function dayOf(time: Date): CalendarDate {
  return { year: time.getFullYear(), month: time.getMonth() + 1, day: time.getDate() };
}

/** The day as people write it: 2025年1月10日. */
export function wordDate(time: Date): string {
  const { year, month, day } = dayOf(time);
  return `${year}年${month}月${day}日`;
}

/** The time as people write it: 2025年1月10日 9:05. */
export function wordTime(time: Date): string {
  return `${wordDate(time)} ${time.getHours()}:${String(time.getMinutes()).padStart(2, '0')}`;
}

/** The day as it stands in the names of files: 2025-01-10. */
export function wordDay(time: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
