import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { abstractList, list, run as runOf, type WordFile, writeWord } from '../documents/word.ts';

const program = path.join(import.meta.dirname, '../../dist/cli.js');
const encodings = path.join(import.meta.dirname, '../fixtures/encodings');

/** Two sums, the first of them wrong. */
const wrong = '2023年，全镇共受理群众诉求120件，分别是咨询85件、投诉45件。办结率100%。\n';
/** Nothing to find once no kind of report is asked for. */
const clean = '云上镇认真组织学习，工作有序推进。\n';

/** A report whose ordinals only Word shows, with a wrong sum under the second of them and a heading that only its style makes one. */
const WORD: WordFile = {
  numbering:
    abstractList(0, [
      { text: '%1、', format: 'chineseCounting' },
      { text: '（%2）', format: 'chineseCounting' },
    ]) + list(1, 0),
  body: [
    { text: '青石街道2024年法治政府建设年度报告' },
    { text: '主要举措和成效', list: 1, level: 0 },
    { text: '加强领导', list: 1, level: 1 },
    { text: '全年召开会议4次，研究法治建设议题，工作有序推进。' },
    { text: '规范执法', list: 1, level: 1 },
    { text: '共受理群众诉求120件，分别是咨询85件、投诉45件。' },
    { text: '存在的不足和原因', outline: 0 },
    { runs: `${runOf('执法力量不足，主要是因为编制少。')}<w:r><w:commentReference w:id="0"/></w:r>` },
  ],
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), '校核 命令行（2023）'));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe.concurrent('what it prints', () => {
  test('version and help', async () => {
    expect(await jiaohe('', '--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(await jiaohe('', 'check', '-h')).toMatchObject({ status: 0, stdout: expect.stringContaining('--fail-on') });
  });

  test('a usage mistake is one line, and nothing is checked', async () => {
    write('usage/a.txt', wrong);
    expect(await jiaohe('usage', 'check', '--formt', 'json', 'a.txt')).toEqual({
      status: 2,
      stdout: '',
      stderr: '没有名为“--formt”的选项，是否想写“--format”？\n',
    });
    expect(await jiaohe('usage')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('用法') });
  });

  test('a mixed folder: what can be checked is, the rest is spoken of', async ({ expect }) => {
    write('mixed/a.txt', clean);
    write('mixed/empty.md', '');
    write('mixed/乡镇/b.docx', 'PK\x03\x04');
    write('mixed/乡镇/binary.txt', Buffer.from([0, 1, 2, 3, 255]));
    write('mixed/乡镇/扫描件.pdf', '%PDF-1.7');
    symlinkSync('nowhere', path.join(root, 'mixed/dangling.txt'));
    const { status, stdout, stderr } = await jiaohe('mixed', 'check', '--profile', 'none', '.', 'missing.txt');
    expect([status, stderr]).toEqual([3, '']);
    await expect(stdout).toMatchFileSnapshot('mixed.golden');
  });

  test('a Word file: by section and paragraph, with its own numbering, and what was left out', async ({ expect }) => {
    write('word/甲.docx', Buffer.from(writeWord(WORD)));
    write('word/~$甲.docx', 'lock');
    const { stdout, stderr } = await jiaohe('word', 'check', '.');
    expect(stderr).toBe('');
    await expect(stdout).toMatchFileSnapshot('word.golden');
    const { reports, skipped } = await checked('word', '.');
    expect(skipped).toEqual([]);
    expect(reports[0]).toMatchObject({ file: '甲.docx', leftOut: '没有读入：批注1条' });
    const finding = reports[0]!.findings.find(({ rule }) => rule === 'total-mismatch');
    expect(finding).toMatchObject({ place: '一、（二）规范执法 第1段', line: 6, column: 8 });
    const ledger = await jiaohe('word', 'ledger', '--format', 'csv', '甲.docx');
    expect(ledger.stdout).toContain('甲.docx,第1段,一、主要举措和成效 › （二）规范执法');
    expect((await jiaohe('word', 'ledger', '甲.docx')).stdout).toContain('一、（二）规范执法 第1段');
  });

  test('a Word file’s suppressions lie beside it, and it can be held against last year’s', async () => {
    write('kept/甲.docx', Buffer.from(writeWord(WORD)));
    write(
      'kept/甲.docx.jiaohe.json',
      '{ "version": 1, "ignored": [{ "rule": "total-mismatch" }], "lastYear": "旧.docx" }',
    );
    write('kept/旧.docx', 'PK');
    const { stdout, stderr } = await jiaohe('kept', 'check', '--format', 'json', '甲.docx');
    expect(stderr).toContain('旧.docx：上年报告读不出来，没有比对');
    const rules = JSON.parse(stdout).reports[0].findings.map(({ rule }: { readonly rule: string }) => rule);
    expect(rules).not.toContain('total-mismatch');
    expect(rules).toContain('missing-section');
  });

  test('a Word file becomes a draft beside it, which nothing is written over', async ({ expect }) => {
    write('import/甲.docx', Buffer.from(writeWord(WORD)));
    const { status, stdout, stderr } = await jiaohe('import', 'import', '甲.docx');
    expect([status, stdout, stderr]).toEqual([0, '草稿已写成：甲.txt\n', '没有读入：批注1条\n']);
    const printed = await jiaohe('import', 'import', '甲.docx', '-o', '-');
    expect(printed.stdout.split('\n').slice(1, 4)).toEqual([
      '一、主要举措和成效',
      '（一）加强领导',
      expect.any(String),
    ]);
    const { reports } = await checked('import', '甲.txt', '甲.docx');
    const [draft, word] = reports.map(({ findings }) => findings.map(({ rule }) => rule));
    expect(draft).toEqual(word);
    const again = await jiaohe('import', 'import', '甲.docx');
    expect(again).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('没有覆盖它') });
  });

  test('what cannot be imported is said', async ({ expect }) => {
    write('importing/a.docx', 'PK\x03\x04');
    const told = async (...words: readonly string[]) => {
      const { status, stdout, stderr } = await jiaohe('importing', 'import', ...words);
      return [status, stdout, stderr.split('\n')[0]];
    };
    expect(await told()).toEqual([2, '', expect.stringContaining('没有说要导入哪个')]);
    expect(await told('a.docx', 'b.docx')).toEqual([2, '', expect.stringContaining('一次只能')]);
    expect(await told('a.doc')).toEqual([2, '', expect.stringContaining('另存为 .docx')]);
    expect(await told('a.docx', '-o', 'b.docx')).toEqual([2, '', expect.stringContaining('以 .txt 结尾')]);
    expect(await told('a.docx')).toEqual([3, '', expect.stringContaining('已损坏')]);
    expect(await told('missing.docx')).toEqual([3, '', expect.stringContaining('找不到')]);
    write('importing/b.docx', Buffer.from(writeWord(WORD)));
    expect(await told('b.docx', '-o', '没有/b.txt')).toEqual([2, '', expect.stringContaining('草稿没有写成')]);
  });

  test('the same report in every encoding', async () => {
    cpSync(encodings, path.join(root, 'encodings'), { recursive: true });
    const { reports, skipped } = await checked('encodings', '.');
    expect(skipped).toEqual([]);
    expect(reports.map(({ file }) => file)).toEqual([
      'gb18030.txt',
      'utf-16be.txt',
      'utf-16le.txt',
      'utf-8-bom.txt',
      'utf-8.txt',
    ]);
    expect(reports[0]!.findings).not.toEqual([]);
    for (const report of reports) expect({ ...report, file: '' }).toEqual({ ...reports[0], file: '' });
  });

  test('standard input is named -, and its sums are done again', async () => {
    const { reports } = await checked('', '-', '--profile', 'none', { input: wrong });
    expect(reports).toHaveLength(1);
    const [report] = reports;
    expect(report).toMatchObject({ file: '-', profile: null, sections: [] });
    const start = wrong.indexOf('120');
    expect(report!.findings).toContainEqual(
      expect.objectContaining({ rule: 'total-mismatch', start, end: start + 3, line: 1, column: start + 1 }),
    );
  });

  test('an empty standard input is an empty report', async () => {
    const { reports, skipped } = await checked('', '-', { input: '' });
    expect([reports.length, skipped]).toEqual([1, []]);
  });

  test('--year comes before the year of the text', async () => {
    const { reports } = await checked('', '-', '--year', '2021', { input: wrong });
    expect(reports[0]!.year).toBe(2021);
  });
});

