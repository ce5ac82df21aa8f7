import { toText } from '../analysis/numbers/decimal.ts';
import { type Interval, isExact } from '../analysis/numbers/interval.ts';
import { isInWords } from '../analysis/numbers/percentages.ts';
import { type Quantity, writtenUnit } from '../analysis/quantities.ts';
import { aheadOf, behindOf } from '../claims/arithmetic.ts';
import type { ClaimNumber } from '../claims/claim.ts';
import type { LedgerEntry } from '../ledger.ts';

/** A figure with its unit and the words that make it approximate: 近500件, 50人以上. */
export function wordFigure({ text, writtenUnit, quantity }: LedgerEntry): string {
  return toQualified(`${text}${writtenUnit}`, quantity);
}

/** A figure's value where that is not what is written, and what it stands for where it is approximate; else nothing. */
export function wordMeaning({ quantity }: LedgerEntry): readonly string[] {
  const { value, unit, range, approximate, scale, script } = quantity;
  if (approximate !== '' && !isExact(range)) return [`代表的范围：${wordInterval(range, unit)}`];
  return scale > 0 || script === 'chinese' || isInWords(quantity) ? [`数值：${toText(value)}${unit}`] : [];
}

/** A place of a claim in the words of the text, with what it counts: 劳动类85件. */
export function wordPlace({ start, end, label, quantity }: ClaimNumber, text: string): string {
  // What stands behind the figure is its label already.
  const before = text.startsWith(label, end) ? '' : label;
  const written = text.slice(start, end);
  const words = quantity ? toQualified(written + writtenUnit(text, end, quantity), quantity) : written;
  return `${before}${words}`.replace(/\s+/g, '');
}

function toQualified(words: string, quantity: Quantity): string {
  return aheadOf(quantity) + words + behindOf(quantity);
}

function wordInterval({ low, high, lowOpen, highOpen }: Interval, unit: string): string {
  const from = low && `${toText(low)}${unit}`;
  const to = high && `${toText(high)}${unit}`;
  if (from && to) return `${from}${lowOpen ? '（不含）' : ''}到${to}${highOpen ? '（不含）' : ''}`;
  if (from) return `${from}${lowOpen ? '以上（不含）' : '以上'}`;
  return to ? `${to}${highOpen ? '以下（不含）' : '以下'}` : '不限';
}
