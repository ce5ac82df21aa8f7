import * as vscode from 'vscode';
import type { Range } from './protocol.ts';

/** A place as the editor has it. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Shows a place of a document in the editor that has it already, and puts the cursor there. */
export async function showPlace(document: vscode.TextDocument, place: Range): Promise<void> {
  const { start } = toRange(place);
  await reveal(document, toRange(place), { selection: new vscode.Range(start, start) });
}

/** Selects a place of a document in the editor that has it already, so that what is typed there replaces it. */
export async function selectPlace(document: vscode.TextDocument, place: Range, preserveFocus = false): Promise<void> {
  await reveal(document, toRange(place), { selection: toRange(place), preserveFocus });
}

/** The column of the editor that has a document; undefined where none has it. */
export function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
}

async function reveal(
  document: vscode.TextDocument,
  place: vscode.Range,
  options: vscode.TextDocumentShowOptions,
): Promise<void> {
  const column = columnOf(document);
  const editor = await vscode.window.showTextDocument(document, {
    ...options,
    ...(column !== undefined && { viewColumn: column }),
  });
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

let latest: vscode.TextDocument | null = null;

/**
 * The document before the user, be it a report or not; null where there is none, or a file that is no text. A log beside it
 * does not count, and where a page or the settings lie over it, it is still the one they came from.
 */
export function currentDocument(): vscode.TextDocument | null {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const shown = [activeTextEditor, ...visibleTextEditors].flatMap((editor) => editor?.document ?? []);
  const text = shown.find(({ uri }) => uri.scheme !== 'output');
  const before = currentNoText() ? [] : vscode.workspace.textDocuments;
  latest = text ?? before.find((document) => document === latest) ?? null;
  return latest;
}

/** The file before the user where the editor shows none of its text: a picture, a Word file, what is too large. */
export function currentNoText(): vscode.Uri | null {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputNotebook) return input.uri;
  if (input instanceof vscode.TabInputCustom) return input.viewType === PAGE ? null : input.uri;
  if (!(input instanceof vscode.TabInputText) || vscode.window.activeTextEditor) return null;
  // One that is about to be shown is open already.
  const open = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === input.uri.toString());
  return open ? null : input.uri;
}

/** The Word file before the user where the editor shows none of its text. */
export function currentWord(): vscode.Uri | null {
  const file = currentNoText();
  return file?.scheme === 'file' && /\.docx$/i.test(file.path) ? file : null;
}

/** As the pages of the rules are shown. */
const PAGE = 'vscode.markdown.preview.editor';

/** Calls back whenever the document before the user may be another one. */
export function onDidChangeCurrentDocument(listener: () => void): vscode.Disposable {
  let noText: string | null = null;
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(listener),
    vscode.workspace.onDidCloseTextDocument(listener),
    // A file that is no text comes and goes with its tab.
    vscode.window.tabGroups.onDidChangeTabs(() => {
      const before = noText;
      noText = currentNoText()?.toString() ?? null;
      if (noText !== before) listener();
    }),
  );
}
