import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportSummary } from '../../server/src/formats/summary.ts';
import { USER_NODE } from '../cli/user-node.ts';
import { type MadeUpBatch, writeBatch } from './made-up-batch.ts';

const program = path.join(import.meta.dirname, '../../dist/cli.js');
const COUNT = 300;
const PATIENCE = 120_000;

let root: string;
let batch: MadeUpBatch;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), '校核 三百份（2025）'));
  batch = writeBatch(path.join(root, '报送'), COUNT);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('three hundred reports at once', () => {
  /** The rows of the tables, by the names of the files. */
  let rows: Tables;
  beforeAll(async () => {
    const { status, stderr } = await jiaohe('check', '报送', '--report', 'html,xlsx,csv,json', '-o', '结果');
    expect([status, stderr]).toEqual([3, '']);
    rows = readTables('结果');
  }, PATIENCE);

  test('every report has its row', () => {
    expect(rows.reports.map((row) => row.文件).sort()).toEqual([...batch.reports.keys()].sort());
    for (const row of rows.reports) {
      const { unit, year } = batch.reports.get(row.文件!)!;
      expect([row.单位, row.年度], row.文件).toEqual([unit, `${year}`]);
    }
  });

  test('of every kind of fault some were sown, and many reports have none', () => {
    const sown = [...batch.reports.values()].map((report) => report.sown);
    const kinds = new Set(sown.flat().map(({ rules }) => rules[0]));
    expect(kinds.size).toBe(11);
    expect(sown.flat().length).toBeGreaterThan(COUNT / 2);
    expect(sown.filter((faults) => faults.length === 0).length).toBeGreaterThan(COUNT / 4);
  });

  test('every fault that was sown stands in the tables', () => {
    const missed = [...batch.reports].flatMap(([file, { sown }]) => {
      const findings = rows.findings.filter((row) => row.文件 === file);
      return sown
        .filter(
          ({ rules, about }) => !findings.some((row) => rules.includes(row.规则!) && wordsOf(row).includes(about)),
        )
        .map(({ rules, about }) => `${file}: ${rules[0]} ${about}`);
    });
    expect(missed).toEqual([]);
  });

  test('no fault stands there that was not sown', () => {
    const invented = rows.findings.filter((row) => {
      const { sown } = batch.reports.get(row.文件!)!;
      return !sown.some(({ rules, about }) => rules.includes(row.规则!) && wordsOf(row).includes(about));
    });
    expect(invented.map((row) => `${row.文件}: ${row.规则} ${row.说明}`)).toEqual([]);
  });

  test('every file that cannot be read is listed with a reason of its own', () => {
    expect(rows.skipped.map((row) => row.文件).sort()).toEqual([...batch.unreadable].sort());
    expect(rows.skipped.filter((row) => !row.原因)).toEqual([]);
    const reason = (name: string) => rows.skipped.find((row) => row.文件 === name)!.原因;
    expect(reason('旧报告.doc')).toContain('另存为 .docx');
    expect(reason('改名的旧报告.docx')).toContain('旧版 Word');
    expect(reason('空白.txt')).toContain('空的');
  });

  test('a report that came twice is told of', () => {
    for (const [one, other] of batch.twice) {
      const row = rows.reports.find((row) => row.文件 === one)!;
      expect(row.说明).toContain(`可能重复：同一单位、同一年度还有${path.basename(other)}`);
    }
    expect(rows.reports.filter((row) => row.说明!.includes('可能重复'))).toHaveLength(2 * batch.twice.length);
  });

  test('every result says the same', () => {
    const json = JSON.parse(readFileSync(fileIn('结果', /\.json$/), 'utf8')) as {
      readonly reports: readonly Pick<ReportSummary, 'file' | 'standing' | 'missing'>[];
      readonly skipped: readonly unknown[];
    };
    const standings = { change: '必须修改', confirm: '建议核实', pass: '通过' };
    expect(json.reports.map(({ standing }) => standings[standing])).toEqual(rows.reports.map((row) => row.结论));
    expect(json.reports.map(({ missing }) => missing.join('、'))).toEqual(
      rows.reports.map((row) => row.缺少的必备内容),
    );
    expect(json.skipped).toHaveLength(rows.skipped.length);
    const page = readFileSync(fileIn('结果', /\.html$/), 'utf8');
    for (const row of rows.reports) expect(page).toContain(`>${row.文件!}<`);
    expect(page.match(/<tr><td>[^<]*<(?:br|\/td)/g)!.length).toBeGreaterThanOrEqual(rows.findings.length);
  });

  test('it is the same with one, two and three threads', { timeout: PATIENCE }, async () => {
    const results: (readonly (readonly [string, string])[])[] = [];
    for (const jobs of [1, 2, 3]) {
      const folder = `结果 ${jobs}`;
      await jiaohe('check', '报送/部门', '--report', 'csv,json,sarif,github', '-o', folder, '--jobs', `${jobs}`);
      const names = readdirSync(path.join(root, folder)).sort();
      results.push(names.map((name) => [name, readFileSync(path.join(root, folder, name), 'utf8')] as const));
    }
    expect(results[0]!.map(([name]) => name)).toEqual(expect.arrayContaining([expect.stringMatching(/\.json$/)]));
    expect(results[0]!.length).toBeGreaterThanOrEqual(5);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});

/** A row of a table, by the titles of the columns. */
type Row = Readonly<Record<string, string>>;

interface Tables {
  readonly reports: readonly Row[];
  readonly findings: readonly Row[];
  readonly skipped: readonly Row[];
}

function wordsOf(row: Row): string {
  return `${row.原文!.replace(/[【】]/g, '')} ${row.说明}`;
}

function readTables(folder: string): Tables {
  const read = (name: string): readonly Row[] =>
    parseCsv(readFileSync(fileIn(folder, new RegExp(`${name}\\.csv$`)), 'utf8'));
  return { reports: read('每份报告'), findings: read('每个问题'), skipped: read('未能检查') };
}

function fileIn(folder: string, name: RegExp): string {
  return path.join(root, folder, readdirSync(path.join(root, folder)).find((each) => name.test(each))!);
}

/** RFC 4180, with the mark in front. */
function parseCsv(text: string): readonly Row[] {
  expect(text.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare!);
    if (end === '\r\n') rows.push([]);
  }
  const [heads, ...lines] = rows.filter((row) => row.length > 0);
  for (const line of lines) expect(line.length).toBe(heads!.length);
  return lines.map((line) => Object.fromEntries(line.map((cell, at) => [heads![at]!, cell])));
}

function jiaohe(...words: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(USER_NODE, [program, ...words], { cwd: root, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}
