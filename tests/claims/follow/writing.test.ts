import { expect, test } from 'vitest';
import { decimal, toText } from '../../../server/src/analysis/numbers/decimal.ts';
import { parseNumeral, toNumeral } from '../../../server/src/analysis/numbers/numerals.ts';
import { readQuantities } from '../../../server/src/analysis/quantities.ts';
import { writeLike } from '../../../server/src/claims/follow/writing.ts';
import fc from '../../seeded.ts';

/** The figure as the text has it, the new value, and how that is written in its place. */
const cases: readonly (readonly [text: string, value: string, written: string | null])[] = [
  ['130件', '131', '131'],
  ['1,130件', '12130', '12,130'],
  ['1，130件', '999', '999'],
  ['１２０件', '131', '１３１'],
  ['98.50%', '97', '97.00'],
  ['98.5%', '97.75', '97.75'],
  ['1.35亿元', '145000000', '1.45亿'],
  ['1.30 亿元', '140000000', '1.40 亿'],
  ['1500万元', '25005000', '2500.5万'],
  ['十二件', '13', '十三'],
  ['三件', '2', '两'],
  ['二十件', '205', '二百零五'],
  ['三件', '1.5', null],
  ['三件', '0', null],
  ['三件', '12000', null],
  ['百分之九十四', '93', '百分之九十三'],
  ['百分之九十四', '93.5', null],
  ['130件', '-1', null],
  ['占八成', '70', null],
  ['占三分之二', '50', null],
];

test.each(cases)('%s with %s is written %s', (text, value, written) => {
  const [quantity] = readQuantities(text);
  const [integer, fraction = ''] = value.split('.') as [string, string?];
  const number = decimal(BigInt(integer + fraction), -fraction.length);
  expect(writeLike(quantity!, number)).toBe(written);
});

test('what is written is read as the value it was written for', () => {
  const forms = fc.constantFrom('130件', '1,130件', '１２０件', '98.50%', '1.35亿元', '1500万元', '十二件');
  fc.assert(
    fc.property(
      forms,
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      fc.integer({ min: -2, max: 0 }),
      (form, units, exponent) => {
        const [quantity] = readQuantities(form);
        const value = decimal(units, exponent);
        const written = writeLike(quantity!, value);
        if (written === null) return;
        const [again] = readQuantities(written + form.slice(quantity!.end));
        // 一件 is an article: nobody counts by it.
        if (again || written !== '一') expect(toText(again!.value)).toBe(toText(value));
      },
    ),
  );
});

test('Chinese numerals from 1 to 9999 are read as they are written', () => {
  for (let value = 1n; value < 10_000n; value++) expect(parseNumeral(toNumeral(value)!, 0)?.value).toBe(value);
  expect([toNumeral(0n), toNumeral(10_000n)]).toEqual([null, null]);
});
