import { sum } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate, sumOf, toMeasured, toWritten } from '../arithmetic.ts';
import { type Claim, toNumber } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { unclear } from './claims.ts';

/**
 * 起诉308人，不起诉122人，不诉率28.4%: what was refused, of that and what was granted together. Offices leave out some of either, so
 * that nothing is said where it does not fit.
 */
export function readRefused(rate: Figure, stem: string, terms: readonly Figure[]): Claim | null {
  const [granted, refused] = terms.slice(-2);
  if (!/^不[一-龥]{1,3}$/.test(stem) || !granted || !refused || !isSameKind(granted, refused)) return null;
  if (!refused.label.includes('不') || granted.label.includes('不')) return null;
  if (![granted, refused].every(({ label }) => label.includes(stem.at(-1)!))) return null;
  const [one, other] = [granted.quantity, refused.quantity];
  const both = { ...other, value: sumOf([one, other]), range: sum(one.range, other.range) };
  if (fitRate(rate.quantity, other, both) !== 'rounded') return unclear(rate, refused, granted);
  return {
    kind: 'rate',
    verdict: 'holds',
    certainty: 'likely',
    formula: `${toWritten(other)} ÷ (${toWritten(one)} + ${toWritten(other)}) = ${toMeasured(rate.quantity)}`,
    numbers: [
      toNumber('rate', rate),
      toNumber('numerator', refused),
      toNumber('denominator', granted),
      toNumber('denominator', refused),
    ],
  };
}
