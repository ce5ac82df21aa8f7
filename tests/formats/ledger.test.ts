import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { csv } from '../../server/src/formats/ledger/csv.ts';
import type { LedgerFormat, LedgerRun } from '../../server/src/formats/ledger/format.ts';
import { ledgerFormats } from '../../server/src/formats/ledger/index.ts';
import { text } from '../../server/src/formats/ledger/text.ts';
import { buildLedger } from '../../server/src/ledger.ts';

const report = `云上镇2024年法治政府建设年度报告

全年发放资料4000余份。

一、主要举措和成效

（一）化解纠纷

开展宣传12场次。受理咨询130件，其中劳动类85件、婚姻类45件。接到投诉120件，其中电话投诉80件、来信投诉45件。

（二）规范执法

办理案件30件，办结28件，办结率93.3%。投入资金1.35亿元。
`;

const run: LedgerRun = {
  reports: [read('reports/a.txt', report), read('empty.txt', '')],
  skipped: [{ file: 'old.doc', reason: '目前只能读文本文件' }],
};
const nothing: LedgerRun = { reports: [], skipped: [] };

describe.each(ledgerFormats.map((format): [string, LedgerFormat] => [format.id, format]))('%s', (id, format) => {
  test('a run with everything in it', async () => {
    await expect(format.print(run, { colours: false })).toMatchFileSnapshot(`ledger-${id}.golden`);
  });

  test('ends with a line end', () => {
    for (const each of [run, nothing]) expect(format.print(each, { colours: false })).toMatch(/[^\n]\n$/);
  });
});

test('csv cells cannot be formulas', () => {
  const words = ['=cmd|x', '+1', '-1', '@SUM', '＝1', ' =1', '\t=1', '"=1"', 'a,=1', 'a\n=1'];
  for (const name of words) {
    const [, row] = csv.print({ reports: [read(name, '共12件')], skipped: [] }, { colours: false }).split('\r\n');
    const cell = row!.startsWith('"') ? row!.slice(1).replace(/^""/, 'quote') : row!;
    expect(cell).not.toMatch(/^\s*[=+\-@＝]/);
  }
});

test('csv rows have as many cells as the header, whatever the file is called', () => {
  const printed = csv.print({ reports: [read('a,"b"\n.txt', '共12件')], skipped: [] }, { colours: false });
  expect(printed).toMatch(/^\ufeff文件,/);
  expect(printed).toContain('"a,""b""\n.txt",1,');
});

test('colours change nothing but colours, and a report cannot command the terminal', () => {
  const hostile: LedgerRun = { reports: [read('a\x1b.txt', `一、\x1b[2J标题\n\n\u009b共12件`)], skipped: [] };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it takes the colours away
  const bare = (printed: string) => printed.replace(/\x1b\[\d+m/g, '');
  for (const each of [run, hostile]) {
    expect(bare(text.print(each, { colours: true }))).toBe(text.print(each, { colours: false }));
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  expect(text.print(hostile, { colours: false })).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
});

function read(file: string, words: string): LedgerRun['reports'][number] {
  const result = check(words);
  return { file, analysis: result.analysis, ledger: buildLedger(result) };
}
