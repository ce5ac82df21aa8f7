import { isMainThread } from 'node:worker_threads';
import { runBatchThread } from './batch/batch-thread.ts';
import { runFolderProcess } from './language-server/folder-process.ts';

// Who checks many reports beside whoever asked for it: a thread of a batch, or the process that checks a folder for an editor.
// Both need all that judges a report, a third of a megabyte in the package, which holds it for them once.
if (isMainThread) runFolderProcess();
else runBatchThread();
