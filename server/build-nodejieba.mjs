// Builds nodejieba's binary where there is a compiler. Its own install script would fetch one from elsewhere; node-gyp
// comes with npm. Without a binary the program divides words with jieba-wasm, so nothing here may fail an installation.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findOnPath, installWithApt } from './apt.mts';

const require = createRequire(import.meta.url);
const folder = path.join(import.meta.dirname, '../node_modules/nodejieba');
const binary = path.join(folder, 'build/Release/nodejieba.node');

/** What compiling takes: a Debian package, and the programs any of which will do. */
const TOOLS = [
  ['g++', 'c++', 'g++', 'clang++'],
  ['make', 'make', 'gmake'],
  ['python3', 'python3', 'python'],
];

const failure = loads() ? null : build();
if (failure !== null) {
  console.warn(
    `没有编译 nodejieba（${failure}），分词改用 jieba-wasm / nodejieba was not built; jieba-wasm is used instead`,
  );
}

/** What went wrong; null where the binary is there now. */
function build() {
  if (!existsSync(folder)) return 'not installed';
  const gyp = process.env.npm_config_node_gyp;
  if (!gyp) return 'no node-gyp';
  installWithApt(TOOLS.filter(([, ...programs]) => !findOnPath(...programs)).map(([name]) => name));
  const words = [gyp, 'rebuild', '--directory', folder];
  const { error, status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (loads()) return null;
  if (/most likely not a problem with node-gyp/.test(stderr ?? ''))
    return 'no headers of Node: nodejs.org cannot be reached';
  const reason = /(?:^|\n)gyp ERR! stack (?:Error: )?([^\n]+)/.exec(stderr ?? '')?.[1];
  return error?.message ?? reason ?? `node-gyp: ${status}`;
}

function loads() {
  try {
    require(binary);
    return true;
  } catch {
    return false;
  }
}
