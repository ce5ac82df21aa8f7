import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { toCodeLenses } from '../../server/src/features/code-lenses.ts';
import { type NearFile, toDocumentLinks } from '../../server/src/features/document-links.ts';
import { toInlayHints } from '../../server/src/features/inlay-hints.ts';
import { offsetAt } from '../../server/src/features/lsp.ts';
import { toReport } from '../../server/src/features/report.ts';

const TITLE = '青石街道办事处2025年法治政府建设年度报告\n\n';

/** The text with each hint where it is shown. */
function hinted(text: string, markdown = false): string {
  const result = check(text, { markdown });
  const { source } = result.analysis;
  const everything = { start: { line: 0, character: 0 }, end: { line: 9_999, character: 0 } };
  const hints = toInlayHints(result, everything).toSorted(
    (a, b) => offsetAt(source, b.position) - offsetAt(source, a.position),
  );
  return hints.reduce((words, { position, label }) => {
    const at = offsetAt(source, position);
    return `${words.slice(0, at)}⟦${label}⟧${words.slice(at)}`;
  }, text);
}

describe('an inlay hint', () => {
  test.each([
    ['受理130件，其中劳动类85件、婚姻类45件。', '受理130件，其中劳动类85件、婚姻类45件⟦＝130 ✓⟧。'],
    ['受理120件，其中劳动类85件、婚姻类45件。', '受理120件，其中劳动类85件、婚姻类45件⟦＝130 ✗⟧。'],
    ['受理130件，办结128件，办结率98.5%。', '受理130件，办结128件，办结率98.5%⟦✓⟧。'],
    ['受理130件，办结128件，办结率89.5%。', '受理130件，办结128件，办结率89.5%⟦复算98.5% ✗⟧。'],
    ['受理约100件，其中劳动类85件、婚姻类45件。', '受理约100件，其中劳动类85件、婚姻类45件。'],
    ['受理4.5亿元。', '受理4.5亿元。'],
  ])('%s', (text, shown) => expect(hinted(text)).toBe(shown));

  test('stands in no table, and only in the stretch that is asked for', () => {
    const table = '| 类别 | 件数 |\n| --- | --- |\n| 甲 | 3 |\n| 乙 | 4 |\n| 合计 | 7 |\n';
    expect(hinted(table, true)).toBe(table);
    const result = check('受理130件，其中劳动类85件、婚姻类45件。\n办结30件，其中甲10件、乙20件。');
    const line = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    expect(toInlayHints(result, line).map(({ position }) => position.line)).toEqual([1]);
  });

  test('shows its sum when one points at it', () => {
    const result = check('受理120件，其中劳动类85件、婚姻类45件。');
    const line = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    expect(toInlayHints(result, line)[0]?.tooltip).toBe('✗ 合计：120 ≠ 85 + 45');
  });
});

describe('a code lens', () => {
  test('stands over the title and over each mandated section, and says how it stands', () => {
    const text = `${TITLE}一、主要举措和成效\n（一）普法\n受理120件，其中劳动类85件、婚姻类45件。\n二、存在的不足和原因\n`;
    const lenses = toCodeLenses(check(text)).map(({ range, command }) => [range.start.line, command?.title]);
    expect(lenses).toEqual([
      [0, '必备内容 1/4 · 数字已核对 3/3 · 1处需改'],
      [2, '状态：已写 · 37字 · 1处需改'],
      [5, '状态：有标题，待填写'],
    ]);
  });

  test('stands over no text of no kind', () => expect(toCodeLenses(check('购物单\n\n一、铅笔\n'))).toEqual([]));
});

describe('a link', () => {
  const files = (...names: readonly string[]): readonly NearFile[] =>
    names.map((name) => ({ name, uri: `file:///folder/${name}` }));
  const links = (text: string, ...names: readonly string[]): readonly string[] => {
    const { analysis } = check(text);
    return toDocumentLinks(analysis, files(...names), 'file:///folder/本报告.txt').map(
      ({ range, target }) =>
        `${analysis.source.text.slice(offsetAt(analysis.source, range.start), offsetAt(analysis.source, range.end))} → ${target}`,
    );
  };

  test('leads from the title of a paper to the file of that name', () => {
    expect(links('落实《法治建设规划》和《普法方案》。', '法治建设规划.docx', '会议纪要.txt')).toEqual([
      '法治建设规划 → file:///folder/法治建设规划.docx',
    ]);
  });

  test.each([
    ['法治建设规划（2021—2025年）', '法治建设规划(2021-2025年).pdf'],
    ['法治建设规划', '《法治建设规划》.txt'],
    ['法治 建设规划', '法治建设规划.MD'],
    ['关于“八五”普法的意见', '关于八五普法的意见.txt'],
  ])('《%s》 is %s', (title, name) => expect(links(`落实《${title}》。`, name)).toHaveLength(1));

  test.each(['法治建设规划修订稿.txt', '法治建设规划.xlsx', '法治建设规划', '.txt'])(
    '《法治建设规划》 is not %s',
    (name) => {
      expect(links('落实《法治建设规划》。', name)).toEqual([]);
    },
  );

  test('prefers a text to other files, and never leads to the report itself', () => {
    expect(links('落实《规划》。', '规划.pdf', '规划.docx', '规划.txt')).toEqual(['规划 → file:///folder/规划.txt']);
    expect(links('见《本报告》。', '本报告.txt')).toEqual([]);
  });
});

describe('a section of the outline', () => {
  test('knows its length and its findings, with those below it', () => {
    const text = `${TITLE}一、主要举措和成效\n共有 三 件事。\n（一）普法\n受理120件，其中劳动类85件、婚姻类45件。\n二、存在的不足\n人员不足😀。\n`;
    const [first, second] = toReport(check(text), 1).sections;
    expect(first).toMatchObject({ length: 43, open: 1, worst: 'error' });
    expect(first?.children).toMatchObject([{ length: 28, open: 1, worst: 'error' }]);
    expect(second).toMatchObject({ length: 13, open: 1, worst: 'warning' });
  });
});
