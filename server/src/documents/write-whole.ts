import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toKindProblem } from './file-problem.ts';

/** Writes a file beside its place and then moves it there, so that an old one is whole whatever happens. Throws as Node does. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const old = statSync(file, { throwIfNoEntry: false });
  // A pipe or a device, as /dev/null, would be a file from then on.
  if (old && toKindProblem(old)) throw Object.assign(new Error(`${file} is no file`), { code: 'ENOTSUP' });
  // Not after the file: a name can be as long as a system takes.
  const beside = path.join(path.dirname(file), `.jiaohe-${process.pid}-${++count}.tmp`);
  // What a run left behind that was brought down and had the same number.
  remove(beside);
  try {
    writeFileSync(beside, content, { flag: 'wx' });
    renameSync(beside, file);
  } catch (error) {
    remove(beside);
    throw error;
  }
}

let count = 0;

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where nothing can be written, nothing was.
  }
}
