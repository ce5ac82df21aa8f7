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
} from '../analysis/decimal.ts';
import { isExact } from '../analysis/interval.ts';
import { isWholePercentage } from '../analysis/percentages.ts';
import type { Quantity } from '../analysis/quantities.ts';
import type { Span } from '../analysis/span.ts';
import { compareTotal, fitRate, sumOf, toMeasured, toScaled, toWritten } from './arithmetic.ts';
import { type Claim, type ClaimNumber, type FigureNumber, figuresOf, type Role } from './claim.ts';
import { ROLE_NAMES } from './words.ts';
import { decimalsOf, writeLike } from './writing.ts';

/** A figure that another one carries along: what is written there now, what would be, and why. */
export interface Follower extends Span {
  readonly text: string;
  readonly role: Role;
  /** What it is called, in the words of the text where they are short. */
  readonly name: string;
  readonly unit: string;
  /** The sum that gives it: 85＋46. */
  readonly arithmetic: string;
  readonly claim: Claim;
}

/** What is known of a report when figures are to follow. */
export interface Situation {
  readonly text: string;
  /** The sums that the figures are held to; those of which nothing sure can be said are left out. */
  readonly claims: readonly Claim[];
  /** Where figures stand that are right as they are. */
  readonly given: ReadonlySet<number>;
}

/**
 * The figures that follow from those that are given, through chains of claims, in the order of the text. Approximate figures
 * neither move nor carry; one that two claims would give different values stays.
 */
export function follow(situation: Situation): readonly Follower[] {
  const contested = new Set<number>();
  for (;;) {
    const moves = new Moves(situation, contested);
    const conflict = moves.run();
    if (conflict === null) return moves.followers();
    contested.add(conflict);
  }
}

/** What a claim gives for one of its figures. */
interface Consequence {
  readonly target: FigureNumber;
  readonly value: Decimal;
  readonly arithmetic: string;
}

interface Move extends Consequence {
  readonly claim: Claim;
  readonly text: string;
  /** As it would be read. */
  readonly quantity: Quantity;
}

class Moves {
  readonly #situation: Situation;
  readonly #contested: ReadonlySet<number>;
  readonly #moves = new Map<number, Move>();

  constructor(situation: Situation, contested: ReadonlySet<number>) {
    this.#situation = situation;
    this.#contested = contested;
  }

