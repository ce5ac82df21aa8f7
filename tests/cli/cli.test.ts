import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { LARGEST_TEXT_REPORT, LONGEST_TEXT, MOST_PIECES } from '../../server/src/documents/limits.ts';
import { clean, openTerminal, wrong } from './terminal.ts';
import { USER_NODE } from './user-node.ts';

const program = path.join(import.meta.dirname, '../../dist/cli.js');
const encodings = path.join(import.meta.dirname, '../fixtures/encodings');

const { root, run, jiaohe, checked, write } = openTerminal();

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

  test('an empty file alone was not checked, and says so', async ({ expect }) => {
    write('empty/空.txt', '\n');
    expect(await jiaohe('empty', 'check', '空.txt')).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('空.txt：文件是空的，没有可以检查的文字'),
    });
    expect(await jiaohe('empty', 'check', '-', { input: '' })).toMatchObject({ status: 3 });
  });

  test('a log is refused before it is read through, with the limit', async ({ expect }) => {
    const line = '2025-01-03 12:00:00 INFO request id=1 took 12ms 处理完成12条\n';
    write('logs/大.txt', line.repeat(Math.ceil(LARGEST_TEXT_REPORT / line.length) + 1));
    write('logs/长.txt', '1'.repeat(LONGEST_TEXT + 1));
    write('logs/列.txt', '1\r\n'.repeat(MOST_PIECES));
    write('logs/稿.txt', '1\r\n'.repeat(MOST_PIECES - 1));
    const { status, stdout } = await jiaohe('logs', 'check', '.');
    expect([status, stdout]).toEqual([3, expect.stringContaining('大.txt：文件超过 12 MB，没有检查')]);
    expect(stdout).toContain('长.txt：文字超过 400 万字，不像一份报告，没有检查');
    expect(stdout).toContain('列.txt：文字超过 10 万行，不像一份报告，没有检查');
    expect(stdout).not.toContain('稿.txt：');
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

  test('an empty standard input was not checked either', async () => {
    const { reports, skipped } = await checked('', '-', { input: '' });
    expect([reports, skipped]).toEqual([[], [{ file: '-', reason: '标准输入是空的，没有可以检查的文字' }]]);
  });

  test('--year comes before the year of the text', async () => {
    const { reports } = await checked('', '-', '--year', '2021', { input: wrong });
    expect(reports[0]!.year).toBe(2021);
  });
});

describe('what the README shows of a terminal', () => {
  const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
  const sample = 'client/media/sample-report.txt';
  const shown = [...readme.matchAll(/^```console\n\$ npx --no jiaohe (.+)\n([\s\S]*?)^```$/gm)].map(
    ([, command, printed]) => [command!, printed!] as const,
  );

  test('is there for each command that prints something', () => {
    expect(shown.map(([command]) => command.split(' ')[0])).toEqual(['export', 'check', 'ledger']);
  });

  test.each(shown)('%s', async (command, printed) => {
    write(`readme/${sample}`, readFileSync(path.join(import.meta.dirname, '../..', sample)));
    const { stdout } = await jiaohe('readme', ...command.split(' '));
    const parts = printed.split(/^……\n/m);
    const places = parts.map((part) => stdout.indexOf(part));
    expect(places, stdout).toEqual(places.filter((place) => place >= 0).toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(stdout.endsWith(parts.at(-1)!)).toBe(true);
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

  test('is kept as a file byte by byte, in the place of an older one, and told of where it cannot be', async () => {
    write('kept/a.txt', wrong);
    write('kept/台账.csv', '旧的');
    const { stdout } = await jiaohe('kept', 'ledger', '--format', 'csv', 'a.txt');
    const kept = await jiaohe('kept', 'ledger', '--format', 'csv', 'a.txt', '-o', '台账.csv');
    expect(kept).toEqual({ status: 0, stdout: '数字台账已写成：台账.csv\n', stderr: '' });
    expect(readFileSync(path.join(root, 'kept/台账.csv'), 'utf8')).toBe(stdout);
    const lost = await jiaohe('kept', 'ledger', 'a.txt', '-o', '没有的文件夹/台账.txt');
    expect(lost).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^没有的文件夹\/台账\.txt：数字台账没有写成，.+\n$/),
    });
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
  const { stdout, stderr } = await run('sh', ['-c', command, USER_NODE, program], 'pipe');
  expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
});
