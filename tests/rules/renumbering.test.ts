import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { pushOn, renumber, seriesFrom, wordRenumbering } from '../../server/src/rules/renumbering.ts';
import type { Edit } from '../../server/src/rules/rule.ts';

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: words }) => changed.slice(0, start) + words + changed.slice(end), text);
}

/** The headings after renumbering those from the index `at` on. */
function renumbered(text: string, at: number, from: number): string {
  const series = seriesFrom(analyze(text).outline.children, at);
  return apply(text, renumber(text, series, from));
}

describe('a series of headings', () => {
  it.each([
    ['一、甲\n二、乙\n三、丙\n', 1, 3, '一、甲\n三、乙\n四、丙\n'],
    ['九、甲\n十、乙\n十一、丙\n', 0, 10, '十、甲\n十一、乙\n十二、丙\n'],
    ['(一)甲\n（二）乙\n', 0, 2, '(二)甲\n（三）乙\n'],
    ['1、甲\n2.乙\n３．丙\n', 0, 9, '9、甲\n10.乙\n11．丙\n'],
    ['①甲\n②乙\n', 0, 2, '②甲\n③乙\n'],
    ['第一部分 甲\n第二部分 乙\n', 0, 2, '第二部分 甲\n第三部分 乙\n'],
    ['## 一、甲\n## 二、乙\n', 0, 2, '## 二、甲\n## 三、乙\n'],
    ['一、甲\n二、乙\n', 0, 1, '一、甲\n二、乙\n'],
  ])('%j from %i on counts from %i', (text, at, from, expected) => {
    expect(renumbered(text, at, from)).toBe(expected);
  });

  it('ends where the count jumps or starts anew', () => {
    const text = '一、甲\n二、乙\n四、丙\n局\n2024年2月8日\n附件\n一、丁\n二、戊\n';
    expect(renumbered(text, 1, 3)).toBe(text.replace('二、乙', '三、乙'));
    expect(renumbered(text, 3, 2)).toBe(text.replace('一、丁', '二、丁').replace('二、戊', '三、戊'));
  });

  it('leaves what has no number alone', () => {
    expect(renumbered('# 甲\n# 乙\n', 0, 2)).toBe('# 甲\n# 乙\n');
  });

  it('is told in words', () => {
    const words = (text: string, from: number): string =>
      wordRenumbering(text, seriesFrom(analyze(text).outline.children, 0), from);
    expect(words('二、甲\n三、乙\n', 3)).toBe('“二、”至“三、”改为“三、”至“四、”');
    expect(words('(二)甲\n', 3)).toBe('“(二)”改为“(三)”');
    expect(words('2. 甲\n3. 乙\n', 3)).toBe('“2.”至“3.”改为“3.”至“4.”');
    expect(words('二、甲\n', 2)).toBe('');
  });

  it('moves only where the ordinal that is put in is taken', () => {
    const text = '一、甲\n三、乙\n四、丙\n';
    const following = analyze(text).outline.children.slice(1);
    for (const ordinal of [1, 2]) expect(pushOn(text, { ordinal, following })).toEqual({ edits: [], words: '' });
    expect(apply(text, pushOn(text, { ordinal: 3, following }).edits)).toBe('一、甲\n四、乙\n五、丙\n');
  });
});
