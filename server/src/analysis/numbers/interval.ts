import { add, compare, type Decimal, subtract, ZERO } from './decimal.ts';

/**
 * What a printed number can stand for: every value from `low` to `high`. An end that is `null` is not bounded; an open
 * end is itself excluded. A claim fails only where no value within the intervals of its figures fits.
 */
export interface Interval {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** 0 and no other value: what a sum begins with. */
export const NOTHING: Interval = exactly(ZERO);

/** One value and no other. */
export function exactly(value: Decimal): Interval {
  return { low: value, high: value, lowOpen: false, highOpen: false };
}

/** Whether there is one value only. */
export function isExact(interval: Interval): boolean {
  const { low, high } = interval;
  return low !== null && high !== null && (low === high || compare(low, high) === 0);
}

/** Every sum of a value of `a` and a value of `b`. */
export function sum(a: Interval, b: Interval): Interval {
  return {
    low: a.low && b.low && add(a.low, b.low),
    high: a.high && b.high && add(a.high, b.high),
    lowOpen: a.lowOpen || b.lowOpen,
    highOpen: a.highOpen || b.highOpen,
  };
}

/** Every difference of a value of `a` less a value of `b`. */
export function difference(a: Interval, b: Interval): Interval {
  return {
    low: a.low && b.high && subtract(a.low, b.high),
    high: a.high && b.low && subtract(a.high, b.low),
    lowOpen: a.lowOpen || b.highOpen,
    highOpen: a.highOpen || b.lowOpen,
  };
}

/** Whether some value lies in both. */
export function meets(a: Interval, b: Interval): boolean {
  return !isBelow(a, b) && !isBelow(b, a);
}

/** Whether every value of `a` is less than every value of `b`. */
export function isBelow(a: Interval, b: Interval): boolean {
  if (a.high === null || b.low === null) return false;
  const order = compare(a.high, b.low);
  return order < 0 || (order === 0 && (a.highOpen || b.lowOpen));
}
