import { mapEach } from '../analysis/map-each.ts';
import type { Decimal } from '../analysis/numbers/decimal.ts';
import type { Figure } from '../analysis/paragraph.ts';
import { type Quantity, shiftQuantity } from '../analysis/quantities.ts';
import { type Span, shift } from '../analysis/span.ts';

/** Which sum the text lets us do again. */
export type ClaimKind =
  | 'total'
  | 'part'
  | 'rate'
  | 'change'
  | 'balance'
  | 'count'
  | 'compound'
  | 'repeat'
  | 'average'
  | 'table';

/** What a figure is in a claim. `whole` members of a share taken against the sum of its siblings are all denominators. */
export type Role =
  | 'total'
  | 'part'
  | 'rate'
  | 'numerator'
  | 'denominator'
  | 'change'
  | 'from'
  | 'to'
  | 'result'
  | 'in'
  | 'out'
  | 'count'
  | 'item'
  | 'compound'
  | 'same'
  | 'average'
  | 'base';

/** `unclear`: no reading could be chosen, or too little is said. Never an accusation. */
export type Verdict = 'holds' | 'fails' | 'unclear';

/** How sure we are that the text means the sum we did: plain arithmetic, a likely reading, a debatable one. */
export type Certainty = 'certain' | 'likely' | 'debatable';

/** A place in its role: a figure, without its unit, or something that is counted. */
export interface ClaimNumber extends Span {
  readonly role: Role;
  /** What it counts, in the words of the text; may be empty. */
  readonly label: string;
  /** Absent where the place is no quantity: an item of a list, the whole of “1+9+2”. */
  readonly quantity?: Quantity;
}

/** A figure in its role. */
export interface FigureNumber extends ClaimNumber {
  readonly quantity: Quantity;
}

/** A sum that the text lets us do again, kept whether it holds or not. Of a paragraph's claims, places are relative to it. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly verdict: Verdict;
  readonly certainty: Certainty;
  /** The arithmetic: `120 ≠ 85 + 45`. */
  readonly formula: string;
  readonly numbers: readonly ClaimNumber[];
  /** What is listed or explained beside the figure: the items of a count, the members of a compound; absent where there are none. */
  readonly items?: readonly ClaimNumber[];
  /** What an average is spread over where no figure tells it just so: 12 months, 78.6 times ten thousand people; absent elsewhere. */
  readonly over?: Decimal;
  /** In Chinese: why a claim that holds deserves a look all the same; absent where it does not. */
  readonly remark?: string;
}

/** Whether there is something to say of a claim: it fails, or holds with a remark. */
export function isTelling({ verdict, remark }: Claim): boolean {
  return verdict === 'fails' || remark !== undefined;
}

/** What a claim tells of a figure. */
export type Named = Pick<Figure, 'quantity' | 'label'>;

/** A figure of a paragraph as a number of a claim. */
export function toNumber(role: Role, { quantity, label }: Named): FigureNumber {
  return { role, quantity, label, start: quantity.start, end: quantity.end };
}

/** The figures of a claim that play one role, in the order of the claim. */
export function figuresOf(claim: Claim, role: Role): readonly FigureNumber[] {
  return claim.numbers.filter(
    (number): number is FigureNumber => number.role === role && number.quantity !== undefined,
  );
}

/** Every place of a claim: its figures, and what is listed beside them. */
export function placesOf(claim: Claim): readonly ClaimNumber[] {
  return claim.items ? [...claim.numbers, ...claim.items] : claim.numbers;
}

/** A number of a passage that begins `by` characters into its paragraph, as one of that paragraph. */
export function placeWithin<T extends ClaimNumber>(number: T, by: number): T {
  const { quantity } = number;
  return { ...shift(number, by), ...(quantity && { quantity: shiftQuantity(quantity, by) }) };
}

/** A claim as read in a paragraph or a table that begins `by` characters into the report. */
export function placeClaim(claim: Claim, by: number): Claim {
  const { numbers, items } = claim;
  const placed = { ...claim, numbers: mapEach(numbers, (number) => shift(number, by)) };
  return items ? { ...placed, items: mapEach(items, (item) => shift(item, by)) } : placed;
}
