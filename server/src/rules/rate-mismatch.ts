import { divide, multiply, whole } from '../analysis/numbers/decimal.ts';
import { isWholePercentage } from '../analysis/numbers/percentages.ts';
import { sumOf, toWritten } from '../claims/arithmetic.ts';
import { type Claim, type FigureNumber, figuresOf } from '../claims/claim.ts';
import { asDivision, asWritten, change, failing, severityOf, toPlaces, wordingOf } from './figures.ts';
import type { Draft, Fix, Rule } from './rule.ts';

/** A percentage that the figures it is made of do not give. */
export const rateMismatch: Rule = {
  id: 'rate-mismatch',
  title: '比率不符',
  family: 'numbers',
  severity: 'error',
  find: (report) => [...findFailing(report), ...findRemarkable(report)],
};

const findFailing = failing('rate', accuse);
const findRemarkable = wordingOf(
  (claim) => claim.kind === 'rate' && claim.verdict !== 'fails' && claim.remark !== undefined,
  remark,
);

function accuse(claim: Claim, text: string): Draft {
  const rate = figuresOf(claim, 'rate')[0]!;
  const terms = ['numerator', 'out', 'denominator'] as const;
  const arithmetic = asDivision(claim, 'numerator', 'denominator');
  return {
    start: rate.start,
    end: rate.end,
    severity: severityOf(claim),
    message: `比率不符：${arithmetic}，文中${nameOf(rate)}为${asWritten(text, rate)}。`,
    related: toPlaces(
      text,
      terms.flatMap((role) => figuresOf(claim, role)),
    ),
    fixes: waysOut(claim),
  };
}

function nameOf({ label }: FigureNumber): string {
  return /^(?:约|近|超)?占$/.test(label) || !/[率占比完面]/.test(label) ? '占比' : label;
}

/** The percentage that the terms give; and where all is claimed, the numerator that would make it true. */
function waysOut(claim: Claim): readonly Fix[] {
  const rate = figuresOf(claim, 'rate')[0]!;
  const [numerator, ...others] = figuresOf(claim, 'numerator');
  if (!numerator || others.length > 0) return [];
  const denominators = figuresOf(claim, 'denominator').map((number) => number.quantity);
  const base = sumOf(denominators);
  if (base.units === 0n) return [];
  const { quantity } = rate;
  const recomputed = divide(multiply(numerator.quantity.value, whole(100)), base, quantity.step.scale);
  const terms = denominators.map(toWritten).join('＋');
  const division = `${toWritten(numerator.quantity)}÷${denominators.length > 1 ? `（${terms}）` : terms}`;
  const fixes = [change(rate, recomputed, (text) => `把${nameOf(rate)}改为${text}%（${division}）`)];
  const [denominator] = denominators;
  if (denominator && denominators.length === 1 && isWholePercentage(quantity) && quantity.value.units !== 0n) {
    const title = `把${numerator.label}改为${toWritten(denominator)}${denominator.unit}（全部）`;
    fixes.push(change(numerator, denominator.value, title));
  }
  return fixes.filter((fix) => fix !== null);
}

function remark(claim: Claim, text: string): Draft {
  const rate = figuresOf(claim, 'rate')[0]!;
  const terms = claim.numbers.slice(1);
  return {
    start: rate.start,
    end: rate.end,
    severity: 'hint',
    message: `${claim.remark}。`,
    related: toPlaces(text, terms),
  };
}
