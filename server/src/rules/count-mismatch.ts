import { toChineseOrdinal } from '../analysis/marks.ts';
import { compare, whole } from '../analysis/numbers/decimal.ts';
import { writtenUnit } from '../analysis/quantities.ts';
import { type Claim, figuresOf } from '../claims/claim.ts';
import { change, failing, severityOf } from './figures.ts';
import type { Draft, Rule } from './rule.ts';

/** An announced number of things, and another number of things listed. */
export const countMismatch: Rule = {
  id: 'count-mismatch',
  title: '数量与列举不符',
  family: 'numbers',
  severity: 'error',
  find: failing('count', word),
};

function word(claim: Claim, text: string): Draft {
  const count = figuresOf(claim, 'count')[0]!;
  const items = claim.items ?? [];
  const names = items.map(({ start, end }) => text.slice(start, end));
  const { unit, value } = count.quantity;
  const counter = writtenUnit(text, count.end, count.quantity);
  const announced = text.slice(count.start, count.end) + counter;
  const marked = names.every((name, index) => name === `${toChineseOrdinal(index + 1)}是`);
  const listed = marked ? `从“${names[0]}”到“${names.at(-1)}”` : names.join('、');
  const fix = change(count, whole(items.length), '');
  const gap = Math.abs(items.length - Number(value.units));
  const relation = compare(value, whole(items.length)) > 0 ? '少' : '多';
  return {
    start: count.start,
    end: count.end,
    severity: severityOf(claim),
    message: `数量与列举不符：这里说${announced}，列出的是${items.length}${unit}（${listed}），${relation}${gap}${unit}。`,
    related: items.map(({ start, end }, index) => ({ start, end, message: `第${index + 1}${unit}：${names[index]}` })),
    fixes: fix
      ? [{ ...fix, title: `把${announced}改为${fix.edits[0]!.text}${counter}（列出的是${items.length}${unit}）` }]
      : [],
  };
}
