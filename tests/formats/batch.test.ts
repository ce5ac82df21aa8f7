import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { csv } from '../../server/src/formats/batch/csv.ts';
import { findDuplicates } from '../../server/src/formats/batch/duplicates.ts';
import type { Batch } from '../../server/src/formats/batch/format.ts';
import { html } from '../../server/src/formats/batch/html.ts';
import { shortenNames } from '../../server/src/formats/batch/names.ts';
import { PAGE_STYLE } from '../../server/src/formats/batch/page-style.ts';
import { countFindings } from '../../server/src/formats/batch/tables.ts';
import { xlsx } from '../../server/src/formats/batch/xlsx.ts';
import { type FindingSummary, noteOn, type ReportSummary, toSummary } from '../../server/src/formats/summary.ts';

const place = { line: 3, column: 1 };
const finding: FindingSummary = {
  rule: 'total-mismatch',
  title: '合计不符',
  family: 'numbers',
  severity: 'error',
  place: '一、主要工作 第2段',
  start: 10,
  end: 13,
  from: place,
  to: place,
  fingerprint: 'f',
  state: null,
  quote: { before: '受理', words: '120件', behind: '，其中劳动类85件、婚姻类45件。' },
  message: '合计不符：劳动类85＋婚姻类45＝130，文中合计为120件，各项之和多10件。',
  related: [{ place: '三、下一步 第1段', from: place, to: place, message: '140件' }],
  ways: ['把合计改为130件'],
};
const report: ReportSummary = {
  file: 'C:\\报送\\乡镇\\青石镇.docx',
  unit: '青石镇',
  kind: '法治政府建设年度报告',
  year: 2024,
  standing: 'change',
  missing: ['存在的不足和原因'],
  findings: [finding, { ...finding, severity: 'warning', title: '前后数字不一', rule: 'repeat-mismatch' }],
  accepted: [],
  fixed: null,
  sha256: 'ab'.repeat(32),
  leftOut: '',
  length: 1234,
  quantities: 20,
  checked: 7,
};
const HOSTILE = `<script>alert("1")</script>&'`;
const batch: Batch = {
  reports: [
    report,
    { ...report, file: 'C:\\报送\\乡镇\\青石镇（定稿2）.docx', standing: 'pass', missing: [], findings: [] },
    {
      ...report,
      file: `C:\\报送\\${HOSTILE}.txt`,
      unit: HOSTILE,
      year: null,
      kind: '',
      unrecognised: true,
      standing: 'confirm',
      missing: [HOSTILE],
      findings: [
        {
          ...finding,
          severity: 'information',
          message: HOSTILE,
          place: HOSTILE,
          ways: [HOSTILE],
          quote: { before: HOSTILE, words: HOSTILE, behind: HOSTILE },
        },
      ],
    },
    {
      ...report,
      file: 'C:\\报送\\公式.txt',
      unit: '=1+1',
      year: 2020,
      missing: [],
      findings: [{ ...finding, message: '+1，"甲"\n乙', quote: { before: '', words: '-1', behind: '' } }],
    },
  ],
  skipped: [{ file: 'C:\\报送\\旧.doc', reason: '@请另存为 .docx' }],
  comparison: null,
  occasion: {
    day: '2025-01-10',
    time: '2025年1月10日 9:05',
    version: '1.2.3',
    rules: { count: 45, fingerprint: 'abc' },
  },
};
const NOTHING: Batch = { ...batch, reports: [], skipped: [] };

async function print(format: typeof html, of: Batch = batch) {
  return format.print(
    of,
    of.reports.map(() => ''),
  );
}

