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
  ZERO,
} from '../../analysis/numbers/decimal.ts';
import { exactly, isExact, meets } from '../../analysis/numbers/interval.ts';
import { isWholePercentage } from '../../analysis/numbers/percentages.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { compareTotal, fitRate, sumOf, toMeasured, toScaled, toWritten } from '../arithmetic.ts';
import type { Claim, FigureNumber, Role } from '../claim.ts';
import { decimalsOf } from './writing.ts';

/** What a claim gives for one of its figures. */
export interface Consequence {
  readonly target: FigureNumber;
  readonly value: Decimal;
  readonly arithmetic: string;
}

/** A claim, with its figures as they are after what has followed so far. */
export interface Premises {
  readonly claim: Claim;
  /** Its figures in one role. */
  readonly figures: (role: Role) => readonly FigureNumber[];
  /** Whether the figure at a place is given, or has followed already. */
  readonly isSettled: (start: number) => boolean;
}

/** A name is told where it is no longer. */
export const LONGEST_NAME = 8;

/** What a claim gives for its figures where it does not hold for them; nothing where one of them is approximate. */
export function infer(premises: Premises): readonly Consequence[] {
  const { kind, numbers } = premises.claim;
  if (numbers.some(({ quantity }) => quantity && quantity.approximate !== '')) return [];
  if (kind === 'repeat') return inferRepeats(premises);
  const consequence = inferResult(premises);
  return consequence && consequence.value.units >= 0n ? [consequence] : [];
}

function inferResult(premises: Premises): Consequence | null {
  switch (premises.claim.kind) {
    case 'total':
    case 'table':
      return inferTotal(premises);
    case 'rate':
      return inferRate(premises);
    case 'change':
      return inferChange(premises);
    case 'balance':
      return inferBalance(premises);
    case 'average':
      return inferAverage(premises);
    default:
      return null;
  }
}

function inferTotal({ figures }: Premises): Consequence | null {
  const [target, ...others] = figures('total');
  const parts = quantitiesOf(figures('part'));
  if (!target || others.length > 0 || parts.length < 2) return null;
  if (compareTotal([target.quantity], parts) === 'meets') return null;
  return { target, value: likePrinted(target.quantity, sumOf(parts)), arithmetic: join(parts, '＋') };
}

function inferRate({ figures }: Premises): Consequence | null {
  const [target] = figures('rate');
  const [numerator, ...others] = figures('numerator');
  if (others.length > 0) return null;
  const denominators = quantitiesOf(figures('denominator'));
  if (!target || !numerator || denominators.length === 0) return null;
  const base = sumOf(denominators);
  if (base.units === 0n || compare(numerator.quantity.value, base) > 0) return null;
  const denominator = {
    ...denominators[0]!,
    value: base,
    range: denominators.length === 1 ? denominators[0]!.range : exactly(base),
  };
  if (fitRate(target.quantity, numerator.quantity, denominator) !== 'no') return null;
  const hundredfold = multiply(numerator.quantity.value, whole(100));
  const terms = denominators.length === 1 ? toWritten(denominators[0]!) : `（${join(denominators, '＋')}）`;
  const value = toQuotient(target.quantity, hundredfold, base);
  return { target, value, arithmetic: `${toWritten(numerator.quantity)}÷${terms}` };
}

function inferChange({ figures }: Premises): Consequence | null {
  const [target] = figures('change');
  const [from] = quantitiesOf(figures('from'));
  const [to] = quantitiesOf(figures('to'));
  if (!target || !from || !to) return null;
  const gap = absolute(subtract(to.value, from.value));
  const { measure } = target.quantity;
  const arrow = compare(to.value, from.value) < 0 ? [from, to] : [to, from];
  const difference = join(arrow, '－');
  if (measure !== 'percent' && measure !== 'times') {
    return meets(target.quantity.range, exactly(gap))
      ? null
      : { target, value: likePrinted(target.quantity, gap), arithmetic: difference };
  }
  if (from.value.units === 0n || from.measure === 'percent') return null;
  const factor = measure === 'percent' ? multiply(gap, whole(100)) : gap;
  if (isQuotient(target.quantity, factor, from.value)) return null;
  const value = toQuotient(target.quantity, factor, from.value);
  return { target, value, arithmetic: `（${difference}）÷${toWritten(from)}` };
}

