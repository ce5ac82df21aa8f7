import { Kind, kindAt, kinds, nextOf } from './characters.ts';
import { isPercent, isUpTo, readChinese } from './numbers/chinese.ts';
import { type Decimal, decimal, stepAt } from './numbers/decimal.ts';
import { readDigits, skipCode, type WrittenNumber } from './numbers/digits.ts';
import type { Interval } from './numbers/interval.ts';
import { isInTitle, isName, opensName } from './numbers/names.ts';
import { endOfNumerals } from './numbers/numerals.ts';
import { isRoughShare } from './numbers/percentages.ts';
import { type Portion, readFractionInDigits, readFractionInWords, readTenths } from './numbers/portions.ts';
import { MORE, rangeOf, wordBefore, wordBehind } from './numbers/qualifiers.ts';
import { lacksUnit, rangeStart, sharersOf } from './numbers/shared-units.ts';
import { countingTimes, isRelative, type Measure, readUnit, type Unit } from './numbers/units.ts';
import { type Span, shift } from './span.ts';

/** A number of things as a report writes it. Its span is the figure itself (4000余, 4.315万), without the unit. */
export interface Quantity extends Span {
  readonly measure: Measure;
  /** The figure as it stands in the text, without its unit. */
  readonly written: string;
  /** The unit in which it can be compared: 件, 人次, 元 (never 万元), %. */
  readonly unit: string;
  /** Offset behind the unit as written (件(次), 万元). */
  readonly unitEnd: number;
  /** The number printed, with 万 and 亿 multiplied in. */
  readonly value: Decimal;
  /** What one more in the last printed digit would add. */
  readonly step: Decimal;
  /** Every value the printed figure can stand for. */
  readonly range: Interval;
  /** 10 to the power of the scale written behind it: 0, 4 (万), 8 (亿) or 12 (万亿). */
  readonly scale: number;
  readonly script: 'arabic' | 'chinese';
  /** The words that make it approximate, as written: 近, 约, 余, …; empty where it is exact. */
  readonly approximate: string;
}

/** Words before 个点 that make it percentage points: 提高2.3个点. */
export const CHANGING_BY_POINTS = ['提高', '提升', '上升', '增长', '下降', '降低', '回落', '高出'] as const;
/** What stands behind such 个点, where no word does. */
export const AFTER_POINTS = '，,。；;、）)';
const CHANGING = new RegExp(`(?:${CHANGING_BY_POINTS.join('|')})了?$`);
const BEHIND_POINTS = new RegExp(`^(?:[${AFTER_POINTS}]|以上|左右|$)`);
const POINTS: Unit = { name: '个百分点', measure: 'points' };

const NUMBER = kinds(Kind.digit, Kind.numeral, Kind.scale);

/** A quantity, seen from a text in which it begins `by` code units later. */
export function shiftQuantity(quantity: Quantity, by: number): Quantity {
  return by === 0 ? quantity : { ...shift(quantity, by), unitEnd: quantity.unitEnd + by };
}

/** The unit behind a figure that ends at `end`, without what stands between the two: 件, of **120**件. */
export function writtenUnit(text: string, end: number, quantity: Quantity): string {
  const behind = end + quantity.unitEnd - quantity.end;
  let start = end;
  while (start < behind && isBetween(text, start)) start++;
  return text.slice(start, behind);
}

