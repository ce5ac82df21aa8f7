import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import type { OutlineItem } from '../../client/src/outline.ts';
import {
  closeAll,
  codes,
  expectCodes,
  extension,
  PATIENCE,
  quickFixes,
  showReport,
  showSample,
  takeQuickFix,
  WRONG_TOTAL,
} from './reports.ts';

const SECTION = '二、2025年度推进法治政府建设存在的不足和原因';

afterEach(closeAll);

describe('a wrong total', () => {
  test('has every way out with its arithmetic, and then the way to ignore it', async () => {
    const document = await showReport('合计.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    const fixes = await quickFixes(document, 'total-mismatch');
    expect(fixes.map(({ title }) => title)).toEqual([
      '把合计改为130件（85＋45）',
      '把劳动类改为75件（120－45）',
      '把婚姻类改为35件（120－85）',
      '这不是错误：忽略此处…',
    ]);
    expect(fixes.filter(({ isPreferred }) => isPreferred)).toEqual([]);
  });

  test('a fix is taken and undone', async () => {
    const document = await showReport('合计.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await takeQuickFix(document, 'total-mismatch', '把劳动类改为75件');
    expect(document.getText()).toBe(WRONG_TOTAL.replace('85件', '75件'));
    await expectCodes(document);
    await undo();
    expect(document.getText()).toBe(WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
  });
});

describe('a missing section', () => {
  test('is inserted by the quick fix, with its ordinal and year, and taken out by undoing', async () => {
    const document = await showSample('补写.gongwen');
    const before = document.getText();
    await expectCodes(document, 'missing-section', 'total-mismatch', 'misnumbered-heading');
    await takeQuickFix(document, 'missing-section', '补写一节');
    expect(headings(document)).toContain(SECTION);
    expect(document.getText()).toContain('〔');
    // What is inserted is to be filled in, so the content stays unwritten.
    await expect.poll(() => codes(document), PATIENCE).toContain('empty-section');
    expect(codes(document)).not.toContain('missing-section');
    await undo();
    expect(document.getText()).toBe(before);
    await expectCodes(document, 'missing-section', 'total-mismatch', 'misnumbered-heading');
  });

  test('is inserted by the button in the view, at its place, with the cursor on what is to be written', async () => {
    const document = await showSample('插入.gongwen');
    const before = document.getText();
    await expect.poll(() => lineMarked('missing')?.label, PATIENCE).toBe('存在的不足和原因');
    await vscode.commands.executeCommand('jiaohe.insertSection', lineMarked('missing')!.key);
    expect(headings(document)[1]).toBe(SECTION);
    const { selection } = vscode.window.activeTextEditor!;
    expect(selection.isEmpty).toBe(false);
    await expect.poll(() => lineMarked('empty')?.label, PATIENCE).toBe('存在的不足和原因');
    expect(lineMarked('missing')).toBeUndefined();

    // Its blanks are waiting: another press of the button adds no second set of them.
    const inserted = document.getText();
    await vscode.commands.executeCommand('jiaohe.insertSection', lineMarked('empty')!.key);
    expect(document.getText()).toBe(inserted);

    await undo();
    expect(document.getText()).toBe(before);
    await expect.poll(() => lineMarked('missing')?.label, PATIENCE).toBe('存在的不足和原因');
  });
});

/** The first line of 报告大纲 that has this mark. */
function lineMarked(mark: OutlineItem['mark']): OutlineItem | undefined {
  return extension.exports.outline().find((item) => item.mark === mark);
}

function headings(document: vscode.TextDocument): readonly string[] {
  return document.getText().match(/^[一二三四五]、.*$/gm) ?? [];
}

async function undo(): Promise<void> {
  await vscode.commands.executeCommand('undo');
}
