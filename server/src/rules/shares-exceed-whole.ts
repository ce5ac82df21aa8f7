import { toText } from '../analysis/numbers/decimal.ts';
import { toMeasured } from '../claims/arithmetic.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { sumOfShares } from '../claims/shares.ts';
import { failing, severityOf, toPlaces } from './figures.ts';
import type { Draft, Rule } from './rule.ts';

/** Shares of one whole that add up to more than the whole. */
export const sharesExceedWhole: Rule = {
  id: 'shares-exceed-whole',
  title: '占比之和超过100%',
  family: 'numbers',
  severity: 'error',
  find: failing('part', word, 'part'),
};

function word(claim: Claim, text: string): Draft {
  const shares = figuresOf(claim, 'part');
  const last = shares.at(-1)!;
  const addition = shares.map(({ label, quantity }) => `${label.length <= 8 ? label : ''}${toMeasured(quantity)}`);
  const sum = toText(sumOfShares(shares.map(({ quantity }) => quantity)));
  return {
    start: last.start,
    end: last.end,
    severity: severityOf(claim),
    message: `占比之和超过100%：${addition.join('＋')}＝${sum}%，而同一个整体的各部分合起来不会超过100%。`,
    related: toPlaces(text, shares.slice(0, -1)),
  };
}
