import { addressOf, wordAddress } from '../analysis/address.ts';
import { findStaleYears, type StaleYear } from './copies.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** Sentences that were taken over from last year's report together with their year. */
export const staleYear: Rule = {
  id: 'stale-year',
  title: '照抄的年份没有改',
  family: 'dates',
  severity: 'hint',
  find,
};

function find(report: Report): readonly Draft[] {
  return findStaleYears(report).map((stale) => word(report, stale));
}

function word({ lastYear, year }: Report, { start, end, year: stale, there }: StaleYear): Draft {
  const place = wordAddress(addressOf(lastYear!.analysis, there));
  const meant = stale === year ? `这里说的应是${stale + 1}年的安排` : `这份报告写的是${year}年的工作`;
  return {
    start,
    end: end + 1,
    message: `这句话和上年报告一字不差（上年报告：${place}），“${stale}年”也没有改，而${meant}。请核对。`,
    fixes: [
      { title: `把“${stale}年”改为“${stale + 1}年”`, safe: false, edits: [{ start, end, text: `${stale + 1}` }] },
    ],
  };
}