describe.concurrent('last year’s report', () => {
  const now = '青石街道2025年工作总结\n\n全年受理行政复议案件120件，同比增长20%。\n';
  const before = '青石街道2024年工作总结\n\n全年受理行政复议案件98件。\n';
  const found = ({ reports }: Awaited<ReturnType<typeof checked>>) =>
    reports.map(({ findings }) => findings.map(({ rule }) => rule));

  test('is named on the command line', async () => {
    write('last/2024.txt', before);
    write('last/a.txt', now);
    expect(found(await checked('last', 'a.txt'))).toEqual([[]]);
    expect(found(await checked('last', '--last-year', '2024.txt', 'a.txt'))).toEqual([['base-mismatch']]);
  });

  test('is kept beside the report', async () => {
    write('linked/2024.txt', before);
    write('linked/2025/a.txt', now);
    write('linked/2025/a.txt.jiaohe.json', '{ "version": 1, "lastYear": "../2024.txt", "ignored": [] }');
    expect(found(await checked('linked', '2025'))).toEqual([['base-mismatch']]);
  });

  test('that cannot be read is told of: named, nothing is checked; kept, the rest is', async () => {
    write('lost/a.txt', now);
    expect(await jiaohe('lost', 'check', '--last-year', '2024.txt', 'a.txt')).toEqual({
      status: 2,
      stdout: '',
      stderr: '2024.txt：找不到这个文件或文件夹，请核对名称和位置\n',
    });
    write('lost/a.txt.jiaohe.json', '{ "version": 1, "lastYear": "2024.txt", "ignored": [] }');
    const { status, stderr } = await jiaohe('lost', 'check', 'a.txt');
    expect([status, stderr]).toEqual([0, expect.stringContaining('2024.txt：上年报告读不出来，没有比对')]);
  });

  test('is that of one report', async () => {
    write('two/2024.txt', before);
    write('two/reports/a.txt', now);
    write('two/reports/b.txt', now);
    const { status, stderr } = await jiaohe('two', 'check', '--last-year', '2024.txt', 'reports');
    expect([status, stderr]).toEqual([2, '--last-year 只能同一份报告一起用：每份报告有自己的上年报告\n']);
  });
});

