import path from 'node:path';
import { expect, inject, test } from 'vitest';
import * as vscode from 'vscode';
import { version } from '../../package.json';

const { packed, workspace } = inject('prepared');
const REPORT = vscode.Uri.file(path.join(workspace, '云岭县2025年法治政府建设年度报告.gongwen'));
const extension = vscode.extensions.getExtension('jiaohe.jiaohe')!;

test('the extension is the one installed from the .vsix', () => {
  expect(extension.packageJSON.version).toBe(version);
  expect(path.relative(packed.extensions, extension.extensionPath)).toBe(`jiaohe.jiaohe-${version}`);
});

test('the folder opened has Chinese, a blank and brackets in its path', () => {
  expect(vscode.workspace.workspaceFolders?.map(({ uri }) => uri.fsPath)).toEqual([workspace]);
});

test('a report activates the extension and is checked', async () => {
  await vscode.window.showTextDocument(REPORT);
  await expect.poll(() => extension.isActive, { timeout: 10_000 }).toBe(true);
  await expect
    .poll(() => vscode.languages.getDiagnostics(REPORT).map(({ code }) => codeOf(code)), { timeout: 10_000 })
    .toEqual(['missing-section', 'total-mismatch', 'misnumbered-heading']);
});

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
