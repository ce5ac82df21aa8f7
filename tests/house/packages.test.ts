import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';

/** Packages for one kind of machine, as `npm run pack` makes them of what was built; the one for all is looked at in the editor's tests. */
const ROOT = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'jiaohe-packages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const target = `${process.platform}-${process.arch}`;
const hasBinary = existsSync(path.join(ROOT, 'node_modules/nodejieba/build/Release/nodejieba.node'));

function pack(name: string, ...words: readonly string[]) {
  const file = path.join(folder, name);
  const script = path.join(ROOT, 'client/pack.mts');
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, '--out', file, ...words], {
    encoding: 'utf8',
  });
  return { file, status: run.status, output: run.stdout + run.stderr };
}

describe('a package', { timeout: 180_000 }, () => {
  test('for this machine brings nodejieba, which works as it lies there', ({ skip }) => {
    skip(!hasBinary, 'nodejieba was not built here');
    const { file, status, output } = pack('this.vsix', '--target', target);
    expect(output).not.toMatch(/WARNING|ERROR/);
    expect(status).toBe(0);
    expect(statSync(file).size).toBeLessThanOrEqual(16_000_000);
    const files = unzipSync(readFileSync(file));
    expect(new TextDecoder().decode(files['extension.vsixmanifest'])).toContain(`TargetPlatform="${target}"`);
    const unpacked = path.join(folder, 'unpacked');
    for (const [name, bytes] of Object.entries(files).filter(([name]) => name.startsWith('extension/dist/'))) {
      mkdirSync(path.dirname(path.join(unpacked, name)), { recursive: true });
      writeFileSync(path.join(unpacked, name), bytes);
    }
    const code = `
      const { load, tag } = require('./extension/dist/node_modules/nodejieba');
      load({ dict: './extension/dist/jieba-words.utf8', idfDict: './extension/dist/jieba-weights.utf8' });
      console.log(tag('行政复议').map(({ word }) => word).join(''));`;
    const said = spawnSync(process.execPath, ['-e', code], { cwd: unpacked, encoding: 'utf8' });
    expect(said.stderr).toBe('');
    expect(said.stdout).toBe('行政复议\n');
    expect(existsSync(path.join(ROOT, 'dist/node_modules'))).toBe(false);
  });

  test('for another machine is refused in words', () => {
    const { status, output } = pack('other.vsix', '--target', 'plan9-mips');
    expect(status).toBe(1);
    expect(output).toContain(`这里只能打 ${target} 的安装包`);
  });
});
