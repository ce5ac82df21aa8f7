import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createScratch, ROOT } from './places.mts';
import { installExtension } from './server.mts';

/** The extension as its users get it: packed, then installed into a folder of its own. */
export interface PackedExtension {
  /** The folder VS Code is to look for extensions in. */
  readonly extensions: string;
  /** What packing printed, warnings and all. */
  readonly output: string;
}

/** Builds and packs the extension and installs it under the given folder. */
export function packAndInstall(folder: string): PackedExtension {
  const vsix = path.join(folder, 'jiaohe.vsix');
  const extensions = path.join(folder, 'extensions');
  const output = pack(vsix);
  const serverData = createScratch();
  try {
    installExtension(vsix, extensions, serverData);
  } finally {
    rmSync(serverData, { recursive: true, force: true });
  }
  return { extensions, output };
}

function pack(vsix: string): string {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'package', '--', '--out', vsix], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`npm run package failed:\n${stdout}${stderr}`);
  return stdout + stderr;
}
