import { describe, expect, test } from 'vitest';
import { whole } from '../../../server/src/analysis/numbers/decimal.ts';
import {
  difference,
  exactly,
  type Interval,
  isBelow,
  isExact,
  meets,
  sum,
} from '../../../server/src/analysis/numbers/interval.ts';

/** [1,3) and the like; an end that is not written is not bounded. */
function parse(written: string): Interval {
  const [, open, low, high, close] = /^([[(])(\d*),(\d*)([\])])$/.exec(written)!;
  const end = (digits: string) => (digits === '' ? null : whole(Number(digits)));
  return { low: end(low!), high: end(high!), lowOpen: open === '(', highOpen: close === ')' };
}

describe('two stretches of values', () => {
  test.each([
    ['[1,3]', '[3,5]', true],
    ['[1,3)', '[3,5]', false],
    ['[1,3]', '(3,5]', false],
    ['[1,3]', '[2,2]', true],
    ['[1,]', '[9,9]', true],
    ['[,1]', '[2,]', false],
    ['[,]', '[7,7]', true],
  ])('%s and %s have a value in common: %s', (a, b, common) => {
    expect(meets(parse(a), parse(b))).toBe(common);
    expect(meets(parse(b), parse(a))).toBe(common);
  });

  test.each([
    ['[1,3)', '[3,5]', true],
    ['[1,3]', '[3,5]', false],
    ['[1,]', '[3,5]', false],
    ['[1,3]', '[,5]', false],
  ])('%s lies below %s: %s', (a, b, below) => expect(isBelow(parse(a), parse(b))).toBe(below));

  test.each([
    ['[1,3)', '[10,20]', '[11,23)', '(7,19]'],
    ['[1,3]', '[10,]', '[11,]', '[7,]'],
  ])('%s and %s add up to %s, the second less the first to %s', (a, b, added, less) => {
    expect(sum(parse(a), parse(b))).toEqual(parse(added));
    expect(difference(parse(b), parse(a))).toEqual(parse(less));
  });
});

test('one value and no other is exact', () => {
  expect(isExact(exactly(whole(7)))).toBe(true);
  expect(isExact(parse('[7,8]'))).toBe(false);
  expect(isExact(parse('[7,]'))).toBe(false);
});