function inferBalance({ figures }: Premises): Consequence | null {
  const [target] = figures('result');
  const ins = quantitiesOf(figures('in'));
  const outs = quantitiesOf(figures('out'));
  if (!target || ins.length === 0) return null;
  const value = subtract(sumOf(ins), sumOf(outs));
  if (compare(value, target.quantity.value) === 0) return null;
  return { target, value, arithmetic: [join(ins, '＋'), ...outs.map(toWritten)].join('－') };
}

function inferAverage({ claim, figures }: Premises): Consequence | null {
  const [target] = figures('average');
  const totals = quantitiesOf(figures('total'));
  const [base] = quantitiesOf(figures('base'));
  // 每万人2.7名: of a population, as many times ten thousand as it holds.
  if (base && claim.over) return null;
  const over = base?.value ?? claim.over;
  if (!target || totals.length === 0 || !over || over.units === 0n) return null;
  const total = sumOf(totals);
  if (isQuotient(target.quantity, total, over)) return null;
  const terms = totals.length > 1 ? `（${join(totals, '＋')}）` : join(totals, '＋');
  const value = toQuotient(target.quantity, total, over);
  return { target, value, arithmetic: `${terms}÷${base ? toWritten(base) : toText(over)}` };
}

/** A figure that is repeated is everywhere what it is where it is given. */
function inferRepeats({ figures, isSettled }: Premises): readonly Consequence[] {
  const same = figures('same');
  const settled = same.filter(({ start }) => isSettled(start));
  const value = settled[0]?.quantity.value;
  if (!value || settled.some(({ quantity }) => compare(quantity.value, value) !== 0)) return [];
  return same
    .filter(({ quantity }) => compare(quantity.value, value) !== 0)
    .map((target) => ({
      target,
      value,
      arithmetic: `与${settled[0]!.label.slice(0, LONGEST_NAME) || '另一处'}${toScaled(value, settled[0]!.quantity.scale)}一致`,
    }));
}

function quantitiesOf(numbers: readonly FigureNumber[]): readonly Quantity[] {
  return numbers.map(({ quantity }) => quantity);
}

function join(quantities: readonly Quantity[], sign: string): string {
  const mixed = quantities.some(({ scale }) => scale !== quantities[0]!.scale);
  return quantities.map((quantity) => (mixed ? toMeasured(quantity) : toWritten(quantity))).join(sign);
}

/** A sum in the precision of a figure that is rounded; as it is where the figure is exact. */
function likePrinted(quantity: Quantity, value: Decimal): Decimal {
  const unit = unitOf(quantity.scale);
  return isExact(quantity.range) ? value : multiply(divide(value, unit, decimalsOf(quantity)), unit);
}

/** A quotient in the printed precision; with more digits where 100 % would say that nothing is missing. */
function toQuotient(quantity: Quantity, numerator: Decimal, denominator: Decimal): Decimal {
  const unit = unitOf(quantity.scale);
  const places = decimalsOf(quantity);
  const isQuotientOf = (value: Decimal): boolean => compare(multiply(value, denominator), numerator) === 0;
  for (let more = 0; more < 3; more++) {
    const value = multiply(divide(numerator, multiply(denominator, unit), places + more), unit);
    if (isQuotientOf(value) || !isWholePercentage({ ...quantity, value })) return value;
  }
  return quantity.value;
}

/** One of the scale in which a figure is written. */
function unitOf(scale: number): Decimal {
  return whole(10n ** BigInt(scale));
}

/** Whether a printed figure is a quotient rounded, or with the further digits left away. */
function isQuotient(quantity: Quantity, numerator: Decimal, denominator: Decimal): boolean {
  const { value, step } = quantity;
  const half = multiply(step, { units: 5n, scale: 1 });
  const low = multiply(subtract(value, half), denominator);
  const high = multiply(add(value, step), denominator);
  return compare(low, numerator) <= 0 && compare(numerator, high) < 0 && compare(value, ZERO) > 0;
}
