import { expect, test } from 'vitest';
import { findSentenceBeingWritten } from '../../client/src/being-written.ts';
import { timeOf } from '../properties/growth.ts';

/** The cursor stands at ‸. */
test.each([
  ['全年受理120件，其中劳动类85件、婚姻‸', '全年受理120件，其中劳动类85件、婚姻'],
  ['已经办结。全年受理120件，其中‸', '全年受理120件，其中'],
  ['一是抓落实；二是开展“菜单‸”', '二是开展“菜单”'],
  ['（一‸）', '（一）'],
  ['（‸', '（'],
  ['| 予以公开 | 74 | 11 ‸|', '| 予以公开 | 74 | 11 |'],
])('%s: being written is %s', (text, expected) => {
  const cursor = text.indexOf('‸');
  const line = text.replace('‸', '');
  const { start, end } = findSentenceBeingWritten(line, cursor)!;
  expect(line.slice(start, end)).toBe(expected);
});

test.each(['已经办结。‸', '已经办结。 ‸', '‸', '全年受理‸120件，其中劳动类85件。', '‸全年受理120件'])(
  '%s: nothing is being written',
  (text) => {
    expect(findSentenceBeingWritten(text.replace('‸', ''), text.indexOf('‸'))).toBeNull();
  },
);

test('takes no longer than the line is long', () => {
  const taken = timeOf(() => {
    findSentenceBeingWritten(`${'”'.repeat(200_000)}x`, 0);
    findSentenceBeingWritten('字，'.repeat(200_000), 400_000);
  });
  expect(taken).toBeLessThan(500);
});
