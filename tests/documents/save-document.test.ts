import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveDocument } from '../../server/src/documents/save-document.ts';

const { fail } = vi.hoisted(() => ({ fail: { write: '', rename: '' } }));
vi.mock('node:fs', async (load) => {
  const fs = await load<typeof import('node:fs')>();
  const failing = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  return {
    ...fs,
    writeFileSync: (...words: Parameters<typeof fs.writeFileSync>) =>
      fail.write ? failing(fail.write) : fs.writeFileSync(...words),
    renameSync: (...words: Parameters<typeof fs.renameSync>) =>
      fail.rename ? failing(fail.rename) : fs.renameSync(...words),
  };
});

const root = mkdtempSync(path.join(tmpdir(), '保存 '));
afterAll(() => rmSync(root, { recursive: true }));
const file = path.join(root, '报告.docx');
const bytes = new Uint8Array([80, 75]);
const old = 'the old file';

beforeEach(() => writeFileSync(file, old));
afterEach(() => Object.assign(fail, { write: '', rename: '' }));

test('a new file is written, and nothing else is left', () => {
  const fresh = path.join(root, '新.docx');
  expect(saveDocument(fresh, bytes, { overwrite: false })).toEqual({ ok: true });
  expect(readFileSync(fresh)).toEqual(Buffer.from(bytes));
  rmSync(fresh);
  expect(readdirSync(root)).toEqual(['报告.docx']);
});

test('an old one stays, unless it may go', () => {
  expect(saveDocument(file, bytes, { overwrite: false })).toEqual({
    ok: false,
    exists: true,
    reason: '已经有这个文件',
  });
  expect(readFileSync(file, 'utf8')).toBe(old);
  expect(saveDocument(file, bytes, { overwrite: true })).toEqual({ ok: true });
  expect(readFileSync(file)).toEqual(Buffer.from(bytes));
});

test.each([
  ['rename', 'EBUSY', /正在 Word 或 WPS 里打开/],
  ['rename', 'EPERM', /正在 Word 或 WPS 里打开/],
  ['rename', 'EACCES', /正在 Word 或 WPS 里打开/],
  ['write', 'ENOSPC', /磁盘满了.+原来的文件没有动/],
  ['write', 'EROFS', /只能读不能写/],
  ['write', 'EIO', /EIO/],
] as const)('where %s fails with %s, it is said in words, and the old file is whole', (step, code, reason) => {
  fail[step] = code;
  const saved = saveDocument(file, bytes, { overwrite: true });
  expect(saved).toMatchObject({ ok: false, exists: false, reason: expect.stringMatching(reason) });
  expect(readFileSync(file, 'utf8')).toBe(old);
  expect(readdirSync(root)).toEqual(['报告.docx']);
});

test('a folder that is not there, or is a file', () => {
  const reasonFor = (...parts: readonly string[]): unknown =>
    saveDocument(path.join(root, ...parts), bytes, { overwrite: false });
  expect(reasonFor('nowhere', 'a.docx')).toMatchObject({ reason: '找不到要保存到的文件夹，请核对位置' });
  expect(reasonFor('报告.docx', 'a.docx')).toMatchObject({ reason: '找不到要保存到的文件夹，请核对位置' });
});
