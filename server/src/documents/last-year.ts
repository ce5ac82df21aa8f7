import { statSync } from 'node:fs';
import path from 'node:path';
import { endingOf, READABLE_ENDINGS } from './kinds.ts';

/** A file named by the path that leads to it from the folder of a report, or why it is none to be named. */
export type NamedFile =
  | { readonly ok: true; readonly file: string; readonly path: string }
  | { readonly ok: false; readonly reason: string };

/** The file that a path kept beside a report leads to. Only paths that start from the report's folder lead anywhere. */
export function fromNamedPath(report: string, named: string): NamedFile {
  const isAbsolute = path.posix.isAbsolute(named) || path.win32.isAbsolute(named) || /^[a-z]:/i.test(named);
  if (isAbsolute || named.includes('\0')) return { ok: false, reason: '位置要从报告所在的文件夹写起' };
  const file = path.resolve(path.dirname(report), ...named.split(/[\\/]/));
  return asReport(report, file, named);
}

/** The path that is to be kept beside a report for a file. */
export function toNamedPath(report: string, file: string | null): NamedFile {
  if (file === null) return { ok: false, reason: '只能关联本机上的文件' };
  const relative = path.relative(path.dirname(report), file);
  if (path.isAbsolute(relative)) {
    return { ok: false, reason: '上年报告和这份报告不在同一个磁盘上，请先把它复制到报告旁边' };
  }
  return asReport(report, file, relative.split(path.sep).join('/'));
}

function asReport(report: string, file: string, named: string): NamedFile {
  if (path.resolve(report) === file) return { ok: false, reason: '这就是正在写的报告，请选上年的那一份' };
  if (READABLE_ENDINGS.includes(endingOf(file))) return { ok: true, file, path: named };
  return { ok: false, reason: `上年报告要是文本文件或 Word 文件（${READABLE_ENDINGS.join('、')}）` };
}

/** What tells one state of a file from another; empty where there is no such file. */
export function stampOf(file: string): string {
  try {
    const { mtimeMs, size } = statSync(file);
    return `${mtimeMs} ${size}`;
  } catch {
    return '';
  }
}
