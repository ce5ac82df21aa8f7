import { say } from './say.ts';

/** The first of a name's numbered forms that is not taken: a（2）.txt. */
export async function numberedName(fileName: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(fileName) ?? [];
  for (let number = 2; ; number++) {
    const name = say('{0}（{1}）{2}', stem, number, ending);
    if (!(await isTaken(name))) return name;
  }
}

/**
 * The bytes of a text file. With a byte order mark, Word, WPS and every Notepad read it without asking or guessing GBK,
 * and so does an editor that was set to open files as GBK.
 */
export function toBytes(text: string, lineEnd: string): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', lineEnd)}`);
}

/** Why a file could not be written, in words. */
export function wordFailure(error: unknown): string {
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  // The editor has few codes of its own; where it has none, the system's stands in what it says.
  const system = /\b(E[A-Z]{3,}): /.exec(String(message))?.[1];
  const words = FAILURES[String(system)] ?? FAILURES[String(code)];
  return words === undefined ? String(message ?? error) : say(words);
}

const FAILURES: Readonly<Record<string, string>> = {
  EACCES: '没有权限写入这个文件夹',
  // Windows says so as well of a file that is open in Word or Excel.
  EPERM: '没有权限写入，或者同名的文件正开着',
  EBUSY: '同名的文件正被别的软件打开，请关闭它再试',
  EROFS: '这个文件夹只能读，不能写',
  ENOSPC: '磁盘满了',
  ENOENT: '没有这个文件夹',
  ENAMETOOLONG: '文件名或路径太长',
  NoPermissions: '没有权限写入这个文件夹',
  Unavailable: '这个文件夹现在不可用',
};
