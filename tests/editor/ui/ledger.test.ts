import { cpSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { SAMPLES } from '../host/places.mts';
import {
  chooseTheme,
  closeTab,
  inputBox,
  openContainer,
  openFile,
  piece,
  runCommand,
  squiggles,
  takeScreenshot,
} from './person.ts';
import { prepareSitting } from './sitting.ts';

const REPORT = '云岭县2025年法治政府建设年度报告.gongwen';
const NOTES = '采购清单.txt';
const OLD_WORD = '青石镇年度报告.doc';
const BESIDE = `${REPORT}.jiaohe.json`;
const PATIENCE = { timeout: 10_000 } as const;

const { folder: prepared } = inject('prepared');
const folder = path.join(prepared, '数字台账');

const open = prepareSitting('ledger', PATIENCE.timeout);
let page: Page;

beforeAll(async () => {
  cpSync(SAMPLES, folder, { recursive: true });
  writeFileSync(path.join(folder, NOTES), '铅笔120支，其中红85支、蓝45支。\n');
  writeFileSync(path.join(folder, OLD_WORD), Buffer.from('d0cf11e0a1b11ae10000', 'hex'));
  page = await open({ folder });
  await openFile(page, NOTES);
  await openContainer(page, '校核');
});

const line = (name: RegExp): Locator => page.getByRole('treeitem', { name }).last();
const header = (name: string): Locator => page.locator('.pane-header', { hasText: name });
const selection = (): Locator => page.locator('#status\\.editor\\.selection');

// One after another, as a person goes on from what is on the screen.
test('where no report is open, the views say what they are for', async () => {
  await page.getByText('这里列出报告里的每一个数字').waitFor();
  await openFile(page, OLD_WORD);
  await openContainer(page, '校核');
  await page.getByText('旧格式（.doc、.wps）请在 Word 或 WPS 里另存为 .docx').waitFor();
  await closeTab(page, OLD_WORD);
  await closeTab(page, NOTES);
  await openFile(page, REPORT);
  await openContainer(page, '校核');
  await header('数字台账').getByText('已核对 4 / 8').waitFor();
  await header('报告大纲').click();
});

describe.each(['light', 'dark'] as const)('in a %s theme', (theme) => {
  const photograph = (name: string): Promise<void> => takeScreenshot(page, `${name}-${theme}`);

  beforeAll(async () => {
    await chooseTheme(page, theme);
    await piece(page, '法治宣传', '86').click();
  });

  test('what fails stands first; a click selects a figure, with its sum below it', async () => {
    await line(/^对不上，1个数字$/).waitFor();
    const total = page
      .getByRole('treeitem', { name: /办结行政复议案件 32件，对不上，合计：32 ≠ 20 \+ 12 \+ 1$/ })
      .first();
    await total.click();
    await expect.poll(() => selection().innerText()).toMatch(/Ln 7, Col \d+ \(2 selected\)/);
    await total.locator('.monaco-tl-twistie').click();
    await line(/^对不上，合计：32 ≠ 20 \+ 12 \+ 1$/).waitFor();
    await line(/^相关的一处：终止1件$/).waitFor();
    await photograph('ledger');
    await total.hover();
    const before = await selection().innerText();
    await total.getByRole('button', { name: '依次查看与这个数字有关的各处' }).click();
    await expect.poll(() => selection().innerText()).not.toBe(before);
    await page.locator('.statusbar-item', { hasText: '第2处，共4处：维持20件' }).waitFor();
    await total.locator('.monaco-tl-twistie').click();
  });

  test('the view follows the cursor', async () => {
    await piece(page, '其中维持', '20').click();
    await expect.poll(() => line(/^维持 20件/).getAttribute('aria-selected')).toBe('true');
  });

  test('a filter finds while one types; Escape goes back, a click on what was found goes on', async () => {
    const chip = page.getByText('筛选：撤销（1个数字）');
    const open = async (): Promise<void> => {
      await header('数字台账').hover();
      await header('数字台账').getByRole('button', { name: '筛选数字…' }).click();
      await inputBox(page).fill('撤销');
      await chip.waitFor();
    };
    await open();
    await photograph('ledger-filter');
    await page.keyboard.press('Escape');
    await chip.waitFor({ state: 'detached' });
    await open();
    await line(/^撤销 12件/).click();
    await inputBox(page).waitFor({ state: 'detached' });
    await chip.waitFor();
    await header('数字台账').getByRole('button', { name: '清除筛选' }).click();
    await chip.waitFor({ state: 'detached' });
  });

  test('letters that an input method is making Chinese of are not looked for', async () => {
    const method = await page.context().newCDPSession(page);
    await header('数字台账').hover();
    await header('数字台账').getByRole('button', { name: '筛选数字…' }).click();
    await inputBox(page).focus();
    for (const text of ['c', 'ch', 'che', 'chex', 'chexiao']) {
      await method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(200);
      expect(await page.getByText(/筛选：/).count()).toBe(0);
    }
    await method.send('Input.insertText', { text: '撤销' });
    await page.getByText('筛选：撤销（1个数字）').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/筛选：/).waitFor({ state: 'detached' });
  });

  test('figures are grouped by what they tell of, and by section again', async () => {
    await runCommand(page, '校核: 数字台账：按指标分组');
    await line(/^没有相关数字的，\d个数字$/).waitFor();
    await photograph('ledger-indicators');
    await runCommand(page, '校核: 数字台账：按章节分组');
    await line(/^没有相关数字的/).waitFor({ state: 'detached' });
  });

  test('what is ignored is listed with its reason, and brought back with a click', async () => {
    const ignored = {
      rule: 'total-mismatch',
      quote: '32',
      sentence: '全年办结行政复议案件32件，其中维持20件、撤销12件、终止1件',
      reason: '终止的1件上年已计入',
    };
    writeFileSync(path.join(folder, BESIDE), JSON.stringify({ version: 1, ignored: [ignored] }));
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBe(1);
    await header('已忽略（1）').waitFor();
    await header('已忽略').click();
    const item = line(/^合计不符：32，理由：终止的1件上年已计入/);
    await item.hover();
    await photograph('ignored-view');
    await item.getByRole('button', { name: '撤销忽略' }).click();
    await page.getByText('没有忽略过的提示。').waitFor();
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBe(2);
    expect(existsSync(path.join(folder, BESIDE))).toBe(false);
    await header('已忽略').click();
  });
});
