import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { openFile } from './files.ts';
import { currentDocument } from './places.ts';
import { SETTINGS_REQUEST, type SettingsAnswer, type SettingsParams } from './protocol.ts';
import { say } from './say.ts';
import { tellNoAnswer } from './tell.ts';

/** Lists the settings that hold for the report before the user, and opens where one of them is written. */
export async function showSettings(connection: Connection): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  const params: SettingsParams = { textDocument: { uri: document.uri.toString() } };
  const answer = await connection.ask<SettingsAnswer>(SETTINGS_REQUEST, params).catch(() => null);
  if (!answer) return tellNoAnswer();
  const items = answer.lines.map(({ name, words, file }) => ({ label: name, description: words, file }));
  const picked = await vscode.window.showQuickPick(items, {
    title: say('当前生效的设置'),
    placeHolder: say('选择一项，打开写着它的地方'),
    matchOnDescription: true,
  });
  if (!picked) return;
  if (picked.file === null) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'jiaohe.');
    return;
  }
  const opened = await openFile(vscode.Uri.parse(picked.file));
  if (opened) await vscode.window.showTextDocument(opened);
}