  /** Moves what follows until nothing does any more; the place of a figure that claims disagree about, else null. */
  run(): number | null {
    const { claims } = this.#situation;
    const sure = claims.filter(isSure);
    for (let pass = 0; pass <= sure.length; pass++) {
      let moved = false;
      for (const claim of sure) {
        if (!claim.numbers.some(({ start }) => this.#isSettled(start))) continue;
        for (const consequence of this.#infer(claim)) {
          const { start } = consequence.target;
          if (this.#situation.given.has(start) || this.#contested.has(start)) continue;
          const before = this.#moves.get(start);
          if (before && before.claim !== claim) return start;
          const move = this.#toMove(claim, consequence);
          if (!move || move.text === before?.text) continue;
          this.#moves.set(start, move);
          moved = true;
        }
      }
      if (!moved) return null;
    }
    // Claims that chase one another in a circle settle nothing.
    return [...this.#moves.keys()][0] ?? null;
  }

  followers(): readonly Follower[] {
    const { text } = this.#situation;
    const moved = [...this.#moves.values()]
      .filter((move) => move.text !== text.slice(move.target.start, move.target.end))
      .map(({ target, text: words, arithmetic, claim }) => ({
        start: target.start,
        end: target.end,
        text: words,
        role: target.role,
        name: target.label !== '' && target.label.length <= LONGEST_NAME ? target.label : ROLE_NAMES[target.role],
        unit: target.quantity.unit,
        arithmetic,
        claim,
      }));
    return [...moved, ...this.#compounds()].sort((a, b) => a.start - b.start);
  }

  /** “1+9+2” where a figure that explains it has moved, member for member. */
  #compounds(): readonly Follower[] {
    return this.#situation.claims.flatMap((claim): readonly Follower[] => {
      const compound = claim.numbers[0]!;
      const { start, end, role } = compound;
      if (claim.kind !== 'compound' || this.#isSettled(start)) return [];
      const parts = claim.items ?? [];
      const written = this.#situation.text.slice(start, end);
      const members = written.split(/[+＋]/);
      if (parts.length !== members.length || parts.some(({ quantity }) => quantity && quantity.approximate !== '')) {
        return [];
      }
      const values = parts.map((part) => this.#digits(part));
      const differing = parts.filter((_, at) => /^\d/.test(members[at]!) && members[at] !== values[at]);
      if (differing.length === 0 || !differing.every((part) => this.#isSettled(part.start))) return [];
      let at = 0;
      const text = written.replace(/\d+|[NnXx]/g, (member) => {
        const value = values[at++]!;
        return /\d/.test(member) ? value : member;
      });
      const arithmetic = values.join('、');
      return [{ start, end, text, role, name: ROLE_NAMES[role], unit: '', arithmetic, claim }];
    });
  }

  /** What stands at a place, as it is after the moves so far; what explains a compound may be a bare number. */
  #digits({ start, end, quantity }: ClaimNumber): string {
    const value = this.#moves.get(start)?.quantity.value ?? quantity?.value;
    return value ? toText(value) : this.#situation.text.slice(start, end);
  }

  #isSettled(start: number): boolean {
    return this.#situation.given.has(start) || this.#moves.has(start);
  }

  #toMove(claim: Claim, consequence: Consequence): Move | null {
    const { target, value } = consequence;
    const text = writeLike(target.quantity, value);
    return text === null ? null : { ...consequence, claim, text, quantity: withValue(target.quantity, value) };
  }

  /** The figures of a claim in one role, as they are after the moves so far. */
  #figures(claim: Claim, role: Role): readonly FigureNumber[] {
    return figuresOf(claim, role).map((number) => {
      const move = this.#moves.get(number.start);
      return move ? { ...number, quantity: move.quantity } : number;
    });
  }

  #infer(claim: Claim): readonly Consequence[] {
    if (claim.numbers.some(({ quantity }) => quantity && quantity.approximate !== '')) return [];
    if (claim.kind === 'repeat') return this.#inferRepeats(claim);
    const consequence = this.#inferResult(claim);
    return consequence && consequence.value.units >= 0n ? [consequence] : [];
  }

  #inferResult(claim: Claim): Consequence | null {
    switch (claim.kind) {
      case 'total':
      case 'table':
        return this.#inferTotal(claim);
      case 'rate':
        return this.#inferRate(claim);
      case 'change':
        return this.#inferChange(claim);
      case 'balance':
        return this.#inferBalance(claim);
      case 'average':
        return this.#inferAverage(claim);
      default:
        return null;
    }
  }

  #inferTotal(claim: Claim): Consequence | null {
    const [target, ...others] = this.#figures(claim, 'total');
    const parts = quantitiesOf(this.#figures(claim, 'part'));
    if (!target || others.length > 0 || parts.length < 2) return null;
    if (compareTotal([target.quantity], parts) === 'meets') return null;
    return { target, value: likePrinted(target.quantity, sumOf(parts)), arithmetic: join(parts, '＋') };
  }

  #inferRate(claim: Claim): Consequence | null {
    const [target] = this.#figures(claim, 'rate');
    const [numerator, ...others] = this.#figures(claim, 'numerator');
    if (others.length > 0) return null;
    const denominators = quantitiesOf(this.#figures(claim, 'denominator'));
    if (!target || !numerator || denominators.length === 0) return null;
    const base = sumOf(denominators);
    if (base.units === 0n || compare(numerator.quantity.value, base) > 0) return null;
    const whole_ = {
      ...denominators[0]!,
      value: base,
      range: denominators.length === 1 ? denominators[0]!.range : exact(base),
    };
    if (fitRate(target.quantity, numerator.quantity, whole_) !== 'no') return null;
    const hundredfold = multiply(numerator.quantity.value, whole(100));
    const terms = denominators.length === 1 ? toWritten(denominators[0]!) : `（${join(denominators, '＋')}）`;
    const value = toQuotient(target.quantity, hundredfold, base);
    return { target, value, arithmetic: `${toWritten(numerator.quantity)}÷${terms}` };
  }

  #inferChange(claim: Claim): Consequence | null {
    const [target] = this.#figures(claim, 'change');
    const [from] = quantitiesOf(this.#figures(claim, 'from'));
    const [to] = quantitiesOf(this.#figures(claim, 'to'));
    if (!target || !from || !to) return null;
    const gap = absolute(subtract(to.value, from.value));
    const { measure } = target.quantity;
    const arrow = compare(to.value, from.value) < 0 ? [from, to] : [to, from];
    const difference = join(arrow, '－');
    if (measure !== 'percent' && measure !== 'times') {
      return isMet(target.quantity, gap)
        ? null
        : { target, value: likePrinted(target.quantity, gap), arithmetic: difference };
    }
    if (from.value.units === 0n || from.measure === 'percent') return null;
    const factor = measure === 'percent' ? multiply(gap, whole(100)) : gap;
    if (isQuotient(target.quantity, factor, from.value)) return null;
    const value = toQuotient(target.quantity, factor, from.value);
    return { target, value, arithmetic: `（${difference}）÷${toWritten(from)}` };
  }

  #inferBalance(claim: Claim): Consequence | null {
    const [target] = this.#figures(claim, 'result');
    const ins = quantitiesOf(this.#figures(claim, 'in'));
    const outs = quantitiesOf(this.#figures(claim, 'out'));
    if (!target || ins.length === 0) return null;
    const value = subtract(sumOf(ins), sumOf(outs));
    if (compare(value, target.quantity.value) === 0) return null;
    return { target, value, arithmetic: [join(ins, '＋'), ...outs.map(toWritten)].join('－') };
  }

  #inferAverage(claim: Claim): Consequence | null {
    const [target] = this.#figures(claim, 'average');
    const totals = quantitiesOf(this.#figures(claim, 'total'));
    const [base] = quantitiesOf(this.#figures(claim, 'base'));
    const over = base?.value ?? claim.over;
    if (!target || totals.length === 0 || !over || over.units === 0n) return null;
    const total = sumOf(totals);
    if (isQuotient(target.quantity, total, over)) return null;
    const terms = totals.length > 1 ? `（${join(totals, '＋')}）` : join(totals, '＋');
    const value = toQuotient(target.quantity, total, over);
    return { target, value, arithmetic: `${terms}÷${base ? toWritten(base) : toText(over)}` };
  }

  /** A figure that is repeated is everywhere what it is where it is given. */
  #inferRepeats(claim: Claim): readonly Consequence[] {
    const figures = this.#figures(claim, 'same');
    const settled = figures.filter(({ start }) => this.#isSettled(start));
    const value = settled[0]?.quantity.value;
    if (!value || settled.some(({ quantity }) => compare(quantity.value, value) !== 0)) return [];
    return figures
      .filter(({ quantity }) => compare(quantity.value, value) !== 0)
      .map((target) => ({
        target,
        value,
        arithmetic: `与${settled[0]!.label.slice(0, LONGEST_NAME) || '另一处'}${toScaled(value, settled[0]!.quantity.scale)}一致`,
      }));
  }
}

const LONGEST_NAME = 8;

/** Figures that were the same under the same name were meant to be, however little else is told. */
function isSure({ kind, verdict, certainty }: Claim): boolean {
  return verdict !== 'unclear' && (certainty !== 'debatable' || (kind === 'repeat' && verdict === 'holds'));
}

function quantitiesOf(numbers: readonly FigureNumber[]): readonly Quantity[] {
  return numbers.map(({ quantity }) => quantity);
}

function join(quantities: readonly Quantity[], sign: string): string {
  const mixed = quantities.some(({ scale }) => scale !== quantities[0]!.scale);
  return quantities.map((quantity) => (mixed ? toMeasured(quantity) : toWritten(quantity))).join(sign);
}

function exact(value: Decimal): Quantity['range'] {
  return { low: value, high: value, lowOpen: false, highOpen: false };
}

/** A quantity of another value in the same precision. */
function withValue(quantity: Quantity, value: Decimal): Quantity {
  const by = subtract(value, quantity.value);
  const { range } = quantity;
  return {
    ...quantity,
    value,
    range: { ...range, low: range.low && add(range.low, by), high: range.high && add(range.high, by) },
  };
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
  const exactly = (value: Decimal): boolean => compare(multiply(value, denominator), numerator) === 0;
  for (let more = 0; more < 3; more++) {
    const value = multiply(divide(numerator, multiply(denominator, unit), places + more), unit);
    if (exactly(value) || !isWholePercentage({ ...quantity, value })) return value;
  }
  return quantity.value;
}

/** One of the scale in which a figure is written. */
function unitOf(scale: number): Decimal {
  return whole(10n ** BigInt(scale));
}

function isMet({ range }: Quantity, value: Decimal): boolean {
  const { low, high, highOpen } = range;
  if (low && compare(value, low) < 0) return false;
  const order = high ? compare(value, high) : -1;
  return order < 0 || (order === 0 && !highOpen);
}

/** Whether a printed figure is a quotient rounded, or with the further digits left away. */
function isQuotient(quantity: Quantity, numerator: Decimal, denominator: Decimal): boolean {
  const { value, step } = quantity;
  const half = multiply(step, { units: 5n, scale: 1 });
  const low = multiply(subtract(value, half), denominator);
  const high = multiply(add(value, step), denominator);
  return compare(low, numerator) <= 0 && compare(numerator, high) < 0 && compare(value, ZERO) > 0;
}
