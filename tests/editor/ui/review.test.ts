import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import {
  chooseFile,
  chooseTheme,
  inputBox,
  openContainer,
  openFile,
  quickPick,
  runCommand,
  squiggles,
  takeScreenshot,
} from './person.ts';
import { prepareSitting } from './sitting.ts';

const REPORT = '青石街道2025年法治政府建设年度报告.txt';
const LAST_YEAR = '上年/青石街道2024年法治政府建设年度报告.txt';
const PATIENCE = { timeout: 30_000 } as const;

const SECTIONS = (year: number): string =>
  `二、${year}年存在的不足和原因\n\n案卷制作仍不规范，主要原因是人员更替多。\n\n三、${year}年党政主要负责人履行推进法治建设第一责任人职责情况\n\n主要负责人主持研究法治工作5次。\n\n四、${year + 1}年主要安排\n\n继续推进法治建设各项工作。\n`;
const report = (year: number, measures: string): string =>
  `青石街道${year}年法治政府建设年度报告\n\n一、${year}年推进法治政府建设的主要举措和成效\n\n${measures}\n\n${SECTIONS(year)}`;

const { folder: prepared } = inject('prepared');
const folder = path.join(prepared, '定稿前');

const open = prepareSitting('review', PATIENCE.timeout);
let page: Page;

beforeAll(async () => {
  mkdirSync(path.join(folder, '上年'), { recursive: true });
  const thisYear = '全年受理人民调解案件120件，同比增长20%。受理咨询130件，其中劳动类85件、婚姻类40件。';
  writeFileSync(path.join(folder, REPORT), report(2025, thisYear));
  writeFileSync(path.join(folder, LAST_YEAR), report(2024, '全年受理人民调解案件98件。'));
  // Under the test driver, no notification shows itself.
  page = await open({ folder, testDriver: false });
  await openFile(page, REPORT);
  await openContainer(page, '校核');
});

/** The page for the last look. */
function review(): Locator {
  // While it is drawn anew, there is a second frame beside it.
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('body');
}

test('last year’s report is chosen in a dialogue, and what does not agree with it is marked', async () => {
  await expect.poll(() => squiggles(page, 'warning').count(), PATIENCE).toBe(1);
  await runCommand(page, '校核: 关联上年报告…');
  await chooseFile(page, path.join(folder, LAST_YEAR));
  await expect.poll(() => squiggles(page, 'hint').count(), PATIENCE).toBe(1);
  const kept = JSON.parse(readFileSync(path.join(folder, `${REPORT}.jiaohe.json`), 'utf8'));
  expect(kept).toEqual({ version: 1, lastYear: LAST_YEAR, ignored: [] });
});

test('the page for the last look opens beside the text', async () => {
  await runCommand(page, '校核: 定稿前核对…');
  await review().getByRole('heading', { name: '定稿前核对' }).waitFor();
  await review()
    .getByText(`已和上年报告比对：${path.basename(LAST_YEAR)}`)
    .waitFor();
  await review().getByText('合计不符：劳动类85＋婚姻类40＝125').waitFor();
  await review().getByText('上年报告写的是98件（一、2024年推进法治政府建设的主要举措和成效 第1段）').waitFor();
  await takeScreenshot(page, 'review-light');
  await chooseTheme(page, 'dark');
  await takeScreenshot(page, 'review-dark');
  await chooseTheme(page, 'light');
  // Beside a text in a narrow window nothing of it goes over the edge.
  await page.setViewportSize({ width: 640, height: 800 });
  const sticksOut = (): Promise<number> =>
    review().evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await expect.poll(sticksOut, PATIENCE).toBeLessThanOrEqual(0);
  await takeScreenshot(page, 'review-narrow');
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('its places lead to the text, and it follows what is mended there without losing its place', async () => {
  await review().locator('h2', { hasText: '没有核对的数字' }).scrollIntoViewIfNeeded();
  const scrolled = (): Promise<number> => review().evaluate((body) => body.ownerDocument.defaultView!.scrollY);
  await expect.poll(scrolled, PATIENCE).toBeGreaterThan(0);
  await review().locator('tr', { hasText: '合计不符' }).getByRole('link').click();
  const before = await scrolled();
  await page.locator('.monaco-editor.focused .selected-text').first().waitFor();
  await page.locator('#status\\.editor\\.selection', { hasText: '(3 selected)' }).waitFor();
  await page.keyboard.type('125');
  await review().getByText('没有要改的问题').waitFor();
  expect(Math.abs((await scrolled()) - before)).toBeLessThanOrEqual(400);
});

test('it is saved as a page that can be printed', async () => {
  await runCommand(page, '校核: 打印或保存核对结果…');
  await page.locator('.quick-input-titlebar', { hasText: '保存核对结果' }).waitFor();
  await expect.poll(() => inputBox(page).inputValue(), PATIENCE).toContain('定稿前核对.html');
  await page.keyboard.press('Enter');
  const file = path.join(folder, '青石街道2025年法治政府建设年度报告-定稿前核对.html');
  const read = (): string => readFileSync(file, 'utf8');
  await expect.poll(read, PATIENCE).toContain('没有要改的问题');
  expect(read()).not.toMatch(/<script|<a\b|command:/);
});

describe('where it cannot be written, the user is told why and offered another place', () => {
  const box = (title: string): Locator => page.locator('.quick-input-titlebar', { hasText: title });

  async function failToWrite(title: string, ending: string): Promise<void> {
    await box(title).waitFor();
    await expect.poll(() => inputBox(page).inputValue(), PATIENCE).toContain(ending);
    await inputBox(page).fill(path.join(folder, `${'长'.repeat(90)}${ending}`));
    await page.keyboard.press('Enter');
    const notice = page.locator('.notification-toast', { hasText: '太长' });
    await notice.getByRole('button', { name: '另选地方…' }).click();
    await box(title).waitFor();
    await page.keyboard.press('Escape');
    await box(title).waitFor({ state: 'hidden' });
  }

  test('the page', async () => {
    await runCommand(page, '校核: 打印或保存核对结果…');
    await failToWrite('保存核对结果', '.html');
  });

  test('the Word file', async () => {
    await runCommand(page, '校核: 导出为 Word…');
    await quickPick(page, '正式版').click();
    await failToWrite('导出为 Word', '.docx');
  });
});

test('what is kept beside a report goes along where it is saved under another name', async () => {
  const kept = (name: string): string => readFileSync(path.join(folder, `${name}.jiaohe.json`), 'utf8');
  const other = '青石街道2025年法治政府建设年度报告（定稿）.txt';
  await page.getByRole('tab', { name: `${REPORT}, Editor Group 1` }).click();
  await runCommand(page, 'File: Save As...');
  // The dialogue itself writes there while it opens.
  await expect.poll(() => inputBox(page).inputValue(), PATIENCE).toContain(REPORT);
  await inputBox(page).fill(path.join(folder, other));
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: other }).waitFor();
  await expect.poll(() => kept(other), PATIENCE).toBe(kept(REPORT));
});
