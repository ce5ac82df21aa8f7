import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  DidChangeWorkspaceFoldersNotification,
  DocumentSymbolRequest,
} from 'vscode-languageserver/node';
import { ABLE, startClient } from './client.ts';
import { codes, place } from './project.ts';
import { RIGHT, uri, WRONG } from './texts.ts';

describe('places', () => {
  test.each([[undefined], [['utf-16']], [['utf-8', 'utf-16']], [['utf-8']]])(
    'are counted in UTF-16 units, as every client can, also where it offers %j',
    async (positionEncodings) => {
      const general = positionEncodings && { positionEncodings };
      const client = await startClient({ capabilities: { ...ABLE, ...(general && { general }) } });
      expect(client.initialized.capabilities.positionEncoding).toBe('utf-16');
      client.open(uri, `𠮷村😀é${WRONG}`);
      const [diagnostic] = await client.diagnose(uri);
      expect(diagnostic?.range.start).toEqual({ line: 0, character: 10 });
    },
  );
});

describe('what is asked while the report is written', () => {
  test('is answered for the text that is there when the answer goes out, and says for which', async () => {
    let release = () => {};
    const settings = new Promise((resolve) => {
      release = () => resolve(null);
    });
    const client = await startClient({ settings: () => settings });
    client.open(uri, WRONG);
    const diagnosed = client.pull(uri);
    const named = client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    client.change(uri, { text: `云上镇2024年法治政府建设年度报告\n\n${WRONG}` });
    release();
    const range = expect.objectContaining({ start: expect.objectContaining({ line: 2 }) });
    expect(await diagnosed).toMatchObject({
      resultId: expect.stringMatching(/^2\./),
      items: expect.arrayContaining([expect.objectContaining({ code: 'total-mismatch', range })]),
    });
    expect(await named).toMatchObject([{ name: '云上镇2024年法治政府建设年度报告' }]);
  });

  test('has its edits for that version, whatever version the client thinks of', async () => {
    const client = await startClient();
    client.open(uri, RIGHT);
    client.change(uri, { text: WRONG });
    const diagnostics = await client.diagnose(uri);
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: diagnostics[0]!.range,
      context: { diagnostics: [...diagnostics] },
    });
    const edits = (actions as CodeAction[]).flatMap(({ edit }) => edit?.documentChanges ?? []);
    expect(edits.length).toBeGreaterThan(0);
    for (const edit of edits) expect(edit).toMatchObject({ textDocument: { uri, version: 2 } });
    expect((actions as CodeAction[]).filter(({ edit }) => edit?.changes)).toEqual([]);
  });
});

describe('the folders that are open', () => {
  test('may become more and fewer while a report is open: what the settings name in them is followed at once', async () => {
    const { uri: report, folder } = place();
    const own = {
      id: 'duty-report',
      name: '述法报告',
      recognition: { titles: { contain: ['述法报告'] } },
      contents: [{ id: 'study', name: '学法情况', headings: { contain: ['学法'] } }],
    };
    mkdirSync(path.join(folder, '类型'));
    writeFileSync(path.join(folder, '类型/a.jiaohe-profile.json'), JSON.stringify(own));
    const folders: string[] = [];
    const client = await startClient({
      capabilities: { ...ABLE, workspace: { ...ABLE.workspace, workspaceFolders: true } },
      settings: () => ({ profiles: ['类型/a.jiaohe-profile.json'] }),
      folders,
    });
    expect(client.initialized.capabilities.workspace).toEqual({
      workspaceFolders: { supported: true, changeNotifications: true },
    });
    const tell = (added: readonly string[], removed: readonly string[]): void => {
      const named = (uris: readonly string[]) => uris.map((uri) => ({ uri, name: '报告' }));
      const event = { added: named(added), removed: named(removed) };
      void client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    };
    client.open(report, '青石镇2024年述法报告\n\n一、依法决策\n\n集体决策4次。\n');
    expect(await codes(client, report)).toEqual([]);
    const opened = pathToFileURL(folder).href;
    folders.push(opened);
    tell([opened], []);
    expect(await codes(client, report)).toEqual(['missing-section']);
    folders.pop();
    tell([], [opened]);
    expect(await codes(client, report)).toEqual([]);
    expect(client.asked.refreshes).toBe(2);
  });
});
