// Packs what was built into a .vsix. Without a target it holds no native file and runs on every machine; with one, as
// `--target linux-x64`, nodejieba goes along. A binary is packed where it was built, so the target is this machine's.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = path.join(import.meta.dirname, '..');
const FROM = path.join(ROOT, 'node_modules/nodejieba');
const TO = path.join(ROOT, 'dist/node_modules/nodejieba');
const BINARY = 'build/Release/nodejieba.node';

/** What nodejieba needs when it runs; the words themselves are in dist/jieba-words.utf8. */
const NEEDED = [
  'index.js',
  'package.json',
  'LICENSE',
  BINARY,
  'submodules/cppjieba/LICENSE',
  ...['hmm_model', 'stop_words', 'user.dict'].map((name) => `submodules/cppjieba/dict/${name}.utf8`),
];

/** What goes into the package beside what .vscodeignore lets in. */
const BESIDE = ['dist/node_modules/nodejieba/**', 'dist/jieba-w*.utf8'];
const LIST = path.join(ROOT, 'dist/node_modules/.vscodeignore');

const { values } = parseArgs({ options: { target: { type: 'string' }, out: { type: 'string' } } });
const here = `${process.platform}-${process.arch}`;

rmSync(path.join(ROOT, 'dist/node_modules'), { recursive: true, force: true });
if (values.target !== undefined) {
  if (values.target !== here) fail(`这里只能打 ${here} 的安装包 / only a package for ${here} can be made here`);
  if (!existsSync(path.join(FROM, BINARY))) fail('nodejieba 没有编译好 / nodejieba was not built');
  for (const file of NEEDED) {
    mkdirSync(path.dirname(path.join(TO, file)), { recursive: true });
    cpSync(path.join(FROM, file), path.join(TO, file));
  }
  const list = readFileSync(path.join(ROOT, '.vscodeignore'), 'utf8');
  writeFileSync(LIST, list + BESIDE.map((pattern) => `!${pattern}\n`).join(''));
}
try {
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const words = ['package', '--no-dependencies'];
  if (values.target !== undefined) words.push('--ignoreFile', LIST);
  for (const [name, value] of Object.entries(values)) if (value !== undefined) words.push(`--${name}`, value);
  // With a terminal it would ask and wait; its exit status says nothing of warnings.
  const { stdout, stderr, status } = spawnSync(process.execPath, [vsce, ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = status !== 0 || /WARNING|ERROR/.test(stdout + stderr) ? 1 : 0;
} finally {
  rmSync(path.join(ROOT, 'dist/node_modules'), { recursive: true, force: true });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
