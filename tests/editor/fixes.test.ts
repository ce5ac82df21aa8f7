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
  speak,
  takeQuickFix,
  type,
  WRONG_TOTAL,
} from './reports.ts';

const SECTION = '二、2025年度推进法治政府建设存在的不足和原因';

afterEach(closeAll);

describe('a wrong total', () => {
  test('has every way out with its arithmetic, then the ways to ignore it, then the page of its rule', async () => {
    const document = await showReport('合计.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    const fixes = await quickFixes(document, 'total-mismatch');
    expect(fixes.map(({ title }) => title)).toEqual([
      '把合计改为130件（85＋45）',
      '把劳动类改为75件（120－45）',
      '把婚姻类改为35件（120－85）',
      '这不是错误：忽略此处…',
      '本文不再检查“合计不符”…',
      '所有报告都不再检查“合计不符”（写入这个文件夹的设置）',
      '查看规则说明：合计不符',
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
  test('is inserted by the quick fix, with its ordinal and year and what is to be written selected, and taken out by undoing', async () => {
    const document = await showSample('补写.gongwen');
    const before = document.getText();
    await expectCodes(document, 'missing-section', 'total-mismatch', 'misnumbered-heading');
    await takeQuickFix(document, 'missing-section', '补写一节');
    expect(headings(document)).toContain(SECTION);
    const { selection } = vscode.window.activeTextEditor!;
    expect(document.getText(selection)).toMatch(/^〔此处填写[^〕]*〕$/);
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
    await insert(document, lineMarked('missing')!.key);
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

  test('is inserted with the ordinals behind it pushed on where the user wants that; one undo takes both back', async () => {
    const text = `云岭县2025年法治政府建设年度报告

一、2025年推进法治政府建设的主要举措和成效

召开会议4次。

二、2025年党政主要负责人履行推进法治建设第一责任人职责情况

主要负责人主持研究法治工作5次。

三、2026年推进法治政府建设的主要安排

继续推进法治建设各项工作。
`;
    const document = await showReport('顺延.gongwen', text);
    await expect.poll(() => lineMarked('missing')?.label, PATIENCE).toBe('存在的不足和原因');
    await insert(document, lineMarked('missing')!.key);
    expect(headings(document)).toEqual([
      '一、2025年推进法治政府建设的主要举措和成效',
      SECTION,
      '三、2025年党政主要负责人履行推进法治建设第一责任人职责情况',
      '四、2026年推进法治政府建设的主要安排',
    ]);
    expect(document.getText(vscode.window.activeTextEditor!.selection)).toContain('〔');
    await undo();
    expect(document.getText()).toBe(text);
  });
});

describe('what can be put right without asking', () => {
  const TEXT = '2025年度工作报告\n\n截止目前受理咨询，，120件。\n\n截止12月底，办结9件。\n';
  const FIXED = '2025年度工作报告\n\n截至目前受理咨询，120件。\n\n截至12月底，办结9件。\n';
  const CODES = ['cutoff-wording', 'stray-punctuation', 'cutoff-wording'];

  test('is one command and one undo, and leaves nothing of the kind', async () => {
    const document = await showReport('放心改.gongwen', TEXT);
    await expectCodes(document, ...CODES);
    await vscode.commands.executeCommand('jiaohe.fixAll');
    expect(document.getText()).toBe(FIXED);
    await expectCodes(document);
    await vscode.commands.executeCommand('jiaohe.fixAll');
    expect(document.getText()).toBe(FIXED);
    await undo();
    expect(document.getText()).toBe(TEXT);
    await expectCodes(document, ...CODES);
  });

  test('is a source action, of a rule alone as well, and done on no save that nobody set it for', async () => {
    const document = await showReport('放心改.gongwen', TEXT);
    await expectCodes(document, ...CODES);
    const ask = (kind: string): Thenable<readonly vscode.CodeAction[]> =>
      vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, WHOLE, kind);
    expect((await ask('source.fixAll')).map(({ title }) => title)).toEqual(['修正全部可以放心改的问题（3处）']);
    const [one, ...others] = await ask('source.fixAll.jiaohe.cutoff-wording');
    expect([one?.title, others]).toEqual(['全部同类：“截止”应为“截至”（2处）', []]);
    await vscode.workspace.applyEdit(one!.edit!);
    expect(document.getText()).toBe(FIXED.replace('，', '，，'));
    await document.save();
    expect(document.getText()).toBe(FIXED.replace('，', '，，'));
  });

  test('is done on saving where the user set it', async () => {
    const document = await showReport('放心改.gongwen', TEXT);
    await expectCodes(document, ...CODES);
    const settings = vscode.workspace.getConfiguration('editor', document);
    const target = vscode.ConfigurationTarget.Workspace;
    await settings.update('codeActionsOnSave', { 'source.fixAll.jiaohe': 'always' }, target);
    await type(document, '9件', '19件');
    await document.save();
    await settings.update('codeActionsOnSave', undefined, target);
    expect(document.getText()).toBe(FIXED.replace('9件', '19件'));
  });

  test('is offered at a hint with all of its kind, and is preferred', async () => {
    const document = await showReport('放心改.gongwen', TEXT);
    await expectCodes(document, ...CODES);
    const fixes = await quickFixes(document, 'cutoff-wording');
    expect(fixes.map(({ title }) => title)).toEqual([
      '把“截止”改为“截至”',
      '全部同类：把“截止”改为“截至”（2处）',
      '这不是错误：忽略此处…',
      '本文不再检查“‘截止’应为‘截至’”…',
      '所有报告都不再检查“‘截止’应为‘截至’”（写入这个文件夹的设置）',
      '查看规则说明：“截止”应为“截至”',
    ]);
    expect(fixes.filter(({ isPreferred }) => isPreferred).map(({ title }) => title)).toEqual(['把“截止”改为“截至”']);
    await takeQuickFix(document, 'cutoff-wording', '全部同类');
    await expectCodes(document, 'stray-punctuation');
    await undo();
    expect(document.getText()).toBe(TEXT);
  });

  test('is the same where the extension speaks English', async () => {
    await speak('en');
    const document = await showReport('放心改.gongwen', TEXT);
    await expectCodes(document, ...CODES);
    await vscode.commands.executeCommand('jiaohe.fixAll');
    expect(document.getText()).toBe(FIXED);
    await speak('zh-cn');
  });
});

test('the page of a rule opens beside the report', async () => {
  const document = await showReport('合计.gongwen', WRONG_TOTAL);
  await expectCodes(document, 'total-mismatch');
  await takeQuickFix(document, 'total-mismatch', '查看规则说明');
  const labels = (): readonly string[] =>
    vscode.window.tabGroups.all.flatMap(({ tabs, viewColumn }) => tabs.map(({ label }) => `${viewColumn} ${label}`));
  await expect
    .poll(labels, PATIENCE)
    .toEqual([expect.stringMatching(/^1 .*合计\.gongwen$/), expect.stringMatching(/^2 .*total-mismatch\.md$/)]);
});

const WHOLE = new vscode.Range(0, 0, 99, 0);

/** The first line of 报告大纲 that has this mark. */
function lineMarked(mark: OutlineItem['mark']): OutlineItem | undefined {
  return extension.exports.outline().find((item) => item.mark === mark);
}

function headings(document: vscode.TextDocument): readonly string[] {
  return document.getText().match(/^[一二三四五]、.*$/gm) ?? [];
}

/** Inserts a content, with the ordinals behind it pushed on where that is asked. */
async function insert(document: vscode.TextDocument, key: string): Promise<void> {
  const inserting = vscode.commands.executeCommand('jiaohe.insertSection', key);
  await expect
    .poll(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.isDirty;
    }, PATIENCE)
    .toBe(true);
  await inserting;
}

async function undo(): Promise<void> {
  await vscode.commands.executeCommand('undo');
}
