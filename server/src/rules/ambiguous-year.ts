import { matchesOf } from '../analysis/matches.ts';
import { inPassages } from './paragraphs.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** 去年11月 in a report that is signed in the year after the one it is about: either of two years. */
export const ambiguousYear: Rule = {
  id: 'ambiguous-year',
  title: '“去年”所指不明',
  family: 'dates',
  severity: 'hint',
  find,
};

const LAST_YEAR =
  /(?<!比|较|同|与|和)去年\s?(?:(?:\d{1,2}|十?[一二三四五六七八九十])\s?月(?:份|底|初|末)?(?!同期)|年?[底末初](?![层线])|[上下]半年|第?[一二三四]季度)/g;

const findAll = inPassages(({ text }) =>
  text.includes('去年')
    ? matchesOf(text, LAST_YEAR).map(({ index, 0: written }) => ({
        start: index,
        end: index + written.length,
        message: '',
      }))
    : [],
);

function find(report: Report): readonly Draft[] {
  const { analysis, signed, year } = report;
  if (!signed || year === null || signed.date.year !== year + 1) return [];
  const { text: all } = analysis.source;
  const date = all.slice(signed.start, signed.end);
  return findAll(report).map(({ start, end }) => {
    const written = all.slice(start, end);
    const rest = written.replace(/^去年\s?/, '');
    return {
      start,
      end,
      message: `“${written}”可以指${year - 1}年（从报告年度看），也可以指${year}年（从落款看）。写明年份就不会误解（惯例）。`,
      related: [{ start: signed.start, end: signed.end, message: `落款日期“${date}”` }],
      fixes: [year - 1, year].map((meant) => {
        const text = `${meant}年${/^[底末初]/.test(rest) ? rest : rest.replace(/^年/, '')}`;
        return { title: `写作“${text}”`, safe: false, edits: [{ start, end, text }] };
      }),
    };
  });
}
