import { digitValue, Kind, kindAt, kinds, nextOf } from './characters.ts';
import { type Decimal, decimal, stepAt } from './decimal.ts';
import type { Interval } from './interval.ts';
import { endOfNumerals, parseNumeral } from './numerals.ts';
import { isRoughShare } from './percentages.ts';
import { leadsToShare, type Portion, readFractionInDigits, readFractionInWords, readTenths } from './portions.ts';
import { MORE, rangeOf, wordBefore, wordBehind } from './qualifiers.ts';
import type { Span } from './span.ts';
import { countingTimes, type Measure, readUnit, type Unit } from './units.ts';

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
  /** 10 to the power of the scale written behind it: 0, 4 (万) or 8 (亿). */
  readonly scale: number;
  readonly script: 'arabic' | 'chinese';
  /** The words that make it approximate, as written: 近, 约, 余, …; empty where it is exact. */
  readonly approximate: string;
}

interface Figure extends Span {
  readonly units: bigint;
  readonly decimals: number;
  readonly script: 'arabic' | 'chinese';
}

/** Words that begin with a number and count nothing. */
export const SET_PHRASES =
  /^(?:两个(?:维护|确立|责任)|四个(?:意识|自信|全面|亲自|一批)|三所联动|三个区分|十[一二]个坚持|五类车|[两三]项制度)/;
/** Words before 个点 that make it percentage points, and what ends it. */
export const CHANGING_BY_POINTS = ['提高', '提升', '上升', '增长', '下降', '降低', '回落', '高出'] as const;
export const AFTER_POINTS = '，,。；;、）)';
const CHANGING = new RegExp(`(?:${CHANGING_BY_POINTS.join('|')})了?$`);
const BEHIND_POINTS = new RegExp(`^(?:[${AFTER_POINTS}]|以上|左右|$)`);
const POINTS: Unit = { name: '个百分点', measure: 'points' };

const NUMBER = kinds(Kind.digit, Kind.numeral);

/** Reads the quantities of one paragraph, in their order. Dates, ordinals, codes and names with digits are none. */
export function readQuantities(text: string): readonly Quantity[] {
  const quantities: Quantity[] = [];
  let unitless: Figure[] = [];
  let at = 0;
  while (true) {
    at = nextOf(text, at, text.length, NUMBER);
    if (at >= text.length) return quantities;
    const kind = kindAt(text, at);
    const fraction = readFraction(text, at, kind);
    if (fraction) {
      quantities.push(fraction);
      unitless = [];
      at = fraction.unitEnd;
      continue;
    }
    const figure = kind === Kind.digit ? readArabic(text, at) : readChinese(text, at);
    if (!figure) {
      at = kind === Kind.digit ? skipCode(text, at) : endOfNumerals(text, at);
      continue;
    }
    const from = rangeStart(text, unitless.at(-1), figure);
    const quantity = isName(text, figure) ? null : readMeasured(text, figure, from);
    if (quantity) {
      const shared = isRoughShare(quantity) ? [] : sharers(text, unitless, figure);
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
    } else unitless.push(figure);
  }
}

/** The digits from `start` on, with separators and a decimal point; `null` where they are part of a code (12·4, 3-1, G20). */
function readArabic(text: string, start: number): Figure | null {
  const before = text[start - 1];
  if (kindAt(text, start - 1) === Kind.latin || before === '×') return null;
  if (before !== undefined && '.．·•/_#'.includes(before) && kindAt(text, start - 2) === Kind.digit) return null;
  let at = endOfDigits(text, start);
  let digits = at - start;
  while (digits <= MOST_DIGITS && isThousandsSeparator(text, at, start)) {
    const group = at + 1;
    at = endOfDigits(text, group);
    digits += at - group;
  }
  let decimals = 0;
  if ((text[at] === '.' || text[at] === '．') && kindAt(text, at + 1) === Kind.digit) {
    const fraction = at + 1;
    at = endOfDigits(text, fraction);
    decimals = at - fraction;
    if ('.．·'.includes(text[at] ?? ' ') && kindAt(text, at + 1) === Kind.digit) return null;
  } else if (text[at] === '·' && kindAt(text, at + 1) === Kind.digit) return null;
  if (digits + decimals > MOST_DIGITS) return null;
  return { start, end: at, units: toUnits(text, start, at), decimals, script: 'arabic' };
}

/** No report has a figure this long; a log or a key has. */
const MOST_DIGITS = 20;
/** A number of so many digits has none that floating point would lose. */
const EXACT_DIGITS = 15;

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (kindAt(text, end) === Kind.digit) end++;
  return end;
}

