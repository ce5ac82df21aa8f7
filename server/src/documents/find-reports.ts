import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Skipped } from '../formats/format.ts';
import { toFileProblem } from './file-problem.ts';
import { SETTINGS_FILE } from './find-settings.ts';

/** The reports that some paths stand for, each once, and what is among them that cannot be one. */
export interface Found {
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** The name under which standard input is given on the command line and reported. */
export const STANDARD_INPUT = '-';

/** Finds the reports that files and folders named by the user stand for, in the same order every time. */
export function findReports(paths: readonly string[]): Found {
  const search = new Search();
  for (const named of paths) search.take(named);
  return search;
}

const TEXT_KINDS = new Set(['.txt', '.md', '.markdown', '.gongwen']);

const WORD = '目前只能读文本文件。请在 Word 或 WPS 里打开，另存为“纯文本（.txt）”再检查';
const FIXED = '目前只能读文本文件。请找到排版前的原稿，另存为“纯文本（.txt）”再检查';
const UNREADABLE_KINDS: Readonly<Record<string, string>> = {
  '.doc': WORD,
  '.docx': WORD,
  '.wps': WORD,
  '.rtf': WORD,
  '.odt': WORD,
  '.pdf': FIXED,
  '.ofd': FIXED,
};

class Search implements Found {
  readonly files: string[] = [];
  readonly skipped: Skipped[] = [];
  readonly #seen = new Set<string>();

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
      else if (isOurs(named)) this.#skip(named, '这是校核自己的设置，不是报告');
      else this.#takeFile(named, true);
    } catch (error) {
      this.#skip(named, toFileProblem(error));
    }
  }

  #takeFolder(folder: string): void {
    if (!this.#walk(folder, new Set())) {
      this.#skip(folder, `文件夹里没有可以检查的报告（${[...TEXT_KINDS].join('、')}）`);
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
      if (target.isDirectory()) return this.#walk(file, walked);
      return target.isFile() && !isOurs(file) && this.#takeFile(file, false);
    } catch (error) {
      this.#skip(file, toFileProblem(error));
      return true;
    }
  }

  /** Whether the file is of a kind to be checked or spoken of; one that the user named always is. */
  #takeFile(file: string, named: boolean): boolean {
    const kind = path.extname(file).toLowerCase();
    const advice = UNREADABLE_KINDS[kind];
    if (!advice && !named && !TEXT_KINDS.has(kind)) return false;
    if (!this.#isNew(realpathSync(file))) return true;
    if (advice) this.#skip(file, advice);
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
    path.basename(file) === SETTINGS_FILE || file.endsWith('.jiaohe.json') || file.endsWith('.jiaohe-profile.json')
  );
}
