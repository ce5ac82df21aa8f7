import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toFileProblem } from './file-problem.ts';
import { writeWhole } from './write-whole.ts';

/** A file that is to be written. */
export interface ResultFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The paths of what was written, or which file was not and why. */
export type Written =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly file: string; readonly reason: string };

/** Makes sure that a folder is there and can be written to; the reason where it cannot. */
export function prepareFolder(folder: string): string | null {
  try {
    makeFolder(path.resolve(folder));
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return wordWriteFailure(error);
  }
}

/** Node's own way to make the folders above as well goes on for ever where the system lets nobody make one, as below /proc. */
function makeFolder(folder: string): void {
  const above = path.dirname(folder);
  if (above !== folder && !existsSync(above)) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    // What is there may have been all along, and may be a file.
    mkdirSync(folder, { recursive: true });
  }
}

/** Writes files into a folder; none is ever half written. */
export function writeResults(folder: string, files: readonly ResultFile[]): Written {
  // Whoever stops us now is heard when everything is in its place.
  const wait = (): void => {};
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    return writeAll(folder, files);
  } finally {
    for (const signal of SIGNALS) process.off(signal, wait);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function writeAll(folder: string, files: readonly ResultFile[]): Written {
  const written: string[] = [];
  for (const { name, content } of files) {
    const file = path.join(folder, name);
    try {
      writeWhole(file, content);
      written.push(file);
    } catch (error) {
      return { ok: false, file, reason: wordWriteFailure(error) };
    }
  }
  return { ok: true, files: written };
}

/** Writes a file where none is; the reason where it cannot. What was there stays as it is. */
export function writeNewFile(file: string, content: string): string | null {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return null;
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (taken) return '已经有这个文件，没有覆盖它；请换一个名称，或先移开它';
    rmSync(file, { force: true });
    return wordWriteFailure(error);
  }
}

/** Why a file could not be written, in words for its owner. */
export function wordWriteFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? toFileProblem(error);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有权限写入，请换一个文件夹',
  EPERM: '写不进去：没有权限，或者同名的文件正开着，请关闭它或换一个文件夹',
  EBUSY: '同名的文件正被别的软件打开（例如 Excel），请关闭它再试',
  EROFS: '这里只能读不能写，请换一个文件夹',
  ENOSPC: '磁盘满了，请清理以后再试',
  EDQUOT: '磁盘配额用完了，请清理以后再试',
  EFBIG: '文件超过了系统允许的大小，请换一个文件夹',
  ENOENT: '这里不能建文件和文件夹，请核对位置，或换一个文件夹',
  EEXIST: '已经有同名的文件，不是文件夹，请换一个名称',
  ENOTDIR: '已经有同名的文件，不是文件夹，请换一个名称',
  EISDIR: '已经有同名的文件夹，请移开它再试',
};
