import { absolute, compare, type Decimal, divide, multiply, subtract, whole } from '../../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { type Claim, figuresOf } from '../claim.ts';
import { wholesOf } from '../totals.ts';
import { judge } from './claims.ts';
import { isComparable, toChange } from './words.ts';

/**
 * 办理6218件，其中国内4968件、涉外1250件，同比增长7.2%（去年同期5800件）: a change told behind a list may be that of its last part or
 * that of its total. Takes a change that fails for that of the other one where it fits that, or lies near it; null where it lies
 * near neither.
 */
export function ofListOrPart(paragraph: Paragraph, claim: Claim): Claim | null {
  const { figures } = paragraph;
  const [change, from, to] = (['change', 'from', 'to'] as const).map((role) => {
    const told = figuresOf(claim, role)[0];
    return told && figures.find(({ quantity }) => quantity === told.quantity);
  });
  if (claim.verdict !== 'fails' || !change || !from || !to) return claim;
  const other = otherOf(paragraph, to, from);
  const told = other && toChange(change);
  if (!other || !told?.direction) return claim;
  const ofOther = judge(from, other, told.direction, { ...told, plain: true }, claim.certainty);
  if (ofOther?.verdict === 'holds') return ofOther;
  const [gap, gapOfOther] = [to, other].map((each) => gapBetween(from, each, change));
  if (!gap || !gapOfOther) return null;
  const [nearest, gapOfNearest, meant] = compare(gapOfOther, gap) < 0 ? [other, gapOfOther, ofOther] : [to, gap, claim];
  return compare(multiply(gapOfNearest, NEAR), nearest.quantity.value) <= 0 ? meant : null;
}

/** What is off by more than a tenth is hardly what is meant. */
const NEAR = whole(10);

/** The total of the list that a figure ends, or the part that ends the list of a total. */
function otherOf(paragraph: Paragraph, to: Figure, from: Figure): Figure | undefined {
  const { figures } = paragraph;
  const wholes = wholesOf(paragraph);
  const other =
    wholes.get(to.quantity) ??
    figures.slice(0, figures.indexOf(from)).findLast(({ quantity }) => wholes.get(quantity) === to);
  return other && isComparable(other, from) ? other : undefined;
}

/** How far a figure is from what the change makes of the earlier one, whichever way it leads; null where that is not told as an amount or in percent. */
function gapBetween(from: Figure, to: Figure, { quantity }: Figure): Decimal | null {
  const { measure, value } = quantity;
  if (measure === 'times' || measure === 'points') return null;
  const amount = measure === 'percent' ? divide(multiply(from.quantity.value, value), whole(100), PLACES) : value;
  const difference = absolute(subtract(to.quantity.value, from.quantity.value));
  return absolute(subtract(difference, amount));
}

const PLACES = 6;
