import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { currentDocument, toRange } from './places.ts';
import { LINKED_EDITS_REQUEST, type LinkedEditsAnswer, type LinkedEditsParams } from './protocol.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

/** Brings the figures along that follow from the one at the cursor, after the user has seen them in the editor's preview. */
export async function updateLinked(connection: Connection): Promise<void> {
  const document = currentDocument();
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  if (!document || !editor) return;
  const { line, character } = editor.selection.active;
  const params: LinkedEditsParams = { textDocument: { uri: document.uri.toString() }, position: { line, character } };
  const answer = await connection.ask<LinkedEditsAnswer>(LINKED_EDITS_REQUEST, params).catch(() => null);
  if (!answer) return tell(say('没有要跟着改的数字。请把光标放在刚改的数字上。'));
  const edit = toWorkspaceEdit(answer, document);
  if (!edit) return tell(say('报告刚刚改过，请再试一次。'));
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** Null where the document is not the version any more for which the edit was made. */
function toWorkspaceEdit({ edit }: LinkedEditsAnswer, document: vscode.TextDocument): vscode.WorkspaceEdit | null {
  const linked = new vscode.WorkspaceEdit();
  for (const { textDocument, edits } of edit.documentChanges) {
    if (textDocument.version !== document.version) return null;
    for (const { range, newText, annotationId } of edits) {
      linked.replace(document.uri, toRange(range), newText, edit.changeAnnotations[annotationId]);
    }
  }
  return linked;
}
