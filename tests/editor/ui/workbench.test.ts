import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openWorkbench, type Workbench } from '../host/workbench.mts';
import { chooseTheme, openFile, runCommand, squiggles, takeScreenshot } from './person.ts';

const REPORT = '云岭县2025年法治政府建设年度报告.gongwen';
const { workspace, packed } = inject('prepared');

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({ folder: workspace, extensionsFolder: packed.extensions, locale: 'zh-cn' });
  await openFile(workbench.page, REPORT);
});
afterAll(() => workbench?.close());

describe.each(['light', 'dark'] as const)('in a %s theme', (theme) => {
  beforeAll(() => chooseTheme(workbench.page, theme));

  test('a report shows its findings under its text', async () => {
    const { page } = workbench;
    await page.locator('.view-line', { hasText: '云岭县2025年法治政府建设年度报告' }).waitFor();
    await expect.poll(() => squiggles(page, 'error').count(), { timeout: 10_000 }).toBe(2);
    await expect.poll(() => squiggles(page, 'warning').count(), { timeout: 10_000 }).toBe(1);
    await takeScreenshot(page, `report-${theme}`);
  });

  test('the Problems panel lists them with the places they relate to', async () => {
    const { page } = workbench;
    await runCommand(page, 'Problems: Focus on Problems View');
    const rows = page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: '合计不符' }).waitFor();
    await rows.filter({ hasText: '维持20件' }).last().waitFor();
    await takeScreenshot(page, `problems-${theme}`);
  });
});
