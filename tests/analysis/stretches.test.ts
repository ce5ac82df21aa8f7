import { expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { fromStretches } from '../../server/src/analysis/stretches.ts';

const REPORT = `青石街道2024年法治政府建设年度报告
一、主要举措
全年共受理群众来访咨询一百余人次。
1. 调解
逐件登记，件件有着落。
二、存在的问题
人手不足，经费有限。
青石街道办事处
2025年1月10日`;

/** Where the paragraphs begin, stretch by stretch, and the stretches that were read. */
function listing() {
  const read: string[] = [];
  const starts = fromStretches(
    ({ paragraphs }, { from, to }) => {
      const stretch = paragraphs.slice(from, to);
      read.push(stretch[0]!.paragraph.text);
      return stretch.map(({ start, block }) => ({ start, end: block.end }));
    },
    (span, move) => move(span),
  );
  return { starts, read };
}

test('a stretch ends where a heading opens a part, but not at an item', () => {
  const { starts, read } = listing();
  expect(starts(analyze(REPORT))).toHaveLength(7);
  expect(read).toEqual(['青石街道2024年法治政府建设年度报告', '主要举措', '存在的问题']);
});

test.each([
  ['一百余', '一百二十余', ['主要举措']],
  ['有着落。', '有着落', ['主要举措']],
  ['人手', '各村人手', ['存在的问题']],
  // What is no paragraph may bear on all of them.
  ['1. 调解', '2. 调解', ['青石街道2024年法治政府建设年度报告', '主要举措', '存在的问题']],
  ['主要举措', '举措', ['青石街道2024年法治政府建设年度报告', '举措', '存在的问题']],
  ['登记，件件', '登记\n件件', ['青石街道2024年法治政府建设年度报告', '主要举措', '存在的问题']],
  ['1月10日', '1月9日', ['青石街道2024年法治政府建设年度报告', '主要举措', '存在的问题']],
] as const)('%s → %s: what changed is read anew, the others move', (before, after, expected) => {
  const { starts, read } = listing();
  const previous = analyze(REPORT);
  starts(previous);
  read.splice(0);
  const now = analyze(REPORT.replace(before, after), { previous });
  const found = starts(now);
  expect(read).toEqual(expected);
  expect(found).toEqual(listing().starts(analyze(now.source.text)));
});
