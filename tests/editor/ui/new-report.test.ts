import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../host/workbench.mts';
import { inputBox, nameFolder, openContainer, quickPick, runCommand, squiggles, takeScreenshot } from './person.ts';

const PATIENCE = { timeout: 30_000 } as const;
const LAW = '法治政府建设年度报告（乡镇街道）';
const REPORT = '青石街道办事处2024年法治政府建设年度报告.txt';

const { folder: prepared, packed } = inject('prepared');

let workbench: Workbench;
let page: Page;
const { HOME, USERPROFILE } = process.env;

/** A window with a desktop of its own, that speaks Chinese unless told otherwise. */
async function open(home: string, options: WorkbenchOptions = {}): Promise<void> {
  mkdirSync(path.join(home, 'Desktop'), { recursive: true });
  Object.assign(process.env, { HOME: home, USERPROFILE: home });
  workbench = await openWorkbench({ extensionsFolder: packed.extensions, locale: 'zh-cn', ...options });
  page = workbench.page;
  page.setDefaultTimeout(PATIENCE.timeout);
}

async function close(): Promise<void> {
  Object.assign(process.env, { HOME, USERPROFILE });
  await workbench?.close();
}

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takeScreenshot(page, `failed-new-${task.name.slice(0, 20)}`);
  // Each dialogue here begins by itself: the second try is given a fresh window.
  await page.reload();
});

/** The title over the present step. */
const title = (words: string) => page.locator('.quick-input-title', { hasText: words });

/** Waits for a step, and leaves it with Enter. */
async function pass(step: number, written?: string): Promise<void> {
  await title(`新建报告 (${step}/4)`).waitFor();
  if (written !== undefined) await inputBox(page).fill(written);
  await page.keyboard.press('Enter');
}

async function start(): Promise<void> {
  await runCommand(page, '校核: 新建报告…');
  await title('新建报告 (1/4)').waitFor();
  await quickPick(page, LAW).waitFor();
}

/** Picks a line of the list with the keyboard: a hover over the line above may lie over it. */
async function pick(words: string): Promise<void> {
  await quickPick(page, words).waitFor();
  await inputBox(page).fill(words);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words }).waitFor();
  await page.keyboard.press('Enter');
}

/** Waits until a new report is there to be filled in. */
async function opened(name: string): Promise<void> {
  await page.getByRole('tab', { name, selected: true }).waitFor();
  await page.locator('.monaco-editor .snippet-placeholder').first().waitFor();
}

/** What the list offers, by the first words of each line. */
async function offered(): Promise<readonly string[]> {
  const rows = await page.locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts();
  return rows.map((row) => row.replaceAll('\u00a0', ' '));
}

const fault = (words: string) => page.locator('.quick-input-message', { hasText: words });

