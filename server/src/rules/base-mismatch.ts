import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import { onceFor } from '../analysis/memory.ts';
import { absolute, compare, type Decimal, multiply, subtract, toText, whole } from '../analysis/numbers/decimal.ts';
import { isExact, meets } from '../analysis/numbers/interval.ts';
import { areAddable } from '../analysis/numbers/units.ts';
import { openingOf } from '../analysis/year.ts';
import { toMeasured, toScaled } from '../claims/arithmetic.ts';
import { recomputeChange } from '../claims/changes/arithmetic.ts';
import { type Base, readBases, statementsOf } from '../claims/changes/bases.ts';
import { judgeChange } from '../claims/changes/claims.ts';
import type { Change } from '../claims/changes/words.ts';
import { isSpecial } from '../claims/repeats/sameness.ts';
import type { Mention } from '../claims/repeats/statements.ts';
import { isSlip } from '../claims/slips.ts';
import { asWritten, change as rewrite } from './figures.ts';
import type { Draft, LastYear, Report, Rule } from './rule.ts';

/** What is said of the year before and what last year's report said of the same thing. */
export const baseMismatch: Rule = {
  id: 'base-mismatch',
  title: '上年数字与上年报告不符',
  family: 'numbers',
  severity: 'hint',
  find,
};

function find(report: Report): readonly Draft[] {
  const { analysis, year, lastYear } = report;
  if (!lastYear || year === null || lastYear.year !== year - 1) return [];
  if (isOfPart(report) || isOfPart(lastYear)) return [];
  const mentions = statementsOf(analysis, year);
  const bases = readBases(analysis, report.claims, mentions, year);
  if (bases.length === 0) return [];
  const earlier = statementsIn(lastYear);
  const now = byName(mentions);
  return bases.flatMap((base) => {
    const there = findSame(base.subject, report, lastYear, earlier);
    if (!there || isRepeated(base.subject, now)) return [];
    const draft = compareWith(base, there, report, lastYear);
    return draft ? [draft] : [];
  });
}

/** A cut-off before the end of the year, in the words that open a report. */
const CUTOFF = /(?:截[至止]|至)[^。；]{0,8}?(?<!\d)(?:[1-9]|1[01])月/;

/** Whether a report was written before its year was over: then nobody can tell whether figures are of the same months. */
function isOfPart({ analysis, year, signed }: LastYear): boolean {
  if (signed && signed.date.year === year) return true;
  return openingOf(analysis).some(({ start, end }) => CUTOFF.test(analysis.source.text.slice(start, end)));
}

type Statements = ReadonlyMap<string, readonly Mention[]>;

function byName(mentions: readonly Mention[]): Statements {
  const named = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const name = toKey(mention.name);
    const known = named.get(name);
    if (known) known.push(mention);
    else named.set(name, [mention]);
  }
  return named;
}

/** What last year's report tells, by name. */
const statementsIn = onceFor(({ analysis, year }: LastYear): Statements => byName(statementsOf(analysis, year!)));

