import os from 'node:os';
import { version } from '../../../package.json';
import { type FolderNews, type FolderTask, workThrough } from './folder-work.ts';

/** What the process tells its parent: the news of its task, and how it ended. */
export type FolderMessage =
  | FolderNews
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly message: string };

/** A process that does the one task its parent sends it; whoever cancels the task ends the process. */
export function runFolderProcess(): void {
  // Whoever types goes first.
  try {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Then all go alike.
  }
  process.once('disconnect', () => process.exit());
  process.once('message', (task: FolderTask) => {
    workThrough(task, tell, { folder: __dirname, version }).then(
      () => tell({ kind: 'end' }),
      (error: unknown) => tell({ kind: 'failure', message: String(error) }),
    );
  });
}

/** A parent that is gone hears nothing. */
function tell(message: FolderMessage): void {
  process.send?.(message, () => {});
}
