import { add, type Decimal, decimal, multiply, subtract } from './decimal.ts';
import { exactly, type Interval } from './interval.ts';

/** What makes a figure approximate behind its digits: 4000余人. */
export const MORE = '余多';
/** What makes it approximate before it: 近300人; the longer words first. */
export const BEFORE = [
  '不少于',
  '不低于',
  '不小于',
  '不下于',
  '不超过',
  '不高于',
  '不多于',
  '不大于',
  '不足',
  '不下',
  '不到',
  '接近',
  '超过',
  '大约',
  '突破',
  '高于',
  '多于',
  '大于',
  '低于',
  '少于',
  '小于',
  '至少',
  '至多',
  '最多',
  '近',
  '约',
  '逾',
  '超',
] as const;
/** What makes it approximate behind its unit: 300人左右. */
export const BEHIND = ['以上', '以下', '以内', '左右'] as const;

/** The word that makes the figure at `start` approximate, right before it or before its 占 (约占64%); empty where there is none. */
export function wordBefore(text: string, start: number): string {
  const end = text[start - 1] === '占' ? start - 1 : start;
  if (end === 0 || !LAST.has(text.charCodeAt(end - 1))) return '';
  return BEFORE.find((word) => text.startsWith(word, end - word.length)) ?? '';
}

/** The word that makes a figure approximate, right behind its unit. */
export function wordBehind(text: string, at: number): string {
  if (at >= text.length || !FIRST.has(text.charCodeAt(at))) return '';
  return BEHIND.find((word) => text.startsWith(word, at)) ?? '';
}

/** What the words before a figure end with, and those behind it begin with. */
const LAST: ReadonlySet<number> = new Set(BEFORE.map((word) => word.charCodeAt(word.length - 1)));
const FIRST: ReadonlySet<number> = new Set(BEHIND.map((word) => word.charCodeAt(0)));

/** A printed number, before anything is known of what it counts. */
export interface Printed {
  /** Its digits, without the point. */
  readonly units: bigint;
  readonly exponent: number;
  readonly value: Decimal;
  readonly step: Decimal;
  /** Whether its last digit is rounded: a decimal, a percentage; a plain count is what it says. */
  readonly rounded: boolean;
  /** Whether 余 or 多 stands behind its digits. */
  readonly more: boolean;
}

/** Every value that a printed number can stand for, with the word before or behind it; empty where there is none. */
export function rangeOf(printed: Printed, word: string): Interval {
  const { value, step, rounded, more } = printed;
  switch (word) {
    case '近':
    case '接近':
      return { low: percentOf(value, 90n), high: value, lowOpen: false, highOpen: false };
    case '约':
    case '大约':
    case '左右':
      return { low: percentOf(value, 95n), high: percentOf(value, 105n), lowOpen: false, highOpen: false };
    case '逾':
    case '超':
    case '超过':
    case '以上':
    case '至少':
    case '不少于':
    case '不低于':
    case '不小于':
    case '不下于':
    case '不下':
    case '突破':
    case '高于':
    case '多于':
    case '大于':
      return { low: value, high: null, lowOpen: false, highOpen: false };
    case '不足':
    case '不到':
    case '不超过':
    case '不高于':
    case '不多于':
    case '不大于':
    case '低于':
    case '少于':
    case '小于':
    case '至多':
    case '最多':
    case '以下':
    case '以内':
      return { low: null, high: value, lowOpen: false, highOpen: false };
  }
  if (more) return aboveBy(printed);
  return rounded ? around(value, step) : exactly(value);
}

function percentOf(value: Decimal, percent: bigint): Decimal {
  return multiply(value, { units: percent, scale: 2 });
}

/** What rounds to a value: half a step to either side. */
export function around(value: Decimal, step: Decimal): Interval {
  const half = multiply(step, { units: 5n, scale: 1 });
  return { low: subtract(value, half), high: add(value, half), lowOpen: false, highOpen: true };
}

/** 4000余 lies from 4000 up to 5000, 4120余 up to 4130, 3倍多 up to 4; 96余 says nothing more than 96. */
function aboveBy({ units: digits, value, exponent, rounded }: Printed): Interval {
  let units = digits;
  let zeros = 0;
  while (units > 0n && units % 10n === 0n) {
    units /= 10n;
    zeros++;
  }
  if (zeros === 0 && exponent <= 0 && !rounded) return exactly(value);
  return { low: value, high: add(value, decimal(1n, exponent + zeros)), lowOpen: false, highOpen: true };
}
