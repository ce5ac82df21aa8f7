import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { closeAll, codes, expectCodes, PATIENCE, showReport, WRONG_TOTAL, writeFile } from './reports.ts';

afterEach(closeAll);

const WRONG = ['total-mismatch'] as const;

describe('a tab that is closed while its report is being checked, and opened again', () => {
  test('shows the findings of a report that went with it', async () => {
    const { uri } = await showReport('重开一.gongwen', WRONG_TOTAL);
    for (let round = 0; round < 5; round++) {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: false });
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    }
    const { document } = await vscode.window.showTextDocument(uri, { preview: false });
    await expectCodes(document, ...WRONG);
  });

  test('shows them where something else keeps the report open, and the answer takes long', async () => {
    const long = `${WRONG_TOTAL}${'一是抓好落实，推进街道依法行政工作，组织开展培训12次、检查30家。\n'.repeat(6000)}`;
    const uri = writeFile('重开二.gongwen', long);
    // A document that was asked for stays for minutes.
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    await new Promise((resolve) => setTimeout(resolve, 150));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    expect(document.isClosed).toBe(false);
    await vscode.window.showTextDocument(document, { preview: false });
    await expect.poll(() => codes(document), PATIENCE).toContain('total-mismatch');
  }, 60_000);
});
