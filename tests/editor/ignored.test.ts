import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import {
  answering,
  closeAll,
  codes,
  expectCodes,
  extension,
  PATIENCE,
  quickFixes,
  removeFile,
  show,
  showReport,
  speak,
  takeQuickFix,
  type,
  WRONG_TOTAL,
  WRONG_TOTAL_IGNORED,
  writeFile,
} from './reports.ts';

const REPORT = '忽略.gongwen';
const IGNORED = `${REPORT}.jiaohe.json`;

beforeEach(() => removeFile(IGNORED));
afterEach(closeAll);

describe('a finding that the author says is none', () => {
  test('goes, is kept beside the report, and comes back when that is taken back', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    const beside = `${document.uri.fsPath}.jiaohe.json`;
    await expectCodes(document, 'total-mismatch');

    await answering(takeQuickFix(document, 'total-mismatch', '这不是错误'));
    await expectCodes(document);
    expect(readFileSync(beside, 'utf8')).toBe(WRONG_TOTAL_IGNORED);
    await expect.poll(() => extension.exports.status(), PATIENCE).toMatchObject({ detail: '已忽略1处' });

    await takeBack();
    await expectCodes(document, 'total-mismatch');
  });

  test('stays away while other sentences change, and comes back when its own does', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await answering(takeQuickFix(document, 'total-mismatch', '这不是错误'));
    await expectCodes(document);
    await type(document, '全年', '工作有序推进。\n\n全年');
    await type(document, '类45件。', '类45件。另有回访300件，其中电话200件、上门90件。');
    await expectCodes(document, 'total-mismatch');
    await type(document, '90件', '100件');
    await expectCodes(document);
    await type(document, '劳动类', '劳务类');
    await expectCodes(document, 'total-mismatch');
  });

  test('is not ignored where the user thinks better of it', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await answering(takeQuickFix(document, 'total-mismatch', '这不是错误'), 'workbench.action.closeQuickOpen');
    await expectCodes(document, 'total-mismatch');
    expect(existsSync(`${document.uri.fsPath}.jiaohe.json`)).toBe(false);
  });

  test('is told of in full where it cannot be taken back any more', async () => {
    const { uri } = await showReport(REPORT, WRONG_TOTAL);
    const suppression = { rule: 'total-mismatch', quote: '130', sentence: '没有这一句' };
    await expect(
      vscode.commands.executeCommand('jiaohe.unsuppress', { uri: uri.toString(), suppression }),
    ).resolves.toBeUndefined();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('is known when the user comes back to the report, where no word came of the file', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await showReport('别的.gongwen', WRONG_TOTAL);
    writeFile(IGNORED, WRONG_TOTAL_IGNORED);
    await vscode.window.showTextDocument(document, { preview: false });
    await expectCodes(document);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    removeFile(IGNORED);
    await expectCodes(await showReport(REPORT, WRONG_TOTAL), 'total-mismatch');
  });

  test('stays ignored where the report is renamed and moved, and where that is undone', async () => {
    const { uri } = await showReport(REPORT, WRONG_TOTAL);
    writeFile(IGNORED, WRONG_TOTAL_IGNORED);
    const renamed = vscode.Uri.joinPath(uri, '../定稿 2025年度报告.txt');
    const moved = vscode.Uri.joinPath(uri, '../报送/定稿 2025年度报告.txt');
    for (const [from, to] of [
      [uri, renamed],
      [renamed, moved],
      [moved, uri],
    ] as const) {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      await vscode.workspace.applyEdit(edit);
      await expect.poll(() => existsSync(`${to.fsPath}.jiaohe.json`), PATIENCE).toBe(true);
      expect(existsSync(`${from.fsPath}.jiaohe.json`)).toBe(false);
      await expectCodes(await show(to));
    }
  });

  test('of another report stays beside that one', async () => {
    const { uri } = await showReport(REPORT, WRONG_TOTAL);
    writeFile(IGNORED, WRONG_TOTAL_IGNORED);
    const other = writeFile('别的 年度报告.txt.jiaohe.json', '{ "version": 1, "ignored": [] }\n');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, vscode.Uri.joinPath(uri, '../别的 年度报告.txt'));
    await vscode.workspace.applyEdit(edit);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(readFileSync(other.fsPath, 'utf8')).toBe('{ "version": 1, "ignored": [] }\n');
    expect(existsSync(`${uri.fsPath}.jiaohe.json`)).toBe(true);
  });

  test('is also known where the file came from somebody else', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    // On a machine that is busy the editor's own watcher can miss a file that comes: one that comes again it sees.
    const copy = (): readonly string[] => {
      writeFile(IGNORED, WRONG_TOTAL_IGNORED);
      return codes(document);
    };
    await expect.poll(copy, { ...PATIENCE, interval: 2000 }).toEqual([]);
  });
});

