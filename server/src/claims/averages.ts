import { add, type Decimal, divide, multiply, subtract, toText, whole } from '../analysis/decimal.ts';
import { type Interval, isBelow, isExact } from '../analysis/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { areAddable } from '../analysis/units.ts';
import { sumOf, toWritten } from './arithmetic.ts';
import { type Claim, toNumber } from './claim.ts';
import { isSameKind } from './listings.ts';

const AVERAGE = /(平均每|月均|季均|周均|户均|人均|场均|家均)([^，。；,;、]{0,12})$/;
/** Another year's figure, a difference and a frequency are no totals. */
const COMPARISON = /同比|比上|比去|较|去年|上年|同期|增加|减少|上升|下降|平均|每/;
const MONTHS = /(?<!\d)(\d{1,2})月?(?:份)?(?:至|到|—|–|-|~)(\d{1,2})月/;
const UP_TO_MONTH = /截[至止](?:20\d\d年)?(\d{1,2})月/;
/** Another stretch than a year, and nobody says how long. */
const UNTOLD_PERIOD = /以来|自[^，。；]{0,8}[月起]|半年|季度|目前|\d月|期间/;
const WHOLE_YEAR = /全年|年度|(?:20\d\d|一)年(?!来|以|至)/;
/** A year has 52 weeks, and some of them may be holidays. */
const WEEKS: readonly Decimal[] = [52n, 50n, 51n, 53n].map(whole);
/** How many figures back a total or what it is spread over is looked for. */
const REACH = 4;

/** Reads averages against the total and what it is spread over: months and quarters, or a figure. */
export function readAverages(paragraph: Paragraph): readonly Claim[] {
  return paragraph.figures.flatMap((figure, at) => {
    const words = AVERAGE.exec(figure.lead);
    const { measure } = figure.quantity;
    if (!words || (measure !== 'count' && measure !== 'amount')) return [];
    const claim = readAverage(paragraph, at, words[1]!, words[2]!);
    return claim ? [claim] : [];
  });
}

/** What a total is divided by: one number, or several that are as good; `sure` where the text leaves no doubt. */
interface Base {
  readonly values: readonly Decimal[];
  readonly figure: Figure | null;
  readonly sure: boolean;
}

function readAverage({ text, figures }: Paragraph, at: number, word: string, behind: string): Claim | null {
  const average = figures[at]!;
  const scope = scopeOf(figures, at);
  const totals = scope.filter(
    (figure) =>
      isSameKind(figure, average) &&
      figure.quantity.unit === average.quantity.unit &&
      figure.quantity.range.high !== null &&
      !COMPARISON.test(figure.lead),
  );
  const bases = basesOf(scope, word + behind, sentenceBefore(text, average, word + behind));
  const single = totals.map((total): readonly Figure[] => [total]);
  for (const total of totals.length > 1 ? [...single, totals] : single) {
    for (const base of bases) {
      const value = total.includes(base.figure!) ? undefined : base.values.find((each) => fits(total, average, each));
      if (value) return toClaim(average, total, base, value, true);
    }
  }
  const [total] = totals;
  const [base] = bases;
  if (totals.length !== 1 || bases.length !== 1 || !base!.sure || base!.figure === total) return null;
  const subject = behind.replace(/^[月季周户人家场期个]度?/, '').replace(/约|近|达|到|有|为|超过?|逾|[社区村镇]+/g, '');
  if (subject !== '' && !total!.label.includes(subject)) return null;
  return toClaim(average, [total!], base!, base!.values[0]!, false);
}

/** The figures before, back to the last semicolon or stop. */
function scopeOf(figures: readonly Figure[], at: number): readonly Figure[] {
  const scope: Figure[] = [];
  for (let before = at - 1; before >= 0 && at - before <= REACH; before--) {
    const { separator } = figures[before + 1]!;
    if (separator === 'stop' || separator === 'semicolon') break;
    if (figures[before]!.bracket === figures[at]!.bracket) scope.unshift(figures[before]!);
  }
  return scope;
}

