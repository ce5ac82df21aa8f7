import { expect, test } from 'vitest';
import { createSource } from '../../server/src/analysis/source.ts';
import { applyChange, offsetAt, toRange } from '../../server/src/features/lsp.ts';

const source = createSource('甲𠮷\r\n乙\r丙\n');

test.each([
  [0, 0, 0],
  [0, 3, 3],
  [0, 4, 3],
  [0, 1e9, 3],
  [1, 0, 5],
  [1, 7, 6],
  [2, 1, 8],
  [3, 0, 9],
  [3, 5, 9],
  [4, 0, 9],
  [1e9, 0, 9],
  [-1, 5, 0],
  [0, -1, 0],
  [0.5, 1.5, 1],
  [Number.NaN, 0, 9],
  [0, Number.NaN, 0],
])('line %d, character %d is offset %d', (line, character, offset) => {
  expect(offsetAt(source, { line, character })).toBe(offset);
});

test('a range counts UTF-16 units', () => {
  expect(toRange(createSource('甲\r\n𠮷😀乙'), { start: 0, end: 7 })).toEqual({
    start: { line: 0, character: 0 },
    end: { line: 1, character: 4 },
  });
});

test.each([
  ['an LF behind a lone CR', '甲\r乙', [1, 0, 1, 0], '\n丙\n', '甲\r\n丙\n乙'],
  ['a CR before an LF', '甲\n乙', [0, 1, 0, 1], '\r', '甲\r\n乙'],
  ['what stood between a CR and an LF', '甲\r乙\n丙', [1, 0, 1, 1], '', '甲\r\n丙'],
  ['what parts a CR from its LF', '甲\r\n乙', [0, 1, 1, 0], '\r丁\n', '甲\r丁\n乙'],
  ['several lines', '甲\n乙\n丙', [0, 1, 2, 0], '', '甲丙'],
  ['swapped ends', '甲乙丙', [0, 2, 0, 1], '丁', '甲丁丙'],
  ['the end', '甲\n', [1, 0, 1, 0], '乙\n', '甲\n乙\n'],
] as const)('a change of %s', (_, text, [line, character, lastLine, lastCharacter], words, becomes) => {
  const range = { start: { line, character }, end: { line: lastLine, character: lastCharacter } };
  expect(applyChange(createSource(text), { range, text: words })).toEqual(createSource(becomes));
});
