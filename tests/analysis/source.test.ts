import { expect, test } from 'vitest';
import { createSource, editSource, lineSpan, positionAt } from '../../server/src/analysis/source.ts';
import fc from '../seeded.ts';

test('lines end with LF, CRLF or a lone CR', () => {
  const source = createSource('甲\n乙\r\n丙\r丁');
  expect(source.lineStarts).toEqual([0, 2, 5, 7]);
  expect(positionAt(source, 5)).toEqual({ line: 2, character: 0 });
  expect(positionAt(source, 99)).toEqual({ line: 3, character: 1 });
});

const texts = fc
  .array(fc.constantFrom('甲', '\n', '\r', '\r\n', '𠮷', '\ud83d'), { maxLength: 30 })
  .map((pieces) => pieces.join(''));

test('the lines are what stands between the line ends', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const source = createSource(text);
      const lines = source.lineStarts.map((_, line) => lineSpan(source, line));
      expect(lines.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(/\r\n|\r|\n/));
    }),
  );
});

test('after an edit, the lines are those of the new text', () => {
  fc.assert(
    fc.property(texts, texts, fc.nat(9), fc.nat(9), (text, words, from, length) => {
      const start = Math.min(from, text.length);
      const before = Math.min(start + length, text.length);
      const edited = text.slice(0, start) + words + text.slice(before);
      const change = { start, before, after: start + words.length };
      expect(editSource(createSource(text), edited, change)).toEqual(createSource(edited));
    }),
  );
});

test('an offset stands on the line after all line ends that are over before it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const source = createSource(text);
      const ends = [...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: lineEnd, index }) => index + lineEnd.length);
      for (let offset = 0; offset <= text.length; offset++) {
        const before = ends.filter((end) => end <= offset);
        expect(positionAt(source, offset)).toEqual({ line: before.length, character: offset - (before.at(-1) ?? 0) });
      }
    }),
  );
});
