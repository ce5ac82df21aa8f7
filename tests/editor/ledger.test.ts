import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import type { LedgerLine } from '../../client/src/ledger-lines.ts';
import { closeAll, extension, PATIENCE, showReport, type, writeFile } from './reports.ts';

const REPORT = `云岭县2025年法治政府建设年度报告

一、2025年推进法治政府建设的主要举措和成效

（一）行政复议。受理申请38件，办结32件，其中维持20件、撤销12件、终止1件。

（二）法治宣传。去年开展宣讲10场，今年开展宣讲12场，同比上升20%。
`;

/** How the last figure of the report is listed. */
const LAST = /^12场 开展宣讲/;

const command = vscode.commands.executeCommand;

beforeAll(() => command('jiaohe.ledger.focus'));
afterAll(() => command('jiaohe.groupBySection'));
afterEach(async () => {
  await command('jiaohe.clearLedgerFilter');
  await closeAll();
});

/** Shows the report and waits for its ledger. */
async function open(name: string): Promise<vscode.TextDocument> {
  const document = await showReport(name, REPORT);
  // All of it: what the view showed before may still stand there.
  await expect.poll(() => lines().map(({ label }) => label), PATIENCE).toContainEqual(expect.stringMatching(LAST));
  return document;
}

function lines(): readonly LedgerLine[] {
  return extension.exports.ledger();
}

/** The ledger as it stands in the view, down to its figures or further. */
function drawn(depth = 2): readonly string[] {
  return lines()
    .filter(({ key }) => key.split('/').length <= depth)
    .map(({ key, label, description, mark }) => {
      const indent = '  '.repeat(key.split(/[/.]/).length - 1);
      return `${indent}[${mark}] ${label}${description === '' ? '' : ` | ${description}`}`;
    });
}

/** The key of the last line that begins so: in its own section, not among what fails. */
function keyOf(label: string): string {
  const line = lines().findLast((line) => line.label.startsWith(label));
  if (!line) throw new Error(`${label} is not listed`);
  return line.key;
}

/** What is selected in the editor before the user. */
function selected(): string {
  const { document, selection } = vscode.window.activeTextEditor!;
  return document.getText(selection);
}

test('what fails stands first, then every section with its figures and what they add up with', async () => {
  await open('台账.gongwen');
  expect(drawn()).toMatchInlineSnapshot(`
    [
      "[failing] 对不上 | 1",
      "  [fails] 32件 办结 | 合计：32 ≠ 20 + 12 + 1",
      "[group-fails] 一、2025年推进法治政府建设的主要举措和成效 | 8个数字，1个对不上",
      "  [group-fails] （一）行政复议 | 5个数字，1个对不上",
      "    [fails] 32件 办结 | 合计：32 ≠ 20 + 12 + 1",
      "    [concerned] 20件 维持",
      "    [concerned] 12件 撤销",
      "    [concerned] 1件 终止",
      "    [holds] 38件 受理申请 | 部分与总数：32 ≤ 38",
      "  [group] （二）法治宣传 | 3个数字",
      "    [holds] 10场 去年开展宣讲 | 去年",
      "    [holds] 12场 开展宣讲",
      "    [holds] 20% 开展宣讲同比上升 | 增减：10 → 12: 20%",
    ]
  `);
});

test('by indicator, what adds up stands together; the choice is kept', async () => {
  await open('指标.gongwen');
  await command('jiaohe.groupByIndicator');
  expect(drawn(1)).toMatchInlineSnapshot(`
    [
      "[failing] 对不上 | 1",
      "[group-fails] 受理申请 | 5个数字，1个对不上",
      "[group] 去年开展宣讲 | 3个数字",
    ]
  `);
  await closeAll();
  await open('指标二.gongwen');
  expect(lines()[1]!.key).toMatch(/^indicator:/);
  await command('jiaohe.groupBySection');
  expect(lines()[1]!.key).toMatch(/^section:/);
});

test('a filter leaves what it finds until it is taken away', async () => {
  await open('筛选.gongwen');
  const all = lines().length;
  await command('jiaohe.filterLedger', { words: '宣讲 12' });
  expect(drawn().filter((line) => line.includes('场'))).toHaveLength(1);
  await command('jiaohe.filterLedger', { words: '什么也没有' });
  expect(lines()).toEqual([]);
  await command('jiaohe.clearLedgerFilter');
  expect(lines()).toHaveLength(all);
});

test('a filter is for the report it was typed for: another one is shown whole, and the first again as well', async () => {
  await open('筛选甲.gongwen');
  const all = lines().length;
  await command('jiaohe.filterLedger', { words: '宣讲' });
  expect(lines().length).toBeLessThan(all);
  await open('筛选乙.gongwen');
  expect(lines()).toHaveLength(all);
});

