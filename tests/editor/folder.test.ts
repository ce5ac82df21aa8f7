import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import * as vscode from 'vscode';
import { writeWord } from '../documents/word.ts';
import { closeAll, codes, extension, PATIENCE, type, WRONG_TOTAL, WRONG_TOTAL_IGNORED, writeFile } from './reports.ts';

const { workspace } = inject('prepared');
const FOLDER = '各镇 报送（2025）[终]';
const RIGHT = WRONG_TOTAL.replace('120件', '130件');
const GBK = readFileSync(path.join(import.meta.dirname, '../fixtures/encodings/gb18030.txt'));

beforeEach(() => {
  writeFile(`${FOLDER}/甲镇 #1.txt`, WRONG_TOTAL);
  writeFile(`${FOLDER}/乙镇.md`, RIGHT);
  writeFile(`${FOLDER}/丙镇.doc`, 'x');
  writeFile(`${FOLDER}/山区 100%/丁镇（稿）.txt`, `${RIGHT}\n全年召开会议XX次。\n`);
  writeFile(`${FOLDER}/山区 100%/戊镇.txt`, WRONG_TOTAL);
  writeFile(`${FOLDER}/山区 100%/戊镇.txt.jiaohe.json`, WRONG_TOTAL_IGNORED);
});
afterEach(async () => {
  await vscode.commands.executeCommand('jiaohe.clearFolder');
  await closeAll();
  rmSync(path.join(workspace, FOLDER), { recursive: true });
});

