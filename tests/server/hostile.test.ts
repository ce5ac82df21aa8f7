import { beforeAll, describe, expect, test } from 'vitest';
import {
  type CompletionList,
  DidSaveTextDocumentNotification,
  ExecuteCommandRequest,
} from 'vscode-languageserver/node';
import fc from '../seeded.ts';
import { type Client, startClient } from './client.ts';
import { WRONG } from './texts.ts';

/** Requests about a document, by their methods. */
const REQUESTS = [
  'textDocument/diagnostic',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/codeAction',
  'textDocument/completion',
  'textDocument/semanticTokens/full',
  'jiaohe/report',
  'jiaohe/insertion',
  'textDocument/hover',
  'textDocument/documentHighlight',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/inlayHint',
  'textDocument/codeLens',
  'textDocument/documentLink',
  'jiaohe/moveSection',
  'jiaohe/ledger',
  'jiaohe/ledgerTable',
  'jiaohe/linkedEdits',
  'jiaohe/fixAll',
  'jiaohe/ignored',
];

let client: Client;
beforeAll(async () => {
  client = await startClient();
});

const request = (method: string, params: unknown) => client.connection.sendRequest(method, params);
const notify = (method: string, params: unknown) => void client.connection.sendNotification(method, params);

/** The server still does its work. */
async function expectAlive(): Promise<void> {
  client.open('untitled:alive', WRONG);
  expect(await client.diagnose('untitled:alive')).toMatchObject([{ code: 'total-mismatch' }]);
}

test('a document that is not open has nothing', async () => {
  const params = {
    textDocument: { uri: 'file:///no/such/file.txt' },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    position: { line: 0, character: 0 },
    context: { diagnostics: [] },
    content: 'measures',
  };
  const answers = await Promise.all(REQUESTS.map((method) => request(method, params)));
  expect(answers).toEqual([
    ...[{ kind: 'full', items: [] }, [], [], [], [], { data: [] }, null, null],
    ...[null, [], [], [], [], [], [], null, null, null, null, null, null],
  ]);
  client.change('file:///no/such/file.txt', { text: WRONG });
  client.close('file:///no/such/file.txt');
  notify(DidSaveTextDocumentNotification.method, { textDocument: { uri: 'file:///no/such/file.txt' } });
  await expectAlive();
});

test.each(
  ['suppress', 'suppressRule', 'unsuppress', 'turnOffRule', 'turnOnRule', 'nothing'].map((name) => [`jiaohe.${name}`]),
)('%s with wrong arguments is refused', async (command) => {
  const range = { start: { line: 0, character: 0 } };
  for (const words of [
    undefined,
    null,
    [],
    [null],
    [undefined],
    [7],
    ['a'],
    [[]],
    [{}],
    [{ uri: 7 }],
    [{ uri: 'a', rule: 'a', range }],
    [{ uri: 'a', suppression: 'a' }],
    [{ uri: 'a', rule: 'total-mismatch', where: 'user' }],
    [{ uri: 'untitled:alive', rule: 'total-mismatch', where: 'file', reason: 7 }],
  ]) {
    await expect(request(ExecuteCommandRequest.method, { command, arguments: words })).rejects.toMatchObject({
      code: expect.any(Number),
    });
  }
  await expectAlive();
});

test.each([
  'file:',
  'file:///',
  'file:///a%2Fb.txt',
  'file:///%E6%A0.txt',
  'file:///a%00b.txt',
  'file://host/share/a.txt',
  'vscode-vfs://github/%',
  ':',
  '',
])('a document by the name of %j is checked', async (uri) => {
  client.open(uri, WRONG);
  expect(await client.diagnose(uri)).toHaveLength(1);
});

