import path from 'node:path';
import * as vscode from 'vscode';
import { say } from './say.ts';
import { tellAtLength } from './tell.ts';

/** Whether there is such a file or folder. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Opens a text file; null where it cannot be opened, which is said then. */
export async function openFile(uri: vscode.Uri): Promise<vscode.TextDocument | null> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    const reason = (await exists(uri)) ? String(Object(error).message ?? error) : say('这个文件不在了');
    tellAtLength('warning', say('没有打开“{0}”：{1}。', path.posix.basename(uri.path), reason));
    return null;
  }
}

/** Lets the user choose a folder; null where they went away. */
export async function chooseFolder(title: string, openLabel: string, from?: vscode.Uri): Promise<vscode.Uri | null> {
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel,
    canSelectFiles: false,
    canSelectFolders: true,
    ...(from && { defaultUri: from }),
  });
  return chosen?.[0] ?? null;
}

/** Says why a report has to be a file first, and lets the user save it. */
export async function askToSave(why: string): Promise<void> {
  const save = say('保存…');
  const answer = await vscode.window.showInformationMessage(why, save);
  if (answer === save) await vscode.commands.executeCommand('workbench.action.files.saveAs');
}
