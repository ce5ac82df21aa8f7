import type { Batch } from './format.ts';

/** The files of a batch by shorter names: the folder that all lie in is said once. */
export interface ShortNames {
  /** Ends with its separator; empty where the files have no folder in common. */
  readonly folder: string;
  readonly of: (file: string) => string;
}

/** Takes the folder in common off the names of all files of a batch. */
export function shortenNames({ reports, skipped }: Batch): ShortNames {
  const files = [...reports, ...skipped].map(({ file }) => file);
  let folder = folderOf(files[0] ?? '');
  for (const file of files) while (!file.startsWith(folder)) folder = folderOf(folder.slice(0, -1));
  return { folder, of: (file) => file.slice(folder.length) };
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}
