import { describe, expect, test } from 'vitest';
import { type Analysis, analyze } from '../../server/src/analysis/analyze.ts';
import { allSections, type Section } from '../../server/src/analysis/outline.ts';
import { levelOf } from '../../server/src/analysis/styled.ts';
import fc from '../seeded.ts';

/** A paragraph of a Word file: its text, and the level that its style gives it. */
type Styled = readonly [level: number | null, text: string];

function read(paragraphs: readonly Styled[]): Analysis {
  let start = 0;
  const headings = paragraphs.flatMap(([level, text]) => {
    const at = start;
    start += text.length + 1;
    return level === null ? [] : [{ start: at, level }];
  });
  return analyze(paragraphs.map(([, text]) => `${text}\n`).join(''), { headings });
}

/** The tree as an indented list of headings. */
function tree({ outline, source }: Analysis): readonly string[] {
  const { text } = source;
  const lines: string[] = [];
  const visit = (section: Section, depth: number): void => {
    if (section.heading) {
      const { start, end } = section.heading.title;
      lines.push('  '.repeat(depth - 1) + text.slice(start, end));
    }
    for (const child of section.children) visit(child, depth + 1);
  };
  visit(outline, 0);
  return lines;
}

const BODY: Styled = [null, '全年召开会议4次，研究法治建设议题12个，工作有序推进，成效逐步显现。'];

describe('headings that a Word file tells by its outline', () => {
  test('an ordinal and a style make one heading, whose ordinal ranks it', () => {
    const report = read([[1, '一、主要举措'], [1, '（一）加强领导'], BODY, [1, '二、不足'], BODY]);
    expect(tree(report)).toEqual(['主要举措', '  加强领导', '不足']);
    expect([...allSections(report.outline)]).toHaveLength(4);
  });

  test('a heading without an ordinal is one by its style', () => {
    expect(
      tree(read([[1, '主要举措'], [2, '加强领导'], BODY, [2, '规范执法：'], BODY, [1, '今后工作'], BODY])),
    ).toEqual(['主要举措', '  加强领导', '  规范执法', '今后工作']);
  });

  test('a styled line that is clearly text stays text', () => {
    const lines: readonly Styled[] = [
      [1, '一、主要举措'],
      [2, '全年召开会议4次。'],
      [2, '现将有关情况报告如下：'],
      [2, '组织学习，'],
      [2, '一是'.repeat(40)],
      BODY,
    ];
    expect(tree(read(lines))).toEqual(['主要举措']);
    expect(read(lines).blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(5);
  });

  test('a title with the style of a heading is the title; what is styled behind it is not', () => {
    const report = read([
      [1, '青石街道2024年'],
      [1, '法治政府建设年度报告'],
      [1, '法治政府建设工作情况'],
      BODY,
      [1, '存在的不足'],
      BODY,
    ]);
    expect(report.title).toBe('青石街道2024年法治政府建设年度报告');
    expect(tree(report)).toEqual(['法治政府建设工作情况', '存在的不足']);
  });

  test('rows, dates and signatures stay what they are, whatever their style', () => {
    const lines: readonly Styled[] = [
      [1, '一、甲'],
      BODY,
      [1, '| 类别 | 12 |'],
      [1, '| 其他 | 3 |'],
      [1, '青石街道办事处'],
      [1, '2025年1月6日'],
    ];
    expect(read(lines).blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'table',
      'table',
      'signature',
      'date',
    ]);
  });

  test.each<[string, readonly Styled[], readonly string[]]>([
    [
      'with one that has an ordinal',
      [
        [1, '一、甲'],
        [2, '（一）乙'],
        [2, '丙'],
        [1, '丁'],
      ],
      ['甲', '  乙', '  丙', '丁'],
    ],
    [
      'between two that have',
      [
        [1, '一、甲'],
        [2, '乙'],
        [3, '（一）丙'],
        [2, '丁'],
      ],
      ['甲', '  乙', '    丙', '  丁'],
    ],
    [
      'above the highest that has',
      [
        [1, '甲'],
        [2, '一、乙'],
        [1, '丙'],
        [2, '一、丁'],
      ],
      ['甲', '  乙', '丙', '  丁'],
    ],
    [
      'below 一、 of no style',
      [
        [null, '一、甲'],
        [2, '乙'],
        [null, '（一）丙'],
        [2, '丁'],
        [null, '二、戊'],
      ],
      ['甲', '  乙', '    丙', '  丁', '戊'],
    ],
    [
      'above 一、 that counts anew below it',
      [
        [1, '甲'],
        [null, '一、乙'],
        [1, '丙'],
        [null, '一、丁'],
      ],
      ['甲', '  乙', '丙', '  丁'],
    ],
    [
      'below （一） of no style',
      [
        [null, '一、甲'],
        [null, '（一）乙'],
        [3, '丙'],
        [null, '1.丁'],
        [null, '（二）戊'],
      ],
      ['甲', '  乙', '    丙', '      丁', '  戊'],
    ],
    [
      'deeper than Markdown goes',
      [
        [1, '一、甲'],
        [8, '乙'],
        [9, '丙'],
      ],
      ['甲', '  乙', '  丙'],
    ],
  ])('without an ordinal, it stands %s', (_, lines, expected) => {
    expect(tree(read(lines.flatMap((line) => [line, BODY])))).toEqual(expected);
  });

  test('nothing follows from an outline that a text does not have, and it is known to come from Word', () => {
    const text = '2024年工作总结\n一、甲\n正文。\n';
    expect(analyze(text, { headings: [{ start: 500, level: 1 }] }).blocks).toEqual(analyze(text).blocks);
    expect([analyze(text).fromWord, analyze(text, { headings: [] }).fromWord]).toEqual([false, true]);
  });
});

const lines = fc.array(
  fc.tuple(
    fc.constantFrom(null, 1, 2, 3, 4),
    fc.constantFrom('', '一、', '二、', '（一）', '（二）', '1.', '（1）', '①'),
    fc.constantFrom('加强领导', '规范执法', '全年办结12件。', '主要做法：', '存在的不足'),
  ),
  { maxLength: 14 },
);

test('as # in plain text, the same levels give the same tree', () => {
  fc.assert(
    fc.property(lines, (drawn) => {
      const body = drawn.flatMap(([level, mark, words]): readonly Styled[] => [[level, mark + words], BODY]);
      const report = read([[null, '青石街道2024年法治政府建设年度报告'], BODY, ...body]);
      const { text } = report.source;
      const marks = new Map(report.blocks.map((block) => [block.start, levelOf(block)]));
      let plain = '';
      for (const [at, line] of text.split('\n').entries()) {
        const level = marks.get(report.source.lineStarts[at]!);
        plain += `${level === undefined ? '' : `${'#'.repeat(level)} `}${line}\n`;
      }
      expect(tree(analyze(plain))).toEqual(tree(report));
    }),
  );
});
