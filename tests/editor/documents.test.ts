import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import {
  closeAll,
  codes,
  expectCodes,
  extension,
  PATIENCE,
  show,
  showReport,
  type,
  WRONG_TOTAL,
  WRONG_TOTAL_IGNORED,
  writeFile,
} from './reports.ts';

const MARKDOWN = `# 云岭县2025年法治政府建设年度报告

## 一、2025年推进法治政府建设的主要举措和成效

全年受理咨询120件，其中**劳动类**85件、婚姻类45件。
`;

afterEach(closeAll);

describe('what is a report', () => {
  test('a Markdown file with the title of one', async () => {
    const document = await showReport('草稿.md', MARKDOWN);
    expect(document.languageId).toBe('markdown');
    await expectCodes(document, 'missing-section', 'missing-section', 'missing-section', 'total-mismatch');
    await expect
      .poll(() => extension.exports.outline().map(({ label }) => label), PATIENCE)
      .toContain('一、2025年推进法治政府建设的主要举措和成效');
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    expect(tokens.data.length).toBeGreaterThan(0);
  });

  test('a text that was never saved, as soon as it looks like one', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '备忘\n' });
    await vscode.window.showTextDocument(document);
    expect(extension.exports.serves(document.uri)).toBe(false);
    await type(document, '备忘\n', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    expect(document.isUntitled).toBe(true);
  });

  test.each(['第一稿（含 空格）/[送审] 2025年度报告.txt', '报送 #1 100%/a&b 年度报告.txt', '𠮷镇/2025年度报告😀.txt'])(
    'a file at %s',
    async (name) => {
      const document = await showReport(name, WRONG_TOTAL);
      expect(document.languageId).toBe('gongwen');
      await expectCodes(document, 'total-mismatch');
      // What stands beside the report is found as well.
      writeFile(`${name}.jiaohe.json`, WRONG_TOTAL_IGNORED);
      await expectCodes(document);
    },
  );

  test('two side by side: what is said follows the one before the user', async () => {
    const { outline, status } = extension.exports;
    const first = await showReport('并排一 年度报告.txt', `${WRONG_TOTAL}\n一、咨询\n\n已经办结。\n`);
    const second = await vscode.workspace.openTextDocument(
      writeFile('并排二 年度报告.txt', '2025年度工作报告\n\n一、调解\n\n已经办结。\n'),
    );
    await vscode.window.showTextDocument(second, { preview: false, viewColumn: vscode.ViewColumn.Beside });
    await expectCodes(first, 'total-mismatch');
    await expectCodes(second);
    const headings = (): readonly string[] =>
      outline().flatMap(({ label }) => (label.startsWith('一、') ? [label] : []));
    await expect.poll(headings, PATIENCE).toEqual(['一、调解']);
    await expect.poll(() => status()?.text, PATIENCE).toBe('校核：已检查，无问题');
    await vscode.window.showTextDocument(first, { preview: false, viewColumn: vscode.ViewColumn.One });
    await expect.poll(headings, PATIENCE).toEqual(['一、咨询']);
    await expect.poll(() => status()?.text, PATIENCE).toBe('校核：1处需改');
    await type(second, '已经办结。', '受理10件，其中电话6件、上门5件。');
    await expectCodes(second, 'total-mismatch');
    expect(codes(first)).toEqual(['total-mismatch']);
  });

  test('a GBK file, once it was opened again in its encoding', async () => {
    const bytes = readFileSync(path.join(import.meta.dirname, '../fixtures/encodings/gb18030.txt'));
    const garbled = await show(writeFile('旧稿.txt', bytes));
    expect(garbled.getText()).toContain('\ufffd');
    const document = await openAs(garbled.uri, 'gb18030');
    expect(document.getText()).toContain('法治');
    await expect.poll(() => extension.exports.serves(document.uri), PATIENCE).toBe(true);
  });
});

/** Younger than the API our own code is held to. */
async function openAs(uri: vscode.Uri, encoding: string): Promise<vscode.TextDocument> {
  const open = vscode.workspace.openTextDocument as (
    uri: vscode.Uri,
    options: { readonly encoding: string },
  ) => Thenable<vscode.TextDocument>;
  return (await vscode.window.showTextDocument(await open(uri, { encoding }))).document;
}
