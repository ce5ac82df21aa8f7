import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidSaveTextDocumentNotification,
  ExecuteCommandRequest,
} from 'vscode-languageserver/node';
import { ABLE, type Client, startClient } from './client.ts';

const WRONG = '受理咨询120件，其中劳动类85件、婚姻类45件。';
const program = path.join(import.meta.dirname, '../../dist/cli.js');

let root: string;
let folders = 0;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), '校核 报告【2024】(a) [b] '));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** A report in a folder of its own. */
function place(name = '云上镇 报告[定稿]（2）.txt') {
  const folder = path.join(root, String(++folders));
  mkdirSync(folder);
  const report = path.join(folder, name);
  const settings = path.join(folder, 'jiaohe.settings.json');
  return {
    folder,
    report,
    uri: pathToFileURL(report).href,
    kept: `${report}.jiaohe.json`,
    settings,
    settingsUri: pathToFileURL(settings).href,
  };
}

const codes = async ({ diagnose }: Client, uri: string) => (await diagnose(uri)).map(({ code }) => code);

const execute = ({ connection }: Client, command: string, ...words: unknown[]) =>
  connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: words });

const tellChanged = ({ connection }: Client, uri: string) =>
  connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type: 2 }] });

describe('suppressions', () => {
  const suppressFirst = async (client: Client, uri: string, reason?: string) => {
    const [{ code: rule, range } = {}] = await client.diagnose(uri);
    return execute(client, 'jiaohe.suppress', { uri, rule, range, ...(reason !== undefined && { reason }) });
  };

  test('are kept beside the report, and can be taken back', async () => {
    const { uri, kept } = place();
    const client = await startClient();
    client.open(uri, WRONG);
    await suppressFirst(client, uri, ' 一件算了两次 ');
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({
      version: 1,
      ignored: [{ rule: 'total-mismatch', quote: '120', sentence: WRONG.slice(0, -1), reason: '一件算了两次' }],
    });
    expect(await codes(client, uri)).toEqual([]);
    expect(client.asked.refreshes).toBe(1);
    expect(await client.connection.sendRequest('jiaohe/report', { textDocument: { uri } })).toMatchObject({
      counts: { error: 0, ignored: 1 },
    });
    await execute(client, 'jiaohe.unsuppress', { uri, index: 0 });
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    expect(existsSync(kept)).toBe(false);
  });

  test('survive what is written elsewhere, and not what is written in their own sentence', async () => {
    const { uri } = place();
    const client = await startClient();
    client.open(uri, `全年开展宣传12场。${WRONG}`);
    await suppressFirst(client, uri);
    const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
    client.change(uri, { range: at(0, 0), text: '云上镇😀\r\n\r\n' });
    client.change(uri, { range: at(2, 99), text: '工作有序推进。\n' });
    expect(await codes(client, uri)).toEqual([]);
    client.change(uri, { range: at(2, '全年开展宣传12场。'.length), text: '共' });
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    client.change(uri, { range: { start: at(2, 10).start, end: at(2, 11).start }, text: '' });
    client.change(uri, { text: WRONG });
    expect(await codes(client, uri)).toEqual([]);
  });

  test('tell apart the missing contents, which all stand at the title', async () => {
    const { uri, kept } = place();
    const client = await startClient();
    client.open(uri, '云上镇2024年法治政府建设年度报告\n\n一、主要举措和成效\n\n全年开展宣传12场次。\n');
    const missing = (await client.diagnose(uri)).filter(({ code }) => code === 'missing-section');
    const [{ data, range, code: rule } = {}] = missing;
    await execute(client, 'jiaohe.suppress', { uri, rule, range, subject: data.subject });
    const after = (await client.diagnose(uri)).filter(({ code }) => code === 'missing-section');
    expect(after.map(({ message }) => message)).toEqual(missing.slice(1).map(({ message }) => message));
    expect(JSON.parse(readFileSync(kept, 'utf8')).ignored).toMatchObject([{ subject: data.subject }]);
  });

  test('that come at once are all kept', async () => {
    const { uri, kept } = place();
    const client = await startClient();
    client.open(uri, ['甲', '乙', '丙', '丁'].map((name) => `${name}村${WRONG}`).join('\n'));
    const diagnostics = await client.diagnose(uri);
    expect(diagnostics).toHaveLength(4);
    await Promise.all(
      diagnostics.map(({ code: rule, range }) => execute(client, 'jiaohe.suppress', { uri, rule, range })),
    );
    expect(JSON.parse(readFileSync(kept, 'utf8')).ignored).toHaveLength(4);
    expect(await codes(client, uri)).toEqual([]);
    await Promise.all([0, 0, 0].map((index) => execute(client, 'jiaohe.unsuppress', { uri, index })));
    expect(await codes(client, uri)).toHaveLength(3);
  });

  test('are honoured by the command line', async () => {
    const { uri, report, folder } = place();
    writeFileSync(report, `${WRONG}\n`);
    const run = promisify(execFile);
    const client = await startClient();
    client.open(uri, `${WRONG}\n`);
    await expect(run(process.execPath, [program, 'check', folder])).rejects.toMatchObject({ code: 1 });
    await suppressFirst(client, uri);
    await expect(run(process.execPath, [program, 'check', folder])).resolves.toBeDefined();
  });

  test('written by another hand are followed as soon as the client tells', async () => {
    const { uri, kept } = place();
    const client = await startClient();
    client.open(uri, WRONG);
    expect(await codes(client, uri)).toHaveLength(1);
    const ignored = [{ rule: 'total-mismatch', quote: '120', sentence: WRONG.slice(0, -1) }];
    writeFileSync(kept, JSON.stringify({ version: 1, ignored }));
    void tellChanged(client, pathToFileURL(kept).href);
    expect(await codes(client, uri)).toEqual([]);
  });

  test('that cannot be followed silence nothing, are told of in their file, and never written over', async () => {
    const { uri, kept } = place();
    const keptUri = pathToFileURL(kept).href;
    const broken = '{ "version": 1, "ignored": [{ "rule": 1 }] }';
    writeFileSync(kept, broken);
    const client = await startClient();
    client.open(uri, WRONG);
    await expect(suppressFirst(client, uri)).rejects.toThrow('写得不对');
    expect(readFileSync(kept, 'utf8')).toBe(broken);
    expect(client.published.at(-1)).toMatchObject({
      uri: keptUri,
      diagnostics: expect.arrayContaining([expect.objectContaining({ source: '校核', severity: 1 })]),
    });
    rmSync(kept);
    void tellChanged(client, keptUri);
    await vi.waitFor(() => expect(client.published.at(-1)).toEqual({ uri: keptUri, diagnostics: [] }));
  });

  test('are refused where there is nothing to ignore, no such entry, or no place to keep them', async () => {
    const { uri, kept, folder } = place();
    const client = await startClient();
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    client.open(uri, WRONG);
    await expect(execute(client, 'jiaohe.suppress', { uri, rule: 'total-mismatch', range })).rejects.toThrow(
      '已经改动',
    );
    await expect(execute(client, 'jiaohe.unsuppress', { uri, index: 0 })).rejects.toThrow('没有这一条');
    expect(existsSync(kept)).toBe(false);
    client.open('untitled:1', WRONG);
    await expect(suppressFirst(client, 'untitled:1')).rejects.toThrow('请先把报告保存成文件');
    rmSync(folder, { recursive: true });
    await expect(suppressFirst(client, uri)).rejects.toThrow('忽略记录没有写成');
  });

  test('a file name with no room for another ending has none', async () => {
    const { uri } = place(`${'长'.repeat(83)}.txt`);
    const client = await startClient();
    client.open(uri, WRONG);
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    expect(client.published).toEqual([]);
  });
});

