// `npm run screenshots`: takes the pictures in client/media anew, from the extension as it is now; `npm run screenshots --
// readme` those of the README alone.
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { removeAtEnd } from '../host/ending.mts';
import { packAndInstall } from '../host/pack.mts';
import { ROOT, VSCODE_TEST } from '../host/places.mts';
import { openWorkbench } from '../host/workbench.mts';
import {
  chooseTheme,
  inputBox,
  openContainer,
  openFile,
  quickPick,
  runCommand,
  squiggles,
  type Theme,
} from './person.ts';
import { shrinkPng } from './png.mts';

/** A picture: its file below client/media without -light.png and -dark.png, and how to get there from the one before. */
interface Picture {
  readonly file: string;
  readonly pose: (page: Page) => Promise<void>;
}

/** Pictures that are taken in one window after another. */
interface Album {
  readonly pictures: readonly Picture[];
  readonly themes: readonly Theme[];
  readonly window: { readonly width: number; readonly height: number; readonly scale: number };
}

/** About as large as a walkthrough shows them; it takes a picture to have one and a half dots to a pixel. */
const WALKTHROUGH: Album = {
  pictures: [
    { file: 'walkthrough/new', pose: showKinds },
    { file: 'walkthrough/findings', pose: showHover },
    { file: 'walkthrough/fixes', pose: showFixes },
    { file: 'walkthrough/ledger', pose: showLedger },
    { file: 'walkthrough/ignoring', pose: showReason },
  ],
  themes: ['light', 'dark'],
  window: { width: 720, height: 470, scale: 1.5 },
};

/** The journey in the README: whole windows. */
const README: Album = {
  pictures: [
    { file: 'readme/new', pose: showKinds },
    { file: 'readme/report', pose: showReport },
    { file: 'readme/fixes', pose: showFixes },
    { file: 'readme/review', pose: showReview },
    { file: 'readme/folder', pose: showFolder },
  ],
  themes: ['light'],
  window: { width: 1040, height: 640, scale: 1.25 },
};

/** What distracts or differs from one run to the next. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  // What is hovered over stays in sight.
  'editor.hover.above': false,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

/** The sample report as a file of an author's. */
const REPORT = '青石县2025年法治政府建设年度报告.txt';

/** Line and column of its wrong total; a Chinese character takes two columns. */
const TOTAL = ':18:64';

const MEDIA = path.join(ROOT, 'client/media');

mkdirSync(VSCODE_TEST, { recursive: true });
const folder = mkdtempSync(path.join(VSCODE_TEST, 'pictures-'));
removeAtEnd(folder);
const { extensions } = packAndInstall(folder);
const reports = path.join(folder, '示例报告');
mkdirSync(reports);
cpSync(path.join(MEDIA, 'sample-report.txt'), path.join(reports, REPORT));
writeReceived(path.join(reports, '各镇报送'));
const [named = ''] = process.argv.slice(2);
for (const album of [WALKTHROUGH, README]) {
  if (!album.pictures[0]?.file.startsWith(named)) continue;
  for (const theme of album.themes) await takeAll(album, theme);
}

/** Each theme in a window of its own, so that every run goes the same way. */
async function takeAll({ pictures, window }: Album, theme: Theme): Promise<void> {
  const options = {
    folder: reports,
    extensionsFolder: extensions,
    locale: 'zh-cn',
    settings: SETTINGS,
    window,
  } as const;
  const workbench = await openWorkbench(options);
  const { page } = workbench;
  page.setDefaultTimeout(15_000);
  try {
    await openContainer(page, '校核');
    await chooseTheme(page, theme);
    for (const picture of pictures) await take(page, picture, theme);
  } finally {
    await workbench.close();
  }
}

async function take(page: Page, { file, pose }: Picture, theme: Theme): Promise<void> {
  await pose(page);
  const image = path.join(MEDIA, `${file}-${theme}.png`);
  mkdirSync(path.dirname(image), { recursive: true });
  writeFileSync(image, shrinkPng(await page.screenshot({ animations: 'disabled' })));
  console.log(path.relative(ROOT, image));
  for (let layer = 0; layer < 2; layer++) await page.keyboard.press('Escape');
}

async function showKinds(page: Page): Promise<void> {
  await runCommand(page, '校核: 新建报告…');
  await quickPick(page, '法治政府建设年度报告').waitFor();
}

async function showHover(page: Page): Promise<void> {
  await openFile(page, REPORT);
  await runCommand(page, 'View: Close Primary Side Bar');
  await goToTotal(page);
  await hoverOverTotal(page);
}

