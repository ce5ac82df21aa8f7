import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import {
  closeAll,
  codes,
  expectCodes,
  extension,
  PATIENCE,
  show,
  showReport,
  type,
  WRONG_TOTAL,
  writeFile,
} from './reports.ts';

const GBK = readFileSync(path.join(import.meta.dirname, '../fixtures/encodings/gb18030.txt'));
const NOTES = '采购清单\n\n铅笔120支，其中红85支、蓝45支。\n';

afterEach(closeAll);

describe('the answer to why a file is not checked', () => {
  test('has ways out: a text that is no report is checked all the same', async () => {
    const document = await show(writeFile('笔记一.txt', NOTES));
    await take(1, () => codes(document).length > 0);
    await expectCodes(document, 'total-mismatch');
  });

  test('a text in another language is taken for a report', async () => {
    const uri = writeFile('笔记二.json', NOTES);
    await show(uri);
    await take(1, () => vscode.window.activeTextEditor?.document.languageId === 'gongwen');
    const { document } = vscode.window.activeTextEditor!;
    await expectCodes(document, 'total-mismatch');
  });

  test('a report that is checked says so, and harms nothing', async () => {
    const document = await showReport('笔记三.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await take(0, () => true);
    await expectCodes(document, 'total-mismatch');
  });

  test('where nothing is open, and where what is open is no text', async () => {
    await take(-1, () => true);
    const picture = writeFile('图.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    await vscode.commands.executeCommand('vscode.open', picture);
    await take(-1, () => true);
  });
});

describe('a GBK file read as UTF-8', () => {
  test('is not checked but told of, and read again in its encoding', async () => {
    const { uri } = await show(writeFile('2020年度报告 旧稿.txt', GBK));
    await expect
      .poll(() => extension.exports.status(), PATIENCE)
      .toMatchObject({
        text: '校核：疑似编码错误',
        severity: 'warning',
        command: { id: 'jiaohe.reopenWithEncoding', title: '用 GB18030 重新打开' },
      });
    await vscode.commands.executeCommand('jiaohe.reopenWithEncoding');
    const { document } = vscode.window.activeTextEditor!;
    expect(document.uri.toString()).toBe(uri.toString());
    expect(document.getText()).toContain('法治');
    await expect.poll(() => extension.exports.serves(uri), PATIENCE).toBe(true);
    expect(readFileSync(uri.fsPath).equals(GBK)).toBe(true);
  });

  test('that was typed in is left alone', async () => {
    const garbled = await show(writeFile('2021年度报告 旧稿.txt', GBK));
    await type(garbled, '\ufffd', '改');
    await vscode.commands.executeCommand('jiaohe.reopenWithEncoding');
    expect(garbled.getText()).toContain('改');
    expect(garbled.isDirty).toBe(true);
  });

  test('is checked where the user insists', async () => {
    const { uri } = await show(writeFile('2022年度报告 旧稿.txt', GBK));
    expect(extension.exports.serves(uri)).toBe(false);
    await vscode.commands.executeCommand('jiaohe.checkThis');
    await expect.poll(() => extension.exports.serves(uri), PATIENCE).toBe(true);
  });
});

/** Asks why, and takes the answer's line with this number; -1 for none. */
async function take(line: number, taken: () => boolean): Promise<void> {
  let over = false;
  const asking = Promise.resolve(vscode.commands.executeCommand('jiaohe.whyNotChecked')).finally(() => {
    over = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (let at = 0; at < line; at++) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  const command = line < 0 ? 'workbench.action.closeQuickOpen' : 'workbench.action.acceptSelectedQuickOpenItem';
  await expect
    .poll(async () => {
      if (!over) await vscode.commands.executeCommand(command);
      return over && taken();
    }, PATIENCE)
    .toBe(true);
  await asking;
}
