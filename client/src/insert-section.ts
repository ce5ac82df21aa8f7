import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { insertableContents, wordStatus } from './outline.ts';
import { currentDocument, toRange } from './places.ts';
import { INSERTION_REQUEST, type InsertionAnswer, type InsertionParams, type TextEdit } from './protocol.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';
import { tellAtLength } from './tell.ts';

/** Inserts the section of a mandated content at its place; asks which where none is named. */
export async function insertSection(connection: Connection, reports: Reports, named: string | null): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  const content = named ?? (await pickContent(reports, document));
  if (content === null) return;
  const params: InsertionParams = { textDocument: { uri: document.uri.toString() }, content };
  const answer = await connection.ask<InsertionAnswer>(INSERTION_REQUEST, params).catch(() => null);
  const pushed = answer?.renumbering ? await chooseEdits(answer.renumbering) : [];
  if (!pushed) return;
  if (!answer || answer.version !== document.version || !(await insert(document, answer, pushed))) {
    tellAtLength('warning', say('没有插入：这一节已经写上或样稿等待填写，或者报告刚刚改过。'));
  }
}

async function pickContent(reports: Reports, document: vscode.TextDocument): Promise<string | null> {
  const report = reports.get(document);
  const contents = report ? insertableContents(report) : [];
  if (contents.length === 0) {
    void vscode.window.showInformationMessage(
      report && report.contents.length > 0
        ? say('必备内容都已写上，没有要插入的。')
        : report?.profile
          ? say('这类报告没有规定必须写的内容。')
          : say('没有认出报告类型，不知道哪些内容必须写。'),
    );
    return null;
  }
  const items = contents.map((content) => ({ id: content.id, label: content.name, description: wordStatus(content) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: say('插入必备内容'),
    placeHolder: say('选择要插入的一节'),
  });
  return picked?.id ?? null;
}

/** What becomes of the ordinals behind the section; null where the user thought better of it. */
async function chooseEdits({
  words,
  edits,
}: NonNullable<InsertionAnswer['renumbering']>): Promise<readonly TextEdit[] | null> {
  const choices = [
    { label: say('是'), description: words, edits },
    { label: say('否'), description: say('只插入，序号不变'), edits: [] },
  ];
  const picked = await vscode.window.showQuickPick(choices, {
    title: say('插入必备内容'),
    placeHolder: say('同时调整后面序号？'),
  });
  return picked?.edits ?? null;
}

/** As a snippet where an editor shows the document, so that Tab walks through what is to be filled in. One undo takes all back. */
async function insert(
  document: vscode.TextDocument,
  { range, snippet, text }: InsertionAnswer,
  pushed: readonly TextEdit[],
): Promise<boolean> {
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  if (editor) {
    const shown = await vscode.window.showTextDocument(document, editor.viewColumn);
    if (pushed.length > 0 && !(await pushOn(shown, pushed))) return false;
    const done = await shown.insertSnippet(new vscode.SnippetString(snippet), toRange(range), {
      undoStopBefore: pushed.length === 0,
      undoStopAfter: true,
    });
    shown.revealRange(shown.selection);
    return done;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, toRange(range), text);
  for (const { range, newText } of pushed) edit.replace(document.uri, toRange(range), newText);
  return vscode.workspace.applyEdit(edit);
}

/** Behind the place of the section, which stays where it is. */
function pushOn(editor: vscode.TextEditor, edits: readonly TextEdit[]): Thenable<boolean> {
  return editor.edit(
    (change) => {
      for (const { range, newText } of edits) change.replace(toRange(range), newText);
    },
    { undoStopBefore: true, undoStopAfter: false },
  );
}
