import os from 'node:os';
import path from 'node:path';
import { STANDARD_INPUT } from '../documents/find-reports.ts';
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

/** Checks files; what came of them is told in their order and is the same however many work at it. */
export async function checkFiles(work: BatchWork): Promise<readonly FileOutcome[]> {
  const { files, program } = work;
  const jobs = Math.min(chooseJobs(work), files.length);
  if (jobs <= 1 || program === null) return checkOneByOne(work);
  const { checkInThreads } = await import('./threads.ts');
  const scripts = { batch: path.join(program, 'batch.js'), jieba: path.join(program, 'jieba.js') };
  return checkInThreads({ ...work, jobs }, scripts);
}

function chooseJobs({ files, jobs }: BatchWork): number {
  if (files.includes(STANDARD_INPUT)) return 1;
  return jobs ?? (files.length < FEWEST_FOR_THREADS ? 1 : os.availableParallelism());
}

async function checkOneByOne({ files, wishes, outputs, hear }: BatchWork): Promise<readonly FileOutcome[]> {
  const checkFile = createFileChecker(wishes);
  const outcomes: FileOutcome[] = [];
  for (const file of files) {
    outcomes.push(toOutcome(await checkFile(file), outputs));
    hear(file);
  }
  return outcomes;
}