/** All digits of a figure as one number, whatever stands between them. */
function toUnits(text: string, start: number, end: number): bigint {
  let units = 0n;
  let rest = 0;
  let digits = 0;
  for (let at = start; at < end; at++) {
    if (kindAt(text, at) !== Kind.digit) continue;
    if (digits === EXACT_DIGITS) {
      units = BigInt(rest);
      rest = 0;
    }
    digits++;
    rest = rest * 10 + digitValue(text.charCodeAt(at));
  }
  return digits > EXACT_DIGITS ? units * 10n ** BigInt(digits - EXACT_DIGITS) + BigInt(rest) : BigInt(rest);
}

function isThousandsSeparator(text: string, at: number, start: number): boolean {
  if (kindAt(text, at) !== Kind.comma) return false;
  for (let digit = 1; digit <= 3; digit++) if (kindAt(text, at + digit) !== Kind.digit) return false;
  if (kindAt(text, at + 4) === Kind.digit) return false;
  const first = text.slice(start, at).search(/[,，]/);
  return first < 0 ? at - start <= 3 : first <= 3;
}

function readChinese(text: string, start: number): Figure | null {
  const fraction = isPercent(text, start) ? parseNumeral(text, start + 3) : null;
  if (fraction) return { start, end: fraction.end, units: fraction.value, decimals: 0, script: 'chinese' };
  const numeral = parseNumeral(text, start);
  if (!numeral) return null;
  return { start, end: numeral.end, units: numeral.value, decimals: 0, script: 'chinese' };
}

/** 百分之六十 */
function isPercent(text: string, start: number): boolean {
  return text.startsWith('百分之', start);
}

function readFraction(text: string, start: number, kind: Kind): Quantity | null {
  if (kind === Kind.numeral) {
    const portion = readFractionInWords(text, start);
    return portion && !isOrdinal(text, start) ? toShare(text, portion, 'chinese') : null;
  }
  if (text[start + 1] !== '/' && text[start + 2] !== '/') return null;
  const portion = readFractionInDigits(text, start, wordBefore(text, start));
  return portion && toShare(text, portion, 'arabic');
}

/** 三至五成 */
function fromTo(from: Figure, to: Portion): Portion {
  const low = decimal(from.units, 1 - from.decimals);
  return { ...to, start: from.start, rangeWith: (word) => ({ ...to.rangeWith(word), low, lowOpen: false }) };
}

