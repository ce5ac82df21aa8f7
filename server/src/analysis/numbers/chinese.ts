import type { WrittenNumber } from './digits.ts';
import { endOfNumerals, type Fraction, parseNumeral, readPoint } from './numerals.ts';
import { readUnit } from './units.ts';

/** Reads the number in Chinese numerals that begins at `start`, or behind 百分之 there. */
export function readChinese(text: string, start: number): WrittenNumber | null {
  const percent = isPercent(text, start);
  if (percent && text[start + 3] === '百' && endOfNumerals(text, start + 3) === start + 4)
    return { start, end: start + 4, units: 100n, decimals: 0, script: 'chinese' };
  const numeral = parseNumeral(text, percent ? start + 3 : start);
  if (!numeral) return null;
  const { value, end } = numeral;
  const noughts = text[end - 1] === '万' ? 4 : text[end - 1] === '亿' ? 8 : 0;
  const whole: WrittenNumber = {
    start,
    end,
    units: value / 10n ** BigInt(noughts),
    decimals: -noughts,
    script: 'chinese',
  };
  const point = readPoint(text, end);
  if (!point || !(percent || isMeasuredFinely(text, point))) return whole;
  const units = value * 10n ** BigInt(point.places) + point.value;
  return { ...whole, end: point.end, units, decimals: point.places - point.scale };
}

/** 三点五倍, 一点二亿人; at 三点一场 it is three o'clock. */
function isMeasuredFinely(text: string, { end, scale }: Fraction): boolean {
  return scale > 0 || (readUnit(text, end)?.unit.measure ?? 'count') !== 'count';
}

/** 百分之六十 */
export function isPercent(text: string, start: number): boolean {
  return text.startsWith('百分之', start);
}
