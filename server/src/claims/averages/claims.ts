import { mapEach } from '../../analysis/map-each.ts';
import { compare, type Decimal, divide, multiply, toText } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { sumOf, toScaled, toWritten } from '../arithmetic.ts';
import { type Claim, toNumber } from '../claim.ts';
import type { Base } from './bases.ts';

/** An average over one figure or the sum of several; `value` is the one of the values of the base that it is reckoned with. */
export function toClaim(
  average: Figure,
  totals: readonly Figure[],
  base: Base,
  value: Decimal,
  verdict: 'holds' | 'fails',
): Claim {
  const total = sumOf(mapEach(totals, ({ quantity }) => quantity));
  const { scale, step } = average.quantity;
  const finer = { units: step.units, scale: step.scale + 1 };
  const recomputed = toScaled(multiply(divide(total, multiply(value, finer), 0), finer), scale);
  const terms = mapEach(totals, ({ quantity }) => toWritten(quantity)).join(' + ');
  const division = `${totals.length > 1 ? `(${terms})` : terms} ÷ ${toText(value)}`;
  const reported = toWritten(average.quantity);
  return {
    kind: 'average',
    verdict,
    certainty: 'likely',
    formula: verdict === 'holds' ? `${division} = ${reported}` : `${division} = ${recomputed} ≠ ${reported}`,
    numbers: [
      toNumber('average', average),
      ...mapEach(totals, (figure) => toNumber('total', figure)),
      ...(base.figure ? [toNumber('base', base.figure)] : []),
    ],
    ...(base.figure && compare(base.figure.quantity.value, value) === 0 ? {} : { over: value }),
  };
}
