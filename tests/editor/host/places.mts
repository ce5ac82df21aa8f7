import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Where everything that is fetched, packed or photographed for the tests is kept; git ignores it. */
export const VSCODE_TEST = path.join(ROOT, '.vscode-test');

/** The sample reports the editor is opened with. */
export const SAMPLES = path.join(ROOT, 'tests/editor/workspace');

/** Where the tests of the workbench leave their screenshots. */
export const SCREENSHOTS = path.join(VSCODE_TEST, 'screenshots');

/** The Node this project brings along, whichever one runs the tests: VS Code's server starts on no older one. */
export const NODE =
  ['node', 'node.exe'].map((name) => path.join(ROOT, 'node_modules/node/bin', name)).find(existsSync) ??
  process.execPath;

/** A new folder for one run, to be removed after it; its path is short enough for sockets. */
export function createScratch(): string {
  return mkdtempSync(path.join(process.platform === 'darwin' ? '/tmp' : tmpdir(), 'jiaohe-'));
}
