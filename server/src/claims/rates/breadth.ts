import { compare } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isComparison, isSameKind } from '../figures.ts';
import { failing, holding, isExplained, sameSentence } from './claims.ts';

/** 增长面, 亏损面: how many of all of them have done so. */
const BREADTH = /^(?:其中)?[^，,]{0,6}(?:增长|上涨|上升|下降|下跌|盈利|亏损)面$/;

/** 41个行业中35个实现增长，增长面85.4%: the figure right before such a rate, of the one before that. */
export function readBreadth(figures: readonly Figure[], at: number): Claim | null {
  const [base, part, rate] = [figures[at - 2], figures[at - 1], figures[at]!];
  if (!base || !part || !BREADTH.test(rate.label) || !sameSentence(rate, base)) return null;
  if (rate.separator !== 'comma' || !isSameKind(base, part) || isComparison(part)) return null;
  if (!/中/.test(base.tail + part.lead) || compare(part.quantity.value, base.quantity.value) > 0) return null;
  if (fitRate(rate.quantity, part.quantity, base.quantity) !== 'no') return holding(rate, part, base, 'certain');
  return isExplained(rate, part, base) ? failing(rate, part, base, 'likely') : null;
}
