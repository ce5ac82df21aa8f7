import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  multiply,
  subtract,
  toText,
  whole,
} from '../analysis/decimal.ts';
import { difference, exactly, isBelow, isExact, meets } from '../analysis/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { fitRate, toWritten } from './arithmetic.ts';
import { type Certainty, type Claim, toNumber, type Verdict } from './claim.ts';
import { isSameKind } from './listings.ts';

type Direction = 'up' | 'down';

/** 由12份压减至5份: words before the second figure. */
const ARRIVAL =
  /(?:增加?|增长|上升|提升|提高|扩大|攀升|升|减少?|下降|降低?|压减|压缩|缩短|精简|回落)(?:了)?(?:到|至|为)$/;
const DEPARTURE = /(?:从|由)[^，。；,;]{0,12}$/;
const CHANGE = /(?:同比|环比|较|比|增|升|提|扩|减|降|压|缩|回落)[^，。；,;]{0,8}$/;
const UP = /增|升|提高|提升|扩大|攀升|加大|涨/;
const DOWN = /减|降|压|缩|回落/;
const BEFORE = /上年|去年|前一?年|同期|上一?年/;
const NOW = /今年|本年|全年/;
const YEAR = /(20\d\d)年(?!以来)/;

/** Reads statements of change against the two figures they are made of. */
export function readChanges(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const claims: Claim[] = [];
  for (let at = 1; at < figures.length; at++) {
    const claim = readArrival(figures, at) ?? readYears(paragraph, at);
    if (claim) claims.push(claim);
  }
  return claims;
}

/** 从34例增加到221例，增长5.5倍 */
function readArrival(figures: readonly Figure[], at: number): Claim | null {
  const to = figures[at]!;
  const from = figures[at - 1]!;
  if (!ARRIVAL.test(to.lead) || !DEPARTURE.test(from.lead) || !isComparable(from, to)) return null;
  if (to.separator !== 'none' && to.separator !== 'comma') return null;
  const direction = directionOf(ARRIVAL.exec(to.lead)![0]);
  const change = changeBehind(figures, at);
  return judge(from, to, direction, change, 'certain');
}

/** 去年查处80起，今年查处100起，同比上升25% and 2022年…4000余人次；2023年…4120余人次，力度持续加大 */
function readYears({ text, figures }: Paragraph, at: number): Claim | null {
  const second = figures[at]!;
  const first = figures[at - 1]!;
  if (second.bracket !== first.bracket || !isComparable(first, second) || CHANGE.test(second.lead)) return null;
  if (second.separator === 'stop' || !isSameThing(first, second)) return null;
  const order = orderOf(first, second);
  if (!order) return null;
  const [from, to] = order === 'forward' ? [first, second] : [second, first];
  const change = changeBehind(figures, at);
  if (change) return judge(from, to, directionOf(change.lead), change, 'certain');
  const rest = text.slice(second.quantity.unitEnd, second.quantity.unitEnd + 24);
  const words =
    /^[，,][^，,。；;]{0,12}?(?:持续|不断|明显|大幅|同比|有所)(加大|增加|增长|提升|上升|减少|下降|降低)/.exec(
      rest,
    )?.[1];
  return words ? judge(from, to, directionOf(words), null, 'likely') : null;
}

function isComparable(a: Figure, b: Figure): boolean {
  const same = a.quantity.measure === 'percent' && b.quantity.measure === 'percent';
  return same || (isSameKind(a, b) && a.quantity.unit === b.quantity.unit);
}

/** Two figures a year apart tell of one thing where the words before them, the years left out, are the same or left out. */
function isSameThing(a: Figure, b: Figure): boolean {
  const bare = (figure: Figure): string =>
    figure.label.replace(/20\d\d年度?|上年度?|去年|同期|今年|本年度?|全年|前年|[共为]|\d{1,2}月(?:至|-|—)?/g, '');
  const x = bare(a);
  const y = bare(b);
  return x === y || x === '' || y === '';
}

/** Which of two figures is the earlier, by the words that lead up to them. */
function orderOf(first: Figure, second: Figure): 'forward' | 'backward' | null {
  const clause = (figure: Figure): string => figure.lead.replace(/.*[。；;]/s, '');
  const a = clause(first);
  const b = clause(second);
  const x = YEAR.exec(a)?.[1];
  const y = YEAR.exec(b)?.[1];
  if (x && y && x !== y) return x < y ? 'forward' : 'backward';
  if (BEFORE.test(a) && (NOW.test(b) || Boolean(y))) return 'forward';
  if ((NOW.test(a) || Boolean(x)) && BEFORE.test(b)) return 'backward';
  return null;
}

/** The figure right behind that says by how much: 减少7份, 增长25%, 提高3.3个百分点, 增长4倍. */
function changeBehind(figures: readonly Figure[], at: number): Figure | null {
  const to = figures[at]!;
  const change = figures[at + 1];
  if (!change || change.bracket !== to.bracket || change.separator === 'stop' || change.separator === 'semicolon')
    return null;
  // 平均增长近10倍 is a mean of several changes, and nobody says which.
  if (!CHANGE.test(change.lead) || /平均/.test(change.lead)) return null;
  const { measure } = change.quantity;
  const relative = measure === 'percent' || measure === 'times' || measure === 'points';
  return relative || isSameKind(to, change) ? change : null;
}

