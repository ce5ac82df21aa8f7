import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver';
import { type CheckOptions, check } from '../../server/src/check.ts';
import { toLedger, toLedgerTable } from '../../server/src/features/ledger.ts';
import { csv } from '../../server/src/formats/ledger/csv.ts';
import { buildLedger } from '../../server/src/ledger.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { toRuleSuppression, toSuppression } from '../../server/src/suppressions.ts';

const WRONG = '全年受理咨询120件，其中劳动类85件、婚姻类45件。';

function ledgerOf(text: string, options?: CheckOptions) {
  const ledger = toLedger(check(text, options), 7);
  const cut = ({ start, end }: Range): string => text.split('\n')[start.line]!.slice(start.character, end.character);
  return { ...ledger, cut };
}

test('a figure is told as it is written, with what it stands for, its time and its sentence', () => {
  const text = '2024年法治政府建设年度报告\n\n工作扎实。投入资金4.315万元；去年同期接待近500人次。';
  const { figures, cut, period } = ledgerOf(text);
  expect(period).toBe('2024年');
  expect(figures.map(({ text, meaning, period }) => [text, meaning, period])).toEqual([
    ['4.315万元', '数值：43150元', '2024年'],
    ['近500人次', '代表的范围：450人次到500人次', '上年同期'],
  ]);
  expect(figures.map(({ range }) => cut(range))).toEqual(['4.315万', '500']);
  expect(figures.map(({ sentence }) => cut(sentence))).toEqual(['投入资金4.315万元', '去年同期接待近500人次']);
});

describe('a sum that fails', () => {
  const standings = (text: string, options?: CheckOptions) => {
    const { claims, figures } = ledgerOf(text, options);
    return [claims.map(({ standing }) => standing), figures.map(({ standing }) => standing)];
  };

  test('is told of the announced figure, which comes first; its terms may be right', () => {
    expect(standings(WRONG)).toEqual([['fails'], ['fails', 'concerned', 'concerned']]);
    expect(ledgerOf(WRONG).claims[0]).toMatchObject({
      words: '合计：120 ≠ 85 + 45',
      places: [{ words: '受理咨询120件' }, { words: '劳动类85件' }, { words: '婚姻类45件' }],
    });
  });

  test('has the figure first at which it is told', () => {
    const { claims, cut } = ledgerOf('执法人员由35人减少到41人。');
    const [finding] = check('执法人员由35人减少到41人。').findings;
    expect(claims[0]!.places.map(({ range }) => range.start.character)[0]).toBe(finding!.start);
    expect(claims[0]!.places.map(({ range }) => cut(range)).sort()).toEqual(['35', '41']);
  });

  test('is ignored where its author said so, of it or of its rule, or turned the rule off', () => {
    const { analysis, findings } = check(WRONG);
    const one = toSuppression(analysis.source, findings[0]!);
    const ignored = [['ignored'], ['ignored', 'ignored', 'ignored']];
    expect(standings(WRONG, { suppressions: [one] })).toEqual(ignored);
    expect(standings(WRONG, { suppressions: [toRuleSuppression('total-mismatch')] })).toEqual(ignored);
    const settings = { ...DEFAULT_SETTINGS, rules: { 'total-mismatch': 'off' } as const };
    expect(standings(WRONG, { settings })).toEqual(ignored);
  });

  test('is doubtful where it is worth a hint only', () => {
    const settings = { ...DEFAULT_SETTINGS, rules: { 'total-mismatch': 'hint' } as const };
    expect(standings(WRONG, { settings })[0]).toEqual(['doubtful']);
  });
});

test('a figure stands as badly as the worst of its sums; one without any is untold', () => {
  const text = '受理咨询130件，其中劳动类85件、婚姻类45件，办结128件，办结率90%。走访12户。';
  expect(ledgerOf(text).figures.map(({ text, standing }) => `${text} ${standing}`)).toEqual([
    '130件 concerned',
    '85件 holds',
    '45件 holds',
    '128件 concerned',
    '90% fails',
    '12户 untold',
  ]);
});

test('as a file it is what the command line writes', () => {
  const result = check(`一、成效\n\n${WRONG}=1件。`);
  const params = { textDocument: { uri: 'file:///a.txt' }, form: 'csv', figures: null } as const;
  const reports = [{ file: 'a.txt', analysis: result.analysis, ledger: buildLedger(result) }];
  expect(toLedgerTable(result, 3, params, 'a.txt')).toEqual({
    version: 3,
    text: csv.print({ reports, skipped: [] }, { colours: false }),
  });
});

test('pasted, no cell runs over into another, and none is a formula', () => {
  const result = check('一、=成\t效\n\n| 名称 | 数量 |\n| --- | --- |\n| =A1 | 12件 |\n', { markdown: true });
  const params = { textDocument: { uri: 'file:///a.md' }, form: 'tsv', figures: null } as const;
  const rows = toLedgerTable(result, 1, params, 'a.md').text.split('\r\n');
  expect(rows.map((row) => row.split('\t').length)).toEqual([9, 9, 1]);
  expect(rows[1]!.split('\t').filter((cell) => cell.startsWith('='))).toEqual([]);
});