describe('settings', () => {
  const off = { rules: { 'total-mismatch': 'off' } };

  test('are asked for once for each document', async () => {
    const client = await startClient({ settings: (uri) => (uri === 'untitled:1' ? off : null) });
    client.open('untitled:1', WRONG);
    client.open('untitled:2', WRONG);
    expect([await codes(client, 'untitled:1'), await codes(client, 'untitled:2')]).toEqual([[], ['total-mismatch']]);
    await codes(client, 'untitled:1');
    expect([...client.asked.settings].sort()).toEqual(['untitled:1', 'untitled:2']);
  });

  test('that change are asked for again, and the client is told to ask again', async () => {
    let settings: unknown = off;
    const client = await startClient({ settings: () => settings });
    client.open('untitled:1', WRONG);
    const { resultId } = await client.pull('untitled:1');
    settings = { rules: { 'total-mismatch': 'hint' } };
    void client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    expect(await client.pull('untitled:1', resultId)).toMatchObject({ kind: 'full', items: [{ severity: 4 }] });
    expect(client.asked.refreshes).toBe(1);
  });

  test('that change while they are asked for do not leave the old ones behind', async () => {
    const answers: ((value: unknown) => void)[] = [];
    const client = await startClient({ settings: () => new Promise((resolve) => answers.push(resolve)) });
    client.open('untitled:1', WRONG);
    const first = codes(client, 'untitled:1');
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    void client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[0]!(null);
    answers[1]!(off);
    expect([await first, await codes(client, 'untitled:1')]).toEqual([[], []]);
  });

  test('that make no sense, or cannot be had, leave the defaults', async () => {
    for (const settings of [
      () => 'off',
      () => ({ rules: { 'total-mismatch': 'loud', nothing: 'off' }, profile: 7 }),
      () => {
        throw new Error('no settings today');
      },
    ]) {
      const client = await startClient({ settings });
      client.open('untitled:1', WRONG);
      expect(await codes(client, 'untitled:1')).toEqual(['total-mismatch']);
    }
  });

  test('are taken from what a client sends that cannot be asked', async () => {
    const client = await startClient({ capabilities: { textDocument: { diagnostic: {} } } });
    client.open('untitled:1', WRONG);
    expect(await codes(client, 'untitled:1')).toEqual(['total-mismatch']);
    void client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { jiaohe: off } });
    expect(await codes(client, 'untitled:1')).toEqual([]);
  });

  test('in a file hold alone, and anew when the client tells that they changed', async () => {
    const { uri, settings, settingsUri } = place();
    writeFileSync(settings, '{}');
    const client = await startClient({ settings: () => off });
    client.open(uri, WRONG);
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    writeFileSync(settings, JSON.stringify(off));
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    void tellChanged(client, settingsUri);
    expect(await codes(client, uri)).toEqual([]);
    expect(client.asked.refreshes).toBe(1);
  });

  test('in a file are read again on save for a client that watches nothing', async () => {
    const { uri, settings } = place();
    const client = await startClient({ capabilities: {} });
    client.open(uri, WRONG);
    await vi.waitFor(() => expect(client.published.at(-1)?.diagnostics).toHaveLength(1));
    writeFileSync(settings, JSON.stringify(off));
    void client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
    await vi.waitFor(() => expect(client.published.at(-1)).toEqual({ uri, version: 1, diagnostics: [] }));
  });

  test.each([
    ['mended', (file: string) => writeFileSync(file, '{}')],
    ['deleted', (file: string) => rmSync(file)],
  ])('in a broken file are told of there until it is %s', async (_, mend) => {
    const { uri, settings, settingsUri } = place();
    writeFileSync(settings, '{\n  "rules": { "total-mismach": "off" }\n}\n');
    const client = await startClient();
    client.open(uri, WRONG);
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    await vi.waitFor(() => expect(client.published).toHaveLength(1));
    expect(client.published[0]).toEqual({
      uri: settingsUri,
      diagnostics: [
        {
          range: { start: { line: 1, character: 13 }, end: { line: 1, character: 28 } },
          severity: 1,
          source: '校核',
          message: '没有名为“total-mismach”的规则，是否想写“total-mismatch”？',
        },
      ],
    });
    mend(settings);
    void tellChanged(client, settingsUri);
    await vi.waitFor(() => expect(client.published.at(-1)).toEqual({ uri: settingsUri, diagnostics: [] }));
  });

  test('in a broken file are told of as long as a report under them is open', async () => {
    const { uri, settings, settingsUri } = place();
    writeFileSync(settings, '{');
    const client = await startClient({ capabilities: ABLE });
    client.open(uri, WRONG);
    await vi.waitFor(() => expect(client.published.at(-1)?.diagnostics).toHaveLength(1));
    client.close(uri);
    await vi.waitFor(() => expect(client.published.at(-1)).toEqual({ uri: settingsUri, diagnostics: [] }));
  });
});
