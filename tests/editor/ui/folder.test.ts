import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { writeReport } from '../../server/long-report.ts';
import {
  chooseTheme,
  closeTab,
  openContainer,
  openFile,
  quickPick,
  runCommand,
  squiggles,
  type Theme,
  takeScreenshot,
} from './person.ts';
import { prepareSitting } from './sitting.ts';

const PATIENCE = { timeout: 20_000 } as const;
const WRONG = '2025年度工作报告\n\n一、主要工作\n\n全年受理咨询120件，其中劳动类85件、婚姻类45件。\n';
const RIGHT = WRONG.replace('120件', '130件');
const GBK = readFileSync(path.join(import.meta.dirname, '../../fixtures/encodings/gb18030.txt'));
const NOTES = '采购清单.txt';
/** Many and long enough that one can press a button meanwhile. */
const MANY = 250;

const { folder: prepared } = inject('prepared');
const folder = path.join(prepared, '报送（2025）');

const open = prepareSitting('folder', PATIENCE.timeout);
let page: Page;

beforeAll(async () => {
  writeReports('各镇报送', {
    '青石镇2025年度工作报告.txt': WRONG,
    '石桥镇2025年度工作报告.txt': WRONG.replace('45件。', '45件。召开会议XX次。'),
    '柳湾镇2025年度工作报告.md': `${RIGHT}\n召开会议XX次。\n`,
    '白塔镇2025年度工作报告.txt': RIGHT,
    '山区/高岩镇2020年度工作报告.txt': GBK,
    '松坪镇2025年度工作报告.doc': 'x',
    '竹溪镇（盖章）.pdf': 'x',
  });
  writeReports('.', { [NOTES]: '铅笔120支，其中红85支、蓝45支。\n', [oldIn('light')]: GBK, [oldIn('dark')]: GBK });
  // Under the test driver, no notification shows itself.
  page = await open({ folder, testDriver: false });
  await openFile(page, NOTES);
});

describe.each(['light', 'dark'] as const)('in a %s theme', (theme) => {
  const photograph = (name: string): Promise<void> => takeScreenshot(page, `${name}-${theme}`);
  const line = (name: RegExp) => page.locator('.part.panel').getByRole('treeitem', { name });

  beforeAll(() => chooseTheme(page, theme));

  test('a file that is not checked tells why, and what can be done', async () => {
    await openFile(page, NOTES);
    await page.locator('#status\\.languageStatus').hover();
    await page.locator('.hover-language-status', { hasText: '为什么没有检查' }).waitFor();
    await photograph('why-status');
    await page.mouse.move(700, 500);
    await runCommand(page, '校核: 为什么没有检查这个文件');
    await quickPick(page, '没有检查：看上去不是报告').waitFor();
    await quickPick(page, '仍要检查').waitFor();
    await photograph('why');
    await page.keyboard.press('Escape');
  });

  test('a file in another encoding is told of, and read again', async () => {
    const old = oldIn(theme);
    await openFile(page, old);
    await openContainer(page, '校核');
    await page.getByText('疑似编码错误，没有检查。').waitFor();
    expect(await squiggles(page, 'error').count()).toBe(0);
    await photograph('garbled');
    await page.getByRole('button', { name: '用 GB18030 重新打开' }).click();
    await page.locator('.view-line', { hasText: '法治' }).first().waitFor();
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBeGreaterThan(0);
    await runCommand(page, '校核: 为什么没有检查这个文件');
    await quickPick(page, '已经检查：').waitFor();
    await photograph('why-checked');
    await page.keyboard.press('Escape');
    await closeTab(page, old);
  });

  test('a folder is surveyed, checked, and its results lead to their places', async () => {
    await checkFromExplorer('各镇报送');
    await quickPick(page, '可检查 5（文本 5）').waitFor();
    await quickPick(page, '不能检查 2（.doc 1、.pdf 1）').waitFor();
    await photograph('folder-survey');
    await page.keyboard.press('Enter');
    await line(/^必须修改，3份$/).waitFor();
    await page.getByText('必须修改3份，建议核实1份，通过1份，未能检查2份').waitFor();
    await line(/^石桥镇2025年度工作报告\.txt，2处需改$/).waitFor();
    await unfold(line(/^青石镇2025年度工作报告\.txt/));
    await line(/^必须修改：合计不符：劳动类85＋婚姻类45＝130.*青石镇2025年度工作报告\.txt，第5行$/).click();
    await page.getByRole('tab', { name: '青石镇2025年度工作报告.txt' }).waitFor();
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBe(1);
    await photograph('folder-by-file');
  });

  test('the same by rule', async () => {
    await page.getByRole('button', { name: '文件夹核对结果：按规则排列' }).click();
    await unfold(line(/^合计不符，3处，3份$/));
    await line(/^必须修改：合计不符：.*青石镇2025年度工作报告\.txt，第5行$/).waitFor();
    await unfold(line(/^未能检查，2份$/));
    await line(/^松坪镇2025年度工作报告\.doc，.*另存为/).waitFor();
    await photograph('folder-by-rule');
    await page.getByRole('button', { name: '文件夹核对结果：按文件排列' }).click();
    await line(/^必须修改，3份$/).waitFor();
    await closeTab(page, '青石镇2025年度工作报告.txt');
  });

  test('a check that is cancelled half-way shows what it came to; finished, it shows all', async () => {
    const name = `全市报送 ${theme}`;
    writeReports(name, { '100镇.txt': writeReport(30_000) });
    const [first, ...others] = Array.from({ length: MANY }, (_, at) => path.join(folder, name, `${100 + at}镇.txt`));
    for (const other of others) linkSync(first!, other);
    await checkFromExplorer(name);
    await quickPick(page, `可检查 ${MANY}（文本 ${MANY}）`).waitFor();
    await page.keyboard.press('Enter');
    const toast = page.locator('.notification-toast', { hasText: `正在检查“${name}”` });
    await toast.filter({ hasText: /\d+／250/ }).waitFor();
    await photograph('folder-progress');
    await toast.hover();
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/已取消，查了\d+／250。/).waitFor();
    await line(/^100镇\.txt，/).waitFor();
    await photograph('folder-cancelled');

    for (const other of others.slice(9)) rmSync(other);
    await page.getByRole('button', { name: '重新检查文件夹' }).click();
    await page.getByText(`“${name}”：必须修改10份`).waitFor();
    await page.getByRole('button', { name: '清除文件夹核对结果' }).click();
    await page.getByText(`“${name}”：`).waitFor({ state: 'hidden' });
  });
});

/** One for each theme: the editor remembers how a file was read. */
function oldIn(theme: Theme): string {
  return `旧稿 ${theme} 年度工作报告.txt`;
}

/** What was unfolded once, is. */
async function unfold(line: Locator): Promise<void> {
  await line.waitFor();
  if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
}

async function checkFromExplorer(name: string): Promise<void> {
  await openContainer(page, 'Explorer');
  await page.getByRole('treeitem', { name }).first().click({ button: 'right' });
  // The menu takes no click while it unfolds.
  await page.waitForTimeout(500);
  await page.getByRole('menuitem', { name: '检查此文件夹中的全部报告' }).click();
}

function writeReports(name: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [file, content] of Object.entries(files)) {
    const at = path.join(folder, name, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, content);
  }
}
