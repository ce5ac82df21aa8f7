import { mapEach } from '../../analysis/map-each.ts';
import { add, compare, type Decimal, whole, ZERO } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { LEAST_OF_MORE, LEAST_OF_TWO, sumOf } from '../arithmetic.ts';
import { toChange } from '../changes/words.ts';
import { type Claim, figuresOf } from '../claim.ts';
import { isCompanion, isComparison, isSameKind } from '../figures.ts';
import { MOST_PARTS } from '../listings/listing.ts';
import { judged } from '../totals/judging.ts';
import { readTotals } from '../totals.ts';
import { CARRIED_OVER } from '../vocabulary.ts';

/** How far before a list, in figures and sentences, its total is looked for. */
const REACH = 14;
const FURTHEST = 2;
/** From here on it is no accident that two figures add up to the one right before them. */
const LEAST_BESIDE = whole(5);
const EACH = /每[^，,]{0,6}$|平均[^，,]{0,6}$|[各均][^，,]{0,2}$/;

/**
 * Reads lists that add up exactly to a figure before them that no word tells to be their total: 立案33件，…。焚烧类18件、占地类6件、乱倒类9件;
 * and the total behind that nothing announces: 22个村、1个社区，调委会23个.
 */
export function readLooseTotals(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const taken = new Set(
    readTotals(paragraph).flatMap((claim) =>
      claim.kind === 'total' ? mapEach(figuresOf(claim, 'part'), ({ quantity }) => quantity) : [],
    ),
  );
  const claims: Claim[] = [];
  for (let first = 1; first < figures.length; first++) {
    if (!isCounted(figures[first]!) || taken.has(figures[first]!.quantity)) continue;
    const reading = readFrom(figures, first, (figure) => taken.has(figure.quantity)) ?? readAhead(figures, first);
    if (!reading) continue;
    for (const { quantity } of reading.parts) taken.add(quantity);
    claims.push(judged('total', 'holds', 'debatable', [reading.total], reading.parts).claim);
  }
  return claims;
}

interface Reading {
  readonly total: Figure;
  readonly parts: readonly Figure[];
}

/** The shortest list from a figure on that a figure before is the sum of. */
function readFrom(figures: readonly Figure[], first: number, isTaken: (figure: Figure) => boolean): Reading | null {
  for (const { parts, sum } of listsFrom(figures, first, isTaken)) {
    const total = totalBefore(figures, first, parts.length, sum);
    if (total) return { total, parts };
  }
  return null;
}

/** Parts that stand in a row, and what they come to. */
export interface List {
  readonly parts: readonly Figure[];
  readonly sum: Decimal;
}

/** The longest list of each row of a paragraph that nothing in it is the sum of. */
export function readListsWithoutTotal(paragraph: Paragraph): readonly List[] {
  const { figures } = paragraph;
  if (figures.length < 3) return [];
  const claims = [...readTotals(paragraph), ...readLooseTotals(paragraph)];
  const taken = new Set(
    claims.flatMap((claim) => (claim.kind === 'total' ? claim.numbers.map(({ quantity }) => quantity) : [])),
  );
  const lists: List[] = [];
  for (let first = 0; first < figures.length; first++) {
    if (taken.has(figures[first]!.quantity) || !isCounted(figures[first]!)) continue;
    const longest = [...listsFrom(figures, first, (figure) => taken.has(figure.quantity))].at(-1);
    if (!longest) continue;
    lists.push(longest);
    for (const { quantity } of longest.parts) taken.add(quantity);
  }
  return lists;
}

