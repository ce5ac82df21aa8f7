import { divide, multiply, toText, whole } from '../analysis/decimal.ts';
import { isWholePercentage } from '../analysis/quantities.ts';
import { toWritten } from '../claims/arithmetic.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { change, severityOf, toPlaces } from './figures.ts';
import type { Draft, Fix, Report, Rule } from './rule.ts';

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
  const rate = figuresOf(claim, 'rate')[0]!;
  const terms = [...figuresOf(claim, 'numerator'), ...figuresOf(claim, 'denominator')];
  const arithmetic = claim.formula.replace(/ ≠ .*/, '').replaceAll(' ', '').replace('=', '＝').replace('÷', '÷');
  return {
    start: rate.start,
    end: rate.end,
    severity: severityOf(claim),
    message: `比率不符：${arithmetic}，文中${rate.label}为${toWritten(rate.quantity)}%。`,
    related: toPlaces(report, terms),
    fixes: waysOut(claim),
  };
}

/** The percentage that the terms give; and where all is claimed, the numerator that would make it true. */
function waysOut(claim: Claim): readonly Fix[] {
  const rate = figuresOf(claim, 'rate')[0]!;
  const numerator = figuresOf(claim, 'numerator')[0]!;
  const [denominator, ...more] = figuresOf(claim, 'denominator');
  if (!denominator || more.length > 0 || denominator.quantity.value.units === 0n) return [];
  const { quantity } = rate;
  const hundredfold = multiply(numerator.quantity.value, whole(100));
  const recomputed = divide(hundredfold, denominator.quantity.value, quantity.step.scale);
  const division = `${toWritten(numerator.quantity)}÷${toWritten(denominator.quantity)}`;
  const fixes = [change(rate, recomputed, `把${rate.label}改为${toText(recomputed)}%（${division}）`)];
  if (isWholePercentage(quantity) && quantity.value.units !== 0n) {
    const { value, unit } = denominator.quantity;
    fixes.push(change(numerator, value, `把${numerator.label}改为${toWritten(denominator.quantity)}${unit}（全部）`));
  }
  return fixes.filter((fix) => fix !== null);
}

function remark(claim: Claim, report: Report): Draft {
  const rate = figuresOf(claim, 'rate')[0]!;
  const terms = claim.numbers.slice(1);
  return {
    start: rate.start,
    end: rate.end,
    severity: 'hint',
    message: `${claim.remark}。`,
    related: toPlaces(report, terms),
  };
}
