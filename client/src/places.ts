import * as vscode from 'vscode';
import type { Range } from './protocol.ts';

/** A place as the editor has it. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Shows a place of a document in the editor that has it already, and puts the cursor there. */
export async function showPlace(document: vscode.TextDocument, place: Range): Promise<void> {
  const column = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  const { start } = toRange(place);
  const editor = await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(start, start),
    ...(column !== undefined && { viewColumn: column }),
  });
  editor.revealRange(toRange(place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The document before the user, be it a report or not; null where there is none. A log or a page beside it does not count. */
export function currentDocument(): vscode.TextDocument | null {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const documents = [activeTextEditor, ...visibleTextEditors].flatMap((editor) => editor?.document ?? []);
  return documents.find(({ uri }) => uri.scheme !== 'output') ?? null;
}
