import { expect, test } from 'vitest';
import {
  add,
  compare,
  decimal,
  divide,
  multiply,
  subtract,
  toText,
  whole,
} from '../../../server/src/analysis/numbers/decimal.ts';
import fc from '../../seeded.ts';

const decimals = fc
  .record({ units: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), exponent: fc.integer({ min: -6, max: 8 }) })
  .map(({ units, exponent }) => decimal(units, exponent));

test.each<[string, string]>([
  [toText(decimal(4315n, -3)), '4.315'],
  [toText(decimal(4315n, 1)), '43150'],
  [toText(decimal(50n, -2)), '0.5'],
  [toText(decimal(-5n, -3)), '-0.005'],
  [toText(divide(whole(83), whole(133), 1)), '0.6'],
  [toText(divide(whole(8300), whole(133), 1)), '62.4'],
  [toText(divide(whole(1), whole(8), 2)), '0.13'],
  [toText(divide(whole(-1), whole(8), 2)), '-0.13'],
])('%s is %s', (text, expected) => expect(text).toBe(expected));

test('what is added can be taken away again', () => {
  fc.assert(fc.property(decimals, decimals, (a, b) => compare(subtract(add(a, b), b), a) === 0));
});

test('a quotient is off by at most half a unit of its last digit', () => {
  fc.assert(
    fc.property(
      decimals,
      decimals.filter((b) => b.units !== 0n),
      fc.integer({ min: 0, max: 4 }),
      (a, b, digits) => {
        const off = subtract(multiply(divide(a, b, digits), b), a);
        const size = multiply({ units: 2n * (off.units < 0n ? -off.units : off.units), scale: off.scale }, whole(1));
        const unit = multiply(decimal(1n, -digits), { units: b.units < 0n ? -b.units : b.units, scale: b.scale });
        return compare(size, unit) <= 0;
      },
    ),
  );
});
