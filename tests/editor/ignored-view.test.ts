import { existsSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as vscode from 'vscode';
import type { IgnoredLine } from '../../client/src/ignored-lines.ts';
import {
  closeAll,
  expectCodes,
  extension,
  PATIENCE,
  removeFile,
  showReport,
  type,
  WRONG_TOTAL,
  writeFile,
} from './reports.ts';

const REPORT = '已忽略.gongwen';
const BESIDE = `${REPORT}.jiaohe.json`;
const SENTENCE = '全年受理咨询120件，其中劳动类85件、婚姻类45件';

const command = vscode.commands.executeCommand;

beforeAll(() => command('jiaohe.ignored.focus'));
beforeEach(() => removeFile(BESIDE));
afterEach(closeAll);

function lines(): readonly IgnoredLine[] {
  return extension.exports.ignored();
}

function drawn(): readonly string[] {
  return lines().map(({ mark, label, description }) => `[${mark}] ${label} | ${description}`);
}

function keep(...ignored: readonly object[]): void {
  writeFile(BESIDE, JSON.stringify({ version: 1, ignored }));
}

test('a finding is listed with its reason; a click shows where it stands, and it can be taken back', async () => {
  keep({ rule: 'total-mismatch', quote: '120', sentence: SENTENCE, reason: '一件算了两次' });
  const document = await showReport(REPORT, WRONG_TOTAL);
  await expect.poll(drawn, PATIENCE).toEqual(['[finding] 合计不符：120 | 理由：一件算了两次']);
  const { selection } = vscode.window.activeTextEditor!;
  expect(document.getText(selection)).toBe('');
  await command('jiaohe.showIgnoredPlace', lines()[0]);
  expect(document.getText(vscode.window.activeTextEditor!.selection)).toBe('120');
  await expectCodes(document);
  await command('jiaohe.undoIgnored', lines()[0]);
  await expectCodes(document, 'total-mismatch');
  await expect.poll(lines, PATIENCE).toEqual([]);
  expect(existsSync(`${document.uri.fsPath}.jiaohe.json`)).toBe(false);
});

test('one whose sentence was changed is over, and can be removed', async () => {
  keep({ rule: 'total-mismatch', quote: '120', sentence: SENTENCE });
  const document = await showReport(REPORT, WRONG_TOTAL);
  await expect.poll(drawn, PATIENCE).toEqual([`[finding] 合计不符：120 | ${SENTENCE}`]);
  await type(document, '劳动类', '劳务类');
  await expect.poll(drawn, PATIENCE).toEqual(['[stale] 合计不符：120 | 已失效']);
  await command('jiaohe.removeIgnored', lines()[0]);
  await expect.poll(lines, PATIENCE).toEqual([]);
});

test('a rule that is not followed in this report is listed with what it would find', async () => {
  keep({ rule: 'total-mismatch', reason: '口径不同' });
  const document = await showReport(REPORT, WRONG_TOTAL);
  await expect.poll(drawn, PATIENCE).toEqual(['[rule] 合计不符 | 本文不再检查 · 1处 · 理由：口径不同']);
  const [place] = lines()[0]!.children;
  await command('jiaohe.showIgnoredPlace', place);
  expect(document.getText(vscode.window.activeTextEditor!.selection)).toBe('120');
  await command('jiaohe.undoIgnored', lines()[0]);
  await expectCodes(document, 'total-mismatch');
});

test('a rule that is off in every report is listed, and can be followed again', async () => {
  const document = await showReport(REPORT, WRONG_TOTAL);
  await expectCodes(document, 'total-mismatch');
  const settings = vscode.workspace.getConfiguration('jiaohe', document);
  await settings.update('rules', { 'total-mismatch': 'off' }, vscode.ConfigurationTarget.Workspace);
  await expect.poll(drawn, PATIENCE).toEqual(['[setting] 合计不符 | 所有报告都不再检查 · 编辑器的设置']);
  await command('jiaohe.undoIgnored', lines()[0]);
  await expectCodes(document, 'total-mismatch');
  await expect.poll(lines, PATIENCE).toEqual([]);
});
