import { describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  HoverRequest,
  ReferencesRequest,
} from 'vscode-languageserver/node';
import { ABLE, type Client, startClient } from './client.ts';
import { uri } from './texts.ts';

const text = '受理咨询130件，其中劳动类85件、婚姻类45件，办结128件，办结率98.5%。';
const textDocument = { uri };

const at = (words: string, within = text) => ({ line: 0, character: within.indexOf(words) });
const rangeOf = (words: string) => ({
  start: at(words),
  end: { line: 0, character: text.indexOf(words) + words.length },
});

async function open(capabilities = ABLE): Promise<Client> {
  const client = await startClient({ capabilities });
  client.open(uri, text);
  return client;
}

test('the server says what it answers about figures', async () => {
  const { initialized } = await open();
  expect(initialized.capabilities).toMatchObject({
    hoverProvider: true,
    documentHighlightProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    codeActionProvider: { codeActionKinds: expect.arrayContaining(['quickfix', 'refactor.rewrite']) },
  });
});

test('hover is in the form that the client shows', async () => {
  const ask = async (contentFormat?: ('markdown' | 'plaintext')[]) => {
    const hover = contentFormat ? { contentFormat } : {};
    const { connection } = await open({ ...ABLE, textDocument: { ...ABLE.textDocument, hover } });
    return connection.sendRequest(HoverRequest.type, { textDocument, position: at('85') });
  };
  expect(await ask(['markdown', 'plaintext'])).toMatchObject({ contents: { kind: 'markdown' } });
  expect(await ask(['plaintext'])).toMatchObject({ contents: { kind: 'plaintext' } });
  expect(await ask()).toMatchObject({
    contents: { kind: 'plaintext', value: expect.stringContaining('130 = 85 + 45') },
    range: rangeOf('85件'),
  });
});

test('highlights, definitions and references name places of this document', async () => {
  const { connection } = await open();
  const position = at('85');
  const highlights = await connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position });
  expect(highlights?.map(({ range }) => range)).toEqual([rangeOf('130'), rangeOf('85'), rangeOf('45')]);
  const definition = await connection.sendRequest(DefinitionRequest.type, { textDocument, position });
  expect(definition).toEqual([{ uri, range: rangeOf('130') }]);
  const context = { includeDeclaration: false };
  const references = await connection.sendRequest(ReferencesRequest.type, { textDocument, position, context });
  expect(references).toEqual([
    { uri, range: rangeOf('130') },
    { uri, range: rangeOf('45') },
  ]);
});

test('of a document that is not open, nothing is known', async () => {
  const { connection, close } = await open();
  close(uri);
  const position = at('85');
  const nothing = await Promise.all([
    connection.sendRequest(HoverRequest.type, { textDocument, position }),
    connection.sendRequest('jiaohe/ledger', { textDocument }),
    connection.sendRequest('jiaohe/ledgerTable', { textDocument, form: 'csv', figures: null }),
    connection.sendRequest('jiaohe/linkedEdits', { textDocument, position }),
  ]);
  expect(nothing).toEqual([null, null, null, null]);
  expect(await connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position })).toEqual([]);
});

test('jiaohe/ledger: every figure with its place, its words and its sums', async () => {
  const { connection } = await open();
  const ledger = await connection.sendRequest('jiaohe/ledger', { textDocument });
  expect(ledger).toMatchObject({
    version: 1,
    figures: [
      { range: rangeOf('130'), text: '130件', indicator: '受理咨询', heading: [], claims: [0, 1], standing: 'holds' },
      { range: rangeOf('85') },
      { range: rangeOf('45') },
      { range: rangeOf('128') },
      { range: rangeOf('98.5'), text: '98.5%', claims: [1] },
    ],
    claims: [
      { kind: 'total', standing: 'holds', words: '合计：130 = 85 + 45' },
      {
        kind: 'rate',
        places: [
          { range: rangeOf('98.5'), words: '办结率98.5%' },
          { range: rangeOf('128'), words: '办结128件' },
          { range: rangeOf('130'), words: '受理咨询130件' },
        ],
      },
    ],
    coverage: { quantities: 5, checked: 5 },
  });
});