async function showFixes(page: Page): Promise<void> {
  await goToTotal(page);
  await runCommand(page, 'Quick Fix...');
  await page.locator('.action-widget', { hasText: '把合计改为49件' }).waitFor();
}

async function showLedger(page: Page): Promise<void> {
  await openContainer(page, '校核');
  await widenSideBar(page, 150);
  const total = page.getByRole('treeitem', { name: /办结行政复议案件 50件/ }).last();
  await total.waitFor();
  await page.locator('.pane-header.expanded', { hasText: '报告大纲' }).click({ position: { x: 60, y: 8 } });
  await total.locator('.monaco-tl-twistie').click();
  await page.getByRole('treeitem', { name: /相关的一处：终止6件$/ }).waitFor();
}

/** The whole window: the outline and the ledger beside the text, and what is said of the wrong total. */
async function showReport(page: Page): Promise<void> {
  await openFile(page, REPORT);
  await openContainer(page, '校核');
  await page
    .getByRole('treeitem', { name: /办结行政复议案件 50件/ })
    .last()
    .waitFor();
  await goToTotal(page);
  await hoverOverTotal(page);
}

async function showReview(page: Page): Promise<void> {
  await runCommand(page, '校核: 定稿前核对…');
  const body = page.frameLocator('iframe.webview.ready').frameLocator('iframe').locator('body');
  await body.getByRole('heading', { name: '定稿前核对' }).waitFor();
  await runCommand(page, 'View: Close Primary Side Bar');
  await page.mouse.move(0, 0);
}

async function showFolder(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await runCommand(page, '校核: 检查此文件夹中的全部报告…');
  await quickPick(page, '可检查').waitFor();
  await page.keyboard.press('Enter');
  const line = (name: RegExp) => page.locator('.part.panel').getByRole('treeitem', { name });
  await line(/^必须修改/).waitFor();
  await line(/^青石镇2025年度工作报告\.txt/).click();
  await line(/^必须修改：合计不符/)
    .first()
    .click();
  await page.getByRole('tab', { name: '青石镇2025年度工作报告.txt' }).waitFor();
  await squiggles(page, 'error').first().waitFor();
}

/** Reports as a county gets them from its towns. */
function writeReceived(into: string): void {
  mkdirSync(into);
  const report = (total: number, meetings: string): string =>
    `2025年度工作报告\n\n一、主要工作\n\n全年受理咨询${total}件，其中劳动类85件、婚姻类45件。召开会议${meetings}次。\n`;
  const received: Readonly<Record<string, string>> = {
    '青石镇2025年度工作报告.txt': report(120, '6'),
    '石桥镇2025年度工作报告.txt': report(128, 'XX'),
    '柳湾镇2025年度工作报告.txt': report(130, 'XX'),
    '白塔镇2025年度工作报告.txt': report(130, '4'),
    '高岩镇2025年度工作报告.txt': report(130, '5'),
    '松坪镇2025年度工作报告.pdf': '',
  };
  for (const [name, text] of Object.entries(received)) writeFileSync(path.join(into, name), text);
}

async function widenSideBar(page: Page, by: number): Promise<void> {
  const { x, y, width, height } = (await page.locator('.part.sidebar').boundingBox())!;
  await page.mouse.move(x + width, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width + by, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(0, 0);
}

async function showReason(page: Page): Promise<void> {
  await runCommand(page, 'View: Close Primary Side Bar');
  await showFixes(page);
  await page.locator('.action-widget').getByText('这不是错误').click();
  await inputBox(page).fill('另有1件上年已计入');
}

/** Rests the mouse on the wrong total until all that is said of it is there. */
async function hoverOverTotal(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.locator('.view-line span > span').filter({ hasText: /^50/ }).hover();
  const hover = page.locator('.monaco-editor .monaco-hover:visible').filter({ hasText: '合计不符' });
  await hover
    .filter({ hasText: '50 ≠ 32 + 11 + 6' })
    .getByText(/^Quick Fix/)
    .first()
    .waitFor();
}

/** Puts the cursor on the wrong total of the sample report. */
async function goToTotal(page: Page): Promise<void> {
  await page.keyboard.press('F1');
  await inputBox(page).fill(TOTAL);
  await page.keyboard.press('Enter');
  await squiggles(page, 'error').last().waitFor();
  // Up, so that there is room below it.
  for (let line = 0; line < 6; line++) await page.keyboard.press('Control+ArrowDown');
}
