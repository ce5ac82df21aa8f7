import { absolute, compare, type Decimal, divide, multiply, subtract, whole } from '../../analysis/numbers/decimal.ts';
import { exactly } from '../../analysis/numbers/interval.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { fitRate, isFarOff, percentage, sumOf, toMeasured, toWritten } from '../arithmetic.ts';
import {
  type Certainty,
  type Claim,
  type ClaimNumber,
  figuresOf,
  type Named,
  toNumber,
  type Verdict,
} from '../claim.ts';
import { isSlipFor, isSlipInRate } from '../slips.ts';

/** A percentage that its terms give; one that only cut-off digits give, with a remark. */
export function holding(rate: Named, numerator: Named, denominator: Named, certainty: Certainty): Claim {
  const claim = toClaim('holds', certainty, rate, numerator, denominator);
  if (fitRate(rate.quantity, numerator.quantity, denominator.quantity) !== 'truncated') return claim;
  const rounded = percentage(numerator.quantity.value, denominator.quantity.value, rate.quantity);
  return { ...claim, remark: `按四舍五入应为${rounded}，文中${toMeasured(rate.quantity)}是舍去尾数的写法` };
}

/** A percentage that its terms do not give. A share told as a round one is held against the text only where it is not even nearly right. */
export function failing(rate: Named, numerator: Named, denominator: Named, certainty: Certainty): Claim {
  if (!isRoughShare(rate.quantity)) return toClaim('fails', certainty, rate, numerator, denominator);
  const far = isFarOff(rate.quantity, numerator.quantity.value, denominator.quantity.value);
  return far ? toClaim('fails', 'likely', rate, numerator, denominator) : unclear(rate, numerator, denominator);
}

/** A percentage of which nobody can say what it is taken of. */
export function unclear(rate: Named, numerator: Named, denominator: Named): Claim {
  return toClaim('unclear', 'debatable', rate, numerator, denominator);
}

/** As {@link holding}, of what several figures come to together, above the line or below it. */
export function holdingTogether(
  rate: Named,
  numerators: readonly Named[],
  bases: readonly Named[],
  certainty: Certainty,
): Claim {
  const claim = holding(rate, together(numerators), together(bases), certainty);
  return withEachTerm(claim, rate, numerators, bases);
}

/** As {@link failing}, of what several figures come to together. */
export function failingTogether(rate: Named, numerators: readonly Named[], bases: readonly Named[]): Claim {
  const claim = failing(rate, together(numerators), together(bases), 'likely');
  return withEachTerm(claim, rate, numerators, bases);
}

/** Several figures as one of what they come to. */
export function together(figures: readonly Named[]): Named {
  const [first, ...others] = figures as readonly [Named, ...Named[]];
  if (others.length === 0) return first;
  const value = sumOf(figures.map(({ quantity }) => quantity));
  return { ...first, quantity: { ...first.quantity, value, range: exactly(value) } };
}

/** The claim with what was taken together told one by one. */
function withEachTerm(claim: Claim, rate: Named, numerators: readonly Named[], bases: readonly Named[]): Claim {
  return {
    ...claim,
    formula: claim.formula.replace(/^\S+ ÷ \S+/, `${toSum(numerators)} ÷ ${toSum(bases)}`),
    numbers: [
      toNumber('rate', rate),
      ...numerators.map((part) => toNumber('numerator', part)),
      ...bases.map((base) => toNumber('denominator', base)),
    ],
  };
}

function toSum(figures: readonly Named[]): string {
  const terms = figures.map(({ quantity }) => toWritten(quantity)).join(' + ');
  return figures.length > 1 ? `(${terms})` : terms;
}

function toClaim(verdict: Verdict, certainty: Certainty, rate: Named, numerator: Named, denominator: Named): Claim {
  const numbers: ClaimNumber[] = [
    toNumber('rate', rate),
    toNumber('numerator', numerator),
    toNumber('denominator', denominator),
  ];
  const division = `${toWritten(numerator.quantity)} ÷ ${toWritten(denominator.quantity)}`;
  const printed = toMeasured(rate.quantity);
  if (verdict === 'holds') return { kind: 'rate', verdict, certainty, formula: `${division} = ${printed}`, numbers };
  const value = denominator.quantity.value;
  const recomputed = value.units === 0n ? '' : ` = ${percentage(numerator.quantity.value, value, rate.quantity)}`;
  const formula = verdict === 'fails' ? `${division}${recomputed} ≠ ${printed}` : `${division}${recomputed}`;
  return { kind: 'rate', verdict, certainty, formula, numbers };
}

/** Whether little, or one slip in the percentage, is missing. */
export function isExplained(rate: Named, numerator: Named, base: Named): boolean {
  if (base.quantity.value.units === 0n || isRoughShare(rate.quantity)) return false;
  return isNear(rate, numerator, base) || isSlipInRate(rate.quantity, numerator.quantity.value, base.quantity.value);
}

/** How many values of a term are tried for a rate. */
const MOST_VALUES = 1000n;

/** 评查案卷120卷，优秀案卷48卷，优秀率15%: whether one slip in one of the terms explains why they do not give what is printed. */
export function isSlipInTerms(rate: Figure, numerator: Figure, base: Figure): boolean {
  const { low, high } = rate.quantity.range;
  if (!low || !high || low.units <= 0n) return false;
  if ([rate, numerator, base].some(({ quantity }) => quantity.approximate !== '')) return false;
  const part = multiply(numerator.quantity.value, whole(100));
  const all = base.quantity.value;
  return (
    isSlipWithin(numerator.quantity, [multiply(low, all), multiply(high, all)], whole(100)) ||
    isSlipWithin(base.quantity, [divide(part, high, PLACES), divide(part, low, PLACES)], whole(1))
  );
}

const PLACES = 4;

/** Whether one slip leads from a figure to one of the values between two bounds, each divided by `divisor`. */
function isSlipWithin(quantity: Quantity, [low, high]: readonly [Decimal, Decimal], divisor: Decimal): boolean {
  const step = multiply(quantity.step, divisor);
  const first = divide(low, step, 0).units;
  const last = divide(high, step, 0).units;
  if (last - first > MOST_VALUES) return false;
  for (let at = first; at <= last; at++) {
    const value = multiply(quantity.step, whole(at));
    const scaled = multiply(value, divisor);
    if (compare(scaled, low) >= 0 && compare(scaled, high) <= 0 && isSlipFor(quantity, value)) return true;
  }
  return false;
}

/** Whether the terms give nearly what is printed, so that a slip is likelier than another base. */
function isNear(rate: Named, numerator: Named, denominator: Named): boolean {
  const base = denominator.quantity.value;
  if (base.units === 0n) return false;
  const recomputed = multiply(numerator.quantity.value, whole(100));
  const gap = absolute(subtract(recomputed, multiply(rate.quantity.value, base)));
  return compare(gap, multiply(base, whole(5))) <= 0;
}

/** Whether two figures stand in one sentence. */
export function sameSentence(a: Figure, b: Figure): boolean {
  return a.sentence === b.sentence;
}

/** Which of some figures a rate was held to be made of; undefined where it is none of them. */
export function termOf(terms: readonly Figure[], claim: Claim, role: 'numerator' | 'denominator'): Figure | undefined {
  const [told] = figuresOf(claim, role);
  return told && terms.find(({ quantity }) => quantity.start === told.start);
}
