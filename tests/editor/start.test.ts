import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { closeAll, codes, extension, PATIENCE, showReport } from './reports.ts';

const SAMPLE_TEXT = readFileSync(path.join(extension.extensionPath, 'client/media/sample-report.txt'), 'utf8');

afterEach(closeAll);
afterAll(closeAll);

const run = (command: string) => vscode.commands.executeCommand(command);

describe('the sample report', () => {
  test('opens as a report without a file, and is checked at once', async () => {
    await run('jiaohe.openSample');
    const { document } = vscode.window.activeTextEditor!;
    expect([document.uri.scheme, document.languageId]).toEqual(['untitled', 'gongwen']);
    expect(document.getText()).toBe(SAMPLE_TEXT);
    await expect
      .poll(() => codes(document), PATIENCE)
      .toEqual(['missing-section', 'misnumbered-heading', 'count-mismatch', 'total-mismatch']);
  });

  test('is the one that is open already, however often it is asked for', async () => {
    await run('jiaohe.openSample');
    const { document } = vscode.window.activeTextEditor!;
    await showReport('另一份报告.txt', '2025年度工作报告\n');
    await run('jiaohe.openSample');
    expect(vscode.window.activeTextEditor!.document).toBe(document);
    await closeAll();
    await run('jiaohe.openSample');
    expect(vscode.window.activeTextEditor!.document.getText()).toBe(SAMPLE_TEXT);
  });

  test('is where a fix is tried: the cursor stands on the wrong total', async () => {
    await run('jiaohe.tryFix');
    const { document, selection } = vscode.window.activeTextEditor!;
    const { active } = selection;
    expect(document.getText(new vscode.Range(active, active.translate(0, 3)))).toBe('50件');
    await run('hideCodeActionWidget');
  });
});

test('in a report, lines wrap, nothing pops up and no character is boxed', () => {
  const editor = vscode.workspace.getConfiguration('editor', { languageId: 'gongwen' });
  const settings = ['wordWrap', 'wordBasedSuggestions', 'quickSuggestions'];
  const boxes = ['ambiguousCharacters', 'invisibleCharacters', 'nonBasicASCII'].map(
    (kind) => `unicodeHighlight.${kind}`,
  );
  expect([...settings, ...boxes].map((name) => editor.get(name))).toEqual([
    'on',
    'off',
    { other: 'off', comments: 'off', strings: 'off' },
    false,
    false,
    false,
  ]);
  const elsewhere = vscode.workspace.getConfiguration('editor', { languageId: 'plaintext' });
  expect(elsewhere.inspect('wordWrap')?.defaultLanguageValue).toBeUndefined();
});

test('the commands are there wherever the editor is', async () => {
  const all = await vscode.commands.getCommands(true);
  expect(all).toEqual(expect.arrayContaining(['jiaohe.newReport', 'jiaohe.openSample', 'jiaohe.openWalkthrough']));
});
