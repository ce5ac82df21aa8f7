import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Skipped } from '../formats/format.ts';
import { TEMPLATE_FILE } from '../formats/letter-template.ts';
import { SUPPRESSIONS_ENDING } from '../suppressions.ts';
import { toFileProblem } from './file-problem.ts';
import { PROFILE_ENDING, SETTINGS_FILE } from './find-settings.ts';
import { kindOf, READABLE_ENDINGS } from './kinds.ts';

/** The reports that some paths stand for, each once, and what is among them that cannot be one. */
export interface Found {
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** The name under which standard input is given on the command line and reported. */
export const STANDARD_INPUT = '-';

/** How to look for reports. */
export interface FindOptions {
  /** Whether the folders in a folder are looked into as well; they are unless told otherwise. */
  readonly subfolders?: boolean;
}

/** Finds the reports that files and folders named by the user stand for, in the same order every time. */
export function findReports(paths: readonly string[], { subfolders = true }: FindOptions = {}): Found {
  const search = new Search(subfolders);
  for (const named of paths) search.take(named);
  return search;
}

class Search implements Found {
  readonly files: string[] = [];
  readonly skipped: Skipped[] = [];
  readonly #seen = new Set<string>();
  readonly #subfolders: boolean;

  constructor(subfolders: boolean) {
    this.#subfolders = subfolders;
  }

  /** A path as the user named it. */
  take(named: string): void {
    if (named === STANDARD_INPUT) {
      if (this.#isNew(named)) this.files.push(named);
      return;
    }
    try {
      const stats = statSync(named);
      if (stats.isDirectory()) this.#takeFolder(named);
      else if (!stats.isFile()) this.#skip(named, '不是普通文件');
      else if (isOurs(named)) this.#skip(named, '这是校核自己的文件，不是报告');
      else this.#takeFile(named, 'named');
    } catch (error) {
      this.#skip(named, toFileProblem(error));
    }
  }

  #takeFolder(folder: string): void {
    if (!this.#walk(folder, new Set())) {
      this.#skip(folder, `文件夹里没有可以检查的报告（${READABLE_ENDINGS.join('、')}）`);
    }
  }

  /** Takes what lies in a folder; false if there is nothing to say about it. `walked` stops links that lead in circles. */
  #walk(folder: string, walked: Set<string>): boolean {
    let entries: readonly Dirent[];
    try {
      const real = realpathSync(folder);
      if (walked.has(real)) return false;
      walked.add(real);
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      this.#skip(folder, toFileProblem(error));
      return true;
    }
    let any = false;
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!isHidden(entry.name) && this.#takeEntry(path.join(folder, entry.name), entry, walked)) any = true;
    }
    return any;
  }

  #takeEntry(file: string, entry: Dirent, walked: Set<string>): boolean {
    try {
      const target = entry.isSymbolicLink() ? statSync(file) : entry;
      if (target.isDirectory()) return this.#subfolders && this.#walk(file, walked);
      return target.isFile() && !isOurs(file) && this.#takeFile(file, 'found');
    } catch (error) {
      this.#skip(file, toFileProblem(error));
      return true;
    }
  }

  /** Whether the file is of a kind to be checked or spoken of; one that the user named always is. */
  #takeFile(file: string, origin: 'named' | 'found'): boolean {
    const kind = kindOf(file);
    if (!kind && origin === 'found') return false;
    if (!this.#isNew(realpathSync(file))) return true;
    if (kind?.readable === false) this.#skip(file, kind.advice);
    else this.files.push(file);
    return true;
  }

  #skip(file: string, reason: string): void {
    this.skipped.push({ file, reason });
  }

  #isNew(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}

/** Hidden files, what programs install, and the lock files that Word leaves beside an open document. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || name === 'node_modules';
}

function isOurs(file: string): boolean {
  return (
    isLetter(path.basename(file)) ||
    path.basename(file) === SETTINGS_FILE ||
    file.endsWith(SUPPRESSIONS_ENDING) ||
    file.endsWith(PROFILE_ENDING)
  );
}

/** A letter that we wrote to a unit, or the template of one. */
function isLetter(name: string): boolean {
  return /-退回意见(?:（\d+）)?\.(?:txt|docx)$/.test(name) || name === TEMPLATE_FILE;
}
