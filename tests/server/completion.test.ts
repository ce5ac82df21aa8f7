import { describe, expect, test } from 'vitest';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  CompletionTriggerKind,
  InsertTextFormat,
} from 'vscode-languageserver/node';
import { ABLE, startClient } from './client.ts';
import { uri } from './texts.ts';

describe('completion', () => {
  const ask = async (text: string, line: number, languageId: string, capabilities = ABLE) => {
    const { open, connection } = await startClient({ capabilities });
    open(uri, text, languageId);
    const answer = await connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: { line, character: 99 },
    });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  };
  const headings = (items: readonly CompletionItem[]) => items.filter(({ kind }) => kind === CompletionItemKind.Module);
  const text = '# 云上镇2024年法治政府建设年度报告\n\n## 一、主要举措和成效\n\n全年开展宣传12场次。\n\n## \n';

  test('offers in Markdown the sections that are missing, each placeholder a tab stop', async () => {
    const items = headings(await ask(text, 6, 'markdown'));
    expect(items.length).toBeGreaterThan(1);
    for (const item of items) {
      expect(item).toMatchObject({
        insertTextFormat: InsertTextFormat.Snippet,
        textEdit: {
          range: { start: { line: 6, character: 0 }, end: { line: 6, character: 3 } },
          newText: expect.stringMatching(/^## 二、/),
        },
      });
    }
    expect(items[0]?.textEdit?.newText).toMatch(/\$\{1:〔此处/);
  });

  test('is plain text for a client without snippets', async () => {
    const items = await ask(text, 6, 'markdown', {});
    expect(items.length).toBeGreaterThan(1);
    for (const item of items) {
      expect(item.insertTextFormat).toBe(InsertTextFormat.PlainText);
      expect(item.textEdit?.newText).not.toContain('${');
    }
  });

  test('offers no headings within a sentence, and none but the next ordinal where there is no report', async () => {
    expect(headings(await ask(text, 4, 'markdown'))).toEqual([]);
    expect(headings(await ask('# 购物单\n\n', 2, 'markdown'))).toEqual([]);
  });

  test('looks behind 、 only where it opens a heading, and behind 《 for titles', async () => {
    const { open, connection, initialized } = await startClient();
    expect(initialized.capabilities.completionProvider).toEqual({ triggerCharacters: ['、', '《'] });
    const type = async (line: string) => {
      const before = '云上镇2024年法治政府建设年度报告\n\n一、主要举措和成效\n\n开展宣传12场次。\n\n';
      open(uri, `${before}${line}`, 'gongwen');
      return connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { line: 6, character: line.length },
        context: { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: line.at(-1)! },
      });
    };
    expect(await type('二、')).toMatchObject({
      isIncomplete: true,
      items: [{ label: '存在的不足和原因' }, {}, { label: '下一年度主要安排' }, {}],
    });
    expect(await type('开展宣传、')).toEqual([]);
    expect(await type('落实《')).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ label: '法治政府建设与责任落实督察工作规定' })]),
    });
  });
});
