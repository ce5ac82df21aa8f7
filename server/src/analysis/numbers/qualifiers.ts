import { add, type Decimal, decimal, multiply, subtract } from './decimal.ts';
import { exactly, type Interval } from './interval.ts';

/** What makes a figure approximate behind its digits: 4000余人. */
export const MORE = '余多';
const NEARLY = ['接近', '近'];
const ABOUT = ['大约', '约'];
const AT_LEAST = '不少于 不低于 不小于 不下于 不下 超过 突破 高于 多于 大于 至少 逾 超'.split(' ');
const AT_MOST = '不超过 不高于 不多于 不大于 不足 不到 低于 少于 小于 至多 最多'.split(' ');
/** What makes it approximate before it: 近300人; the longer words first. */
export const BEFORE: readonly string[] = [...NEARLY, ...ABOUT, ...AT_LEAST, ...AT_MOST].sort(
  (a, b) => b.length - a.length,
);
/** What makes it approximate behind its unit: 300人左右. */
export const BEHIND = ['以上', '以下', '以内', '左右'] as const;

/** The word that makes the figure at `start` approximate, right before it or before its 占 (约占64%); empty where there is none. */
export function wordBefore(text: string, start: number): string {
  const end = text[start - 1] === '占' ? start - 1 : start;
  if (end === 0 || !LAST.has(text.charCodeAt(end - 1))) return '';
  if (OTHER_WORD.test(text.slice(Math.max(0, end - 2), end))) return '';
  return BEFORE.find((word) => text.startsWith(word, end - word.length)) ?? '';
}

/** Here 近, 约 and 超 belong to another word: 最近3年, 节约28万元, 签约12家, 村规民约14件. */
const OTHER_WORD = /[最附邻就临贴靠相亲]近|[节签预违履缔续解特条公民合制契简失爽赴相]约|[赶反]超/;

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
  switch (SENSES.get(word)) {
    case 'nearly':
      return { low: percentOf(value, 90n), high: value, lowOpen: false, highOpen: false };
    case 'about':
      return { low: percentOf(value, 95n), high: percentOf(value, 105n), lowOpen: false, highOpen: false };
    case 'at least':
      return { low: value, high: null, lowOpen: false, highOpen: false };
    case 'at most':
      return { low: null, high: value, lowOpen: false, highOpen: false };
  }
  if (more) return aboveBy(printed);
  return rounded ? around(value, step) : exactly(value);
}

const SENSES: ReadonlyMap<string, 'nearly' | 'about' | 'at least' | 'at most'> = new Map([
  ...NEARLY.map((word) => [word, 'nearly'] as const),
  ...[...ABOUT, '左右'].map((word) => [word, 'about'] as const),
  ...[...AT_LEAST, '以上'].map((word) => [word, 'at least'] as const),
  ...[...AT_MOST, '以下', '以内'].map((word) => [word, 'at most'] as const),
]);

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
