import { add, compare, type Decimal, divide, multiply, subtract, whole, ZERO } from '../../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { toMeasured, toWritten } from '../arithmetic.ts';
import { type Claim, type ClaimNumber, figuresOf, toNumber, type Verdict } from '../claim.ts';
import { isSlip } from '../slips.ts';
import { readTotals } from '../totals.ts';
import { AT_OTHER_PRICES, type Change, inOwnClauses, toChange, yearOf } from './words.ts';

/** How many figures behind a figure its growth is told: shares, and by how many it has grown, may stand between. */
const REACH = 4;
const HUNDRED = whole(100);
/** So many digits behind the point are enough for what is divided. */
const PLACES = 6;
/** How many values of a growth are tried for a slip. */
const MOST_VALUES = 60n;

/** A figure, and by how much it has grown. */
interface Grown {
  readonly figure: Figure;
  readonly growth: Change;
}

/** The lowest and the highest value that something can have had. */
type Bounds = readonly [low: Decimal, high: Decimal];

/**
 * 受理120件，同比增长20%，其中甲类80件，同比增长60%；乙类40件，同比下降20%: a total and all its parts, each with its growth. What the total
 * was before is what its parts were together.
 */
export function readGrowthOfParts(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const claims = readTotals(paragraph).filter(({ kind, verdict }) => kind === 'total' && verdict === 'holds');
  if (claims.length === 0 || !figures.some((figure) => figure.quantity.measure === 'percent')) return [];
  const places = new Map(figures.map(({ quantity }, at) => [quantity, at]));
  return claims.flatMap((claim) => {
    const at = (role: 'total' | 'part'): readonly number[] =>
      figuresOf(claim, role).map(({ quantity }) => places.get(quantity) ?? -1);
    const [total, ...others] = at('total').map((index) => grownAt(figures, index));
    const parts = at('part').map((index) => grownAt(figures, index));
    if (!total || others.length > 0 || parts.length < 2 || !parts.every((part) => part !== null)) return [];
    if (parts.some(({ growth }) => yearOf(growth) !== '' && yearOf(growth) !== yearOf(total.growth))) return [];
    return judge(total, parts) ?? [];
  });
}

/** A figure with the growth told behind it, in its own clauses; null where none is told. */
function grownAt(figures: readonly Figure[], at: number): Grown | null {
  const figure = figures[at];
  if (!figure) return null;
  for (const behind of inOwnClauses(figures, at, REACH)) {
    const growth = toChange(behind);
    const { measure, approximate } = behind.quantity;
    if (measure === 'percent' && growth?.plain && growth.direction && approximate === '') return { figure, growth };
    if (!growth && measure !== 'percent') return null;
  }
  return null;
}

function judge(total: Grown, parts: readonly Grown[]): Claim | null {
  const all = before(total);
  const each = parts.map(before);
  if (!all || !each.every((bounds) => bounds !== null)) return null;
  const together = each.reduce<Bounds>(([low, high], [a, b]) => [add(low, a), add(high, b)], [ZERO, ZERO]);
  if (compare(together[0], all[1]) <= 0 && compare(all[0], together[1]) <= 0) return toClaim('holds', total, parts);
  const words = [total, ...parts].map(({ figure, growth }) => figure.lead + growth.figure.lead).join('');
  if (AT_OTHER_PRICES.test(words)) return null;
  const slipped =
    isSlipOf(total, together) ||
    parts.some((part, at) =>
      isSlipOf(part, [subtract(all[0], restOf(each, at)[1]), subtract(all[1], restOf(each, at)[0])]),
    );
  return slipped ? toClaim('fails', total, parts) : null;
}

/** What all the parts but one can have been together. */
function restOf(each: readonly Bounds[], but: number): Bounds {
  return each.reduce<Bounds>(
    ([low, high], [a, b], at) => (at === but ? [low, high] : [add(low, a), add(high, b)]),
    [ZERO, ZERO],
  );
}

/** What a figure was before it grew, as far as what is printed can tell: its growth may be rounded either way. */
function before({ figure: { quantity }, growth }: Grown): Bounds | null {
  const { low, high } = quantity.range;
  const { value, step } = growth.figure.quantity;
  const factor = growth.direction === 'up' ? add(HUNDRED, value) : subtract(HUNDRED, value);
  const least = subtract(factor, step);
  if (!low || !high || least.units <= 0n || low.units < 0n) return null;
  const slack: Decimal = { units: 1n, scale: PLACES };
  return [
    subtract(divide(multiply(low, HUNDRED), add(factor, step), PLACES), slack),
    add(divide(multiply(high, HUNDRED), least, PLACES), slack),
  ];
}

/** Whether one slip of the pen, or the wrong way, explains a growth from a value between these bounds. */
function isSlipOf({ figure: { quantity }, growth }: Grown, [low, high]: Bounds): boolean {
  if (low.units <= 0n) return false;
  const { value, step } = growth.figure.quantity;
  const growthFrom = (base: Decimal): bigint =>
    divide(multiply(subtract(quantity.value, base), HUNDRED), multiply(base, step), 0).units;
  const [least, most] = [growthFrom(high), growthFrom(low)];
  if (most - least > MOST_VALUES) return false;
  const printed = divide(value, step, 0).units * (growth.direction === 'up' ? 1n : -1n);
  for (let steps = least; steps <= most; steps++) {
    if (steps === -printed) return true;
    if (steps < 0n === printed < 0n && isSlip(digitsOf(steps), digitsOf(printed))) return true;
  }
  return false;
}

function digitsOf(steps: bigint): string {
  return `${steps < 0n ? -steps : steps}`;
}

function toClaim(verdict: Verdict, total: Grown, parts: readonly Grown[]): Claim {
  const numbers: readonly ClaimNumber[] = [
    toNumber('change', total.growth.figure),
    toNumber('to', total.figure),
    ...parts.flatMap(({ figure, growth }) => [toNumber('part', figure), toNumber('change', growth.figure)]),
  ];
  const sum = parts.map(toTerm).join(' + ');
  const formula = `${toTerm(total)} ${verdict === 'fails' ? '≠' : '='} ${sum}`;
  return { kind: 'change', verdict, certainty: 'likely', formula, numbers };
}

function toTerm({ figure, growth }: Grown): string {
  return `${toWritten(figure.quantity)}（${signOf(growth)}${toMeasured(growth.figure.quantity)}）`;
}

function signOf({ direction }: Change): string {
  return direction === 'up' ? '+' : '-';
}

/** What a figure was before it grew by so many per cent, in the digits in which it is printed. */
export function valueBefore({ value, step }: Quantity, growth: Quantity, grew: boolean): Decimal {
  const factor = (grew ? add : subtract)(HUNDRED, growth.value);
  const steps = divide(multiply(value, HUNDRED), multiply(factor, step), 0);
  return multiply(steps, step);
}
