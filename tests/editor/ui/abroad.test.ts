import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { openContainer, problems, quickPick, runCommand, squiggles, takeScreenshot } from './person.ts';
import { prepareSitting } from './sitting.ts';

const PATIENCE = { timeout: 20_000 } as const;
const REPORT =
  '2025年度工作报告\n\n一、主要工作\n\n全年受理咨询120件，其中劳动类85件、婚姻类45件。\n\n召开会议XX次。\n';
const FIRST = '青石镇2025年度工作报告.txt';
const SECOND = '临溪镇2025年度工作报告.txt';

const { folder: prepared } = inject('prepared');
const root = path.join(prepared, '两地 [multi-root]（2025）');

const open = prepareSitting('abroad', PATIENCE.timeout);
let page: Page;

// An editor that speaks English and has two folders open, which nobody said are to be trusted.
beforeAll(async () => {
  write(`甲市/${FIRST}`, REPORT);
  write('甲市/.vscode/settings.json', '{ "jiaohe.rules": { "unfilled-placeholder": "off" } }');
  write(`乙 市/${SECOND}`, REPORT);
  write('乙 市/jiaohe.settings.json', '{ "rules": { "total-mismatch": "off" } }');
  const workspace = write('两地.code-workspace', '{ "folders": [{ "path": "甲市" }, { "path": "乙 市" }] }');
  page = await open({
    workspace,
    locale: 'en',
    workspaceTrust: true,
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
  });
});

test('reports in folders that are not trusted are checked, each with the settings of its folder; findings are Chinese', async () => {
  await page.getByText('Restricted Mode').first().waitFor();
  await openFromList(FIRST);
  await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBe(1);
  expect(await squiggles(page, 'warning').count()).toBe(0);
  await openFromList(SECOND);
  await expect.poll(() => squiggles(page, 'warning').count(), PATIENCE).toBe(1);
  expect(await squiggles(page, 'error').count()).toBe(0);
  await runCommand(page, 'Problems: Focus on Problems View');
  await problems(page).filter({ hasText: '合计不符' }).first().waitFor();
  await problems(page).filter({ hasText: '还有空白没有填' }).first().waitFor();
  await page.keyboard.press('Control+j');
});

test('what is said beside them is English', async () => {
  await openContainer(page, 'Jiaohe');
  await page.getByRole('treeitem', { name: /^Heading: 一、主要工作, line 3/ }).waitFor();
  await page.locator('#status\\.languageStatus').hover();
  await page.locator('.hover-language-status', { hasText: 'Jiaohe: 1 to correct' }).waitFor();
  await page.mouse.move(700, 500);
  await runCommand(page, 'Jiaohe: Why Is This File Not Checked?');
  await quickPick(page, 'Checked: 1 to correct').waitFor();
  await quickPick(page, 'The folder is not trusted').waitFor();
  await takeScreenshot(page, 'why-english');
  await page.keyboard.press('Escape');
});

test('a folder is chosen from those that are open, and checked with its settings', async () => {
  await runCommand(page, 'Jiaohe: Check All Reports in This Folder…');
  await quickPick(page, '乙 市').click();
  await quickPick(page, '1 can be checked (text 1)').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('“乙 市”: 0 must be corrected, 1 to be verified, 0 passed, 0 not checked.').waitFor();
  await page.getByRole('treeitem', { name: /^To Be Verified, files: 1$/ }).waitFor();
  await takeScreenshot(page, 'folder-english');
});

async function openFromList(name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input[type="text"]').first().fill(name);
  await quickPick(page, name).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name }).first().waitFor();
}

function write(name: string, content: string): string {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
