import { toWritten } from '../claims/arithmetic.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { severityOf } from './figures.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** An announced number of things, and another number of things listed. */
export const countMismatch: Rule = {
  id: 'count-mismatch',
  title: '数量与列举不符',
  family: 'numbers',
  severity: 'error',
  find: (report) =>
    report.claims
      .filter((claim) => claim.kind === 'count' && claim.verdict === 'fails')
      .map((claim) => word(claim, report)),
};

function word(claim: Claim, report: Report): Draft {
  const { text } = report.analysis.source;
  const count = figuresOf(claim, 'count')[0]!;
  const items = claim.items ?? [];
  const names = items.map(({ start, end }) => text.slice(start, end));
  const { unit } = count.quantity;
  const announced = `${text.slice(count.start, count.end)}${unit}`;
  const listed = names.some((name) => name.endsWith('是')) ? `从“${names[0]}”到“${names.at(-1)}”` : names.join('、');
  return {
    start: count.start,
    end: count.end,
    severity: severityOf(claim),
    message: `数量与列举不符：这里说${announced}，列出的是${items.length}${unit}（${listed}），与${toWritten(count.quantity)}${unit}对不上。`,
    related: items.map(({ start, end }, index) => ({ start, end, message: `第${index + 1}${unit}：${names[index]}` })),
  };
}
