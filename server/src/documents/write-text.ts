import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a text file beside its place and then moves it there, so that a full disk leaves the old file whole. Throws as Node does. */
export function writeTextFile(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