/** The lists from a figure on, as far as they may be followed, the shortest first. */
function* listsFrom(figures: readonly Figure[], first: number, isTaken: (figure: Figure) => boolean): Generator<List> {
  const head = figures[first]!;
  if (head.separator === 'pause' || (first > 0 && head.separator === 'none')) return;
  const parts = [head];
  let sum = head.quantity.value;
  for (let at = first + 1; at < figures.length && parts.length < MOST_PARTS; at++) {
    const figure = figures[at]!;
    if (figure.sentence !== head.sentence) break;
    if (figure.bracket !== head.bracket || isBeside(figure, head)) continue;
    if (!isCounted(figure) || isTaken(figure) || figure.quantity.unit !== head.quantity.unit) break;
    if (/其中/.test(figure.lead)) break;
    parts.push(figure);
    sum = add(sum, figure.quantity.value);
    if (!goesOn(figures, at, head)) yield { parts: [...parts], sum };
  }
}

/** 甲5件、乙4件: whether the list cannot end here. */
function goesOn(figures: readonly Figure[], at: number, head: Figure): boolean {
  const next = figures
    .slice(at + 1, at + 3)
    .find((figure) => figure.bracket === head.bracket && !isBeside(figure, head));
  return next?.separator === 'pause' && next.quantity.unit === head.quantity.unit;
}

function totalBefore(figures: readonly Figure[], first: number, count: number, sum: Decimal): Figure | null {
  const head = figures[first]!;
  let beside = true;
  for (let before = first - 1; before >= 0 && first - before <= REACH; before--) {
    const figure = figures[before]!;
    if (figure.sentence < head.sentence - FURTHEST) return null;
    if (figure.bracket !== head.bracket || !isKindOf(figure, head, count, beside)) continue;
    const least = count > 2 ? LEAST_OF_MORE : beside && figure.sentence === head.sentence ? LEAST_BESIDE : LEAST_OF_TWO;
    if (compare(figure.quantity.value, sum) === 0 && isTotal(figure) && compare(sum, least) >= 0) return figure;
    beside = false;
  }
  return null;
}

/** 服务站16个，覆盖大型商超5家、景区3家、农贸市场8家: three right behind a figure may be counted in their own way. */
function isKindOf(total: Figure, head: Figure, count: number, beside: boolean): boolean {
  return (
    isSameKind(total, head) ||
    (beside &&
      count > 2 &&
      total.sentence === head.sentence &&
      head.quantity.measure === 'count' &&
      total.quantity.measure === 'count')
  );
}

/** 在编42人，编外67人，共用车位109个; 22个村、1个社区，调委会23个: a figure that is what the ones joined right before it come to. */
function readAhead(figures: readonly Figure[], at: number): Reading | null {
  const total = figures[at]!;
  if (total.separator !== 'comma' || !isTotal(total)) return null;
  const parts: Figure[] = [];
  for (let before = at - 1; before >= 0 && parts.length < MOST_PARTS; before--) {
    const figure = figures[before]!;
    if (figure.sentence !== total.sentence || figure.bracket !== total.bracket) break;
    if (!isCounted(figure) || figure.quantity.unit !== total.quantity.unit) break;
    parts.unshift(figure);
    if (figure.separator !== 'pause') break;
  }
  if (parts.length < 2) return null;
  const sum = sumOf(parts.map(({ quantity }) => quantity));
  return compare(sum, total.quantity.value) === 0 && compare(sum, LEAST_OF_MORE) >= 0 ? { total, parts } : null;
}

/** Whether a figure can be what others add up to. */
export function isTotal(figure: Figure): boolean {
  return isCounted(figure) && !CARRIED_OVER.test(figure.label);
}

function isCounted(figure: Figure): boolean {
  const { quantity, lead } = figure;
  const { measure, range, value } = quantity;
  if (isRelative(measure) || !isExact(range) || compare(value, ZERO) <= 0) return false;
  return lead !== '' && !isComparison(figure) && !EACH.test(lead) && !/计划|目标|应/.test(lead.slice(-6));
}

/** A share, a change, or a second figure of another unit, beside a part. */
function isBeside(figure: Figure, head: Figure): boolean {
  const { measure, unit } = figure.quantity;
  return (
    measure === 'percent' ||
    measure === 'points' ||
    isCompanion(figure) ||
    (figure.separator === 'comma' && (toChange(figure)?.plain ?? false)) ||
    (measure === 'amount' && unit !== head.quantity.unit)
  );
}
