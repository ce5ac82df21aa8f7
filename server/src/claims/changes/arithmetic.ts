import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  multiply,
  subtract,
  toText,
  whole,
} from '../../analysis/numbers/decimal.ts';
import { difference, isBelow, isExact, meets } from '../../analysis/numbers/interval.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { fitRate, isFarOff, toMeasured, toScaled, toWritten } from '../arithmetic.ts';
import type { Verdict } from '../claim.ts';

/** Which way a change goes. */
export type Direction = 'up' | 'down';

/** Whether one quantity lies on that side of another, as far as what is printed can tell. */
export function judgeDirection(from: Quantity, to: Quantity, direction: Direction): Verdict {
  const [less, more] = direction === 'up' ? [from, to] : [to, from];
  if (isBelow(more.range, less.range)) return 'fails';
  return isExact(less.range) && isExact(more.range) && compare(less.value, more.value) === 0 ? 'fails' : 'holds';
}

/** Whether a change of that amount takes one quantity to the other, as far as what is printed can tell. */
export function judgeAmount(from: Quantity, to: Quantity, change: Quantity): Verdict {
  const rises = compare(to.value, from.value) >= 0;
  const gap: Quantity = {
    ...from,
    value: absolute(subtract(to.value, from.value)),
    range: rises ? difference(to.range, from.range) : difference(from.range, to.range),
  };
  switch (change.measure) {
    case 'percent':
      if (from.measure === 'percent' && isInPoints(from, to, change)) return 'holds';
      return judgePercentage(from, gap, change);
    case 'times':
      return from.measure === 'percent' ? 'unclear' : judgeTimes(from, gap, change);
    case 'points':
      return from.measure === 'percent' ? (meets(gap.range, change.range) ? 'holds' : 'fails') : 'unclear';
    default:
      return meets(gap.range, change.range) ? 'holds' : 'fails';
  }
}

/** Whether what is told in percent is nothing but how many percentage points one percentage is from the other: 由93.1%提升至95.9%，提高2.8%; 48.64 | 49.00 | 0.4. */
export function isInPoints(from: Quantity, to: Quantity, change: Quantity): boolean {
  if (from.measure !== 'percent' || change.measure !== 'percent' || isRoughShare(change)) return false;
  const gap = absolute(subtract(to.value, from.value));
  const off = absolute(subtract(gap, change.value));
  const rounded = change.step.scale > 0 && compare(add(off, off), change.step) <= 0;
  if ((off.units !== 0n && !rounded) || from.value.units === 0n) return false;
  return compare(recomputeChange(from.value, to.value, change), change.value) !== 0;
}

/** A change told as a round share, 近三成, is held against the text only where it is not even nearly right. */
export function judgePercentage(from: Quantity, gap: Quantity, change: Quantity): Verdict {
  const verdict = judgeRatio(from, gap, change);
  if (verdict !== 'fails' || !isRoughShare(change)) return verdict;
  return isFarOff(change, gap.value, from.value) ? 'fails' : 'unclear';
}

/** A percentage, rounded or with further digits left away; 100 % of growth need not be exact. */
function judgeRatio(from: Quantity, gap: Quantity, change: Quantity): Verdict {
  if (from.value.units === 0n) return 'unclear';
  const rounded = { ...change, approximate: change.approximate || '约' };
  if (fitRate(rounded, gap, from) !== 'no') return 'holds';
  const truncated = {
    ...rounded,
    range: { low: change.value, high: add(change.value, change.step), lowOpen: false, highOpen: true },
  };
  return change.approximate === '' && fitRate(truncated, gap, from) !== 'no' ? 'holds' : 'fails';
}

/** 增长4倍 is four times more; 由4例增至20例，增长5倍 is a ratio printed as growth. */
function judgeTimes(from: Quantity, gap: Quantity, change: Quantity): Verdict {
  if (!isExact(from.range) || !isExact(gap.range) || from.value.units === 0n) return 'unclear';
  if (isTimes(gap.value, from.value, change)) return 'holds';
  return change.approximate === '' ? 'fails' : 'unclear';
}

/** Whether the times printed are how many times as much, where they are told as how many times more. */
export function isRatio(from: Quantity, to: Quantity, change: Quantity): boolean {
  return change.measure === 'times' && isTimes(to.value, from.value, change);
}

function isTimes(value: Decimal, base: Decimal, { range }: Quantity): boolean {
  const { low, high, highOpen } = range;
  if (low && compare(value, multiply(low, base)) < 0) return false;
  const order = high ? compare(value, multiply(high, base)) : -1;
  return order < 0 || (order === 0 && !highOpen);
}

/** The change as a sum: 80件 → 100件: 25% ≠ 20%. */
export function toFormula(from: Quantity, to: Quantity, change: Quantity | null, verdict: Verdict): string {
  const arrow = `${toWritten(from)} → ${toWritten(to)}`;
  if (!change) return arrow;
  const reported = toMeasured(change);
  if (verdict === 'holds') return `${arrow}: ${reported}`;
  const amount = recompute(from.value, to.value, change);
  if (amount === `${toScaled(change.value, change.scale)}${change.unit}`)
    return `${arrow}: ${compare(to.value, from.value) > 0 ? `+${amount} ≠ -` : `-${amount} ≠ +`}${reported}`;
  return `${arrow}: ${amount} ${verdict === 'fails' ? '≠' : '?'} ${reported}`;
}

/** By how much one value differs from another, in the terms and the precision of the change printed. */
export function recomputeChange(from: Decimal, to: Decimal, { measure, step }: Quantity): Decimal {
  const gap = absolute(subtract(to, from));
  if (measure !== 'percent' && measure !== 'times') return gap;
  const steps = divide(measure === 'times' ? gap : multiply(gap, whole(100)), multiply(from, step), 0);
  return multiply(steps, step);
}

/** As printed, with one digit more where that does not tell it apart. */
function recompute(from: Decimal, to: Decimal, change: Quantity): string {
  const { measure, scale, unit } = change;
  const step = isRoughShare(change) ? whole(1) : change.step;
  if (from.units === 0n) return '—';
  const value = recomputeChange(from, to, { ...change, step });
  if (measure !== 'percent' && measure !== 'times') return `${toScaled(value, scale)}${unit}`;
  const finer = { ...change, step: { units: step.units, scale: step.scale + 1 } };
  const text = toText(compare(value, change.value) === 0 ? recomputeChange(from, to, finer) : value);
  return `${text}${measure === 'times' ? '倍' : '%'}`;
}
