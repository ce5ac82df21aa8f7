import { execFile as execFileWithCallback } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { type CodeAction, CodeActionRequest } from 'vscode-languageserver/node';
import type { IgnoredAnswer } from '../../server/src/features/protocol.ts';
import { USER_NODE } from '../cli/user-node.ts';
import { ABLE, type Client, startClient } from './client.ts';
import { codes, execute, place, root, tellChanged } from './project.ts';
import { WRONG } from './texts.ts';

const execFile = promisify(execFileWithCallback);
const program = path.join(import.meta.dirname, '../../dist/cli.js');

const ignoredOf = ({ connection }: Client, uri: string): Promise<IgnoredAnswer> =>
  connection.sendRequest('jiaohe/ignored', { textDocument: { uri } });

async function suppressFirst(client: Client, uri: string, reason?: string): Promise<unknown> {
  const [{ code: rule, range } = {}] = await client.diagnose(uri);
  return execute(client, 'jiaohe.suppress', { uri, rule, range, ...(reason !== undefined && { reason }) });
}

describe('suppressions', () => {
  test('are kept beside the report, and can be taken back', async () => {
    const { uri, kept } = place();
    const keptUri = pathToFileURL(kept).href;
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
    const [item] = (await ignoredOf(client, uri)).items;
    expect(item).toMatchObject({
      scope: 'finding',
      name: '合计不符',
      quote: '120',
      reason: '一件算了两次',
      file: keptUri,
    });
    await execute(client, item!.undo.command, item!.undo.argument);
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
    const { items } = await ignoredOf(client, uri);
    await Promise.all(items.slice(1).map(({ undo }) => execute(client, undo.command, undo.argument)));
    expect(await codes(client, uri)).toHaveLength(3);
    expect((await ignoredOf(client, uri)).items).toEqual(items.slice(0, 1));
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

  test('written by another hand on a drive that tells nothing are followed when the user comes back to the window', async () => {
    const { uri, kept, folder } = place();
    const client = await startClient();
    const lookAgain = () => client.connection.sendNotification('jiaohe/lookAgain');
    client.open(uri, WRONG);
    expect(await codes(client, uri)).toHaveLength(1);
    await lookAgain();
    expect(await codes(client, uri)).toHaveLength(1);
    expect(client.asked.refreshes).toBe(0);

    const ignored = [{ rule: 'total-mismatch', quote: '120', sentence: WRONG.slice(0, -1) }];
    writeFileSync(kept, JSON.stringify({ version: 1, ignored }));
    expect(await codes(client, uri)).toHaveLength(1);
    await lookAgain();
    expect(await codes(client, uri)).toEqual([]);
    await vi.waitFor(() => expect(client.asked.refreshes).toBe(1));

    await lookAgain();
    rmSync(kept);
    writeFileSync(path.join(folder, 'jiaohe.settings.json'), '{ "rules": { "total-mismatch": "off" } }');
    expect(await codes(client, uri)).toEqual([]);
    await lookAgain();
    writeFileSync(path.join(folder, 'jiaohe.settings.json'), '{ "rules": {} }');
    await lookAgain();
    expect(await codes(client, uri)).toHaveLength(1);
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
    const suppression = { rule: 'total-mismatch', quote: '120', sentence: WRONG.slice(0, -1) };
    await expect(execute(client, 'jiaohe.unsuppress', { uri, suppression })).rejects.toThrow('没有这一条');
    expect(existsSync(kept)).toBe(false);
    client.open('untitled:1', WRONG);
    await expect(suppressFirst(client, 'untitled:1')).rejects.toThrow('请先把报告保存成文件');
    rmSync(folder, { recursive: true });
    await expect(suppressFirst(client, uri)).rejects.toThrow('.txt.jiaohe.json”：找不到');
  });

  test('are refused where the finding says something else by now', async () => {
    const { uri, kept } = place();
    const client = await startClient();
    client.open(uri, WRONG);
    const [{ code: rule, range, message } = {}] = await client.diagnose(uri);
    client.change(uri, { text: WRONG.replace('85', '95') });
    const stale = { uri, rule, range, message };
    await expect(execute(client, 'jiaohe.suppress', stale)).rejects.toThrow('已经改动');
    expect(existsSync(kept)).toBe(false);
    client.change(uri, { text: WRONG });
    await execute(client, 'jiaohe.suppress', stale);
    expect(await codes(client, uri)).toEqual([]);
  });

  test('of hints are kept as well', async () => {
    const { uri } = place();
    const client = await startClient();
    client.open(uri, '截止目前，受理咨询12件。');
    expect(await client.diagnose(uri)).toMatchObject([{ severity: 4 }]);
    await suppressFirst(client, uri);
    expect(await codes(client, uri)).toEqual([]);
  });

  test('a file name with no room for another ending has none', async () => {
    const { uri } = place(`${'长'.repeat(83)}.txt`);
    const client = await startClient();
    client.open(uri, WRONG);
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    expect(client.published).toEqual([]);
  });
});

describe('a rule that is not followed in one report', () => {
  const TWICE = `甲村${WRONG}\n乙村${WRONG}\n截止目前，办结12件。\n`;

  test('is kept beside it with its reason, speaks of no other report, and can be taken back', async () => {
    const { uri, kept, folder } = place();
    const other = pathToFileURL(path.join(folder, '另一份.txt')).href;
    const client = await startClient();
    client.open(uri, TWICE);
    client.open(other, TWICE);
    await execute(client, 'jiaohe.suppressRule', { uri, rule: 'total-mismatch', reason: '口径不同' });
    const ignored = [{ rule: 'total-mismatch', reason: '口径不同' }];
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({ version: 1, ignored });
    expect(await codes(client, uri)).toEqual(['cutoff-wording']);
    expect(await codes(client, other)).toHaveLength(3);
    const [item, ...more] = (await ignoredOf(client, uri)).items;
    expect(more).toEqual([]);
    expect(item).toMatchObject({ scope: 'report', name: '合计不符', quote: '', reason: '口径不同' });
    expect(item?.findings.map(({ range }) => range.start.line)).toEqual([0, 1]);
    client.change(uri, { text: TWICE.replaceAll('85', '95') });
    expect(await codes(client, uri)).toEqual(['cutoff-wording']);
    await execute(client, item!.undo.command, item!.undo.argument);
    expect(await codes(client, uri)).toHaveLength(3);
    expect(existsSync(kept)).toBe(false);
  });

  test('is there once, with the latest reason, and leaves what was said of single findings', async () => {
    const { uri } = place();
    const client = await startClient();
    client.open(uri, WRONG);
    await suppressFirst(client, uri, '一');
    await execute(client, 'jiaohe.suppressRule', { uri, rule: 'total-mismatch', reason: '二' });
    await execute(client, 'jiaohe.suppressRule', { uri, rule: 'total-mismatch', reason: '三' });
    const { items } = await ignoredOf(client, uri);
    expect(items.map(({ scope, reason, findings }) => [scope, reason, findings.length])).toEqual([
      ['finding', '一', 1],
      ['report', '三', 0],
    ]);
  });

  test('is refused where there is no such rule, or no file to keep it beside', async () => {
    const { uri } = place();
    const client = await startClient();
    client.open(uri, WRONG);
    await expect(execute(client, 'jiaohe.suppressRule', { uri, rule: 'constructor' })).rejects.toThrow('哪一项');
    await expect(execute(client, 'jiaohe.suppressRule', { uri, rule: 7 })).rejects.toThrow('哪一项');
    const untitled = { uri: 'untitled:1', rule: 'total-mismatch' };
    await expect(execute(client, 'jiaohe.suppressRule', untitled)).rejects.toThrow('请先把报告保存成文件');
  });
});

describe('a rule that is not followed in any report', () => {
  const where = 'file';

  test('is written into the settings file that holds, the rest of which stays, and taken out of it again', async () => {
    const { uri, settings, settingsUri } = place();
    const before = '{\r\n    // 本镇\r\n    "reporter": "township"\r\n}\r\n';
    writeFileSync(settings, before);
    const client = await startClient();
    client.open(uri, WRONG);
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    await execute(client, 'jiaohe.turnOffRule', { uri, rule: 'total-mismatch', where });
    expect(readFileSync(settings, 'utf8')).toBe(
      '{\r\n    // 本镇\r\n    "reporter": "township",\r\n    "rules": {\r\n        "total-mismatch": "off"\r\n    }\r\n}\r\n',
    );
    expect(await codes(client, uri)).toEqual([]);
    const { items } = await ignoredOf(client, uri);
    expect(items).toMatchObject([{ scope: 'everywhere', name: '合计不符', file: settingsUri, findings: [] }]);
    await execute(client, items[0]!.undo.command, items[0]!.undo.argument);
    expect(readFileSync(settings, 'utf8')).toBe(before);
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
  });

  test('is offered where it would be written', async () => {
    const { uri, settings } = place();
    const offered = async (initializationOptions: unknown, folders: readonly string[] = []) => {
      const workspace = { ...ABLE.workspace, workspaceFolders: true };
      const client = await startClient({ capabilities: { ...ABLE, workspace }, initializationOptions, folders });
      client.open(uri, WRONG);
      const [diagnostic] = await client.diagnose(uri);
      const actions = await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range: diagnostic!.range,
        context: { diagnostics: [diagnostic!] },
      });
      const action = actions?.find(({ title }) => title.startsWith('所有报告')) as CodeAction | undefined;
      return action?.command?.arguments?.[0].where;
    };
    const own = { writesSettings: true };
    expect(await offered(null)).toBeUndefined();
    expect(await offered(own)).toBe('user');
    expect(await offered(own, [pathToFileURL(root).href])).toBe('folder');
    writeFileSync(settings, '{}');
    expect(await offered(own, [pathToFileURL(root).href])).toBe('file');
    expect(await offered(null)).toBe('file');
  });

  test('is listed where the editor’s settings say it; one that is off by itself is not', async () => {
    const { uri } = place();
    const settings = { rules: { 'total-mismatch': 'off', 'numeral-style': 'off', 'rate-mismatch': 'hint' } };
    const client = await startClient({ settings: () => settings });
    client.open(uri, WRONG);
    const { items } = await ignoredOf(client, uri);
    const argument = { uri, rule: 'total-mismatch', where: 'user' };
    expect(items).toMatchObject([
      { scope: 'everywhere', file: null, undo: { command: 'jiaohe.turnOnRule', argument } },
    ]);
    expect(items).toHaveLength(1);
  });

  test('is refused where the settings file is gone or broken, and nothing is written', async () => {
    const { uri, settings } = place();
    const client = await startClient();
    client.open(uri, WRONG);
    const off = { uri, rule: 'total-mismatch', where };
    await expect(execute(client, 'jiaohe.turnOffRule', off)).rejects.toThrow('没有 jiaohe.settings.json');
    writeFileSync(settings, '{ "rules": ');
    await expect(execute(client, 'jiaohe.turnOffRule', off)).rejects.toThrow('写得不对');
    expect(readFileSync(settings, 'utf8')).toBe('{ "rules": ');
    writeFileSync(settings, '{}');
    for (const wrong of [{ ...off, rule: '__proto__' }, { ...off, where: 'user' }, { rule: 'total-mismatch' }, null]) {
      await expect(execute(client, 'jiaohe.turnOffRule', wrong)).rejects.toThrow('哪一项');
    }
    expect(readFileSync(settings, 'utf8')).toBe('{}');
  });
});

