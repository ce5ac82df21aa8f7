import { describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { pathsThrough, type Section } from '../../server/src/analysis/outline.ts';

/** The tree as an indented list of heading titles. */
function tree(text: string, markdown = false): string[] {
  const { outline } = analyze(text, { markdown });
  const lines: string[] = [];
  const visit = (section: Section, depth: number): void => {
    if (section.heading)
      lines.push('  '.repeat(depth - 1) + text.slice(section.heading.title.start, section.heading.title.end));
    for (const child of section.children) visit(child, depth + 1);
  };
  visit(outline, 0);
  return lines;
}

/** The kind of each block. */
function kinds(text: string, markdown = false): string[] {
  return analyze(text, { markdown }).blocks.map((block) => block.kind);
}

describe('outline', () => {
  test('levels follow the marks, full-width or ASCII', () => {
    const text = '一、甲\n（一）乙\n1.丙。正文。\n（1）丁\n①戊\n(二)己\n二、庚';
    expect(tree(text)).toEqual(['甲', '  乙', '    丙', '      丁', '        戊', '  己', '庚']);
  });

  test('levels may be skipped', () =>
    expect(tree('一、甲\n1.乙\n1、丙\n二、丁')).toEqual(['甲', '  乙', '  丙', '丁']));

  test('Markdown headings nest by their hashes, and by their marks where they have some', () => {
    expect(tree('# 某报告\n## 甲\n### 乙\n## 丙', true)).toEqual(['甲', '  乙', '丙']);
    expect(tree('# 某报告\n　　### 甲\n　　#### 乙', true)).toEqual(['甲', '  乙']);
    expect(tree('# 某报告\n\n## 一、甲\n\n（一）乙\n\n## 二、丙', true)).toEqual(['甲', '  乙', '丙']);
    expect(tree('**一、甲**\n正文', true)).toEqual(['甲']);
  });

  test('half-typed headings are headings or text, never an error', () => {
    expect(tree('一、\n一)乙\n（二\n二、丙')).toEqual(['', '  乙', '丙']);
  });

  test('what begins with a figure is no heading', () => {
    expect(tree('1.5亿元到位。\n12.4宪法宣传日\n2023年工作\n3·15活动')).toEqual([]);
  });

  test('a line of a table of contents is no heading', () => {
    expect(tree('目录\n一、甲……1\n二、乙........12\n一、甲\n二、乙')).toEqual(['甲', '乙']);
  });

  test('a section ends with its last text, before signature and date', () => {
    const text = '一、甲\n正文。\n\n青石街道办事处\n2024年1月5日';
    const [section] = analyze(text).outline.children;
    expect(text.slice(section!.start, section!.end)).toBe('一、甲\n正文。');
  });
});

describe('blocks', () => {
  test('title, addressee, text, signature and date', () => {
    const text =
      '云溪县青石街道办事处\n2023年法治政府建设年度报告\n（2024年1月5日）\n县委、县政府：\n现报告如下。\n一、甲\n正文。\n青石街道办事处\n2024年1月5日';
    expect(kinds(text)).toEqual([
      'title',
      'title',
      'date',
      'addressee',
      'paragraph',
      'heading',
      'paragraph',
      'signature',
      'date',
    ]);
    expect(analyze(text).title).toBe('云溪县青石街道办事处2023年法治政府建设年度报告');
  });

  test('what a web page left behind', () => {
    const text = '您当前的位置：首页>政务公开\n索引号：A1\n某县年度报告\n正文。\n分享:\n扫一扫在手机打开当前页';
    expect(kinds(text)).toEqual(['residue', 'residue', 'title', 'paragraph', 'residue', 'residue']);
  });

  test('in Markdown a paragraph runs to the next blank line; a list item, a table row and code stand alone', () => {
    const text = '甲甲，\n乙乙。\n\n- 丙\n- 丁\n\n| a | b |\n|---|---|\n\n```\n120件\n```\n';
    expect(kinds(text, true)).toEqual(['paragraph', 'paragraph', 'paragraph', 'table', 'table']);
  });

  test.each(['', '\n\n', '\r\n', '\ufeff', '\u0000', '\ud800'])('%j gives an outline', (text) => {
    expect(analyze(text).outline.children).toEqual([]);
  });
});

test('the sections that places stand in, from the outermost', () => {
  const text = '前言。\n一、成效\n甲。\n（一）执法\n乙。\n二、不足\n丙。';
  const pathAt = pathsThrough(analyze(text).outline);
  const names = (word: string): readonly string[] =>
    pathAt(text.indexOf(word)).flatMap(({ heading }) =>
      heading ? [text.slice(heading.title.start, heading.title.end)] : [],
    );
  expect(['前言', '甲', '乙', '丙'].map(names)).toEqual([[], ['成效'], ['成效', '执法'], ['不足']]);
});
