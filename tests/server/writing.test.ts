import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  DidChangeConfigurationNotification,
  DocumentLinkRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
} from 'vscode-languageserver/node';
import { createNearFiles } from '../../server/src/language-server/near-files.ts';
import { ABLE, type Client, startClient } from './client.ts';

const REPORT =
  '青石街道办事处2025年法治政府建设年度报告\n\n一、主要举措和成效\n落实《法治建设规划》，受理130件，其中劳动类85件、婚姻类45件。\n\n二、存在的不足和原因\n人员不足。\n';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('what is shown beside the text', () => {
  const uri = 'untitled:报告';
  const ask = async ({ connection }: Client, document = uri) => {
    const textDocument = { uri: document };
    const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument, range: WHOLE });
    const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument });
    return [hints?.length, lenses?.length];
  };

  test('is off until the user wants it, each by itself and each document by its own settings', async () => {
    const settings = (document: string) => ({
      inlayHints: { enabled: document === 'untitled:甲' },
      codeLens: { enabled: document === 'untitled:乙' },
    });
    const client = await startClient({ settings });
    for (const name of ['甲', '乙', '丙']) client.open(`untitled:${name}`, REPORT, 'gongwen');
    expect(await ask(client, 'untitled:甲')).toEqual([1, 0]);
    expect(await ask(client, 'untitled:乙')).toEqual([0, 3]);
    expect(await ask(client, 'untitled:丙')).toEqual([0, 0]);
  });

  test('comes and goes with the settings, where the client can be told to ask again', async () => {
    let enabled = false;
    const refreshes = { hints: 0, lenses: 0 };
    const { workspace } = ABLE;
    const capabilities = {
      ...ABLE,
      workspace: { ...workspace, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
    };
    const client = await startClient({
      capabilities,
      settings: () => ({ inlayHints: { enabled }, codeLens: { enabled } }),
    });
    client.connection.onRequest(InlayHintRefreshRequest.type, () => void refreshes.hints++);
    client.connection.onRequest(CodeLensRefreshRequest.type, () => void refreshes.lenses++);
    client.open(uri, REPORT, 'gongwen');
    expect(await ask(client)).toEqual([0, 0]);
    enabled = true;
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await expect.poll(() => refreshes).toEqual({ hints: 1, lenses: 1 });
    expect(await ask(client)).toEqual([1, 3]);
  });

  test.each([null, true, { inlayHints: 'on', codeLens: [] }, { inlayHints: null, codeLens: { enabled: 1 } }])(
    'is off where the settings are %j',
    async (settings) => {
      const client = await startClient({ settings: () => settings });
      client.open(uri, REPORT, 'gongwen');
      expect(await ask(client)).toEqual([0, 0]);
    },
  );
});

describe('moving a section', () => {
  const uri = 'untitled:报告';
  const at = (line: number) => ({ line, character: 0 });

  test('is answered for the version that is there', async () => {
    const { open, change, connection } = await startClient();
    open(uri, REPORT, 'gongwen');
    const params = { textDocument: { uri }, section: at(5), target: at(2) };
    expect(await connection.sendRequest('jiaohe/moveSection', params)).toMatchObject({ version: 1, place: at(2) });
    change(uri, { range: { start: at(0), end: at(0) }, text: '\n' });
    expect(await connection.sendRequest('jiaohe/moveSection', params)).toBeNull();
    const moved = { ...params, section: at(6), target: at(3) };
    expect(await connection.sendRequest('jiaohe/moveSection', moved)).toMatchObject({ version: 2, place: at(3) });
  });

  test.each([
    { section: at(5) },
    { section: at(5), target: null },
    { section: 'a', target: at(2) },
    { section: at(-1), target: at(1e300) },
  ])('to nowhere is refused: %j', async (places) => {
    const { open, connection } = await startClient();
    open(uri, REPORT, 'gongwen');
    expect(await connection.sendRequest('jiaohe/moveSection', { textDocument: { uri }, ...places })).toBeNull();
  });
});

describe('files at hand', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), '法治 报告（2025）'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const put = (...names: readonly string[]): string => {
    const file = path.join(root, ...names);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    return pathToFileURL(file).href;
  };
  const folder = (...names: readonly string[]): string => pathToFileURL(path.join(root, ...names)).href;

  test('are linked to, in whichever open folder the report lies', async () => {
    const paper = put('甲', '依据', '法治建设规划.docx');
    put('乙', '法治建设规划.pdf');
    const client = await startClient({
      capabilities: { ...ABLE, workspace: { ...ABLE.workspace, workspaceFolders: true } },
      folders: [folder('甲'), folder('乙')],
    });
    const report = folder('甲', '报告.txt');
    client.open(report, REPORT, 'gongwen');
    const ask = (uri: string) => client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    expect(await ask(report)).toEqual([
      {
        range: { start: { line: 3, character: 3 }, end: { line: 3, character: 9 } },
        target: paper,
        tooltip: '打开同名文件：法治建设规划.docx',
      },
    ]);
    client.open('untitled:报告', REPORT, 'gongwen');
    expect(await ask('untitled:报告')).toHaveLength(1);
    client.open(folder('丙', '报告.txt'), REPORT, 'gongwen');
    expect(await ask(folder('丙', '报告.txt'))).toEqual([]);
  });

  test('stand beside the report, in the open folder, and one folder deep', async () => {
    const names = [put('2025', '报告', '甲.txt'), put('乙.docx'), put('依据', '丙.pdf')];
    put('依据', '旧', '丁.pdf');
    put('.git', '戊.txt');
    put('node_modules', '己.txt');
    put('庚.exe');
    const near = await createNearFiles().of(folder('2025', '报告', '本报告.txt'), [folder()]);
    expect(near.map(({ uri }) => uri).sort()).toEqual(names.sort());
  });

  test('are looked for in sixty folders below an open one at most', async () => {
    for (let number = 10; number < 75; number++) put(`${number}`, `${number}.txt`);
    const near = await createNearFiles().of('untitled:报告', [folder()]);
    expect(near).toHaveLength(60);
  });

  test('of a folder that is not there are none', async () => {
    expect(await createNearFiles().of(folder('无', '报告.txt'), [folder('无')])).toEqual([]);
    expect(await createNearFiles().of('untitled:报告', [])).toEqual([]);
  });

  test('are not looked for at every request', async () => {
    const near = createNearFiles();
    const report = put('报告.txt');
    expect(await near.of(report, [])).toHaveLength(1);
    put('规划.txt');
    utimesSync(root, new Date(), new Date(Date.now() + 60_000));
    expect(await near.of(report, [])).toHaveLength(1);
  });
});
