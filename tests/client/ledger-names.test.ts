import { describe, expect, test } from 'vitest';
import { nameFigures, nameGroups } from '../../client/src/ledger-names.ts';
import fc from '../seeded.ts';
import { answerOf } from './figures.ts';

const figures = (...words: readonly string[]) => answerOf(words.map((word) => ({ words: word }))).figures;
const OLD = nameFigures(figures('受理 130件', '劳动类 85件', '婚姻类 45件', '办结 128件'), null);

describe('the names of figures', () => {
  const names = (...words: readonly string[]) => nameFigures(figures(...words), OLD).names.join(' ');

  test('are given in the order of the text', () => expect(OLD.names.join(' ')).toBe('f0 f1 f2 f3'));

  test.each([
    ['nothing', ['受理 130件', '劳动类 85件', '婚姻类 45件', '办结 128件'], 'f0 f1 f2 f3'],
    ['a number', ['受理 130件', '劳动类 86件', '婚姻类 45件', '办结 128件'], 'f0 f1 f2 f3'],
    ['what it counts', ['受理 130件', '劳务类 85件', '婚姻类 45件', '办结 128件'], 'f0 f1 f2 f3'],
    ['one more', ['受理 130件', '劳动类 85件', '邻里类 3件', '婚姻类 45件', '办结 128件'], 'f0 f1 f4 f2 f3'],
    ['one less', ['受理 130件', '婚姻类 45件', '办结 128件'], 'f0 f2 f3'],
    ['another order', ['婚姻类 45件', '受理 130件', '劳动类 85件', '办结 128件'], 'f2 f0 f1 f3'],
    ['one at the front', ['接待 9人', '受理 130件', '劳动类 85件', '婚姻类 45件', '办结 128件'], 'f4 f0 f1 f2 f3'],
    ['the first and the last', ['接待 130件', '劳动类 85件', '婚姻类 45件', '办结 129件'], 'f0 f1 f2 f3'],
    ['everything', ['甲 1件', '乙 2件'], 'f4 f5'],
    ['all gone', [], ''],
  ])('stay where what was changed is %s', (_, words, expected) => expect(names(...words)).toBe(expected));

  test('are never the same for two, whatever was changed', () => {
    const texts = fc.array(fc.constantFrom('甲 1件', '甲 2件', '乙 1件', '1件', '2件'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, texts, (one, two, three) => {
        let known = null;
        for (const text of [one, two, three]) {
          known = nameFigures(figures(...text), known);
          expect(new Set(known.names).size).toBe(text.length);
        }
      }),
    );
  });
});

describe('the names of groups', () => {
  const old = nameGroups(
    [
      { label: '甲', figures: ['f0', 'f1'] },
      { label: '乙', figures: ['f2'] },
    ],
    null,
  );
  const names = (...groups: Parameters<typeof nameGroups>[0]) =>
    [...nameGroups(groups, old).byLabel.values()].join(' ');

  test('go by the label, and where that is new by the figures', () => {
    expect(names({ label: '乙', figures: ['f2'] }, { label: '甲', figures: [] })).toBe('g1 g0');
    expect(names({ label: '甲甲', figures: ['f9', 'f1'] }, { label: '乙', figures: ['f2'] })).toBe('g0 g1');
    expect(names({ label: '丙', figures: ['f9'] })).toBe('g2');
  });

  test('are never the same for two', () => {
    expect(names({ label: '甲', figures: ['f0'] }, { label: '丙', figures: ['f1'] })).toBe('g0 g2');
    expect(names({ label: '丙', figures: ['f0'] }, { label: '丁', figures: ['f1'] })).toBe('g0 g2');
  });
});
