import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LARGEST_REPORT } from '../../client/src/documents.ts';
import { LARGEST_DOCX, LONGEST_TEXT } from '../../server/src/documents/limits.ts';
import { readReport } from '../../server/src/documents/read-report.ts';
import { run, writeWord } from './word.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), '校核 读取（2024）'));
});
afterAll(() => rmSync(root, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(root, name), content);
  return path.join(root, name);
}

test('a Word file is its text, the headings of its outline, and what was left out', async () => {
  const runs = `${run('全年办结12件。')}<w:r><w:footnoteReference w:id="2"/></w:r>`;
  const bytes = writeWord({ body: [{ text: '主要举措', outline: 0 }, { runs }] });
  expect(await readReport(put('甲.DOCX', bytes))).toEqual({
    ok: true,
    text: '主要举措\n全年办结12件。\n',
    encoding: null,
    word: { headings: [{ start: 0, level: 1 }], leftOut: '没有读入：脚注或尾注1处' },
  });
});

test('a text file has nothing that only Word tells', async () => {
  const answer = { ok: true, text: '一、甲\n', encoding: 'utf-8', word: null };
  expect(await readReport(put('乙.txt', '一、甲\n'))).toEqual(answer);
});

test('what the editor checks only when asked, no command line checks', () => {
  expect(LONGEST_TEXT).toBe(LARGEST_REPORT);
});

test.skipIf(process.platform === 'win32')('a pipe is not waited for', async () => {
  for (const name of ['管道.txt', '管道.docx']) {
    execFileSync('mkfifo', [path.join(root, name)]);
    expect(await readReport(path.join(root, name))).toEqual({ ok: false, reason: '不是普通文件' });
  }
});

test('what cannot be read says so in words', async () => {
  const word = writeWord({ body: [{ text: '正文。'.repeat(200) }] });
  mkdirSync(path.join(root, '夹.docx'));
  const locked = put('锁.docx', word);
  chmodSync(locked, 0o000);
  const large = put('大.docx', word);
  truncateSync(large, LARGEST_DOCX + 1);
  const reasonOf = async (file: string) => {
    const answer = await readReport(file);
    return answer.ok ? '' : answer.reason;
  };
  expect(await reasonOf(put('断.docx', word.subarray(0, 300)))).toContain('已损坏');
  expect(await reasonOf(put('空.docx', ''))).toContain('已损坏');
  expect(await reasonOf(large)).toContain('200 MB');
  expect(await reasonOf(put('文.docx', '一、甲'))).toContain('不是 Word 文档');
  expect(await reasonOf(path.join(root, '没有.docx'))).toContain('找不到');
  expect(await reasonOf(path.join(root, '夹.docx'))).toContain('不是文件');
  // Who may read everything is refused nothing.
  if (process.getuid?.() !== 0) expect(await reasonOf(locked)).toContain('没有权限');
});
