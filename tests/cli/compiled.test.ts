import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
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
import { afterAll, describe, expect, test } from 'vitest';
import { wrong } from './terminal.ts';
import { USER_NODE } from './user-node.ts';

/** What the command line keeps of its own compiling, in the system's folder for temporary files. */
const dist = path.join(import.meta.dirname, '../../dist');
const root = mkdtempSync(path.join(tmpdir(), 'jiaohe-compiled-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const report = path.join(root, '报告.txt');
writeFileSync(report, wrong);

const BYTES_BEFORE_THE_COMPILED = 8;

describe.skipIf(process.platform === 'win32')('what was compiled', () => {
  test('is kept for one’s own eyes, and three runs add to it', () => {
    const machine = openMachine();
    for (const runs of [1, 2, 3, 3]) {
      expect(machine.check()).toBe(SAID);
      expect(machine.kept().map(({ bytes }) => bytes[0])).toEqual([runs]);
    }
    const [{ file }] = machine.kept() as [Kept];
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  });

  test('has the functions that were called, not only those of the start', () => {
    const machine = openMachine();
    machine.check('--help');
    const [little] = machine.kept();
    machine.check();
    const [much] = machine.kept();
    expect(much!.bytes.length).toBeGreaterThan(1.5 * little!.bytes.length);
  });

  test('is kept of the server as well, which is a bundle of its own', async () => {
    const machine = openMachine();
    for (const runs of [1, 2]) {
      const served = spawn(USER_NODE, [path.join(dist, 'cli.js'), 'server', '--stdio'], { env: machine.env });
      const say = (method: string, rest: object = {}): void => {
        const message = JSON.stringify({ jsonrpc: '2.0', method, ...rest });
        served.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
      };
      say('initialize', { id: 1, params: { processId: null, rootUri: null, capabilities: {} } });
      const [answer] = await once(served.stdout, 'data');
      expect(String(answer)).toContain('Content-Length');
      say('shutdown', { id: 2 });
      say('exit');
      await once(served, 'exit');
      const kept = machine.kept().map(({ file, bytes }) => [path.basename(file).split('-')[0], bytes[0]]);
      expect(Object.fromEntries(kept)).toEqual({ server: runs });
    }
  });

  test('is kept of the threads of a batch', () => {
    const machine = openMachine();
    const second = path.join(root, '第二份.txt');
    writeFileSync(second, wrong);
    for (let run = 1; run <= 2; run++) machine.check('check', '--fail-on', 'never', '--jobs', '2', report, second);
    expect(machine.kept().map(({ file }) => /^[a-z-]+(?=-)/.exec(path.basename(file))![0])).toEqual([
      'many-reports',
      'program',
    ]);
  });

  test('is taken again after a run that had much to check, and has the engine’s options of the start', () => {
    const machine = openMachine();
    const long = path.join(root, '很长的报告.txt');
    writeFileSync(long, wrong.repeat(Math.ceil(25_000 / wrong.length)));
    for (const runs of [1, 2, 3]) {
      machine.check('check', '--fail-on', 'never', long);
      expect(machine.kept().map(({ bytes }) => bytes[0])).toEqual([runs]);
    }
  });

  test.each<readonly [name: string, spoil: (bytes: Buffer) => Buffer]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
    [
      'of another make',
      (bytes) => Buffer.from(bytes).fill(7, BYTES_BEFORE_THE_COMPILED, BYTES_BEFORE_THE_COMPILED + 16),
    ],
  ])('is made anew where it is %s', (_, spoil) => {
    const machine = openMachine();
    machine.check();
    machine.check();
    const [{ file, bytes }] = machine.kept() as [Kept];
    writeFileSync(file, spoil(bytes));
    expect(machine.check()).toBe(SAID);
    expect(machine.kept().map((kept) => kept.bytes[0])).toEqual([1]);
  });

  test('belongs to one program: of another, nothing is used', () => {
    const machine = openMachine();
    machine.check();
    const other = path.join(root, 'another/dist');
    cpSync(dist, other, { recursive: true, filter: (file) => !/\.(?:map|wasm|utf8)$/.test(file) });
    const code = readFileSync(path.join(other, 'program.js'), 'utf8').replace('数字 ', '数目 ');
    writeFileSync(path.join(other, 'program.js'), code.replace(/[0-9a-f]{64}\n$/, `${'0'.repeat(64)}\n`));
    expect(machine.checkWith(path.join(other, 'cli.js'))).toBe(SAID.replace('数字 ', '数目 '));
    expect(machine.kept()).toHaveLength(2);
  });

  test('is neither read nor written where others may write', () => {
    const machine = openMachine();
    machine.check();
    const [{ file, bytes }] = machine.kept() as [Kept];
    chmodSync(path.dirname(file), 0o770);
    expect(machine.check()).toBe(SAID);
    expect(machine.kept().map((kept) => kept.bytes.equals(bytes))).toEqual([true]);
  });

  test('is done without where the folder is none, and where Node.js is told to keep nothing', () => {
    const nowhere = openMachine({ TMPDIR: path.join(root, 'missing', 'deep') });
    expect(nowhere.check()).toBe(SAID);
    writeFileSync(path.join(root, 'file'), '');
    expect(openMachine({ TMPDIR: path.join(root, 'file') }).check()).toBe(SAID);
    const unwilling = openMachine({ NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(unwilling.check()).toBe(SAID);
    expect(unwilling.kept()).toEqual([]);
  });

  test('of many versions only the latest ones are left', () => {
    const machine = openMachine();
    machine.check();
    const [{ file }] = machine.kept() as [Kept];
    for (let version = 1; version <= 20; version++) writeFileSync(`${file}${version}`, '');
    machine.check();
    expect(machine.kept()).toHaveLength(8);
    expect(machine.kept().map((kept) => kept.file)).toContain(file);
  });
});

const SAID = run(path.join(dist, 'cli.js'), {});

interface Kept {
  readonly file: string;
  readonly bytes: Buffer;
}

/** A machine with a folder for temporary files of its own. */
function openMachine(env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(root, 'machine-'));
  mkdirSync(folder, { recursive: true });
  const its = { TMPDIR: folder, ...env };
  return {
    env: { ...process.env, ...its },
    check: (...words: readonly string[]) => run(path.join(dist, 'cli.js'), its, ...words),
    checkWith: (program: string) => run(program, its),
    kept: (): readonly Kept[] =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => ({ file, bytes: readFileSync(file) })),
  };
}

function run(program: string, env: Readonly<Record<string, string>>, ...words: readonly string[]): string {
  const asked = words.length > 0 ? words : ['check', '--fail-on', 'never', report];
  const { stdout, stderr, status } = spawnSync(USER_NODE, [program, ...asked], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  expect([stderr, status]).toEqual(['', 0]);
  return stdout;
}
