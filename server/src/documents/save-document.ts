import { existsSync } from 'node:fs';
import { toFileProblem } from './file-problem.ts';
import { writeWhole } from './write-whole.ts';

/** Whether a document was saved; else why not, in Chinese. */
export type Saved = { readonly ok: true } | { readonly ok: false; readonly exists: boolean; readonly reason: string };

/** How to save a document. */
export interface SaveOptions {
  /** Whether a file that is there already may be written over; else it is left as it is. */
  readonly overwrite: boolean;
}

/** Saves a document; an old file is whole whatever happens. */
export function saveDocument(file: string, bytes: Uint8Array, { overwrite }: SaveOptions): Saved {
  if (!overwrite && existsSync(file)) return { ok: false, exists: true, reason: '已经有这个文件' };
  try {
    writeWhole(file, bytes);
    return { ok: true };
  } catch (error) {
    return { ok: false, exists: false, reason: wordFailure(error, file) };
  }
}

function wordFailure(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Windows tells of a file that is open in Word now with the one code, now with the other.
  const isHeld = code === 'EBUSY' || ((code === 'EPERM' || code === 'EACCES') && existsSync(file));
  return isHeld ? HELD : (REASONS[code] ?? toFileProblem(error));
}

const HELD = '写不进去，它可能正在 Word 或 WPS 里打开；请关闭它再导出，或者换一个名称';
const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有权限在这里写文件，请换一个文件夹',
  EPERM: '没有权限在这里写文件，请换一个文件夹',
  EROFS: '这里只能读不能写，请换一个文件夹',
  ENOSPC: '磁盘满了，请清理以后再导出；原来的文件没有动',
  EDQUOT: '磁盘空间用完了，请清理以后再导出；原来的文件没有动',
  ENOENT: '找不到要保存到的文件夹，请核对位置',
  ENOTDIR: '找不到要保存到的文件夹，请核对位置',
  EISDIR: '这是文件夹，请写一个文件名',
  ENAMETOOLONG: '文件名太长，请换一个短一些的',
};
