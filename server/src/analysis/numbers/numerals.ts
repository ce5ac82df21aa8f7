import { Kind, kindAt } from '../characters.ts';

/** A Chinese numeral as it stands in a text. */
export interface Numeral {
  readonly value: bigint;
  /** UTF-16 offset behind its last character. */
  readonly end: number;
}

/** No report writes a longer one; a row of numerals that is longer is none. */
const LONGEST = 24;
const DIGITS = '零一二三四五六七八九';
const SECTION = /^(?:(.)千)?(零?)(?:(.)百)?(零?)(?:(.)?十)?(零?)(.)?$/;

/**
 * Reads the row of Chinese numerals that begins at `start` as one number: 十二, 两百零五, 三万五千, and digit by digit
 * 二〇二一. `null` where the row is no number that everybody reads alike: 三四, 一百五, 十百.
 */
export function parseNumeral(text: string, start: number): Numeral | null {
  const end = endOfNumerals(text, start);
  if (end === start || end - start > LONGEST) return null;
  if (end === start + 1) return alone(text[start]!, end);
  const row = text.slice(start, end).replace(/[〇○]/g, '零').replace(/两/g, '二');
  const value = isDigitByDigit(row) ? readDigits(row) : readScaled(row);
  return value === null ? null : { value, end };
}

/** Most rows are one character. */
function alone(character: string, end: number): Numeral | null {
  const digit = DIGITS.indexOf(character === '两' ? '二' : character === '〇' ? '零' : character);
  if (digit >= 0) return { value: BigInt(digit), end };
  return character === '十' ? { value: 10n, end } : null;
}

/** What stands behind the point of a number in Chinese numerals: 三**点五**, 一**点二亿**. */
export interface Fraction extends Numeral {
  readonly places: number;
  /** 8 where 亿 stands behind it. */
  readonly scale: number;
}

/** Reads 点五, 点二五, 点二亿; `null` for 点三十 and what is no number. */
export function readPoint(text: string, at: number): Fraction | null {
  if (text[at] !== '点' || kindAt(text, at + 1) !== Kind.numeral) return null;
  const row = /^[零〇一二三四五六七八九]{1,4}/.exec(text.slice(at + 1, at + 5))?.[0] ?? '';
  const behind = at + 1 + row.length;
  const scale = text[behind] === '万' ? 4 : text[behind] === '亿' ? 8 : 0;
  const end = scale > 0 ? behind + 1 : behind;
  if (row === '' || endOfNumerals(text, end) > end) return null;
  return { value: readDigits(row.replace(/〇/g, '零')), places: row.length, scale, end };
}

/** The end of the row of numerals and scales that begins at `start`. */
export function endOfNumerals(text: string, start: number): number {
  let end = start;
  while (isOfNumeral(text, end)) end++;
  return end;
}

export function isOfNumeral(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === Kind.numeral || kind === Kind.scale;
}

/** Years and codes are read out digit by digit; two or three digits in a row are 三四次, an estimate. */
function isDigitByDigit(row: string): boolean {
  return row.length > 3 && [...row].every((character) => DIGITS.includes(character));
}

function readDigits(row: string): bigint {
  return BigInt([...row].map((character) => DIGITS.indexOf(character)).join(''));
}

function readScaled(row: string): bigint | null {
  for (const [scale, value] of [
    ['亿', 100_000_000n],
    ['万', 10_000n],
  ] as const) {
    const at = row.lastIndexOf(scale);
    if (at < 0) continue;
    const above = readScaled(row.slice(0, at));
    const rest = row.slice(at + 1);
    const below = rest === '' ? 0n : readScaled(rest);
    if (above === null || above === 0n || below === null) return null;
    return rest.length === 1 ? null : above * value + below;
  }
  return readSection(row);
}

function readSection(row: string): bigint | null {
  if (row === '零') return 0n;
  const match = SECTION.exec(row);
  if (!match || row === '') return null;
  const [, thousands, gap1, hundreds, gap2, tens, gap3, ones] = match;
  const digits = [thousands, hundreds, tens, ones];
  if (digits.some((digit) => digit !== undefined && !'一二三四五六七八九'.includes(digit))) return null;
  const ten = row.includes('十') ? (tens === undefined ? 1 : DIGITS.indexOf(tens)) : 0;
  const gap = gap1 !== '' || gap2 !== '' || gap3 !== '';
  const skips = ones !== undefined && ten === 0 && (thousands !== undefined || hundreds !== undefined);
  if (skips && !gap) return null;
  const digitOf = (digit: string | undefined): number => (digit === undefined ? 0 : DIGITS.indexOf(digit));
  return BigInt(digitOf(thousands) * 1000 + digitOf(hundreds) * 100 + ten * 10 + digitOf(ones));
}

/** A number in Chinese numerals as they are written in prose: 12 → 十二, 205 → 二百零五; null for 0 and from 10 000 on. */
export function toNumeral(value: bigint): string | null {
  if (value < 1n || value > 9999n) return null;
  const digits = value.toString();
  let text = '';
  for (const [at, digit] of [...digits].entries()) {
    if (digit === '0') {
      if (!text.endsWith('零')) text += '零';
    } else text += DIGITS[Number(digit)]! + ['', '十', '百', '千'][digits.length - 1 - at]!;
  }
  return text.replace(/零$/, '').replace(/^一十/, '十');
}
