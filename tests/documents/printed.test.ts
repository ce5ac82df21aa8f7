import { describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { readSignature } from '../../server/src/analysis/dates.ts';
import { check } from '../../server/src/check.ts';
import { anchorNotes } from '../../server/src/documents/docx/anchors.ts';
import { toNotes } from '../../server/src/documents/docx/notes.ts';
import { readPieces, wordsOf } from '../../server/src/documents/docx/pieces.ts';
import { type Printed, toPrinted } from '../../server/src/documents/docx/printed.ts';
import { readDocx } from '../../server/src/documents/docx/read-docx.ts';
import { titleBreadth } from '../../server/src/documents/docx/title-lines.ts';
import { writeDocx } from '../../server/src/documents/docx/write-docx.ts';
import { timeOf } from '../properties/growth.ts';
import fc from '../seeded.ts';

/** What is on the page, a line a paragraph: what it is, its words; bold ones in **, a heading at its beginning in <>. */
function print(text: string, markdown = false): readonly string[] {
  const analysis = analyze(text, { markdown });
  return toPrinted(analysis, readSignature(analysis)).map(show);
}

function show(item: Printed): string {
  if (item.kind === 'table') {
    return `table ${item.heads} ${item.rows.map((row) => row.map(wordsOf).join('|')).join(' / ')}`;
  }
  const { role, level, face, pieces } = item;
  const name = role === 'heading' ? `heading${level} ${face}` : role;
  const words = pieces.map(({ text, bold, lead }) => (lead ? `<${face} ${text}>` : bold ? `**${text}**` : text));
  return `${name} ${words.join('')}`;
}

const BODY = '全年工作有序推进，各项任务按期完成，成效明显。';

describe('each paragraph is what it is in an official document', () => {
  test('from the title to the signature', () => {
    const text = `青石街道2024年法治政府建设年度报告\n（2025年1月20日）\n\n望岳区人民政府：\n${BODY}\n一、主要举措和成效\n（一）规范执法。${BODY}\n1.落实制度\n（1）开展评查\n（2）${BODY}\n①${BODY}\n\n青石街道办事处\n2025年1月20日\n附件1\n青石街道文件目录\n${BODY}\n`;
    expect(print(text)).toEqual([
      'title 青石街道2024年法治政府建设年度报告',
      'subtitle （2025年1月20日）',
      'addressee 望岳区人民政府：',
      `body ${BODY}`,
      'heading1 hei 一、主要举措和成效',
      `body <kai （一）规范执法。>${BODY}`,
      'heading3 bold 1.落实制度',
      'heading4 plain （1）开展评查',
      `body （2）${BODY}`,
      `body ①${BODY}`,
      'signature 青石街道办事处',
      'date 2025年1月20日',
      'annex 附件1',
      'annex-title 青石街道文件目录',
      `body ${BODY}`,
    ]);
  });

  test('a table with its caption, its unit and its head', () => {
    expect(print(`${BODY}\n表1　案件办理情况\n单位：件\n领域\t立案\t结案\n城管\t12\t11\n合计\t12\t11\n`)).toEqual([
      `body ${BODY}`,
      'caption 表1　案件办理情况',
      'unit 单位：件',
      'table 1 领域|立案|结案 / 城管|12|11 / 合计|12|11',
    ]);
  });

  test('tables, each with its own head; a row with a gap in its columns, rows whose last cells were lost', () => {
    const tables = [
      '领域\t立案\n城管\t12\n',
      '事项    申请    不予\n许可    12      11\n备案            3\n合计    12      14\n',
      '| 领域 | 立案 | 结案 | 移送 |\n| 城管 | 12 | 11 | 1 |\n| 环保 |\n| 合计 | 12 | 11 | 1 |\n',
      '领域\t立案\t备注\n城管\t12\n合计\t12\n',
    ];
    expect(print(tables.join('\n'))).toEqual([
      'table 1 领域|立案 / 城管|12',
      'table 1 事项|申请|不予 / 许可|12|11 / 备案||3 / 合计|12|14',
      'table 1 领域|立案|结案|移送 / 城管|12|11|1 / 环保 / 合计|12|11|1',
      'table 1 领域|立案|备注 / 城管|12| / 合计|12|',
    ]);
  });

  test('lines in pipes of which few have columns are no table', () => {
    expect(print('| 甲 |\n| 乙 |\n| 丙 | 3 |\n').filter((line) => line.startsWith('table'))).toEqual([]);
    expect(print('|---|---|\n').filter((line) => line.startsWith('table'))).toEqual([]);
  });

  test('where nothing else is said, the signature and the date are what they are', () => {
    expect(print('2026年1月10日\n\n青石街道办事处\n')).toEqual(['date 2026年1月10日', 'signature 青石街道办事处']);
  });

  test('the issuer and the date on one line are a signature as well', () => {
    expect(print(`青石街道2024年工作总结\n${BODY}\n青石街道办事处 2025年1月20日\n`).at(-1)).toBe(
      'date 青石街道办事处 2025年1月20日',
    );
  });
});

describe('the signs of Markdown are not printed', () => {
  test.each([
    ['## 主要举措', 'heading1 hei 主要举措'],
    ['### （一）规范执法 ###', 'heading1 kai （一）规范执法'],
    ['**一、主要举措**', 'heading1 hei 一、主要举措'],
    ['全年**重点**工作', 'body 全年**重点**工作'],
    ['全年*重点*、`代码`、[链接](a.html)和![图](b.png)', 'body 全年重点、代码、链接和图'],
    ['增长3*4倍，5*6倍', 'body 增长3*4倍，5*6倍'],
    ['没有**收尾', 'body 没有**收尾'],
    ['- 一项工作', 'body 一项工作'],
    ['> 一句引文', 'body 一句引文'],
    ['第一行\n第二行', 'body 第一行第二行'],
    ['line one\nline two', 'body line one line two'],
    ['第一行  \n第二行', 'body 第一行\n第二行'],
    ['1. 规范执法', 'heading1 bold 1.规范执法'],
    ['1. **规范**执法', 'heading1 bold 1.规范执法'],
    ['1. 5件已经办结', 'heading1 bold 1. 5件已经办结'],
    ['转义\\*星号', 'body 转义*星号'],
    ['```\n原样**保留**\n```', 'body 原样**保留**'],
  ])('%s', (text, printed) => {
    expect(print(`${text}\n`, true)).toEqual([printed]);
  });

  test('nor the lines that only divide', () => {
    expect(print('甲\n\n---\n\n乙\n', true)).toEqual(['body 甲', 'body 乙']);
  });

  test('in plain text, only those that nobody else writes', () => {
    expect(print('全年**重点**工作*，见[附件](1)。\n# 概况\n- 一项\n')).toEqual([
      'body 全年**重点**工作*，见[附件](1)。',
      'heading1 hei 概况',
      'body - 一项',
    ]);
  });
});

test.each([
  ['青石街道2024年法治政府建设年度报告', null],
  // 柏川市市场监督管理局2024年度 | 法治政府建设年度报告
  ['柏川市市场监督管理局2024年度法治政府建设年度报告', 15.35],
  [`${'字'.repeat(11)}关于${'字'.repeat(9)}`, 11.85],
  ['字'.repeat(30), 16.85],
  ['字'.repeat(60), null],
])('the lines of the title %s are so long: %s', (title, breadth) => {
  expect(titleBreadth(title)).toBe(breadth);
});

const words = fc.string({
  unit: fc.constantFrom(
    '全',
    '年',
    '1',
    '2',
    '*',
    '**',
    '`',
    '\\',
    '[',
    '](',
    ')',
    '<br>',
    '\n',
    '  \n',
    '\r\n',
    '|',
    '\t',
    '#',
    ' ',
    '> ',
    '- ',
    '一、',
    '（一）',
    '1.',
    '。',
    '\u0001',
    '\ud83d',
    '😀',
    '---',
    '```',
  ),
  maxLength: 60,
});

describe('any text', () => {
  test('is printed in its order, each piece where it stands', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (text, markdown) => {
        for (const item of toPrinted(analyze(text, { markdown }), null)) {
          const pieces = item.kind === 'table' ? item.rows.flat(2) : item.pieces;
          for (const [at, { start, end }] of pieces.entries()) {
            expect(start).toBeLessThanOrEqual(end);
            expect(start).toBeGreaterThanOrEqual(pieces[at - 1]?.end ?? 0);
          }
        }
      }),
    );
  });

  test('keeps every word that is no sign', () => {
    const bare = (said: string): string => said.replace(/[^\u4e00-\u9fff（）0-9]/g, '');
    fc.assert(
      fc.property(words, (text) => {
        const shown = toPrinted(analyze(text), null).map((item) =>
          item.kind === 'table' ? item.rows.flat().map(wordsOf).join('') : wordsOf(item.pieces),
        );
        expect(bare(shown.join('').replaceAll('<br>', ''))).toBe(bare(text));
      }),
    );
  });

  test('can be written, commented anywhere, and read again', async () => {
    await fc.assert(
      fc.asyncProperty(
        words,
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(70), fc.nat(70)), { maxLength: 4 }),
        async (text, markdown, places) => {
          const notes = places.map(([start, length]) => ({ start, end: start + length, paragraphs: ['一条\u0002'] }));
          const bytes = await writeDocx({
            analysis: analyze(text, { markdown }),
            signed: null,
            unit: '<局>',
            notes,
            time: new Date(0),
          });
          const reading = readDocx(bytes);
          expect(reading.ok && reading.leftOut.comments).toBe(notes.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is printed in a time that grows with its length', () => {
    for (const piece of ['**', '[', '[a](', '`', '\\*', '<br', '> ', '|1', '*甲', '  \n', '#']) {
      const text = piece.repeat(60_000);
      expect(
        timeOf(() => readPieces(text, { start: 0, end: text.length }, true)),
        piece,
      ).toBeLessThan(2_000);
    }
  });
});