test.concurrent('results for other programs: SARIF and GitHub, with what was not checked', async () => {
  write('machines/各镇/a b.txt', wrong);
  write('machines/各镇/扫描件.pdf', '%PDF-1.7');
  const log = await jiaohe('machines', 'check', '--format', 'sarif', '各镇');
  const [run] = JSON.parse(log.stdout).runs;
  expect([log.status, run.results.length, run.invocations[0].toolExecutionNotifications.length]).toEqual([3, 1, 1]);
  expect(decodeURIComponent(run.artifacts[0].location.uri)).toBe('各镇/a b.txt');
  expect(run.tool.driver.version).toBe(version);
  const commands = await jiaohe('machines', 'check', '--format', 'github', '各镇');
  expect(commands.stdout.split('\n').map((line) => line.replace(/,(?:line|title)=.*/, ''))).toEqual([
    '::error file=各镇/a b.txt',
    '::warning file=各镇/扫描件.pdf',
    '检查了 1 份报告：错误 1 处。',
    '',
  ]);
});

describe.concurrent('an earlier result', () => {
  const right = wrong.replace('120', '130');

  test('tells what is new, what is left and what was changed; only what is new may count', async ({ expect }) => {
    write('since/a.txt', `${wrong}共有3个中心，分别是甲中心、乙中心。\n`);
    const before = await jiaohe('since', 'check', '--format', 'json', '--profile', 'none', 'a.txt');
    write('since/上次.json', before.stdout);
    const since = ['--profile', 'none', '--baseline', '上次.json', '--new-only', 'a.txt'];
    expect((await jiaohe('since', 'check', ...since)).status).toBe(0);
    write('since/a.txt', `工作有序。\n${right}共有3个中心，分别是甲中心、乙中心。。\n`);
    const { status, stdout, stderr } = await jiaohe('since', 'check', ...since);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.split('\n').filter((line) => /新增|已改|未改/.test(line))).toEqual([
      expect.stringMatching(/^a\.txt:3:18 警告（新增） 标点重复/),
      expect.stringMatching(/^ {4}已改：开头 第1段 合计不符/),
      '同上次的结果（上次.json）比：新增 1 处，未改 1 处，已改 1 处。',
    ]);
    const { reports, baseline } = JSON.parse((await jiaohe('since', 'check', '--format', 'json', ...since)).stdout);
    expect(baseline).toEqual({ file: '上次.json', new: 1, unchanged: 1, fixed: 1, addedReports: [], goneReports: [] });
    expect(reports[0].findings.map(({ state }: { state: string }) => state)).toEqual(['unchanged', 'new']);
  });

  test('that is torn is told of, and nothing is checked', async ({ expect }) => {
    write('torn/a.txt', wrong);
    write('torn/上次.json', '{ "version": 1,\n  "reports": [{ "file": "a.t');
    expect(await jiaohe('torn', 'check', '--baseline', '上次.json', 'a.txt')).toEqual({
      status: 2,
      stdout: '',
      stderr: '上次.json：只有一半，到第2行就断了，可能没有存完；请用上次 --report json 或 --format json 的结果\n',
    });
    expect(await jiaohe('torn', 'check', '--baseline', '.', 'a.txt')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('文件夹里没有上次的结果'),
    });
  });

  test('a finding that a reviewer accepted in the list stays accepted; a list we cannot read stays as it is', async ({
    expect,
  }) => {
    write('accept/各镇/a.txt', wrong);
    const words = ['check', '--profile', 'none', '--report', 'json', '-o', '结果', '各镇'];
    expect(await jiaohe('accept', ...words)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('认可清单.csv'),
    });
    const list = path.join(root, 'accept/结果/认可清单.csv');
    writeFileSync(list, readFileSync(list, 'utf8').replace(/\r\n,,/, '\r\nZhang,已说明,'));
    expect((await jiaohe('accept', ...words, '--baseline', '结果')).status).toBe(0);
    const { stdout } = await jiaohe('accept', 'check', '--profile', 'none', '各镇', '--accepted', '结果/认可清单.csv');
    expect(stdout).toContain('已认可：1:16 合计不符');
    expect(stdout).toContain('另有 1 处已认可，不算在内。');
    expect(readFileSync(list, 'utf8')).toContain('\r\nZhang,已说明,已认可,');
    writeFileSync(list, '别的表\r\n');
    expect(await jiaohe('accept', ...words)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('认不出是认可清单'),
    });
    expect(readFileSync(list, 'utf8')).toBe('别的表\r\n');
  });
});

