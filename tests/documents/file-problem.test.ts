import { expect, test } from 'vitest';
import { toProblemBeside } from '../../server/src/documents/file-problem.ts';

test.each([
  ['EROFS', '报告所在的文件夹不能写，请把报告复制到能写的文件夹再试'],
  ['EACCES', '报告所在的文件夹不能写，请把报告复制到能写的文件夹再试'],
  ['ENOSPC', '磁盘满了，请清理以后再试'],
  ['EBUSY', '正被别的软件占用，请关闭那个软件再试'],
])('what cannot be written beside a report is told of in plain words: %s', (code, words) => {
  expect(toProblemBeside(Object.assign(new Error(`${code}: no`), { code }))).toBe(words);
});
