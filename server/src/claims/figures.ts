import { areLooselyAddable, isRelative } from '../analysis/numbers/units.ts';
import type { Figure } from '../analysis/paragraph.ts';
import { BREAK, COMPARISON } from './vocabulary.ts';

/** Whether two figures count the same kind of thing, so that one may be part of the other. */
export function isSameKind(a: Figure, b: Figure): boolean {
  const x = a.quantity;
  const y = b.quantity;
  if (x.measure !== y.measure || isRelative(x.measure)) return false;
  return areLooselyAddable(x.unit, y.unit);
}

/** A figure right behind the unit of the one before it: 人次 of 7批15人次. */
export function isCompanion({ lead, quantity }: Figure): boolean {
  return lead === '' && quantity.start > 0 && !isRelative(quantity.measure);
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
export const DURATION = /^(?:个?工作日|[天日秒]|小时|分钟|个月)$/;

/** How far before a figure words of comparison stand. */
const NEAR = 16;

/** Whether a figure tells of another time beside those of this year. */
export function isComparison({ lead }: Pick<Figure, 'lead'>): boolean {
  const furthest = Math.max(0, lead.length - NEAR);
  let from = lead.length;
  while (from > furthest && !isSentenceEnd(lead.charCodeAt(from - 1))) from--;
  // 与上年相比，全年受理156件: what is compared is the figure, and not the one it is compared with.
  const told = lead.lastIndexOf('相比，');
  return COMPARISON.test(lead.slice(told < 0 ? from : Math.max(from, told + 3)));
}

/** 。 and both forms of ； */
function isSentenceEnd(code: number): boolean {
  return code === 0x3002 || code === 0xff1b || code === 0x3b;
}
