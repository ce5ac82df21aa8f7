import path from 'node:path';
import * as vscode from 'vscode';
import { findDesktop, isFile, writeNewFile } from '#machine';
import { numberedName, wordFailure } from './file-writing.ts';
import { chooseFolder, exists } from './files.ts';
import { pickInStep, type StepHead } from './quick-steps.ts';
import { say } from './say.ts';
import { tellAtLength } from './tell.ts';

/** Where a new report went, or the file of its name that was there already. */
export interface Placed {
  readonly uri: vscode.Uri;
  readonly isNew: boolean;
}

/** The folders near the user: that of the file before them, then those that are open. */
export function foldersAtHand(): readonly vscode.Uri[] {
  const document = vscode.window.activeTextEditor?.document;
  const open = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
  const beside = document && isFile(document.uri) ? [vscode.Uri.joinPath(document.uri, '..')] : [];
  const folders = [...beside, ...open];
  return folders.filter((folder, at) => folders.findIndex((other) => other.toString() === folder.toString()) === at);
}

/** Asks where a new report is to be and writes it there; never over another file. */
export async function placeReport(
  head: StepHead,
  fileName: string,
  bytes: Uint8Array,
): Promise<Placed | 'back' | null> {
  const items = await findPlaces();
  for (;;) {
    const picked = await pickInStep(head, { placeholder: say('“{0}”保存在哪里？', fileName), items });
    if (picked === null || picked === 'back') return picked;
    const folder = picked.folder ?? (await chooseFolder(say('选择保存报告的文件夹'), say('保存在这里')));
    const placed = folder ? await writeInto(head, folder, fileName, bytes) : 'back';
    if (placed !== 'back') return placed;
  }
}

interface PlaceItem extends vscode.QuickPickItem {
  /** Null for the one that is chosen in a dialogue. */
  readonly folder: vscode.Uri | null;
}

async function findPlaces(): Promise<readonly PlaceItem[]> {
  const desktop = await findDesktop();
  const toItem = (folder: vscode.Uri, label: string, icon: string): PlaceItem => {
    return { folder, label, description: folder.fsPath, iconPath: new vscode.ThemeIcon(icon) };
  };
  const [current, ...others] = foldersAtHand();
  return [
    ...(desktop ? [toItem(desktop, say('桌面'), 'device-desktop')] : []),
    ...(current ? [toItem(current, say('当前文件夹'), 'folder')] : []),
    ...others.map((folder) => toItem(folder, path.posix.basename(folder.path), 'folder')),
    { folder: null, label: say('选择…'), iconPath: new vscode.ThemeIcon('folder-opened') },
  ];
}

async function writeInto(
  head: StepHead,
  folder: vscode.Uri,
  fileName: string,
  bytes: Uint8Array,
): Promise<Placed | 'back' | null> {
  const uri = vscode.Uri.joinPath(folder, fileName);
  try {
    if (await writeNewFile(uri, bytes)) return { uri, isNew: true };
    const free = await numberedName(fileName, (name) => exists(vscode.Uri.joinPath(folder, name)));
    const answer = await pickInStep(head, {
      placeholder: say('这里已有“{0}”，不会覆盖它', fileName),
      items: [
        { label: say('新建为“{0}”', free), name: free },
        { label: say('打开已有的那一份'), name: fileName },
      ],
    });
    if (answer === null || answer === 'back') return answer;
    if (answer.name === fileName) return { uri, isNew: false };
    return writeInto(head, folder, free, bytes);
  } catch (error) {
    tellAtLength('error', say('没有写成“{0}”：{1}。', fileName, wordFailure(error)));
    return 'back';
  }
}
