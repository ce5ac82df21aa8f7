import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  multiply,
  subtract,
  whole,
} from '../../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { isRest } from '../balances/remainders.ts';
import { type Claim, figuresOf } from '../claim.ts';
import { isComparison } from '../figures.ts';
import { isSlipInTerms } from '../rates/claims.ts';
import { wholesOf } from '../totals.ts';
import { judge } from './claims.ts';
import { grownBy } from './growth.ts';
import { type Change, isComparable, PLANNED, toChange } from './words.ts';

/** How many figures before a change others may be meant by it. */
const REACH = 16;
const SENTENCES_BACK = 3;
/** What is off by more than a tenth is hardly what is meant, where something else may be. */
const NEAR = whole(10);

/**
 * 受理6218件，其中国内4968件、涉外1250件，同比增长7.2%（去年同期5800件）; 受理423件。已办结421件，比上年的380件增长11.3%: a change is told of
 * the figure before it, of the total of a list, or of what was told before. Takes one that fails for that of the figure it fits;
 * where it fits none and stands behind a list or what is left, for that of the one that it lies near. Null where it lies near none.
 */
export function ofWhatItFits(paragraph: Paragraph, claim: Claim): Claim | null {
  const { figures } = paragraph;
  if (claim.verdict !== 'fails') return claim;
  const [first, second] = figuresOf(claim, 'change').map(({ quantity }) => find(figures, quantity));
  const [from, to] = (['from', 'to'] as const).map((role) => find(figures, figuresOf(claim, role)[0]?.quantity));
  if (!first || !to) return claim;
  const told = toChange(first);
  if (!told?.direction) return claim;
  const others = othersBefore(figures, Math.min(...[first, second, from].map((each) => placeOf(figures, each))), to);
  const read = (other: Figure): Claim | null => readAs(other, { ...told, plain: true }, from, second, claim);
  const fitting = others.map(read).findLast((each) => each?.verdict === 'holds');
  if (fitting) return fitting;
  const ofList = inListWith(paragraph, to, others);
  if (!ofList || !from) return claim;
  const gaps = [to, ...ofList].flatMap((each) => {
    const gap = gapBetween(from, each, first);
    return gap ? [{ each, gap }] : [];
  });
  if (gaps.length === 0) return claim;
  const nearest = gaps.reduce((one, other) => (compare(other.gap, one.gap) < 0 ? other : one));
  if (compare(multiply(nearest.gap, NEAR), nearest.each.quantity.value) <= 0)
    return nearest.each === to ? claim : read(nearest.each);
  const slipped = [to, ...ofList].find((each) => isSlipBetween(from, each, told));
  return slipped ? (slipped === to ? claim : read(slipped)) : null;
}

/** The total of the list that a figure ends, or the last part of its list; where the figure tells what is left, all others. Null where none may be meant as well. */
function inListWith(paragraph: Paragraph, to: Figure, others: readonly Figure[]): readonly Figure[] | null {
  const wholes = wholesOf(paragraph);
  const whole = wholes.get(to.quantity);
  const part = whole ?? others.findLast(({ quantity }) => wholes.get(quantity) === to);
  if (part) return [part];
  return isRest(to) ? others : null;
}

/** 5066件，…，同比增长22%（去年同期1153件）: whether one slip, in the earlier figure or in this one, explains why the one is not so much more than the other. */
function isSlipBetween(from: Figure, to: Figure, { figure, direction }: Change): boolean {
  const { quantity } = figure;
  const { low, high } = quantity.range;
  if (quantity.measure !== 'percent' || !low || !high || direction === null) return false;
  const all = whole(100);
  const [least, most] =
    direction === 'up' ? [add(all, low), add(all, high)] : [subtract(all, high), subtract(all, low)];
  const range = { ...quantity.range, low: least, high: most };
  return isSlipInTerms({ ...figure, quantity: { ...quantity, value: least, range } }, to, from);
}

function find(figures: readonly Figure[], quantity: Figure['quantity'] | undefined): Figure | undefined {
  return quantity && figures.find((figure) => figure.quantity === quantity);
}

function placeOf(figures: readonly Figure[], figure: Figure | undefined): number {
  return figure ? figures.indexOf(figure) : figures.length;
}

/** The figures before a place that may be meant as well as the one that was read. */
function othersBefore(figures: readonly Figure[], end: number, to: Figure): readonly Figure[] {
  return figures
    .slice(Math.max(0, end - REACH), end)
    .filter(
      (figure) =>
        figure !== to &&
        figure.sentence >= to.sentence - SENTENCES_BACK &&
        isComparable(figure, to) &&
        !isComparison(figure) &&
        !PLANNED.test(figure.lead),
    );
}

/** The change as one of another figure, told by an earlier value or by its amount and its percentage. */
function readAs(
  other: Figure,
  change: Change,
  from: Figure | undefined,
  second: Figure | undefined,
  claim: Claim,
): Claim | null {
  if (from) return judge(from, other, change.direction, change, claim.certainty);
  if (!second || !change.direction) return null;
  const [percent, amount] =
    change.figure.quantity.measure === 'percent' ? [change.figure, second] : [second, change.figure];
  return grownBy(other, amount, percent, change.direction);
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
