import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
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

/** The scripts with which an office without Node.js checks a folder. */
const kit = path.join(import.meta.dirname, '../../client/kit');
const dist = path.join(import.meta.dirname, '../../dist');

const wrong = '2023年，全镇共受理群众诉求120件，分别是咨询85件、投诉45件。\n';

describe.skipIf(process.platform === 'win32')('the shell script', () => {
  let root: string;
  let home: string;
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), '校核 离线（甲）'));
    home = path.join(root, '家 目录');
    const extension = path.join(home, '.vscode/extensions/jiaohe.jiaohe-1.2.3');
    cpSync(dist, path.join(extension, 'dist'), { recursive: true });
    mkdirSync(path.join(root, '空'));
    writeFileSync(path.join(root, '空/a.txt'), '工作有序。\n');
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  /** Runs the script as it lies in a folder, with nothing else on the machine but a runtime in the place of VS Code's. */
  function run(folder: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const script = path.join(root, folder, '检查文件夹.sh');
    mkdirSync(path.dirname(script), { recursive: true });
    if (!existsSync(script)) copyFileSync(path.join(kit, '检查文件夹.sh'), script);
    const options = { cwd: root, env: { PATH: '/usr/bin:/bin', HOME: home, ...env } };
    return new Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }>((resolve) => {
      execFile('/bin/sh', [script, ...words], options, (error, stdout, stderr) =>
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });
  }

  /** A VS Code whose program is a runtime only where it is told to be one, as the real one is. */
  function installCode(): string {
    const program = path.join(root, 'Code 程序/code');
    mkdirSync(path.join(path.dirname(program), 'bin'), { recursive: true });
    writeFileSync(
      program,
      `#!/bin/sh\n[ "$ELECTRON_RUN_AS_NODE" = 1 ] || { echo 'a window opens'; exit 9; }\nexec '${process.execPath}' "$@"\n`,
    );
    chmodSync(program, 0o755);
    return program;
  }

  test('checks the folder it lies in, with VS Code’s runtime, and writes all there is into it', async () => {
    writeFileSync(path.join(root, '空/b.txt'), wrong);
    const result = await run('空', [], { JIAOHE_CODE: installCode() });
    expect([result.status, result.stderr]).toEqual([0, expect.stringContaining('退回意见')]);
    const names = readdirSync(path.join(root, '空/核对结果')).map((name) => name.replace(/\d{4}-\d\d-\d\d/, '日期'));
    expect(names.sort()).toEqual(
      ['核对结果-日期.html', '核对结果-日期.json', '核对结果-日期.xlsx', '认可清单.csv', '退回意见'].sort(),
    );
    // What was written is no report the next time, and what was found is compared.
    const again = await run('空', [], { JIAOHE_CODE: installCode() });
    expect(again.stdout).toMatch(/检查了 2 份报告.*\n同上次的结果（.*）比：新增 0 处，未改 1 处，已改 0 处。/);
  });

  test('checks folders that are named, whatever their names', async () => {
    const folder = path.join(root, "年报 (2025) & '定稿'");
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'a.txt'), wrong);
    const { status, stdout } = await run('脚本', [folder], { JIAOHE_CODE: installCode() });
    expect([status, stdout]).toEqual([0, expect.stringContaining('检查了 1 份报告')]);
    expect(existsSync(path.join(folder, '核对结果/退回意见/a-退回意见.docx'))).toBe(true);
  });

  test('finds VS Code beside the command that is on the path', async () => {
    const program = installCode();
    const command = path.join(path.dirname(program), 'bin/code');
    writeFileSync(command, '#!/bin/sh\nexit 8\n');
    chmodSync(command, 0o755);
    const bin = path.join(root, 'bin');
    mkdirSync(bin);
    symlinkSync(command, path.join(bin, 'code'));
    const { status, stdout } = await run('空', [], { PATH: `${bin}:/usr/bin:/bin` });
    expect([status, stdout]).toEqual([0, expect.stringContaining('检查了 2 份报告')]);
  });

  test('says what is missing', async () => {
    expect(await run('空', [], { HOME: path.join(root, '无') })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('没有找到校核'),
    });
    expect(await run('空', ['没有这个文件夹'], { JIAOHE_CODE: installCode() })).toMatchObject({
      status: 2,
      stderr: '没有这个文件夹：找不到这个文件夹，请核对名称和位置\n',
    });
    expect(await run('空', [], { JIAOHE_CODE: path.join(root, '没有/code') })).toMatchObject({
      status: 2,
      stderr: `JIAOHE_CODE 写的程序没有找到，或者不能运行：${path.join(root, '没有/code')}\n`,
    });
  });
});

describe('the script for Windows', () => {
  const bytes = readFileSync(path.join(kit, '检查文件夹.cmd'));
  const text = bytes.toString('latin1');
  const lines = text.split('\r\n');

  test('is ASCII with the line ends of DOS: cmd.exe reads it alike in every code page', () => {
    expect(bytes.every((byte) => byte < 0x80)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('goes nowhere that is not there', () => {
    const labels = lines.flatMap((line) => /^:(\w+)$/.exec(line)?.[1] ?? []);
    const goals = [...text.matchAll(/\b(?:goto|call) :?(?!eof\b)(\w+)/g)].map(([, label]) => label);
    expect(goals.filter((label) => !labels.includes(label!))).toEqual([]);
    expect(labels.filter((label) => !goals.includes(label))).toEqual([]);
  });

  test('has no block in parentheses, which a parenthesis in a path would close, and quotes every path', () => {
    const code = lines.filter((line) => !/^(?:rem |echo|powershell )/.test(line));
    const outside = code.map((line) => line.replace(/"[^"]*"/g, '""').replace(/'[^']*'/g, "''"));
    expect(outside.filter((line) => /\($|^\)/.test(line.trim()))).toEqual([]);
    expect(outside.filter((line) => /%~?\w*(?:CODE|CLI|PROFILE|APPDATA|ProgramFiles|~1|~dp0)/.test(line))).toEqual([]);
    expect(text).toContain('DisableDelayedExpansion');
  });

  test('says in Chinese what is missing', () => {
    const said = [...text.matchAll(/Unescape\('([^']*)'\)/g)].map(([, words]) => JSON.parse(`"${words}"`));
    expect(said).toEqual([
      '没有找到 VS Code。请先安装 VS Code；装在别处的，把 JIAOHE_CODE 设为 Code.exe 的位置。',
      '没有找到校核。请先在 VS Code 里安装校核扩展（从 VSIX 安装…），再运行本脚本。',
    ]);
  });
});
