import { toText } from '../analysis/decimal.ts';
import { sumOf, toWritten } from '../claims/arithmetic.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { severityOf, toPlaces } from './figures.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** Shares of one whole that add up to more than the whole. */
export const sharesExceedWhole: Rule = {
  id: 'shares-exceed-whole',
  title: '占比之和超过100%',
  family: 'numbers',
  severity: 'error',
  find: (report) =>
    report.claims
      .filter(({ kind, verdict, numbers }) => kind === 'part' && verdict === 'fails' && numbers[0]!.role === 'part')
      .map((claim) => word(claim, report)),
};

function word(claim: Claim, report: Report): Draft {
  const shares = figuresOf(claim, 'part');
  const last = shares.at(-1)!;
  const addition = shares.map(({ label, quantity }) => `${label.length <= 8 ? label : ''}${toWritten(quantity)}%`);
  const sum = toText(sumOf(shares.map(({ quantity }) => quantity)));
  return {
    start: last.start,
    end: last.end,
    severity: severityOf(claim),
    message: `占比之和超过100%：${addition.join('＋')}＝${sum}%，而同一个整体的各部分合起来不会超过100%。`,
    related: toPlaces(report, shares.slice(0, -1)),
  };
}