describe('a click', () => {
  test('on a figure, a sum or a place of it selects what it is about', async () => {
    await open('点击.gongwen');
    await command('jiaohe.showFigure', keyOf('20件 维持'));
    expect(selected()).toBe('20');
    await command('jiaohe.showFigure', keyOf('20件 维持').concat('/0'));
    expect(selected()).toBe('32');
    await command('jiaohe.showFigure', keyOf('终止1件'));
    expect(selected()).toBe('1');
  });

  test('finds the figure where it is now', async () => {
    const document = await open('移动.gongwen');
    const key = keyOf('12场 开展宣讲');
    await type(document, '（一）', '工作扎实开展。\n\n（一）');
    await command('jiaohe.showFigure', key);
    expect(selected()).toBe('12');
  });
});

describe('a walk', () => {
  test('goes from line to line of the view through all places of a figure, round and round', async () => {
    await open('依次.gongwen');
    const key = keyOf('32件 办结');
    const seen: string[] = [];
    for (let step = 0; step < 7; step++) {
      await command('jiaohe.walkFigure', key);
      seen.push(selected());
    }
    expect(seen).toEqual(['32', '20', '12', '1', '38', '32', '20']);
  });

  test('starts at the cursor where no line is named, and goes on until the cursor is moved', async () => {
    const document = await open('光标.gongwen');
    const editor = vscode.window.activeTextEditor!;
    const at = (words: string): vscode.Selection => {
      const place = document.positionAt(document.getText().indexOf(words) + 1);
      return new vscode.Selection(place, place);
    };
    editor.selection = at('12场');
    const seen: string[] = [];
    for (let step = 0; step < 3; step++) {
      await command('jiaohe.walkFigure');
      seen.push(selected());
    }
    expect(seen).toEqual(['12', '20', '10']);
    editor.selection = at('维持');
    await command('jiaohe.walkFigure');
    expect(selected()).toBe('');
  });
});

describe('while the report is edited', () => {
  test('the lines keep their keys', async () => {
    const document = await open('稳定.gongwen');
    const before = new Map(lines().map(({ label, key }) => [key, label]));
    await type(document, '受理申请', '举办培训6期，受理申请');
    await expect.poll(() => drawn().join(), PATIENCE).toContain('6期');
    const after = new Map(lines().map(({ label, key }) => [key, label]));
    for (const [key, label] of before) expect(after.get(key)).toBe(label);
  });

  test('a sum that is put right is no longer among what fails', async () => {
    const document = await open('改对.gongwen');
    expect(lines()[0]!.mark).toBe('failing');
    await type(document, '办结32件', '办结33件');
    await expect.poll(() => lines().some(({ mark }) => mark === 'failing' || mark === 'fails'), PATIENCE).toBe(false);
  });

  test('a sum that is ignored is not told to fail, and is again when that is taken back', async () => {
    const document = await open('忽略台账.gongwen');
    await expect.poll(() => lines()[0]?.mark, PATIENCE).toBe('failing');
    const kept = writeFile(
      '忽略台账.gongwen.jiaohe.json',
      JSON.stringify({
        version: 1,
        ignored: [
          {
            rule: 'total-mismatch',
            quote: '32',
            sentence: '受理申请38件，办结32件，其中维持20件、撤销12件、终止1件',
          },
        ],
      }),
    );
    await expect.poll(() => lines().filter(({ mark }) => mark === 'ignored').length, PATIENCE).toBeGreaterThan(0);
    expect(lines().some(({ mark }) => mark === 'failing')).toBe(false);
    await vscode.workspace.fs.delete(kept);
    await expect.poll(() => lines()[0]?.mark, PATIENCE).toBe('failing');
    expect(document.isDirty).toBe(false);
  });

  test('of a text that is no report, and of none, there is no ledger', async () => {
    await open('先有.gongwen');
    await showReport('采购.txt', '铅笔120支，其中红85支、蓝45支。\n');
    await expect.poll(lines, PATIENCE).toEqual([]);
  });
});

describe('the figures as a table', () => {
  test('are copied to be pasted, only those that are found where a filter is set', async () => {
    await open('复制.gongwen');
    await command('jiaohe.filterLedger', { words: '维持' });
    await command('jiaohe.copyLedger');
    const text = await vscode.env.clipboard.readText();
    expect(text.split('\r\n').map((row) => row.split('\t').slice(2, 6))).toEqual([
      ['指标', '时段', '数字', '单位'],
      ['维持', '2025年', '20', '件'],
      [],
    ]);
  });

  test('are saved as a file that Excel opens', async () => {
    const document = await open('存表.gongwen');
    const file = vscode.Uri.joinPath(document.uri, '..', '台账.csv');
    await command('jiaohe.saveLedger', file);
    const text = readFileSync(file.fsPath, 'utf8');
    expect(text).toMatch(/^\ufeff文件,行,章节,指标,时段,数字,单位,数值,结果,核对\r\n存表\.gongwen,5,/);
    expect(text.split('\r\n')).toHaveLength(10);
    await command('notifications.clearAll');
  });
});
