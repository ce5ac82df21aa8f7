import { describe, expect, test, vi } from 'vitest';
import {
  CancellationTokenSource,
  CodeActionKind,
  CodeActionRequest,
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  CompletionTriggerKind,
  type Diagnostic,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  InsertTextFormat,
  LSPErrorCodes,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { ABLE, type Client, startClient } from './client.ts';

const uri = 'untitled:报告';
const WRONG = '受理咨询120件，其中劳动类85件、婚姻类45件。';
const RIGHT = '受理咨询130件，其中劳动类85件、婚姻类45件。';

/** Made up; its total is wrong, and most of what it must contain is missing. */
const REPORT = `云上镇2024年法治政府建设年度报告

一、主要举措和成效

（一）化解矛盾纠纷

1.做好咨询。${WRONG}

2.做好调解。调解成功率稳步提高。

（二）加强普法宣传

全年开展宣传12场次。

云上镇人民政府
2025年1月10日
`;

describe('initialize', () => {
  test('to a client that asks for diagnostics', async () => {
    const { initialized, registrations } = await startClient();
    expect(initialized).toMatchObject({
      serverInfo: { name: 'jiaohe' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: 2 },
        diagnosticProvider: { identifier: 'jiaohe', interFileDependencies: false, workspaceDiagnostics: false },
        documentSymbolProvider: { label: '校核' },
        foldingRangeProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.jiaohe'] },
        semanticTokensProvider: { full: true },
        executeCommandProvider: {
          commands: [
            'jiaohe.suppress',
            'jiaohe.suppressRule',
            'jiaohe.unsuppress',
            'jiaohe.turnOffRule',
            'jiaohe.turnOnRule',
            'jiaohe.keepLastYear',
          ],
        },
      },
    });
    await vi.waitFor(() => expect(registrations).toHaveLength(2));
    expect(registrations.map(({ method }) => method).sort()).toEqual([
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
  });

  test('to a client that can do nothing: no pull, nothing registered, no settings asked for', async () => {
    const { initialized, registrations, asked, published, open } = await startClient({ capabilities: {} });
    expect(initialized.capabilities).not.toHaveProperty('diagnosticProvider');
    open(uri, WRONG);
    await vi.waitFor(() => expect(published).toHaveLength(1));
    expect([registrations, asked]).toEqual([[], { refreshes: 0, settings: [] }]);
  });
});

describe('diagnostics', () => {
  test('are asked for; what is known already is not sent again', async () => {
    const { open, change, close, pull, published } = await startClient();
    open(uri, WRONG);
    const first = await pull(uri);
    expect(first).toMatchObject({ kind: 'full', items: [{ code: 'total-mismatch' }] });
    const { resultId } = first;
    expect(await pull(uri, resultId)).toEqual({ kind: 'unchanged', resultId });
    change(uri, { text: RIGHT });
    const second = await pull(uri, resultId);
    expect(second).toMatchObject({ kind: 'full', items: [] });
    expect(await pull(uri, second.resultId)).toMatchObject({ kind: 'unchanged' });
    expect(await pull(uri, resultId)).toMatchObject({ kind: 'full' });
    close(uri);
    expect(await pull(uri, second.resultId)).toEqual({ kind: 'full', items: [] });
    expect(published).toEqual([]);
  });

  test('of a document that was closed and opened again with other words are not taken for known', async () => {
    const { open, close, pull } = await startClient();
    open(uri, RIGHT);
    const { resultId } = await pull(uri);
    close(uri);
    open(uri, WRONG);
    expect(await pull(uri, resultId)).toMatchObject({ kind: 'full', items: [{ code: 'total-mismatch' }] });
  });

  test('are pushed to a client that does not ask, with their version, and taken back on close', async () => {
    const { open, change, close, published } = await startClient({ capabilities: {} });
    const last = () => vi.waitFor(() => expect(published.at(-1)).toBeDefined()).then(() => published.at(-1)!);
    open(uri, WRONG);
    expect(await last()).toMatchObject({ uri, version: 1, diagnostics: [{ code: 'total-mismatch' }] });
    change(uri, { text: RIGHT });
    await vi.waitFor(() => expect(published).toHaveLength(2));
    expect(await last()).toEqual({ uri, version: 2, diagnostics: [] });
    change(uri, { text: WRONG });
    close(uri);
    await vi.waitFor(() => expect(published.at(-1)).toEqual({ uri, diagnostics: [] }));
  });

  test('name their rule, its page, and what they were found in', async () => {
    const client = await startClient();
    client.open(uri, WRONG);
    const [diagnostic] = await client.diagnose(uri);
    const place = (words: string) => rangeIn(WRONG, words);
    expect(diagnostic).toEqual({
      range: place('120'),
      severity: 1,
      source: '校核',
      code: 'total-mismatch',
      codeDescription: { href: 'file:///pages/total-mismatch.md' },
      message: expect.stringContaining('合计不符'),
      data: { version: 1, start: WRONG.indexOf('120'), end: WRONG.indexOf('120') + 3 },
      relatedInformation: [
        { location: { uri, range: place('85') }, message: expect.stringContaining('85') },
        { location: { uri, range: place('45') }, message: expect.stringContaining('45') },
      ],
    });
  });

  test('have no more than the client can show; the pages are where it says', async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    const client = await startClient({ capabilities, initializationOptions: { rulePages: 'vscode:/pages' } });
    client.open(uri, WRONG);
    const [diagnostic] = await client.diagnose(uri);
    expect(diagnostic).not.toHaveProperty('relatedInformation');
    expect(diagnostic?.codeDescription?.href).toBe('vscode:/pages/total-mismatch.md');
  });

  test.each(['\n', '\r\n', '\r'])('count in UTF-16 units and in lines that end with %j', async (lineEnd) => {
    const { open, diagnose } = await startClient();
    open(uri, `𠮷村😀${lineEnd}${lineEnd}😀𠮷村${WRONG}`);
    const [diagnostic] = await diagnose(uri);
    expect(diagnostic?.range).toEqual({ start: { line: 2, character: 9 }, end: { line: 2, character: 12 } });
  });
});

describe('symbols', () => {
  const ask = async (text: string, languageId?: string, capabilities = ABLE) => {
    const { open, connection } = await startClient({ capabilities });
    open(uri, text, languageId);
    return connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
  };

  test('nest: title, 一、, （一）, 1.', async () => {
    expect(named(await ask(REPORT))).toEqual([
      '云上镇2024年法治政府建设年度报告',
      ['一、主要举措和成效', ['（一）化解矛盾纠纷', ['1.做好咨询', '2.做好调解'], '（二）加强普法宣传']],
    ]);
  });

  test('are a list for a client whose symbols cannot nest', async () => {
    const symbols = await ask(REPORT, 'plaintext', {});
    expect(symbols?.[2]).toMatchObject({
      name: '（一）化解矛盾纠纷',
      containerName: '一、主要举措和成效',
      location: { uri, range: { start: { line: 4 } } },
    });
  });

  test('in Markdown are left to the editor where every heading has its #', async () => {
    const marked = REPORT.replace(/^(?=云上镇2024|一、)/gm, '# ').replace(/^(?=（[一二]）|\d\.)/gm, '## ');
    expect(await ask(marked, 'markdown')).toEqual([]);
    expect(await ask(REPORT, 'markdown')).toHaveLength(1);
  });
});

test('sections fold', async () => {
  const { open, connection } = await startClient();
  open(uri, REPORT);
  const ranges = await connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
  expect(ranges).toEqual([
    { startLine: 2, endLine: 12 },
    { startLine: 4, endLine: 8 },
    { startLine: 10, endLine: 12 },
  ]);
});

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

  test('is quick: a long report is answered at once, with nothing where there is nothing', async () => {
    const client = await startClient();
    client.open(uri, REPORT.repeat(40));
    await client.diagnose(uri);
    const start = performance.now();
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: rangeIn('', ''),
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(actions).toEqual([]);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

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

test('semantic tokens colour what no grammar does', async () => {
  const { open, connection } = await startClient();
  const ask = () => connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
  open(uri, REPORT, 'markdown');
  const { data } = (await ask())!;
  expect(data.length).toBeGreaterThan(0);
  expect(data.length % 5).toBe(0);
  open(uri, REPORT, 'gongwen');
  expect(await ask()).toEqual({ data: [] });
});

describe('what the views ask for', () => {
  test('jiaohe/report: contents, headings, counts', async () => {
    const { open, connection, diagnose } = await startClient();
    open(uri, REPORT);
    const report = await connection.sendRequest('jiaohe/report', { textDocument: { uri } });
    expect(report).toMatchObject({
      version: 1,
      profile: { id: 'rule-of-law-annual-report' },
      year: 2024,
      contents: expect.arrayContaining([expect.objectContaining({ status: 'missing', range: null })]),
      sections: [
        {
          mark: '一、',
          title: '主要举措和成效',
          selectionRange: { start: { line: 2, character: 0 }, end: { line: 2, character: 9 } },
          children: [{ mark: '（一）', children: [{ mark: '1.' }, { mark: '2.' }] }, { mark: '（二）' }],
        },
      ],
    });
    const { counts } = report as { counts: Record<string, number> };
    // What is unwritten is counted as such, and not among the errors again.
    const written = (await diagnose(uri)).filter(({ code }) => code !== 'missing-section' && code !== 'empty-section');
    const severities = written.map(({ severity }) => severity);
    expect([counts.error, counts.warning, counts.information, counts.hint]).toEqual(
      [1, 2, 3, 4].map((wanted) => severities.filter((severity) => severity === wanted).length),
    );
    expect(counts.unwritten).toBeGreaterThan(0);
  });

  test('jiaohe/insertion: before signature and date, with the next ordinal; null where nothing is to insert', async () => {
    const { open, connection } = await startClient();
    open(uri, REPORT);
    const ask = (content: unknown) => connection.sendRequest('jiaohe/insertion', { textDocument: { uri }, content });
    const { contents } = (await connection.sendRequest('jiaohe/report', { textDocument: { uri } })) as {
      contents: { id: string; status: string }[];
    };
    const { id } = contents.find(({ status }) => status === 'missing')!;
    expect(await ask(id)).toMatchObject({
      version: 1,
      range: { start: { line: 12, character: 11 }, end: { line: 12, character: 11 } },
      text: expect.stringMatching(/^\n\n二、/),
      snippet: expect.stringContaining('${1'),
    });
    const present = contents.find(({ status }) => status === 'present')!;
    expect([await ask(present.id), await ask('no-such-content'), await ask(undefined)]).toEqual([null, null, null]);
  });
});

describe('cancellation', () => {
  test('of a request that waits for the client is answered at once', async () => {
    let release = () => {};
    const settings = new Promise((resolve) => {
      release = () => resolve(null);
    });
    const { open, connection, diagnose } = await startClient({ settings: () => settings });
    open(uri, WRONG);
    const source = new CancellationTokenSource();
    const cancelled = connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }, source.token);
    source.cancel();
    await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    release();
    expect(await diagnose(uri)).toHaveLength(1);
  });
});

/** The names of symbols, each followed by those of its children. */
function named(symbols: readonly unknown[] | null | undefined): unknown[] {
  return (symbols ?? []).flatMap((symbol) => {
    const { name, children = [] } = symbol as { name: string; children?: unknown[] };
    return children.length > 0 ? [name, named(children)] : [name];
  });
}

function rangeIn(line: string, words: string) {
  const character = line.indexOf(words);
  return { start: { line: 0, character }, end: { line: 0, character: character + words.length } };
}
