import { compare } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isComparison, isSameKind } from '../figures.ts';
import { isSlipInRate } from '../slips.ts';
import { isOneOfSeveral } from './bases.ts';
import { failing, holding, isExplained, isSlipInTerms, sameSentence } from './claims.ts';

/** 2360名执法人员中，2298人…，参训率99.4%: whatever the rate is called, it is taken of what was chosen from. */
export function readChosen(rate: Figure, terms: readonly Figure[]): Claim | null {
  const index = terms.findLastIndex((term, at) => {
    const base = terms[at - 1];
    return (
      base !== undefined &&
      isSameKind(base, term) &&
      !isComparison(term) &&
      compare(term.quantity.value, base.quantity.value) <= 0 &&
      !/每$/.test(base.lead) &&
      ((/[中里]$/.test(base.tail) && !UNDER_WAY.test(base.tail)) || /^[^,，、]*(?<![邻其])[中里](?!心)/.test(term.lead))
    );
  });
  const numerator = terms[index];
  const base = terms[index - 1];
  if (numerator && base && fitRate(rate.quantity, numerator.quantity, base.quantity) !== 'no') {
    return holding(rate, numerator, base, 'certain');
  }
  // 8个所里有2个全年办案不多。…纠错率5%: another sentence is about something else.
  if (!numerator || !base || !sameSentence(rate, numerator)) return null;
  // 24家企业中，A级6家、B级12家、C级4家，优良率75%: of a list, perhaps more than the first.
  if (terms[index + 1]?.separator === 'pause') return null;
  // 12个街道中有5个没有协管员，覆盖率58.3%: of the others.
  if (/^[一-龥]{0,6}(?:没|未|尚|无|缺|不)/.test(numerator.tail)) return null;
  return isExplained(rate, numerator, base) || isSlipInTerms(rate, numerator, base)
    ? failing(rate, numerator, base, 'likely')
    : null;
}

/** 其余156件正在办理中 is none of which some are chosen. */
const UNDER_WAY = /正在|(?:办理|审理|处理|整改|调解|进行|推进|建设|实施|核查)[之当]?中$/;

/** 政务服务事项1987项，网上可办1942项，网办率97.3%: two figures right before a rate that has a character in common with the nearer. */
export function readRightBefore(rate: Figure, stem: string, terms: readonly Figure[]): Claim | null {
  const [base, numerator] = [terms.at(-2), terms.at(-1)];
  if (!base || !numerator || !isSameKind(base, numerator) || rate.quantity.step.scale === 0) return null;
  if (!sameSentence(rate, base) || rate.separator !== 'comma') return null;
  if (isComparison(base) || isComparison(numerator) || numerator.separator !== 'comma') return null;
  if (isOneOfSeveral(numerator, base) || ![...stem].some((character) => numerator.label.includes(character)))
    return null;
  return isSlipInRate(rate.quantity, numerator.quantity.value, base.quantity.value) ||
    isSlipInTerms(rate, numerator, base)
    ? failing(rate, numerator, base, 'likely')
    : null;
}
