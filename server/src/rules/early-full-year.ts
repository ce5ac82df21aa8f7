import { readDates } from '../analysis/dates.ts';
import { matchesOf } from '../analysis/matches.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { readEachWith } from '../analysis/readings.ts';
import type { Span } from '../analysis/span.ts';
import { LATEST_FILING, looksBack, planBeginning } from '../analysis/year.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** Claims about the whole year (全年共……) in a text that was signed before the year was over. */
export const earlyFullYear: Rule = {
  id: 'early-full-year',
  title: '年未过完已称“全年”',
  family: 'dates',
  severity: 'hint',
  find,
};

/** In the last days of December the year counts as over. */
const LAST_DAYS = 25;
/** Aims and lengths of time are no claims: 全年目标任务, 确保全年, 全年无休. */
const CLAIM =
  /(?<!确保|力争|预计|计划|完成|贯穿|保障|争取)全年(?!度?(?:目标|任务|计划|预算|指标|工作|无休|龄|不休|重点))[^。；;！？\n]{0,40}?(?:\d|[一二三四五六七八九十百]+[次件起场人个项]|[无未没])/g;

/** A claim, and the year written with it. */
interface Claim extends Span {
  readonly year: number | null;
}

const readAllClaims = readEachWith((passage) => readClaims(passage).length > 0, readClaims);

function find({ analysis, signed, year }: Report): readonly Draft[] {
  if (!signed || year === null || signed.date.year !== year || !looksBack(analysis)) return [];
  // So early, it is the year that is wrong, or the date.
  if (signed.date.month <= LATEST_FILING) return [];
  if (signed.date.month === 12 && signed.date.day >= LAST_DAYS) return [];
  const { text } = analysis.source;
  const plan = planBeginning(analysis);
  const claims = readAllClaims(analysis).flatMap(({ start, found }) =>
    start > plan
      ? []
      : found
          .filter((claim) => claim.year === null || claim.year === year)
          .map((claim) => ({ start: start + claim.start, end: start + claim.end })),
  );
  const [first, ...others] = claims;
  if (!first) return [];
  const written = text.slice(first.start, first.end);
  const count = others.length > 0 ? `，全文共${claims.length}处` : '';
  const date = text.slice(signed.start, signed.end);
  return [
    {
      ...first,
      message: `落款是“${date}”，${year}年还没有过完，这里已经写“${written}”${count}。请写明统计到哪一天，例如“截至${toCutoff(signed.date.month)}”（惯例）。`,
      related: [
        { start: signed.start, end: signed.end, message: `落款日期“${date}”` },
        ...others.slice(0, 4).map((span) => ({ ...span, message: `这里也写“${text.slice(span.start, span.end)}”` })),
      ],
    },
  ];
}

function toCutoff(month: number): string {
  return month > 1 ? `${month - 1}月底` : `${month}月`;
}

/** 全年 before a figure, and 1月至12月. */
function readClaims(paragraph: Paragraph): readonly Claim[] {
  const { text } = paragraph;
  const claims: Claim[] = [];
  const dates = readDates(paragraph);
  for (const [at, { month, day, ends, end }] of dates.entries()) {
    const from = dates[at - 1];
    if (ends && month === 12 && (day ?? 31) === 31 && from?.month === 1 && (from.day ?? 1) === 1) {
      claims.push({ start: from.start, end, year: from.year ?? from.carried });
    }
  }
  if (text.includes('全年')) {
    const years = new Map(dates.map((date) => [date.end, date.year]));
    for (const { index } of matchesOf(text, CLAIM)) {
      claims.push({ start: index, end: index + 2, year: years.get(index) ?? null });
    }
  }
  return claims.sort((a, b) => a.start - b.start);
}