describe('in a folder', () => {
  const home = mkdtempSync(path.join(prepared, '家'));
  const folder = path.join(home, '年度 报告（2025）');
  const file = path.join(folder, REPORT);

  beforeAll(async () => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, '平安.jiaohe-profile.json'), OWN);
    await open(home, { folder });
    await openContainer(page, '校核');
  });
  afterAll(close);

  test('Escape is harmless at every step', async () => {
    for (const steps of [0, 1, 2, 3]) {
      await start();
      if (steps > 0) await pass(1, LAW);
      if (steps > 1) await pass(2, '青石街道办事处');
      if (steps > 2) await pass(3);
      await title(`(${steps + 1}/4)`).waitFor();
      await page.keyboard.press('Escape');
      await title('新建报告').waitFor({ state: 'hidden' });
    }
    expect(readdirSync(folder)).toEqual(['平安.jiaohe-profile.json']);
    expect(readdirSync(path.join(home, 'Desktop'))).toEqual([]);
    expect(await page.getByRole('tab', { name: /\.txt/ }).count()).toBe(0);
  });

  test('what cannot be is said in plain words, and one can go back', async () => {
    await start();
    await pass(1, LAW);
    await pass(2, '');
    await fault('请写单位的全称。').waitFor();
    await inputBox(page).fill('青石/街道');
    await fault('单位名称要用在文件名里，不能有这样的符号：/').waitFor();
    await page.keyboard.press('Enter');
    await pass(2, '青石街道办事处');
    await pass(3, '1900');
    await fault('请写1949至2100之间的年份，例如2025。').waitFor();
    await pass(3, '2024');
    await title('新建报告 (4/4)').waitFor();
    await back();
    await title('新建报告 (3/4)').waitFor();
    expect(await inputBox(page).inputValue()).toBe('2024');
    await back();
    await title('新建报告 (2/4)').waitFor();
    expect(await inputBox(page).inputValue()).toBe('青石街道办事处');
    await back();
    await title('新建报告 (1/4)').waitFor();
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: LAW }).waitFor();
    await page.keyboard.press('Enter');
    await pass(2);
    await pass(3);
  });

  test('the report is written, opened, and filled in from blank to blank', async () => {
    await title('新建报告 (4/4)').waitFor();
    await quickPick(page, '桌面').waitFor();
    await quickPick(page, '选择…').waitFor();
    await pick('当前文件夹');
    await opened(REPORT);
    const written = readFileSync(file, 'utf8');
    expect(written.split(/\r?\n/).slice(0, 4)).toEqual([
      '\uFEFF青石街道办事处2024年法治政府建设年度报告',
      '',
      '〔此处填写：上一级党委和政府，例如县委、县政府〕：',
      expect.stringContaining('现将2024年度法治政府建设情况报告如下'),
    ]);
    await page.locator('.editor-status-mode, #status\\.editor\\.mode').filter({ hasText: '公文报告' }).waitFor();
    await page.getByRole('treeitem', { name: '必备内容：主要举措和成效，有标题，待填写' }).waitFor();
    expect(await page.locator('.tab.dirty').count()).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(written);
    await takeScreenshot(page, 'new-report');

    await page.keyboard.type('县委、县政府');
    await page.keyboard.press('Tab');
    await page.keyboard.type('党工委会议学习4次。');
    await page.locator('.view-line', { hasText: /^县委、县政府：$/ }).waitFor();
    await page.locator('.view-line', { hasText: '党工委会议学习4次。' }).waitFor();
    await page.keyboard.press('Control+s');
    await expect
      .poll(() => readFileSync(file, 'utf8'), PATIENCE)
      .toBe(
        written
          .replace('〔此处填写：上一级党委和政府，例如县委、县政府〕', '县委、县政府')
          .replace('〔此处填写：党（工）委会议学习和部署法治工作的次数、内容〕', '党工委会议学习4次。'),
      );
  });

  test('a file that is there is not written over', async () => {
    const before = readFileSync(file, 'utf8');
    await start();
    await pass(1, LAW);
    await pass(2, '青石街道办事处');
    await pass(3, '２０２４年');
    await title('新建报告 (4/4)').waitFor();
    await pick('当前文件夹');
    await page.locator(`input[placeholder="这里已有“${REPORT}”，不会覆盖它"]`).waitFor();
    await quickPick(page, '打开已有的那一份').waitFor();
    await takeScreenshot(page, 'new-report-exists');
    await back();
    await pick('当前文件夹');
    const second = REPORT.replace('.txt', '（2）.txt');
    await pick(`新建为“${second}”`);
    await opened(second);
    expect(readFileSync(file, 'utf8')).toBe(before);
    const written = readFileSync(path.join(folder, second), 'utf8');
    expect(written).toContain('〔此处填写：上一级党委和政府');
    // One step back leads to the file as it was written.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+s');
    await page.locator('.view-line', { hasText: '〔此处填写：上一级党委和政府' }).waitFor();
    expect(readFileSync(path.join(folder, second), 'utf8')).toBe(written);
  });

  test('one’s own kind of report is offered as well', async () => {
    await runCommand(page, '校核: 新建报告…');
    await pass(1, '平安建设报告');
    await pass(2, '青石镇人民政府');
    await pass(3, '2024');
    await title('新建报告 (4/4)').waitFor();
    await pick('桌面');
    const name = '青石镇人民政府2024年平安建设报告.txt';
    await opened(name);
    expect(existsSync(path.join(home, 'Desktop', name))).toBe(true);
    // No pattern of names knows it.
    await page.locator('.editor-status-mode, #status\\.editor\\.mode').filter({ hasText: '公文报告' }).waitFor();
  });

  test('it stands among the new files', async () => {
    await runCommand(page, 'Create: New File...');
    // What is typed there would be the name of a file.
    await quickPick(page, '新建报告…').click();
    await title('新建报告 (1/4)').waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('in an empty window', () => {
  const home = mkdtempSync(path.join(prepared, '家'));

  beforeAll(async () => {
    await open(home);
    await openContainer(page, '校核');
  });
  afterAll(close);

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  test('nothing opened by itself', async () => {
    await button('新建报告…').waitFor();
    expect(await page.locator('.editor-group-container .tab').count()).toBe(0);
    await takeScreenshot(page, 'welcome');
  });

  test('the walkthrough has five steps with their pictures', async () => {
    await page.locator('.pane-body a', { hasText: '写作引导' }).click();
    await page.locator('.getting-started-step').first().waitFor();
    // In a narrow window, the editor leaves the pictures out.
    await page.keyboard.press('Control+b');
    for (const step of ['新建报告', '看懂提示', '一键修改', '数字台账', '忽略与设置']) {
      const head = page.locator('.getting-started-step').filter({ has: page.getByRole('heading', { name: step }) });
      await head.click();
      const picture = page.locator('.getting-started-media img').first();
      await picture.waitFor();
      await expect.poll(() => picture.evaluate((image) => Object(image).naturalWidth), PATIENCE).toBeGreaterThan(0);
      await takeScreenshot(page, `walkthrough-${step}`);
    }
    await page.keyboard.press('Control+b');
  });

  test('the sample report opens from it', async () => {
    await page.locator('.getting-started-step').nth(1).click();
    await page.locator('.getting-started-step').getByRole('button', { name: '打开示例报告' }).click();
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBeGreaterThan(0);
    await page.getByRole('treeitem', { name: '必备内容：下一年度主要安排，未写' }).waitFor();
  });

  test('a report is begun on the desktop', async () => {
    await start();
    await pass(1, LAW);
    await pass(2, '青石街道办事处');
    await pass(3, '2024');
    await title('新建报告 (4/4)').waitFor();
    await quickPick(page, '选择…').waitFor();
    // The first is picked already.
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: '桌面' }).waitFor();
    await page.keyboard.press('Enter');
    await opened(REPORT);
    expect(readdirSync(path.join(home, 'Desktop'))).toEqual([REPORT]);
  });
});

