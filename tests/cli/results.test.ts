import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { EOL } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { clean, openTerminal, wrong } from './terminal.ts';

const { root, jiaohe, checked, write } = openTerminal();

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

  test('of another year is told of: nothing was compared', async () => {
    write('years/2023.txt', before.replaceAll('2024', '2023'));
    write('years/a.txt', now);
    const { stderr } = await jiaohe('years', 'check', '--last-year', '2023.txt', 'a.txt');
    expect(stderr).toBe('2023.txt：这份报告写的是2023年，不是上一年（2024年），没有比对\n');
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

  test('are not written over either where only the Word file of one is left', async ({ expect }) => {
    write('left/a.txt', wrong);
    write('left/退回/a-退回意见.docx', '已经改过');
    await jiaohe('left', 'check', '--profile', 'none', '--letters', '退回', 'a.txt');
    const folder = path.join(root, 'left/退回');
    expect(readdirSync(folder)).toEqual(['a-退回意见.docx', 'a-退回意见（2）.docx', 'a-退回意见（2）.txt']);
    expect(readFileSync(path.join(folder, 'a-退回意见.docx'), 'utf8')).toBe('已经改过');
  });

  test('follow a template of one’s own; one that is wrong is told with its place, and nothing is checked', async ({
    expect,
  }) => {
    write('template/a.txt', wrong);
    const file = '退回/退回意见模板.txt';
    mkdirSync(path.join(root, 'template/退回'), { recursive: true });
    expect(await jiaohe('template', 'letter-template', '-o', file)).toMatchObject({ status: 0, stderr: '' });
    const template = readFileSync(path.join(root, 'template', file), 'utf8');
    expect(template.replace('\ufeff', '').replaceAll(EOL, '\n')).toBe(
      (await jiaohe('template', 'letter-template')).stdout,
    );
    expect(await jiaohe('template', 'letter-template', '-o', file)).toMatchObject({ status: 2, stdout: '' });
    write('template/退回/退回意见模板.txt', template.replace('请补充、修改：', '请改正：'));
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
