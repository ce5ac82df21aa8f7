import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidSaveTextDocumentNotification,
} from 'vscode-languageserver/node';
import type { SettingsAnswer } from '../../server/src/features/protocol.ts';
import { ABLE, startClient } from './client.ts';
import { codes, place, root, tellChanged } from './project.ts';
import { WRONG } from './texts.ts';

describe('settings', () => {
  const off = { rules: { 'total-mismatch': 'off' } };

  test('are asked for once for each document, until it is closed', async () => {
    const client = await startClient({ settings: (uri) => (uri === 'untitled:1' ? off : null) });
    client.open('untitled:1', WRONG);
    client.open('untitled:2', WRONG);
    expect([await codes(client, 'untitled:1'), await codes(client, 'untitled:2')]).toEqual([[], ['total-mismatch']]);
    await codes(client, 'untitled:1');
    expect([...client.asked.settings].sort()).toEqual(['untitled:1', 'untitled:2']);
    client.close('untitled:2');
    client.open('untitled:2', WRONG);
    await codes(client, 'untitled:2');
    expect([...client.asked.settings].sort()).toEqual(['untitled:1', 'untitled:2', 'untitled:2']);
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

describe('profiles of one’s own', () => {
  const OWN = {
    id: 'duty-report',
    name: '述法报告',
    recognition: { titles: { contain: ['述法报告'] } },
    contents: [{ id: 'study', name: '学法情况', headings: { contain: ['学法'] } }],
  };
  const REPORT = '青石镇2024年述法报告\n\n一、依法决策\n\n集体决策4次。\n';

  const placeProfile = (text = JSON.stringify(OWN)) => {
    const report = place();
    const file = path.join(report.folder, '述法.jiaohe-profile.json');
    writeFileSync(file, text);
    return { ...report, profile: file, profileUri: pathToFileURL(file).href };
  };

  test('beside a report are followed, and anew when the client tells', async () => {
    const { uri, profile, profileUri } = placeProfile();
    const client = await startClient();
    client.open(uri, REPORT);
    expect(await codes(client, uri)).toEqual(['missing-section']);
    writeFileSync(profile, JSON.stringify({ ...OWN, contents: [] }));
    void tellChanged(client, profileUri);
    expect(await codes(client, uri)).toEqual([]);
    const watched = client.registrations.find(({ method }) => method === DidChangeWatchedFilesNotification.method);
    expect(watched?.registerOptions.watchers).toContainEqual({ globPattern: '**/*.jiaohe-profile.json' });
  });

  test('can be named by the editor’s settings', async () => {
    const { uri } = placeProfile();
    const client = await startClient({ settings: () => ({ profile: 'duty-report' }) });
    client.open(uri, '召开会议4次。\n');
    expect(await codes(client, uri)).toEqual(['missing-section']);
  });

  test('that are wrong are told of in their file, and the report is checked without them', async () => {
    const { uri, profile, profileUri } = placeProfile('{\n  "id": "duty-report",\n  "nam": "述法报告"\n}\n');
    const client = await startClient();
    client.open(uri, WRONG);
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    await vi.waitFor(() => expect(client.published).toHaveLength(1));
    expect(client.published[0]).toEqual({
      uri: profileUri,
      diagnostics: [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
          severity: 1,
          source: '校核',
          message: '缺少“name”：报告类型的名称',
        },
        {
          range: { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } },
          severity: 1,
          source: '校核',
          message: '没有名为“nam”的项目，是否想写“name”？',
        },
      ],
    });
    writeFileSync(profile, JSON.stringify(OWN));
    void tellChanged(client, profileUri);
    await vi.waitFor(() => expect(client.published.at(-1)).toEqual({ uri: profileUri, diagnostics: [] }));
  });

  test('that the editor’s settings name lie in an open folder, and no link leads out of it', async () => {
    const { uri, folder } = place();
    const elsewhere = place().folder;
    mkdirSync(path.join(folder, '类型'));
    writeFileSync(path.join(folder, '类型/a.jiaohe-profile.json'), JSON.stringify(OWN));
    writeFileSync(path.join(elsewhere, 'b.jiaohe-profile.json'), JSON.stringify({ ...OWN, id: 'stranger' }));
    symlinkSync(path.join(elsewhere, 'b.jiaohe-profile.json'), path.join(folder, '类型/c.jiaohe-profile.json'));
    const outside = path.relative(folder, path.join(elsewhere, 'b.jiaohe-profile.json'));
    const profiles = ['类型/a.jiaohe-profile.json', outside, '类型/c.jiaohe-profile.json', 7];
    const client = await startClient({
      capabilities: { ...ABLE, workspace: { ...ABLE.workspace, workspaceFolders: true } },
      settings: () => ({ profiles }),
      folders: [root, folder].map((each) => pathToFileURL(each).href),
    });
    client.open(uri, REPORT);
    expect(await codes(client, uri)).toEqual(['missing-section']);
    const answer: SettingsAnswer = await client.connection.sendRequest('jiaohe/settings', { textDocument: { uri } });
    expect(answer.lines.map(({ name, words }) => `${name}：${words.replace(folder, '…')}`)).toEqual([
      '设置文件：没有 jiaohe.settings.json',
      '报告类型：auto 自动判断，是“述法报告”（默认）',
      '报告单位：auto 自动判断，是乡镇街道（默认）',
      `自备的报告类型：述法报告，duty-report，${path.join('…', '类型', 'a.jiaohe-profile.json')}`,
      expect.stringMatching(/^没有读到的报告类型：.*b\.jiaohe-profile\.json”：.*不能指到外面$/),
      expect.stringMatching(/^没有读到的报告类型：.*c\.jiaohe-profile\.json”：.*不能指到外面$/),
      expect.stringMatching(/^规则：\d+条都按默认级别$/),
    ]);
  });
});

describe('the settings that hold', () => {
  test('are told with where they come from', async () => {
    const { uri, settings, settingsUri } = place();
    writeFileSync(settings, JSON.stringify({ rules: { 'total-mismatch': 'hint' }, reporter: 'department' }));
    const client = await startClient({ settings: () => ({ profile: 'none' }) });
    client.open(uri, WRONG);
    client.open('untitled:1', WRONG);
    const ask = (document: string): Promise<SettingsAnswer | null> =>
      client.connection.sendRequest('jiaohe/settings', { textDocument: { uri: document } });
    const inFile = await ask(uri);
    expect(inFile?.lines.slice(1, 4)).toEqual([
      { name: '报告类型', words: 'auto 自动判断，没有认出来（默认）', file: settingsUri },
      { name: '报告单位', words: 'department 部门（设置文件）', file: settingsUri },
      { name: '规则', words: '合计不符（total-mismatch）建议，默认错误（设置文件）', file: settingsUri },
    ]);
    const inEditor = await ask('untitled:1');
    expect(inEditor?.lines[1]).toEqual({ name: '报告类型', words: 'none 不按报告类型（编辑器设置）', file: null });
    expect(await ask('untitled:2')).toBeNull();
  });
});
