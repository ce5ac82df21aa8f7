import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { abstractList, list, run, type WordFile, writeWord } from '../documents/word.ts';
import {
  answering,
  closeAll,
  expectCodes,
  extension,
  PATIENCE,
  quickFixes,
  removeFile,
  showReport,
  writeFile,
} from './reports.ts';

const NAME = '云岭县 Word 稿【定】.docx';
const WRONG = '全年受理咨询120件，其中劳动类85件、婚姻类45件。';

const file = (sentence = WRONG): WordFile => ({
  numbering: abstractList(0, [{ text: '%1、', format: 'chineseCounting' }]) + list(1, 0),
  body: [
    { text: '2025年度工作报告' },
    { text: '主要工作', list: 1, level: 0 },
    { runs: `${run(sentence)}<w:r><w:commentReference w:id="0"/></w:r>` },
    { text: '存在的不足', outline: 0 },
    { text: '力量不足。' },
  ],
});

beforeAll(async () => {
  await extension.activate();
  await vscode.commands.executeCommand('jiaohe.ledger.focus');
});

afterEach(async () => {
  await closeAll();
  for (const name of [NAME, `${NAME}.jiaohe.json`, '草稿.txt', '断.docx']) removeFile(name);
});

/** Opens a Word file as the command does that stands in the context menu of files. */
async function openWord(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('jiaohe.openWord', uri);
  const { document } = vscode.window.activeTextEditor!;
  expect(document.uri.toString()).toBe(uri.with({ scheme: 'jiaohe-docx' }).toString());
  return document;
}

const headings = (): readonly string[] => extension.exports.outline().map(({ label }) => label);
const printOf = (path: string): readonly unknown[] => [
  createHash('sha256').update(readFileSync(path)).digest('hex'),
  statSync(path).mtimeMs,
];

describe('a Word file', () => {
  test('opens as text that is checked and cannot be written; the file stays as it is', async () => {
    const uri = writeFile(NAME, writeWord(file()));
    const before = printOf(uri.fsPath);
    const document = await openWord(uri);
    expect(document.getText()).toBe(`2025年度工作报告\n一、主要工作\n${WRONG}\n存在的不足\n力量不足。\n`);
    expect(document.languageId).toBe('gongwen');
    await expectCodes(document, 'total-mismatch');
    await expect.poll(headings, PATIENCE).toEqual(expect.arrayContaining(['一、主要工作', '存在的不足']));
    await expect
      .poll(
        () =>
          extension.exports
            .ledger()
            .map(({ label }) => label)
            .join(),
        PATIENCE,
      )
      .toContain('120');
    expect((await quickFixes(document, 'total-mismatch')).filter(({ edit }) => edit)).toEqual([]);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'x');
    await vscode.workspace.applyEdit(edit);
    expect(vscode.workspace.fs.isWritableFileSystem('jiaohe-docx')).toBe(false);
    expect(printOf(uri.fsPath)).toEqual(before);
  });

  test('that the editor cannot show is told of in the place of the report before, and opened without being asked for again', async () => {
    await showReport('先前 年度报告.txt', '2025年度工作报告\n\n一、别的工作\n\n已经办结。\n');
    await expect.poll(headings, PATIENCE).toContain('一、别的工作');
    const uri = writeFile(NAME, writeWord(file()));
    await vscode.commands.executeCommand('vscode.open', uri);
    await expect.poll(headings, PATIENCE).toEqual([]);
    await vscode.commands.executeCommand('jiaohe.openWord');
    expect(vscode.window.activeTextEditor?.document.uri.toString()).toBe(
      uri.with({ scheme: 'jiaohe-docx' }).toString(),
    );
    await expect.poll(headings, PATIENCE).toContain('一、主要工作');
    // The page on which the editor says that it is no text is of no use any more.
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    expect(tabs.filter((label) => label.includes(NAME))).toHaveLength(1);
  });

  test('has its hints ignored at the cursor, though no light bulb is shown', async () => {
    const uri = writeFile(NAME, writeWord(file('截止目前，办结12件。')));
    const document = await openWord(uri);
    await expectCodes(document, 'cutoff-wording');
    const editor = vscode.window.activeTextEditor!;
    // The end of the line: what is found stands before it.
    editor.selection = new vscode.Selection(2, 10, 2, 10);
    await answering(vscode.commands.executeCommand('jiaohe.ignoreHere'));
    await expectCodes(document);
    const kept = JSON.parse(readFileSync(`${uri.fsPath}.jiaohe.json`, 'utf8'));
    expect(kept.ignored).toMatchObject([{ rule: 'cutoff-wording', sentence: '截止目前，办结12件' }]);
  });

  test('that changes on disk is read again', async () => {
    const uri = writeFile(NAME, writeWord(file()));
    const document = await openWord(uri);
    await expectCodes(document, 'total-mismatch');
    writeFile(NAME, writeWord(file(WRONG.replace('120', '130'))));
    await expect.poll(() => document.getText(), { ...PATIENCE, timeout: 30_000 }).toContain('130');
    await expectCodes(document);
  });

  test('that is torn is not opened', async () => {
    const uri = writeFile('断.docx', writeWord(file()).subarray(0, 300));
    await vscode.commands.executeCommand('jiaohe.openWord', uri);
    expect(vscode.window.activeTextEditor).toBeUndefined();
  });

  test('becomes a draft one can edit, and nothing is written over', async () => {
    const uri = writeFile(NAME, writeWord(file()));
    const before = printOf(uri.fsPath);
    const draft = uri.with({ path: uri.path.replace(NAME, '草稿.txt') });
    await vscode.commands.executeCommand('jiaohe.importWord', uri, draft);
    const { document } = vscode.window.activeTextEditor!;
    expect(document.uri.toString()).toBe(draft.toString());
    expect(document.getText()).toContain('一、主要工作');
    expect(document.getText()).toContain('# 存在的不足');
    expect(document.languageId).toBe('gongwen');
    await expectCodes(document, 'total-mismatch');
    const written = printOf(draft.fsPath);
    await vscode.commands.executeCommand('jiaohe.importWord', uri, draft);
    expect([printOf(draft.fsPath), printOf(uri.fsPath)]).toEqual([written, before]);
  });
});