describe.concurrent('letters', () => {
  test('go into a folder, one for each unit; one that was changed by hand is not overwritten', async ({ expect }) => {
    write('letters/各镇/a.txt', wrong);
    write('letters/各镇/b.txt', clean);
    const words = ['check', '--profile', 'none', '--letters', '各镇/退回', '各镇'];
    expect(await jiaohe('letters', ...words)).toMatchObject({ status: 1, stderr: '退回意见 1 份，在 各镇/退回\n' });
    const folder = path.join(root, 'letters/各镇/退回');
    expect(readdirSync(folder)).toEqual(['a-退回意见.docx', 'a-退回意见.txt']);
    await jiaohe('letters', ...words);
    expect(readdirSync(folder)).toEqual(['a-退回意见.docx', 'a-退回意见.txt']);
    appendFileSync(path.join(folder, 'a-退回意见.txt'), '请电话联系。\r\n');
    const { stdout } = await jiaohe('letters', ...words);
    expect(readdirSync(folder)).toEqual([
      'a-退回意见.docx',
      'a-退回意见.txt',
      'a-退回意见（2）.docx',
      'a-退回意见（2）.txt',
    ]);
    // What we wrote to a unit is no report.
    expect(stdout).toContain('检查了 2 份报告');
  });

  test('follow a template of one’s own; one that is wrong is told with its place, and nothing is checked', async ({
    expect,
  }) => {
    write('template/a.txt', wrong);
    const template = await jiaohe('template', 'letter-template');
    write('template/退回/退回意见模板.txt', template.stdout.replace('请补充、修改：', '请改正：'));
    await jiaohe('template', 'check', '--letters', '退回', 'a.txt');
    const [letter] = readdirSync(path.join(root, 'template/退回')).filter((name) => name.endsWith('-退回意见.txt'));
    expect(readFileSync(path.join(root, 'template/退回', letter!), 'utf8')).toContain('请改正：\r\n（1）');
    write('template/退回/退回意见模板.txt', '{{单位}\n{{日起}}\n');
    expect(await jiaohe('template', 'check', '--letters', '退回', 'a.txt')).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        '退回/退回意见模板.txt:1:1 “{{”后面没有写完，缺少“}}”',
        '退回/退回意见模板.txt:2:1 不能填“日起”，是否想写“日期”？',
        '',
      ].join('\n'),
    });
  });
});

