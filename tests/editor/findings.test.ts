import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import {
  closeAll,
  codes,
  diagnosticOf,
  expectCodes,
  extension,
  findings,
  PATIENCE,
  show,
  showReport,
  showSample,
  type,
  WRONG_TOTAL,
} from './reports.ts';

const THREE = ['missing-section', 'total-mismatch', 'misnumbered-heading'] as const;

afterEach(closeAll);

describe('a report with three faults', () => {
  test('has exactly these findings, with all their places', async () => {
    const document = await showSample('三处.gongwen');
    await expectCodes(document, ...THREE);
    expect(findings(document)).toMatchInlineSnapshot(`
      [
        {
          "code": "missing-section",
          "message": "没有写“存在的不足和原因”。《法治政府建设与责任落实督察工作规定》第四章 年度报告要求写明（法规）。",
          "place": "1:1 云岭县2025年法治政府建设年度报告",
          "related": [],
          "severity": "Error",
          "source": "校核",
        },
        {
          "code": "total-mismatch",
          "message": "合计不符：维持20＋撤销12＋终止1＝33，文中合计为32件，各项之和多1件。",
          "place": "7:19 32",
          "related": [
            "7:27 20 — 维持20件",
            "7:33 12 — 撤销12件",
            "7:39 1 — 终止1件",
          ],
          "severity": "Error",
          "source": "校核",
        },
        {
          "code": "misnumbered-heading",
          "message": "标题序号跳号：上一个同级标题是“（一）”，这里是“（三）”，按顺序应为“（二）”。",
          "place": "9:1 （三）",
          "related": [
            "7:1 （一） — 上一个同级标题“（一）”",
          ],
          "severity": "Warning",
          "source": "校核",
        },
      ]
    `);
  });

  test('a finding leads to the page of its rule, which is in the package', async () => {
    const document = await showSample('三处.gongwen');
    await expectCodes(document, ...THREE);
    const { code } = diagnosticOf(document, 'total-mismatch');
    const { target } = code as { target: vscode.Uri };
    expect(target.path).toMatch(/\/jiaohe\.jiaohe-[^/]+\/dist\/rules\/total-mismatch\.md$/);
    const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    expect(page).toMatch(/^# 合计不符/);
  });

  test('the page of a rule, which quotes reports, is none', async () => {
    const document = await showSample('三处.gongwen');
    await expectCodes(document, ...THREE);
    const { code } = diagnosticOf(document, 'missing-section');
    const page = await show((code as { target: vscode.Uri }).target);
    expect(page.getText()).toContain('\n一、主要举措和成效\n');
    expect(extension.exports.serves(page.uri)).toBe(false);
    expect(codes(page)).toEqual([]);
  });

  test('the status item says how many there are', async () => {
    const document = await showSample('三处.gongwen');
    await expectCodes(document, ...THREE);
    await expect
      .poll(() => extension.exports.status(), PATIENCE)
      .toMatchObject({ text: '校核：2处需改，1项未写', severity: 'warning', busy: false });
  });

  test('its outline lists what must be written, then the headings', async () => {
    await showSample('三处.gongwen');
    await expect.poll(() => extension.exports.outline().length, PATIENCE).toBeGreaterThan(0);
    expect(outlineLines()).toMatchInlineSnapshot(`
      [
        "必备内容 [contents] 1项未写",
        "  主要举措和成效 [present] 已写",
        "  存在的不足和原因 [missing] 未写",
        "  党政主要负责人履行推进法治建设第一责任人职责情况 [present] 已写",
        "  下一年度主要安排 [present] 已写",
        "  其他需要报告的情况 [optional] 可不写",
        "章节 [sections]",
        "  一、2025年推进法治政府建设的主要举措和成效 99字 · 2处",
        "    （一）行政复议 41字 · 1处",
        "    （三）法治宣传 35字 · 1处",
        "  二、2025年党政主要负责人履行推进法治建设第一责任人职责情况 67字",
        "  三、2026年推进法治政府建设的主要安排 42字",
      ]
    `);
  });

  test('its symbols are nested as its headings are', async () => {
    const document = await showSample('三处.gongwen');
    await expectCodes(document, ...THREE);
    const symbols: vscode.DocumentSymbol[] = await vscode.commands.executeCommand(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    expect(symbols.flatMap((symbol) => symbolLines(document, symbol))).toMatchInlineSnapshot(`
      [
        "云岭县2025年法治政府建设年度报告 1–21",
        "  一、2025年推进法治政府建设的主要举措和成效 5–9",
        "    （一）行政复议 7–7",
        "    （三）法治宣传 9–9",
        "  二、2025年党政主要负责人履行推进法治建设第一责任人职责情况 11–13",
        "  三、2026年推进法治政府建设的主要安排 15–17",
      ]
    `);
  });
});

describe('while a report is edited', () => {
  test('a finding goes when the figure is right, and comes when it is wrong', async () => {
    const document = await showReport('改数.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await type(document, '120件', '130件');
    await expectCodes(document);
    await expect.poll(() => extension.exports.status()?.text, PATIENCE).toBe('校核：已检查，无问题');
    await type(document, '45件', '46件');
    await expectCodes(document, 'total-mismatch');
    expect(findings(document)[0]!.message).toContain('131');
  });

  test('its findings move with the text above them', async () => {
    const document = await showReport('移位.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await type(document, '全年', '导言：共两章。\n\n全年');
    await expect.poll(() => findings(document).map(({ place }) => place), PATIENCE).toEqual(['5:7 120']);
  });

  test('the outline follows', async () => {
    await showSample('随改.gongwen').then((document) => type(document, '（三）法治宣传', '（二）普法'));
    await expect
      .poll(() => outlineLines().map((line) => line.trim()), PATIENCE)
      .toContainEqual(expect.stringMatching(/^（二）普法/));
  });
});

/** The lines of 报告大纲 as they stand in the view. */
function outlineLines(): readonly string[] {
  const items = new Map(extension.exports.outline().map((item) => [item.key, item]));
  const depth = (key: string | null): number => (key === null ? 0 : 1 + depth(items.get(key)?.parent ?? null));
  return [...items.values()].map(({ parent, mark, label, description }) =>
    `${'  '.repeat(depth(parent))}${label} ${mark === 'section' ? '' : `[${mark}] `}${description}`.trimEnd(),
  );
}

function symbolLines(document: vscode.TextDocument, symbol: vscode.DocumentSymbol, indent = ''): readonly string[] {
  const { name, selectionRange, range, children } = symbol;
  expect(range.contains(selectionRange)).toBe(true);
  const lines = `${range.start.line + 1}–${range.end.line + 1}`;
  return [`${indent}${name} ${lines}`, ...children.flatMap((child) => symbolLines(document, child, `${indent}  `))];
}
