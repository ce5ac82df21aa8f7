import { add, compare, type Decimal, divide, multiply, subtract, whole, ZERO } from '../analysis/numbers/decimal.ts';
import { exactly, isExact } from '../analysis/numbers/interval.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { fitRate, sumOf } from './arithmetic.ts';
import { judgeAmount } from './changes/arithmetic.ts';
import { type Claim, type FigureNumber, figuresOf, type Role } from './claim.ts';

/** A figure that several failing claims share, and with which at some other value all of them would hold. */
export interface Explanation {
  readonly figure: FigureNumber;
  readonly claims: readonly Claim[];
  /** The one value with which they hold; null where there are several. */
  readonly value: Decimal | null;
}

/**
 * The figures that explain failing claims, each claim by one at most: the figure that explains most of them first. Two claims
 * need a value that one of them tells exactly; ranges that merely meet say something only where there are three of them.
 */
export function explain(failing: readonly Claim[]): readonly Explanation[] {
  const shared = shareFigures(failing).sort((a, b) => b.claims.length - a.claims.length);
  const explained = new Set<Claim>();
  return shared.flatMap(({ figure, claims }) => {
    const left = claims.filter((claim) => !explained.has(claim));
    const explanation = left.length > 1 ? explainBy(figure, left) : null;
    if (!explanation) return [];
    for (const claim of left) explained.add(claim);
    return [explanation];
  });
}

interface Shared {
  readonly figure: FigureNumber;
  readonly claims: readonly Claim[];
}

function shareFigures(failing: readonly Claim[]): Shared[] {
  const shared = new Map<number, { figure: FigureNumber; claims: Claim[] }>();
  for (const claim of failing) {
    for (const number of claim.numbers) {
      if (!number.quantity || !isTold(number.quantity)) continue;
      const known = shared.get(number.start);
      if (!known) shared.set(number.start, { figure: number as FigureNumber, claims: [claim] });
      else if (known.claims.at(-1) !== claim) known.claims.push(claim);
    }
  }
  return [...shared.values()].filter(({ claims }) => claims.length > 1);
}

/** Whether a figure is one value, as far as it is printed. */
function isTold({ range, measure, approximate }: Quantity): boolean {
  return isExact(range) || (measure === 'percent' && approximate === '');
}

function explainBy(figure: FigureNumber, claims: readonly Claim[]): Explanation | null {
  const bounds = claims.map((claim) => boundsOf(claim, figure));
  const known = bounds.filter((bound) => bound !== null && bound !== 'any');
  if (bounds.includes(null) || known.length === 0) return null;
  const low = known.map(({ low }) => low).reduce((a, b) => (compare(a, b) > 0 ? a : b));
  const high = known.map(({ high }) => high).reduce((a, b) => (compare(a, b) < 0 ? a : b));
  const exact = known.some((bound) => compare(bound.low, bound.high) === 0);
  const meant = exact || claims.length >= FEWEST_RANGES || known.every(isNarrow) || oneTellsAll(claims);
  if (compare(low, high) > 0 || !meant) return null;
  const values = valuesWithin(low, high, figure);
  if (values === null) return { figure, claims, value: null };
  const fitting = values.filter((value) => claims.every((claim) => holdsWith(claim, figure, value)));
  return fitting.length > 0 ? { figure, claims, value: fitting.length === 1 ? fitting[0]! : null } : null;
}

const FEWEST_RANGES = 3;

/** Of two ranges that are as narrow as this, it is no accident that they meet. */
function isNarrow({ low, high }: Bounds): boolean {
  return compare(multiply(subtract(high, low), whole(50)), high) <= 0;
}

/** 调解480件，成功490件，成功率98%: whether one of two claims has all the figures of the other. */
function oneTellsAll([one, other]: readonly Claim[]): boolean {
  const has = (a: Claim, b: Claim): boolean => b.numbers.every(({ start }) => a.numbers.some((n) => n.start === start));
  return has(one!, other!) || has(other!, one!);
}

