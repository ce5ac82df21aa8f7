import { areLooselyAddable } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { BREAK, COMPARISON } from '../vocabulary.ts';
import { type Closure, closureOf, type Likeness, likenessOf } from './likeness.ts';

/**
 * A total and the parts that the text names under it, before any arithmetic. Which figures are the total is sometimes left
 * open: `totals` has the likeliest first. A total of several figures is their sum: 建议16件、提案23件，其中主办14件、会办25件.
 */
export interface Listing {
  readonly totals: readonly (readonly Figure[])[];
  readonly parts: readonly Figure[];
  /** The next figure of the kind, which may be a part after all: 其中…，受理前调解9件. */
  readonly following: Figure | null;
  readonly opening: Opening;
  readonly closure: Closure;
  readonly likeness: Likeness;
}

/**
 * How the text leads from the total to its parts: 其中…, （…）, 分别为…, what became of it (结案…、待审…), nothing at all, a
 * selection (54个中评出6个), back from the parts (…，合计9件; less plainly …，共办理9件; in one breath 4个…、5个…共9家), or by nothing but that they add up, or that one slip is missing to it.
 */
export type Opening =
  | 'of-which'
  | 'bracket'
  | 'respectively'
  | 'states'
  | 'bare'
  | 'selection'
  | 'backward'
  | 'summary'
  | 'joined'
  | 'fitting'
  | 'close';

/** A list has no more parts; what goes on is a text of nothing but figures. */
export const MOST_PARTS = 60;
/** How many figures away a list is followed, so that a text of nothing but figures stays linear. */
export const REACH = 200;

/** A list of parts under the totals that it may belong to; `lead` are the words that open it. */
export function toListing(
  totals: readonly (readonly Figure[])[],
  parts: readonly Figure[],
  opening: Opening,
  lead: string,
): Listing {
  const shape = opening === 'bracket' || opening === 'respectively' ? opening : 'list';
  const likeness = areOfOneScale(parts, lead) ? 'alike' : likenessOf(parts, totals[0]![0]!, shape);
  return { totals, parts, following: null, opening, closure: closureOf(parts, lead, totals[0]![0]!), likeness };
}

/** 按学历分，本科及以上58名、大专41名、高中及以下27名: nobody has two of what the words divide by. */
function areOfOneScale(parts: readonly Figure[], lead: string): boolean {
  if (!ONE_OF_EACH.test(lead.slice(-LONGEST_OPENING)) || parts.length < 2) return false;
  const open = parts.filter(({ label }) => label.includes('以上')).length;
  return open === 0 || (open === 1 && parts.some(({ label }) => label.includes('以下')));
}

const ONE_OF_EACH =
  /[按从就](?:照)?(?:学历|文化程度|年龄|性别|职业|户籍|学段)[^，,。；;：:]{0,4}[，,：:][^，,。；;：:]*$/;
const LONGEST_OPENING = 40;

/** Whether two figures count the same kind of thing, so that one may be part of the other. */
export function isSameKind(a: Figure, b: Figure): boolean {
  const x = a.quantity;
  const y = b.quantity;
  if (x.measure !== y.measure || (x.measure !== 'count' && x.measure !== 'amount')) return false;
  return areLooselyAddable(x.unit, y.unit);
}

/** A figure right behind the unit of the one before it: 人次 of 7批15人次. */
export function isCompanion({ lead, quantity }: Figure): boolean {
  return lead === '' && quantity.start > 0 && (quantity.measure === 'count' || quantity.measure === 'amount');
}

/** Whether the words before a figure begin something else, so that it is no part of the list before it. */
export function beginsAnew(figure: Figure): boolean {
  return BREAK.test(figure.lead);
}

/** 其中20万元以上案件3件, 超期30天以内的14笔: whether an amount or a time names a class of cases and is no part of anything. */
export function isThreshold({ quantity: { measure, unit }, tail }: Figure): boolean {
  return (measure === 'amount' || DURATION.test(unit)) && /^(?:以上|以下|以内)(?:的|[一-龥])/.test(tail);
}

/** Times may run side by side. */
export const DURATION = /^(?:个?工作日|[天日]|小时|分钟|个月)$/;

/** How far before a figure words of comparison stand. */
const NEAR = 16;

/** Whether a figure tells of another time beside those of this year. */
export function isComparison({ lead }: Pick<Figure, 'lead'>): boolean {
  const furthest = Math.max(0, lead.length - NEAR);
  let from = lead.length;
  while (from > furthest && !isSentenceEnd(lead.charCodeAt(from - 1))) from--;
  return COMPARISON.test(lead.slice(from).replace(AVERAGE_MARK, ''));
}

/** 平均分93.4分，90分以上142人: a mark has no unit, so that what is told behind it is led by its clause as well. */
const AVERAGE_MARK = /平均(?:成绩|得分|分数?)[^，,]{0,8}分[，,]/;

/** 。 and both forms of ； */
function isSentenceEnd(code: number): boolean {
  return code === 0x3002 || code === 0xff1b || code === 0x3b;
}