describe.concurrent('the ledger', () => {
  test('of a mixed folder, whatever the encoding; what was not read is spoken of', async ({ expect }) => {
    cpSync(path.join(encodings, 'gb18030.txt'), path.join(root, 'ledger/a.txt'), { recursive: true });
    write('ledger/b.txt', wrong);
    write('ledger/扫描件.pdf', '%PDF-1.7');
    const { status, stdout, stderr } = await jiaohe('ledger', 'ledger', '.');
    expect([status, stderr]).toEqual([3, '']);
    await expect(stdout).toMatchFileSnapshot('ledger.golden');
    const { reports, skipped } = JSON.parse((await jiaohe('ledger', 'ledger', '--format', 'json', '.')).stdout);
    expect(reports.map(({ file }: { file: string }) => file)).toEqual(['a.txt', 'b.txt']);
    expect(Object.keys(reports[1])).toEqual(['file', 'quantities', 'claims', 'coverage']);
    expect(skipped).toHaveLength(1);
  });

  test('as a table begins with a byte-order mark; what was not read is told beside it', async () => {
    write('table/a.txt', wrong);
    const table = await jiaohe('table', 'ledger', '--format', 'csv', 'a.txt', 'missing.txt');
    expect(table).toMatchObject({ status: 3, stdout: expect.stringMatching(/^\ufeff文件,行,[^\n]*\r\na\.txt,1,/) });
    expect(table.stderr).toMatch(/^missing\.txt：.+\n$/);
  });

  test('ends with 0 however wrong the sums are, and with 2 where the settings are', async () => {
    write('figures/a.txt', wrong);
    expect(await jiaohe('figures', 'ledger', 'a.txt')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('✗ 合计：120 ≠ 85 + 45'),
      stderr: '',
    });
    write('figures/jiaohe.settings.json', '{ "profile": 1 }');
    expect(await jiaohe('figures', 'ledger', 'a.txt')).toMatchObject({ status: 2, stdout: '' });
    expect(await jiaohe('figures', 'ledger', '-', { input: '' })).toMatchObject({ status: 2 });
  });
});

