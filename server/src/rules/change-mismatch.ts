import { compare } from '../analysis/decimal.ts';
import { toWritten } from '../claims/arithmetic.ts';
import { recomputed } from '../claims/changes.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { severityOf, toPlaces } from './figures.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A change that the two figures it is made of do not give, in amount or in direction. */
export const changeMismatch: Rule = {
  id: 'change-mismatch',
  title: '增减不符',
  family: 'numbers',
  severity: 'error',
  find: (report) =>
    report.claims
      .filter((claim) => claim.kind === 'change' && claim.verdict === 'fails')
      .map((claim) => word(claim, report)),
};

function word(claim: Claim, report: Report): Draft {
  const from = figuresOf(claim, 'from')[0]!;
  const to = figuresOf(claim, 'to')[0]!;
  const change = figuresOf(claim, 'change')[0];
  const unit = from.quantity.unit;
  const order = compare(to.quantity.value, from.quantity.value);
  const direction = order > 0 ? '增加' : order < 0 ? '减少' : '没有变化';
  const course = `从${toWritten(from.quantity)}${unit}到${toWritten(to.quantity)}${unit}`;
  const place = change ?? to;
  const others = change ? [from, to] : [from];
  const amount = change && order !== 0 ? recomputed(from.quantity, to.quantity, change.quantity) : '';
  const printed = change
    ? `${change.label}${toWritten(change.quantity)}${change.quantity.unit}`
    : report.analysis.source.text
        .slice(from.start, to.end)
        .replace(/^.*?(?=[增减升降提压缩扩回])/s, '')
        .slice(0, 12);
  return {
    start: place.start,
    end: place.end,
    severity: severityOf(claim),
    message: `增减不符：${course}，是${direction}${amount}，文中写的是“${printed}”。`,
    related: toPlaces(report, others),
  };
}
