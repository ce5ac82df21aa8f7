import { toWritten } from '../claims/arithmetic.ts';
import { type Claim, numbersOf } from '../claims/claim.ts';
import { severityOf, toPlaces } from './figures.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A percentage that the figures it is made of do not give. */
export const rateMismatch: Rule = {
  id: 'rate-mismatch',
  title: '比率不符',
  family: 'numbers',
  severity: 'error',
  find: (report) =>
    report.claims
      .filter((claim) => claim.kind === 'rate' && (claim.verdict === 'fails' || claim.remark !== undefined))
      .map((claim) => (claim.verdict === 'fails' ? accuse(claim, report) : remark(claim, report))),
};

function accuse(claim: Claim, report: Report): Draft {
  const rate = claim.numbers[0]!;
  const terms = [...numbersOf(claim, 'numerator'), ...numbersOf(claim, 'denominator')];
  const arithmetic = claim.formula.replace(/ ≠ .*/, '').replaceAll(' ', '').replace('=', '＝').replace('÷', '÷');
  return {
    start: rate.start,
    end: rate.end,
    severity: severityOf(claim),
    message: `比率不符：${arithmetic}，文中${rate.label}为${toWritten(rate.quantity)}%。`,
    related: toPlaces(report, terms),
  };
}

function remark(claim: Claim, report: Report): Draft {
  const rate = claim.numbers[0]!;
  const terms = claim.numbers.slice(1);
  return {
    start: rate.start,
    end: rate.end,
    severity: 'hint',
    message: `${claim.remark}。`,
    related: toPlaces(report, terms),
  };
}
