import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { USER_NODE } from './user-node.ts';

const dist = path.join(import.meta.dirname, '../../dist');

/** Only its words tell that both speak of 确诊人员. */
const WORDY = '跟进3名确诊人员处理措施，做好信息报送。3月底，5名确诊人员均已治愈。\n';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), '校核 故障（2024）'));
  cpSync(dist, path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'a.txt'), WORDY);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, ...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(program, words, { cwd: root }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

const jiaohe = (...words: readonly string[]): Promise<Ended> => run(USER_NODE, 'dist/cli.js', ...words);

describe('a segmenter whose binary', () => {
  const place = (): string => path.join(root, 'node_modules/nodejieba');
  const binding = 'build/Release/nodejieba.node';
  const main = `module.exports = require('./${binding}');`;

  test.each<[string, Readonly<Record<string, string | Buffer>> | null]>([
    ['is missing with all of its package', null],
    ['is missing', { 'index.js': main }],
    ['is torn', { 'index.js': main, [binding]: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]) }],
    ['is that of another system', { 'index.js': main, [binding]: Buffer.from('MZ\u0090\u0000 of another system') }],
    ['is empty', { 'index.js': main, [binding]: '' }],
    ['fails at the first question', { 'index.js': `exports.tag = () => { throw new Error('no dictionary'); };` }],
    ['has other functions', { 'index.js': 'exports.cut = () => [];' }],
  ])('%s is stood in for: the report is checked as ever', async (_, files) => {
    rmSync(place(), { recursive: true, force: true });
    for (const [name, content] of Object.entries(files ?? {})) {
      mkdirSync(path.dirname(path.join(place(), name)), { recursive: true });
      writeFileSync(path.join(place(), name), content);
    }
    const { stdout, stderr } = await jiaohe('check', 'a.txt');
    expect(stdout).toContain('repeat-mismatch');
    expect(stderr).toBe('');
  });

  test('works, but misses a dictionary, is stood in for as well: it would bring all down', async () => {
    rmSync(place(), { recursive: true, force: true });
    for (const part of ['index.js', 'package.json', binding, 'submodules/cppjieba/dict/user.dict.utf8']) {
      const from = path.join(dist, '../node_modules/nodejieba', part);
      if (existsSync(from)) cpSync(from, path.join(place(), part));
    }
    const { stdout, stderr } = await jiaohe('check', 'a.txt');
    expect(stdout).toContain('repeat-mismatch');
    expect(stderr).toBe('');
  });
});

test.each(['check', 'ledger', 'export', 'settings'])('the name of a file commands no terminal: %s', async (command) => {
  const { stdout, stderr } = await jiaohe(command, '\x1b[2J没有.txt');
  expect(`${stdout}${stderr}`).toContain('\ufffd[2J没有.txt');
  expect(`${stdout}${stderr}`).not.toContain('\x1b');
});

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  /** The shell lets no file grow beyond some kilobytes: to the program, the disk is full. */
  const short = (words: string): Promise<Ended> => run('/bin/sh', '-c', `ulimit -f 1; '${USER_NODE}' ${words}`);

  test('leaves the old result whole, and nothing half-written beside it', async () => {
    const out = path.join(root, 'out');
    const named = `dist/cli.js check a.txt --report html,json -o out`;
    expect(await run('/bin/sh', '-c', `'${USER_NODE}' ${named}`)).toMatchObject({ status: 0 });
    const before = readdirSync(out).map((name) => [name, readFileSync(path.join(out, name), 'utf8')]);
    expect(before).toHaveLength(2);
    writeFileSync(path.join(root, 'a.txt'), WORDY.repeat(2));
    const full = await short(named);
    expect(full.status).toBe(2);
    expect(full.stderr).toMatch(/核对结果.*没有写/);
    expect(readdirSync(out).map((name) => [name, readFileSync(path.join(out, name), 'utf8')])).toEqual(before);
  });
});

describe.skipIf(process.platform !== 'linux')('a place that takes no files', () => {
  test('is told in Chinese where the output is led there', async () => {
    const { status, stderr } = await run('/bin/sh', '-c', `'${USER_NODE}' dist/cli.js check a.txt > /dev/full`);
    expect({ status, stderr }).toEqual({ status: 2, stderr: '结果没有写完：磁盘满了，请清理以后再试\n' });
  });

  test.each([
    ['check', '--report', 'html', '-o', '/proc/nowhere/out'],
    ['check', '--letters', '/proc/nowhere'],
    ['ledger', '--format', 'csv', '-o', '/proc/nowhere/a.csv'],
    ['export', '-o', '/proc/nowhere/a.docx'],
  ])(
    'is told at once: %s %s %s',
    async (command, ...words) => {
      const { status, stderr } = await jiaohe(command, 'a.txt', ...words);
      expect(status).toBe(2);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toContain('/proc/nowhere');
    },
    10_000,
  );

  test('as a pipe stays what it is', async () => {
    const pipe = path.join(root, 'pipe.csv');
    execFileSync('mkfifo', [pipe]);
    const { status, stderr } = await jiaohe('ledger', 'a.txt', '--format', 'csv', '-o', pipe);
    expect({ status, stderr: stderr.replace(root, '') }).toEqual({
      status: 2,
      stderr: '/pipe.csv：数字台账没有写成，这里是设备或管道，不是普通文件，请换一个名称\n',
    });
    expect(statSync(pipe).isFIFO()).toBe(true);
  });
});
