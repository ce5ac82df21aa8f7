import { expect, test } from 'vitest';
import { joinText } from '../../server/src/analysis/joined-text.ts';

const OUT = [
  { start: 2, end: 3 },
  { start: 5, end: 7 },
];

test('what is left of a text stands where it stood', () => {
  const whole = '甲乙\n丙丁\r\n戊';
  const { text, toWhole } = joinText(whole, OUT);
  expect(text).toBe('甲乙丙丁戊');
  for (let start = 0; start <= text.length; start++) {
    for (let end = start; end <= text.length; end++) {
      const place = toWhole({ start, end });
      const left = OUT.reduceRight(
        (words, out) => {
          const from = Math.max(out.start, place.start);
          const to = Math.min(out.end, place.end);
          return from < to ? words.slice(0, from - place.start) + words.slice(to - place.start) : words;
        },
        whole.slice(place.start, place.end),
      );
      expect(left).toBe(text.slice(start, end));
    }
  }
  // What ends or begins at a seam takes none of what is out.
  expect(toWhole({ start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
  expect(toWhole({ start: 2, end: 4 })).toEqual({ start: 3, end: 5 });
});

test('a text of which nothing is taken out stays as it is', () => {
  const { text, toWhole } = joinText('甲乙', []);
  expect(text).toBe('甲乙');
  expect(toWhole({ start: 1, end: 2, role: 'part' })).toEqual({ start: 1, end: 2, role: 'part' });
});
