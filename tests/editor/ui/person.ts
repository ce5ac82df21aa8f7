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
  await page.getByRole('treeitem', { name }).first().dblclick();
  await page.getByRole('tab', { name }).first().waitFor();
}

/** Runs a command by the name the command palette shows. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  await field.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** The wavy lines in the editor. */
export function squiggles(page: Page, kind: Squiggle): Locator {
  return page.locator(`.monaco-editor .squiggly-${kind}`);
}

/** Changes the colour theme to VS Code's own light or dark one. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  const chosen = page.locator(THEME_MARKS[theme]);
  if (await chosen.isVisible()) return;
  await runCommand(page, 'Toggle between Light/Dark Themes');
  await chosen.waitFor();
}

/** Leaves a screenshot under this name and gives back its file. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const file = path.join(SCREENSHOTS, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}