/** Reads the quantities of one paragraph, in their order. Dates, ordinals, codes and names with digits are none. */
export function readQuantities(text: string): readonly Quantity[] {
  const quantities: Quantity[] = [];
  const hasTitles = text.includes('》');
  let unitless: WrittenNumber[] = [];
  let at = 0;
  while (true) {
    at = nextOf(text, at, text.length, NUMBER);
    if (at >= text.length) return quantities;
    const kind = kindAt(text, at);
    if (hasTitles && isInTitle(text, at)) {
      at = kind === Kind.digit ? skipCode(text, at) : endOfNumerals(text, at);
      unitless = [];
      continue;
    }
    const fraction = readFraction(text, at, kind);
    if (fraction) {
      quantities.push(fraction);
      unitless = [];
      at = fraction.unitEnd;
      continue;
    }
    const figure = kind === Kind.digit ? readDigits(text, at) : readChinese(text, at);
    if (!figure) {
      at = kind === Kind.digit ? skipCode(text, at) : kind === Kind.scale ? at + 1 : endOfNumerals(text, at);
      continue;
    }
    const from = rangeStart(text, unitless.at(-1), figure);
    const quantity = isName(text, figure) ? null : readMeasured(text, figure, from);
    if (quantity) {
      const shared = isRoughShare(quantity) ? [] : sharersOf(text, unitless, figure);
      for (const pending of shared) quantities.push(withUnitOf(text, pending, quantity));
      unitless = [];
      quantities.push(quantity);
      at = quantity.unitEnd;
      continue;
    }
    at = figure.end;
    const counted = quantities.at(-1);
    if (counted && lacksUnit(text, figure, counted)) {
      quantities.push({ ...withUnitOf(text, figure, { ...counted, scale: 0 }), script: 'arabic' });
      unitless = [];
    } else if (!isPercent(text, figure.start)) unitless.push(figure);
  }
}

function readFraction(text: string, start: number, kind: Kind): Quantity | null {
  if (kind === Kind.numeral) {
    const portion = readFractionInWords(text, start);
    return portion && !opensName(text, start) ? toShare(text, portion, 'chinese') : null;
  }
  if (text[start + 1] !== '/' && text[start + 2] !== '/') return null;
  const portion = readFractionInDigits(text, start, wordBefore(text, start));
  return portion && toShare(text, portion, 'arabic');
}

/** 三至五成 */
function fromTo(from: WrittenNumber, to: Portion): Portion {
  const low = decimal(from.units, 1 - from.decimals);
  return { ...to, start: from.start, rangeWith: (word) => ({ ...to.rangeWith(word), low, lowOpen: false }) };
}

function toShare(text: string, portion: Portion, script: WrittenNumber['script'], range = ''): Quantity {
  const { start, end, value, step } = portion;
  const ahead = wordBefore(text, start);
  const behind = wordBehind(text, end);
  const words = range + ahead + (portion.more ? '余' : '') + behind;
  const written = text.slice(start, end);
  return {
    start,
    end,
    measure: 'percent',
    written,
    unit: '%',
    unitEnd: end,
    value,
    step,
    range: portion.rangeWith(ahead || behind),
    scale: 0,
    script,
    approximate: words === '' && written.includes('成') ? '成' : words,
  };
}

function readMeasured(text: string, figure: WrittenNumber, from: WrittenNumber | null): Quantity | null {
  if (figure.script === 'chinese' && isPercent(text, figure.start)) {
    const unit: Unit = { name: '%', measure: 'percent' };
    return build(text, figure, { end: figure.end, unit, unitEnd: figure.end, scale: 0, more: false, from });
  }
  const tenths = readTenths(text, figure.start, figure.end, figure.units, figure.decimals);
  if (tenths) return toShare(text, from ? fromTo(from, tenths) : tenths, figure.script, from ? '至' : '');
  let end = figure.end;
  let at = skipSpaces(text, isQuoted(text, figure) ? end + 1 : end);
  let scale = 0;
  let more = isMore(text, at) || (figure.script === 'chinese' && isSome(text, at));
  if (more) {
    end = at + 1;
    at = skipSpaces(text, end);
  }
  if ((more || figure.script === 'arabic') && kindAt(text, at) === Kind.scale) {
    while (kindAt(text, at) === Kind.scale) scale += text[at++] === '万' ? 4 : 8;
    end = at;
    at = skipSpaces(text, at);
    if (!more && isMore(text, at)) {
      more = true;
      end = at + 1;
      at = skipSpaces(text, end);
    }
  }
  const read = readPoints(text, figure.start, at) ?? readUnit(text, at);
  if (!read) return null;
  const unitEnd = behindSecondUnit(text, read.end);
  const visits = unitEnd > read.end && text[unitEnd - 2] === '次';
  const unit = visits ? countingTimes(read.unit) : read.unit;
  return build(text, figure, { end, unit, unitEnd, scale, more, from });
}

