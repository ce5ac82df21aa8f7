import { divide, multiply } from '../analysis/numbers/decimal.ts';
import { sumOf, toScaled } from '../claims/arithmetic.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { asDivision, asWritten, change, failing, severityOf, toPlaces } from './figures.ts';
import type { Draft, Fix, Rule } from './rule.ts';

/** An average that the total and its base do not give. */
export const averageMismatch: Rule = {
  id: 'average-mismatch',
  title: '平均数不符',
  family: 'numbers',
  severity: 'warning',
  find: failing('average', word),
};

function word(claim: Claim, text: string): Draft {
  const average = figuresOf(claim, 'average')[0]!;
  const others = [...figuresOf(claim, 'total'), ...figuresOf(claim, 'base')];
  const division = asDivision(claim, 'total', 'base');
  return {
    start: average.start,
    end: average.end,
    severity: severityOf(claim),
    message: `平均数不符：${claim.remark ?? `${division}，文中平均为${asWritten(text, average)}`}。`,
    related: toPlaces(text, others),
    fixes: waysOut(claim),
  };
}

/** The average that the total gives, in the precision printed. */
function waysOut(claim: Claim): readonly Fix[] {
  const average = figuresOf(claim, 'average')[0]!;
  const { quantity } = average;
  const base = figuresOf(claim, 'base')[0]?.quantity;
  const over = base ? base.value : claim.over;
  const totals = figuresOf(claim, 'total').map((total) => total.quantity);
  const terms = [quantity, ...totals, ...(base ? [base] : [])];
  if (!over || terms.some(({ approximate }) => approximate !== '')) return [];
  const steps = divide(sumOf(totals), multiply(over, quantity.step), 0);
  const value = multiply(steps, quantity.step);
  const [division] = claim.formula.split(' = ');
  const title = `把平均数改为${toScaled(value, quantity.scale)}${quantity.unit}（${division!.replaceAll(' ', '')}）`;
  const fix = steps.units > 0n ? change(average, value, title) : null;
  return fix ? [fix] : [];
}
