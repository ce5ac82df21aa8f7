import { afterAll, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { LARGEST_REPORT } from '../../client/src/documents.ts';
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

  test('nor does a log of ten megabytes, nor one that is called a report', { timeout: 60_000 }, async () => {
    const line = '2026-01-05 08:30:00 请求处理完毕，耗时12毫秒，返回3条，其中缓存2条。\n';
    const lines = line.repeat(Math.ceil(10_000_000 / Buffer.byteLength(line)));
    expect(lines.length).toBeGreaterThan(LARGEST_REPORT);
    const log = await show(writeFile('服务日志.txt', lines));
    const named = await show(writeFile('2025年度工作报告.txt', lines));
    expect(log.languageId).toBe('plaintext');
    const { serverState, serves, status } = extension.exports;
    await expect.poll(() => status()?.detail, PATIENCE).toBe('文件过大');
    expect([log, named].map(({ uri }) => serves(uri))).toEqual([false, false]);
    expect(serverState()).toBe('idle');
  });

  test('the extension was active within a moment', () => {
    // Of the processor's time, not of the clock's, for all cores may be at work on other things.
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
