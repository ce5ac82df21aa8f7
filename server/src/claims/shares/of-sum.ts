import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  multiply,
  subtract,
  whole,
  ZERO,
} from '../../analysis/numbers/decimal.ts';
import { exactly, NOTHING, sum } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { fitRate, sumOf, toMeasured, toWritten } from '../arithmetic.ts';
import { type Claim, toNumber } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { failing } from '../rates/claims.ts';
import { isSlipInRate } from '../slips.ts';

/**
 * 咨询类34000件，占47.61%；求助类20987件，占29.39%；…: the shares of a row, at these places, of what its parts come to. Those that nobody read
 * otherwise hold where all fit; to the decimal, the one that does not fit where all others do is held against the text.
 */
export function readOfSum(
  figures: readonly Figure[],
  row: readonly number[],
  read: readonly Claim[],
): readonly Claim[] {
  const rates = row.map((at) => figures[at]!);
  const parts = row.map((at) => figures[at - 1]!);
  const [first] = parts;
  if (!first || !parts.every((part) => isSameKind(part, first))) return [];
  const told = rates.map(({ quantity }) =>
    read.some(
      ({ verdict, numbers }) => verdict !== 'unclear' && numbers.some((number) => number.quantity === quantity),
    ),
  );
  const together = togetherOf(parts);
  const precise = rates.every(({ quantity }) => quantity.step.scale > 0);
  const fits = rates.map(({ quantity }, at) => fitRate(quantity, parts[at]!.quantity, together) === 'rounded');
  const holding = rates.flatMap((rate, at) => (fits[at] && !told[at] ? [holdingOfSum(rate, parts, at)] : []));
  if (!fits.includes(false)) return rates.length > 2 || precise || told.includes(true) ? holding : [];
  if (told.includes(true) || first.quantity.measure !== 'count') return [];
  const odd = precise ? oddOf(rates, parts) : excessive(rates, fits);
  if (odd === null || (!precise && !isSlipInRate(rates[odd]!.quantity, parts[odd]!.quantity.value, together.value)))
    return [];
  return [...holding, failingOfSum(rates[odd]!, parts, odd)];
}

/** 122件，占84%；24件，占66%: the one share that does not fit, where all of them come to more than a whole, as rounding does not. */
function excessive(rates: readonly Figure[], fits: readonly boolean[]): number | null {
  const shares = sumOf(rates.map(({ quantity }) => quantity));
  const exceeds = compare(shares, whole(100 + rates.length)) > 0;
  return exceeds && fits.filter((fit) => !fit).length === 1 ? fits.indexOf(false) : null;
}

/** The parts added up, as far as what is printed of them tells. */
function togetherOf(parts: readonly Figure[]): Quantity {
  const quantities = parts.map(({ quantity }) => quantity);
  const range = quantities.reduce((all, quantity) => sum(all, quantity.range), NOTHING);
  return { ...quantities[0]!, value: sumOf(quantities), range };
}

/** The one share that does not fit what the parts come to; or the one without which the others are of one whole, where the shares come to 100%. */
function oddOf(rates: readonly Figure[], parts: readonly Figure[]): number | null {
  const misfits = (value: Decimal): readonly number[] => {
    const whole = { ...parts[0]!.quantity, value, range: exactly(value) };
    return rates.flatMap(({ quantity }, at) => (fitRate(quantity, parts[at]!.quantity, whole) === 'no' ? [at] : []));
  };
  const all = misfits(sumOf(parts.map(({ quantity }) => quantity)));
  if (all.length < 2) return all[0] ?? null;
  const shares = sumOf(rates.map(({ quantity }) => quantity));
  const { step } = rates[0]!.quantity;
  if (compare(absolute(subtract(shares, HUNDRED)), multiply(step, whole(rates.length))) > 0) return null;
  const wholes = rates.map(({ quantity: { value, step } }, at) =>
    wholesOf(subtract(value, step), add(value, step), parts[at]!.quantity),
  );
  const odd = rates.filter((_, at) => {
    const others = wholes.filter((_, index) => index !== at);
    const low = others.map(([least]) => least).reduce((a, b) => (compare(a, b) > 0 ? a : b));
    const high = others.map(([, most]) => most).reduce((a, b) => (compare(a, b) < 0 ? a : b));
    return compare(low, high) <= 0 && (compare(wholes[at]![1], low) < 0 || compare(wholes[at]![0], high) > 0);
  });
  return odd.length === 1 && rates.length > 2 ? rates.indexOf(odd[0]!) : null;
}

/** 咨询2860个，占91.5%；投诉266个，占8.5%；周末412个，占13.2%: whether each of some shares, with the figure right before it, is of one whole. */
export function areOfOneWhole(figures: readonly Figure[], rates: readonly Figure[]): boolean {
  let [low, high]: [Decimal, Decimal | null] = [ZERO, null];
  let at = 0;
  for (const rate of rates) {
    while (at < figures.length && figures[at] !== rate) at++;
    const part = figures[at - 1];
    if (part?.quantity.measure !== 'count' || part.sentence !== rate.sentence) return false;
    const { value, range } = rate.quantity;
    const [least, most] = wholesOf(range.low ?? value, range.high ?? value, part.quantity);
    if (compare(least, low) > 0) low = least;
    if (!high || compare(most, high) < 0) high = most;
  }
  return high !== null && compare(low, high) <= 0;
}

/** The least and the most of which a part can be a share between these bounds. */
function wholesOf(lowest: Decimal, highest: Decimal, part: Quantity): readonly [Decimal, Decimal] {
  const hundredfold = multiply(part.value, HUNDRED);
  const most = lowest.units > 0n ? divide(hundredfold, lowest, 2) : multiply(hundredfold, HUNDRED);
  return [highest.units > 0n ? divide(hundredfold, highest, 2) : ZERO, most];
}

const HUNDRED = whole(100);

function holdingOfSum(rate: Figure, parts: readonly Figure[], at: number): Claim {
  const terms = parts.map(({ quantity }) => toWritten(quantity)).join(' + ');
  const formula = `${toWritten(parts[at]!.quantity)} ÷ (${terms}) = ${toMeasured(rate.quantity)}`;
  return { kind: 'rate', verdict: 'holds', certainty: 'certain', formula, numbers: numbersOf(rate, parts, at) };
}

function failingOfSum(rate: Figure, parts: readonly Figure[], at: number): Claim {
  const value = sumOf(parts.map(({ quantity }) => quantity));
  const together: Figure = { ...parts[at]!, quantity: { ...parts[at]!.quantity, value, range: exactly(value) } };
  return { ...failing(rate, parts[at]!, together, 'likely'), numbers: numbersOf(rate, parts, at) };
}

function numbersOf(rate: Figure, parts: readonly Figure[], at: number): Claim['numbers'] {
  const denominators = parts.map((part) => toNumber('denominator', part));
  return [toNumber('rate', rate), toNumber('numerator', parts[at]!), ...denominators];
}
