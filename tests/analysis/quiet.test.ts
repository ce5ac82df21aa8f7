import { expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { unlessQuiet } from '../../server/src/analysis/quiet.ts';
import { readEach } from '../../server/src/analysis/readings.ts';

const REPORT = `青石街道2024年工作报告
一、主要举措
全年受理来访120件，逐件登记。
二、下一步打算
继续努力，再创佳绩。`;

/** The numbers of a report that stand in it twice, and how often they were looked for. */
function doublets() {
  let times = 0;
  const find = unlessQuiet(
    readEach(({ text }) => text.match(/\d+(?=件)/g)),
    (before, now) => before.join() === now.join(),
    (_, readings) => {
      times++;
      const all = readings.flatMap(({ found }) => [...found]);
      return all.filter((number, at) => all.indexOf(number) < at);
    },
  );
  return { find, times: () => times };
}

test.each([
  ['逐件登记', '件件登记', [], 1, 'words beside what is found'],
  ['120件，', '120件、', [], 1, 'where it is found, the same'],
  ['120件', '130件', [], 2, 'something else is found'],
  ['再创佳绩', '办结120件', ['120'], 2, 'more is found'],
  ['主要举措', '举措', [], 2, 'a heading'],
  ['，逐件', '。\n逐件', [], 2, 'a paragraph parted in two'],
] as const)('%s → %s: %j, looked for %s× (%s)', (before, after, expected, times, _) => {
  const counted = doublets();
  const previous = analyze(REPORT);
  expect(counted.find(previous)).toEqual([]);
  expect(counted.find(analyze(REPORT.replace(before, after), { previous }))).toEqual(expected);
  expect(counted.times()).toBe(times);
});

test('what followed once is looked for at every version, until it does no more', () => {
  const counted = doublets();
  const twice = analyze(REPORT.replace('再创佳绩', '办结120件'));
  const still = analyze(twice.source.text.replace('继续', '接着'), { previous: twice });
  const once = analyze(still.source.text.replace('办结120件', '办结'), { previous: still });
  const last = analyze(once.source.text.replace('接着', '继续'), { previous: once });
  expect([twice, still, once, last].map((version) => counted.find(version))).toEqual([['120'], ['120'], [], []]);
  expect(counted.times()).toBe(3);
});
