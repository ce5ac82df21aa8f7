import os from 'node:os';
import path from 'node:path';
import { checkWithWords } from '../check-with-words.ts';
import { STANDARD_INPUT } from '../documents/find-reports.ts';
import { optimise } from '../optimising.ts';
import { type BatchWishes, createFileChecker } from './check-file.ts';
import { type FileOutcome, type Outputs, toOutcome } from './outputs.ts';

/** Files to be checked, and what is to be made of them. */
export interface BatchWork {
  readonly files: readonly string[];
  readonly wishes: BatchWishes;
  readonly outputs: Outputs;
  /** How many are to work at a time; null for as many as is sensible. */
  readonly jobs: number | null;
  /** The folder in which the program lies; null where it has no threads. */
  readonly program: string | null;
  /** Hears of every file that is done, in whatever order. */
  readonly hear: (file: string) => void;
}

/** Fewer files are checked before the threads have started. */
const FEWEST_FOR_THREADS = 64;
/** So many files make up for a thread that gets warm without a core beside its own for the engine. */
const ENOUGH_FOR_A_CORE = 400;
/** Characters. Fewer are checked before what was optimised is of use. */
const ENOUGH_TO_OPTIMISE = 20_000;

/** Checks files; what came of them is told in their order and is the same however many work at it. */
export async function checkFiles(work: BatchWork): Promise<readonly FileOutcome[]> {
  const { program } = work;
  const jobs = countThreads(work, os.availableParallelism());
  if (jobs === 0 || program === null) return checkOneByOne(work);
  optimise();
  const { checkInThreads } = await import('./threads.ts');
  const scripts = { batch: path.join(program, 'batch.js'), jieba: path.join(program, 'jieba.js') };
  return checkInThreads({ ...work, jobs }, scripts);
}

/**
 * How many threads are started; none where the one that asks does it all. A thread is warm after hundreds of reports: till then,
 * the engine compiles what it runs, in each thread anew, and keeps a second core busy with it. A single one is started as well:
 * a file that takes all memory brings down the thread, and not what came of the others.
 */
export function countThreads({ files, jobs }: Pick<BatchWork, 'files' | 'jobs'>, cores: number): number {
  if (files.includes(STANDARD_INPUT)) return 0;
  if (jobs !== null) return jobs > 1 && files.length > 1 ? Math.min(jobs, files.length) : 0;
  if (files.length < FEWEST_FOR_THREADS) return 0;
  const worthIt = Math.max(cores >> 1, Math.floor(files.length / ENOUGH_FOR_A_CORE));
  return Math.max(1, Math.min(cores, worthIt));
}

async function checkOneByOne({ files, wishes, outputs, hear }: BatchWork): Promise<readonly FileOutcome[]> {
  let characters = 0;
  const checkFile = createFileChecker(wishes, (text, options) => {
    characters += text.length;
    if (characters > ENOUGH_TO_OPTIMISE) optimise();
    return checkWithWords(text, options);
  });
  const outcomes: FileOutcome[] = [];
  for (const file of files) {
    outcomes.push(toOutcome(await checkFile(file), outputs));
    hear(file);
  }
  return outcomes;
}
