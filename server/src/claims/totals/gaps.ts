import { mapEach } from '../../analysis/map-each.ts';
import { absolute, compare, multiply, subtract, whole } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { compareTotal, type Order, relativeGap, sumOf } from '../arithmetic.ts';
import type { Certainty } from '../claim.ts';
import { isComplementary, isPartition } from '../listings/likeness.ts';
import type { Listing } from '../listings/listing.ts';
import { isOneSlip, type Slip } from '../slips.ts';
import { CARRIED_OVER, REMAINDER, STAGE } from '../vocabulary.ts';

/** A gap of at most a tenth of the total is a small one; up to a fifth, one slip of the pen may explain it. */
const SMALL = 10n;
const SLIP = 5n;
/** Where the list's shape shows that nothing is counted twice, a slip may explain a third. */
export const SLIP_ALIKE = 3n;
const QUARTER = 4n;
/** From here on, that one slip explains a gap of any size is no accident. */
export const TELLING = whole(1000);

/** The figures that tell a total; several are its sum. */
export type Total = readonly Figure[];

/** Figures joined by 、, or with what was carried over, are one total even where the parts do not make it up exactly. */
export function isOneTotal(total: Total): boolean {
  const [, ...rest] = total;
  return (
    rest.every((figure) => figure.separator === 'pause') || total.some((figure) => CARRIED_OVER.test(figure.label))
  );
}

/** Where nothing fits, the total that one slip would make fit; else what came to its end, of outcomes; else the first. */
export function likeliest(totals: readonly Total[], parts: readonly Figure[]): Total {
  const ended = areOutcomes(parts) ? totals.find((total) => total.length === 1 && isStage(total)) : undefined;
  return likelySlip(totals, parts) ?? ended ?? totals[0]!;
}

/** The total that little, and one slip, is missing to. */
export function likelySlip(totals: readonly Total[], parts: readonly Figure[]): Total | null {
  const slips = totals.filter(
    (total) => total.length === 1 && isSmallGap(total, parts) && isSlipWithin(total, parts, SMALL),
  );
  // 登记516起，化解509起。类型上，…其他25起: all of what came in, rather than what became of some.
  const ended = slips.length > 1 && areOutcomes(parts);
  return slips.find((total) => isStage(total) === ended) ?? slips[0] ?? null;
}

/** 维持60件、撤销48件、其他2件 */
function areOutcomes(parts: readonly Figure[]): boolean {
  return isPartition(parts.filter(({ label }) => !REMAINDER.test(label)));
}

function isStage([figure]: Total): boolean {
  return STAGE.test(figure!.label);
}

/** Whether a total without a word that opens its parts is off by so little, or by one slip, that it must have been meant as their sum. */
export function explainsGap({ parts, opening }: Listing, total: Total): boolean {
  if (opening !== 'states' && isFarBeyondOneDigit(total, parts)) return false;
  // 下乡27场、宣讲24场等，累计60多场: 等 leaves some out.
  if (/^等/.test(parts.at(-1)!.tail)) return false;
  const whole =
    opening === 'states' || isPartition(parts) || isComplementary(parts) || (opening === 'summary' && parts.length > 2);
  if (!whole) {
    // 合同94份：采购类47份，基建类12份，其他35份: three or more in a row are all there is.
    const row = opening === 'bare' && parts.length > 2 && isOneSlipAway(total, parts, 'telling');
    return row || isSmallGap(total, parts) || isSlipWithin(total, parts, SLIP);
  }
  if (total.length > 1) return false;
  // 收到89件，受理76件，加上年结转5件，共审结70件: where nothing but 共 says that it is a sum, a digit too few is no slip.
  return isSmallGap(total, parts) || isOneSlipAway(total, parts, opening === 'states' ? 'any' : 'telling');
}

/** 案件9件：城镇4件、环境2件、公路1件: three or more in a row behind a colon are all there is, unless they leave some out on purpose. */
export function isRowBehindColon({ parts, opening, likeness }: Listing, total: Total): boolean {
  const [first, ...rest] = parts;
  if (opening !== 'bare' || rest.length < 2 || likeness !== 'alike' || first!.separator !== 'colon') return false;
  if (!rest.every(({ separator }) => separator === 'pause') || /^等/.test(parts.at(-1)!.tail)) return false;
  return isGapWithin(total, parts, 1n);
}

/** Any digit is one slip away from any other: 4 against 8 tells nothing. */
function isFarBeyondOneDigit(total: Total, parts: readonly Figure[]): boolean {
  const [figure] = total;
  if (compare(figure!.quantity.value, whole(10)) >= 0) return false;
  return compare(absolute(subtract(figure!.quantity.value, sumOf(quantitiesOf(parts)))), whole(2)) > 0;
}

const EVENTS = /[次场期轮]/;

