import { afterEach, expect, test } from 'vitest';
import { numberedName, toBytes, wordFailure } from '../../client/src/file-writing.ts';
import { speak } from '../../client/src/say.ts';

afterEach(() => speak('zh-cn'));

test('a file gets a number where its name is taken', async () => {
  const taken = ['a.b.txt', 'a.b（2）.txt', 'a.b（3）.txt'];
  expect(await numberedName('a.b.txt', async (name) => taken.includes(name))).toBe('a.b（4）.txt');
  expect(await numberedName('报告', async () => false)).toBe('报告（2）');
  speak('en');
  expect(await numberedName('a.b.txt', async (name) => taken.includes(name))).toBe('a.b (2).txt');
});

test('a text is written as UTF-8 with a byte order mark, its lines ended as wanted', () => {
  expect([...toBytes('县\n', '\r\n')]).toEqual([0xef, 0xbb, 0xbf, 0xe5, 0x8e, 0xbf, 0x0d, 0x0a]);
});

test.each([
  [Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }), '没有权限写入这个文件夹'],
  [Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }), '磁盘满了'],
  [
    Object.assign(new Error("Error: EROFS: read-only file system, open '/盘/a.html'"), { code: 'Unknown' }),
    '这个文件夹只能读，不能写',
  ],
  [
    Object.assign(new Error("Error: EBUSY: resource busy or locked, open 'E:\\a.csv'"), { code: 'Unknown' }),
    '同名的文件正被别的软件打开，请关闭它再试',
  ],
  [
    Object.assign(new Error("EPERM: operation not permitted, open 'E:\\a.csv'"), { code: 'NoPermissions' }),
    '没有权限写入，或者同名的文件正开着',
  ],
  [new Error('odd'), 'odd'],
  ['odd', 'odd'],
])('a file that cannot be written is told of in plain words: %s', (error, words) => {
  expect(wordFailure(error)).toBe(words);
});
