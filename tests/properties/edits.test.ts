import { expect, test } from 'vitest';
import { applyEdits, carry, composeEdits } from '../../server/src/features/edits.ts';
import type { Edit } from '../../server/src/rules/rule.ts';
import fc from '../seeded.ts';

const words = fc.string({ unit: fc.constantFrom('甲', '乙', '1', '，', '\n', '𠮷'), maxLength: 12 });

/** Edits of a text of which none overlaps another, in no order. */
function editsOf(text: string): fc.Arbitrary<readonly Edit[]> {
  const pieces = fc.array(fc.tuple(fc.nat(3), fc.nat(3), words), { maxLength: 4 });
  return pieces.map((chosen) => {
    let at = 0;
    const edits = chosen.flatMap(([gap, length, by]) => {
      const start = at + gap;
      const end = Math.min(text.length, start + length);
      // Of two insertions at one place nobody could say which comes first.
      if (start > text.length || (start === at && end === start && at > 0)) return [];
      at = end;
      return [{ start, end, text: by }];
    });
    return edits.reverse();
  });
}

const chains = words.chain((text) =>
  editsOf(text).chain((first) => editsOf(applyEdits(text, first)).map((second) => ({ text, first, second }))),
);

test('edits that are joined do what they do one after the other', () => {
  fc.assert(
    fc.property(chains, ({ text, first, second }) => {
      const joined = composeEdits(text, first, second);
      expect(applyEdits(text, joined)).toBe(applyEdits(applyEdits(text, first), second));
      for (const [index, edit] of joined.entries()) {
        expect(edit.start).toBeGreaterThanOrEqual(joined[index - 1]?.end ?? 0);
        expect(text.slice(edit.start, edit.end)).not.toBe(edit.text);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a place that no edit touches keeps its words', () => {
  fc.assert(
    fc.property(
      words.chain((text) => fc.tuple(fc.constant(text), editsOf(text), fc.nat(12), fc.nat(4))),
      (given) => {
        const [text, edits, start, length] = given;
        const place = { start, end: start + length };
        fc.pre(place.end <= text.length && edits.every((edit) => edit.end <= place.start || edit.start >= place.end));
        const carried = carry(place, edits);
        expect(applyEdits(text, edits).slice(carried.start, carried.end)).toBe(text.slice(place.start, place.end));
      },
    ),
    { numRuns: 1000 },
  );
});
