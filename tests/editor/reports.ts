import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject } from 'vitest';
import * as vscode from 'vscode';
import type { Extension } from '../../client/src/extension.ts';

const { workspace } = inject('prepared');

/** The sample report: a section is missing, a total is wrong, a heading has the wrong ordinal. */
const SAMPLE = '云岭县2025年法治政府建设年度报告.gongwen';

/** A report of one sentence, whose total is wrong. */
export const WRONG_TOTAL = '2025年度工作报告\n\n全年受理咨询120件，其中劳动类85件、婚姻类45件。\n';

/** The file beside that report in which its author says that the total is right. */
export const WRONG_TOTAL_IGNORED = `{
  "version": 1,
  "ignored": [
    {
      "rule": "total-mismatch",
      "quote": "120",
      "sentence": "全年受理咨询120件，其中劳动类85件、婚姻类45件"
    }
  ]
}
`;

/** The extension as the editor has it. */
export const extension = vscode.extensions.getExtension<Extension>('jiaohe.jiaohe')!;

/** Long enough for a slow machine; nobody waits longer than it takes. */
export const PATIENCE = { timeout: 15_000, interval: 20 } as const;

/** A finding as the editor has it, with every place as line:character and the words that stand there. */
export interface Shown {
  readonly code: string;
  readonly severity: string;
  readonly source: string | undefined;
  readonly place: string;
  readonly message: string;
  readonly related: readonly string[];
}

/** Writes a file into the opened folder. */
export function writeFile(name: string, content: string | Uint8Array): vscode.Uri {
  const file = path.join(workspace, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return vscode.Uri.file(file);
}

/** Removes a file from the opened folder. */
export function removeFile(name: string): void {
  rmSync(path.join(workspace, name), { force: true });
}

/** Copies the sample report under another name, and shows it. */
export async function showSample(name: string): Promise<vscode.TextDocument> {
  cpSync(path.join(workspace, SAMPLE), path.join(workspace, name));
  return show(vscode.Uri.file(path.join(workspace, name)));
}

/** Writes a report into the opened folder, and shows it. */
export function showReport(name: string, text: string): Promise<vscode.TextDocument> {
  return show(writeFile(name, text));
}

/** Shows a file as a user opens it. */
export async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return (await vscode.window.showTextDocument(uri, { preview: false })).document;
}

/** Shuts every editor; what was not saved is lost. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** What the editor shows of a document's findings, in the order of the text. */
export function findings(document: vscode.TextDocument): readonly Shown[] {
  return diagnostics(document).map(({ code, severity, source, range, message, relatedInformation = [] }) => ({
    code: codeOf(code),
    severity: vscode.DiagnosticSeverity[severity]!,
    source,
    place: wordPlace(document, range),
    message,
    related: relatedInformation.map(({ location, message }) => `${wordPlace(document, location.range)} — ${message}`),
  }));
}

/** The codes of a document's findings, in the order of the text. */
export function codes(document: vscode.TextDocument): readonly string[] {
  return diagnostics(document).map(({ code }) => codeOf(code));
}

/** Waits until a document has exactly these findings. */
export async function expectCodes(document: vscode.TextDocument, ...expected: readonly string[]): Promise<void> {
  await expect.poll(() => codes(document), PATIENCE).toEqual(expected);
}

/** The diagnostic with this code. */
export function diagnosticOf(document: vscode.TextDocument, code: string): vscode.Diagnostic {
  const found = diagnostics(document).find((diagnostic) => codeOf(diagnostic.code) === code);
  if (!found) throw new Error(`there is no ${code}`);
  return found;
}

/** The quick fixes the editor offers for the finding with this code. */
export async function quickFixes(document: vscode.TextDocument, code: string): Promise<readonly vscode.CodeAction[]> {
  const { range } = diagnosticOf(document, code);
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Takes the quick fix with this title, as a click on it does. */
export async function takeQuickFix(document: vscode.TextDocument, code: string, title: string): Promise<void> {
  let offered: readonly vscode.CodeAction[] = [];
  const titles = async (): Promise<readonly string[]> => {
    offered = await quickFixes(document, code);
    return offered.map((action) => action.title);
  };
  // Right after a report was opened, the server may not have it yet.
  await expect.poll(titles, PATIENCE).toContainEqual(expect.stringMatching(new RegExp(`^${title}`)));
  const action = offered.find((one) => one.title.startsWith(title))!;
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Presses Enter, or does what else is named, whenever the editor asks something, until this is done. */
export async function answering(
  done: Thenable<unknown>,
  answer = 'workbench.action.acceptSelectedQuickOpenItem',
): Promise<void> {
  let waiting = true;
  const settled = Promise.resolve(done).finally(() => {
    waiting = false;
  });
  await expect
    .poll(async () => {
      await vscode.commands.executeCommand(answer);
      return waiting;
    }, PATIENCE)
    .toBe(false);
  await settled;
}

/** Replaces words of a document by others, as typing does. */
export async function type(document: vscode.TextDocument, words: string, others: string): Promise<void> {
  const start = document.getText().indexOf(words);
  if (start < 0) throw new Error(`${words} does not stand there`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
  edit.replace(document.uri, range, others);
  await vscode.workspace.applyEdit(edit);
}

/** Has the extension speak a language, as the folder's settings say. */
export async function speak(language: 'zh-cn' | 'en'): Promise<void> {
  if (language === 'en') writeFile('.vscode/settings.json', '{ "jiaohe.locale": "en" }');
  else removeFile('.vscode/settings.json');
  await expect.poll(() => vscode.workspace.getConfiguration('jiaohe').get('locale'), PATIENCE).toBe(language);
}

/** The process ids of the servers that run; Windows has no such listing at hand. */
export function serverProcesses(): readonly number[] {
  const listing = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return listing.split('\n').flatMap((line) => {
    const [, pid, parent, words = ''] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid && words.includes(SERVER) ? [Number(pid)] : [];
  });
}

const SERVER = path.join(extension.extensionPath, 'dist/server.js');

function diagnostics(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .toSorted((a, b) => a.range.start.compareTo(b.range.start) || codeOf(a.code).localeCompare(codeOf(b.code)));
}

function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** As an editor counts them, from 1. */
function wordPlace(document: vscode.TextDocument, range: vscode.Range): string {
  const { line, character } = range.start;
  return `${line + 1}:${character + 1} ${document.getText(range)}`;
}
