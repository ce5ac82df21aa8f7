import { subtract } from '../analysis/numbers/decimal.ts';
import { sumOf, toMeasured, toScaled, toWritten } from '../claims/arithmetic.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { failing, severityOf, toPlaces } from './figures.ts';
import type { Draft, Rule } from './rule.ts';

/** A part, or the parts named so far, larger than the whole they belong to. */
export const partExceedsTotal: Rule = {
  id: 'part-exceeds-total',
  title: '部分大于总数',
  family: 'numbers',
  severity: 'error',
  find: failing('part', word, 'total'),
};

function word(claim: Claim, text: string): Draft {
  const total = figuresOf(claim, 'total')[0]!;
  const parts = figuresOf(claim, 'part');
  const sum = sumOf(parts.map((part) => part.quantity));
  const { unit, scale } = total.quantity;
  const terms = parts.map((part) => toWritten(part.quantity)).join('＋');
  const named =
    parts.length === 1
      ? `其中${parts[0]!.label}${toMeasured(parts[0]!.quantity)}`
      : `所列各项${terms}＝${toScaled(sum, scale)}${unit}`;
  const excess = toScaled(subtract(sum, total.quantity.value), scale);
  const place = parts.length === 1 ? parts[0]! : total;
  const others = parts.length === 1 ? [total] : parts;
  return {
    start: place.start,
    end: place.end,
    severity: severityOf(claim),
    message: `部分大于总数：${named}，而总数为${toMeasured(total.quantity)}，多出${excess}${unit}。`,
    related: toPlaces(text, others),
  };
}
