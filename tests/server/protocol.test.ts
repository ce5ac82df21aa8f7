import { describe, expect, test, vi } from 'vitest';
import {
  CancellationTokenSource,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  LSPErrorCodes,
  SemanticTokensRequest,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { ABLE, startClient } from './client.ts';
import { REPORT, RIGHT, rangeIn, uri, WRONG } from './texts.ts';

/** What is wrong stands in its second line. */
const OPENED = `工作情况。\n${WRONG}`;
const wrong = { start: { line: 1, character: 4 }, end: { line: 1, character: 7 } };

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

  test.each<[string, 'unchanged' | 'full', readonly TextDocumentContentChangeEvent[]]>([
    ['words behind them', 'unchanged', [{ range: at(1, WRONG.length), text: '此外，' }]],
    ['words in the line before', 'unchanged', [{ range: at(0, 1), text: '首先说' }]],
    ['words before them in their line', 'full', [{ range: at(1, 0), text: '全年' }]],
    ['a line more', 'full', [{ range: at(0, 1), text: '\n' }]],
    ['the words that are marked, written over with the same', 'full', [{ range: wrong, text: '120' }]],
    ['all words, written over with the same', 'full', [{ text: OPENED }]],
    ['another figure', 'full', [{ range: at(1, WRONG.length - 3), text: '1' }]],
  ])('are not named again where they stand as before: %s', async (_, kind, changes) => {
    const { open, change, pull } = await startClient();
    open(uri, OPENED);
    const { resultId } = await pull(uri);
    change(uri, ...changes);
    const answer = await pull(uri, resultId);
    expect(answer).toMatchObject({ kind, resultId: expect.stringMatching(/^2\./) });
    expect(await pull(uri, answer.resultId)).toMatchObject({ kind: 'unchanged' });
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
      data: { from: place('120').start.character, to: place('120').end.character },
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

test('semantic tokens colour what no grammar does', async () => {
  const { open, connection, initialized } = await startClient();
  const { tokenTypes } = initialized.capabilities.semanticTokensProvider!.legend;
  const token = (lines: number, characters: number, words: string, type: string) => [
    ...[lines, characters, words.length, tokenTypes.indexOf(type)],
    0,
  ];
  const ask = () => connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
  const text = '# 一、主要举措\n\n开展宣传12场次，办结XX件。\n';
  open(uri, text, 'markdown');
  expect(await ask()).toEqual({
    data: [
      ...token(0, 2, '一、', 'headingMark'),
      ...token(2, 4, '12', 'number'),
      ...token(0, 2, '场次', 'unit'),
      ...token(0, 5, 'XX', 'placeholder'),
    ],
  });
  open(uri, text, 'gongwen');
  expect(await ask()).toEqual({ data: [] });
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

/** The place before a character. */
function at(line: number, character: number) {
  return { start: { line, character }, end: { line, character } };
}
