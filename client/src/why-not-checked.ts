import path from 'node:path';
import * as vscode from 'vscode';
import { type Connection, readCheckSettings } from './connection.ts';
import { currentDocument, currentNoText } from './places.ts';
import { SETTINGS_REQUEST, type SettingsAnswer, type SettingsParams } from './protocol.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';
import type { ServedDocuments } from './served.ts';
import { explainChecking, type Facts, type WhyLine } from './why-text.ts';

/** What is asked to answer. */
export interface Witnesses {
  readonly connection: Connection;
  readonly reports: Reports;
  readonly served: ServedDocuments;
}

/** Answers why the file before the user is not checked, or how it was, and offers what can be done. */
export async function whyNotChecked(witnesses: Witnesses): Promise<void> {
  const lines = explainChecking(await gatherFacts(witnesses));
  const items: (vscode.QuickPickItem & { readonly line?: WhyLine })[] = [];
  let part: WhyLine['part'] = 'answer';
  for (const line of lines.toSorted((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part))) {
    if (line.part !== part) {
      part = line.part;
      const label = part === 'way' ? say('可以这样做') : say('情况');
      items.push({ label, kind: vscode.QuickPickItemKind.Separator });
    }
    const { icon, label, description, detail } = line;
    items.push({ label: `$(${icon}) ${label}`, description, ...(detail !== '' && { detail }), line });
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: lines[0]?.icon === 'pass' ? say('这个文件检查过了') : say('为什么没有检查这个文件'),
    placeHolder: say('选一项照做，按 Esc 返回'),
    matchOnDescription: true,
  });
  const { id, words } = picked?.line?.way ?? {};
  if (id !== undefined) await vscode.commands.executeCommand(id, ...argumentsOf(id, words ?? []));
}

const PARTS: readonly WhyLine['part'][] = ['answer', 'way', 'fact'];

/** Has the document before the user taken for one in the language of reports. */
export async function setLanguage(served: ServedDocuments): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  const changed = await vscode.languages.setTextDocumentLanguage(document, 'gongwen');
  served.consider(changed);
}

async function gatherFacts({ connection, reports, served }: Witnesses): Promise<Facts> {
  const trusted = vscode.workspace.isTrusted;
  const noText = currentNoText();
  const document = noText ? null : currentDocument();
  if (!document) return { fileName: noText && path.posix.basename(noText.path), text: null, trusted };
  const { uri, languageId, isDirty } = document;
  const params: SettingsParams = { textDocument: { uri: uri.toString() } };
  const report = reports.get(document);
  const settings = report ? await connection.ask<SettingsAnswer>(SETTINGS_REQUEST, params).catch(() => null) : null;
  const text = {
    languageId,
    scheme: uri.scheme,
    editable: served.isEditable(uri),
    length: countCharacters(document.getText()),
    unsaved: isDirty,
    verdict: served.verdictOn(document),
    server: connection.state,
    when: readCheckSettings(document).when,
    waiting: connection.isWaiting(document),
    report,
    settings,
  };
  return { fileName: path.posix.basename(uri.path), text, trusted };
}

/** As people count them: without spaces, and those of two units once. */
function countCharacters(text: string): number {
  return text.replace(/\s+|[\udc00-\udfff]/g, '').length;
}

function argumentsOf(id: string, words: readonly string[]): readonly unknown[] {
  return id === 'vscode.open' ? words.map((word) => vscode.Uri.parse(word)) : words;
}
