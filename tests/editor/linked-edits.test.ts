import { afterEach, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { closeAll, expectCodes, PATIENCE, showReport, type } from './reports.ts';

const REPORT = '2025年度工作报告\n\n全年受理咨询130件，其中劳动类85件、婚姻类45件，办结128件，办结率98.5%。\n';
const UPDATED = REPORT.replace('130', '131').replace('85', '86').replace('98.5', '97.7');

afterEach(closeAll);

/** The report after 85 was changed to 86 by hand, the cursor behind it. */
async function change(name: string): Promise<vscode.TextDocument> {
  const document = await showReport(name, REPORT);
  await expectCodes(document);
  await type(document, '85件', '86件');
  await expectCodes(document, 'total-mismatch');
  const behind = document.positionAt(document.getText().indexOf('86') + 2);
  vscode.window.activeTextEditor!.selection = new vscode.Selection(behind, behind);
  return document;
}

/** Long enough for the preview to open; what it shows stays unchanged however long one looks at it. */
const A_LOOK = 1500;

test('the figures that follow are shown first, changed together, and undone together', async () => {
  const document = await change('连带.gongwen');
  const updating = vscode.commands.executeCommand('jiaohe.updateLinked');
  await new Promise((resolve) => setTimeout(resolve, A_LOOK));
  expect(document.getText()).toBe(UPDATED.replace('131', '130').replace('97.7', '98.5'));
  await vscode.commands.executeCommand('refactorPreview.apply');
  await updating;
  await expect.poll(() => document.getText(), PATIENCE).toBe(UPDATED);
  await expectCodes(document);
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  expect(document.getText()).toBe(UPDATED.replace('131', '130').replace('97.7', '98.5'));
});

test('the light bulb offers the same where the figure was changed', async () => {
  const document = await change('灯泡.gongwen');
  const { selection } = vscode.window.activeTextEditor!;
  const offered = async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      selection,
    );
    return actions.map(({ title }) => title);
  };
  await expect.poll(offered, PATIENCE).toContain('同步更新相关数字（受理咨询 131，办结率 97.7%）');
});
