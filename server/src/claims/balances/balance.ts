import { add, compare, multiply, subtract, toText, whole, ZERO } from '../../analysis/numbers/decimal.ts';
import { difference, type Interval, isExact, meets, NOTHING, sum } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { sumOf, toWritten } from '../arithmetic.ts';
import { type Claim, toNumber, type Verdict } from '../claim.ts';
import { isOneSlip, isSlip } from '../slips.ts';
import { STOCK_BEFORE } from '../vocabulary.ts';

/** What came in within a year says nothing of what was there before. */
const YEARLY = /新|今年|本年|全年|年内|20\d\d年|以来/;

/** The figures of a balance. `told` where it says what was there before, or asks for none. */
export interface Balance {
  readonly left: Figure;
  readonly ins: readonly Figure[];
  readonly outs: readonly Figure[];
  readonly told: boolean;
  /** Whether something of it stands in another sentence. */
  readonly scattered: boolean;
}

/** Whether what is left is what came in without what went out. */
export function isMet({ left, ins, outs }: Balance): boolean {
  return meets(difference(rangeOf(ins), rangeOf(outs)), left.quantity.range);
}

function rangeOf(figures: readonly Figure[]): Interval {
  return figures.reduce((range, { quantity }) => sum(range, quantity.range), NOTHING);
}

/** A balance as a claim. */
export function toClaim(balance: Balance): Claim {
  const { left, ins, outs, told, scattered } = balance;
  const holds = isMet(balance);
  const verdict: Verdict = holds ? 'holds' : accuse(balance);
  const terms = [
    ins.map(({ quantity }) => toWritten(quantity)).join(' + '),
    ...outs.map(({ quantity }) => toWritten(quantity)),
  ];
  const result = holds ? '' : ` = ${toText(remainder(balance))}`;
  const sign = holds ? '=' : verdict === 'fails' ? '≠' : '?';
  return {
    kind: 'balance',
    verdict,
    certainty: told && !scattered ? 'certain' : 'likely',
    formula: `${terms.join(' - ')}${result} ${sign} ${toWritten(left.quantity)}`,
    numbers: [
      toNumber('result', left),
      ...ins.map((figure) => toNumber('in', figure)),
      ...outs.map((figure) => toNumber('out', figure)),
    ],
  };
}

/** A stock from before that is not told explains that more is left, unless one slip of the pen explains it better. */
function accuse(balance: Balance): Verdict {
  const { left, ins, outs, told, scattered } = balance;
  const parts = [...outs, left].map(({ quantity }) => quantity);
  const more = compare(left.quantity.value, remainder(balance)) > 0;
  if (
    scattered ||
    (more && outs.length > 0 && ins.every(({ label }) => STOCK_BEFORE.test(label) || LAST_STOCK.test(label)))
  ) {
    return scattered && isExplainedBySlip(balance) ? 'fails' : 'unclear';
  }
  if (told) return 'fails';
  if (ins.length > 1) return 'unclear';
  const rest = remainder(balance);
  const gap = subtract(left.quantity.value, rest);
  const yearly = YEARLY.test(ins[0]!.lead);
  if (compare(rest, ZERO) < 0 && yearly) return 'unclear';
  if (compare(gap, ZERO) < 0) return 'fails';
  const small = compare(multiply(gap, whole(5)), left.quantity.value) <= 0;
  return isOneSlip(ins[0]!.quantity, parts) && (small || !yearly) ? 'fails' : 'unclear';
}

/** 现行有效86件，较上年底77件增加9件 */
const LAST_STOCK = /[上去]年[末底]/;

/** Whether one slip of the pen in one of the figures explains why they do not come out even. */
function isExplainedBySlip(balance: Balance): boolean {
  const { left, ins, outs } = balance;
  const gap = subtract(left.quantity.value, remainder(balance));
  const right = [
    [left, subtract(left.quantity.value, gap)] as const,
    ...ins.map((figure) => [figure, add(figure.quantity.value, gap)] as const),
    ...outs.map((figure) => [figure, subtract(figure.quantity.value, gap)] as const),
  ];
  return (
    right.every(([{ quantity }]) => isExact(quantity.range)) &&
    right.some(([{ quantity }, value]) => value.units > 0n && isSlip(toText(quantity.value), toText(value), 'telling'))
  );
}

function remainder({ ins, outs }: Balance) {
  return subtract(sumOf(ins.map(({ quantity }) => quantity)), sumOf(outs.map(({ quantity }) => quantity)));
}
