import type { CalendarDate } from '../../analysis/calendar.ts';
import { readCutoffs } from '../../analysis/dates.ts';
import type { Result } from '../../check.ts';
import { overlapOf, type WritingPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

/** The dates that a report needs, the ones the text has itself first. */
export function suggestDates(result: Result, place: WritingPlace, today: CalendarDate | null): readonly Suggestion[] {
  const { year } = result;
  const dates: { readonly text: string; readonly detail: string }[] = [
    ...cutoffsOf(result).map((text) => ({ text, detail: '本报告里的写法' })),
    ...(year === null
      ? []
      : [
          { text: `${year}年度`, detail: '报告的年份' },
          { text: `${year}年12月31日`, detail: '报告年份的最后一天' },
          { text: `截至${year}年12月31日`, detail: '统计到报告年份的最后一天' },
          { text: `${year}年1月1日至12月31日`, detail: '报告的全年' },
        ]),
    ...(today ? [{ text: toText(today), detail: '今天' }] : []),
  ];
  const distinct = [...new Map(dates.map((date) => [date.text, date])).values()];
  return distinct.map(({ text, detail }) => ({
    kind: 'date',
    label: text,
    start: place.offset - overlapOf(place, text).length,
    end: place.offset,
    text,
    detail,
    source: detail === '今天' ? '落款日期一般写当天。' : '按本报告的年份。',
  }));
}

/** A date as a report writes it. */
function toText({ year, month, day }: CalendarDate): string {
  return `${year}年${month}月${day}日`;
}

/** How many are offered. */
const MOST = 3;

/** 截至……, as the text has it, the more frequent first. */
function cutoffsOf({ analysis: { paragraphs } }: Result): readonly string[] {
  const counts = new Map<string, number>();
  for (const { paragraph } of paragraphs) {
    for (const { start, end, date } of readCutoffs(paragraph)) {
      const written = paragraph.text.slice(start, end);
      if (date.year !== null && /年/.test(written)) counts.set(written, (counts.get(written) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([written]) => written);
}