describe('a comment', () => {
  const text = '2024年工作总结\n\n一、主要举措\n共受理群众诉求120件，分别是咨询85件、投诉45件。\n';
  const result = check(text);
  const notes = toNotes(result);

  test('says what is found, and the ways out', () => {
    const [first, ...rest] = notes.find(({ paragraphs }) => paragraphs[0]!.includes('合计不符'))!.paragraphs;
    expect(first).toContain('咨询85＋投诉45＝130');
    expect(rest.join('')).toContain('可以：把合计改为130件');
  });

  test('stands at the words that it speaks of', () => {
    const printed = toPrinted(result.analysis, null);
    const { cutsIn, notesAt } = anchorNotes(printed, notes);
    const said = printed.flatMap((item) => {
      const open = new Set<number>();
      return item.kind === 'table'
        ? []
        : cutsIn(item.pieces).flatMap((part) => {
            for (const id of notesAt(part, 'start')) open.add(id);
            const words = part.piece && open.size > 0 ? [part.piece.text] : [];
            for (const id of notesAt(part, 'end')) open.delete(id);
            return words;
          });
    });
    expect(said).toContain('120');
  });

  test('is tied to what is printed, wherever it speaks of', () => {
    const printed = toPrinted(analyze('## 甲\n\n乙\n', { markdown: true }), null);
    const { cutsIn } = anchorNotes(printed, [
      { start: 0, end: 2, paragraphs: [] },
      { start: 5, end: 5, paragraphs: [] },
      { start: 99, end: 120, paragraphs: [] },
    ]);
    const begun = printed.map((item) =>
      item.kind === 'table' ? [] : cutsIn(item.pieces).flatMap(({ begins }) => begins),
    );
    expect(begun).toEqual([[0], [1, 2]]);
  });
});
