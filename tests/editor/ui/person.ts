import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { SCREENSHOTS } from '../host/places.mts';

/** A colour theme to look at things in. */
export type Theme = 'light' | 'dark';

/** The gravity a wavy line shows. */
export type Squiggle = 'error' | 'warning' | 'info' | 'hint';

const THEME_MARKS: Readonly<Record<Theme, string>> = {
  light: '.monaco-workbench.vs',
  dark: '.monaco-workbench.vs-dark',
};

/** Opens a file that stands directly in the opened folder. */
export async function openFile(page: Page, name: string): Promise<void> {
  await openContainer(page, 'Explorer');
  await page.getByRole('treeitem', { name }).first().dblclick();
  await page.getByRole('tab', { name }).first().waitFor();
}

/** Shuts the tab of this name. */
export async function closeTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  // Not with its cross, which the tab's own hover may hide.
  await tab.click({ button: 'middle' });
  await tab.waitFor({ state: 'detached' });
}

/** Opens what an icon in the activity bar stands for. */
export async function openContainer(page: Page, name: string): Promise<void> {
  const icon = page.locator('.activitybar').getByRole('tab', { name });
  if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
}

/** Runs a command by the name the command palette shows. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  await field.fill(`>${title}`);
  await quickPick(page, title).waitFor();
  await page.keyboard.press('Enter');
}

/** The line of the list the editor holds out that has these words in it. */
export function quickPick(page: Page, words: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first();
}

/** The field in which the editor asks for something. */
export function inputBox(page: Page): Locator {
  return page.locator('.quick-input-widget:visible input[type="text"]').first();
}

/** Names a file, or a folder by what is in it, in the dialogue that asks for one, and waits until the dialogue has found it. */
async function nameFile(page: Page, file: string): Promise<void> {
  // What is confirmed earlier would be what stood there before.
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: path.basename(file) }).first();
  do await writePath(page, file);
  while (!(await comes(row)) || !(await isWritten(page, file)));
  await page.locator('.quick-input-progress.active, .quick-input-progress.infinite').waitFor({ state: 'detached' });
}

/** Names a file in the dialogue that asks for one, and confirms it until the dialogue is gone. */
export async function chooseFile(page: Page, file: string): Promise<void> {
  do {
    await nameFile(page, file);
    await page.keyboard.press('Enter');
  } while (!(await comes(page.locator('.quick-input-widget'), 'hidden')));
}

/** Names a folder in the dialogue that asks for one, and waits until the dialogue shows what is in it. */
export async function nameFolder(page: Page, folder: string, content: string): Promise<void> {
  // Until the folder has been read, the button means the one before.
  do await writePath(page, path.join(folder, path.sep));
  while (!(await comes(quickPick(page, content))));
}

/** The wavy lines in the editor. */
export function squiggles(page: Page, kind: Squiggle): Locator {
  return page.locator(`.monaco-editor .squiggly-${kind}`);
}

/** A coloured piece of a line of the editor's text, such as a figure. */
export function piece(page: Page, line: string, words: string): Locator {
  return page.locator('.view-line', { hasText: line }).locator('span > span', { hasText: words }).first();
}

/** Opens the menu of the light bulb at this place, until it offers something with these words in it. */
export async function openFixes(page: Page, place: Locator, words: string): Promise<void> {
  // Pressed while a menu before is still closing, or while the findings are just coming anew, the keys are lost.
  do {
    await page.keyboard.press('Escape');
    // By force, for the cursor may stand there already.
    await place.click({ force: true });
    await page.keyboard.press('Control+.');
  } while (!(await comes(page.locator('.action-widget', { hasText: words }))));
}

/** The lines of the Problems panel. */
export function problems(page: Page): Locator {
  return page.locator('.markers-panel .monaco-list-row');
}

/** Changes the colour theme to VS Code's own light or dark one. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  const chosen = page.locator(THEME_MARKS[theme]);
  if (await chosen.isVisible()) return;
  await runCommand(page, 'Toggle between Light/Dark Themes');
  await chosen.waitFor();
}

/** Leaves a screenshot under this name. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  // What is fading in is shown as it will be.
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
}

/** Writes into the dialogue that asks for a file, which itself writes there while it opens. */
async function writePath(page: Page, wanted: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  do await inputBox(page).fill(wanted);
  while (!(await isWritten(page, wanted)));
}

async function isWritten(page: Page, wanted: string): Promise<boolean> {
  return (await inputBox(page).inputValue()).startsWith(wanted);
}

/** Whether something shows, or goes, within a while; a dialogue that began anew is to be told again. */
function comes(what: Locator, state: 'visible' | 'hidden' = 'visible'): Promise<boolean> {
  return what.waitFor({ state, timeout: 5000 }).then(
    () => true,
    () => false,
  );
}
