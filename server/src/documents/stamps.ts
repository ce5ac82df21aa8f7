import path from 'node:path';
import { createProjectSearch } from './find-settings.ts';
import { stampOf } from './last-year.ts';
import { suppressionsFile } from './project-files.ts';

/**
 * What tells one state of the files of ours around a report from another: which there are, when each was written last, and how long
 * it is. No file is read.
 */
export function stampAround(report: string): string {
  const search = createProjectSearch();
  const folder = path.dirname(report);
  const settings = search.settingsFor(folder);
  const files = [suppressionsFile(report), ...(settings === null ? [] : [settings]), ...search.profilesFor(folder)];
  return files.map((file) => `${file} ${stampOf(file)}`).join('\n');
}
