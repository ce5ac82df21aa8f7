import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findReports } from '../../server/src/documents/find-reports.ts';
import { createProjectSearch } from '../../server/src/documents/find-settings.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), '校核 测试（2023）'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test('a folder gives its reports in order and speaks of what it cannot read', () => {
  write('b.txt', 'a.md', '乡镇/丙.TXT', '乡镇/甲.gongwen', '乡镇/乙.docx', 'c.pdf', 'd.doc', 'e.WPS', 'f.jpg', 'g.zip');
  write(
    'list.xlsx',
    'jiaohe.settings.json',
    'a.md.jiaohe.json',
    '.git/x.txt',
    'node_modules/y.md',
    '~$乙.docx',
    '._a.md',
  );
  expect(find('')).toEqual({
    files: ['a.md', 'b.txt', '乡镇/丙.TXT', '乡镇/乙.docx', '乡镇/甲.gongwen'],
    skipped: [
      { file: 'c.pdf', reason: expect.stringContaining('排版前') },
      { file: 'd.doc', reason: expect.stringContaining('另存为 .docx') },
      { file: 'e.WPS', reason: expect.stringContaining('另存为 .docx') },
      { file: 'f.jpg', reason: expect.stringContaining('图片') },
      { file: 'g.zip', reason: expect.stringContaining('解压') },
    ],
  });
});

test('a file that is named is tried whatever it is called, but not as what it cannot be', () => {
  write('report', 'report.log', 'report.rtf', 'jiaohe.settings.json');
  expect(find('report', 'report.log', 'report.rtf', 'jiaohe.settings.json')).toEqual({
    files: ['report', 'report.log'],
    skipped: [
      { file: 'report.rtf', reason: expect.stringContaining('Word') },
      { file: 'jiaohe.settings.json', reason: expect.stringContaining('不是报告') },
    ],
  });
});

test('what is not there is said, and the rest goes on', () => {
  write('a.txt');
  symlinkSync('nowhere', at('dangling.txt'));
  symlinkSync('loop.txt', at('loop.txt'));
  const long = `${'长'.repeat(300)}.txt`;
  expect(find('missing.txt', long, '')).toEqual({
    files: ['a.txt'],
    skipped: [
      { file: 'missing.txt', reason: expect.stringContaining('找不到') },
      { file: long, reason: expect.stringContaining('太长') },
      { file: 'dangling.txt', reason: expect.stringContaining('找不到') },
      { file: 'loop.txt', reason: expect.stringContaining('绕回') },
    ],
  });
});

test('a folder without reports says so', () => {
  write('empty/list.xlsx', 'word/a.doc');
  expect(find('empty', 'word')).toEqual({
    files: [],
    skipped: [
      { file: 'empty', reason: expect.stringContaining('没有可以检查的报告') },
      { file: 'word/a.doc', reason: expect.stringContaining('Word') },
    ],
  });
});

test('each file is checked once, however often it is named, and links in circles end', () => {
  write('sub/a.txt');
  symlinkSync('..', at('sub/up'));
  symlinkSync('sub/a.txt', at('z.txt'));
  expect(find('sub/a.txt', '', 'sub', 'z.txt')).toEqual({ files: ['sub/a.txt'], skipped: [] });
});

test('the nearest settings file upwards holds', () => {
  write('jiaohe.settings.json', 'a/b/x.txt', 'c/jiaohe.settings.json', 'c/d/y.txt');
  const search = createProjectSearch().settingsFor;
  expect(['', 'a/b', 'c', 'c/d'].map((folder) => search(at(folder)))).toEqual([
    at('jiaohe.settings.json'),
    at('jiaohe.settings.json'),
    at('c/jiaohe.settings.json'),
    at('c/jiaohe.settings.json'),
  ]);
});

test('the profiles of a folder come before those above it', () => {
  write(
    'p/b.jiaohe-profile.json',
    'p/a.jiaohe-profile.json',
    'p/q/c.jiaohe-profile.json',
    'p/q/d.json',
    'p/.jiaohe-profile.json',
  );
  const search = createProjectSearch().profilesFor;
  const inside = (folder: string) => search(at(folder)).filter((file) => file.startsWith(at('p')));
  expect(inside('p/q')).toEqual(['p/q/c', 'p/a', 'p/b'].map((name) => at(`${name}.jiaohe-profile.json`)));
  expect(inside('p')).toEqual(['p/a', 'p/b'].map((name) => at(`${name}.jiaohe-profile.json`)));
});

function write(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), '');
  }
}

function at(file: string): string {
  return path.join(root, file);
}

/** What is found, named from the test's folder. */
function find(...paths: readonly string[]) {
  const fromRoot = (file: string) => path.relative(root, file);
  const { files, skipped } = findReports(paths.map(at));
  return { files: files.map(fromRoot), skipped: skipped.map(({ file, reason }) => ({ file: fromRoot(file), reason })) };
}