test('jiaohe/ledgerTable: the figures that are wanted, for a file or to be pasted', async () => {
  const { connection } = await open();
  const ask = async (form: string, figures: unknown) => {
    const { text } = (await connection.sendRequest('jiaohe/ledgerTable', { textDocument, form, figures })) as never;
    return String(text).split('\r\n');
  };
  expect(await ask('csv', null)).toHaveLength(7);
  expect((await ask('csv', [1])).slice(0, 2)).toEqual([
    '\ufeff文件,行,章节,指标,时段,数字,单位,数值,结果,核对',
    '报告,1,,劳动类,,85,件,85,相符,✓ 合计：130 = 85 + 45',
  ]);
  expect(await ask('tsv', [3, -1, 99, 'x', null])).toEqual([
    '行\t章节\t指标\t时段\t数字\t单位\t数值\t结果\t核对',
    '1\t\t办结\t\t128\t件\t128\t相符\t✓ 比率：128 ÷ 130 = 98.5%',
    '',
  ]);
  expect(await ask('tsv', {})).toHaveLength(7);
});

describe('linked edits', () => {
  const annotated = {
    ...ABLE,
    workspace: { ...ABLE.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  };
  const EDITS = [
    { range: rangeOf('130'), newText: '131' },
    { range: rangeOf('98.5'), newText: '97.7' },
  ];
  const GIVEN = { range: rangeOf('85'), newText: '86' };
  const TITLE = '同步更新相关数字（受理咨询 131，办结率 97.7%）';

  /** Changes 85 to 86 as it is done by hand: character by character, checked in between. */
  async function rewrite(client: Client): Promise<void> {
    await client.diagnose(uri);
    const { start, end } = rangeOf('85');
    client.change(uri, { range: { start, end }, text: '' });
    await client.diagnose(uri);
    client.change(uri, { range: { start, end: start }, text: '8' });
    await client.diagnose(uri);
    const behind = { line: 0, character: start.character + 1 };
    client.change(uri, { range: { start: behind, end: behind }, text: '6' });
  }

  const ask = (client: Client, only?: string[]) =>
    client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: at('件、婚姻类'), end: at('件、婚姻类') },
      context: { diagnostics: [], ...(only && { only }) },
    });

  test('jiaohe/linkedEdits: the figures that follow, shown before they are changed', async () => {
    const client = await open();
    await rewrite(client);
    const position = at('件、婚姻类');
    expect(await client.connection.sendRequest('jiaohe/linkedEdits', { textDocument, position })).toEqual({
      title: TITLE,
      edit: {
        documentChanges: [
          {
            textDocument: { uri, version: 4 },
            edits: [GIVEN, ...EDITS].map((edit, index) => ({ ...edit, annotationId: String(index) })),
          },
        ],
        changeAnnotations: {
          0: { label: '依据：86', description: '这一处不变', needsConfirmation: true },
          1: { label: '受理咨询 130 → 131', description: '算式：86＋45', needsConfirmation: false },
          2: { label: '办结率 98.5 → 97.7', description: '算式：128÷131', needsConfirmation: false },
        },
      },
    });
    const elsewhere = { textDocument, position: at('受理') };
    expect(await client.connection.sendRequest('jiaohe/linkedEdits', elsewhere)).toBeNull();
    expect(await client.connection.sendRequest('jiaohe/linkedEdits', { textDocument })).toBeNull();
  });

  test('are a code action where the figure was changed, for every client as it can', async () => {
    const full = await open(annotated);
    await rewrite(full);
    const [action, ...others] = (await ask(full)) ?? [];
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      title: TITLE,
      kind: 'refactor.rewrite',
      edit: { changeAnnotations: { 0: { needsConfirmation: true } } },
    });
    expect(action).not.toHaveProperty('isPreferred');
    const simple = await open({});
    await rewrite(simple);
    expect(await ask(simple)).toMatchObject([{ title: TITLE, edit: { changes: { [uri]: EDITS } } }]);
  });

  test('are given to those who ask for rewritings, and are no part of fix-all', async () => {
    const client = await open();
    await rewrite(client);
    expect(await ask(client, ['refactor'])).toHaveLength(1);
    expect(await ask(client, ['quickfix'])).toEqual([]);
    expect(await ask(client, ['source.fixAll'])).toEqual([]);
  });

  test('on the finding are a quick fix behind its own, before the way to ignore it', async () => {
    const client = await open();
    await rewrite(client);
    const [finding] = await client.diagnose(uri);
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: finding!.range,
      context: { diagnostics: [finding!] },
    });
    const titles = actions?.map(({ title }) => title) ?? [];
    expect(titles.slice(-3, -1)).toEqual([TITLE, '这不是错误：忽略此处…']);
    expect(actions?.at(-3)).toMatchObject({ kind: 'quickfix', diagnostics: [finding] });
  });

  test('undone, the report is as it was, and nothing follows any more', async () => {
    const client = await open();
    await rewrite(client);
    await client.diagnose(uri);
    client.change(uri, { text });
    const position = at('85');
    expect(await client.connection.sendRequest('jiaohe/linkedEdits', { textDocument, position })).toBeNull();
  });
});
