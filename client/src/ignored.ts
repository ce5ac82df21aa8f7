import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { groupIgnored, type IgnoredChoice } from './ignored-text.ts';
import { currentDocument } from './places.ts';
import { IGNORED_REQUEST, type IgnoredAnswer, type IgnoredParams } from './protocol.ts';
import { say } from './say.ts';

/** Lists what is said to be none of the report before the user, in any of the three ways, and takes one back. */
export async function showIgnored(connection: Connection): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  const params: IgnoredParams = { textDocument: { uri: document.uri.toString() } };
  const answer = await connection.ask<IgnoredAnswer>(IGNORED_REQUEST, params).catch(() => null);
  if (!answer) return;
  if (answer.faulty !== null) {
    const show = say('打开');
    const chosen = await vscode.window.showWarningMessage(say('忽略记录写得不对，读不出来。'), show);
    if (chosen === show) await vscode.window.showTextDocument(vscode.Uri.parse(answer.faulty));
    return;
  }
  if (answer.items.length === 0) {
    void vscode.window.showInformationMessage(say('这份报告没有忽略过的提示。'));
    return;
  }
  const lines = groupIgnored(answer.items).flatMap<vscode.QuickPickItem & Partial<IgnoredChoice>>(
    ({ name, choices }) => [{ label: name, kind: vscode.QuickPickItemKind.Separator }, ...choices],
  );
  const picked = await vscode.window.showQuickPick(lines, {
    title: say('已忽略的提示'),
    placeHolder: say('选择一处，撤销忽略'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked?.item) return;
  const { command, argument } = picked.item.undo;
  await vscode.commands.executeCommand(command, argument);
}
