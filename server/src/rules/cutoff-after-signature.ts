import { type CalendarDate, compareDates } from '../analysis/calendar.ts';
import { type Cutoff, readCutoffs } from '../analysis/dates.ts';
import { readEachWith } from '../analysis/readings.ts';
import { looksBack, planBeginning } from '../analysis/year.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** Figures that count up to a day after the report was signed: 截至12月31日 in a text of 10 December. */
export const cutoffAfterSignature: Rule = {
  id: 'cutoff-after-signature',
  title: '截止时间晚于落款日期',
  family: 'dates',
  severity: 'error',
  find,
};

/** What is to be reached by then, or what ends then, is no count. */
const AHEAD_BEFORE =
  /(?:报名|申报|申请|征集|受理|公示|有效|期限|日期|时间|预计|预期|计划|拟|力争|确保|有望|争取)[^。；;，,]{0,4}$/;
const AHEAD_BEHIND =
  /^(?:前|之前|以前)|^[^。；;]{0,30}?(?:力争|预计|预期|有望|争取|(?<=[，,].{0,6})将(?=实现|完成|达到|建成|全面|基本))/;
/** Who signs a report before its year is half over has one of the two years wrong; nothing can be told from it. */
const HALF = 7;
/** How many characters to either side of it tell what a day is. */
const REACH = 60;

const readAllCutoffs = readEachWith((passage) => readCutoffs(passage).length > 0, readCutoffs);

function find({ analysis, signed, year }: Report): readonly Draft[] {
  if (!signed || !looksBack(analysis)) return [];
  const { text } = analysis.source;
  const plan = planBeginning(analysis);
  return readAllCutoffs(analysis).flatMap(({ start, paragraph, found }) =>
    found.flatMap((cutoff): readonly Draft[] => {
      const day = earliest(cutoff, year === signed.date.year && signed.date.month < HALF ? null : year);
      if (!day || compareDates(day, signed.date) <= 0) return [];
      const before = paragraph.text.slice(Math.max(0, cutoff.start - REACH), cutoff.start);
      const behind = paragraph.text.slice(cutoff.end, cutoff.end + REACH);
      if (AHEAD_BEFORE.test(before) || AHEAD_BEHIND.test(behind) || start > plan) return [];
      const written = paragraph.text.slice(cutoff.start, cutoff.end);
      const date = text.slice(signed.start, signed.end);
      const sure = cutoff.date.year !== null;
      return [
        {
          start: start + cutoff.start,
          end: start + cutoff.end,
          severity: sure ? 'error' : 'warning',
          message: `截止时间晚于落款日期：这里写的是“${written}”${sure ? '' : `（按${day.year}年算）`}，而落款是“${date}”，那时还统计不到。请核对两处日期。`,
          related: [{ start: signed.start, end: signed.end, message: `落款日期“${date}”` }],
        },
      ];
    }),
  );
}

/** The first day that the words can mean; null where they name no day, or one of an earlier year. */
function earliest({ date, relative }: Cutoff, reported: number | null): CalendarDate | null {
  if (/[去上]/.test(relative)) return null;
  const year = date.year ?? reported;
  if (year === null || (date.carried !== null && date.carried !== year)) return null;
  const { month, day, part } = date;
  const late = part === '底' || part === '末';
  if (month === null) return late ? { year, month: 12, day: 25 } : null;
  if (month < 1 || month > 12) return null;
  return { year, month, day: day ?? (late ? 25 : part === '下旬' ? 21 : part === '中旬' ? 11 : 1) };
}
