import * as vscode from 'vscode';
import { wordFailure } from './file-writing.ts';
import { chooseFolder, exists } from './files.ts';
import { say } from './say.ts';
import { tellAtLength } from './tell.ts';

/** Puts the scripts with which an office without Node.js checks a folder into one, the one that is named or chosen. Files that are there already stay as they are. */
export async function saveKit(extension: vscode.Uri, named?: unknown): Promise<void> {
  const folder =
    named instanceof vscode.Uri ? named : await chooseFolder(say('选择保存检查脚本的文件夹'), say('保存在这里'));
  if (!folder) return;
  const kit = vscode.Uri.joinPath(extension, 'client/kit');
  const scripts = await vscode.workspace.fs.readDirectory(kit);
  const kept: string[] = [];
  for (const [name] of scripts) {
    const target = vscode.Uri.joinPath(folder, name);
    if (await exists(target)) {
      kept.push(name);
      continue;
    }
    try {
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(kit, name), target, { overwrite: false });
    } catch (error) {
      tellAtLength('error', say('没有写成“{0}”：{1}。', name, wordFailure(error)));
      return;
    }
  }
  const said =
    kept.length === 0
      ? say('已把检查脚本保存到“{0}”。', folder.fsPath)
      : say('“{0}”里已有{1}，没有覆盖。', folder.fsPath, kept.join('、'));
  tellAtLength('information', said);
}