function directionOf(words: string): Direction | null {
  const up = UP.test(words);
  const down = DOWN.test(words);
  return up === down ? null : up ? 'up' : 'down';
}

function judge(
  from: Figure,
  to: Figure,
  direction: Direction | null,
  change: Figure | null,
  certainty: Certainty,
): Claim | null {
  const verdicts: Verdict[] = [];
  if (direction) verdicts.push(judgeDirection(from.quantity, to.quantity, direction));
  if (change) verdicts.push(judgeAmount(from.quantity, to.quantity, change));
  if (verdicts.length === 0) return null;
  const verdict = verdicts.includes('fails') ? 'fails' : verdicts.includes('unclear') ? 'unclear' : 'holds';
  const numbers = [...(change ? [toNumber('change', change)] : []), toNumber('from', from), toNumber('to', to)];
  return {
    kind: 'change',
    verdict,
    certainty,
    formula: toFormula(from.quantity, to.quantity, change?.quantity ?? null, verdict),
    numbers,
  };
}

function judgeDirection(from: Quantity, to: Quantity, direction: Direction): Verdict {
  const [less, more] = direction === 'up' ? [from, to] : [to, from];
  if (isBelow(more.range, less.range)) return 'fails';
  return isExact(less.range) && isExact(more.range) && compare(less.value, more.value) === 0 ? 'fails' : 'holds';
}

function judgeAmount(from: Quantity, to: Quantity, change: Figure): Verdict {
  const { quantity } = change;
  const gap = absolute(subtract(to.value, from.value));
  const exact = isExact(from.range) && isExact(to.range);
  if (quantity.measure === 'points') {
    const range =
      compare(to.value, from.value) >= 0 ? difference(to.range, from.range) : difference(from.range, to.range);
    return from.measure === 'percent' ? (meets(range, quantity.range) ? 'holds' : 'fails') : 'unclear';
  }
  if (quantity.measure === 'count' || quantity.measure === 'amount') {
    if (!exact) return 'unclear';
    return meets(exactly(gap), quantity.range) ? 'holds' : 'fails';
  }
  if (!exact || from.value.units === 0n || from.measure === 'percent') return 'unclear';
  if (quantity.measure === 'times') return judgeTimes(from.value, to.value, change);
  const ofGap = { ...from, value: gap, range: exactly(gap) };
  return fitRate({ ...quantity, approximate: quantity.approximate || '同比' }, ofGap, from) === 'no'
    ? judgeTruncated(quantity, gap, from.value)
    : 'holds';
}

/** A percentage whose further digits are left away is no fault. */
function judgeTruncated(quantity: Quantity, gap: Decimal, base: Decimal): Verdict {
  const hundredfold = multiply(gap, whole(100));
  const low = multiply(quantity.value, base);
  const high = multiply(add(quantity.value, quantity.step), base);
  return compare(low, hundredfold) <= 0 && compare(hundredfold, high) < 0 ? 'holds' : 'fails';
}

/** 增长4倍 is four times more, 是…的4倍 four times as much; a ratio printed as growth is a slip that needs asking, not accusing. */
function judgeTimes(from: Decimal, to: Decimal, change: Figure): Verdict {
  const { range } = change.quantity;
  const scaled = (value: Decimal): boolean => {
    const { low, high, highOpen } = range;
    if (low && compare(value, multiply(low, from)) < 0) return false;
    if (!high) return true;
    const order = compare(value, multiply(high, from));
    return order < 0 || (order === 0 && !highOpen);
  };
  if (scaled(subtract(to, from))) return 'holds';
  return scaled(to) || /近|约|余|平均/.test(change.lead + change.quantity.approximate) ? 'unclear' : 'fails';
}

function toFormula(from: Quantity, to: Quantity, change: Quantity | null, verdict: Verdict): string {
  const arrow = `${toWritten(from)} → ${toWritten(to)}`;
  if (!change) return arrow;
  const unit = change.measure === 'percent' ? '%' : change.unit;
  const sign = verdict === 'fails' ? '≠' : '=';
  return `${arrow}: ${recomputed(from, to, change)} ${sign} ${toWritten(change)}${unit}`;
}

/** By how much the second figure differs from the first, in the terms of the change printed. */
export function recomputed(from: Quantity, to: Quantity, change: Quantity): string {
  const gap = absolute(subtract(to.value, from.value));
  if (change.measure === 'percent' || change.measure === 'times') {
    if (from.value.units === 0n) return '—';
    const times = change.measure === 'times';
    const ratio = divide(times ? gap : multiply(gap, whole(100)), from.value, change.step.scale + 1);
    return `${toText(ratio)}${times ? '倍' : '%'}`;
  }
  return `${toText(gap)}${change.unit}`;
}
