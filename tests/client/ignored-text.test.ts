import { expect, test } from 'vitest';
import { parseIgnored } from '../../client/src/ignored-text.ts';
import { printSuppressions } from '../../server/src/suppressions.ts';

test('reads what the server writes', () => {
  const suppression = { rule: 'total-mismatch', quote: '36', sentence: '审议重大事项36件' };
  expect(parseIgnored(printSuppressions([{ ...suppression, reason: '口径不同' }, suppression]))).toEqual([
    { index: 0, ...suppression, reason: '口径不同' },
    { index: 1, ...suppression, reason: '' },
  ]);
});

test.each(['', '{', '[]', 'null', '{"ignored": 1}'])('%j is no such file', (text) => {
  expect(parseIgnored(text)).toBeNull();
});

test('an entry that makes no sense keeps its place', () => {
  const nothing = { rule: '', quote: '', sentence: '', reason: '' };
  expect(parseIgnored('{"ignored": [null, {"rule": 1}]}')).toEqual([
    { index: 0, ...nothing },
    { index: 1, ...nothing },
  ]);
});
