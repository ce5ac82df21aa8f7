import { describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { weighClaims } from '../../server/src/claims/index.ts';

const TABLE = '镇街\t受理\t办结\n青石镇\t120\t118\n白沙镇\t85\t85\n合计\t205\t203\n';
const OPTIONS = { segment: () => null, year: null };

describe('a table that did not change', () => {
  const before = analyze(`全年情况如下：\n${TABLE}以上。\n`);

  test('is not read again where something else changed, and stands where it now stands', () => {
    const text = `二〇二四年全年的情况如下：\n${TABLE}以上。\n`;
    const after = analyze(text, { previous: before });
    expect(after.tables[0]!.table).toBe(before.tables[0]!.table);
    expect(after.tables).toEqual(analyze(text).tables);
    expect(weighClaims(after, OPTIONS).all).toEqual(weighClaims(analyze(text), OPTIONS).all);
  });

  test.each([
    ['a figure of it', '白沙镇\t85\t85', '白沙镇\t85\t84'],
    ['the unit above it', '全年情况如下：', '单位：件'],
    ['a row of it', '白沙镇\t85\t85\n', ''],
  ])('is read again where %s did', (_, old, now) => {
    const text = before.source.text.replace(old, now);
    const after = analyze(text, { previous: before });
    expect(after.tables[0]!.table).not.toBe(before.tables[0]!.table);
    expect(after.tables).toEqual(analyze(text).tables);
  });
});

/** Rows with their names, and what stands in each column. */
function readAll(text: string, markdown = false): readonly string[] {
  return analyze(text, { markdown }).tables.flatMap(({ table }) =>
    table.rows.map(({ names, cells, aligned }) => {
      const said = cells.slice(table.firstFigures).map((cell) => (cell ? cell.text || '＿' : '…'));
      return `${names.join('/')}: ${aligned ? said.join(' ') : '?'}`;
    }),
  );
}

describe('a row with fewer cells than there are columns', () => {
  test.each([
    [
      'lacks those at its end where no row has them',
      '项目\t件数\t金额\t备注\n处罚\t12\t15\n强制\t3\t1\n合计\t15\t16',
      ['处罚: 12 15 …', '强制: 3 1 …', '合计: 15 16 …'],
    ],
    [
      'leaves open which it lacks, and says nothing of where the figures begin',
      '类别\t2023年\t2024年\n处罚\t12\t15\n强制\t3\n合计\t15',
      ['处罚: 12 15', '强制: ?', '合计: ?'],
    ],
    [
      'lacks the name before it that holds for several rows, where its figures come to the end',
      '层级\t类别\t受理\t办结\n市级\t处罚\t12\t15\n强制\t3\t1\n合计\t小计\t15\t16',
      ['市级/处罚: 12 15', '强制: 3 1', '合计/小计: 15 16'],
    ],
  ])('%s', (_, text, expected) => expect(readAll(`${text}\n`)).toEqual(expected));
});

const FORM = ['自然人', '法人或其他组织', '总计'];
const ROWS: readonly (readonly string[])[] = [
  ['一、本年新收政府信息公开申请数量', '5', '1', '6'],
  ['三、本年度办理结果', '（一）予以公开', '5', '', '5'],
  ['（二）总计', '5', '0', '5'],
  ['四、结转下年度继续办理', '', '1', '1'],
];

describe('a form', () => {
  test.each([
    [
      'with merged cells left out',
      [FORM, ...ROWS].map((row) => row.join('\t')).join('\n'),
      [
        '一、本年新收政府信息公开申请数量: 5 1 6',
        '三、本年度办理结果: … … …',
        '（一）予以公开: 5 ＿ 5',
        '（二）总计: 5 0 5',
        '四、结转下年度继续办理: ＿ 1 1',
      ],
    ],
    [
      'with a cell on a line, blank ones lost',
      [FORM, ...ROWS]
        .flat()
        .filter((cell) => cell !== '')
        .join('\n'),
      [
        '一、本年新收政府信息公开申请数量: 5 1 6',
        '三、本年度办理结果: ?',
        '（一）予以公开: ?',
        '（二）总计: 5 0 5',
        '四、结转下年度继续办理: ?',
      ],
    ],
    [
      'with a name broken into lines and a page number between rows',
      '自然人 法人或其他组织 总计\n一、本年新收政府信息\n公开申请数量 5 1 6\n- 3 -\n四、结转下年度继续办理 0 1 1',
      ['一、本年新收政府信息公开申请数量: 5 1 6', '四、结转下年度继续办理: 0 1 1'],
    ],
  ])('%s', (_, text, expected) => expect(readAll(`${text}\n`)).toEqual(expected));

  test('is no part of the outline', () => {
    const text = `三、收到和处理政府信息公开申请情况\n${[FORM, ...ROWS].flat().join('\n\n')}\n\n五、存在的主要问题\n甲。\n`;
    const { outline } = analyze(text);
    expect(outline.children.map(({ heading }) => text.slice(heading!.start, heading!.end))).toEqual([
      '三、收到和处理政府信息公开申请情况',
      '五、存在的主要问题',
    ]);
  });

  test.each([
    '自然人申请数量比上年减少。\n法人或其他组织的申请有所增加。\n',
    '行政复议\n全年受理行政复议案件12件。\n',
    '信息内容\n发布信息120条。\n',
  ])('is none: %j', (text) => {
    expect(analyze(text).blocks.some(({ kind }) => kind === 'table')).toBe(false);
  });
});
