import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSource, lineSpan, positionAt } from '../../server/src/analysis/source.ts';

test('lines end with LF, CRLF or a lone CR', () => {
  const source = createSource('甲\n乙\r\n丙\r丁');
  expect(source.lineStarts).toEqual([0, 2, 5, 7]);
  expect(positionAt(source, 5)).toEqual({ line: 2, character: 0 });
  expect(positionAt(source, 99)).toEqual({ line: 3, character: 1 });
});

test('every offset stands on its line', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('甲', '\n', '\r', '\r\n', '𠮷', '\ud83d'), { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const source = createSource(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const { line, character } = positionAt(source, offset);
        expect(source.lineStarts[line]! + character).toBe(offset);
        expect(lineSpan(source, line).start).toBeLessThanOrEqual(offset);
      }
    }),
  );
});
