import type { Quantity } from '../quantities.ts';
import { compare } from './decimal.ts';

const TENTHS_OF_A_PERCENT = 1000n;

/** Whether a percentage is printed as exactly all or nothing. */
export function isWholePercentage(quantity: Quantity): boolean {
  if (quantity.measure !== 'percent' || quantity.approximate !== '') return false;
  return quantity.value.units === 0n || compare(quantity.value, { units: TENTHS_OF_A_PERCENT, scale: 1 }) === 0;
}

/** Whether a percentage is told in words, as a share: 百分之六十, 八成, 三分之二, 1/3. Then no sign stands behind it. */
export function isInWords({ measure, written }: Quantity): boolean {
  return measure === 'percent' && /成|分之|\//.test(written);
}

/** A share that is told as a round one: 八成, 三分之二. Who says so does not reckon to the percent. */
export function isRoughShare(quantity: Quantity): boolean {
  return isInWords(quantity) && !quantity.written.startsWith('百分之');
}