/** The sentence up to the words of the average. */
function sentenceBefore(text: string, { quantity }: Figure, words: string): string {
  const end = quantity.start - words.length;
  const before = text.slice(Math.max(0, end - 120), end);
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf(';')) + 1);
}

/** 平均每户, 户均: the figures before that count households; 平均每月: how many months the text speaks of. */
function basesOf(scope: readonly Figure[], words: string, before: string): readonly Base[] {
  if (/[月季周]/.test(words.slice(0, 4))) return periodsOf(words, before);
  const [, unit, noun] = /(?:每|^)(?:个(?=(社区|村|镇|街道|部门|单位|网格|组))|([户人家场期]))/.exec(words) ?? [];
  const place = unit;
  const counter = place ? '个' : noun;
  if (!counter) return [];
  return scope
    .filter(({ quantity, tail }) => areAddable(quantity.unit, counter) && (!place || tail.startsWith(place)))
    .filter(({ quantity }) => quantity.value.units > 0n)
    .map((figure) => ({ values: [figure.quantity.value], figure, sure: isExact(figure.quantity.range) }));
}

function periodsOf(words: string, before: string): readonly Base[] {
  const range = MONTHS.exec(before);
  const months = range ? Number(range[2]) - Number(range[1]) + 1 : Number(UP_TO_MONTH.exec(before)?.[1] ?? 12);
  const told = range !== null || UP_TO_MONTH.test(before);
  if (months < 1 || months > 12 || (!told && UNTOLD_PERIOD.test(before))) return [];
  const sure = told || WHOLE_YEAR.test(before);
  if (/月/.test(words)) return [{ values: [whole(months)], figure: null, sure }];
  if (told && months < 12) return [];
  return [{ values: /季/.test(words) ? [whole(4)] : WEEKS, figure: null, sure }];
}

/** Whether an average, rounded or with further digits left away, is the total spread over its base. */
function fits(totals: readonly Figure[], { quantity }: Figure, base: Decimal): boolean {
  const total = totals.reduce<Interval | null>((range, figure) => plus(range, figure.quantity.range), null)!;
  const low = multiply(printed(quantity).low ?? quantity.value, base);
  const high = printed(quantity).high && multiply(printed(quantity).high!, base);
  const spread: Interval = { low: printed(quantity).low && low, high, lowOpen: false, highOpen: true };
  return !isBelow(total, spread) && !isBelow(spread, total);
}

function plus(range: Interval | null, other: Interval): Interval {
  if (!range) return other;
  return {
    low: range.low && other.low && add(range.low, other.low),
    high: range.high && other.high && add(range.high, other.high),
    lowOpen: false,
    highOpen: false,
  };
}

/** An average is rounded, or its further digits left away, even where it is printed as a whole number. */
function printed({ range, value, step, approximate }: Quantity): Interval {
  if (approximate !== '' && !isExact(range)) return range;
  const half = multiply(step, { units: 5n, scale: 1 });
  return { low: subtract(value, half), high: add(value, step), lowOpen: false, highOpen: true };
}

function toClaim(average: Figure, totals: readonly Figure[], base: Base, value: Decimal, holds: boolean): Claim {
  const total = sumOf(totals.map(({ quantity }) => quantity));
  const recomputed = toText(divide(total, value, average.quantity.step.scale + 1));
  const terms = totals.map(({ quantity }) => toWritten(quantity)).join(' + ');
  const division = `${totals.length > 1 ? `(${terms})` : terms} ÷ ${toText(value)}`;
  const reported = toWritten(average.quantity);
  return {
    kind: 'average',
    verdict: holds ? 'holds' : 'fails',
    certainty: 'likely',
    formula: holds ? `${division} = ${reported}` : `${division} = ${recomputed} ≠ ${reported}`,
    numbers: [
      toNumber('average', average),
      ...totals.map((figure) => toNumber('total', figure)),
      ...(base.figure ? [toNumber('base', base.figure)] : []),
    ],
  };
}
