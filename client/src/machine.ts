import { readFile, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { desktopCandidates } from './desktop.ts';
import { exists } from './files.ts';

// What the machine is asked that the extension runs on. In a browser, web/machine.ts stands for this file.

/** How lines end here. */
export const LINE_END = os.EOL;

/** The milliseconds of the processor's time that this process has taken, however long it had to wait for them. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Whether something can be kept beside a document. */
export function isFile(uri: vscode.Uri): boolean {
  return uri.scheme === 'file';
}

/** The user's desktop; null where there is none. */
export async function findDesktop(): Promise<vscode.Uri | null> {
  const folder = os.homedir();
  const config = process.env.XDG_CONFIG_HOME ?? path.join(folder, '.config');
  const userDirs = await readFile(path.join(config, 'user-dirs.dirs'), 'utf8').catch(() => '');
  for (const candidate of desktopCandidates({ folder, env: process.env, userDirs })) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isDirectory()) return vscode.Uri.file(candidate);
  }
  return null;
}

/** Writes a file that is not there yet; false where it is. */
export async function writeNewFile(uri: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
  if (uri.scheme !== 'file') {
    if (await exists(uri)) return false;
    await vscode.workspace.fs.writeFile(uri, bytes);
    return true;
  }
  try {
    await writeFile(uri.fsPath, bytes, { flag: 'wx' });
    return true;
  } catch (error) {
    if (Object(error).code === 'EEXIST') return false;
    throw error;
  }
}
