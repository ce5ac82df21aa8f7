import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FolderNews, type FolderTask, workThrough } from '../../server/src/language-server/folder-work.ts';
import { RIGHT, WRONG } from './texts.ts';

const GBK = Buffer.from('cadcc0ede4deddc531323020bcfea1a3', 'hex');

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), '各镇 报告[2025]（终）'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function work(task: FolderTask): Promise<readonly FolderNews[]> {
  const news: FolderNews[] = [];
  await workThrough(task, (one) => news.push(one), { folder: root, version: '1.2.3' });
  return news;
}

async function checkAll(more: Partial<FolderTask & { kind: 'check' }> = {}) {
  const editor = { said: null, named: undefined };
  const news = await work({ kind: 'check', folder: root, subfolders: true, files: null, editor, save: null, ...more });
  return {
    total: news.flatMap((one) => (one.kind === 'total' ? [one.total] : [])),
    found: Object.fromEntries(
      news.flatMap((one) =>
        one.kind === 'report' ? [[one.report.name, one.report.findings.map(({ rule }) => rule)]] : [],
      ),
    ),
    unchecked: Object.fromEntries(
      news.flatMap((one) => (one.kind === 'unchecked' ? [[one.file.name, one.file.reason]] : [])),
    ),
    come: news.filter((one) => one.kind === 'report' || (one.kind === 'unchecked' && one.counted)).length,
    saved: news.flatMap((one) => (one.kind === 'saved' ? [one.saved] : []))[0],
    reports: news.flatMap((one) => (one.kind === 'report' ? [one.report] : [])),
  };
}

test('a survey counts what can be checked and what cannot, with and without the folders in it', async () => {
  write('甲.txt', RIGHT);
  write('乙.md', RIGHT);
  write('丙.doc', 'x');
  write('清单.xlsx', 'x');
  write('辛.docx', 'x');
  write('镇/丁.gongwen', RIGHT);
  write('镇/戊.PDF', 'x');
  write('镇/己.doc', 'x');
  expect(await work({ kind: 'survey', folder: root })).toEqual([
    {
      kind: 'survey',
      survey: {
        all: {
          readable: [
            { kind: 'text', count: 3 },
            { kind: 'word', count: 1 },
          ],
          unreadable: [
            { ending: '.doc', count: 2 },
            { ending: '.pdf', count: 1 },
          ],
        },
        direct: {
          readable: [
            { kind: 'text', count: 2 },
            { kind: 'word', count: 1 },
          ],
          unreadable: [{ ending: '.doc', count: 1 }],
        },
      },
    },
  ]);
});

test('a survey of an empty folder, and of one that is not there, counts nothing', async () => {
  const nothing = { readable: [], unreadable: [] };
  const empty = [{ kind: 'survey', survey: { all: nothing, direct: nothing } }];
  expect(await work({ kind: 'survey', folder: root })).toEqual(empty);
  expect(await work({ kind: 'survey', folder: path.join(root, '没有') })).toEqual(empty);
});

