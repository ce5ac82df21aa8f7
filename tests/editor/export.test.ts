import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { readDocx } from '../../server/src/documents/docx/read-docx.ts';
import { closeAll, expectCodes, extension, PATIENCE, removeFile, writeFile } from './reports.ts';

const NAME = '云岭县 2025年法治政府建设年度报告.txt';
const WORD = '云岭县 导出（定稿）.docx';
const TEXT =
  '云岭县2025年法治政府建设年度报告\n\n一、主要举措和成效\n全年受理咨询120件，其中劳动类85件、婚姻类45件。\n';

beforeAll(() => extension.activate());

afterEach(async () => {
  await closeAll();
  for (const name of [NAME, WORD]) removeFile(name);
});

/** Exports as the command does once its questions are answered. */
async function exportWord(report: vscode.Uri | undefined, form: 'final' | 'comments', file: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('jiaohe.exportWord', report, { form, file });
}

const beside = (report: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(report, '..', WORD);

function read(file: vscode.Uri) {
  const reading = readDocx(readFileSync(file.fsPath));
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
}

describe('导出为 Word…', () => {
  test('writes the report before the user as it stands there, saved or not', async () => {
    const uri = writeFile(NAME, TEXT);
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await expectCodes(document, 'missing-section', 'missing-section', 'missing-section', 'total-mismatch');
    await editor.edit((edit) => edit.insert(document.positionAt(TEXT.length), '二、存在的不足\n'));
    await exportWord(undefined, 'final', beside(uri));
    await expect.poll(() => existsSync(beside(uri).fsPath), PATIENCE).toBe(true);
    expect(read(beside(uri)).text).toContain('二、存在的不足\n');
    expect(document.isDirty).toBe(true);
  });

  test('puts the open findings beside the words they speak of, of a file in the explorer', async () => {
    const uri = writeFile(NAME, TEXT);
    await exportWord(uri, 'comments', beside(uri));
    await expect.poll(() => existsSync(beside(uri).fsPath), PATIENCE).toBe(true);
    expect(read(beside(uri)).leftOut.comments).toBeGreaterThan(0);
    expect(path.basename(beside(uri).fsPath)).toBe(WORD);
  });

  test('writes a report that has no file yet', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'gongwen', content: TEXT });
    await vscode.window.showTextDocument(document);
    const file = beside(writeFile(NAME, ''));
    await exportWord(undefined, 'final', file);
    await expect.poll(() => existsSync(file.fsPath), PATIENCE).toBe(true);
    expect(read(file).text.split('\n')[0]).toBe('云岭县2025年法治政府建设年度报告');
  });
});
