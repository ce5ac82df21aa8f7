import { expect, test } from 'vitest';
import { parseBaseline } from '../../server/src/baseline/file.ts';
import { type EarlierFinding, pairByName } from '../../server/src/baseline.ts';
import { check } from '../../server/src/check.ts';
import type { Batch } from '../../server/src/formats/batch/format.ts';
import { html } from '../../server/src/formats/batch/html.ts';
import { toTables } from '../../server/src/formats/batch/tables.ts';
import { toReport } from '../../server/src/formats/json.ts';
import { withKnown } from '../../server/src/formats/known.ts';
import { toSummary } from '../../server/src/formats/summary.ts';
import { SEVERITIES, type Severity } from '../../server/src/rules/rule.ts';

const before = '全年受理群众诉求120件，分别是咨询85件、投诉45件。办结率120%。\n';
const now = `${before.replace('办结率120%', '办结率100%')}工作有序。。\n`;

/** A report of which one finding was accepted, one is new and one has gone. */
function batchOf(isCompared: boolean): Batch {
  const then = parseBaseline(
    JSON.stringify({ reports: [toReport({ file: 'a.txt', result: check(before) })] }),
    '上次.json',
  );
  if (!then.ok) throw new Error(then.reason);
  const [total] = then.baseline.reports[0]!.findings.filter(({ rule }) => rule === 'total-mismatch');
  const acceptance = {
    file: 'a.txt',
    unit: '',
    year: '',
    fingerprint: total!.fingerprint,
    who: '张三',
    reason: '<已说明>',
  };
  const known = {
    earlier: isCompared ? pairByName(['a.txt'], then.baseline) : null,
    acceptances: isCompared ? [acceptance] : [],
  };
  return {
    reports: [toSummary(withKnown({ file: 'a.txt', result: check(now) }, known))],
    skipped: [],
    comparison: isCompared ? { file: '上次.json', new: 1, unchanged: 0, fixed: 1, added: [], gone: ['b.txt'] } : null,
    occasion: { day: '2026-01-02', time: '2026年1月2日', version: '1.2.3', rules: { count: 1, fingerprint: '' } },
  };
}

async function pageOf(batch: Batch): Promise<string> {
  const [page] = await html.print(batch, []);
  return String(page!.content);
}

test('the page shows what was accepted with name and reason, what is new, and what was changed', async () => {
  const page = await pageOf(batchOf(true));
  const part = (id: string): string => new RegExp(`<section id="${id}"[^]*?</section>`).exec(page)?.[0] ?? '';
  expect(part('accepted')).toMatch(/张三：&(?:lt|#60);已说明&(?:gt|#62);/);
  expect(part('change')).not.toContain('合计不符');
  expect(part('fixed')).toContain('比率超过100%');
  expect(part('confirm')).toMatch(/标点重复或多余<br><b class="new">新增/);
  expect(page).toContain('新增1处，未改0处，已改1处（上次.json；上次的1份报告这次没有检查：b.txt）');
});

test('so does the table, a column more for each', () => {
  const table = toTables(batchOf(true))[1]!;
  const titles = table.columns.map(({ title }) => title);
  const told = table.rows.map((row) =>
    ['问题', '结论', '同上次比', '认可人', '理由'].map((title) => row[titles.indexOf(title)]),
  );
  expect(told).toEqual([
    ['标点重复或多余', '建议核实', '新增', null, null],
    ['合计不符', '已认可', null, '张三', '<已说明>'],
    ['比率超过100%', '已改', '已改', null, null],
  ]);
  expect(new Set(table.rows.map((row) => row.length))).toEqual(new Set([titles.length]));
});

test('a hint that has gone is not told as changed: a table that goes to other offices holds no guesses', () => {
  const gone = (severity: Severity): EarlierFinding => {
    return { rule: 'stale-copy', severity, message: severity, place: '', fingerprint: '', settled: false };
  };
  const comparison = { earlier: '上次.txt', states: [], fixed: SEVERITIES.map(gone) };
  const { fixed } = toSummary({ file: 'a.txt', result: check('工作有序。\n'), comparison });
  expect(fixed!.map(({ message }) => message)).toEqual(['error', 'warning', 'information']);
});

test('where nothing is compared or accepted, neither speaks of it', async () => {
  const page = await pageOf(batchOf(false));
  expect(page).not.toMatch(/id="(?:accepted|fixed)"|同上次比/);
  expect(toTables(batchOf(false))[1]!.columns.map(({ title }) => title)).not.toContain('认可人');
});
