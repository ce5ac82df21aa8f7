import { add, type Decimal, subtract, toText } from '../analysis/numbers/decimal.ts';
import type { Quantity } from '../analysis/quantities.ts';
import type { Span } from '../analysis/span.ts';
import { type Claim, type ClaimNumber, type FigureNumber, figuresOf, type Role } from './claim.ts';
import { type Consequence, infer, LONGEST_NAME, type Premises } from './follow/consequences.ts';
import { writeLike } from './follow/writing.ts';
import { ROLE_NAMES } from './wording.ts';

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
        for (const consequence of infer(this.#premises(claim))) {
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

  #premises(claim: Claim): Premises {
    return {
      claim,
      figures: (role) => this.#figures(claim, role),
      isSettled: (start) => this.#isSettled(start),
    };
  }
}

/** Figures that were the same under the same name were meant to be, however little else is told. */
function isSure({ kind, verdict, certainty }: Claim): boolean {
  return verdict !== 'unclear' && (certainty !== 'debatable' || (kind === 'repeat' && verdict === 'holds'));
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