describe('in two folders that are not trusted, and in English', () => {
  const home = mkdtempSync(path.join(prepared, 'home'));
  const english = (step: number) => title(`New Report (${step}/4)`);

  beforeAll(async () => {
    for (const name of ['甲市', '乙 市', '丙市/附件']) mkdirSync(path.join(home, name), { recursive: true });
    const workspace = path.join(home, '两地.code-workspace');
    writeFileSync(workspace, '{ "folders": [{ "path": "甲市" }, { "path": "乙 市" }] }');
    const settings = { 'security.workspace.trust.startupPrompt': 'never' };
    await open(home, { workspace, locale: 'en', workspaceTrust: true, settings });
    await openContainer(page, 'Jiaohe');
  });
  afterAll(close);

  async function goToPlaces(): Promise<void> {
    await runCommand(page, 'Jiaohe: New Report…');
    await pick('法治政府建设年度报告 (township or subdistrict)');
    await english(2).waitFor();
    await inputBox(page).fill('青石街道办事处');
    await page.keyboard.press('Enter');
    await english(3).waitFor();
    await inputBox(page).fill('2024');
    await page.keyboard.press('Enter');
    await english(4).waitFor();
  }

  test('the report can be saved in either folder', async () => {
    await page.getByText('Restricted Mode').first().waitFor();
    await goToPlaces();
    await expect.poll(offered, PATIENCE).toEqual(['Desktop', 'Current Folder', '乙 市', 'Choose…']);
    await pick('乙 市');
    await opened(REPORT);
    expect(readdirSync(path.join(home, '乙 市'))).toEqual([REPORT]);
    await expect.poll(() => squiggles(page, 'info').count(), PATIENCE).toBeGreaterThan(0);
    // A skeleton is calm: its blanks are no mistakes yet.
    expect(await squiggles(page, 'error').count()).toBe(0);
    expect(await squiggles(page, 'warning').count()).toBe(0);
  });

  test('or in one that is chosen; not to choose leads back', async () => {
    await goToPlaces();
    await pick('Choose…');
    await title('Choose a Folder for the Report').waitFor();
    await page.keyboard.press('Escape');
    await english(4).waitFor();
    await pick('Choose…');
    await title('Choose a Folder for the Report').waitFor();
    await nameFolder(page, path.join(home, '丙市'), '附件');
    await page.getByRole('button', { name: 'Save Here' }).click();
    await expect.poll(() => readdirSync(path.join(home, '丙市')), PATIENCE).toEqual([REPORT, '附件'].toSorted());
    await page.getByRole('tab', { name: REPORT }).nth(1).waitFor();
  });
});

async function back(): Promise<void> {
  await page.locator('.quick-input-titlebar').getByRole('button', { name: 'Back' }).click();
}

const OWN = JSON.stringify({
  format: 1,
  id: 'town-report',
  name: '平安建设报告',
  recognition: { titles: { contain: ['平安建设…报告'] } },
  precedence: [],
  contents: [],
});
