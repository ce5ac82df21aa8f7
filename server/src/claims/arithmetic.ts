import { mapEach } from '../analysis/map-each.ts';
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
} from '../analysis/numbers/decimal.ts';
import { type Interval, isBelow, isExact, NOTHING, sum } from '../analysis/numbers/interval.ts';
import { isRoughShare, isWholePercentage } from '../analysis/numbers/percentages.ts';
import { BEFORE, BEHIND } from '../analysis/numbers/qualifiers.ts';
import type { Quantity } from '../analysis/quantities.ts';

/** How a reported figure stands to the figures it is recomputed from, as far as what is printed can tell. */
export type Order = 'below' | 'meets' | 'above';

/** Whether a total (of one figure, or several added up) can be, must be below or must be above the sum of its parts. */
export function compareTotal(total: readonly Quantity[], parts: readonly Quantity[]): Order {
  const reported = rangeOfSum(total);
  const recomputed = rangeOfSum(parts);
  if (isBelow(reported, recomputed)) return 'below';
  return isBelow(recomputed, reported) ? 'above' : 'meets';
}

/** The printed parts added up. */
export function sumOf(parts: readonly Quantity[]): Decimal {
  return parts.reduce((value, part) => add(value, part.value), whole(0));
}

/** From here on it is no accident that two figures, or more, come to one that is not told to be their sum. */
export const LEAST_OF_TWO = whole(100);
export const LEAST_OF_MORE = whole(10);

/** How a printed percentage agrees with numerator ÷ denominator. */
export type RateFit = 'rounded' | 'truncated' | 'no';

/** Compares by cross-multiplication: exact, no division. 100 % is exact where both terms are. */
export function fitRate(rate: Quantity, numerator: Quantity, denominator: Quantity): RateFit {
  const exact = isExact(numerator.range) && isExact(denominator.range);
  if (denominator.value.units === 0n) return 'no';
  if (exact && isWholePercentage(rate)) {
    const same = compare(multiply(numerator.value, whole(100)), multiply(rate.value, denominator.value)) === 0;
    return same ? 'rounded' : 'no';
  }
  const { low, high } = rate.range;
  if (reaches(numerator, denominator, low, high, rate.range.highOpen)) return 'rounded';
  if (rate.approximate !== '') return 'no';
  return reaches(numerator, denominator, rate.value, add(rate.value, rate.step), true) ? 'truncated' : 'no';
}

/** numerator ÷ denominator in percent, to the digits that `rate` prints and so many more as tell the two apart: 3171 of 3172 are 99.97%. */
export function percentage(numerator: Decimal, denominator: Decimal, rate: Quantity): string {
  const scale = isRoughShare(rate) ? 1 : rate.step.scale;
  const hundredfold = multiply(numerator, whole(100));
  let printed = divide(hundredfold, denominator, scale);
  for (let more = 1; more <= MOST_DIGITS && compare(printed, rate.value) === 0; more++)
    printed = divide(hundredfold, denominator, scale + more);
  return `${toText(printed)}%`;
}

const MOST_DIGITS = 4;

/** How far, in percentage points, a share told as 八成 or 三分之二 may be off before it is plainly wrong. */
const ROUGHLY = whole(8);

/** Whether a share told as a round one is not even nearly numerator ÷ denominator. */
export function isFarOff(share: Quantity, numerator: Decimal, denominator: Decimal): boolean {
  const hundredfold = multiply(numerator, whole(100));
  const { low, high } = share.range;
  const below = low && compare(hundredfold, multiply(subtract(low, ROUGHLY), denominator)) < 0;
  const above = high && compare(hundredfold, multiply(add(high, ROUGHLY), denominator)) > 0;
  return Boolean(below || above);
}

/** A figure of a claim as a formula shows it: in its own scale, with the unit where units differ. */
export function toFormula(quantities: readonly Quantity[]): readonly string[] {
  const [first] = quantities;
  const mixed = quantities.some(({ scale }) => scale !== first!.scale) || quantities.some(isRoughShare);
  return mapEach(quantities, mixed ? toMeasured : toWritten);
}

/** The number of a quantity in digits, with its scale and the words that make it approximate: 4.315万, 近4000, 4000余, 50以上. */
export function toWritten(quantity: Quantity): string {
  return aheadOf(quantity) + toNumber(quantity) + behindOf(quantity);
}

/** As `toWritten`, with the unit: 近4000人次, 50人以上, 98.5%, 八成. */
export function toMeasured(quantity: Quantity): string {
  return aheadOf(quantity) + toNumber(quantity) + signOf(quantity) + behindOf(quantity);
}

/** What stands behind the number of a quantity: its unit; 八成 has none. */
function signOf(quantity: Quantity): string {
  return isRoughShare(quantity) ? '' : quantity.unit;
}

/** The words before a figure that make it approximate. */
export function aheadOf({ approximate }: Quantity): string {
  if (approximate === '') return '';
  const words = approximate.replace(/^至(?![多少])/, '');
  return BEFORE.find((word) => words.startsWith(word)) ?? '';
}

/** The words behind a figure's unit that make it approximate. */
export function behindOf({ approximate }: Quantity): string {
  if (approximate === '') return '';
  return BEHIND.find((word) => approximate.endsWith(word)) ?? '';
}

function toNumber(quantity: Quantity): string {
  const { value, scale, written, approximate, range } = quantity;
  if (isRoughShare(quantity)) return written;
  const number = toScaled(value, scale);
  if (approximate.startsWith('至') && range.low) return `${toScaled(range.low, scale)}至${number}`;
  if (!approximate.includes('余')) return number;
  const more = written.includes('多') ? '多' : '余';
  return /[万亿][余多]/.test(written) ? number + more : number.replace(/[万亿]?$/, (scaled) => more + scaled);
}

/** A value in the scale of a figure: 43150 → 4.315万. */
export function toScaled(value: Decimal, scale: number): string {
  if (scale === 0) return toText(value);
  const digits = toText({ units: value.units, scale: value.scale + scale });
  // 1.2万亿元
  return digits + (scale % 8 === 4 ? '万' : '') + '亿'.repeat(Math.floor(scale / 8));
}

/** Whether the gap between a total and its parts is at most the total ÷ `share`. */
export function relativeGap(total: readonly Quantity[], parts: readonly Quantity[], share: bigint): boolean {
  const reported = sumOf(total);
  const gap = absolute(subtract(reported, sumOf(parts)));
  return compare(multiply(gap, whole(share)), reported) <= 0;
}

function rangeOfSum(quantities: readonly Quantity[]): Interval {
  const [first, ...rest] = quantities;
  return rest.reduce((range, quantity) => sum(range, quantity.range), first?.range ?? NOTHING);
}

function reaches(
  numerator: Quantity,
  denominator: Quantity,
  low: Decimal | null,
  high: Decimal | null,
  highOpen: boolean,
): boolean {
  const smallest = numerator.range.low && multiply(numerator.range.low, whole(100));
  const largest = numerator.range.high && multiply(numerator.range.high, whole(100));
  if (low && largest && denominator.range.low) {
    if (compare(largest, multiply(low, denominator.range.low)) < 0) return false;
  }
  if (high && smallest && denominator.range.high) {
    const order = compare(smallest, multiply(high, denominator.range.high));
    if (order > 0 || (order === 0 && highOpen)) return false;
  }
  return true;
}
