import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { currentDocument, toRange } from './places.ts';
import { FIX_ALL_REQUEST, type FixAllAnswer, type FixAllParams } from './protocol.ts';
import { say } from './say.ts';
import { tell, tellNoAnswer } from './tell.ts';

/** Makes every fix of the report before the user that nobody could disagree with, as one edit. */
export async function fixAll(connection: Connection): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  const params: FixAllParams = { textDocument: { uri: document.uri.toString() } };
  const answer = await connection.ask<FixAllAnswer>(FIX_ALL_REQUEST, params).catch(() => null);
  if (!answer) return tellNoAnswer();
  if (answer.edits.length === 0) return tell(say('没有可以放心改的问题。'));
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    answer.edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(range), newText)),
  );
  const done = answer.version === document.version && (await vscode.workspace.applyEdit(edit));
  tell(done ? say('改好{0}处，可以一次撤销。', answer.edits.length) : say('报告刚刚改过，请再试一次。'));
}
