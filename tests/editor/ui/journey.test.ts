import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { writeReport } from '../../server/long-report.ts';
import type { Locale } from '../host/user-data.mts';
import {
  inputBox,
  nameFolder,
  openContainer,
  openFixes,
  piece,
  quickPick,
  runCommand,
  squiggles,
  takeScreenshot,
} from './person.ts';
import { prepareSitting } from './sitting.ts';

const PATIENCE = { timeout: 30_000 } as const;
const REPORT = '青石街道办事处2025年法治政府建设年度报告.txt';
/** Many and long enough that one can press a button meanwhile. */
const MANY = 250;

/** What the extension says on the way, beside the report, in each language; findings and fixes are Chinese. */
const WORDS = {
  'zh-cn': {
    extension: '校核',
    command: '校核: ',
    newReport: '新建报告…',
    kind: '法治政府建设年度报告（乡镇街道）',
    step: (step: number) => `新建报告 (${step}/4)`,
    desktop: '桌面',
    measures: /^必备内容：主要举措和成效，有标题，待填写/,
    written: /^必备内容：主要举措和成效，已写/,
    ledger: '数字台账',
    checked: /已核对 3 \/ \d+/,
    failing: /受理咨询 \d+件，对不上，合计：\d+ ≠ \d+ \+ \d+/,
    holding: /受理咨询 130件，对得上/,
    update: '同步更新相关数字',
    showIgnored: '查看已忽略的提示',
    ignored: /^合计不符：131，理由：口径不同/,
    takeBack: '撤销忽略',
    nothingIgnored: '没有忽略过的提示。',
    checkFolder: '检查此文件夹中的全部报告…',
    chooseFolder: '选择要检查的文件夹',
    check: '检查',
    survey: `可检查 ${MANY}（文本 ${MANY}）`,
    checking: /正在检查“各镇报送”/,
    cancelled: /已取消，查了\d+／250。/,
    again: '重新检查文件夹',
    finished: '“各镇报送”：必须修改10份',
  },
  en: {
    extension: 'Jiaohe',
    command: 'Jiaohe: ',
    newReport: 'New Report…',
    kind: '法治政府建设年度报告 (township or subdistrict)',
    step: (step: number) => `New Report (${step}/4)`,
    desktop: 'Desktop',
    measures: /^Mandated content: 主要举措和成效, has a heading, to be filled in/,
    written: /^Mandated content: 主要举措和成效, written/,
    ledger: 'Figures',
    checked: /3 \/ \d+ checked/,
    failing: /受理咨询 \d+件, In disagreement, .*\d+ ≠ \d+ \+ \d+/,
    holding: /受理咨询 130件, agrees/,
    update: 'Update Linked Figures',
    showIgnored: 'Show Ignored Findings',
    ignored: /^合计不符.*131.*because: 口径不同/,
    takeBack: 'Take Back',
    nothingIgnored: 'Nothing was ignored.',
    checkFolder: 'Check All Reports in This Folder…',
    chooseFolder: 'Choose the folder to check',
    check: 'Check',
    survey: `${MANY} can be checked (text ${MANY})`,
    checking: /Checking “各镇报送”/,
    cancelled: /Cancelled after \d+ of 250\./,
    again: 'Check Folder Again',
    finished: '“各镇报送”: 10 must be corrected',
  },
} as const;

const { folder: prepared } = inject('prepared');
const { HOME, USERPROFILE } = process.env;