describe('a rule that is not checked', () => {
  const TWICE = `${WRONG_TOTAL}\n另有回访300件，其中电话200件、上门90件。\n\n截止目前，办结9件。\n`;
  const ALL = ['total-mismatch', 'total-mismatch', 'cutoff-wording'];

  test('in this report goes with all its findings, is kept beside it, and comes back', async () => {
    const document = await showReport(REPORT, TWICE);
    await expectCodes(document, ...ALL);
    await answering(takeQuickFix(document, 'total-mismatch', '本文不再检查'));
    await expectCodes(document, 'cutoff-wording');
    expect(readIgnored(document)).toEqual([{ rule: 'total-mismatch' }]);
    await expect.poll(() => extension.exports.status(), PATIENCE).toMatchObject({ detail: '另有1处供参考，已忽略2处' });
    await takeBack();
    await expectCodes(document, ...ALL);
    expect(existsSync(`${document.uri.fsPath}.jiaohe.json`)).toBe(false);
  });

  test('in any report is written into the folder’s settings, and comes back', async () => {
    const document = await showReport(REPORT, TWICE);
    await expectCodes(document, ...ALL);
    await takeQuickFix(document, 'total-mismatch', '所有报告都不再检查');
    await expectCodes(document, 'cutoff-wording');
    const said = () => vscode.workspace.getConfiguration('jiaohe').inspect('rules');
    expect(said()).toMatchObject({ workspaceValue: { 'total-mismatch': 'off' } });
    expect(said()?.globalValue).toBeUndefined();
    await takeBack();
    await expectCodes(document, ...ALL);
    expect(said()?.workspaceValue).toBeUndefined();
  });

  test('in any report leaves alone what else the settings say of rules', async () => {
    const settings = vscode.workspace.getConfiguration('jiaohe');
    await settings.update('rules', { 'cutoff-wording': 'error' }, vscode.ConfigurationTarget.Workspace);
    const document = await showReport(REPORT, TWICE);
    await expectCodes(document, ...ALL);
    await takeQuickFix(document, 'total-mismatch', '所有报告都不再检查');
    await expectCodes(document, 'cutoff-wording');
    await takeBack();
    await expectCodes(document, ...ALL);
    const said = vscode.workspace.getConfiguration('jiaohe').inspect('rules');
    expect(said?.workspaceValue).toEqual({ 'cutoff-wording': 'error' });
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('in any report is written into jiaohe.settings.json where there is one, and comes back', async () => {
    const file = writeFile('忽略/jiaohe.settings.json', '{\n  "profile": "none"\n}\n').fsPath;
    const document = await showReport(`忽略/${REPORT}`, TWICE);
    await expectCodes(document, ...ALL);
    const fixes = await quickFixes(document, 'total-mismatch');
    expect(fixes.map(({ title }) => title)).toContain('所有报告都不再检查“合计不符”（写入 jiaohe.settings.json）');
    await takeQuickFix(document, 'total-mismatch', '所有报告都不再检查');
    await expectCodes(document, 'cutoff-wording');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ profile: 'none', rules: { 'total-mismatch': 'off' } });
    await takeBack();
    await expectCodes(document, ...ALL);
    expect(readFileSync(file, 'utf8')).toBe('{\n  "profile": "none"\n}\n');
    removeFile('忽略/jiaohe.settings.json');
  });
});

test('a hint is ignored and comes back, also where the extension speaks English', async () => {
  await speak('en');
  const document = await showReport(REPORT, '2025年度工作报告\n\n截止目前，办结9件。\n');
  await expectCodes(document, 'cutoff-wording');
  await answering(takeQuickFix(document, 'cutoff-wording', '这不是错误'));
  await expectCodes(document);
  await takeBack();
  await expectCodes(document, 'cutoff-wording');
  await speak('zh-cn');
});

test('beside a report that was never saved nothing can be kept: it is to be saved first', async () => {
  const document = await vscode.workspace.openTextDocument({ language: 'gongwen', content: WRONG_TOTAL });
  await vscode.window.showTextDocument(document);
  await expectCodes(document, 'total-mismatch');
  for (const way of ['这不是错误', '本文不再检查']) {
    await answering(takeQuickFix(document, 'total-mismatch', way), 'notifications.clearAll');
    expect(document.isUntitled).toBe(true);
  }
  await takeQuickFix(document, 'total-mismatch', '所有报告都不再检查');
  await expectCodes(document);
  await takeBack();
  await expectCodes(document, 'total-mismatch');
});

test('what is stale comes to nothing, which is told in full', async () => {
  const document = await showReport(REPORT, WRONG_TOTAL);
  await expectCodes(document, 'total-mismatch');
  const action = (await quickFixes(document, 'total-mismatch')).find(({ title }) => title.startsWith('这不是错误'));
  await type(document, '120件', '130件');
  await expectCodes(document);
  const { command, arguments: words = [] } = action!.command!;
  const done = Promise.resolve(vscode.commands.executeCommand(command, ...words));
  await expect(answering(done)).resolves.toBeUndefined();
  expect(existsSync(`${document.uri.fsPath}.jiaohe.json`)).toBe(false);
  await vscode.commands.executeCommand('notifications.clearAll');
});

/** Takes back what the view lists, which is one thing. */
async function takeBack(): Promise<void> {
  await vscode.commands.executeCommand('jiaohe.showIgnored');
  await expect.poll(() => extension.exports.ignored().filter(({ undo }) => undo).length, PATIENCE).toBe(1);
  await vscode.commands.executeCommand('jiaohe.undoIgnored', extension.exports.ignored()[0]);
}

function readIgnored(document: vscode.TextDocument): unknown {
  return JSON.parse(readFileSync(`${document.uri.fsPath}.jiaohe.json`, 'utf8')).ignored;
}
