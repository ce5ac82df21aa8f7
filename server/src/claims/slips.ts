import { mapEach } from '../analysis/map-each.ts';
import { absolute, add, type Decimal, divide, multiply, subtract, toText, whole } from '../analysis/numbers/decimal.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { sumOf } from './arithmetic.ts';

/** Which slips of the pen count: any, or only those that tell something, as a digit more or less does not where it makes 96 of 6. */
export type Slip = 'any' | 'telling';

/** Whether one digit dropped, added or replaced, or two neighbours swapped, turns one figure into the other. */
export function isSlip(a: string, b: string, slip: Slip = 'any'): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  if (slip === 'telling' && a.length !== b.length && Math.min(a.length, b.length) === 1) return false;
  let front = 0;
  while (front < a.length && front < b.length && a[front] === b[front]) front++;
  let back = 0;
  while (back < a.length - front && back < b.length - front && a.at(-1 - back) === b.at(-1 - back)) back++;
  const restA = a.slice(front, a.length - back);
  const restB = b.slice(front, b.length - back);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/**
 * Whether one slip of the pen in one figure (a digit dropped, added, replaced, or two swapped) explains why a total is
 * not the sum of its parts. Approximate figures cannot tell.
 */
export function isOneSlip(total: Quantity, parts: readonly Quantity[], slip: Slip = 'any'): boolean {
  if (![total, ...parts].every(({ approximate }) => approximate === '')) return false;
  const gap = subtract(total.value, sumOf(parts));
  return (
    isSlipFor(total, subtract(total.value, gap), slip) ||
    parts.some((part) => isSlipFor(part, add(part.value, gap), slip))
  );
}

/** Whether one slip of the pen turns what a figure should say into what it says, in the scale it is printed in. */
export function isSlipFor({ value, scale }: Quantity, right: Decimal, slip: Slip = 'any'): boolean {
  if (right.units <= 0n) return false;
  const [a, b] = mapEach([absolute(value), right], ({ units, scale: own }) => toText({ units, scale: own + scale }));
  return isSlip(a!, b!, slip) || (/[.]/.test(a! + b!) && isSlip(withPlaces(a!, b!), withPlaces(b!, a!), slip));
}

/** The digits of a printed number, with as many behind the point as another one has: 628 beside 628.4 is 6280. */
function withPlaces(text: string, other: string): string {
  const [integer, fraction = ''] = text.split('.');
  return integer! + fraction.padEnd((other.split('.')[1] ?? '').length, '0');
}

/** Whether one slip of the pen in a printed percentage explains why its terms do not give it. */
export function isSlipInRate(rate: Quantity, numerator: Decimal, denominator: Decimal): boolean {
  const { scale } = rate.step;
  const recomputed = divide(multiply(numerator, whole(100)), denominator, scale);
  return isSlip(toDigits(rate.value, scale), toDigits(recomputed, scale));
}

/** All digits up to those of the scale, zeros at the end too: 17.0 is 170. */
function toDigits(value: Decimal, scale: number): string {
  return (value.units * 10n ** BigInt(Math.max(0, scale - value.scale))).toString();
}