describe('a folder', () => {
  test('is checked with the folders in it, and its results are in order of gravity, not in Problems', async () => {
    await checkFolder();
    expect(draw()).toEqual(
      [
        '[must] 必须修改 1份',
        '  [file] 甲镇 #1.txt 1处需改',
        '    [error] 合计不符：劳动类85＋婚姻类45＝130，文中合计为120件，各项之和多10件。 第3行',
        '[should] 建议核实 1份',
        '  [file] 丁镇（稿）.txt 1处需改 · 山区 100%',
        '    [warning] 还有空白没有填：“XX”。请补上，或删去这一句。 第5行',
        '[passed] 通过 2份',
        '  [file] 乙镇.md',
        '  [file] 戊镇.txt 已忽略1处 · 山区 100%',
        '[unchecked] 未能检查 1份',
        '  [unchecked] 丙镇.doc ',
      ].map((line) => expect.stringContaining(line)),
    );
    expect(vscode.languages.getDiagnostics().flatMap(([, found]) => found)).toEqual([]);
  });

  test('is put in order by rule, and back', async () => {
    await checkFolder();
    await vscode.commands.executeCommand('jiaohe.folderByRule');
    expect(draw().filter((line) => !line.includes('未能检查') && !line.includes('.doc'))).toEqual([
      '[must] 合计不符 1处，1份',
      expect.stringMatching(/^ {2}\[error\] 甲镇 #1\.txt 合计不符：/),
      '[should] 空白待填 1处，1份',
      expect.stringMatching(/^ {2}\[warning\] 丁镇（稿）\.txt /),
    ]);
    await vscode.commands.executeCommand('jiaohe.folderByFile');
    expect(draw()[0]).toBe('[must] 必须修改 1份');
  });

  test('is checked without the folders in it', async () => {
    await checkFolder({ subfolders: false });
    expect(draw().filter((line) => line.includes('[file]'))).toEqual([
      expect.stringContaining('甲镇'),
      expect.stringContaining('乙镇'),
    ]);
  });

  test('with nothing to check in it says so and shows nothing', async () => {
    const empty = vscode.Uri.file(path.dirname(writeFile(`${FOLDER}/空/清单.xlsx`, 'x').fsPath));
    await vscode.commands.executeCommand('jiaohe.checkFolder', empty);
    expect(extension.exports.folder()).toEqual([]);
  });

  test('that is gone does no harm', async () => {
    await vscode.commands.executeCommand('jiaohe.checkFolder', vscode.Uri.file(path.join(workspace, '没有')));
    await vscode.commands.executeCommand('jiaohe.checkFolder', vscode.Uri.parse('vscode-vfs://github/a/b'));
    expect(extension.exports.folder()).toEqual([]);
  });
});

describe('a finding of a folder', () => {
  test('leads to its place, where the report is checked as any other', async () => {
    await checkFolder();
    await vscode.commands.executeCommand('jiaohe.openReported', keyOf('合计不符'));
    const { document, selection } = vscode.window.activeTextEditor!;
    expect(path.basename(document.uri.fsPath)).toBe('甲镇 #1.txt');
    expect(document.lineAt(selection.active.line).text).toContain('120件');
    await expect.poll(() => codes(document), PATIENCE).toEqual(['total-mismatch']);
  });

  test('put right and saved goes when its file is checked again', async () => {
    await checkFolder();
    await vscode.commands.executeCommand('jiaohe.openReported', keyOf('甲镇 #1.txt'));
    const { document } = vscode.window.activeTextEditor!;
    await type(document, '120件', '130件');
    await document.save();
    await vscode.commands.executeCommand('jiaohe.recheckFile', keyOf('甲镇 #1.txt'));
    expect(draw().filter((line) => !line.startsWith('    '))).toEqual([
      '[should] 建议核实 1份',
      expect.stringContaining('丁镇'),
      '[passed] 通过 3份',
      expect.stringContaining('乙镇'),
      expect.stringContaining('戊镇'),
      expect.stringContaining('甲镇'),
      '[unchecked] 未能检查 1份',
      expect.stringContaining('丙镇'),
    ]);
  });

  test('in a GBK file opens it in its encoding', async () => {
    writeFile(`${FOLDER}/旧稿.txt`, Buffer.concat([GBK, Buffer.from('\n\n')]));
    await checkFolder();
    await vscode.commands.executeCommand('jiaohe.openReported', keyOf('旧稿.txt'));
    expect(vscode.window.activeTextEditor?.document.getText()).toContain('法治');
  });

  test('in a Word file is told by section and paragraph, and leads into its text', async () => {
    const lines = WRONG_TOTAL.split('\n').filter((line) => line !== '');
    writeFile(`${FOLDER}/己镇.docx`, writeWord({ body: lines.map((text) => ({ text })) }));
    await checkFolder();
    const found = extension.exports.folder().filter(({ description }) => description === '开头 第1段');
    expect(found.map(({ mark, place }) => [mark, path.basename(place!.uri)])).toEqual([
      ['error', encodeURIComponent('己镇.docx')],
    ]);
    await vscode.commands.executeCommand('jiaohe.openReported', found[0]!.key);
    const { document, selection } = vscode.window.activeTextEditor!;
    expect(document.uri.scheme).toBe('jiaohe-docx');
    expect(document.lineAt(selection.active.line).text).toContain('120件');
    await expect.poll(() => codes(document), PATIENCE).toEqual(['total-mismatch']);
  });

  test('that was fixed on disk is gone when the folder is checked again', async () => {
    await checkFolder();
    writeFile(`${FOLDER}/甲镇 #1.txt`, RIGHT);
    await vscode.commands.executeCommand('jiaohe.recheckFolder');
    expect(draw()[0]).toBe('[should] 建议核实 1份');
    await vscode.commands.executeCommand('jiaohe.clearFolder');
    expect(draw()).toEqual([]);
  });
});

/** Checks the folder as a person does: what is offered first, or second. */
async function checkFolder({ subfolders = true } = {}): Promise<void> {
  const uri = vscode.Uri.file(path.join(workspace, FOLDER));
  let over = false;
  const checking = Promise.resolve(vscode.commands.executeCommand('jiaohe.checkFolder', uri)).finally(() => {
    over = true;
  });
  if (!subfolders) {
    // Not before the choices are there.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  }
  await expect
    .poll(async () => {
      if (!over) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return over;
    }, PATIENCE)
    .toBe(true);
  await checking;
}

/** The view as one would draw it. */
function draw(): readonly string[] {
  const lines = extension.exports.folder();
  const depthOf = (parent: string | null): number =>
    parent === null ? 0 : 1 + depthOf(lines.find(({ key }) => key === parent)?.parent ?? null);
  return lines.map(({ parent, mark, label, description }) =>
    `${'  '.repeat(depthOf(parent))}[${mark}] ${label} ${description}`.trimEnd(),
  );
}

function keyOf(words: string): string {
  return extension.exports.folder().find(({ label }) => label.includes(words))!.key;
}
