import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The programs we are measured against, from the npm registry; never shipped, and no dependency of ours. */
const PINNED = {
  'autocorrect-node': '2.14.0',
  'markdownlint-cli2': '0.22.1',
  textlint: '15.8.0',
  'textlint-rule-no-todo': '2.0.1',
  zhlint: '0.8.2',
  '@lint-md/cli': '2.2.4',
  'prh-languageserver': '0.4.0',
};

/** The folder in which the peers are installed, in the system's folder for temporary files; null where they could not be. */
export function installPeers(): string | null {
  const folder = path.join(os.tmpdir(), 'jiaohe-bench-peers');
  const packages = Object.entries(PINNED).map(([name, version]) => `${name}@${version}`);
  const done = path.join(folder, 'installed.json');
  if (existsSync(done)) return folder;
  console.error(`installing ${packages.join(' ')} into ${folder}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
  const { status, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) {
    console.error(
      `the registry could not be reached, so there is nothing to compare with: ${stderr.trim().split('\n')[0]}`,
    );
    return null;
  }
  writeFileSync(done, JSON.stringify(PINNED));
  return folder;
}

/** The script of a peer within their folder. */
export function peerScript(folder: string, script: string): string {
  return path.join(folder, 'node_modules', script);
}
