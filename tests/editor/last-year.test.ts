import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { closeAll, expectCodes, extension, PATIENCE, removeFile, showReport, writeFile } from './reports.ts';

const REPORT = '今年.gongwen';
const KEPT = `${REPORT}.jiaohe.json`;
const LAST = '旧/上年.txt';
const THIS_YEAR = '2025年度工作报告\n\n全年受理行政复议案件120件，同比增长20%。\n';
const LAST_YEAR = '2024年度工作报告\n\n全年受理行政复议案件98件。\n';

beforeEach(() => {
  removeFile(KEPT);
  writeFile(LAST, LAST_YEAR);
});
afterEach(closeAll);

const link = (document: vscode.TextDocument, lastYear: vscode.Uri | null): Thenable<unknown> =>
  vscode.commands.executeCommand('jiaohe.keepLastYear', {
    uri: document.uri.toString(),
    lastYear: lastYear === null ? null : lastYear.toString(),
  });

describe('last year’s report', () => {
  test('is linked beside the report, shown in the status item, opened beside and unlinked', async () => {
    const document = await showReport(REPORT, THIS_YEAR);
    await expect.poll(() => extension.exports.status()?.text, PATIENCE).toBe('校核：已检查，无问题');
    await expectCodes(document);
    await link(document, writeFile(LAST, LAST_YEAR));
    await expectCodes(document, 'base-mismatch');
    expect(JSON.parse(readFileSync(`${document.uri.fsPath}.jiaohe.json`, 'utf8'))).toEqual({
      version: 1,
      lastYear: LAST,
      ignored: [],
    });
    const detail = (): string | undefined => extension.exports.status()?.detail;
    await expect.poll(detail, PATIENCE).toBe('另有1处供参考，已关联上年报告');

    await vscode.commands.executeCommand('jiaohe.openLastYear');
    const shown = vscode.window.visibleTextEditors.map((editor) => editor.document.fileName.split(/[\\/]/).at(-1));
    expect(shown.sort()).toEqual(['上年.txt', REPORT].sort());
    expect(vscode.window.activeTextEditor?.document).toBe(document);

    await vscode.commands.executeCommand('jiaohe.unlinkLastYear');
    await expectCodes(document);
    expect(existsSync(`${document.uri.fsPath}.jiaohe.json`)).toBe(false);
    await expect.poll(detail, PATIENCE).toBe('');
  });

  test('that is of another year is told of', async () => {
    const document = await showReport(REPORT, THIS_YEAR);
    await expectCodes(document);
    await link(document, writeFile(LAST, LAST_YEAR.replace('2024', '2023')));
    await expect
      .poll(() => extension.exports.status()?.detail, PATIENCE)
      .toBe('上年报告没有用上：写的是2023年，不是上一年（2024年）');
    await expectCodes(document);
  });

  test('cannot be linked to itself', async () => {
    const document = await showReport(REPORT, THIS_YEAR);
    await expectCodes(document);
    await expect(link(document, document.uri)).rejects.toThrow('正在写的报告');
  });
});