interface Bounds {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Where the values of a figure lie with which a claim can hold; `any` where that must be tried, null where nobody can tell. */
function boundsOf(claim: Claim, figure: FigureNumber): Bounds | 'any' | null {
  const own = claim.numbers.filter(({ start }) => start === figure.start);
  if (own.length !== 1) return null;
  const { role } = own[0]!;
  switch (claim.kind) {
    case 'total':
    case 'table':
    case 'balance':
      return exactBounds(claim, figure, role);
    case 'repeat':
      return repeatedBounds(claim, figure);
    case 'rate':
      return rateBounds(claim, role);
    case 'part':
      return figuresOf(claim, 'total').length > 0 ? partBounds(claim, figure) : shareBounds(claim, figure);
    case 'average':
      return averageBounds(claim, role);
    case 'change':
      return role !== 'change' && figuresOf(claim, 'change').length === 1 && figuresOf(claim, 'from').length === 1
        ? 'any'
        : null;
    default:
      return null;
  }
}

const LEFT: readonly Role[] = ['total', 'in'];
const RIGHT: readonly Role[] = ['part', 'out', 'result'];

/** What a sum leaves for one of its figures. */
function exactBounds(claim: Claim, { quantity }: FigureNumber, role: Role): Bounds | null {
  const left = LEFT.flatMap((side) => figuresOf(claim, side));
  const right = RIGHT.flatMap((side) => figuresOf(claim, side));
  const all = [...left, ...right];
  if (all.length !== claim.numbers.length || !all.every((number) => isExact(number.quantity.range))) return null;
  const gap = subtract(...([left, right].map(addUp) as [Decimal, Decimal]));
  const value = LEFT.includes(role) ? subtract(quantity.value, gap) : add(quantity.value, gap);
  return compare(value, ZERO) > 0 ? { low: value, high: value } : null;
}

function addUp(numbers: readonly FigureNumber[]): Decimal {
  return sumOf(numbers.map(({ quantity }) => quantity));
}

/** What all the others tell. */
function repeatedBounds(claim: Claim, figure: FigureNumber): Bounds | null {
  const others = figuresOf(claim, 'same').filter(({ start }) => start !== figure.start);
  const value = others[0]?.quantity.value;
  const agree = value && others.every(({ quantity }) => isTold(quantity) && compare(quantity.value, value) === 0);
  return agree ? { low: value, high: value } : null;
}

/** The terms of a percentage that its printed digits allow, be they rounded or cut off. */
function rateBounds(claim: Claim, role: Role): Bounds | null {
  const [rate] = figuresOf(claim, 'rate');
  const [numerator] = figuresOf(claim, 'numerator');
  const [base] = figuresOf(claim, 'denominator');
  if (!rate || !numerator || !base || claim.numbers.length !== 3) return null;
  const low = rate.quantity.range.low;
  const high = add(rate.quantity.value, rate.quantity.step);
  if (!low || low.units <= 0n) return null;
  const hundredfold = multiply(numerator.quantity.value, whole(100));
  const all = base.quantity.value;
  if (role === 'rate') {
    const printed = divide(hundredfold, all, rate.quantity.step.scale);
    return { low: printed, high: printed };
  }
  if (role === 'denominator') return { low: divide(hundredfold, high, PLACES), high: divide(hundredfold, low, PLACES) };
  return role === 'numerator' ? { low: hundredth(multiply(low, all)), high: hundredth(multiply(high, all)) } : null;
}

/** What a total leaves for one of its parts, or what its parts come to. */
function partBounds(claim: Claim, { start, quantity }: FigureNumber): Bounds | null {
  const [total, ...others] = figuresOf(claim, 'total');
  if (!total || others.length > 0) return null;
  const parts = addUp(figuresOf(claim, 'part').filter((part) => part.start !== start));
  const all = total.quantity.value;
  if (total.start === start) return { low: parts, high: multiply(add(all, parts), MOST_TIMES) };
  const high = subtract(all, parts);
  return compare(high, ZERO) > 0 ? { low: quantity.step, high } : null;
}

/** No total is so many times what it says and what its parts come to. */
const MOST_TIMES = whole(10);

/** What an average leaves for its total, or the other way round. */
function averageBounds(claim: Claim, role: Role): Bounds | null {
  const [average] = figuresOf(claim, 'average');
  const [total, ...others] = figuresOf(claim, 'total');
  const over = claim.over ?? figuresOf(claim, 'base')[0]?.quantity.value;
  const { low, high } = average?.quantity.range ?? {};
  if (!average || !total || !over || !low || !high || others.length > 0 || over.units <= 0n) return null;
  if (role === 'total') return { low: multiply(low, over), high: multiply(high, over) };
  if (role !== 'average') return null;
  const printed = divide(total.quantity.value, over, average.quantity.step.scale);
  return { low: printed, high: printed };
}

/** What the other shares of a whole leave for one of them, as far as all of them may be rounded. */
function shareBounds(claim: Claim, { start, quantity: { value, range } }: FigureNumber): Bounds | null {
  const shares = figuresOf(claim, 'part');
  if (shares.length !== claim.numbers.length) return null;
  const others = shares.flatMap(({ start: at, quantity }) => (at === start ? [] : [quantity.range.low ?? ZERO]));
  const rounded = subtract(value, range.low ?? value);
  const high = add(others.reduce(subtract, whole(100)), rounded);
  return compare(high, ZERO) > 0 ? { low: ZERO, high } : null;
}

/** Finer than any step of what is counted; whether a value really fits is tried. */
const PLACES = 6;

function hundredth({ units, scale }: Decimal): Decimal {
  return { units, scale: scale + 2 };
}

/** Every value within bounds that a figure could print; null where there are too many to try. */
function valuesWithin(low: Decimal, high: Decimal, { quantity }: FigureNumber): readonly Decimal[] | null {
  if (compare(low, high) === 0) return [low];
  const first = divide(low, quantity.step, 0).units;
  const last = divide(high, quantity.step, 0).units;
  if (last - first > MOST_VALUES) return null;
  const values: Decimal[] = [];
  for (let at = first; at <= last; at++) if (at > 0n) values.push(multiply(quantity.step, whole(at)));
  return values;
}

const MOST_VALUES = 50n;

/** Whether a claim would hold if one of its figures had another value. Sums and shares are bounded by nothing but that value. */
function holdsWith(claim: Claim, figure: FigureNumber, value: Decimal): boolean {
  const quantityOf = (role: Role): Quantity => {
    const number = figuresOf(claim, role)[0]!;
    return number.start === figure.start ? { ...number.quantity, value, range: exactly(value) } : number.quantity;
  };
  if (claim.kind === 'rate') {
    if (figuresOf(claim, 'rate')[0]!.start === figure.start) return true;
    return fitRate(quantityOf('rate'), quantityOf('numerator'), quantityOf('denominator')) !== 'no';
  }
  if (claim.kind !== 'change') return true;
  const [from, to, change] = [quantityOf('from'), quantityOf('to'), figuresOf(claim, 'change')[0]!];
  const falls = FALLING.test(change.label);
  return compare(to.value, from.value) === (falls ? -1 : 1) && judgeAmount(from, to, change.quantity) === 'holds';
}

const FALLING = /[减降压缩落跌少]/;
