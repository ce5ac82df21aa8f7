import { add, compare, type Decimal, divide, multiply, subtract } from '../../analysis/numbers/decimal.ts';
import { type Interval, isBelow, isExact } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';

/** Whether an average, rounded or with further digits left away, is the total spread over its base. */
export function fitsOver(totals: readonly Figure[], { quantity }: Figure, base: Decimal): boolean {
  const total = totals.reduce<Interval | null>((range, figure) => plus(range, figure.quantity.range), null)!;
  const { low, high } = printed(quantity);
  const spread: Interval = {
    low: low && multiply(low, base),
    high: high && multiply(high, base),
    lowOpen: false,
    highOpen: true,
  };
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
  const half = multiply(step, { units: 5n, scale: 1 });
  if (approximate !== '' && !isExact(range)) return aboutOrRounded(range, value, half);
  return { low: subtract(value, half), high: add(value, step), lowOpen: false, highOpen: true };
}

/** 5人左右 may be 5.3 rounded, which is further from 5 than 左右 is taken for with greater numbers. */
function aboutOrRounded({ low, high, ...ends }: Interval, value: Decimal, half: Decimal): Interval {
  if (!low || !high || compare(low, value) >= 0 || compare(high, value) <= 0) return { low, high, ...ends };
  const [below, above] = [subtract(value, half), add(value, half)];
  return { low: compare(below, low) < 0 ? below : low, high: compare(above, high) > 0 ? above : high, ...ends };
}

/** A total spread over a number, with one digit more than the average is printed with. */
export function divideBy(total: Figure, { quantity: { step } }: Figure, base: Decimal): Decimal {
  const finer = { units: step.units, scale: step.scale + 1 };
  return multiply(divide(total.quantity.value, multiply(base, finer), 0), finer);
}
