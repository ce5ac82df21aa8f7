import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { toRange } from './places.ts';
import { MOVE_SECTION_REQUEST, type MoveSectionAnswer, type MoveSectionParams, type Position } from './protocol.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

/**
 * Moves a section to where another one stands, after the user has said whether the ordinals are to follow. All of it is one
 * edit, and one undo takes it back.
 */
export async function moveSection(
  connection: Connection,
  document: vscode.TextDocument,
  section: Position,
  target: Position,
): Promise<void> {
  const { version } = document;
  const params: MoveSectionParams = { textDocument: { uri: document.uri.toString() }, section, target };
  const answer = await connection.ask<MoveSectionAnswer>(MOVE_SECTION_REQUEST, params).catch(() => null);
  if (!answer) return tell(say('这一节不能移到那里。'));
  const edits = answer.renumbered ? await chooseEdits(answer) : answer.edits;
  if (!edits) return;
  if (answer.version !== version || document.version !== version) return tell(say('报告刚刚改过，请再试一次。'));
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
  if (!(await vscode.workspace.applyEdit(edit))) return tell(say('报告刚刚改过，请再试一次。'));
  follow(document, answer.place);
  tell(say('“{0}”已移动，可以撤销', answer.name));
}

/** Undefined where the user thought better of it. */
async function chooseEdits(answer: MoveSectionAnswer): Promise<MoveSectionAnswer['edits'] | undefined> {
  const choices = [
    { label: say('是'), description: answer.renumbering, edits: answer.renumbered ?? answer.edits },
    { label: say('否'), description: say('只移动，序号不变'), edits: answer.edits },
  ];
  const picked = await vscode.window.showQuickPick(choices, {
    title: say('移动“{0}”', answer.name),
    placeHolder: say('同时调整后面序号？'),
  });
  return picked?.edits;
}

/** The cursor goes along, wherever the keyboard is. */
function follow(document: vscode.TextDocument, { line, character }: Position): void {
  const place = new vscode.Position(line, character);
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document !== document) continue;
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}
