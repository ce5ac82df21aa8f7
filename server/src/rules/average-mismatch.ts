import { divide, multiply, whole } from '../analysis/decimal.ts';
import { isExact } from '../analysis/interval.ts';
import { sumOf, toScaled } from '../claims/arithmetic.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { change, severityOf, toPlaces } from './figures.ts';
import type { Draft, Fix, Report, Rule } from './rule.ts';

/** An average that the total and its base do not give. */
export const averageMismatch: Rule = {
  id: 'average-mismatch',
  title: '平均数不符',
  family: 'numbers',
  severity: 'warning',
  find: (report) =>
    report.claims
      .filter((claim) => claim.kind === 'average' && claim.verdict === 'fails')
      .map((claim) => word(claim, report)),
};

function word(claim: Claim, report: Report): Draft {
  const average = figuresOf(claim, 'average')[0]!;
  const others = [...figuresOf(claim, 'total'), ...figuresOf(claim, 'base')];
  const [division] = claim.formula.split(' ≠ ');
  const printed = report.analysis.source.text.slice(average.start, average.end);
  return {
    start: average.start,
    end: average.end,
    severity: severityOf(claim),
    message: `平均数不符：${division!.replaceAll(' ', '').replace('=', '＝')}，文中平均为${printed}${average.quantity.unit}。`,
    related: toPlaces(report, others),
    fixes: waysOut(claim),
  };
}

/** The average that the total gives, in the precision printed. */
function waysOut(claim: Claim): readonly Fix[] {
  const average = figuresOf(claim, 'average')[0]!;
  const { quantity } = average;
  const [, base] = / ÷ (\d+) /.exec(claim.formula) ?? [];
  if (!base || !isExact(quantity.range)) return [];
  const totals = figuresOf(claim, 'total').map((total) => total.quantity);
  const steps = divide(sumOf(totals), multiply(whole(Number(base)), quantity.step), 0);
  const value = multiply(steps, quantity.step);
  const [division] = claim.formula.split(' = ');
  const title = `把平均数改为${toScaled(value, quantity.scale)}${quantity.unit}（${division!.replaceAll(' ', '')}）`;
  const fix = steps.units > 0n ? change(average, value, title) : null;
  return fix ? [fix] : [];
}
