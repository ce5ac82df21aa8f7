import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { provisionChromium } from './chromium.mts';
import { chooseVSCode } from './desktop.mts';
import { removeAtEnd, removeFolder } from './ending.mts';
import { type PackedExtension, packAndInstall } from './pack.mts';
import { SAMPLES, VSCODE_TEST } from './places.mts';

/** What a test run prepares for the tests in the editor. */
export interface Prepared {
  /** The folder that holds the rest; removed after the run. */
  readonly folder: string;
  readonly packed: PackedExtension;
  /** The folder to open: the sample reports, copied to a place with Chinese, a blank and brackets in its name. */
  readonly workspace: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly prepared: Prepared;
    /** The VS Code in whose extension host the tests run. */
    readonly executable: string;
  }
}

// Vitest loads this file once for each of its projects, so what they share is kept with the process.
const shared = globalThis as { jiaohePrepared?: Prepared };

/** Before the tests in the editor: provides what they need; afterwards removes what they leave. */
export default async function setup(project: TestProject): Promise<() => void> {
  shared.jiaohePrepared ??= prepare();
  const prepared = shared.jiaohePrepared;
  project.provide('prepared', prepared);
  if (project.name === 'host') project.provide('executable', await chooseVSCode(prepared.folder));
  if (project.name === 'ui') provisionChromium();
  return () => removeFolder(prepared.folder);
}

function prepare(): Prepared {
  mkdirSync(VSCODE_TEST, { recursive: true });
  const folder = mkdtempSync(path.join(VSCODE_TEST, 'run-'));
  removeAtEnd(folder);
  try {
    const packed = packAndInstall(folder);
    const workspace = path.join(folder, '法治 报告（2025）');
    cpSync(SAMPLES, workspace, { recursive: true });
    return { folder, packed, workspace };
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}
