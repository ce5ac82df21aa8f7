import { describe, expect, test } from 'vitest';
import { type Acceptance, holdsFor } from '../../server/src/acceptances.ts';
import { check } from '../../server/src/check.ts';
import { parseCsv, printCsv } from '../../server/src/csv.ts';
import {
  type AcceptanceList,
  acceptancesOf,
  NO_ACCEPTANCES,
  parseAcceptanceList,
  printAcceptanceList,
} from '../../server/src/formats/acceptance-list.ts';
import { withKnown } from '../../server/src/formats/known.ts';
import { type ReportSummary, toSummary } from '../../server/src/formats/summary.ts';
import { timeOf } from '../properties/growth.ts';
import fc from '../seeded.ts';

const text = `青石街道2025年法治政府建设年度报告

一、主要举措和成效

全年受理群众诉求120件，分别是咨询85件、投诉45件。办结率120%。

二、存在的不足和原因

人手不够，原因是编制少。

三、党政主要负责人履行推进法治建设第一责任人职责情况

书记主持召开法治建设会议4次，带头学习宪法。

四、2026年度主要安排

修订行政执法清单。
`;

describe('the list of what reviewers accept', () => {
  test('has a row for each finding, with room for a name and a reason', () => {
    const rows = tableOf(printAcceptanceList([summaryOf('各镇/a.txt', text)], NO_ACCEPTANCES));
    expect(rows.map((row) => [row.认可人, row.理由, row.文件, row.问题, row.原文])).toEqual([
      ['', '', '各镇/a.txt', '合计不符', '全年受理群众诉求【120】件，分别是咨询85件、投诉45件。'],
      ['', '', '各镇/a.txt', '比率超过100%', '办结率【120】%。'],
    ]);
  });

  test('as it is printed, nothing is wrong with it, and nothing accepted', () => {
    const parsed = parseAcceptanceList(printAcceptanceList([summaryOf('a.txt', text)], NO_ACCEPTANCES));
    expect(parsed).toMatchObject({ ok: true, problems: [] });
    expect(parsed.ok && acceptancesOf(parsed.list)).toEqual([]);
  });

  test('what people write in a column of their own accepts nothing, and is kept', () => {
    const [head, first] = parseCsv(printAcceptanceList([summaryOf('a.txt', text)], NO_ACCEPTANCES));
    const noted = printCsv([
      [...head!.cells, '备注'],
      [...first!.cells, '问过司法所'],
    ]);
    const parsed = parseAcceptanceList(noted);
    expect(parsed).toMatchObject({ ok: true, problems: [] });
    if (!parsed.ok) return;
    expect(acceptancesOf(parsed.list)).toEqual([]);
    expect(tableOf(printAcceptanceList([summaryOf('a.txt', text)], parsed.list))[0]).toMatchObject({
      备注: '问过司法所',
    });
  });

  test('accepts what has a name and a reason, and stays when it is written anew', () => {
    const list = filled([{ who: '张三', reason: '已说明，“同意”' }]);
    const summary = summaryOf('a.txt', text, list);
    expect(summary.findings.map(({ rule }) => rule)).toEqual(['rate-out-of-range']);
    expect(summary.accepted.map(({ rule, who, reason }) => [rule, who, reason])).toEqual([
      ['total-mismatch', '张三', '已说明，“同意”'],
    ]);
    const [first, second] = tableOf(printAcceptanceList([summary], list));
    expect(first).toMatchObject({ 认可人: '张三', 理由: '已说明，“同意”', 状态: '已认可' });
    expect(second).toMatchObject({ 认可人: '', 状态: '' });
  });

  test.each([
    ['elsewhere in the report', (text: string) => text.replace('人手不够', '人手还不够'), true],
    ['in its own sentence', (text: string) => text.replace('全年受理', '全年共受理'), false],
  ])('an edit %s', (_, edit, stays) => {
    const list = filled([{ who: '张三', reason: '已说明' }]);
    expect(summaryOf('a.txt', edit(text), list).accepted).toHaveLength(stays ? 1 : 0);
    const rows = tableOf(printAcceptanceList([summaryOf('a.txt', edit(text), list)], list));
    const kept = rows.filter((row) => row.认可人 === '张三').map((row) => row.状态);
    expect(kept).toEqual([stays ? '已认可' : '这次没有查出']);
  });

  test.each([
    ['the same name in another folder', '新/a.txt', text, 1],
    ['another name, the same body and year', '定稿2.txt', text, 1],
    ['another name and another body', 'b.txt', text.replaceAll('青石街道', '临溪镇'), 0],
    ['another name and another year', 'b.txt', text.replaceAll('2025', '2024').replaceAll('2026', '2025'), 0],
  ])('holds for a file: %s', (_, file, text, accepted) => {
    expect(summaryOf(file, text, filled([{ who: '张三', reason: '已说明' }])).accepted).toHaveLength(accepted);
  });

  test('a row that says 全部 accepts the same sentence in every report, and stays a row of its own', () => {
    const list = filled([{ who: '张三', reason: '县里统一的口径', 文件: '全部' }]);
    const summaries = [summaryOf('a.txt', text, list), summaryOf('b.txt', text.replaceAll('青石街道', '临溪镇'), list)];
    expect(summaries.map(({ accepted }) => accepted.length)).toEqual([1, 1]);
    const rows = tableOf(printAcceptanceList(summaries, list));
    expect(rows.filter((row) => row.认可人 === '张三').map((row) => row.状态)).toEqual(['全部']);
    expect(rows.map((row) => row.状态)).toContain('已认可（全部）');
    expect(acceptancesOf(parsed(printAcceptanceList(summaries, list)))).toHaveLength(1);
  });

  test('the same sentence of two reports is accepted in each by whoever looked at it', () => {
    const other = text.replaceAll('青石街道', '临溪镇');
    const [head, first] = rowsOf(printAcceptanceList([summaryOf('a.txt', text)], NO_ACCEPTANCES));
    const [, second] = rowsOf(printAcceptanceList([summaryOf('b.txt', other)], NO_ACCEPTANCES));
    const list = parsed(
      printCsv([head!, ['张三', '已说明', ...first!.slice(2)], ['李四', '已问过', ...second!.slice(2)]]),
    );
    const summaries = [summaryOf('a.txt', text, list), summaryOf('b.txt', other, list)];
    const rows = tableOf(printAcceptanceList(summaries, list)).filter((row) => row.认可人 !== '');
    expect(rows.map((row) => [row.文件, row.认可人, row.状态])).toEqual([
      ['a.txt', '张三', '已认可'],
      ['b.txt', '李四', '已认可'],
    ]);
  });

  test.each<[string, Pick<Acceptance, 'file' | 'unit' | 'year'>, boolean]>([
    ['its file, wherever it lies', { file: '旧\\a.txt', unit: '', year: '' }, true],
    ['its unit and its year, whatever the file is called now', { file: 'b.txt', unit: '青石镇', year: '2024' }, true],
    ['another year of its unit', { file: 'b.txt', unit: '青石镇', year: '2023' }, false],
    ['another unit', { file: 'b.txt', unit: '白沙镇', year: '2024' }, false],
    ['a unit that is not known', { file: 'b.txt', unit: '', year: '2024' }, false],
    ['every report', { file: '全部', unit: '', year: '' }, true],
  ])('a row that names %s: whether it holds for a report', (_, row, holds) => {
    expect(holdsFor(row, { file: '各镇/a.txt', unit: '青石镇', year: 2024 })).toBe(holds);
  });

  test('where neither tells a unit, the year alone makes no report the same', () => {
    const row = { file: 'b.txt', unit: '', year: '2024' };
    expect(holdsFor(row, { file: 'a.txt', unit: '', year: 2024 })).toBe(false);
  });

  test('half a row accepts nothing and is spoken of by its line; a column of one’s own stays', () => {
    const rows = rowsOf(printAcceptanceList([summaryOf('a.txt', text)], NO_ACCEPTANCES));
    const own = rows.map((row, at) => [
      at === 1 ? '张三' : row[0]!,
      at === 2 ? '再看看' : row[1]!,
      ...row.slice(2),
      ['备注', '问过', ''][at]!,
    ]);
    const read = parseAcceptanceList(printCsv(own));
    expect(read).toMatchObject({
      ok: true,
      problems: [
        { line: 2, message: '写了认可人，没有写理由，这一条没有认可' },
        { line: 3, message: '写了理由，没有写认可人，这一条没有认可' },
      ],
    });
    const list = read.ok ? read.list : NO_ACCEPTANCES;
    expect(acceptancesOf(list)).toEqual([]);
    const again = tableOf(printAcceptanceList([summaryOf('a.txt', text, list)], list));
    expect(again.map((row) => [row.认可人, row.理由, row.状态, row.备注])).toEqual([
      ['张三', '', '没有填全', '问过'],
      ['', '再看看', '没有填全', ''],
    ]);
  });

  test('another table is none, and a report that is not checked now loses nothing', () => {
    expect(parseAcceptanceList('文件,原因\r\na.txt,x\r\n')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('“认可人”'),
    });
    expect(parseAcceptanceList('')).toMatchObject({ ok: true, list: NO_ACCEPTANCES });
    const list = filled([{ who: '张三', reason: '已说明' }]);
    const [row] = tableOf(printAcceptanceList([], list));
    expect(row).toMatchObject({ 认可人: '张三', 状态: '这次没有检查' });
  });
});