describe('a check', () => {
  test('tells each report with its findings and their places, and each file it could not read with the reason', async () => {
    const wrong = write('镇/一（稿）.txt', `工作报告\n\n${WRONG}`);
    write('二.txt', RIGHT);
    write('三.doc', 'x');
    write('四.txt', new Uint8Array([1, 0, 2, 0]));
    write('五.txt', '\n \n');
    const { total, come, found, unchecked, reports } = await checkAll();
    expect(total).toEqual([4]);
    expect(come).toBe(4);
    expect(found).toEqual({ '二.txt': [], '镇/一（稿）.txt': ['total-mismatch'] });
    expect(unchecked).toEqual({
      '三.doc': expect.stringContaining('另存为'),
      '四.txt': expect.stringContaining('不是文本文件'),
      '五.txt': '文件是空的，没有可以检查的文字',
    });
    expect(reports.find(({ name }) => name.startsWith('镇'))).toMatchObject({
      uri: pathToFileURL(wrong).href,
      encoding: 'utf-8',
      findings: [
        {
          title: '合计不符',
          severity: 'error',
          message: expect.stringContaining('合计不符'),
          range: { start: { line: 2, character: 4 }, end: { line: 2, character: 7 } },
        },
      ],
      more: 0,
      ignored: 0,
    });
  });

  test('tells which ones are of no kind it knows', async () => {
    write('一.txt', '青石镇的购物清单\n\n白菜3斤。\n');
    write('二.txt', `2025年度工作报告\n\n${RIGHT}`);
    const { reports } = await checkAll();
    expect(reports.map(({ name, unrecognised }) => [name, unrecognised])).toEqual([
      ['一.txt', true],
      ['二.txt', false],
    ]);
  });

  test('does not look into the folders in it where that is not wanted', async () => {
    write('镇/一.txt', WRONG);
    write('二.txt', WRONG);
    expect((await checkAll({ subfolders: false })).found).toEqual({ '二.txt': ['total-mismatch'] });
  });

  test('of named files checks those, and knows where they lie', async () => {
    const file = write('镇/一.txt', WRONG);
    write('二.txt', WRONG);
    expect(await checkAll({ files: [file] })).toMatchObject({ total: [1], found: { '镇/一.txt': ['total-mismatch'] } });
  });

  test('reads other encodings and says which', async () => {
    write('旧.txt', GBK);
    expect((await checkAll()).reports).toMatchObject([{ name: '旧.txt', encoding: 'gb18030' }]);
  });

  test('follows the settings and suppressions beside a report, as the command line does, else those of the editor', async () => {
    const said = { rules: { 'total-mismatch': 'off' } };
    const editor = { said, named: undefined };
    write('镇/一.txt', WRONG);
    write('镇/jiaohe.settings.json', '{ "rules": { "total-mismatch": "warning" } }');
    write('二.txt', WRONG);
    write('镇/三.txt', WRONG);
    write(
      '镇/三.txt.jiaohe.json',
      JSON.stringify({ version: 1, ignored: [{ rule: 'total-mismatch', quote: '120', sentence: WRONG.slice(0, -1) }] }),
    );
    expect((await checkAll({ editor })).found).toEqual({
      '二.txt': [],
      '镇/一.txt': ['total-mismatch'],
      '镇/三.txt': [],
    });
  });

  test('goes on where a file of ours cannot be followed, and says so once', async () => {
    write('一.txt', WRONG);
    write('二.txt', WRONG);
    write('jiaohe.settings.json', '{\n  "rule": {}\n}');
    write('二.txt.jiaohe.json', '{');
    const { found, unchecked } = await checkAll();
    expect(found).toEqual({ '一.txt': ['total-mismatch'], '二.txt': ['total-mismatch'] });
    expect(unchecked).toEqual({
      'jiaohe.settings.json': expect.stringMatching(/^没有用上，第2行：.*“rule”/),
      '二.txt.jiaohe.json': expect.stringMatching(/^没有用上/),
    });
  });
});

test('the result is saved as files that say the same', async () => {
  write('甲2025年工作总结.txt', WRONG);
  write('镇/乙2025年工作总结.txt', RIGHT);
  write('丙.doc', 'x');
  const folder = path.join(root, '结果');
  const { saved, found } = await checkAll({ save: { folder, formats: ['html', 'csv'] } });
  expect(saved!.fault).toBeNull();
  expect(saved!.uris.map((uri) => path.basename(fileURLToPath(uri)).replace(/\d{4}-\d\d-\d\d/, '日期'))).toEqual([
    '核对结果-日期.html',
    '核对结果-日期-每份报告.csv',
    '核对结果-日期-每个问题.csv',
    '核对结果-日期-未能检查.csv',
  ]);
  const [page, reports, , skipped] = saved!.uris.map((uri) => readFileSync(fileURLToPath(uri), 'utf8'));
  expect(found['甲2025年工作总结.txt']).toEqual(['total-mismatch']);
  expect(page).toContain('校核 1.2.3（');
  expect(page).toContain('劳动类85＋婚姻类45＝130');
  expect(reports).toMatch(/甲2025年工作总结\.txt,必须修改,.*\r\n.*镇\/乙2025年工作总结\.txt,通过,/);
  expect(skipped).toContain('丙.doc,');
});

test('what cannot be saved is told of, and the folder is checked all the same', async () => {
  write('甲2025年工作总结.txt', WRONG);
  const { saved, reports } = await checkAll({ save: { folder: write('占用', ''), formats: ['html'] } });
  expect(saved).toEqual({ uris: [], fault: expect.stringMatching(/占用：已经有同名的文件，不是文件夹/) });
  expect(reports).toHaveLength(1);
});
