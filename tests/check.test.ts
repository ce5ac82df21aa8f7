import { expect, test } from 'vitest';
import { check } from '../server/src/check.ts';

test('findings come in the order of their places, of those at one place the shorter first', () => {
  const text = '全年接待来访6批,,受理诉求8件,,全部办结。\n';
  const { findings } = check(text, { settings: { rules: { 'punctuation-style': 'hint' }, profile: 'none' } });
  const [first, second] = [text.indexOf(',,'), text.lastIndexOf(',,')];
  // In the list of rules, that of ,, comes first; that of half-width marks speaks of the first one for all.
  expect(findings.map(({ rule, start, end }) => [rule, start, end])).toEqual([
    ['punctuation-style', first, first + 1],
    ['stray-punctuation', first, first + 2],
    ['stray-punctuation', second, second + 2],
  ]);
});
