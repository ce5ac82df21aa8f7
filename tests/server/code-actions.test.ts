import { describe, expect, test } from 'vitest';
import { CodeActionKind, CodeActionRequest, type Diagnostic } from 'vscode-languageserver/node';
import { ABLE, type Client, startClient } from './client.ts';
import { REPORT, RIGHT, rangeIn, uri, WRONG } from './texts.ts';

describe('code actions', () => {
  const ask = (client: Client, diagnostics: readonly Diagnostic[], only?: string[]) =>
    client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: diagnostics[0]?.range ?? rangeIn('', ''),
      context: { diagnostics: [...diagnostics], ...(only && { only }) },
    });

  test('show every consistent way out with its arithmetic, then that it is none; none is preferred', async () => {
    const client = await startClient();
    client.open(uri, WRONG);
    const diagnostics = await client.diagnose(uri);
    const actions = await ask(client, diagnostics);
    expect(actions).toMatchObject([
      { title: '把合计改为130件（85＋45）', kind: 'quickfix', diagnostics },
      { title: expect.stringContaining('120－45'), kind: 'quickfix' },
      { title: expect.stringContaining('120－85'), kind: 'quickfix' },
      {
        title: '这不是错误：忽略此处…',
        command: {
          command: 'jiaohe.suppress',
          arguments: [{ uri, rule: 'total-mismatch', range: diagnostics[0]?.range }],
        },
      },
      { title: '本文不再检查“合计不符”…', command: { command: 'jiaohe.suppressRule', arguments: [{ uri }] } },
    ]);
    expect(actions?.filter((action) => 'isPreferred' in action)).toEqual([]);
    expect(actions?.[0]).toMatchObject({
      edit: {
        documentChanges: [
          { textDocument: { uri, version: 1 }, edits: [{ range: rangeIn(WRONG, '120'), newText: '130' }] },
        ],
      },
    });
  });

  test('are there as well where the client gives back ranges that count bytes', async () => {
    const client = await startClient();
    client.open(uri, WRONG);
    const diagnostics = await client.diagnose(uri);
    const inBytes = diagnostics.map((one) => ({ ...one, range: rangeIn(`${'x'.repeat(12)}120`, '120') }));
    expect(inBytes[0]?.range).not.toEqual(diagnostics[0]?.range);
    expect(await ask(client, inBytes)).toEqual(await ask(client, diagnostics));
  });

  test('are plain changes for a client that knows no versions', async () => {
    const client = await startClient({ capabilities: { textDocument: { diagnostic: {} } } });
    client.open(uri, WRONG);
    const [first] = (await ask(client, await client.diagnose(uri))) ?? [];
    expect(first).toMatchObject({ edit: { changes: { [uri]: [{ newText: '130' }] } } });
  });

  test('insert each missing section under its own name', async () => {
    const client = await startClient();
    client.open(uri, REPORT);
    const missing = (await client.diagnose(uri)).filter(({ code }) => code === 'missing-section');
    expect(missing.length).toBeGreaterThan(1);
    const inserts = ((await ask(client, missing)) ?? []).filter(({ title }) => title.startsWith('补写一节'));
    expect(new Set(inserts.map(({ title }) => title)).size).toBe(missing.length);
  });

  test('are refused for a diagnostic that no longer holds, or is not ours', async () => {
    const client = await startClient();
    client.open(uri, WRONG);
    const [diagnostic] = await client.diagnose(uri);
    expect(await ask(client, [{ ...diagnostic!, source: 'spelling' }])).toEqual([]);
    client.change(uri, { range: rangeIn(WRONG, '85'), text: '95' });
    expect(await ask(client, [diagnostic!])).toEqual([]);
    client.change(uri, { text: RIGHT });
    expect(await ask(client, [diagnostic!])).toEqual([]);
  });

  test('are no part of fix-all where they change figures', async () => {
    const client = await startClient();
    client.open(uri, WRONG);
    const diagnostics = await client.diagnose(uri);
    expect(await ask(client, diagnostics, [CodeActionKind.SourceFixAll])).toEqual([]);
    expect(await ask(client, diagnostics, [CodeActionKind.QuickFix])).toHaveLength(5);
  });

  test('of our own client turn rules off and show their pages', async () => {
    const client = await startClient({ initializationOptions: { showsRules: true, writesSettings: true } });
    client.open(uri, WRONG);
    const actions = (await ask(client, await client.diagnose(uri))) ?? [];
    expect(actions.slice(-2)).toMatchObject([
      { command: { command: 'jiaohe.turnOffRule', arguments: [{ uri, rule: 'total-mismatch', where: 'user' }] } },
      { command: { command: 'jiaohe.showRule', arguments: [{ rule: 'total-mismatch' }] } },
    ]);
  });

  test('that cannot be taken say why to a client that shows it', async () => {
    const textDocument = { ...ABLE.textDocument, codeAction: { disabledSupport: true } };
    const offered = async (initializationOptions: unknown) => {
      const client = await startClient({ capabilities: { ...ABLE, textDocument }, initializationOptions });
      client.open(uri, WRONG);
      return (await ask(client, await client.diagnose(uri))) ?? [];
    };
    const disabled = (await offered(null)).filter((action) => 'disabled' in action);
    // Our own client has the report saved.
    expect((await offered({ savesReports: true })).filter((action) => 'disabled' in action)).toEqual([]);
    expect(disabled).toMatchObject([
      { title: '这不是错误：忽略此处…', disabled: { reason: expect.stringContaining('请先把报告保存成文件') } },
      { title: '本文不再检查“合计不符”…', disabled: { reason: expect.stringContaining('请先把报告保存成文件') } },
    ]);
  });
});

describe('fixing all', () => {
  const SLIPS = '截止目前，，受理咨询12件。';

  test('is one code action, versioned, with every safe fix', async () => {
    const client = await startClient();
    client.open(uri, SLIPS);
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: rangeIn(SLIPS, SLIPS),
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    const edits = [
      { range: rangeIn(SLIPS, '截止'), newText: '截至' },
      { range: rangeIn(SLIPS, '，，'), newText: '，' },
    ];
    expect(actions).toEqual([
      {
        title: '修正全部可以放心改的问题（2处）',
        kind: 'source.fixAll.jiaohe',
        edit: { documentChanges: [{ textDocument: { uri, version: 1 }, edits }] },
      },
    ]);
    const answer = await client.connection.sendRequest('jiaohe/fixAll', { textDocument: { uri } });
    expect(answer).toEqual({ version: 1, edits });
  });

  test('is nothing where there is nothing that nobody could disagree with', async () => {
    const client = await startClient();
    client.open(uri, REPORT);
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: rangeIn('', ''),
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(actions).toEqual([]);
  });
});