describe.concurrent('settings', () => {
  test('a wrong settings file is answered with its places, and nothing is checked', async () => {
    write('bad/jiaohe.settings.json', '{\n  "rules": { "total-mismach": "off" },\n  "profile": 1\n}\n');
    write('bad/reports/a.txt', wrong);
    const { status, stdout, stderr } = await jiaohe('bad', 'check', 'reports');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      'jiaohe.settings.json:2:14 没有名为“total-mismach”的规则，是否想写“total-mismatch”？',
      expect.stringMatching(/^jiaohe\.settings\.json:3:14 报告类型不能是“1”/),
      '',
    ]);
  });

  test('the nearest file above a report holds for it; the command line comes before it', async () => {
    write('good/jiaohe.settings.json', '{ "profile": "rule-of-law-annual-report" }');
    write('good/a.txt', clean);
    write('good/sub/jiaohe.settings.json', '{ "profile": "none", "rules": { "total-mismatch": "hint" } }');
    write('good/sub/b.txt', wrong);
    const { reports } = await checked('good', '.');
    expect(reports.map(({ profile }) => profile)).toEqual(['rule-of-law-annual-report', null]);
    expect(reports[1]!.findings.map(({ severity }) => severity)).toEqual(['hint']);
    const overruled = await checked('good', '.', '--profile', 'none');
    expect(overruled.reports.map(({ profile }) => profile)).toEqual([null, null]);
  });

  test('each report is listed with its settings and where they come from', async ({ expect }) => {
    write(
      'listed/jiaohe.settings.json',
      '{ "rules": { "total-mismatch": "hint" }, "profiles": ["类型/a.jiaohe-profile.json"] }',
    );
    write('listed/类型/a.jiaohe-profile.json', OWN);
    write('listed/a.txt', '青石镇2024年述法报告\n\n一、学法情况\n\n学法4次。\n');
    write('listed/扫描件.pdf', '%PDF-1.7');
    const { status, stdout, stderr } = await jiaohe('listed', 'settings', '.');
    expect([status, stderr]).toEqual([3, '']);
    const here = stdout.replaceAll(path.join(root, 'listed'), '…').replace(/\d+条/, 'N条');
    await expect(here).toMatchFileSnapshot('settings.golden');
    const { reports } = JSON.parse((await jiaohe('listed', 'settings', '--format', 'json', '.')).stdout);
    expect(reports).toMatchObject([
      {
        file: 'a.txt',
        settingsFile: path.join(root, 'listed/jiaohe.settings.json'),
        profile: { value: 'auto', origin: 'default', recognised: 'duty-report' },
        reporter: { value: 'auto', origin: 'default', recognised: 'township' },
        profiles: { origin: 'file', found: [{ id: 'duty-report', name: '述法报告' }] },
        suppressions: 0,
      },
    ]);
    const rule = reports[0].rules.find(({ id }: { id: string }) => id === 'total-mismatch');
    expect(rule).toEqual({ id: 'total-mismatch', value: 'hint', origin: 'file', default: 'error' });
  });
});

/** A profile of one's own. */
const OWN = `{
  "id": "duty-report",
  "name": "述法报告",
  "recognition": { "titles": { "contain": ["述法报告"] } },
  "contents": [{ "id": "study", "name": "学法情况", "headings": { "contain": ["学法"] } }]
}
`;

describe.concurrent('a profile of one’s own', () => {
  const report = '青石镇2024年述法报告\n\n一、依法决策\n\n集体决策4次。\n';

  test('in a folder above the report is recognised, and can be named', async () => {
    write('own/述法.jiaohe-profile.json', OWN);
    write('own/乡镇/a.txt', report);
    const { reports } = await checked('own', '乡镇');
    expect(reports).toMatchObject([{ profile: 'duty-report', findings: [{ rule: 'missing-section' }] }]);
    const named = await checked('own', '--profile', 'duty-report', '-', { input: clean });
    expect(named.reports).toMatchObject([{ profile: 'duty-report' }]);
    write('own/jiaohe.settings.json', '{ "profile": "duty-report" }');
    expect((await checked('own', '乡镇')).reports).toMatchObject([{ profile: 'duty-report' }]);
  });

  test('that is wrong is answered with its places, and nothing is checked', async () => {
    write('faulty/a.jiaohe-profile.json', '{\n  "id": "a",\n  "nam": "甲"\n}\n');
    write('faulty/乡镇/a.txt', report);
    expect(await jiaohe('faulty', 'check', '.')).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        'a.jiaohe-profile.json:1:1 缺少“name”：报告类型的名称',
        'a.jiaohe-profile.json:3:3 没有名为“nam”的项目，是否想写“name”？',
        '',
      ].join('\n'),
    });
  });

  test('that the settings name is looked for beside them and not outside', async () => {
    const paths = ['../a.jiaohe-profile.json', 'b.json', 'c.jiaohe-profile.json'];
    write('outside/jiaohe.settings.json', `{\n  "profiles": ${JSON.stringify(paths)}\n}\n`);
    write('outside/a.txt', report);
    const { status, stderr } = await jiaohe('outside', 'check', 'a.txt');
    expect(status).toBe(2);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^jiaohe\.settings\.json:2:16 .*不能指到外面$/),
      expect.stringMatching(/^jiaohe\.settings\.json:2:43 .*以 \.jiaohe-profile\.json 结尾$/),
      expect.stringMatching(/^jiaohe\.settings\.json:2:52 .*找不到/),
      '',
    ]);
  });

  test('that is not there is answered with what there is', async () => {
    write('none/a.txt', report);
    expect(await jiaohe('none', 'check', '--profile', 'rule-of-law', 'a.txt')).toEqual({
      status: 2,
      stdout: '',
      stderr: '--profile 的值不能是“rule-of-law”，是否想写“rule-of-law-annual-report”？\n',
    });
  });
});

