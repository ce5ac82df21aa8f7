import { Kind, kindAt } from '../characters.ts';
import type { Quantity } from '../quantities.ts';
import type { Span } from '../span.ts';
import { compare, type Decimal, decimal } from './decimal.ts';
import type { WrittenNumber } from './digits.ts';

/** How far before a row of figures its 分别 may stand. */
const NEAR = 12;

/** 分别为12、15、18件: the numbers before a figure that have its unit. */
export function sharersOf(
  text: string,
  unitless: readonly WrittenNumber[],
  figure: WrittenNumber,
): readonly WrittenNumber[] {
  const shared: WrittenNumber[] = [];
  let next: Span = figure;
  for (let at = unitless.length - 1; at >= 0; at--) {
    const candidate = unitless[at]!;
    if (!/^[、,，和与及\s]{1,3}$/.test(text.slice(candidate.end, next.start))) break;
    shared.unshift(candidate);
    next = candidate;
  }
  if (shared.length === 0) return shared;
  return text.slice(Math.max(0, next.start - NEAR), next.start).includes('分别') ? shared : [];
}

/** 网站231件、公众号120件、其他32: whether a figure goes on with a row of parts in the unit that the one before it has. */
export function lacksUnit(text: string, figure: WrittenNumber, { measure, unitEnd, end }: Quantity): boolean {
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

/** The figure before the 至 or dash of a range that ends with this one. */
export function rangeStart(
  text: string,
  before: WrittenNumber | undefined,
  figure: WrittenNumber,
): WrittenNumber | null {
  if (!before || compare(decimalOf(before), decimalOf(figure)) >= 0) return null;
  return /^\s?[至到~～—–-]{1,2}\s?$/.test(text.slice(before.end, figure.start)) ? before : null;
}

function decimalOf({ units, decimals }: WrittenNumber): Decimal {
  return decimal(units, -decimals);
}

const PART = /^([，,。（(]其中[：:]?|[、，,；;])([一-龥]{1,8})$/;
const LONGEST_PART = 12;
const ENDS_PART: ReadonlySet<Kind> = new Set([Kind.comma, Kind.pause, Kind.stop, Kind.semicolon, Kind.close]);
const THE_REST = /^(?:其他|其它|其余|剩余)/;
/** Names behind which a number counts nothing: 国道107, 拨打12345, 得分95. */
const CODED =
  /(?:(?<!公众|视频|抖音)号|[路线道楼室栋第版型页表图期码区]|附件|电话|热线|拨打|平台|邮编|排名|位列|得分|评分|满分|频率|数字|代|系列|牌|之|至|到)$/;