function toShare(text: string, portion: Portion, script: Figure['script'], range = ''): Quantity {
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

/** Behind a code nothing of it may be read again as a number. */
function skipCode(text: string, start: number): number {
  let at = start;
  while (kindAt(text, at) === Kind.digit || (at > start && '.．·•-–—/'.includes(text[at] ?? ' '))) at++;
  return Math.max(at, start + 1);
}

/** An ordinal (第3次), the first word of a quoted name (“三项制度”), a set phrase, or 一 as an article (一个, 一次). */
function isName(text: string, figure: Figure): boolean {
  const before = text[figure.start - 1];
  if (before === '前' && text.slice(figure.end, figure.end + 1).match(/[名位]/)) return true;
  if (isOrdinal(text, figure.start)) return true;
  if (figure.script === 'arabic') return false;
  if (before === '几' || before === '数') return true;
  if (figure.units === 1n && !isPercent(text, figure.start)) {
    return !isTenth(text, figure) && text[figure.end] !== '倍';
  }
  // 修订《…》和《…》两项制度 counts them.
  return before !== '》' && SET_PHRASES.test(text.slice(figure.start, figure.start + 6));
}

function isOrdinal(text: string, start: number): boolean {
  return start > 0 && '第“‘《'.includes(text[start - 1]!);
}

/** 近一成: said of a share; 一成不变 is not. */
function isTenth(text: string, { start, end }: Figure): boolean {
  if (text[end] !== '成') return false;
  return leadsToShare(text, start) || wordBefore(text, start) !== '' || wordBehind(text, end + 1) !== '';
}

function readMeasured(text: string, figure: Figure, from: Figure | null): Quantity | null {
  if (figure.script === 'chinese' && isPercent(text, figure.start)) {
    const unit: Unit = { name: '%', measure: 'percent' };
    return build(text, figure, { end: figure.end, unit, unitEnd: figure.end, scale: 0, more: false, from });
  }
  const tenths = readTenths(text, figure.start, figure.end, figure.units, figure.decimals);
  if (tenths) return toShare(text, from ? fromTo(from, tenths) : tenths, figure.script, from ? '至' : '');
  let end = figure.end;
  let at = skipSpaces(text, end);
  let scale = 0;
  let more = isMore(text, at);
  if (more) {
    end = at + 1;
    at = skipSpaces(text, end);
  }
  if (figure.script === 'arabic' && kindAt(text, at) === Kind.scale) {
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
  readonly from: Figure | null;
}

function build(text: string, figure: Figure, { end, unit, unitEnd, scale, more, from }: Surroundings): Quantity {
  const exponent = scale - figure.decimals;
  const value = decimal(figure.units, exponent);
  const step = stepAt(exponent);
  const start = from ? from.start : figure.start;
  const ahead = wordBefore(text, start);
  const behind = wordBehind(text, unitEnd);
  const printed = { units: figure.units, exponent, value, step, rounded: isRounded(exponent, unit.measure) };
  const range = rangeOf(printed, more, ahead || behind);
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
  return exponent !== 0 || measure === 'percent' || measure === 'points' || measure === 'times';
}

/** The figure before the 至 or dash of a range that ends with this one. */
function rangeStart(text: string, before: Figure | undefined, figure: Figure): Figure | null {
  if (!before || before.units >= figure.units) return null;
  return /^\s?[至到~～—–-]{1,2}\s?$/.test(text.slice(before.end, figure.start)) ? before : null;
}

/** 件(次), 条（宗）: the second unit in brackets belongs to the first. */
function behindSecondUnit(text: string, at: number): number {
  if (kindAt(text, at) !== Kind.open) return at;
  const second = readUnit(text, at + 1) ?? (text[at + 1] === '次' ? { end: at + 2 } : null);
  return second && kindAt(text, second.end) === Kind.close ? second.end + 1 : at;
}

/** Spaces, and the asterisks with which Markdown closes emphasis: **820**件. */
function skipSpaces(text: string, at: number): number {
  let next = at;
  while (next - at < 3 && (kindAt(text, next) === Kind.space || text[next] === '*')) next++;
  return next;
}

/** 分别为12、15、18件: figures that share the unit of the one they lead up to. */
function sharers(text: string, unitless: readonly Figure[], figure: Figure): readonly Figure[] {
  const shared: Figure[] = [];
  let next: Span = figure;
  for (let at = unitless.length - 1; at >= 0; at--) {
    const candidate = unitless[at]!;
    if (!/^[、,，和与及\s]{1,3}$/.test(text.slice(candidate.end, next.start))) break;
    shared.unshift(candidate);
    next = candidate;
  }
  if (shared.length === 0) return shared;
  return text.slice(Math.max(0, next.start - 12), next.start).includes('分别') ? shared : [];
}

/** 网站231件、公众号120件、其他32: whether a figure goes on with a row of parts in the unit that the one before it has. */
function lacksUnit(text: string, figure: Figure, { measure, unitEnd, end }: Quantity): boolean {
  const { start, script, decimals } = figure;
  if (measure !== 'count' || script === 'chinese' || decimals > 0 || start - unitEnd > LONGEST_PART) return false;
  if (start === unitEnd || text[start] === '0' || kindAt(text, start - 1) !== Kind.han) return false;
  if (figure.end < text.length && !ENDS_PART.has(kindAt(text, figure.end))) return false;
  const [, joint, name] = PART.exec(text.slice(unitEnd, start)) ?? [];
  if (joint === undefined || name === undefined) return false;
  if (THE_REST.test(name)) return true;
  if (CODED.test(name) || /^(?:19|20)\d\d$/.test(text.slice(start, figure.end))) return false;
  return end === unitEnd || joint.length > 1 || (joint === '、' && kindAt(text, figure.end) !== Kind.pause);
}

const PART = /^([，,。（(]其中[：:]?|[、，,；;])([一-龥]{1,8})$/;
const LONGEST_PART = 12;
const ENDS_PART: ReadonlySet<Kind> = new Set([Kind.comma, Kind.pause, Kind.stop, Kind.semicolon, Kind.close]);
const THE_REST = /^(?:其他|其它|其余|剩余)/;
/** Names behind which a number counts nothing: 国道107, 拨打12345, 得分95. */
const CODED =
  /(?:(?<!公众|视频|抖音)号|[路线道楼室栋第版型页表图期码区]|附件|电话|热线|拨打|平台|邮编|排名|位列|得分|评分|满分|频率|数字|代|系列|牌|之|至|到)$/;

function withUnitOf(text: string, figure: Figure, quantity: Quantity): Quantity {
  const exponent = quantity.scale - figure.decimals;
  const value = decimal(figure.units, exponent);
  const step = stepAt(exponent);
  return {
    ...quantity,
    start: figure.start,
    end: figure.end,
    written: text.slice(figure.start, figure.end),
    unitEnd: figure.end,
    value,
    step,
    range: rangeOf(
      { units: figure.units, exponent, value, step, rounded: isRounded(exponent, quantity.measure) },
      false,
      '',
    ),
    approximate: '',
  };
}
