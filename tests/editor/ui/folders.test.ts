import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openWorkbench } from '../host/workbench.mts';

const { folder: prepared } = inject('prepared');

/** Opens a window of two folders which comes up without them in its first tab, however often it is loaded there. */
async function open(): Promise<{ readonly page: Page; readonly tabs: number }> {
  for (const name of ['甲市', '乙市']) mkdirSync(path.join(prepared, '不来的文件夹', name), { recursive: true });
  const workspace = path.join(prepared, '不来的文件夹', '两地.code-workspace');
  writeFileSync(workspace, '{ "folders": [{ "path": "甲市" }, { "path": "乙市" }] }');
  let tabs = 0;
  const workbench = await openWorkbench({
    workspace,
    prepare: async (page) => {
      if (tabs++ === 0) await page.addInitScript(NOWHERE);
    },
  });
  onTestFinished(() => workbench.close());
  return { page: workbench.page, tabs };
}

/** Makes a window ask for a workspace that is not there. */
const NOWHERE = "history.replaceState(null, '', location.href.replace('.code-workspace', '-nowhere.code-workspace'))";

test('a window that comes up without its folders is opened anew, in the end in another tab', async () => {
  const { page, tabs } = await open();
  expect(tabs).toBe(2);
  await page.getByRole('treeitem', { name: '甲市' }).waitFor();
  expect(await page.getByRole('treeitem', { name: '乙市' }).count()).toBe(1);
});
