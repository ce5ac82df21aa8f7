import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findOnPath } from '../../server/apt.mts';
import { USER_NODE } from '../cli/user-node.ts';

/** The configurations that the README gives to be pasted are what these editors are started with. */
const ROOT = path.join(import.meta.dirname, '../..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const scratch = mkdtempSync(path.join(tmpdir(), 'jiaohe-editors-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const NAME = '青石镇2024年法治政府建设年度报告.txt';
const REPORT = `青石镇2024年法治政府建设年度报告

一、2024年度推进法治政府建设的主要举措和成效

（一）化解矛盾纠纷

受理群众诉求120件，其中咨询85件、投诉45件。

（二）法治宣传

开展宣讲15场。。

二、2024年度推进法治政府建设存在的不足和原因

培训还不够。主要原因是力量不足。

三、党政主要负责人履行推进法治建设第一责任人职责情况

镇长主持研究法治工作。

四、2025年度推进法治政府建设的主要安排

继续做好行政复议工作。

青石镇人民政府
2025年1月20日
`;

interface Finding {
  readonly line: number;
  readonly message: string;
}

/** What the script in an editor saw. */
interface Seen {
  /** What it waited for in vain. */
  readonly missed?: string;
  readonly language: string;
  readonly before: readonly Finding[];
  readonly symbols: unknown;
  readonly hover: string;
  /** The titles of each list of actions that was opened. */
  readonly actions: readonly (readonly string[])[];
  readonly text: string;
  readonly after: readonly Finding[];
}

interface Editor {
  readonly name: string;
  readonly program: string;
  readonly init: string;
  readonly words: (init: string) => readonly string[];
  /** Says by its exit status whether the editor has all it takes. */
  readonly able?: readonly string[];
  readonly language: string;
}

const EDITORS: readonly Editor[] = [
  {
    name: 'Neovim',
    program: 'nvim',
    init: readBlock('lua'),
    words: (init) => ['--headless', '-u', init, '-i', 'NONE', '-n', '-c', `luafile ${beside('neovim.lua')}`],
    language: 'gongwen',
  },
  {
    name: 'Emacs',
    program: 'emacs',
    init: readBlock('elisp'),
    words: (init) => ['--batch', '-l', init, '-l', beside('emacs.el')],
    able: ['--batch', '--eval', "(require 'eglot)"],
    language: 'gongwen-mode',
  },
];

describe.concurrent.each(EDITORS)('$name', { timeout: 60_000 }, ({ name, program, init, words, able, language }) => {
  test('shows findings and the outline, explains a figure, and takes an action', async ({ skip, expect }) => {
    const found = findOnPath(program);
    skip(!found, `${name} is not installed here`);
    if (able) skip((await run(program, able, {})) !== 0, `${name} is not installed here with all it takes`);
    const seen = await drive(name, program, words, init);
    expect(seen.missed).toBeUndefined();
    expect(seen.language).toBe(language);
    expect(seen.before.map(({ line }) => line)).toEqual([7, 11]);
    expect(seen.before[0]!.message).toContain('合计不符：咨询85＋投诉45＝130，文中合计为120件');
    expect(JSON.stringify(seen.symbols)).toMatch(/（一）化解矛盾纠纷.*（二）法治宣传/);
    expect(seen.hover).toMatch(/✗ 合计：120 ≠ 85 \\?\+ 45/);
    expect(seen.actions[0]).toEqual(expect.arrayContaining(['把合计改为130件（85＋45）', '这不是错误：忽略此处…']));
    expect(seen.text).toContain('受理群众诉求130件，其中咨询85件、投诉45件。');
    expect(seen.after).toEqual([]);
    const kept = path.join(scratch, name, `${NAME}.jiaohe.json`);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ ignored: [{ rule: 'stray-punctuation' }] });
  });
});

/** Starts an editor on the report as the README says, with `jiaohe` on its path as `npm link` puts it there. */
async function drive(name: string, program: string, words: Editor['words'], init: string): Promise<Seen> {
  const folder = path.join(scratch, name);
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const jiaohe = path.join(bin, 'jiaohe');
  writeFileSync(jiaohe, `#!/bin/sh\nexec '${USER_NODE}' '${path.join(ROOT, 'dist/cli.js')}' "$@"\n`);
  chmodSync(jiaohe, 0o755);
  // Neovim tells the language of its configuration by the name of the file.
  const file = path.join(folder, 'init.lua');
  const answer = path.join(folder, 'answer.json');
  const report = path.join(folder, NAME);
  writeFileSync(file, init);
  writeFileSync(report, REPORT);
  const env = {
    ...{ HOME: folder, XDG_CONFIG_HOME: folder, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    ...{ PATH: `${bin}${path.delimiter}${process.env.PATH}`, JIAOHE_REPORT: report, JIAOHE_ANSWER: answer },
  };
  const status = await run(program, words(file), env, folder);
  expect(existsSync(answer), `${name} came to its end, with status ${status}`).toBe(true);
  return JSON.parse(readFileSync(answer, 'utf8')) as Seen;
}

/** The exit status. */
async function run(program: string, words: readonly string[], env: object, cwd = scratch): Promise<number | null> {
  const child = spawn(program, words, { cwd, env: { ...process.env, ...env }, stdio: 'ignore', timeout: 50_000 });
  const [status] = await once(child, 'exit');
  return status as number | null;
}

function readBlock(language: string): string {
  const block = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(README)?.[1];
  if (block === undefined) throw new Error(`README.md has no block of ${language}`);
  return block;
}

function beside(name: string): string {
  return path.join(import.meta.dirname, name);
}
