import { compare, subtract, ZERO } from '../analysis/numbers/decimal.ts';
import { isExact } from '../analysis/numbers/interval.ts';
import { sumOf, toMeasured, toScaled, toWritten } from '../claims/arithmetic.ts';
import { type Claim, type FigureNumber, figuresOf } from '../claims/claim.ts';
import { change, failing, nameIn, severityOf, toPlaces } from './figures.ts';
import type { Draft, Rule } from './rule.ts';

/** What is left, and what came in less what went out, are not the same. */
export const balanceMismatch: Rule = {
  id: 'balance-mismatch',
  title: '收支结存不符',
  family: 'numbers',
  severity: 'error',
  find: failing('balance', word),
};

function word(claim: Claim, text: string): Draft {
  const left = figuresOf(claim, 'result')[0]!;
  const ins = figuresOf(claim, 'in');
  const outs = figuresOf(claim, 'out');
  const { unit, scale } = left.quantity;
  const named = (number: FigureNumber): string => nameIn(text, number) + toWritten(number.quantity);
  const plus = ins.map(named).join('＋');
  const minus = outs.map(named).join('－');
  const name = nameIn(text, left);
  const rest = subtract(sumOf(ins.map(({ quantity }) => quantity)), sumOf(outs.map(({ quantity }) => quantity)));
  const exact = [left, ...ins, ...outs].every(({ quantity }) => isExact(quantity.range));
  const terms = [
    ins.map(({ quantity }) => toWritten(quantity)).join('＋'),
    ...outs.map(({ quantity }) => toWritten(quantity)),
  ];
  const title = `把${name}改为${toScaled(rest, scale)}${unit}（${terms.join('－')}）`;
  const fix = exact && compare(rest, ZERO) >= 0 ? change(left, rest, title) : null;
  return {
    start: left.start,
    end: left.end,
    severity: severityOf(claim),
    message: `收支结存不符：${plus}－${minus}＝${toScaled(rest, scale)}，文中${name}${name.endsWith('有') ? '' : '为'}${toMeasured(left.quantity)}。`,
    related: toPlaces(text, [...ins, ...outs]),
    fixes: fix ? [fix] : [],
  };
}
