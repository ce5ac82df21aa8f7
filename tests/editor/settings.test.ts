import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import {
  closeAll,
  codes,
  expectCodes,
  extension,
  findings,
  PATIENCE,
  removeFile,
  show,
  showReport,
  type,
  WRONG_TOTAL,
  writeFile,
} from './reports.ts';

const PLACEHOLDER = '全年召开会议XX次。\n';

afterEach(async () => {
  await closeAll();
  await set('rules', undefined);
  await set('check.when', undefined);
  await set('profile', undefined);
});

describe('the settings of the editor', () => {
  test('a rule is switched off, made graver, and back', async () => {
    const document = await showReport('级别.gongwen', WRONG_TOTAL + PLACEHOLDER);
    await expectCodes(document, 'total-mismatch', 'unfilled-placeholder');
    await set('rules', { 'total-mismatch': 'off', 'unfilled-placeholder': 'error' });
    await expect
      .poll(() => findings(document).map(({ code, severity }) => `${code} ${severity}`), PATIENCE)
      .toEqual(['unfilled-placeholder Error']);
    await set('rules', undefined);
    await expectCodes(document, 'total-mismatch', 'unfilled-placeholder');
  });

  test('check on saving: what is typed changes the outline, and only saving the findings', async () => {
    await set('check.when', 'save');
    const document = await showReport('保存.gongwen', `${WRONG_TOTAL}\n一、会议\n\n召开会议3次。\n`);
    await expectCodes(document, 'total-mismatch');
    await type(document, '120件', '130件');
    await type(document, '一、会议', '一、会务');
    await expect.poll(() => extension.exports.outline().map(({ label }) => label), PATIENCE).toContain('一、会务');
    expect(codes(document)).toEqual(['total-mismatch']);
    await document.save();
    await expectCodes(document);
  });

  test('check by command: nothing before it is asked for', async () => {
    await set('check.when', 'command');
    const document = await showReport('手动.gongwen', WRONG_TOTAL);
    await expect.poll(() => extension.exports.status()?.text, PATIENCE).toBe('校核：还没有检查');
    expect(codes(document)).toEqual([]);
    await vscode.commands.executeCommand('jiaohe.checkNow');
    await expectCodes(document, 'total-mismatch');
  });

  test('a report is checked as one of its kind where the user says so', async () => {
    const document = await showReport('类型.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await set('profile', 'rule-of-law-annual-report');
    await expect.poll(() => codes(document), PATIENCE).toContain('missing-section');
  });
});

describe('jiaohe.settings.json', () => {
  const FILE = '设置/jiaohe.settings.json';

  test('holds for the reports beside it as soon as it is written, changed or removed', async () => {
    const document = await showReport('设置/报告.gongwen', WRONG_TOTAL + PLACEHOLDER);
    await expectCodes(document, 'total-mismatch', 'unfilled-placeholder');
    writeFile(FILE, '{ "rules": { "total-mismatch": "off" } }');
    await expectCodes(document, 'unfilled-placeholder');
    writeFile(FILE, '{ "rules": { "unfilled-placeholder": "off" } }');
    await expectCodes(document, 'total-mismatch');
    removeFile(FILE);
    await expectCodes(document, 'total-mismatch', 'unfilled-placeholder');
  });

  test('what cannot be read in it is shown in it', async () => {
    const document = await showReport('设置/报告.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    const file = writeFile(FILE, '{ "rules": { "total-mismach": "off" } }');
    await expect
      .poll(() => vscode.languages.getDiagnostics(file).map(({ message }) => message), PATIENCE)
      .toEqual([expect.stringContaining('total-mismatch')]);
    removeFile(FILE);
    await expect.poll(() => vscode.languages.getDiagnostics(file), PATIENCE).toEqual([]);
  });

  test('is wrong once where the editor marks it as well, and is still told when the file is closed', async () => {
    const document = await showReport('设置/报告.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    const file = writeFile(FILE, '{ "rules": { "total-mismach": "off" }, "profile": "no-such" }');
    const sources = () =>
      vscode.languages
        .getDiagnostics(file)
        .toSorted((a, b) => a.range.start.compareTo(b.range.start))
        .map(({ source }) => source);
    await expect.poll(sources, PATIENCE).toEqual(['校核', '校核']);
    await show(file);
    // The kinds of report are told to the server alone.
    await expect.poll(sources, PATIENCE).toEqual([undefined, '校核']);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await expect.poll(sources, PATIENCE).toEqual(['校核', '校核']);
    removeFile(FILE);
    await expect.poll(sources, PATIENCE).toEqual([]);
  });
});

describe('the settings in effect', () => {
  const FILE = '设置/jiaohe.settings.json';

  test('are listed, and lead to the file that says so', async () => {
    const document = await showReport('设置/报告.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    const file = writeFile(FILE, '{ "rules": { "total-mismatch": "off" } }');
    await expectCodes(document);
    void vscode.commands.executeCommand('jiaohe.showSettings');
    await expect
      .poll(async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.activeTextEditor?.document.uri.fsPath;
      }, PATIENCE)
      .toBe(file.fsPath);
    removeFile(FILE);
  });
});

describe('a profile of one’s own', () => {
  const FILE = '类型/述法.jiaohe-profile.json';
  const PROFILE = `{
  "id": "duty-report",
  "name": "述法报告",
  "recognition": { "titles": { "contain": ["工作报告"] } },
  "contents": [{ "id": "study", "name": "学法情况", "headings": { "contain": ["学法"] } }]
}
`;

  afterEach(() => removeFile(FILE));

  test('holds for the reports beside it as soon as it is written, and what is wrong in it is shown in it', async () => {
    const document = await showReport('类型/报告.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    writeFile(FILE, PROFILE);
    await expectCodes(document, 'missing-section', 'total-mismatch');
    const file = writeFile(FILE, PROFILE.replace('"contain": ["学法"]', '"contains": ["学法"]'));
    await expect
      .poll(() => vscode.languages.getDiagnostics(file).map(({ message }) => message), PATIENCE)
      .toEqual([expect.stringContaining('“contains”')]);
    await expectCodes(document, 'total-mismatch');
  });

  test('is completed and explained while it is written', async () => {
    const document = await show(writeFile(FILE, '{\n  \n}\n'));
    const at = new vscode.Position(1, 2);
    const complete = (): Thenable<vscode.CompletionList> =>
      vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, at);
    await expect
      .poll(async () => (await complete()).items.map(({ label }) => label), PATIENCE)
      .toEqual(expect.arrayContaining(['extends', 'recognition', 'contents']));
  });
});

/** Sets one of our settings for the opened folder; undefined takes it back. */
async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('jiaohe').update(name, value, vscode.ConfigurationTarget.Workspace);
}
