/** Why the operating system would not give us a file or folder, in words for its owner. */
export function toFileProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `打不开（${code || String(error)}）`;
}

/** Why something could not be written beside a report, which is the only place it can have. */
export function toProblemBeside(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return BESIDE[code] ?? toFileProblem(error);
}

const UNWRITABLE = '报告所在的文件夹不能写，请把报告复制到能写的文件夹再试';
const BESIDE: Readonly<Record<string, string>> = {
  EACCES: UNWRITABLE,
  EPERM: UNWRITABLE,
  EROFS: UNWRITABLE,
  EBUSY: '正被别的软件占用，请关闭那个软件再试',
  ENOSPC: '磁盘满了，请清理以后再试',
  EDQUOT: '磁盘空间用完了，请清理以后再试',
};

/** Why something is not read that is neither a file nor a folder: a pipe or a device would keep everybody waiting. Null where it is one. */
export function toKindProblem(found: { isFile(): boolean; isDirectory(): boolean }): string | null {
  return found.isFile() || found.isDirectory() ? null : '不是普通文件';
}

/** Whether there is simply no such file, or cannot be. */
export function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code))
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '找不到这个文件或文件夹，请核对名称和位置',
  ENOTDIR: '找不到这个文件或文件夹，请核对名称和位置',
  EACCES: '没有权限打开，请向文件的所有者要权限，或复制到自己的文件夹再检查',
  EPERM: '没有权限打开，请向文件的所有者要权限，或复制到自己的文件夹再检查',
  EBUSY: '正被别的软件占用，请关闭那个软件再检查',
  ELOOP: '这个链接绕回了自己，请删除它',
  ENAMETOOLONG: '名称太长，系统打不开',
  ENOTSUP: '这里是设备或管道，不是普通文件，请换一个名称',
  EISDIR: '这是文件夹，不是文件',
};
