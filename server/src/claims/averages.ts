import { add, type Decimal, divide, multiply, subtract, toText, whole } from '../analysis/decimal.ts';
import { type Interval, isBelow, isExact } from '../analysis/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { areAddable } from '../analysis/units.ts';
import { toWritten } from './arithmetic.ts';
import { type Claim, toNumber, type Verdict } from './claim.ts';
import { isSameKind } from './listings.ts';

const AVERAGE = /(?:平均每|月均|季均|户均|人均|场均|平均)([^，。；,;、]{0,12})$/;
const UP_TO_MONTH = /(?:截至|1月?(?:至|—|-|~))(?:20\d\d年)?(\d{1,2})月/;

/** Reads averages against the total and what it is spread over: months and quarters, or a figure. */
export function readAverages(paragraph: Paragraph): readonly Claim[] {
  return paragraph.figures.flatMap((figure, at) => {
    const words = AVERAGE.exec(figure.lead);
    if (!words || figure.quantity.measure === 'percent' || figure.quantity.measure === 'times') return [];
    const claim = readAverage(paragraph, at, words[0]);
    return claim ? [claim] : [];
  });
}

function readAverage({ text, figures }: Paragraph, at: number, words: string): Claim | null {
  const average = figures[at]!;
  const total = figures
    .slice(Math.max(0, at - 3), at)
    .findLast((figure) => isSameKind(figure, average) && figure.sentence === average.sentence);
  if (!total || total.quantity.unit !== average.quantity.unit) return null;
  const base = baseFigure(figures, at, words) ?? periodIn(words, text.slice(0, average.quantity.start));
  if (base === null) return null;
  const value = typeof base === 'number' ? whole(base) : base.quantity.value;
  if (value.units === 0n) return null;
  const fits =
    !isBelow(total.quantity.range, times(rounded(average.quantity), value)) &&
    !isBelow(times(rounded(average.quantity), value), total.quantity.range);
  const verdict: Verdict = fits ? 'holds' : 'fails';
  const recomputed = toText(divide(total.quantity.value, value, average.quantity.step.scale + 1));
  const division = `${toWritten(total.quantity)} ÷ ${toText(value)}`;
  const formula = fits
    ? `${division} = ${toWritten(average.quantity)}`
    : `${division} = ${recomputed} ≠ ${toWritten(average.quantity)}`;
  const numbers = [
    toNumber('average', average),
    toNumber('total', total),
    ...(typeof base === 'number' ? [] : [toNumber('base', base)]),
  ];
  return { kind: 'average', verdict, certainty: 'likely', formula, numbers };
}

/** 平均每户, 户均: the figure before that counts households. */
function baseFigure(figures: readonly Figure[], at: number, words: string): Figure | null {
  const unit = /(?:每|^)([户人家场期])/.exec(words)?.[1];
  if (!unit) return null;
  const { sentence } = figures[at]!;
  return (
    figures
      .slice(Math.max(0, at - 4), at)
      .findLast(({ quantity, sentence: own }) => own === sentence && areAddable(quantity.unit, unit)) ?? null
  );
}

/** How many months, quarters or weeks the year so far has. */
function periodIn(words: string, before: string): number | null {
  const months = Number(UP_TO_MONTH.exec(before)?.[1] ?? 12);
  if (months < 1 || months > 12) return null;
  if (/月/.test(words)) return months;
  if (/季/.test(words)) return months === 12 ? 4 : null;
  return /周/.test(words) && months === 12 ? 52 : null;
}

/** An average is rounded even where it is printed as a whole number. */
function rounded({ range, value, step }: Quantity): Interval {
  if (!isExact(range)) return range;
  const half = multiply(step, { units: 5n, scale: 1 });
  return { low: subtract(value, half), high: add(value, half), lowOpen: false, highOpen: true };
}

function times(range: Interval, factor: Decimal): Interval {
  return { ...range, low: range.low && multiply(range.low, factor), high: range.high && multiply(range.high, factor) };
}
