import { addressOf, wordAddress } from '../analysis/address.ts';
import type { PlacedParagraph } from '../analysis/analyze.ts';
import type { Span } from '../analysis/span.ts';
import { type Copy, findCopies, findStaleYears } from './copies.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** Paragraphs that were taken over from last year's report and not touched. */
export const staleCopy: Rule = {
  id: 'stale-copy',
  title: '照抄上年报告',
  family: 'wording',
  severity: 'hint',
  find,
};

function find(report: Report): readonly Draft[] {
  const copies = findCopies(report);
  if (copies.length === 0) return [];
  // Where a year went stale as well, that is said, and nothing else.
  const told = new Set(findStaleYears(report).map(({ index }) => index));
  return toRuns(
    report,
    copies.filter(({ index }) => !told.has(index)),
  ).map((run) => word(report, run));
}

/** Copies that follow one another here and there; headings between them divide nothing. */
function toRuns({ analysis }: Report, copies: readonly Copy[]): readonly (readonly Copy[])[] {
  const runs: Copy[][] = [];
  for (const copy of copies) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const between = last && analysis.paragraphs.slice(last.index + 1, copy.index);
    const goesOn = last && last.there.start < copy.there.start && between!.every(isBareHeading);
    if (run && goesOn) run.push(copy);
    else runs.push([copy]);
  }
  return runs;
}

function isBareHeading({ block }: PlacedParagraph): boolean {
  return block.kind === 'heading' && block.body === null;
}

const MOST_RELATED = 9;

function word({ analysis, lastYear }: Report, run: readonly Copy[]): Draft {
  const [first, ...others] = run as readonly [Copy, ...Copy[]];
  const { text } = analysis.source;
  const placeOf = ({ there }: Copy): string => wordAddress(addressOf(lastYear!.analysis, bodyOf(there).start));
  const which = others.length === 0 ? '这一段' : `从这里起的${run.length}段`;
  const how = run.some(({ dated }) => dated) ? '除了年份，和上年报告一字不差' : '和上年报告一字不差';
  const counts = run.some((copy) => copy.counts);
  const figures = counts ? '，数字也都相同' : '';
  const advice = counts ? '请核对是不是今年的数字' : '今年的情况如有不同，请重写';
  return {
    ...toPhrase(text, first.here),
    message: `${which}${how}${figures}（上年报告：${placeOf(first)}${others.length === 0 ? '' : '起'}）。${advice}。`,
    related: others.slice(0, MOST_RELATED).map((copy) => ({
      ...toPhrase(text, copy.here),
      message: `上年报告：${placeOf(copy)}`,
    })),
  };
}

const LONGEST_PHRASE = 40;
const CLAUSE_ENDS = '，。；：';

/** What a paragraph begins with, up to the end of a clause where it is long. */
function toPhrase(text: string, placed: PlacedParagraph): Span {
  const { start, end } = bodyOf(placed);
  if (end - start <= LONGEST_PHRASE) return { start, end };
  const words = text.slice(start, start + LONGEST_PHRASE);
  const clause = Math.max(...[...CLAUSE_ENDS].map((mark) => words.lastIndexOf(mark)));
  return { start, end: start + (clause > 0 ? clause : LONGEST_PHRASE) };
}

/** The text of a paragraph without the heading that stands before it on its line. */
function bodyOf({ start, block }: PlacedParagraph): Span {
  return (block.kind === 'heading' ? block.body : null) ?? { start, end: block.end };
}
