import { type Claim, figuresOf } from '../claims/claim.ts';
import { severityOf, toPlaces } from './figures.ts';
import type { Draft, Report, Rule } from './rule.ts';

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
  };
}
