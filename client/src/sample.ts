import * as vscode from 'vscode';
import { LANGUAGES } from './documents.ts';

/** The fault with which the ways out are shown best. */
const FAULT = 'total-mismatch';

/** How long findings are waited for. */
const PATIENCE = 10_000;

let sample: vscode.TextDocument | null = null;

/** 打开示例报告: shows a made-up report with a few faults in it, which belongs to no file; the one that is open already, if one is. */
export async function openSample(extension: vscode.Uri): Promise<vscode.TextEditor> {
  if (!sample || sample.isClosed) {
    const file = vscode.Uri.joinPath(extension, 'client', 'media', 'sample-report.txt');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    sample = await vscode.workspace.openTextDocument({ language: LANGUAGES[0], content });
  }
  return vscode.window.showTextDocument(sample, { preview: false });
}

/** 试一试: puts the cursor on a fault of the sample report, and shows the ways out. */
export async function tryFix(extension: vscode.Uri): Promise<void> {
  const editor = await openSample(extension);
  const range = await findFault(editor.document.uri);
  if (!range) return;
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand('editor.action.quickFix');
}

function findFault(uri: vscode.Uri): Promise<vscode.Range | null> {
  return new Promise((resolve) => {
    const settle = (range: vscode.Range | null): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(range);
    };
    const look = (): void => {
      const faults = vscode.languages.getDiagnostics(uri);
      const fault = faults.find(({ code }) => Object(code).value === FAULT) ?? faults[0];
      if (fault) settle(fault.range);
    };
    const timer = setTimeout(() => settle(null), PATIENCE);
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}
