import { cpSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { SAMPLES } from '../host/places.mts';
import {
  chooseTheme,
  closeTab,
  inputBox,
  openContainer,
  openFile,
  openFixes,
  piece,
  problems,
  quickPick,
  runCommand,
  squiggles,
  takeScreenshot,
} from './person.ts';
import { prepareSitting } from './sitting.ts';

const REPORT = '云岭县2025年法治政府建设年度报告.gongwen';
const NOTES = '采购清单.txt';
const PATIENCE = { timeout: 10_000 } as const;

const { folder: prepared } = inject('prepared');
const folder = path.join(prepared, '示例报告');

const open = prepareSitting('workbench', PATIENCE.timeout);
let page: Page;

beforeAll(async () => {
  cpSync(SAMPLES, folder, { recursive: true });
  writeFileSync(path.join(folder, NOTES), '铅笔120支，其中红85支、蓝45支。\n');
  page = await open({ folder });
  await openFile(page, REPORT);
});

// One after another, as a person goes on from what is on the screen.
describe.each(['light', 'dark'] as const)('in a %s theme', (theme) => {
  const photograph = (name: string): Promise<void> => takeScreenshot(page, `${name}-${theme}`);

  beforeAll(async () => {
    await chooseTheme(page, theme);
    await openFile(page, REPORT);
  });

  test('a report shows its findings under its text', async () => {
    await page.locator('.view-line', { hasText: '云岭县2025年法治政府建设年度报告' }).waitFor();
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBe(2);
    await expect.poll(() => squiggles(page, 'warning').count(), PATIENCE).toBe(1);
    await photograph('report');
  });

  test('the Problems panel lists them with the places they relate to', async () => {
    await runCommand(page, 'Problems: Focus on Problems View');
    await problems(page).filter({ hasText: '合计不符' }).waitFor();
    await problems(page).filter({ hasText: '维持20件' }).last().waitFor();
    await photograph('problems');
  });

  test('a finding leads to the page of its rule, beside which the outline stays', async () => {
    await openContainer(page, '校核');
    await problems(page).locator('a', { hasText: 'total-mismatch' }).click();
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe').locator('body');
    await preview.getByRole('heading', { name: '合计不符' }).waitFor();
    await page.getByRole('treeitem', { name: '必备内容：存在的不足和原因' }).waitFor();
    await photograph('rule');
    await closeTab(page, 'total-mismatch.md');
    await page.keyboard.press('Control+j');
    await problems(page).first().waitFor({ state: 'hidden' });
  });

  test('报告大纲 shows what is there, what is missing, and the headings', async () => {
    await openContainer(page, '校核');
    const line = (name: RegExp) => page.getByRole('treeitem', { name });
    await line(/^必备内容：存在的不足和原因，未写$/).waitFor();
    await line(/^必备内容：主要举措和成效，已写，第5行$/).waitFor();
    await line(/^标题：（三）法治宣传，第9行，/).click();
    await expect
      .poll(() => page.locator('.editor-status-selection, #status\\.editor\\.selection').innerText())
      .toContain('9');
    await line(/^必备内容：存在的不足和原因/).hover();
    await photograph('outline');
  });

  test('the status item says what was found', async () => {
    const item = page.locator('#status\\.languageStatus');
    await item.hover();
    await page.locator('.hover-language-status', { hasText: '校核：2处需改，1项未写' }).waitFor();
    await photograph('status');
    await page.mouse.move(700, 600);
  });

  test('hovering over a figure shows its sum', async () => {
    await piece(page, '其中维持', '32').hover();
    const hover = page.locator('.monaco-editor .monaco-hover:visible');
    await hover.filter({ hasText: '合计不符' }).waitFor();
    await photograph('hover');
    await page.mouse.move(700, 600);
    await hover.waitFor({ state: 'hidden' });
  });

  test('the light bulb offers every way out', async () => {
    await openFixes(page, piece(page, '其中维持', '32'), '把合计改为33件（20＋12＋1）');
    await photograph('fixes');
    await page.keyboard.press('Escape');
    await page.locator('.action-widget').first().waitFor({ state: 'hidden' });
  });

  test('a finding is ignored with a reason, listed, and brought back', async () => {
    await openFixes(page, piece(page, '其中维持', '32'), '这不是错误');
    await page.locator('.action-widget').getByText('这不是错误').click();
    await inputBox(page).fill('终止的1件上年已计入');
    await photograph('reason');
    await page.keyboard.press('Enter');
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBe(1);
    expect(existsSync(path.join(folder, `${REPORT}.jiaohe.json`))).toBe(true);

    await runCommand(page, '校核: 查看已忽略的提示');
    const ignored = page.getByRole('treeitem', { name: /^合计不符：32，理由：终止的1件上年已计入/ });
    await ignored.hover();
    await photograph('ignored');
    await ignored.getByRole('button', { name: '撤销忽略' }).click();
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBe(2);
  });

  test('a missing section is written in the view, and its blanks are there to be filled in', async () => {
    const missing = page.getByRole('treeitem', { name: '必备内容：存在的不足和原因' });
    await missing.hover();
    await missing.getByRole('button', { name: '插入必备内容' }).click();
    await quickPick(page, '“二、”至“三、”改为“三、”至“四、”').waitFor();
    await photograph('renumber');
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: '四、2026年推进' }).waitFor();
    await page.locator('.view-line', { hasText: '二、2025年度推进法治政府建设存在的不足和原因' }).waitFor();
    await page.getByRole('treeitem', { name: '必备内容：存在的不足和原因，有标题，待填写' }).waitFor();
    await photograph('inserted');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.getByRole('treeitem', { name: '必备内容：存在的不足和原因，未写' }).waitFor();
  });

  test('a file that is no report says so, and can be checked all the same', async () => {
    await openFile(page, NOTES);
    await openContainer(page, '校核');
    await page.getByText('这个文件看上去不是报告，没有检查。').waitFor();
    await page.getByRole('button', { name: '仍要检查' }).waitFor();
    await photograph('no-report');
    await closeTab(page, NOTES);
  });

  test('the settings and commands speak Chinese', async () => {
    await page
      .getByRole('treeitem', { name: /^标题：/ })
      .first()
      .waitFor();
    await page.keyboard.press('F1');
    // All of them do not find room.
    await inputBox(page).fill('>校核: 立即');
    await quickPick(page, '校核: 立即检查').waitFor();
    await photograph('commands');
    await page.keyboard.press('Escape');
    await runCommand(page, 'Preferences: Open Settings (UI)');
    await page.locator('.settings-editor .suggest-input-container').click();
    await page.keyboard.type('jiaohe');
    await page.locator('.settings-count-widget').getByText('Settings Found').waitFor();
    await page.locator('.settings-editor').getByText('什么时候检查。').waitFor();
    await photograph('settings');
    await closeTab(page, 'Settings');
  });
});