describe('a table', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', "'", "'=", "''\t", '"', 'a,b', '一\r\n二', '\t', '', ';', '\ufeff'),
  );

  test('reads as it was written', () => {
    // A row without words is left out, and a line end at the edge of a cell is one within quotation marks.
    const row = fc.tuple(fc.stringMatching(/^[a-z一-龥]{1,5}$/), cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const table = [['甲', '乙', '丙'], ...rows];
        expect(parseCsv(printCsv(table)).map(({ cells }) => cells)).toEqual(table);
      }),
    );
  });

  test('never fails, and stays linear on hostile text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseCsv(text))));
    for (const piece of ['"', ',', '""', '"a', 'a"\n', '\r']) {
      expect(timeOf(() => parseCsv(piece.repeat(200_000)))).toBeLessThan(2_000);
    }
  });

  test.each([
    [
      'semicolons',
      'a;b\r\n1,5;2\r\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a quotation mark never closed',
      'a,b\n1,"2\n3',
      [
        ['a', 'b'],
        ['1', '2\n3'],
      ],
    ],
    ['rows without words', 'a\n,\n\nb\n', [['a'], ['b']]],
  ])('with %s', (_, text, rows) => {
    expect(parseCsv(text).map(({ cells }) => cells)).toEqual(rows);
  });
});

