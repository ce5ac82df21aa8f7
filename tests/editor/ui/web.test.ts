import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { version } from '../../../package.json';
import { openWebWorkbench, type WebWorkbench } from '../host/web-workbench.mts';
import { inputBox, openFile, openFixes, piece, quickPick, runCommand, squiggles, takeScreenshot } from './person.ts';

/** The packed extension as vscode.dev runs it: in a web worker, on files that lie on no disk. */
const PATIENCE = { timeout: 20_000 } as const;
const REPORT = '青石镇2024年法治政府建设年度报告.txt';
const TEXT = `青石镇2024年法治政府建设年度报告

一、2024年度推进法治政府建设的主要举措和成效

（一）化解矛盾纠纷

受理群众诉求120件，其中咨询85件、投诉45件。

（二）法治宣传

开展宣讲15场。。

二、2025年度推进法治政府建设的主要安排

继续做好行政复议工作。

青石镇人民政府
2025年1月20日
`;

let workbench: WebWorkbench;
let page: Page;

beforeAll(async () => {
  const { extensions } = inject('prepared').packed;
  workbench = await openWebWorkbench({
    extension: path.join(extensions, `jiaohe.jiaohe-${version}`),
    files: { [REPORT]: TEXT, 'jiaohe.settings.json': '{ "rules": { "stray-punctuation": "error" } }\n' },
  });
  page = workbench.page;
  page.setDefaultTimeout(PATIENCE.timeout);
  await openFile(page, REPORT);
});
afterAll(() => workbench?.close());
afterEach(({ task }) => {
  if (task.result?.state === 'fail') return takeScreenshot(page, `failed-web-${task.name.slice(0, 20)}`);
});

// One after another, as a person goes on from what is on the screen.
test('a report shows its findings, and follows the settings file beside it', async () => {
  // Two contents are missing, a sum is wrong, and the settings make an error of what is a warning otherwise.
  await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBeGreaterThanOrEqual(3);
  await expect.poll(() => squiggles(page, 'warning').count(), PATIENCE).toBe(0);
  await takeScreenshot(page, 'web-report');
});

test('the outline says what is there and what is missing', async () => {
  await runCommand(page, 'View: Show 校核');
  await page.getByRole('treeitem', { name: /^必备内容：存在的不足和原因，未写$/ }).waitFor();
  await page.getByRole('treeitem', { name: /^标题：（一）化解矛盾纠纷，/ }).waitFor();
});

test('hovering over a figure shows its sum', async () => {
  await piece(page, '受理群众诉求', '120').hover();
  const hover = page.locator('.monaco-editor .monaco-hover:visible');
  await hover.filter({ hasText: '合计：120 ≠ 85 + 45' }).waitFor();
  await page.mouse.move(700, 700);
  await hover.waitFor({ state: 'hidden' });
});

test('a quick fix mends a sum', async () => {
  const before = await squiggles(page, 'error').count();
  await openFixes(page, piece(page, '受理群众诉求', '120'), '把合计改为130件');
  await page.locator('.action-widget').getByText('把合计改为130件（85＋45）').click();
  await page.locator('.view-line', { hasText: '受理群众诉求130件' }).waitFor();
  await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBeLessThan(before);
});

test('what is ignored is kept beside the report, where the editor has its files, and brought back', async () => {
  const before = await squiggles(page, 'error').count();
  await openFixes(page, piece(page, '开展宣讲', '。'), '这不是错误');
  await page.locator('.action-widget').getByText('这不是错误').click();
  await inputBox(page).fill('示例');
  await page.keyboard.press('Enter');
  await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBeLessThan(before);
  const kept = `${REPORT}.jiaohe.json`;
  await expect.poll(() => workbench.files.get(kept), PATIENCE).toContain('示例');
  expect(JSON.parse(workbench.files.get(kept)!)).toMatchObject({ ignored: [{ rule: 'stray-punctuation' }] });
  expect([...workbench.files.keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]);

  await runCommand(page, '校核: 查看已忽略的提示');
  const ignored = page.getByRole('treeitem', { name: /理由：示例/ });
  await ignored.hover();
  await ignored.getByRole('button', { name: '撤销忽略' }).click();
  await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBe(before);
});

test('what takes a machine is not offered, and the rest is', async () => {
  await page.keyboard.press('F1');
  await inputBox(page).fill('>校核: 检查此文件夹');
  await quickPick(page, 'No matching commands').waitFor();
  await inputBox(page).fill('>校核: 立即检查');
  await quickPick(page, '校核: 立即检查').waitFor();
  await page.keyboard.press('Escape');
  await runCommand(page, 'View: Close All Editors');
  await page.getByText('打开和导出 Word 文件、检查整个文件夹，要用本机的 VS Code').waitFor();
  expect(await page.getByRole('button', { name: '从 Word 导入…' }).count()).toBe(0);
});