describe('the page', () => {
  test('is one file that loads nothing and runs nothing', async () => {
    const [page] = await print(html);
    expect(page!.name).toBe('核对结果-2025-01-10.html');
    expect(page!.content).not.toMatch(/<(?:script|link|img|iframe|object)\b|\bsrc=|url\(|@import|\son\w+=/i);
    expect(page!.content).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page!.content).toContain('&#60;script&#62;alert(&#34;1&#34;)');
    expect(page!.content).not.toContain('alert("1")');
  });

  test('tells what was checked, when, by what, and what stands apart as doubtful', async () => {
    const content = String((await print(html))[0]!.content);
    for (const words of [
      '2025年1月10日 9:05',
      '校核 1.2.3（规则45条，指纹 abc）',
      'C:\\报送\\',
      'abababababab<',
      '可能重复：同一单位、同一年度还有青石镇（定稿2）.docx',
      '三、下一步 第1段（140件）',
      '可以：把合计改为130件',
      '没有认出报告类型',
    ])
      expect(content).toContain(words);
    const [must, should] = [content.indexOf('id="change"'), content.indexOf('id="confirm"')];
    expect(content.indexOf('合计不符：劳动类')).toBeGreaterThan(must);
    expect(content.slice(must, should)).not.toContain('前后数字不一');
    expect(content.slice(should)).toContain('前后数字不一');
  });

  test('every table has heads that say what they are heads of, and every link leads somewhere', async () => {
    const content = String((await print(html))[0]!.content);
    expect(content.match(/<th\b(?![^>]*\bscope="(?:col|row|rowgroup)")[^>]*>/g)).toBeNull();
    const ids = [...content.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...content.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    expect(links.length).toBeGreaterThan(3);
  });

  test('says so where there is nothing', async () => {
    expect((await print(html, NOTHING))[0]!.content).toContain('<b>0</b>✓ 通过');
  });

  test('in a narrow window or enlarged scrolls its tables: columns are not squeezed into each other', async () => {
    const narrow = /@media screen and \(max-width: (\d+)em\) \{ (.*) \}$/m.exec(PAGE_STYLE);
    expect(narrow?.[2]).toContain('section[id] { overflow-x: auto; }');
    expect(narrow?.[2]).toContain(`section[id] > table { min-width: ${narrow?.[1]}em; }`);
    expect((await print(html))[0]!.content).toMatch(
      /<section id="\w+" class="\w+"><h2>[^<]*<\/h2><p [^>]*>[^<]*<\/p><table>/,
    );
  });

  test('every colour of a text stands out from its ground', () => {
    const schemes = [...PAGE_STYLE.matchAll(/:root \{([^}]*)\}/g)].map(
      ([, said]) => new Map([...said!.matchAll(/--(\w+): (#\w+)/g)].map(([, name, colour]) => [name!, colour!])),
    );
    expect(schemes).toHaveLength(3);
    for (const scheme of schemes)
      for (const name of ['ink', 'soft', 'link', 'change', 'confirm', 'pass', 'skipped'])
        for (const ground of ['ground', 'head'])
          expect(contrast(scheme.get(name)!, scheme.get(ground)!), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the tables', () => {
  test('as CSV: a file each, with a mark for Excel, and nothing is a formula', async () => {
    const files = await print(csv);
    expect(files.map(({ name }) => name)).toEqual([
      '核对结果-2025-01-10-每份报告.csv',
      '核对结果-2025-01-10-每个问题.csv',
      '核对结果-2025-01-10-未能检查.csv',
    ]);
    const [reports, findings, skipped] = files.map(({ content }) => String(content));
    for (const text of [reports, findings, skipped]) expect(text).toMatch(/^\ufeff[^\r\n]+\r\n/);
    expect(reports).toContain(`4,'=1+1,公式.txt,必须修改`);
    expect(findings).toContain(`"'+1，""甲""\n乙"`);
    expect(skipped).toContain(`旧.doc,'@请另存为 .docx`);
  });

  test('as a workbook: numbers are numbers, texts are texts, the head stays, every column can be filtered', async () => {
    const [file] = await print(xlsx);
    expect(file!.name).toBe('核对结果-2025-01-10.xlsx');
    const parts = unzipSync(file!.content as Uint8Array);
    const read = (name: string): string => new TextDecoder().decode(parts[name]);
    expect(read('xl/workbook.xml')).toMatch(/name="每份报告".*name="每个问题".*name="未能检查"/s);
    const sheet = read('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:N5"/>');
    expect(sheet).toMatch(/<c r="J2"[^>]*(?<! t="s")><v>1234<\/v>/);
    for (const name of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml', 'xl/worksheets/sheet3.xml']) {
      expect(read(name)).not.toMatch(/<f>|<f\s/);
      // An attribute that stands twice breaks the whole file.
      for (const [tag] of read(name).matchAll(/<\w[^>]*>/g)) {
        const names = [...tag.matchAll(/\s([\w:]+)=/g)].map(([, attribute]) => attribute);
        expect(new Set(names).size, tag).toBe(names.length);
      }
    }
    expect(read('xl/sharedStrings.xml')).toContain('=1+1');
    expect(read('xl/workbook.xml').match(/<definedNames/g)).toHaveLength(1);
  });

  test('as a workbook of nothing', async () => {
    expect((await print(xlsx, NOTHING))[0]!.content).toBeInstanceOf(Uint8Array);
  });
});

test.each([
  [['a/b/1.txt', 'a/b/2.txt', 'a/b/c/3.txt'], 'a/b/'],
  [['1.txt', 'a/2.txt'], ''],
  [['a/1.txt'], 'a/'],
  [['甲/1.txt', '甲乙/2.txt'], ''],
  [[], ''],
])('the folder of %j is %j', (files, folder) => {
  expect(shortenNames({ ...NOTHING, skipped: files.map((file) => ({ file, reason: '' })) }).folder).toBe(folder);
});

test('two of the same unit, kind and year may be the same; those whose unit is not known may not', () => {
  const nameless = { ...report, unit: '' };
  const other = { ...report, file: 'b' };
  const found = findDuplicates([report, other, nameless, { ...nameless, file: 'c' }, { ...report, year: 2023 }]);
  expect([...found].map(([{ file }, others]) => [file, others.map(({ file }) => file)])).toEqual([
    [report.file, ['b']],
    ['b', [report.file]],
  ]);
});

/** As the Web Content Accessibility Guidelines count it. */
function contrast(one: string, other: string): number {
  const [low, high] = [one, other].map(luminance).sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(colour: string): number {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g)!;
  const [red, green, blue] = digits.map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

test('a report is said to lack what it must have and has not, or has only the heading of', () => {
  const text =
    '青石街道2024年法治政府建设年度报告\n\n一、主要举措和成效\n落实执法公示制度。\n\n二、存在的不足和原因\n\n四、2025年主要安排\n继续推进法治建设。\n';
  const { missing } = toSummary({ file: '青石街道.txt', result: check(text) });
  expect(missing).toEqual(['存在的不足和原因', '党政主要负责人履行推进法治建设第一责任人职责情况']);
});

test('the note on it says where no year can be told', () => {
  const noteOf = (text: string) => noteOn(toSummary({ file: '青石街道.txt', result: check(text) }), []);
  expect(noteOf('工作总结\n\n办结12件。\n')).toContain('看不出年度');
  expect(noteOf('2024年工作总结\n\n办结12件。\n')).not.toContain('看不出年度');
});

test('its length is that of its characters, without spaces, each counted once', () => {
  const { length } = toSummary({ file: '姓名.txt', result: check('  𠮷某、\u3000吉某\r\n\tA1😀\n') });
  expect(length).toBe(8);
});

test('errors in figures are counted apart from other errors, and both from what is doubtful', () => {
  const of = (family: FindingSummary['family'], severity: FindingSummary['severity']) => ({
    ...finding,
    family,
    severity,
  });
  const errors = [of('numbers', 'error'), of('numbers', 'error'), of('structure', 'error')];
  const doubtful = [of('numbers', 'warning'), of('wording', 'information'), of('structure', 'warning')];
  const missing = { ...of('structure', 'error'), rule: 'missing-section' };
  expect(countFindings([...errors, ...doubtful, missing])).toEqual({ figures: 2, others: 1, doubtful: 3 });
});
