import { describe, expect, test } from 'vitest';
import { demandOf } from '../../server/src/analysis/matches/needs.ts';
import { hasMatch, matchesOf } from '../../server/src/analysis/matches.ts';
import fc from '../seeded.ts';

describe('what a pattern needs', () => {
  test.each<[RegExp, string[][], string | null]>([
    [/诉/, [['诉']], '诉'],
    [/诉(?![求讼])/, [['诉']], '诉'],
    [/信访人|上访户?/, [['信访', '上访']], '信上'],
    [/[信上]访/, [['信访', '上访']], '信上'],
    [/(?<=[的了])和/, [['的和', '了和'], ['和'], ['的', '了']], '和'],
    [/约(?=\d\s)/, [[...'0123456789'].map((digit) => `约${digit}`)], '约'],
    [/(?:共计|合计)\s{0,2}(?<number>\d+)/, [['共计', '合计'], [...'0123456789']], '共合'],
    [/…{2}/, [['……'], ['…']], '…'],
    [/一?件/, [['件']], '一件'],
    [/(案)\1?/, [['案']], '案'],
    [/案|\d*/, [], null],
    [/^$/, [], null],
    [/[^，]/, [], null],
    [/案/i, [], null],
  ])('%s', (pattern, needs, first) => {
    const demand = demandOf(pattern);
    expect(
      needs.length === 0 ? demand.needs : demand.needs.slice(0, needs.length).map((need) => [...need].sort()),
    ).toEqual(needs.map((need) => [...need].sort()));
    expect(demand.first && [...demand.first].sort()).toEqual(first && [...first].sort());
  });
});

/** Patterns over three letters, of every construction that ours have. */
const { pattern } = fc.letrec<{ pattern: string; sequence: string; piece: string; atom: string }>((tie) => ({
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((parts) => parts.join('|')),
  sequence: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  piece: fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(tie('atom'), fc.constantFrom('', '', '', '?', '{2}', '{0,2}', '{1,2}?'))
        .map(([atom, times]) => atom + times),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), tie('pattern'))
        .map(([open, inner]) => `${open}${inner})`),
    },
    { weight: 1, arbitrary: fc.constantFrom('^', '$', '\\b') },
  ),
  atom: fc.oneof(
    { maxDepth: 1, depthSize: 'small' },
    fc.constantFrom('a', 'b', '诉', '[ab]', '[^a]', '[a-c]', '.', '\\s', '\\d', '\\u8bc9', '[\\d诉]', '\\w'),
    tie('pattern').map((inner) => `(?:${inner})`),
    tie('pattern').map((inner) => `(${inner})`),
    tie('pattern').map((inner) => `(?:(?<!b)${inner})`),
  ),
}));
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '诉', ' ', '1', '\n'), maxLength: 8 });

test('finds what looking at every place finds', () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 4 }), (source, texts) => {
      const global = new RegExp(source, 'g');
      const single = new RegExp(source);
      for (const words of texts) {
        expect(matchesOf(words, global)).toEqual([...words.matchAll(new RegExp(source, 'g'))]);
        expect(hasMatch(words, single)).toBe(new RegExp(source).test(words));
      }
    }),
    { numRuns: 500 },
  );
});