/** 4000余, 4000多 */
function isMore(text: string, at: number): boolean {
  return at < text.length && MORE.includes(text[at]!);
}

/** 十几, 二十几 */
function isSome(text: string, at: number): boolean {
  return text[at] === '几' && text[at - 1] === '十';
}

/** "120"件, with the quotes of a typewriter; between “ and ” stand names as well. */
function isQuoted(text: string, { start, end }: WrittenNumber): boolean {
  return text[end] === '"' && text[start - 1] === '"';
}

/** 提高3.2个点: of percentages, which places are not. */
function readPoints(text: string, start: number, at: number): ReturnType<typeof readUnit> {
  if (!text.startsWith('个点', at) || !BEHIND_POINTS.test(text.slice(at + 2, at + 4))) return null;
  const before = text.slice(Math.max(0, start - 7), start - wordBefore(text, start).length);
  return CHANGING.test(before) ? { unit: POINTS, end: at + 2 } : null;
}

/** What stands around the digits of a figure. */
interface Surroundings {
  readonly end: number;
  readonly unit: Unit;
  readonly unitEnd: number;
  readonly scale: number;
  readonly more: boolean;
  /** The lower end of a range: 10至15家. */
  readonly from: WrittenNumber | null;
}

function build(text: string, figure: WrittenNumber, surroundings: Surroundings): Quantity {
  const { end, unit, unitEnd, scale, from } = surroundings;
  // 3倍多
  const more = surroundings.more || (unit.measure === 'times' && isMore(text, unitEnd));
  const exponent = scale - figure.decimals;
  const value = decimal(figure.units, exponent);
  const step = stepAt(exponent);
  const start = from ? from.start : figure.start;
  const ahead = wordBefore(text, start) || (isUpTo(text, start) ? '超' : '');
  const behind = wordBehind(text, unitEnd);
  const printed = { units: figure.units, exponent, value, step, rounded: isRounded(exponent, unit.measure), more };
  const range = rangeOf(printed, ahead || behind);
  return {
    start,
    end,
    measure: unit.measure,
    written: text.slice(start, end),
    unit: unit.name,
    unitEnd,
    value,
    step,
    range: from ? { ...range, low: decimal(from.units, scale - from.decimals), lowOpen: false } : range,
    scale,
    script: figure.script,
    approximate: (from ? '至' : '') + ahead + (more ? '余' : '') + behind,
  };
}

/** Whether the last digit printed is rounded: that of a decimal, of 1.2万, of any ratio. */
function isRounded(exponent: number, measure: Measure): boolean {
  return exponent !== 0 || isRelative(measure);
}

/** 件(次), 条（宗）: the second unit in brackets belongs to the first. */
function behindSecondUnit(text: string, at: number): number {
  if (kindAt(text, at) !== Kind.open) return at;
  const second = readUnit(text, at + 1);
  return second && kindAt(text, second.end) === Kind.close ? second.end + 1 : at;
}

function skipSpaces(text: string, at: number): number {
  let next = at;
  while (next - at < 3 && kindAt(text, next) !== Kind.quote && isBetween(text, next)) next++;
  return next;
}

/** Spaces, the asterisks with which Markdown closes emphasis, and quotes: **820**件, "820"件. */
function isBetween(text: string, at: number): boolean {
  return kindAt(text, at) === Kind.space || text[at] === '*' || text[at] === '"';
}

function withUnitOf(text: string, figure: WrittenNumber, quantity: Quantity): Quantity {
  const exponent = quantity.scale - figure.decimals;
  const value = decimal(figure.units, exponent);
  const step = stepAt(exponent);
  const rounded = isRounded(exponent, quantity.measure);
  const printed = { units: figure.units, exponent, value, step, rounded, more: false };
  return {
    ...quantity,
    start: figure.start,
    end: figure.end,
    written: text.slice(figure.start, figure.end),
    unitEnd: figure.end,
    value,
    step,
    range: rangeOf(printed, ''),
    approximate: '',
  };
}