// One after another, as an author goes on from what is on the screen: from an empty window to the last fix, and on to a folder.
describe.each(['zh-cn', 'en'] as const satisfies readonly Locale[])('an author whose editor speaks %s', (locale) => {
  const words = WORDS[locale];
  const home = mkdtempSync(path.join(prepared, '作者'));
  const file = path.join(home, 'Desktop', REPORT);
  const received = path.join(home, '各镇报送');

  const open = prepareSitting(`journey-${locale}`, PATIENCE.timeout);
  let page: Page;

  beforeAll(async () => {
    mkdirSync(path.dirname(file), { recursive: true });
    mkdirSync(path.join(received, '附件'), { recursive: true });
    writeFileSync(path.join(received, '100镇.txt'), writeReport(30_000));
    for (let at = 1; at < MANY; at++)
      linkSync(path.join(received, '100镇.txt'), path.join(received, `${100 + at}镇.txt`));
    Object.assign(process.env, { HOME: home, USERPROFILE: home });
    // Under the test driver, no notification shows itself.
    page = await open({ locale, testDriver: false });
    await openContainer(page, words.extension);
  });
  afterAll(() => {
    Object.assign(process.env, { HOME, USERPROFILE });
  });

  const photograph = (name: string): Promise<void> => takeScreenshot(page, `journey-${locale}-${name}`);
  const command = (title: string): Promise<void> => runCommand(page, `${words.command}${title}`);
  const line = (name: RegExp): Locator => page.getByRole('treeitem', { name }).last();
  const header = (name: string): Locator => page.locator('.pane-header', { hasText: name });
  const written = (text: string): Locator => page.locator('.view-line', { hasText: text }).first();

  test('is led through four steps to a report with all its sections', async () => {
    await command(words.newReport);
    await answer(1, words.kind);
    await answer(2, '青石街道办事处');
    await answer(3, '2025');
    await answer(4, words.desktop);
    await page.getByRole('tab', { name: REPORT, selected: true }).waitFor();
    await page.locator('.monaco-editor .snippet-placeholder').first().waitFor();
    expect(readdirSync(path.dirname(file))).toEqual([REPORT]);
    await line(words.measures).waitFor();
    await photograph('skeleton');
  });

  test('fills in the blanks; the outline and the ledger follow', async () => {
    await page.keyboard.type('县委、县政府');
    await page.keyboard.press('Tab');
    await page.keyboard.type('受理咨询120件，其中劳动类85件、婚姻类45件。');
    await page.keyboard.press('Escape');
    await line(words.failing).waitFor();
    await header(words.ledger).getByText(words.checked).waitFor();
    await line(words.written).waitFor();
    await expect.poll(() => squiggles(page, 'error').count(), PATIENCE).toBeGreaterThan(0);
    await photograph('ledger');
  });

  test('puts a sum right with a click', async () => {
    await takeFix('120', '把合计改为130件（85＋45）');
    await written('受理咨询130件，其中劳动类85件').waitFor();
    await line(words.holding).waitFor();
    await line(words.failing).waitFor({ state: 'detached' });
  });

  test('changes a figure by hand and brings the others along; one undo takes that back', async () => {
    await piece(page, '受理咨询', '85').dblclick();
    await page.keyboard.type('86');
    await line(words.failing).waitFor();
    await command(words.update);
    const preview = page.locator('.part.panel');
    await preview.getByText('131').first().waitFor();
    await written('受理咨询130件，其中劳动类86件').waitFor();
    await photograph('preview');
    await preview.getByRole('button', { name: 'Apply' }).first().click();
    await written('受理咨询131件，其中劳动类86件').waitFor();
    await written('受理咨询131件').click();
    await page.keyboard.press('Control+z');
    await written('受理咨询130件，其中劳动类86件').waitFor();
    await page.keyboard.press('Control+y');
    await written('受理咨询131件，其中劳动类86件').waitFor();
  });

  test('says that a finding is none, and takes that back', async () => {
    await piece(page, '受理咨询', '45').dblclick();
    await page.keyboard.type('44');
    await openFixesOf('131');
    await page.locator('.action-widget').getByText('这不是错误').click();
    await inputBox(page).fill('口径不同');
    await page.keyboard.press('Enter');
    await command(words.showIgnored);
    await line(words.ignored).waitFor();
    await line(words.failing).waitFor({ state: 'detached' });
    expect(JSON.parse(readFileSync(`${file}.jiaohe.json`, 'utf8'))).toMatchObject({
      ignored: [{ reason: '口径不同' }],
    });
    await line(words.ignored).hover();
    await photograph('ignored');
    await line(words.ignored).getByRole('button', { name: words.takeBack }).click();
    await page.getByText(words.nothingIgnored).waitFor();
  });

  test('makes the last fix and saves', async () => {
    await takeFix('131', '把合计改为130件（86＋44）');
    await written('受理咨询130件，其中劳动类86件、婚姻类44件').waitFor();
    await page.keyboard.press('Control+s');
    await expect
      .poll(() => readFileSync(file, 'utf8'), PATIENCE)
      .toContain('受理咨询130件，其中劳动类86件、婚姻类44件');
  });

  test('checks a whole folder, cancels half-way, and finishes', async () => {
    await command(words.checkFolder);
    await page.locator('.quick-input-title', { hasText: words.chooseFolder }).waitFor();
    await nameFolder(page, received, '附件');
    await page.getByRole('button', { name: words.check, exact: true }).click();
    await quickPick(page, words.survey).waitFor();
    await page.keyboard.press('Enter');
    const toast = page.locator('.notification-toast', { hasText: words.checking });
    await toast.filter({ hasText: /\d+／250/ }).waitFor();
    await photograph('checking');
    await toast.hover();
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(words.cancelled).waitFor();
    await line(/^100镇\.txt/).waitFor();

    for (let at = 10; at < MANY; at++) rmSync(path.join(received, `${100 + at}镇.txt`));
    await page.getByRole('button', { name: words.again }).click();
    await page.getByText(words.finished).waitFor();
    await photograph('checked');
  });

  async function answer(step: number, said: string): Promise<void> {
    await page.locator('.quick-input-title', { hasText: words.step(step) }).waitFor();
    const picks = step === 1 || step === 4;
    // What comes into a list after it was narrowed is not in focus.
    if (picks) await quickPick(page, said).waitFor();
    await inputBox(page).fill(said);
    if (picks) await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: said }).waitFor();
    await page.keyboard.press('Enter');
  }

  /** At a figure that is wrong. */
  async function openFixesOf(figure: string): Promise<void> {
    await line(words.failing).waitFor();
    await openFixes(page, piece(page, '受理咨询', figure), '这不是错误');
  }

  async function takeFix(figure: string, title: string): Promise<void> {
    await openFixesOf(figure);
    await page.locator('.action-widget').getByText(title).click();
  }
});
