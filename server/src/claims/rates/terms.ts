import { add, compare, whole } from '../../analysis/numbers/decimal.ts';
import { isWholePercentage } from '../../analysis/numbers/percentages.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import { toChange } from '../changes/words.ts';
import { isComparison, isSameKind } from '../figures.ts';
import { isOneSlip } from '../slips.ts';
import type { Wholes } from '../totals.ts';
import { INTAKE, STOCK } from '../vocabulary.ts';
import { isOneOfSeveral } from './bases.ts';
import { isExplained, isSlipInTerms, sameSentence } from './claims.ts';

const TEN = whole(10);

/** A figure above the line, and those that may stand below it, the likeliest first. */
export interface Term {
  readonly numerator: Figure;
  readonly denominators: readonly Figure[];
}

/** What a figure may be a share of; null where nothing stands before it that it could be. */
export function toTerm(terms: readonly Figure[], index: number, wholes: Wholes): Term | null {
  const numerator = terms[index];
  if (!numerator) return null;
  // What a list says it is a part of comes before what merely stands nearer.
  const whole = wholes.get(numerator.quantity);
  const before = terms.slice(0, index).filter((term) => term !== whole && isSameKind(term, numerator));
  // 公开27件，其中甲15件、乙12件，全部答复27件，答复率100%: a part of the total is not what all of it is taken of.
  const isOwn = ({ quantity, label }: Figure): boolean =>
    !wholes.has(quantity) || (label.length > 1 && numerator.label.includes(label));
  const [own, parts] = [before.filter(isOwn), before.filter((term) => !isOwn(term))].map((row) => row.toReversed());
  // 作出决定286件，其中警告42件、罚款218件…，提起诉讼2件，诉讼率0.7%: of all of a list that begins too far away.
  const further = new Set(before.flatMap(({ quantity }) => wholes.get(quantity) ?? []));
  const beyond = [...further].filter((one) => one !== whole && !terms.includes(one) && isSameKind(one, numerator));
  const denominators = [...(whole ? [whole] : []), ...own!, ...beyond, ...parts!];
  return denominators.length > 0 ? { numerator, denominators } : null;
}

/** What gives a percentage; what gives it rounded comes before what gives it with its digits cut off. */
export function fittingOf(rate: Figure, { numerator, denominators }: Term): Figure | undefined {
  const fits = denominators.map((denominator) => fitRate(rate.quantity, numerator.quantity, denominator.quantity));
  const rounded = fits.indexOf('rounded');
  return denominators[rounded >= 0 ? rounded : fits.indexOf('truncated')];
}

/** What a rate must have been taken of: little or one slip is missing; or the figure before it, where 其中 leads to the numerator. */
export function baseOf(rate: Figure, { numerator, denominators: all }: Term, stem: string): Figure | null {
  // 全年办理8640件，日均办理36件，其中即办件6480件，即办率70%: nothing is a part of an average.
  // 受理1264件，比上年的1580件减少316件；满意1232件，满意率97.5%: nor of last year's figure or the difference.
  const denominators = all.filter(
    (figure) => !/均|每/.test(figure.lead.slice(-8)) && !isComparison(figure) && !toChange(figure)?.plain,
  );
  const nearest = denominators[0]?.quantity.value;
  // 接收9人，…。安置帮教对象63人，帮教率100%: of something that is not told.
  if (!nearest) return null;
  if (compare(numerator.quantity.value, add(nearest, nearest)) > 0) {
    // 调解纠纷79件，成功273件，成功率97.8%: a digit was lost.
    const base = denominators[0]!;
    // 维持3件，占比18.8%；纠错7件，纠错率43.8%: what stands before a semicolon is another part, and one digit is a slip for any other.
    const apart = numerator.separator === 'semicolon' || compare(nearest, TEN) < 0 || isOneOfSeveral(numerator, base);
    const slip =
      rate.quantity.step.scale > 0
        ? isSlipInTerms(rate, numerator, base)
        : isWholePercentage(rate.quantity) && isOneSlip(base.quantity, [numerator.quantity]);
    const lost = slip && sameSentence(rate, base);
    return lost && !apart ? base : null;
  }
  const explained = denominators.find(
    (denominator) => !isOneOfSeveral(numerator, denominator) && isExplained(rate, numerator, denominator),
  );
  if (explained) return explained;
  const base = denominators[0]!;
  if (isPlainBase(rate, numerator, base, stem)) return base;
  const beside = sameSentence(rate, base) && sameSentence(rate, numerator) && !isOneOfSeveral(numerator, base);
  // 两个视频获奖；7个所均已达标，达标率100%: what stands before a semicolon is another matter, and one digit is a slip for any other.
  if (numerator.separator === 'semicolon') return null;
  return beside && isSlipInTerms(rate, numerator, base) ? base : null;
}

/** 信访积案11件，化解8件，化解率80%: nothing else stands between the base, what was done and the rate. */
function isInARow(rate: Figure, numerator: Figure, base: Figure, stem: string): boolean {
  if (rate.separator !== 'comma' || numerator.separator !== 'comma' || !sameSentence(rate, base)) return false;
  const bare = (label: string): boolean => [stem, `已${stem}`, `完成${stem}`, `${stem}成功`].includes(label);
  // 在册158名，管控30人，管控率100%: what is far less than the base was hardly meant to be all of it.
  if (
    STOCK.test(base.label) ||
    compare(add(numerator.quantity.value, numerator.quantity.value), base.quantity.value) < 0
  )
    return false;
  return bare(numerator.label) && base.label.length > 2 && rate.lead.length <= stem.length + 5;
}

/** Whether a figure is what the rate is taken of: the words say that it came in, or it is off by little or by one slip. */
function isPlainBase(rate: Figure, numerator: Figure, base: Figure, stem: string): boolean {
  if (isOneOfSeveral(numerator, base)) return false;
  if (INTAKE.test(base.label) || (/其中/.test(numerator.lead) && numerator.label.endsWith(stem))) return true;
  if (compare(numerator.quantity.value, base.quantity.value) > 0) return false;
  if (isInARow(rate, numerator, base, stem)) return true;
  return isWholePercentage(rate.quantity) && isOneSlip(base.quantity, [numerator.quantity]);
}