/** Words and marks in a name that tell nothing of what is counted. */
function toKey(name: string): string {
  return name.replace(/[\s“”‘’"'*]|各类|各种|各级|的/g, '');
}

/** A report that tells more figures of one name tells them of different things, as a form does. */
const MOST_TOLD = 8;
/** Fewer characters name nothing that could be known again. */
const SHORTEST_NAME = 4;

/** The one figure of last year's report that measures the same; null where there is none, or it is told in two ways. */
function findSame(subject: Mention, report: Report, lastYear: LastYear, earlier: Statements): Mention | null {
  const key = toKey(subject.name);
  if (key.length < SHORTEST_NAME) return null;
  const { unit } = subject.number.quantity;
  const named = earlier.get(key) ?? [];
  if (named.length > MOST_TOLD) return null;
  const same = named.filter(
    (there) =>
      areAddable(there.number.quantity.unit, unit) &&
      there.actor === subject.actor &&
      !there.indicator.runsOn &&
      (headingOf(there, lastYear.analysis) === headingOf(subject, report.analysis)
        ? isSpecial(key) || there.indicator.topic === subject.indicator.topic
        : isSpecial(key) && subject.number.quantity.measure !== 'percent'),
  );
  const [first, ...others] = same;
  if (!first || subject.indicator.runsOn) return null;
  return others.every((other) => agree(first, other)) ? first : null;
}

/** The words of the innermost heading above a figure, ordinals and years left out. */
function headingOf({ path }: Mention, { source }: Analysis): string {
  const heading = path.at(-1)?.heading;
  return heading ? source.text.slice(heading.title.start, heading.title.end).replace(/20\d\d年度?|[\s的]/g, '') : '';
}

/** Whether a report tells the same thing with another figure as well: then nobody can say which one is meant. */
function isRepeated(subject: Mention, statements: Statements): boolean {
  const named = statements.get(toKey(subject.name)) ?? [];
  return named.length > MOST_TOLD || named.some((other) => other !== subject && !agree(other, subject));
}

function agree(a: Mention, b: Mention): boolean {
  return meets(a.number.quantity.range, b.number.quantity.range);
}

function compareWith(base: Base, there: Mention, report: Report, lastYear: LastYear): Draft | null {
  const { subject, told, change } = base;
  const last = there.number.quantity;
  const place = wordAddress(addressOf(lastYear.analysis, there.number.start));
  const written = `${asWritten(lastYear.analysis.source.text, there.number)}（${place}）`;
  const { start, end } = told;
  if (!change) {
    if (meets(told.quantity.range, last.range) || !isPlausible(told.quantity.value, there)) return null;
    const fix =
      isExact(last.range) &&
      rewrite(told, last.value, `改为上年报告的${toScaled(last.value, told.quantity.scale)}${told.quantity.unit}`);
    return {
      start,
      end,
      message: `上年数字不一：“${subject.name}”，这里写的上年是${asWritten(report.analysis.source.text, told)}，上年报告写的是${written}${gapTo(base, there)}。${ADVICE}`,
      ...(fix && { fixes: [fix] }),
    };
  }
  const now = subject.number.quantity;
  if (!change.direction || judgeChange(last, now, change) !== 'fails' || last.value.units === 0n) return null;
  if (!isPlausible(now.value, there)) return null;
  return {
    start,
    end,
    message: `上年数字不一：“${subject.name}”今年${asWritten(report.analysis.source.text, subject.number)}，上年报告写的是${written}，照此算是${wordChange(base, there)}，这里写的是“${quoteChange(change)}”。${ADVICE}`,
    related: [{ start: subject.number.start, end: subject.number.end, message: `今年的“${subject.name}”` }],
  };
}

const ADVICE = '请核对；如果口径不同或上年数字有调整，请写明。';

function gapTo({ told }: Base, { number: { quantity } }: Mention): string {
  if (![told.quantity, quantity].every(({ range }) => isExact(range))) return '';
  const gap = absolute(subtract(told.quantity.value, quantity.value));
  return `，相差${toScaled(gap, quantity.scale)}${quantity.unit}`;
}

/** 同比增长25% */
function quoteChange({ figure }: Change): string {
  return (
    figure.lead
      .slice(-LONGEST_LEAD)
      .replace(/^.*[，,、（(：:]/s, '')
      .trim() + toMeasured(figure.quantity)
  );
}

const LONGEST_LEAD = 16;

/** By how much this year's figure really differs from that of last year's report. */
function wordChange({ subject, change }: Base, there: Mention): string {
  const now = subject.number.quantity;
  const { quantity } = change!.figure;
  const from = there.number.quantity.value;
  const order = compare(now.value, from);
  if (order === 0) return '没有增减';
  const amount = toScaled(recomputeChange(from, now.value, quantity), quantity.scale);
  const [up, down] = quantity.measure === 'percent' ? ['增长', '下降'] : ['增加', '减少'];
  return `${order > 0 ? up : down}${amount}${quantity.measure === 'percent' ? '%' : quantity.unit}`;
}

/** What differs more than threefold, and by no slip of the pen, is hardly the same thing. */
function isPlausible(value: Decimal, { number: { quantity } }: Mention): boolean {
  if (isSlip(toText(value), toText(quantity.value))) return true;
  const isWithin = (one: Decimal, other: Decimal): boolean => compare(one, multiply(other, whole(3))) <= 0;
  return isWithin(value, quantity.value) && isWithin(quantity.value, value);
}
