import type { Page } from 'playwright-core';
import { afterAll, afterEach, inject } from 'vitest';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../host/workbench.mts';
import { takeScreenshot } from './person.ts';

/**
 * What opens the workbench before the tests of a file or a group, with the packed extension and in Chinese unless told
 * otherwise. It is shut after them, and of a test that fails a picture is left under the name of the sitting.
 */
export function prepareSitting(name: string, timeout: number): (options: WorkbenchOptions) => Promise<Page> {
  let workbench: Workbench | undefined;
  afterAll(() => workbench?.close());
  afterEach(({ task }) => {
    if (workbench && task.result?.state === 'fail')
      return takeScreenshot(workbench.page, `failed-${name}-${task.name.slice(0, 20)}`);
  });
  return async (options) => {
    const { extensions } = inject('prepared').packed;
    workbench = await openWorkbench({ extensionsFolder: extensions, locale: 'zh-cn', ...options });
    workbench.page.setDefaultTimeout(timeout);
    return workbench.page;
  };
}
