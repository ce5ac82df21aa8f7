import { Kind, kindAt } from '../characters.ts';
import type { WrittenNumber } from './digits.ts';
import { endOfNumerals, type Fraction, isOfNumeral, parseNumeral, readPoint } from './numerals.ts';
import { MORE, wordBefore } from './qualifiers.ts';
import { readUnit } from './units.ts';

/** Reads the number in Chinese numerals that begins at `start`, or behind 百分之 there. */
export function readChinese(text: string, start: number): WrittenNumber | null {
  const percent = isPercent(text, start);
  if (percent && text[start + 3] === '百' && endOfNumerals(text, start + 3) === start + 4)
    return { start, end: start + 4, units: 100n, decimals: 0, script: 'chinese' };
  // No numeral begins with 万; where every one of a row of them is tried, none may be read to the end of the row.
  if (kindAt(text, start) === Kind.scale) return readRound(text, start);
  const numeral = parseNumeral(text, percent ? start + 3 : start);
  if (!numeral) return percent ? null : readRound(text, start);
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

/** 近百, 上千, 超万亿, 百余: a round number that does without its 一 where a word makes it approximate. */
function readRound(text: string, start: number): WrittenNumber | null {
  let end = start;
  while (end - start < 3 && isOfNumeral(text, end)) end++;
  const noughts = ROUND.get(text.slice(start, end));
  if (noughts === undefined || BEFORE_OTHER.test(text[start - 1] ?? '')) return null;
  if (!MORE.includes(text[end] ?? ' ') && !isUpTo(text, start) && wordBefore(text, start) === '') return null;
  return { start, end, units: 1n, decimals: -noughts, script: 'chinese' };
}

/** 上百, 上千: a hundred and more; 线上千人 and 以上百人 are none. */
export function isUpTo(text: string, start: number): boolean {
  return text[start - 1] === '上' && ROUND.has(text[start]!) && !NO_UP.includes(text[start - 2] ?? '。');
}

export const ROUND: ReadonlyMap<string, number> = new Map(
  Object.entries({ 百: 2, 千: 3, 万: 4, 亿: 8, 百万: 6, 千万: 7, 百亿: 10, 千亿: 11, 万亿: 12 }),
);
export const NO_UP = '以线网早晚会路';
const BEFORE_OTHER = /[\d０-９〇零一二三四五六七八九十百千万亿余多几数]/;

/** 百分之六十 */
export function isPercent(text: string, start: number): boolean {
  return text.startsWith('百分之', start);
}
