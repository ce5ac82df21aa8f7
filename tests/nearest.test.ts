import { expect, test } from 'vitest';
import { didYouMean } from '../server/src/nearest.ts';

const RULES = ['total-mismatch', 'table-mismatch', 'missing-section', 'missing-unit'];

test.each([
  ['total-mismach', 'total-mismatch'],
  ['Total-Mismatch', 'total-mismatch'],
  // Begun and not finished: as long as only one begins so.
  ['tot', 'total-mismatch'],
  ['missing-s', 'missing-section'],
  // Of several that begin so, the nearest.
  ['missing-', 'missing-unit'],
  ['t', null],
  ['mssing-unit', 'missing-unit'],
  ['outdated-term', null],
  ['', null],
])('instead of “%s”, %s was meant', (word, meant) => {
  expect(didYouMean(word, RULES)).toBe(meant === null ? '' : `，是否想写“${meant}”？`);
});

test('where there are no names, none was meant', () => expect(didYouMean('total', [])).toBe(''));
