import * as vscode from 'vscode';
import { currentDocument } from './places.ts';
import { SUPPRESS_COMMAND, SUPPRESS_RULE_COMMAND, TURN_OFF_COMMAND } from './protocol.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

/**
 * 忽略光标处的提示…: offers the ways to say that what is found at the cursor, else in its line, is none. In a text that
 * cannot be written the editor shows no light bulb, and it lists hints nowhere.
 */
export async function ignoreHere(): Promise<void> {
  const document = currentDocument();
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  if (!document || !editor) return;
  const atCursor = await listDismissals(document, editor.selection);
  const line = document.lineAt(editor.selection.active.line).range;
  const offered = atCursor.length > 0 ? atCursor : await listDismissals(document, line);
  if (offered.length === 0) return tell(say('这里没有可以忽略的提示。请把光标放在标出的文字上。'));
  const placeHolder = say('选择怎样忽略');
  const picked = await vscode.window.showQuickPick(offered, { placeHolder });
  if (picked) await vscode.commands.executeCommand(picked.command.command, ...(picked.command.arguments ?? []));
}

interface Dismissal extends vscode.QuickPickItem {
  readonly command: vscode.Command;
}

async function listDismissals(document: vscode.TextDocument, range: vscode.Range): Promise<readonly Dismissal[]> {
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.flatMap(({ title, command }) =>
    command && OFFERED.includes(command.command) ? [{ label: title, command }] : [],
  );
}

const OFFERED: readonly string[] = [SUPPRESS_COMMAND, SUPPRESS_RULE_COMMAND, TURN_OFF_COMMAND];
