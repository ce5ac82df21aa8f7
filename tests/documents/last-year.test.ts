import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromNamedPath, stampOf, toNamedPath } from '../../server/src/documents/last-year.ts';
import { readReport } from '../../server/src/documents/read-report.ts';
import { writeWord } from './word.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), '上年 报告（2024）'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('the path kept beside a report', () => {
  const report = path.resolve('/报告/2025年/a.txt');

  test.each([
    ['2024.txt', '/报告/2025年/2024.txt'],
    ['../2024年/报告 (终稿).docx', '/报告/2024年/报告 (终稿).docx'],
    ['旧\\2024.MD', '/报告/2025年/旧/2024.MD'],
    ['./2024.gongwen', '/报告/2025年/2024.gongwen'],
  ])('%s leads from its folder', (named, file) => {
    expect(fromNamedPath(report, named)).toEqual({ ok: true, file: path.resolve(file), path: named });
  });

  test.each([
    ['/etc/passwd.txt', '从报告所在的文件夹写起'],
    ['C:\\2024.txt', '从报告所在的文件夹写起'],
    ['c:2024.txt', '从报告所在的文件夹写起'],
    ['\\\\server\\share\\2024.txt', '从报告所在的文件夹写起'],
    ['//server/share/2024.txt', '从报告所在的文件夹写起'],
    ['2024.txt\0', '从报告所在的文件夹写起'],
    ['a.txt', '正在写的报告'],
    ['../2025年/a.txt', '正在写的报告'],
    ['2024.doc', '文本文件或 Word 文件'],
    ['..', '文本文件或 Word 文件'],
  ])('%j leads nowhere', (named, reason) => {
    const found = fromNamedPath(report, named);
    expect(found.ok ? '' : found.reason).toContain(reason);
  });

  test('is made for a file, with slashes', () => {
    expect(toNamedPath(report, path.resolve('/报告/2024年/b.txt'))).toMatchObject({
      ok: true,
      path: '../2024年/b.txt',
    });
    expect(toNamedPath(report, path.resolve('/报告/2025年/旧/b.docx'))).toMatchObject({ ok: true, path: '旧/b.docx' });
    expect(toNamedPath(report, report)).toMatchObject({ ok: false });
    expect(toNamedPath(report, path.resolve('/报告/b.pdf'))).toMatchObject({ ok: false });
    expect(toNamedPath(report, null)).toEqual({ ok: false, reason: '只能关联本机上的文件' });
  });

  test('leads back to the file it was made for', () => {
    for (const file of ['/报告/b.txt', '/b.md', '/报告/2025年/深/深/b.txt'].map((one) => path.resolve(one))) {
      const made = toNamedPath(report, file);
      expect(made.ok && fromNamedPath(report, made.path)).toMatchObject({ ok: true, file });
    }
  });
});

describe('last year’s report', () => {
  test('is read as text in any encoding', async () => {
    expect(await readReport(put('a.txt', '受理98件。'))).toMatchObject({ ok: true, text: '受理98件。' });
    const gb18030 = Uint8Array.of(0xca, 0xdc, 0xc0, 0xed, 0x39, 0x38, 0xbc, 0xfe, 0xa1, 0xa3);
    expect(await readReport(put('b.txt', gb18030))).toMatchObject({ ok: true, text: '受理98件。' });
  });

  test('is read from a Word file', async () => {
    const bytes = writeWord({ body: [{ text: '青石镇2024年报告' }, { text: '受理98件。' }] });
    const read = await readReport(put('子/a.docx', bytes));
    expect(read).toMatchObject({ ok: true, text: '青石镇2024年报告\n受理98件。\n' });
  });

  test('that cannot be read is answered with why', async () => {
    mkdirSync(path.join(folder, 'c.txt'));
    const files = [
      path.join(folder, 'missing.txt'),
      path.join(folder, 'c.txt'),
      put('d.txt', Uint8Array.of(0, 1, 2, 255)),
      put('e.docx', 'PK\x03\x04'),
      put('f.docx', ''),
    ];
    const reasons = await Promise.all(files.map((file) => readReport(file)));
    expect(reasons.map((read) => (read.ok ? '' : read.reason))).toEqual([
      expect.stringContaining('找不到'),
      expect.stringContaining('不是文件'),
      expect.stringContaining('不是文本文件'),
      expect.stringContaining('已损坏'),
      expect.stringContaining('已损坏'),
    ]);
  });

  test('that changes is told from what it was', () => {
    const file = put('g.txt', '甲');
    const before = stampOf(file);
    writeFileSync(file, '甲乙');
    expect(stampOf(file)).not.toBe(before);
    expect(stampOf(path.join(folder, 'none.txt'))).toBe('');
  });
});
