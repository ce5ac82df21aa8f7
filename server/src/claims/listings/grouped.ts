import { compare, whole } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { compareTotal, relativeGap } from '../arithmetic.ts';
import { isSameKind } from '../figures.ts';
import { comeToAll } from '../shares/own.ts';
import { isOneSlip } from '../slips.ts';
import { MOST_PARTS, REACH } from './listing.ts';

/**
 * 其中：甲完成516万元，增加64万元；乙完成121万元，减少3万元；丙完成41万元，…: the figures that stand at the head of each group between
 * semicolons, where one of the totals is their sum, or misses it by one slip while all groups are built alike. Empty where they are not.
 */
export function groupsFrom(
  figures: readonly Figure[],
  first: number,
  totals: readonly (readonly Figure[])[],
): readonly Figure[] {
  const head = figures[first]!;
  const parts = [head];
  const shapes = new Set<string>();
  let begin = first;
  const end = Math.min(figures.length, first + REACH);
  let at = first + 1;
  for (; at < end && parts.length < MOST_PARTS; at++) {
    const figure = figures[at]!;
    if (figure.separator === 'stop') break;
    if (figure.separator !== 'semicolon' || figure.bracket !== head.bracket) continue;
    if (!isSameKind(figure, head) || figure.quantity.unit !== head.quantity.unit) return [];
    shapes.add(shapeOf(figures, begin, at));
    begin = at;
    parts.push(figure);
  }
  shapes.add(shapeOf(figures, begin, at));
  if (parts.length < 2) return [];
  if (comeToAll(figures, first, parts)) return parts;
  // 其中研究法治议题6次；局长办公会18次，研究法治议题5次: that two small figures come to the total may be an accident.
  const accidental = parts.length === 2 && (shapes.size > 1 || goesOnInRow(figures, first));
  if (accidental && parts.some(({ quantity }) => compare(quantity.value, LARGE) < 0)) return [];
  const quantities = quantitiesOf(parts);
  if (fitsOne(totals, parts)) return parts;
  if (accidental) return [];
  const near = totals.some(([total, ...others]) => {
    if (!total || others.length > 0) return false;
    return relativeGap([total.quantity], quantities, LEAST_TOLD) && isOneSlip(total.quantity, quantities, 'telling');
  });
  return near && shapes.size === 1 && areNamedAlike(parts) ? parts : [];
}

const LARGE = whole(100);
/** What less than three quarters are told of is not told in full. */
const LEAST_TOLD = 4n;

/** Whether some figures are what one of the totals is made of. */
export function fitsOne(totals: readonly (readonly Figure[])[], parts: readonly Figure[]): boolean {
  const quantities = quantitiesOf(parts);
  return totals.some((total) => compareTotal(quantitiesOf(total), quantities) === 'meets');
}

function quantitiesOf(figures: readonly Figure[]): readonly Quantity[] {
  return figures.map(({ quantity }) => quantity);
}

/** What stands behind the head of a group. */
function shapeOf(figures: readonly Figure[], from: number, to: number): string {
  return figures
    .slice(from + 1, to)
    .map(({ quantity: { measure } }) => measure)
    .join();
}

/** 维持15件、撤销7件；诉讼3件: the head is the first of a row of its own. */
function goesOnInRow(figures: readonly Figure[], first: number): boolean {
  const [head, next] = [figures[first]!, figures[first + 1]];
  return next?.separator === 'pause' && next.bracket === head.bracket && isSameKind(next, head);
}

/** 国税部门完成…；地税部门完成…；财政部门完成… */
function areNamedAlike([head, ...others]: readonly Figure[]): boolean {
  const ending = head!.label.slice(-2);
  return ending.length === 2 && others.every(({ label }) => label.endsWith(ending));
}
