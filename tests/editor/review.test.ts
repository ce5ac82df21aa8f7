import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { closeAll, expectCodes, PATIENCE, showReport, WRONG_TOTAL } from './reports.ts';

afterEach(closeAll);

/** The pages for the last look that are open, by their titles. */
function pages(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('jiaohe.review'))
    .map(({ label }) => label);
}

describe('the page for the last look', () => {
  test('opens beside the report, once for each', async () => {
    const document = await showReport('定稿.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    expect(pages()).toEqual([]);
    await vscode.commands.executeCommand('jiaohe.review');
    await expect.poll(pages, PATIENCE).toEqual(['定稿前核对 · 定稿.gongwen']);
    await vscode.commands.executeCommand('jiaohe.review');
    await expectCodes(document, 'total-mismatch');
    expect(pages()).toEqual(['定稿前核对 · 定稿.gongwen']);
    expect(vscode.window.tabGroups.all).toHaveLength(2);
    // The report behind it is still the one before the user.
    expect(vscode.window.visibleTextEditors.map((editor) => editor.document)).toEqual([document]);
  });

  test('goes along where the report is renamed', async () => {
    const { uri } = await showReport('定稿.gongwen', WRONG_TOTAL);
    await vscode.commands.executeCommand('jiaohe.review');
    await expect.poll(pages, PATIENCE).toEqual(['定稿前核对 · 定稿.gongwen']);
    const renamed = vscode.Uri.joinPath(uri, '../送审.gongwen');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed, { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    await expect.poll(pages, PATIENCE).toEqual(['定稿前核对 · 送审.gongwen']);
    await vscode.commands.executeCommand('jiaohe.showOffsets', renamed.toString(), 0, 3);
    // There is one page for it, which is that one.
    await vscode.commands.executeCommand('jiaohe.review');
    await expect.poll(pages, PATIENCE).toEqual(['定稿前核对 · 送审.gongwen']);
  });

  test('has places that lead to the text', async () => {
    const document = await showReport('定稿.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await vscode.commands.executeCommand('jiaohe.review');
    await expect.poll(() => vscode.window.tabGroups.activeTabGroup.viewColumn, PATIENCE).toBe(vscode.ViewColumn.Two);
    const start = WRONG_TOTAL.indexOf('120');
    await vscode.commands.executeCommand('jiaohe.showOffsets', document.uri.toString(), start, start + 3);
    await expect.poll(() => vscode.window.activeTextEditor?.viewColumn, PATIENCE).toBe(vscode.ViewColumn.One);
    expect(document.getText(vscode.window.activeTextEditor?.selection)).toBe('120');
  });

  test('what is no place leads nowhere', async () => {
    const document = await showReport('定稿.gongwen', WRONG_TOTAL);
    const uri = document.uri.toString();
    const before = vscode.window.activeTextEditor?.selection;
    for (const words of [[], [uri], [uri, '1', 2], [7, 1, 2], ['untitled:none', 1, 2], ['file:///none.txt', 1, 2]]) {
      await vscode.commands.executeCommand('jiaohe.showOffsets', ...words);
    }
    expect(vscode.window.visibleTextEditors.map((editor) => editor.document)).toEqual([document]);
    expect(vscode.window.activeTextEditor?.selection).toEqual(before);
  });
});
