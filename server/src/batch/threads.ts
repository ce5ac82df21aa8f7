import { Worker } from 'node:worker_threads';
import { wordOwnFault } from '../documents/read-report.ts';
import { type JiebaThread, startJiebaThread } from '../jieba/start.ts';
import type { BatchThreadData, BatchThreadNews } from './batch-thread.ts';
import type { BatchWork } from './check-files.ts';
import type { FileOutcome } from './outputs.ts';

/** The scripts of the threads. */
export interface ThreadScripts {
  readonly batch: string;
  readonly jieba: string;
}

/** What the threads are to do, and how many there are to be. */
export interface ThreadWork extends Pick<BatchWork, 'files' | 'wishes' | 'outputs' | 'hear'> {
  readonly jobs: number;
}

/**
 * Checks files in several threads, each of which takes the next file as soon as it is free; what came of them is told in the
 * order of the files. A file that brings its thread down is tried once more alone, and then told of as not checked.
 */
export async function checkInThreads(work: ThreadWork, scripts: ThreadScripts): Promise<readonly FileOutcome[]> {
  const { files, jobs, hear } = work;
  const outcomes: (FileOutcome | undefined)[] = files.map(() => undefined);
  const keep = (at: number, outcome: FileOutcome): void => {
    outcomes[at] = outcome;
    hear(files[at]!);
  };
  const words = shareWords(scripts.jieba);
  const taken = createTaken(files.length);

  /** One after another in the same place, until all files are taken. */
  async function keepRunning(place: number): Promise<void> {
    for (let round = 0; Atomics.load(taken, 0) < files.length; round++) {
      const id = 1 + place + round * jobs;
      const failure = await runThread({ ...work, id, taken, alone: jobs === 1 }, scripts.batch, words, keep);
      if (failure === null) return;
      const suspects = files.flatMap((_, at) => (taken[1 + at] === id && !outcomes[at] ? [at] : []));
      for (const at of suspects) await tryAlone(at);
      // Whatever it is that brings threads down, it is none of the files.
      if (suspects.length === 0) throw failure;
    }
  }

  async function tryAlone(at: number): Promise<void> {
    const single = { ...work, files: [files[at]!], id: 1, taken: createTaken(1), alone: jobs === 1 };
    const failure = await runThread(single, scripts.batch, words, (_, outcome) => keep(at, outcome));
    if (!outcomes[at]) keep(at, { ok: false, reason: wordOwnFault(failure), notes: [] });
  }

  await Promise.all(Array.from({ length: jobs }, (_, place) => keepRunning(place)));
  return outcomes.map((outcome) => outcome!);
}

function createTaken(files: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * (1 + files)));
}

/** A dictionary is large and takes long to load: all threads ask one and the same, which is loaded when the first one wants it. */
function shareWords(script: string): () => Promise<JiebaThread | null> {
  let loading: Promise<JiebaThread | null> | null = null;
  return () => {
    loading ??= startJiebaThread(script).catch(() => null);
    return loading;
  };
}

/** Runs one thread to its end; null where it came there, else what brought it down. */
function runThread(
  { files, wishes, outputs, id, taken, alone }: BatchThreadData,
  script: string,
  words: () => Promise<JiebaThread | null>,
  keep: (at: number, outcome: FileOutcome) => void,
): Promise<Error | null> {
  return new Promise((resolve) => {
    const workerData: BatchThreadData = { id, files, taken, wishes, outputs, alone };
    const worker = new Worker(script, { workerData });
    let done = false;
    worker.on('message', (news: BatchThreadNews) => {
      if (news.kind === 'outcome') keep(news.at, news.outcome);
      else if (news.kind === 'end') done = true;
      else void words().then((thread) => answer(worker, thread));
    });
    worker.once('error', (error) => resolve(error instanceof Error ? error : new Error(String(error))));
    // It ends by itself: before that, it keeps what it compiled.
    worker.once('exit', (code) => resolve(done ? null : new Error(`the thread ended with ${code}`)));
  });
}

function answer(worker: Worker, thread: JiebaThread | null): void {
  const line = thread?.connect() ?? null;
  worker.postMessage(line, line ? [line.port] : []);
}
