import { statSync } from 'node:fs';
import path from 'node:path';

/** The name of the file that holds a project's settings. */
export const SETTINGS_FILE = 'jiaohe.settings.json';

/** Finds the settings file that holds for a folder: its own or the nearest one above; null where there is none. */
export type SettingsSearch = (folder: string) => string | null;

/** A search that looks into each folder once. */
export function createSettingsSearch(): SettingsSearch {
  const known = new Map<string, string | null>();
  const search = (folder: string): string | null => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const file = path.join(folder, SETTINGS_FILE);
    const parent = path.dirname(folder);
    const found = exists(file) ? file : parent === folder ? null : search(parent);
    known.set(folder, found);
    return found;
  };
  return (folder) => search(path.resolve(folder));
}

/** A file in a folder we may not look into is none. */
function exists(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
