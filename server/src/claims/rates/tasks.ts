import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { failing, holding, isExplained, isSlipInTerms, sameSentence } from './claims.ts';

/** 完成预算的, 完成年度计划的 */
const OF_A_TASK = /(?:完成|达到|占)(?:了)?(?:年度|全年|年初|部门)?(预算|计划|目标|任务)[数量额]?的?$/;
const REACH = 8;

/** 年初预算1177万元，实际支出804万元，完成预算的68.3%: of the figure that is called so, whatever was done of it standing right before the rate. */
export function readOfTask(figures: readonly Figure[], at: number): Claim | null {
  const [rate, numerator] = [figures[at]!, figures[at - 1]];
  const name = OF_A_TASK.exec(rate.lead)?.[1];
  if (!name || !numerator || !sameSentence(rate, numerator) || numerator.bracket !== rate.bracket) return null;
  if (isRelative(numerator.quantity.measure) || numerator.label.includes(name)) return null;
  const base = figures
    .slice(Math.max(0, at - REACH), at - 1)
    .findLast((figure) => figure.label.includes(name) && isSameKind(figure, numerator) && sameSentence(figure, rate));
  if (!base) return null;
  if (fitRate(rate.quantity, numerator.quantity, base.quantity) !== 'no')
    return holding(rate, numerator, base, 'certain');
  const meant = isExplained(rate, numerator, base) || isSlipInTerms(rate, numerator, base);
  return meant ? failing(rate, numerator, base, 'likely') : null;
}
