import { describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { daysInMonth, toCalendarNumber, weekdayOf } from '../../server/src/analysis/calendar.ts';
import {
  compareDates,
  readCutoffs,
  readDates,
  readSignature,
  type WrittenDate,
} from '../../server/src/analysis/dates.ts';
import { readParagraph } from '../../server/src/analysis/paragraph.ts';

/** 2024-3-5, with _ for what is not written, (2023) for a year carried over, ~ before the end of a range. */
function toLine({ year, month, day, part, carried, ends }: WrittenDate): string {
  const parts = [year ?? (carried === null ? '_' : `(${carried})`), month ?? '_', day ?? '_'];
  return `${ends ? '~' : ''}${parts.join('-')}${part}`;
}

describe('dates in running text', () => {
  test.each<[string, string]>([
    ['2024年3月5日召开会议。', '2024-3-5'],
    ['２０２４年３月５日召开会议。', '2024-3-5'],
    ['二〇二四年十二月三十一日', '2024-12-31'],
    ['二○二四年三月', '2024-3-_'],
    ['2024 年 3 月 5 日', '2024-3-5'],
    ['3月1日至5日', '_-3-1 ~_-3-5'],
    ['3月1日至4月5日', '_-3-1 ~_-4-5'],
    ['3月1—5日、8日', '_-3-1 ~_-3-5 _-3-8'],
    ['2024年1月至12月', '2024-1-_ ~(2024)-12-_'],
    ['2024年1—11月', '2024-1-_ ~(2024)-11-_'],
    ['2024年11月至2025年3月', '2024-11-_ ~2025-3-_'],
    ['2024年底、2025年初', '2024-_-_底 2025-_-_初'],
    ['截至11月底', '_-11-_底'],
    ['3月上旬', '_-3-_上旬'],
    ['2023年成效明显，2月29日', '2023-_-_ (2023)-2-29'],
    ['2024-03-05和2024.3.5', '2024-3-5 2024-3-5'],
    ['统一3月底前完成', '_-3-_底'],
    ['13月32日', '_-13-32'],
    ['三四月份', ''],
    ['13个月，100日，第三十二条，2.5万元，24/7，12·4', ''],
    ['2021级学员，20212025年', ''],
    ['2024-13-45，1.2024.3.5', ''],
    ['3月35号楼', '_-3-_'],
    ['3月5日至30日内', '_-3-5'],
  ])('%s', (text, expected) => {
    const paragraph = readParagraph(text);
    expect(readDates(paragraph).map(toLine).join(' ')).toBe(expected);
    expect(readDates(paragraph)).toBe(readDates(paragraph));
  });
});

test.each<[string, string]>([
  ['截至2024年11月底，共120件。', '截至2024年11月底'],
  ['截止到12月31日，截至目前', '截止到12月31日'],
  ['截至今年12月；截至年底；截至去年底', '截至今年12月 截至年底 截至去年底'],
  ['截至底层建筑', ''],
])('cut-offs: %s', (text, expected) => {
  const cutoffs = readCutoffs(readParagraph(text)).map(({ start, end }) => text.slice(start, end));
  expect(cutoffs.join(' ')).toBe(expected);
});

describe('signature', () => {
  const sign = (...lines: string[]): string => {
    const { date } = readSignature(analyze(['一、举措', '做了。', ...lines].join('\n'))) ?? {};
    return date ? `${date.year}-${date.month}-${date.day}` : '';
  };

  test.each<[string[], string]>([
    [['青石街道办事处', '2024年1月5日'], '2024-1-5'],
    [['青石街道办事处', '二〇二四年一月十五日'], '2024-1-15'],
    [['2024年1月5日', '附件：清单'], '2024-1-5'],
    [['青石街道办事处　2024年1月5日'], '2024-1-5'],
    [['青石街道办事处', '二〇二四年二月'], '2024-2-29'],
    [['青石街道办事处', '2024.1.5'], '2024-1-5'],
    [['青石街道办事处'], ''],
    [['截至2024年1月5日'], ''],
    [['全部完成。2024年1月5日'], ''],
  ])('%j', (lines, expected) => expect(sign(...lines)).toBe(expected));
});

test('calendar', () => {
  expect([1, 2, 4, 13, 0].map((month) => daysInMonth(2024, month))).toEqual([31, 29, 30, 0, 0]);
  expect([1900, 2000, 2023].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28]);
  expect(weekdayOf({ year: 2024, month: 1, day: 1 })).toBe('一');
  expect(weekdayOf({ year: 2024, month: 2, day: 29 })).toBe('四');
  expect(weekdayOf({ year: 2025, month: 12, day: 28 })).toBe('日');
  expect(['十', '十二', '二十', '三十一', '７', '07', '十二三', '三四', '十十'].map(toCalendarNumber)).toEqual([
    10,
    12,
    20,
    31,
    7,
    7,
    null,
    null,
    null,
  ]);
  const day = { year: 2024, month: 3, day: 5 };
  expect(compareDates(day, { ...day, day: 6 })).toBeLessThan(0);
  expect(compareDates({ ...day, year: 2025, month: 1 }, day)).toBeGreaterThan(0);
  expect(compareDates(day, day)).toBe(0);
});
