import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { NODE } from './places.mts';

/** What Node needs before one of these files, lest it warn of reading TypeScript. */
export const QUIETLY = '--disable-warning=ExperimentalWarning';

const LIFELINE = path.join(import.meta.dirname, 'lifeline.mts');

/** Removes a folder in which something may still be ending. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Sees to it that a folder is removed when this process ends, even if it is killed. */
export function removeAtEnd(folder: string): void {
  const janitor = spawn(NODE, [QUIETLY, LIFELINE, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  janitor.unref();
  // A pipe to a child is a socket, and would keep this process waiting.
  (janitor.stdin as unknown as Socket).unref();
}

/** Starts a command that ends, and whose folder is removed, when its standard input is closed or this process ends. */
export function startOnLifeline(folder: string, words: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(NODE, [QUIETLY, LIFELINE, folder, ...words], { detached: true, stdio: 'pipe', env });
}