/** How sure it is that parts which do not reach a total were meant to; null where some may have been left out. */
export function certaintyOfGap(listing: Listing, total: Total): Certainty | null {
  const { parts, closure, likeness, opening } = listing;
  if (closure === 'open') return null;
  if (opening === 'backward' && parts.every(({ separator }, at) => at === 0 || separator === 'pause')) return 'certain';
  if (likeness === 'overlapping') {
    return parts.length > 2 && isSmallGap(total, parts) && isSlipWithin(total, parts, SMALL) ? 'debatable' : null;
  }
  if (closure === 'closed') return 'certain';
  const small = isSmallGap(total, parts);
  if (closure === 'nearly') {
    return !small && isOneSlipAway(total, parts) ? 'likely' : null;
  }
  if (closure === 'likely') {
    return small || isOneSlipAway(total, parts) ? 'certain' : null;
  }
  const slip = isSlipWithin(total, parts, likeness === 'alike' ? SLIP_ALIKE : SLIP);
  // 其中村级157个、乡镇级13个、企业级8个: of three or more that are alike, hardly ever is one left out.
  const strict = likeness === 'alike' && isOneSlipAway(total, parts, 'telling');
  if (strict && compare(sumOf(quantitiesOf(parts)), TELLING) >= 0) return 'likely';
  if (parts.length > 2) {
    // 刑事38.6万件，上升5%；行政19.9万件，上升1%；…: where more is said of each, what is little may well be left out.
    const little = small && (!isToldApart(parts) || isSlipWithin(total, parts, SMALL));
    return little || ((slip || strict) && isSlipOfMany(total, parts)) ? 'likely' : null;
  }
  // Two of several come to less than two thirds of them all; but an activity may have been held in more places than are told.
  const things =
    likeness === 'alike' &&
    !isPartition(parts) &&
    !EVENTS.test(total[0]!.quantity.unit) &&
    !parts[0]!.label.startsWith('进');
  const near = things && compare(total[0]!.quantity.value, whole(20)) >= 0 && isSlipWithin(total, parts, QUARTER);
  return slip && (small || near || (likeness === 'alike' && opening === 'bracket')) ? 'likely' : null;
}

/** Whether semicolons divide parts, and other figures stand between them. */
function isToldApart([first, second]: readonly Figure[]): boolean {
  if (second!.separator !== 'semicolon') return false;
  return second!.quantity.start - first!.quantity.unitEnd > second!.lead.length + 2;
}

/** Whether what stands as a part says the total once more. */
export function isWhole(part: Figure, total: Total): boolean {
  return order(total, [part]) === 'meets' && part.quantity.unit === total[0]!.quantity.unit;
}

/** 干部200人次、街道干部120人次、社区干部80人次: whether the first figure, by a name of its own, says what the others come to, and is no part beside them. Small ones do by accident. */
export function opensWithSum([first, ...others]: readonly Figure[]): boolean {
  if (others.length < 2 || compare(first!.quantity.value, whole(50)) < 0) return false;
  return [first!, ...others].every(({ label }) => label !== '') && order([first!], others) === 'meets';
}

/** Where a total lies beside the sum of the parts. */
export function order(total: Total, parts: readonly Figure[]): Order {
  return compareTotal(quantitiesOf(total), quantitiesOf(parts));
}

/** Whether the gap between a total and its parts is at most the total ÷ `share`. */
export function isGapWithin(total: Total, parts: readonly Figure[], share: bigint): boolean {
  return relativeGap(quantitiesOf(total), quantitiesOf(parts), share);
}

/** Whether the gap between a total and its parts is a small one. */
export function isSmallGap(total: Total, parts: readonly Figure[]): boolean {
  return isGapWithin(total, parts, SMALL);
}

/** Whether one slip, in a total of one figure or in a part, explains why the parts do not make it up. */
export function isOneSlipAway(total: Total, parts: readonly Figure[], slip: Slip = 'any'): boolean {
  return total.length === 1 && isOneSlip(total[0]!.quantity, quantitiesOf(parts), slip);
}

/** Whether one slip explains a gap of at most the total ÷ `share`. */
export function isSlipWithin(total: Total, parts: readonly Figure[], share: bigint): boolean {
  // A digit more or less makes 96 of 6: in a list that need not be complete that is no slip.
  return isGapWithin(total, parts, share) && isOneSlipAway(total, parts, 'telling');
}

/** 宣讲22次，其中宪法5次、禁毒8次、反诈4次: any digit is one slip away from any other, so that three of four kinds may be told. */
function isSlipOfMany([total]: Total, parts: readonly Figure[]): boolean {
  const gap = subtract(total!.quantity.value, sumOf(quantitiesOf(parts)));
  return (
    compare(absolute(gap), whole(10)) >= 0 ||
    parts.every(({ quantity }) => compare(quantity.value, whole(10)) >= 0) ||
    compare(multiply(absolute(gap), whole(10)), total!.quantity.value) <= 0
  );
}

/** The quantities of figures, for the arithmetic. */
export function quantitiesOf(figures: readonly Figure[]): readonly Figure['quantity'][] {
  return mapEach(figures, (figure) => figure.quantity);
}
