import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { formatOrdinal } from '../../server/src/documents/docx/ordinals.ts';
import { type DocxText, readDocx, wordLeftOut } from '../../server/src/documents/docx/read-docx.ts';
import { abstractList, list, run, type WordFile, writeWord } from './word.ts';

const OFFICIAL = abstractList(0, [
  { text: '%1、', format: 'chineseCountingThousand' },
  { text: '（%2）', format: 'chineseCountingThousand' },
  { text: '%3.' },
  { text: '（%4）' },
]);

function read(file: WordFile): DocxText {
  const reading = readDocx(writeWord(file));
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
}

function linesOf(file: WordFile): readonly string[] {
  return read(file).text.split('\n').slice(0, -1);
}

describe('numbering that Word only shows becomes text', () => {
  test('一、（一）1.（1）, each level beginning anew below the one above', () => {
    const body = [
      { text: '主要举措', list: 1, level: 0 },
      { text: '加强领导', list: 1, level: 1 },
      { text: '部署', list: 1, level: 2 },
      { text: '落实', list: 1, level: 2 },
      { text: '督促', list: 1, level: 3 },
      { text: '规范执法', list: 1, level: 1 },
      { text: '培训', list: 1, level: 2 },
      { text: '不足', list: 1, level: 0 },
      { text: '力量不足', list: 1, level: 1 },
    ];
    expect(linesOf({ body, numbering: OFFICIAL + list(1, 0) })).toEqual([
      '一、主要举措',
      '（一）加强领导',
      '1.部署',
      '2.落实',
      '（1）督促',
      '（二）规范执法',
      '1.培训',
      '二、不足',
      '（一）力量不足',
    ]);
  });

  test('a list of a style, and of the style it is based on', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="一级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="二级"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>';
    const body = [
      { text: '举措', style: 'a' },
      { text: '领导', style: 'b' },
      { text: '执法', style: 'b' },
      { text: '不编号', style: 'b', list: 0 },
      { text: '安排', style: 'a' },
    ];
    expect(linesOf({ body, styles, numbering: OFFICIAL + list(1, 0) })).toEqual([
      '一、举措',
      '（一）领导',
      '（二）执法',
      '不编号',
      '二、安排',
    ]);
  });

  test('the level of a list that names the style of its paragraphs', () => {
    const numbering =
      abstractList(0, [
        { text: '%1、', format: 'chineseCounting', extra: '<w:pStyle w:val="h1"/>' },
        { text: '（%2）', format: 'chineseCounting', extra: '<w:pStyle w:val="h2"/>' },
      ]) + list(4, 0);
    const styles = ['h1', 'h2']
      .map(
        (id) =>
          `<w:style w:type="paragraph" w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>`,
      )
      .join('');
    const body = [
      { text: '举措', style: 'h1' },
      { text: '领导', style: 'h2' },
    ];
    expect(linesOf({ body, styles, numbering })).toEqual(['一、举措', '（一）领导']);
  });

  test('two lists of one design count on; one that says so begins anew', () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = OFFICIAL + list(1, 0) + list(2, 0) + list(3, 0, again);
    const body = [1, 2, 3, 3].map((number) => ({ text: '项', list: number, level: 0 }));
    expect(linesOf({ body, numbering })).toEqual(['一、项', '二、项', '一、项', '二、项']);
  });

  test('a level that looks otherwise in one list, and one that never begins anew', () => {
    const other =
      '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条"/></w:lvl></w:lvlOverride>';
    const numbering =
      abstractList(0, [
        { text: '%1、', format: 'chineseCounting' },
        { text: '%2.', extra: '<w:lvlRestart w:val="0"/>' },
      ]) +
      list(1, 0) +
      OFFICIAL.replace('abstractNumId="0"', 'abstractNumId="7"') +
      list(2, 7, other);
    const body = [
      { text: '举措', list: 1, level: 0 },
      { text: '甲', list: 1, level: 1 },
      { text: '不足', list: 1, level: 0 },
      { text: '乙', list: 1, level: 1 },
      { text: '规定', list: 2 },
    ];
    expect(linesOf({ body, numbering })).toEqual(['一、举措', '1.甲', '二、不足', '2.乙', '第5条规定']);
  });

  test('a level that begins anew only below the one it names', () => {
    const numbering =
      abstractList(0, [
        { text: '%1、', format: 'chineseCounting' },
        { text: '（%2）', format: 'chineseCounting' },
        { text: '%3.', extra: '<w:lvlRestart w:val="1"/>' },
      ]) + list(1, 0);
    const body = [0, 1, 2, 1, 2, 0, 2].map((level) => ({ text: '项', list: 1, level }));
    expect(linesOf({ body, numbering })).toEqual(['一、项', '（一）项', '1.项', '（二）项', '2.项', '二、项', '1.项']);
  });

  test('a list that a style of its own kind stands for', () => {
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="公文编号"/></w:abstractNum>${OFFICIAL}${list(1, 1)}${list(2, 0)}`;
    const styles =
      '<w:style w:type="numbering" w:styleId="公文编号"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    expect(linesOf({ body: [{ text: '举措', list: 1 }], numbering, styles })).toEqual(['一、举措']);
  });

  test('levels above that did not come yet, digits only, and an ordinal that ends in a digit', () => {
    const numbering =
      abstractList(0, [
        { text: '%1', format: 'chineseCounting' },
        { text: '%1.%2', extra: '<w:isLgl/>' },
      ]) + list(1, 0);
    expect(linesOf({ body: [{ text: '细则', list: 1, level: 1 }], numbering })).toEqual(['1.1 细则']);
  });

  test('an ordinal that a space follows', () => {
    const numbering =
      abstractList(0, [{ text: '第%1条', format: 'chineseCounting', extra: '<w:suff w:val="space"/>' }]) + list(1, 0);
    expect(linesOf({ body: [{ text: '总则', list: 1, level: 0 }], numbering })).toEqual(['第一条 总则']);
  });

  test('bullets are shown, empty paragraphs are not, and what names no list stays as it is', () => {
    const numbering = abstractList(0, [{ text: '\uf0b7', format: 'bullet' }]) + list(1, 0);
    const body = [{ text: '要点', list: 1 }, { list: 1 }, { text: '正文', list: 99 }];
    expect(linesOf({ body, numbering })).toEqual(['• 要点', '', '正文']);
  });
});

test.each([
  [21, 'chineseCounting', '二十一'],
  [10, 'chineseCountingThousand', '十'],
  [105, 'chineseCountingThousand', '一百零五'],
  [1010, 'japaneseCounting', '一千零一十'],
  [12, 'chineseLegalSimplified', '壹拾贰'],
  [20, 'ideographDigital', '二〇'],
  [3, 'ideographTraditional', '丙'],
  [3, 'decimalEnclosedCircleChinese', '③'],
  [7, 'decimalZero', '07'],
  [12, 'decimalFullWidth', '１２'],
  [14, 'lowerRoman', 'xiv'],
  [26, 'upperLetter', 'Z'],
  [27, 'lowerLetter', 'aa'],
  [28, 'upperLetter', 'BB'],
  [0, 'chineseCounting', '零'],
  [10_000, 'chineseCounting', '10000'],
  [4000, 'upperRoman', '4000'],
  [0, 'upperLetter', '0'],
  [261, 'upperLetter', '261'],
  [20, 'decimalEnclosedCircle', '⑳'],
  [21, 'decimalEnclosedCircle', '21'],
  [20, 'decimalEnclosedFullstop', '⒛'],
  [21, 'decimalEnclosedFullstop', '21.'],
  [21, 'decimalEnclosedParen', '(21)'],
  [0, 'decimalEnclosedParen', '(0)'],
  [3, 'none', ''],
  [3, 'whatever', '3'],
])('%i as %s is %s', (value, format, written) => expect(formatOrdinal(value, format)).toBe(written));

describe('what a document says', () => {
  test('what was inserted is kept, what was deleted or moved away is not', () => {
    const runs =
      `${run('办结')}<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id="2">${run('15')}</w:ins>` +
      `<w:moveFrom w:id="3">${run('旧')}</w:moveFrom><w:moveTo w:id="4">${run('件')}</w:moveTo>`;
    expect(linesOf({ body: [{ runs }] })).toEqual(['办结15件']);
  });

  test('a paragraph whose end was deleted runs on into the next', () => {
    const xml = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('全年办结')}</w:p><w:p>${run('15件。')}</w:p>`;
    expect(linesOf({ body: [{ xml }] })).toEqual(['全年办结15件。']);
  });

  test('a paragraph that was deleted as a whole leaves nothing of itself to the next', () => {
    const deleted = '<w:del w:id="2"><w:r><w:delText>主要举措</w:delText></w:r></w:del>';
    const properties = '<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const xml = `<w:p><w:pPr>${properties}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${deleted}</w:p><w:p>${run('正文。')}</w:p>`;
    const { text, headings } = read({ body: [{ xml }], numbering: OFFICIAL + list(1, 0) });
    expect([text, headings]).toEqual(['正文。\n', []]);
  });

  test('words whose end was deleted at the very end are kept', () => {
    const xml = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('特此报告。')}</w:p>`;
    expect(linesOf({ body: [{ xml }] })).toEqual(['特此报告。']);
  });

  test('a row that was deleted is no row', () => {
    const row = (cell: string, properties = ''): string =>
      `<w:tr>${properties}<w:tc>${cell}</w:tc><w:tc>${cell}</w:tc></w:tr>`;
    const deleted = row(
      '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del></w:p>',
      '<w:trPr><w:del w:id="2"/></w:trPr>',
    );
    const [one, two] = ['甲', '乙'].map((words) => row(`<w:p>${run(words)}</w:p>`));
    expect(linesOf({ body: [{ xml: `<w:tbl>${one}${deleted}${two}</w:tbl>` }] })).toEqual([
      '| 甲 | 甲 |',
      '| 乙 | 乙 |',
    ]);
  });

  test('how a paragraph was formatted before a tracked change counts no more', () => {
    const before =
      '<w:pStyle w:val="x"/><w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const properties = `<w:outlineLvl w:val="1"/><w:pPrChange w:id="1"><w:pPr>${before}</w:pPr></w:pPrChange>`;
    const shown = run('加强领导', '<w:rPrChange w:id="2"><w:rPr><w:vanish/></w:rPr></w:rPrChange>');
    const { text, headings, leftOut } = read({
      body: [{ xml: `<w:p><w:pPr>${properties}</w:pPr>${shown}</w:p>` }],
      numbering: OFFICIAL + list(1, 0),
    });
    expect(text).toBe('加强领导\n');
    expect(headings.map(({ level }) => level)).toEqual([2]);
    expect(wordLeftOut(leftOut)).toBe('');
  });

  test('symbols that mean something outside their font, and no others; a break by its other name', () => {
    const runs =
      '<w:r><w:t>甲</w:t><w:sym w:font="SimSun" w:char="2460"/><w:t>乙</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>' +
      '<w:sym w:char="一"/><w:cr/><w:t>丙</w:t></w:r>';
    expect(linesOf({ body: [{ runs }] })).toEqual(['甲①乙', '丙']);
  });

  test('tabs, breaks and hyphens; fields show their result; links their words', () => {
    const runs =
      '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:br w:type="page"/></w:r>' +
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
      `${run('3')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink>${run('网址')}</w:hyperlink><w:smartTag>${run('县')}</w:smartTag>`;
    expect(linesOf({ body: [{ runs }] })).toEqual(['甲\t乙', '丙-丁3网址县']);
  });

  test('tables are rows with bars; merged cells keep their columns, nested ones their words', () => {
    const xml =
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>${run('类别')}</w:p></w:tc><w:tc><w:p>${run('件数')}</w:p></w:tc></w:tr>` +
      `<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p>${run('投诉')}</w:p><w:p>${run('举报')}</w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p>${run('噪声')}</w:p></w:tc></w:tr></w:tbl></w:tc><w:tc><w:p>${run('5')}</w:p></w:tc></w:tr>` +
      `<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p>${run('油烟')}</w:p></w:tc><w:tc><w:p>${run('7')}</w:p></w:tc></w:tr></w:tbl>`;
    expect(linesOf({ body: [{ xml }] })).toEqual(['| 类别 |  | 件数 |', '| 投诉 举报 | 噪声 | 5 |', '|  | 油烟 | 7 |']);
  });

  test('a table that only frames text, or sets it side by side, is paragraphs', () => {
    const long =
      '全年召开党工委会议12次，专题研究法治政府建设工作，协调解决执法力量下沉、行政复议应诉、规范性文件清理等重点难点问题。';
    const framed = `<w:tbl><w:tr><w:tc><w:p>${run('一、主要举措')}</w:p><w:p>${run('正文。')}</w:p></w:tc></w:tr></w:tbl>`;
    const side = `<w:tbl><w:tr><w:tc><w:p>${run('二、不足')}</w:p></w:tc><w:tc><w:p>${run('（一）力量')}</w:p><w:p>${run(long.repeat(2))}</w:p></w:tc></w:tr></w:tbl>`;
    expect(linesOf({ body: [{ xml: framed }, { xml: side }] })).toEqual([
      '一、主要举措',
      '正文。',
      '二、不足',
      '（一）力量',
      long.repeat(2),
    ]);
  });

  test('a bar in a cell is the cell’s own, and an ordinal in one opens no section', () => {
    const rows = [
      ['序号', '类别|来源', '件数'],
      ['一、', '投诉', '12'],
      ['二、', '举报', '5'],
      ['', '合计', '18'],
    ];
    const { text, headings } = read({ body: [{ rows }] });
    expect(text.split('\n')[0]).toBe('| 序号 | 类别\\|来源 | 件数 |');
    const { analysis, findings } = check(text, { headings });
    expect(analysis.tables[0]?.table.columns.map(({ names }) => names.join())).toEqual(['序号', '类别\\|来源', '件数']);
    expect(findings.map(({ rule }) => rule)).toEqual(['table-mismatch']);
  });

  test('headings by their outline level and by Word’s own styles', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="x"><w:name w:val="章"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
    const { text, headings } = read({
      styles,
      body: [
        { text: '正文' },
        { text: '举措', style: 'x' },
        { text: '领导', style: '2' },
        { text: '直接', outline: 2 },
      ],
    });
    expect(headings.map(({ start, level }) => `${level} ${text.slice(start).split('\n')[0]}`)).toEqual([
      '1 举措',
      '2 领导',
      '3 直接',
    ]);
  });

  test('what is not read is counted and said', () => {
    const box = `<w:txbxContent><w:p>${run('框内')}</w:p></w:txbxContent>`;
    const runs =
      `${run('正文')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>` +
      `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>${run('暗', '<w:vanish/>')}${run('明', '<w:vanish w:val="0"/>')}`;
    const { text, leftOut } = read({ body: [{ runs }] });
    expect(text).toBe('正文明\n');
    expect(wordLeftOut(leftOut)).toBe('没有读入：文本框1个、脚注或尾注1处、批注1条、隐藏文字1处');
  });
});
