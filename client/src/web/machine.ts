import * as vscode from 'vscode';
import { exists } from '../files.ts';

// What stands for machine.ts in a browser, where there is no machine but the editor.

/** How lines end here. */
export const LINE_END = '\n';

/** Milliseconds; a browser does not tell whose they were. */
export function processorTime(): number {
  return performance.now();
}

/** Whether something can be kept beside a document. */
export function isFile(uri: vscode.Uri): boolean {
  return uri.scheme !== 'untitled';
}

/** The user's desktop; null where there is none. */
export async function findDesktop(): Promise<vscode.Uri | null> {
  return null;
}

/** Writes a file that is not there yet; false where it is. */
export async function writeNewFile(uri: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
  if (await exists(uri)) return false;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return true;
}
