import { describe, expect, test } from 'vitest';
import { type Analysis, analyze } from '../../server/src/analysis/analyze.ts';
import { follow, fromFrame } from '../../server/src/analysis/frame.ts';

const LONG = '全年共受理群众来访咨询一百余人次，逐件登记、逐件答复，做到件件有着落、事事有回音，群众满意。';
const REPORT = `青石街道2024年法治政府建设年度报告
一、主要举措
${LONG}
无。
二、下一年计划
继续推进${LONG}
2025年1月10日`;

/** Where the second heading begins, and how often that was looked for. */
function counting() {
  let times = 0;
  const read = fromFrame(
    ({ outline }: Analysis) => {
      times++;
      return outline.children.slice(1, 2).map(({ start, end }) => ({ start, end }));
    },
    (found, change) => found.map((span) => follow(span, change)),
  );
  return { read, times: () => times };
}

describe('what follows from the frame of a report', () => {
  test.each([
    ['一百余', '一百二十余', 1, 'words within a long paragraph between two headings'],
    ['逐件登记、', '', 1, 'words gone from it'],
    ['群众满意。\n', '满意。\n', 1, 'words before its last character'],
    ['青石街道', '白沙街道', 2, 'the title'],
    ['主要举措', '举措', 2, 'a heading'],
    ['全年共', '一、全年共', 2, 'how a paragraph begins'],
    ['满意。\n', '满意\n', 1, 'how it ends'],
    ['登记、逐件', '登记\n逐件', 2, 'a paragraph parted in two'],
    ['无。', '没有。', 2, 'a short paragraph'],
    ['继续推进全年', '继续推进本年', 2, 'the last part'],
    ['1月10日', '1月11日', 2, 'the date'],
  ])('%s → %s: read %s× (%s)', (before, after, times) => {
    const counted = counting();
    const previous = analyze(REPORT);
    counted.read(previous);
    const text = REPORT.replace(before, after);
    expect(text).not.toBe(REPORT);
    const next = analyze(text, { previous });
    const { start, end } = next.outline.children[1]!;
    expect([counted.read(next), counted.read(next), counted.times()]).toEqual([
      [{ start, end }],
      [{ start, end }],
      times,
    ]);
  });

  test('is read for each condition', () => {
    const read = fromFrame(
      (_: Analysis, year: number) => [year],
      (found) => found,
    );
    const previous = analyze(REPORT);
    expect(read(previous, 2023)).toEqual([2023]);
    expect(read(analyze(REPORT.replace('一百余', '两百余'), { previous }), 2024)).toEqual([2024]);
  });
});