describe('what is said to be none', () => {
  test('is told in one list: single findings, rules in this report, rules in every report', async () => {
    const { uri, settings } = place();
    writeFileSync(settings, '{ "rules": { "rate-mismatch": "off" } }');
    const client = await startClient();
    client.open(uri, `${WRONG}截止目前，办结12件。`);
    await execute(client, 'jiaohe.suppressRule', { uri, rule: 'cutoff-wording' });
    await suppressFirst(client, uri);
    const { items, version, faulty } = await ignoredOf(client, uri);
    expect(items.map(({ scope, rule }) => [scope, rule])).toEqual([
      ['finding', 'total-mismatch'],
      ['report', 'cutoff-wording'],
      ['everywhere', 'rate-mismatch'],
    ]);
    expect([version, faulty]).toEqual([1, null]);
    client.change(uri, { text: '' });
    const after = await ignoredOf(client, uri);
    expect([after.version, after.items.map(({ findings }) => findings.length)]).toEqual([2, [0, 0, 0]]);
  });

  test('is not told where its file cannot be followed, but which file that is', async () => {
    const { uri, kept } = place();
    writeFileSync(kept, '{');
    const client = await startClient();
    client.open(uri, WRONG);
    expect(await ignoredOf(client, uri)).toMatchObject({ items: [], faulty: pathToFileURL(kept).href });
  });

  test('is honoured by the command line in all three ways, and no part of what it prints', async () => {
    const { uri, report, folder, settings } = place();
    const text = `${WRONG}截止目前，，办结9件。\n`;
    writeFileSync(report, text);
    writeFileSync(settings, '{}');
    const client = await startClient();
    client.open(uri, text);
    const found = async () => {
      const run = execFile(USER_NODE, [program, 'check', '--format', 'json', '--fail-on', 'never', folder]);
      const { stdout } = await run;
      return JSON.parse(stdout).reports[0].findings.map(({ rule }: { rule: string }) => rule);
    };
    expect(await found()).toEqual(['total-mismatch', 'cutoff-wording', 'stray-punctuation']);
    await suppressFirst(client, uri);
    expect(await found()).toEqual(['cutoff-wording', 'stray-punctuation']);
    await execute(client, 'jiaohe.suppressRule', { uri, rule: 'cutoff-wording' });
    expect(await found()).toEqual(['stray-punctuation']);
    await execute(client, 'jiaohe.turnOffRule', { uri, rule: 'stray-punctuation', where: 'file' });
    expect(await found()).toEqual([]);
    expect(await codes(client, uri)).toEqual([]);
  });
});
