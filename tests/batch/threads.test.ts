import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BatchWishes } from '../../server/src/batch/check-file.ts';
import { checkFiles, countThreads } from '../../server/src/batch/check-files.ts';
import type { FileOutcome, Outputs } from '../../server/src/batch/outputs.ts';
import { checkInThreads } from '../../server/src/batch/threads.ts';
import { fit } from '../../server/src/commands/progress.ts';
import { prepareFolder, writeResults } from '../../server/src/documents/write-results.ts';

const dist = path.join(import.meta.dirname, '../../dist');
const REPORT =
  '青石镇2024年工作总结\n\n一、主要工作\n\n受理咨询120件，其中劳动类85件、婚姻类45件。全年受理咨询131件。\n';
const WISHES: BatchWishes = { editor: null, profile: null, year: null, lastYear: null, hashes: true };
const OUTPUTS: Outputs = {
  format: 'json',
  screen: { colours: false },
  files: ['json'],
  summed: true,
  known: { earlier: null, acceptances: [] },
};

let root: string;
let files: readonly string[];
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'jiaohe-threads-'));
  files = Array.from({ length: 9 }, (_, at) => path.join(root, `${at}.txt`));
  for (const file of files) writeFileSync(file, REPORT);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('one bad file never stops the rest', () => {
  test('a file that vanished meanwhile is told of', async () => {
    const outcomes = await check({ files: [files[0]!, path.join(root, 'gone.txt'), files[1]!], jobs: 2 });
    expect(outcomes.map(judge)).toEqual(['checked', '找不到这个文件或文件夹，请核对名称和位置', 'checked']);
  });

  test('so is one that brings its thread down, whatever else that thread had in work', {
    timeout: 60_000,
  }, async () => {
    const heard: string[] = [];
    const work = { files, wishes: WISHES, outputs: OUTPUTS, jobs: 2, hear: (file: string) => heard.push(file) };
    const outcomes = await checkInThreads(work, scripts(stumbleOver('3.txt')));
    const judged = outcomes.map(judge);
    expect(judged.filter((_, at) => at !== 3)).toEqual(Array.from({ length: 8 }, () => 'checked'));
    expect(judged[3]).toMatch(/^检查这份报告时校核出了错（.*），这是校核的问题，请告诉开发者$/);
    expect([...heard].sort()).toEqual(files);
  });

  test('so is one that brings down a thread with nothing else in work', { timeout: 60_000 }, async () => {
    const work = { files: [files[3]!], wishes: WISHES, outputs: OUTPUTS, jobs: 1, hear: () => {} };
    const [outcome] = await checkInThreads(work, scripts(stumbleOver('3.txt')));
    expect(judge(outcome!)).toContain('检查这份报告时校核出了错');
  });

  test('where no thread starts at all, that is no file’s fault', async () => {
    const work = { files, wishes: WISHES, outputs: OUTPUTS, jobs: 2, hear: () => {} };
    await expect(checkInThreads(work, scripts(path.join(root, 'no-such-script.js')))).rejects.toThrow();
  });
});

test.each([
  // Files, --jobs, cores, threads.
  [63, null, 8, 0],
  [64, null, 8, 4],
  [500, null, 8, 4],
  [500, null, 2, 1],
  [500, null, 1, 1],
  [1000, null, 2, 2],
  [2000, null, 8, 5],
  [10_000, null, 8, 8],
  [500, 1, 8, 0],
  [500, 12, 8, 12],
  [3, 12, 8, 3],
  [1, 2, 8, 0],
])('%i files, --jobs %s, %i cores: %i threads besides the one that asks', (count, jobs, cores, threads) => {
  expect(countThreads({ files: Array.from({ length: count }, (_, at) => `${at}.txt`), jobs }, cores)).toBe(threads);
  expect(countThreads({ files: ['-'], jobs }, cores)).toBe(0);
});

test('the outcomes are in the order of the files and the same with threads and without', async () => {
  const alone = await check({ files, jobs: 1 });
  expect(alone.map((outcome) => outcome.ok && outcome.output.summary?.file)).toEqual(files);
  expect(alone.every((outcome) => outcome.ok && outcome.output.counts.error + outcome.output.counts.warning > 0)).toBe(
    true,
  );
  expect(await check({ files, jobs: 3 })).toEqual(alone);
  const single = { files, wishes: WISHES, outputs: OUTPUTS, jobs: 1, hear: () => {} };
  expect(await checkInThreads(single, scripts(path.join(dist, 'batch.js')))).toEqual(alone);
});

describe('what is written', () => {
  test('replaces what the same day told and leaves the rest alone; nothing lies about', () => {
    const folder = path.join(root, '结果/新');
    expect(prepareFolder(folder)).toBeNull();
    writeResults(folder, [{ name: '核对结果-2025-01-10.html', content: 'earlier' }]);
    const files = ['核对结果-2025-01-11.html', '核对结果-2025-01-11.xlsx'].map((name) => ({ name, content: 'first' }));
    writeResults(folder, files);
    expect(writeResults(folder, [{ name: files[0]!.name, content: 'second' }])).toEqual({
      ok: true,
      files: [path.join(folder, files[0]!.name)],
    });
    expect(readdirSync(folder)).toEqual(['核对结果-2025-01-10.html', ...files.map(({ name }) => name)]);
  });

  test('a place that cannot be written to is told of before anything is checked', () => {
    const taken = path.join(root, 'taken');
    writeFileSync(taken, '');
    expect(prepareFolder(taken)).toContain('不是文件夹');
    expect(prepareFolder(path.join(taken, 'below'))).toContain('不是文件夹');
  });

  test('a file that stands in the way is told of by name, and no half of ours is left', () => {
    const folder = path.join(root, 'way');
    mkdirSync(path.join(folder, 'a.html'), { recursive: true });
    const written = writeResults(folder, [{ name: 'a.html', content: 'x' }]);
    expect(written).toEqual({ ok: false, file: path.join(folder, 'a.html'), reason: expect.any(String) });
    expect(readdirSync(folder)).toEqual(['a.html']);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that is read-only is told of', () => {
    const folder = path.join(root, 'closed');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    expect(prepareFolder(folder)).toContain('没有权限写入');
  });
});

test.each([
  ['正在检查 1／9　a.txt', 80, '正在检查 1／9　a.txt'],
  ['正在检查', 5, '正在'],
  ['正在a检查', 5, '正在a'],
  ['𠮷𠮷', 3, '𠮷'],
  ['', 0, ''],
])('of %s goes into %i columns: %s', (text, columns, fitting) => {
  expect(fit(text, columns)).toBe(fitting);
});

function check(work: { readonly files: readonly string[]; readonly jobs: number }): Promise<readonly FileOutcome[]> {
  return checkFiles({ ...work, wishes: WISHES, outputs: OUTPUTS, program: dist, hear: () => {} });
}

function judge(outcome: FileOutcome): string {
  return outcome.ok ? 'checked' : outcome.reason;
}

function scripts(batch: string) {
  return { batch, jieba: path.join(dist, 'jieba.js') };
}

/** The script of the threads, one of which ends as soon as it comes to a file of this name. */
function stumbleOver(name: string): string {
  const script = path.join(root, 'stumble.cjs');
  writeFileSync(
    script,
    `const fs = require('node:fs');
    const read = fs.readFileSync;
    fs.readFileSync = (file, ...rest) => (String(file).endsWith(${JSON.stringify(name)}) ? process.exit(7) : read(file, ...rest));
    require(${JSON.stringify(path.join(dist, 'batch.js'))});`,
  );
  return script;
}
