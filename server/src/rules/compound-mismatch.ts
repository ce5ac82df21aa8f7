import { type Claim, figuresOf } from '../claims/claim.ts';
import { severityOf, toPlaces } from './figures.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A compound such as “1+9+2”, and other figures in its explanation. */
export const compoundMismatch: Rule = {
  id: 'compound-mismatch',
  title: '组合数字与说明不符',
  family: 'numbers',
  severity: 'error',
  find: (report) =>
    report.claims
      .filter((claim) => claim.kind === 'compound' && claim.verdict === 'fails')
      .map((claim) => word(claim, report)),
};

function word(claim: Claim, report: Report): Draft {
  const { text } = report.analysis.source;
  const compound = claim.numbers[0]!;
  const parts = figuresOf(claim, 'part');
  const explained = parts.map(({ start, end, quantity }) => `${text.slice(start, end)}${quantity.unit}`).join('、');
  return {
    start: compound.start,
    end: compound.end,
    severity: severityOf(claim),
    message: `组合数字与说明不符：“${text.slice(compound.start, compound.end)}”的说明里是${explained}，逐项对不上。`,
    related: toPlaces(report, parts),
  };
}