test.concurrent.each([
  ['nothing wrong', ['clean.txt'], 0],
  ['something wrong', ['wrong.txt'], 1],
  ['something wrong, but let pass', ['wrong.txt', '--fail-on', 'never'], 0],
  ['something unreadable beside something wrong', ['wrong.txt', 'missing.txt'], 3],
  ['nothing but what is missing', ['missing.txt'], 3],
])('exit status: %s', async (name, words, status) => {
  write(`status/${name}/clean.txt`, clean);
  write(`status/${name}/wrong.txt`, wrong);
  expect(await jiaohe(`status/${name}`, 'check', '--profile', 'none', ...words)).toMatchObject({ status, stderr: '' });
});

test.concurrent('hostile texts are checked like any other, soon', async () => {
  const line = `${'云上镇认真组织学习，工作有序推进，'.repeat(50)}受理120件，其中咨询85件；`;
  write('hostile/line.txt', line.repeat(2000));
  write('hostile/digits.txt', '1'.repeat(200_000));
  write('hostile/marks.md', '# '.repeat(100_000));
  write('hostile/surrogates.txt', Buffer.from(`\ufeff共\ud800受理\udc00群众诉求120件`, 'utf16le'));
  const { reports, skipped } = await checked('hostile', '.');
  expect(reports.map(({ file }) => file)).toEqual(['digits.txt', 'line.txt', 'marks.md']);
  expect(skipped).toEqual([{ file: 'surrogates.txt', reason: expect.stringContaining('损坏') }]);
});

test.concurrent('a reader who leaves early is no error', async () => {
  write('pipe/wrong.txt', wrong.repeat(3000));
  const command = `"$0" "$1" check --profile none wrong.txt | head -n 1`;
  const { stdout, stderr } = await run('sh', ['-c', command, process.execPath, program], 'pipe');
  expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
});

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The parts of the printed JSON that these tests look at. */
interface Printed {
  readonly reports: readonly {
    readonly file: string;
    readonly profile: string | null;
    readonly year: number | null;
    readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  }[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

type Input = { readonly input: string };

async function checked(folder: string, ...words: readonly (string | Input)[]): Promise<Printed> {
  const { stdout, stderr } = await jiaohe(folder, 'check', '--format', 'json', ...words);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** Runs the built program in a folder of the test's own. */
function jiaohe(folder: string, ...words: readonly (string | Input)[]): Promise<Outcome> {
  const input = words.find((word) => typeof word === 'object');
  return run(process.execPath, [program, ...words.filter((word) => typeof word === 'string')], folder, input?.input);
}

function run(command: string, words: readonly string[], folder: string, input = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd: path.join(root, folder), maxBuffer: 2 ** 30 };
    const child = execFile(command, words, options, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
    child.stdin?.on('error', () => {}).end(input);
  });
}

function write(file: string, content: string | Buffer): void {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}