describe('positions', () => {
  test.each([
    ['before the text', -5, -5, `共受理\r\n${WRONG}`],
    ['behind its line', 0, 9_999_999, `受理共\r\n${WRONG}`],
    ['behind the text', 9_999_999, 0, `受理\r\n${WRONG}共`],
    ['at no number', Number.MAX_VALUE, Number.MAX_VALUE, `受理\r\n${WRONG}共`],
  ])('%s are taken as the nearest place', async (_, line, character, becomes) => {
    client.open('untitled:1', `受理\r\n${WRONG}`);
    const place = { line, character };
    client.change('untitled:1', { range: { start: place, end: place }, text: '共' });
    client.open('untitled:2', becomes);
    const [is, due] = [await client.diagnose('untitled:1'), await client.diagnose('untitled:2')];
    expect(is.map(({ range }) => range)).toEqual(due.map(({ range }) => range));
    const completion = { textDocument: { uri: 'untitled:1' }, position: place };
    const answer = (await request('textDocument/completion', completion)) as CompletionList | [];
    for (const { textEdit } of 'items' in answer ? answer.items : []) {
      expect(textEdit).toMatchObject({ range: { start: { line: line > 1 ? 1 : 0 } } });
    }
  });

  test('with their ends swapped are read the other way round', async () => {
    client.open('untitled:1', `${WRONG}XX件`);
    const range = { start: { line: 0, character: 25 }, end: { line: 0, character: 0 } };
    client.change('untitled:1', { range, text: '' });
    expect((await client.diagnose('untitled:1')).map(({ code }) => code)).not.toContain('total-mismatch');
  });
});

test('whatever is asked and told is answered, and the next question as well', async () => {
  const uri = fc.constantFrom('untitled:1', 'untitled:2', 'file:///报告.md', '');
  const number = fc.oneof(fc.integer({ min: -3, max: 20 }), fc.constantFrom(2 ** 31, -(2 ** 31), 1.5, 1e300));
  const position = fc.record({ line: number, character: number });
  const range = fc.record({ start: position, end: position });
  const junk = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(WRONG, '一、', '云上镇2024年法治政府建设年度报告\n\n一、主要举措', '\u0000', '\ufeff', '\r', ''),
  );
  const often = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 9, arbitrary }, { weight: 1, arbitrary: junk });
  const message = fc.record({
    method: fc.constantFrom(
      ...REQUESTS,
      'workspace/executeCommand',
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/didSave',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ),
    params: fc.oneof(
      {
        weight: 20,
        arbitrary: fc.record({
          textDocument: often(
            fc.record({
              uri: often(uri),
              version: often(fc.nat(9)),
              languageId: often(fc.constantFrom('markdown', 'plaintext', 'gongwen')),
              text: often(text),
            }),
          ),
          contentChanges: often(
            fc.array(often(fc.oneof(fc.record({ text }), fc.record({ text: often(text), range: often(range) }))), {
              maxLength: 3,
            }),
          ),
          position: often(position),
          range: often(range),
          context: often(
            fc.record({
              diagnostics: often(
                fc.array(
                  often(
                    fc.record({
                      range: often(range),
                      message: often(text),
                      source: fc.constant('校核'),
                      code: fc.constantFrom('total-mismatch', 'missing-section'),
                      data: often(fc.record({ from: fc.nat(9), to: fc.nat(9) })),
                    }),
                  ),
                  { maxLength: 3 },
                ),
              ),
            }),
          ),
          content: often(fc.constantFrom('measures', '')),
          command: fc.constantFrom(
            'jiaohe.suppress',
            'jiaohe.suppressRule',
            'jiaohe.unsuppress',
            'jiaohe.turnOffRule',
            'other',
          ),
          arguments: often(
            fc.array(
              often(
                fc.record({
                  uri,
                  range: often(range),
                  rule: fc.constant('total-mismatch'),
                  suppression: often(fc.record({ rule: fc.constant('total-mismatch'), quote: often(text) })),
                  where: fc.constantFrom('file', 'user'),
                }),
              ),
            ),
          ),
          settings: often(fc.record({ jiaohe: junk })),
        }),
      },
      { weight: 1, arbitrary: fc.oneof(fc.dictionary(fc.string(), junk), fc.array(junk, { maxLength: 2 })) },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 12 }), async (messages) => {
      const answers = messages.map(({ method, params }) => {
        const telling = /\/did/.test(method);
        return telling ? notify(method, params) : request(method, params).catch((error: unknown) => error);
      });
      await Promise.all(answers);
      await expectAlive();
    }),
    { numRuns: 60 },
  );
}, 30_000);
