import { parentPort, workerData } from 'node:worker_threads';
import type { Segment } from '../analysis/words.ts';
import { checkWithWords, createCheckWithWords } from '../check-with-words.ts';
import { askOver, type JiebaLine } from '../jieba/start.ts';
import { rememberWords } from '../jieba.ts';
import { type BatchWishes, createFileChecker } from './check-file.ts';
import { type FileOutcome, type Outputs, toOutcome } from './outputs.ts';

/** What a thread is started with. */
export interface BatchThreadData {
  /** Not 0. */
  readonly id: number;
  readonly files: readonly string[];
  /** Behind the number of files that were taken stands for each file by whom. All threads see it. */
  readonly taken: Int32Array;
  readonly wishes: BatchWishes;
  readonly outputs: Outputs;
  /** Whether no other thread is at work: it then has a dictionary of its own, which is asked sooner than one in another thread. */
  readonly alone: boolean;
}

/** What a thread tells. */
export type BatchThreadNews =
  | { readonly kind: 'outcome'; readonly at: number; readonly outcome: FileOutcome }
  /** It is answered with a line to a dictionary, or null where there is none. */
  | { readonly kind: 'words' }
  | { readonly kind: 'end' };

/** How many files are in work at a time, so that one is read while another is checked. */
const AT_WORK = 2;
/** How many more may wait for the dictionary. */
const MOST_WAITING = 24;
/** Nobody goes on without words that another might have got: the result is the same however busy the machine is. */
const PATIENCE = 60_000;

/** A thread of threads.ts: takes one file after another, as long as there are any, and tells what came of each. */
export function runBatchThread(): void {
  const { id, files, taken, wishes, outputs, alone } = workerData as BatchThreadData;
  const checkFile = createFileChecker(wishes, alone ? checkWithWords : createCheckWithWords(waitForWords));
  let words: Promise<Segment | undefined> | null = null;
  let working = 0;
  let waiting = 0;
  fill();

  /** Takes as many files as can be in work. */
  function fill(): void {
    while (working < AT_WORK && waiting < MOST_WAITING) {
      const at = Atomics.add(taken, 0, 1);
      if (at >= files.length) break;
      Atomics.store(taken, 1 + at, id);
      void work(at);
    }
    if (working + waiting === 0) tell({ kind: 'end' });
  }

  async function work(at: number): Promise<void> {
    working++;
    const outcome = toOutcome(await checkFile(files[at]!), outputs);
    tell({ kind: 'outcome', at, outcome });
    working--;
    fill();
  }

  /** While a file waits for the dictionary, others are taken. */
  async function waitForWords(): Promise<Segment | undefined> {
    words ??= askForWords();
    working--;
    waiting++;
    fill();
    const segment = await words;
    waiting--;
    working++;
    return segment;
  }
}

function askForWords(): Promise<Segment | undefined> {
  return new Promise((resolve) => {
    parentPort?.once('message', (line: JiebaLine | null) => {
      // The thread is needed no longer than it has work.
      parentPort?.unref();
      resolve(line ? rememberWords(askOver(line, PATIENCE)) : undefined);
    });
    tell({ kind: 'words' });
  });
}

function tell(news: BatchThreadNews): void {
  parentPort?.postMessage(news);
}
