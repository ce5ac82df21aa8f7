import { absolute, compare, type Decimal, subtract, whole } from '../analysis/numbers/decimal.ts';
import { sumOf, toMeasured, toScaled, toWritten } from '../claims/arithmetic.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { failing, severityOf, shortLabel, toPlaces, waysOut } from './figures.ts';
import type { Draft, Rule } from './rule.ts';

/** A total that is not the sum of the parts the text gives for it. */
export const totalMismatch: Rule = {
  id: 'total-mismatch',
  title: '合计不符',
  family: 'numbers',
  severity: 'error',
  find: failing('total', word),
};

function word(claim: Claim, text: string): Draft {
  const total = figuresOf(claim, 'total')[0]!;
  const parts = figuresOf(claim, 'part');
  const sum = sumOf(parts.map((part) => part.quantity));
  const { scale, unit } = total.quantity;
  const gap = absolute(subtract(sum, total.quantity.value));
  const more = compare(sum, total.quantity.value) > 0;
  const relation = more ? '多' : '少';
  const addition = parts.map((part) => `${shortLabel(part)}${toWritten(part.quantity)}`).join('＋');
  const severity = severityOf(claim);
  const doubt = severity === 'hint' ? `如果${more ? '有的算在了几项里' : '列出的不是全部'}，可以不管` : '';
  return {
    start: total.start,
    end: total.end,
    severity,
    message: `合计不符：${addition}＝${toScaled(sum, scale)}，文中合计为${toMeasured(total.quantity)}，各项之和${relation}${toScaled(gap, scaleOf(gap, scale))}${unit}。${doubt && `${doubt}。`}`,
    related: toPlaces(text, parts),
    fixes: waysOut(total, parts),
  };
}

/** A gap of less than 0.1亿 is told in 万. */
function scaleOf(gap: Decimal, scale: number): number {
  return scale === 8 && compare(gap, TENTH_OF_YI) < 0 ? 4 : scale;
}

const TENTH_OF_YI = whole(10_000_000);
