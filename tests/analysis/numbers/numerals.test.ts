import { expect, test } from 'vitest';
import { parseNumeral } from '../../../server/src/analysis/numbers/numerals.ts';
import fc from '../../seeded.ts';

test.each<[string, bigint | null]>([
  ['三', 3n],
  ['十', 10n],
  ['十二', 12n],
  ['二十', 20n],
  ['九十九', 99n],
  ['两百', 200n],
  ['一百零八', 108n],
  ['三千五百', 3500n],
  ['两万', 20_000n],
  ['三万五千', 35_000n],
  ['一亿二千万', 120_000_000n],
  ['十五万', 150_000n],
  ['二〇二三', 2023n],
  ['万', null],
  ['百', null],
  ['十百', null],
  ['三二十', null],
  ['件', null],
])('%s', (text, value) => expect(parseNumeral(text, 0)?.value ?? null).toBe(value));

test('whatever the characters are, it ends within them', () => {
  const characters = [...'〇零一二两三四五六七八九十百千万亿件'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...characters), { maxLength: 12 }), (chosen) => {
      const text = chosen.join('');
      const numeral = parseNumeral(text, 0);
      return numeral === null || (numeral.end > 0 && numeral.end <= text.length && numeral.value >= 0n);
    }),
  );
});
