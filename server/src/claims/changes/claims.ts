import { absolute, add, type Decimal, subtract, toText } from '../../analysis/numbers/decimal.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { toMeasured } from '../arithmetic.ts';
import { type Certainty, type Claim, figuresOf, toNumber, type Verdict } from '../claim.ts';
import { type Direction, isInPoints, isRatio, judgeAmount, judgeDirection, toFormula } from './arithmetic.ts';
import { type Change, directionOf } from './words.ts';

/** Where the words leave open what a change is measured against, or of what, it is taken for a claim only if it holds. */
export function judge(
  from: Figure,
  to: Figure,
  direction: Direction | null,
  change: Change | null,
  certainty: Certainty,
): Claim | null {
  const amount = change && judgeAmount(from.quantity, to.quantity, change.figure.quantity);
  const meant = amount && (change.plain || (amount === 'holds' && !isOpenOtherwise(from, to, change))) ? change : null;
  const verdicts: Verdict[] = [];
  for (const way of [direction, amount === 'unclear' ? null : meant?.direction]) {
    if (way) verdicts.push(judgeDirection(from.quantity, to.quantity, way));
  }
  if (meant) verdicts.push(amount!);
  if (verdicts.length === 0 || (change && !meant && certainty === 'certain' && !direction)) return null;
  const verdict = verdicts.includes('fails') ? 'fails' : verdicts.includes('unclear') ? 'unclear' : 'holds';
  const figure = meant?.figure;
  // 比上年新增15件（上年110件）: what is new need not be all of the difference.
  if (verdict === 'fails' && figure && /新增了?$/.test(figure.lead)) return null;
  const ratio = verdict === 'fails' && figure !== undefined && isRatio(from.quantity, to.quantity, figure.quantity);
  const ofShares = from.quantity.measure === 'percent' && figure?.quantity.measure === 'percent';
  return {
    kind: 'change',
    verdict,
    certainty: ratio || ofShares || (figure && isRoughShare(figure.quantity)) ? 'likely' : certainty,
    formula: toFormula(from.quantity, to.quantity, figure?.quantity ?? null, verdict),
    numbers: [...(figure ? [toNumber('change', figure)] : []), toNumber('from', from), toNumber('to', to)],
    ...(figure && verdict === 'holds' ? remarkOn(from, to, figure) : {}),
  };
}

/** 比重从9%提升至22%，能耗累计下降超13%: a change without an upper end fits nearly anything, and this one leads the other way. */
function isOpenOtherwise(from: Figure, to: Figure, { figure, direction }: Change): boolean {
  const open = figure.quantity.range.low === null || figure.quantity.range.high === null;
  return open && direction !== null && judgeDirection(from.quantity, to.quantity, direction) !== 'holds';
}

/** 由93.1%提升至95.9%，提高2.8%: that the difference of two percentages is one of percentage points. */
function remarkOn(from: Figure, to: Figure, { quantity }: Figure): { readonly remark?: string } {
  if (!isInPoints(from.quantity, to.quantity, quantity)) return {};
  const gap = toText(absolute(subtract(to.quantity.value, from.quantity.value)));
  return {
    remark: `${toMeasured(from.quantity)}与${toMeasured(to.quantity)}相差${gap}个百分点，文中写作“${toMeasured(quantity)}”`,
  };
}

/** Whether a change that is told takes one quantity to the other, as far as what is printed can tell. */
export function judgeChange(from: Quantity, to: Quantity, { figure, direction }: Change): Verdict {
  const verdicts = [
    ...(direction ? [judgeDirection(from, to, direction)] : []),
    judgeAmount(from, to, figure.quantity),
  ];
  return verdicts.includes('fails') ? 'fails' : verdicts.includes('unclear') ? 'unclear' : 'holds';
}

/** The value that a change starts from: printed, or what is left of the later one without the change. */
export function baseOf(claim: Claim): Decimal {
  const [from] = figuresOf(claim, 'from');
  if (from) return from.quantity.value;
  const to = figuresOf(claim, 'to')[0]!.quantity.value;
  const amount = figuresOf(claim, 'change').at(-1)!;
  return directionOf(amount.label) === 'down' ? add(to, amount.quantity.value) : subtract(to, amount.quantity.value);
}
