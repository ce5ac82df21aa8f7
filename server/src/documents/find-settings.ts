import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The name of the file that holds a project's settings. */
export const SETTINGS_FILE = 'jiaohe.settings.json';

/** How the name of a file ends that holds a profile of one's own. */
export const PROFILE_ENDING = '.jiaohe-profile.json';

/** Finds the files of ours that hold for a folder. It looks into each folder once. */
export interface ProjectSearch {
  /** The settings file: its own or the nearest one above; null where there is none. */
  readonly settingsFor: (folder: string) => string | null;
  /** The files with profiles of one's own: those of the folder itself first, then those above it. */
  readonly profilesFor: (folder: string) => readonly string[];
}

/** A search that finds what is there when it looks. */
export function createProjectSearch(): ProjectSearch {
  const settings = upwards<string | null>((folder, above) => {
    const file = path.join(folder, SETTINGS_FILE);
    return exists(file) ? file : above();
  }, null);
  const profiles = upwards<readonly string[]>((folder, above) => [...findProfiles(folder), ...above()], []);
  return { settingsFor: settings, profilesFor: profiles };
}

/** Answers for a folder from itself and from what holds for the folder above it. */
function upwards<T>(look: (folder: string, above: () => T) => T, nothing: T): (folder: string) => T {
  const known = new Map<string, T>();
  const search = (folder: string): T => {
    if (known.has(folder)) return known.get(folder)!;
    const parent = path.dirname(folder);
    const found = look(folder, () => (parent === folder ? nothing : search(parent)));
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

function findProfiles(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(PROFILE_ENDING) && !name.startsWith('.'));
    return names.toSorted().map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}
