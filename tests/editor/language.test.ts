import { afterEach, expect, test } from 'vitest';
import * as vscode from 'vscode';
import {
  closeAll,
  expectCodes,
  extension,
  findings,
  PATIENCE,
  showReport,
  speak,
  WRONG_TOTAL,
  writeFile,
} from './reports.ts';

afterEach(async () => {
  await speak('zh-cn');
  await closeAll();
});

test('what is shown changes its language at once, and back; findings stay Chinese', async () => {
  const { outline, status } = extension.exports;
  const document = await showReport('语言 2025年法治政府建设年度报告.gongwen', WRONG_TOTAL);
  await expect.poll(() => outline()[0]?.label, PATIENCE).toBe('必备内容');
  await expect.poll(() => status()?.text, PATIENCE).toMatch(/^校核：\d+处需改，\d+项未写$/);

  await speak('en');
  await expect
    .poll(() => outline()[0], PATIENCE)
    .toMatchObject({
      label: 'Mandated Contents',
      spoken: expect.stringMatching(/^Mandated contents, \d+ unwritten$/),
    });
  expect(status()?.text).toMatch(/^Jiaohe: \d+ to correct, \d+ unwritten$/);
  expect(findings(document).map(({ message }) => message)).toContainEqual(expect.stringContaining('合计不符'));

  await speak('zh-cn');
  await expect.poll(() => outline()[0]?.label, PATIENCE).toBe('必备内容');
  expect(status()?.text).toMatch(/^校核：/);
});

test('every command of the report works in English', async () => {
  await speak('en');
  const document = await showReport('语言二.gongwen', WRONG_TOTAL);
  await expectCodes(document, 'total-mismatch');
  await vscode.commands.executeCommand('jiaohe.checkNow');
  await vscode.commands.executeCommand('jiaohe.stopChecking');
  expect(extension.exports.status()).toMatchObject({
    text: 'Jiaohe: not checked',
    detail: 'You chose not to check it',
  });
  await vscode.commands.executeCommand('jiaohe.checkThis');
  await expectCodes(document, 'total-mismatch');
});

test('the results of a folder change their language as well', async () => {
  const folder = vscode.Uri.joinPath(writeFile('语言三/甲.txt', WRONG_TOTAL), '..');
  let over = false;
  void Promise.resolve(vscode.commands.executeCommand('jiaohe.checkFolder', folder)).finally(() => {
    over = true;
  });
  await expect
    .poll(async () => {
      if (!over) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return over;
    }, PATIENCE)
    .toBe(true);
  expect(extension.exports.folder()[0]?.label).toBe('必须修改');
  await speak('en');
  await expect.poll(() => extension.exports.folder()[0]?.label, PATIENCE).toBe('Must Be Corrected');
  expect(extension.exports.folder()[2]?.label).toContain('合计不符');
  await vscode.commands.executeCommand('jiaohe.clearFolder');
});
