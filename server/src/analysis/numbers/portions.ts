import { digitValue, Kind, kindAt } from '../characters.ts';
import type { Span } from '../span.ts';
import { add, type Decimal, decimal, divide, stepAt, subtract, whole } from './decimal.ts';
import { exactly, type Interval } from './interval.ts';
import { endOfNumerals, type Numeral, parseNumeral, toNumeral } from './numerals.ts';
import { around, MORE, type Printed, rangeOf } from './qualifiers.ts';

/** A share told without a percent sign: 八成, 三分之二, 1/3. It is read as a percentage. */
export interface Portion extends Span {
  readonly value: Decimal;
  readonly step: Decimal;
  readonly more: boolean;
  /** What it can stand for, with the word that makes it approximate: 近三成, 三分之二以上. */
  readonly rangeWith: (word: string) => Interval;
}

/** Behind these, 成 begins another word: 三成员单位, 两成果. */
export const BEHIND_TENTHS = '立员果效功绩熟年品型分套片形册活长色语团像就';
/** What leads to a share: elsewhere 1/3 is a date, a page or a ratio, and 一成 is 一成不变. */
export const LEADS_TO_SHARE = ['占', '达', '达到'] as const;
/** How finely a fraction is told as a percentage: 66.6667. */
const PLACES = 4;
/** Of more parts nobody tells a share: 1/25 is a date or a page. */
export const LARGEST_DENOMINATOR = 20n;

/** Whether the words before a number show that a share must follow. */
export function leadsToShare(text: string, start: number): boolean {
  return LEADS_TO_SHARE.some((word) => text.startsWith(word, start - word.length));
}

/** 八成, 近三成, 8成多: from one to nine tenths. */
export function readTenths(text: string, start: number, end: number, units: bigint, decimals: number): Portion | null {
  if (text[end] !== '成' || BEHIND_TENTHS.includes(text[end + 1] ?? ' ')) return null;
  if (kindAt(text, end + 1) === Kind.numeral || kindAt(text, end + 1) === Kind.digit) return null;
  const exponent = 1 - decimals;
  const value = decimal(units, exponent);
  if (decimals > 1 || value.units < 10n || value.units >= 100n) return null;
  const more = MORE.includes(text[end + 1] ?? ' ');
  const step = stepAt(exponent);
  const printed: Printed = { units: units * 10n, exponent: -decimals, value, step, rounded: true, more };
  const rangeWith = (word: string): Interval => {
    if (word === '近' || word === '接近') return { ...around(value, step), high: value, highOpen: false };
    // 八成 is itself no more than 约八成.
    return rangeOf(printed, /^(?:大?约|左右)$/.test(word) ? '' : word);
  };
  return { start, end: end + (more ? 2 : 1), value, step, more, rangeWith };
}

/** 三分之二; 百分之六十 is a percentage. */
export function readFractionInWords(text: string, start: number): Portion | null {
  const end = endOfNumerals(text, start);
  if (!text.startsWith('分之', end)) return null;
  const parts = smallNumber(text, start);
  const taken = smallNumber(text, end + 2);
  return parts && taken && toFraction({ start, end: taken.end }, taken.value, parts.value);
}

/** 1/3 where it can be nothing but a share: 占1/3, 近1/3. */
export function readFractionInDigits(text: string, start: number, before: string): Portion | null {
  if (before === '' && !leadsToShare(text, start)) return null;
  const taken = digitsAt(text, start);
  if (!taken || text[taken.end] !== '/') return null;
  const parts = digitsAt(text, taken.end + 1);
  if (!parts || '/.．-—~'.includes(text[parts.end] ?? ' ')) return null;
  return toFraction({ start, end: parts.end }, taken.value, parts.value);
}

/** A numeral as it is always written: 三, 二十. */
function smallNumber(text: string, start: number): Numeral | null {
  const numeral = parseNumeral(text, start);
  return numeral && toNumeral(numeral.value) === text.slice(start, numeral.end) ? numeral : null;
}

/** One or two digits, and nothing behind them that goes on. */
function digitsAt(text: string, start: number): { readonly value: bigint; readonly end: number } | null {
  let end = start;
  let value = 0n;
  while (kindAt(text, end) === Kind.digit) {
    if (end - start === 2) return null;
    value = value * 10n + BigInt(digitValue(text.charCodeAt(end++)));
  }
  return end > start ? { value, end } : null;
}

function toFraction(place: Span, taken: bigint, parts: bigint): Portion | null {
  if (taken < 1n || taken >= parts || parts > LARGEST_DENOMINATOR) return null;
  const value = divide(whole(taken * 100n), whole(parts), PLACES);
  const step = stepAt(-PLACES);
  const even = (taken * 100n * 10n ** BigInt(PLACES)) % parts === 0n;
  const range = even
    ? exactly(value)
    : { low: subtract(value, step), high: add(value, step), lowOpen: false, highOpen: false };
  const printed: Printed = { units: value.units, exponent: -value.scale, value, step, rounded: false, more: false };
  return {
    ...place,
    value,
    step,
    more: false,
    rangeWith: (word) => (word === '' ? range : rangeOf(printed, word)),
  };
}
