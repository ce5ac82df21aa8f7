import { describe, expect, test } from 'vitest';
import { readBrackets } from '../../server/src/analysis/brackets.ts';

describe('brackets of a paragraph', () => {
  test.each([
    ['落实《民法典（总则）》', 'pairs （） 《》'],
    ['含线上20件）,(下称“街道"', 'open (“ closed ） straight "'],
    ['(含线上20件）', 'pairs (）'],
    ['关于“深化“放管服”改革”的意见', 'pairs “” “”'],
    ['“雪亮工程“平台', 'pairs ““ reversed “'],
    ['”雪亮工程“平台', 'pairs ”“ reversed ”“'],
    ['“雪亮工程、天网工程“平台', 'open ““'],
    ['“《行政诉讼法”》', 'pairs “” open 《 closed 》'],
    ['1)摸底；b）整改；一)验收 :-)', ''],
    ['Let’s Go，5’以内', ''],
  ])('%s', (text, expected) => {
    const { pairs, open, closed, reversed, straight } = readBrackets(text);
    const write = (places: readonly { readonly at: number }[]): string => places.map(({ at }) => text[at]).join('');
    const parts = [
      ['pairs', pairs.map((pair) => write([pair.open, pair.close])).join(' ')],
      ['open', write(open)],
      ['closed', write(closed)],
      ['reversed', write(reversed)],
      ['straight', write(straight.map((at) => ({ at })))],
    ];
    expect(parts.flatMap(([name, marks]) => (marks ? `${name} ${marks}` : [])).join(' ')).toBe(expected);
  });
});
