import { afterAll, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { closeAll, codes, extension, PATIENCE, serverProcesses, show, writeFile } from './reports.ts';

const NOTES = '采购清单\n\n铅笔120支，其中红85支、蓝45支。\n';

afterAll(closeAll);

// These run first, before any report was opened.
describe('where no document is a report', () => {
  test('a text that is no report starts nothing', async () => {
    const notes = await show(writeFile('采购清单.txt', NOTES));
    const page = await show(writeFile('README.md', `# 采购\n\n${NOTES}`));
    expect(page.languageId).toBe('markdown');
    await expect.poll(() => extension.isActive, PATIENCE).toBe(true);
    const { serverState, serves, status } = extension.exports;
    await expect.poll(() => status()?.text, PATIENCE).toBe('校核：未检查');
    expect(status()).toMatchObject({ detail: '不是报告', command: { id: 'jiaohe.checkThis' } });
    expect([notes, page].map(({ uri }) => serves(uri))).toEqual([false, false]);
    expect([notes, page].flatMap(codes)).toEqual([]);
    expect(serverState()).toBe('idle');
  });

  test('the extension was active within a moment', () => {
    // 5 ms where nothing else is at work; here all cores may be.
    expect(extension.exports.activatedIn).toBeLessThan(50);
  });

  test.skipIf(process.platform === 'win32')('there is no process', () => {
    expect(serverProcesses()).toEqual([]);
  });

  test('the user may have it checked all the same, and change their mind', async () => {
    const notes = await show(writeFile('采购清单.txt', NOTES));
    await vscode.commands.executeCommand('jiaohe.checkThis');
    await expect.poll(() => codes(notes), PATIENCE).toEqual(['total-mismatch']);
    await vscode.commands.executeCommand('jiaohe.stopChecking');
    await expect.poll(() => codes(notes), PATIENCE).toEqual([]);
    await expect
      .poll(() => extension.exports.status(), PATIENCE)
      .toMatchObject({ text: '校核：未检查', detail: '已选择不检查' });
  });
});
