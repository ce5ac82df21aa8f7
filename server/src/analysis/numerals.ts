/** A Chinese numeral as it stands in a text. */
export interface Numeral {
  readonly value: bigint;
  /** UTF-16 offset behind its last character. */
  readonly end: number;
}

/** No report writes a longer one; without a bound, a row of numerals costs its length squared. */
const LONGEST = 24;

const digits = new Map([...'零一二三四五六七八九'].map((character, value) => [character, BigInt(value)]));
digits.set('〇', 0n);
digits.set('两', 2n);
const places = new Map([
  ['十', 10n],
  ['百', 100n],
  ['千', 1000n],
]);
const scales = new Map([
  ['万', 10_000n],
  ['亿', 100_000_000n],
]);

/**
 * Reads the Chinese numeral that begins at `start`: 十二, 两百零五, 三万五千, and digit by digit 二〇二一.
 * `null` where none begins there, or where its characters make no number (十百).
 */
export function parseNumeral(text: string, start: number): Numeral | null {
  let total = 0n;
  let section = 0n;
  let digit: bigint | null = null;
  let lastPlace = 10_000n;
  let digitRun = 0;
  let at = start;
  for (; at < text.length; at++) {
    if (at - start === LONGEST) return null;
    const character = text[at]!;
    const value = digits.get(character);
    if (value !== undefined) {
      if (digit !== null && digitRun > 0 && value === 0n && digit === 0n && section > 0n) return null;
      digit = digitRun > 0 && digit !== null && section === 0n && total === 0n ? digit * 10n + value : value;
      digitRun++;
      if (
        digitRun > 1 &&
        (section > 0n || total > 0n) &&
        value !== 0n &&
        text[at - 1] !== '零' &&
        text[at - 1] !== '〇'
      ) {
        return null;
      }
      continue;
    }
    const place = places.get(character);
    if (place !== undefined) {
      if (digitRun > 1 && text[at - 2] !== '零' && text[at - 2] !== '〇') return null;
      if (place >= lastPlace) return null;
      section += (digit ?? (place === 10n ? 1n : 0n)) * place;
      if (digit === null && place !== 10n) return null;
      lastPlace = place;
      digit = null;
      digitRun = 0;
      continue;
    }
    const scale = scales.get(character);
    if (scale === undefined) break;
    const part = section + (digit ?? 0n);
    if (part === 0n) return at === start ? null : { value: total, end: at };
    if (total !== 0n && total < scale) total = (total + part) * scale;
    else total += part * scale;
    section = 0n;
    digit = null;
    digitRun = 0;
    lastPlace = 10_000n;
  }
  if (at === start) return null;
  return { value: total + section + (digit ?? 0n), end: at };
}
