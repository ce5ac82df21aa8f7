import type { Claim } from '../claims/claim.ts';
import { failing, severityOf } from './figures.ts';
import type { Draft, Rule } from './rule.ts';

/** A compound such as “1+8+3”, and other figures in its explanation. */
export const compoundMismatch: Rule = {
  id: 'compound-mismatch',
  title: '组合数字与说明不符',
  family: 'numbers',
  severity: 'error',
  find: failing('compound', word),
};

function word(claim: Claim, text: string): Draft {
  const { start, end } = claim.numbers[0]!;
  const members = (claim.items ?? []).map((item) => ({
    start: item.start,
    end: item.end,
    message: `${text.slice(item.start, item.end)}${item.label}`,
  }));
  const explained = members.map(({ message }) => message).join('、');
  return {
    start,
    end,
    severity: severityOf(claim),
    message: `组合数字与说明不符：组合是“${text.slice(start, end)}”，说明里是${explained}，有一项对不上。`,
    related: members,
  };
}
