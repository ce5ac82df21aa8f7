import type { BrowserContext, Page } from 'playwright-core';

/** How long a window may take until its folders show. */
const PATIENCE = 12_000;

/** How long after a window said that it has no folders they may still come. */
const DOUBT = 2_000;

/** How often a page is loaded, and in how many tabs. */
const [LOADS, TABS] = [2, 2];

/**
 * Opens a window that is to hold several folders. Now and then one comes up without them, and stays so: it is loaded once
 * more, then in a tab of its own, and where all that does not help, the error tells what it shows.
 */
export async function openFolders(context: BrowserContext, load: (page: Page) => Promise<void>): Promise<Page> {
  const shown: string[] = [];
  for (let tab = 0; tab < TABS; tab++) {
    const before = context.pages()[0];
    const page = tab === 0 && before ? before : await context.newPage();
    if (before && before !== page) await before.close();
    for (let time = 0; time < LOADS; time++) {
      await load(page);
      if (await hasFolders(page)) return page;
      shown.push(await page.locator('.monaco-workbench').innerText({ timeout: 1000 }).catch(String));
    }
  }
  throw new Error(`the workbench came up without its folders ${shown.length} times; it showed: ${shown.at(-1)}`);
}

/** Whether the folders come, which is given up early where the window itself says that there are none or that it cannot go on. */
async function hasFolders(page: Page): Promise<boolean> {
  const folder = page.locator('.explorer-folders-view .monaco-list-row').first();
  const failure = page.locator('.monaco-dialog-box, .explorer-viewlet .welcome-view-content').first();
  const comes = (timeout: number): Promise<boolean> => folder.waitFor({ timeout }).then(YES, NO);
  const fails = failure.waitFor({ timeout: PATIENCE }).then(() => comes(DOUBT), NO);
  return (await Promise.race([comes(PATIENCE), fails])) || folder.isVisible();
}

const YES = (): boolean => true;
const NO = (): boolean => false;
