import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocxText, readDocx } from '../../server/src/documents/docx/read-docx.ts';
import { USER_NODE } from './user-node.ts';

const program = path.join(import.meta.dirname, '../../dist/cli.js');

/** A report with one wrong sum. */
const REPORT = `青石街道2024年法治政府建设年度报告

2024年，青石街道坚持依法行政。现将有关情况报告如下：

一、主要举措和成效
（一）规范执法。全年共受理群众诉求120件，分别是咨询85件、投诉45件。
`;
const FAULTLESS = '云上镇认真组织学习，工作有序推进。\n';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), '校核 导出（2024）'));
});
afterAll(() => rmSync(root, { recursive: true }));

test('a report becomes a Word file beside it, word for word', async () => {
  const folder = write('甲', { '报告.txt': REPORT });
  const { status, stdout, stderr } = await jiaohe(folder, 'export', '报告.txt', '--profile', 'none');
  expect([status, stdout]).toEqual([1, '已保存到 报告.docx\n']);
  expect(stderr).toContain('报告里还有1处错误或警告没有解决');
  expect(read(folder, '报告.docx').text.split('\n').filter(Boolean)).toEqual(REPORT.split('\n').filter(Boolean));
});

test('what is found stands beside the words it speaks of', async () => {
  const folder = write('乙', { '报告.txt': REPORT, 'jiaohe.settings.json': '{ "profile": "none" }' });
  const { status, stdout } = await jiaohe(folder, 'export', '报告.txt', '--comments', '-o', '批注.docx');
  expect([status, stdout]).toEqual([1, '已保存到 批注.docx，写了1条批注\n']);
  expect(read(folder, '批注.docx').leftOut.comments).toBe(1);
});

test('where nothing is wrong, it says so; what was suppressed is not said', async () => {
  const suppressed = '{ "version": 1, "ignored": [{ "rule": "total-mismatch" }] }';
  const folder = write('丙', { 'a.txt': FAULTLESS, '报告.txt': REPORT, '报告.txt.jiaohe.json': suppressed });
  for (const file of ['a.txt', '报告.txt']) {
    expect((await jiaohe(folder, 'export', file, '--profile', 'none')).status).toBe(0);
  }
});

test('from standard input, into a folder, and from a Word file', async () => {
  const folder = write('丁', { 'a.txt': FAULTLESS });
  mkdirSync(path.join(folder, '结果'));
  expect((await jiaohe(folder, 'export', 'a.txt', '-o', '结果')).stdout).toBe(
    `已保存到 ${path.join('结果', 'a.docx')}\n`,
  );
  expect((await jiaohe(folder, 'export', '结果/a.docx', '-o', 'b.docx')).status).toBe(0);
  expect(read(folder, 'b.docx').text).toContain(FAULTLESS);
  const piped = jiaohe(folder, 'export', '-', '-o', 'c.docx');
  expect((await piped).status).toBe(0);
});

test('an old file stays, unless it may go', async () => {
  const folder = write('戊', { 'a.txt': FAULTLESS, 'a.docx': 'old' });
  expect(await jiaohe(folder, 'export', 'a.txt')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'a.docx：没有导出，已经有这个文件。要覆盖它，请加 --force；或者用 -o 换一个名称\n',
  });
  expect(readFileSync(path.join(folder, 'a.docx'), 'utf8')).toBe('old');
  expect((await jiaohe(folder, 'export', 'a.txt', '--force')).status).toBe(0);
  expect(read(folder, 'a.docx').text).toContain(FAULTLESS);
  expect(readdirSync(folder).sort()).toEqual(['a.docx', 'a.txt']);
});

test.each([
  [['nowhere.txt'], 3, 'nowhere.txt：找不到这个文件或文件夹'],
  [['.'], 2, '.：这是文件夹，一次只导出一份报告'],
  [['a.txt', '-o', 'a.pdf'], 2, 'a.pdf：导出的文件名要以 .docx 结尾'],
  [['a.txt', '-o', '没有/a.docx'], 2, '没有/a.docx：没有导出，找不到要保存到的文件夹'],
  [['b.docx', '--force'], 2, 'b.docx：不能写到原来的报告上'],
  [['b.docx', '-o', 'c.docx'], 3, 'b.docx：Word 文件已损坏'],
  [['a.txt', '--last-year', 'nowhere.txt'], 2, 'nowhere.txt：找不到'],
] as const)('export %j ends with %d and says why', async (words, status, reason) => {
  const folder = write('己', { 'a.txt': FAULTLESS, 'b.docx': 'PK' });
  const ended = await jiaohe(folder, 'export', ...words);
  expect(ended).toMatchObject({ status, stdout: '', stderr: expect.stringContaining(reason) });
  expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.docx']);
});

function write(name: string, files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return folder;
}

function read(folder: string, file: string): DocxText {
  const reading = readDocx(readFileSync(path.join(folder, file)));
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
}

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function jiaohe(cwd: string, ...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(USER_NODE, [program, ...words], { cwd }, (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), stdout, stderr });
    });
    child.stdin!.end(FAULTLESS);
  });
}