function summaryOf(file: string, text: string, list: AcceptanceList = NO_ACCEPTANCES): ReportSummary {
  const known = { earlier: null, acceptances: acceptancesOf(list) };
  return toSummary(withKnown({ file, result: check(text) }, known));
}

/** The list of the report above, the first rows of which somebody filled in. */
function filled(rows: readonly Readonly<Record<string, string>>[]): AcceptanceList {
  const [head, ...all] = rowsOf(printAcceptanceList([summaryOf('a.txt', text)], NO_ACCEPTANCES));
  const named: Readonly<Record<string, string>> = { 认可人: 'who', 理由: 'reason' };
  const written = all.map((row, at) =>
    row.map((cell, column) => rows[at]?.[named[head![column]!] ?? head![column]!] ?? cell),
  );
  return parsed(printCsv([head!, ...written]));
}

function parsed(text: string): AcceptanceList {
  const read = parseAcceptanceList(text);
  if (!read.ok) throw new Error(read.reason);
  return read.list;
}

function rowsOf(text: string): readonly (readonly string[])[] {
  return parseCsv(text).map(({ cells }) => cells);
}

function tableOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...rows] = rowsOf(text);
  return rows.map((row) => Object.fromEntries(head!.map((title, at) => [title, row[at]!])));
}
