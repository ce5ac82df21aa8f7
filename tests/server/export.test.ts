import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DidChangeTextDocumentNotification } from 'vscode-languageserver/node';
import { type DocxText, readDocx } from '../../server/src/documents/docx/read-docx.ts';
import type { ExportAnswer, ExportParams } from '../../server/src/features/protocol.ts';
import { type Client, startClient } from './client.ts';
import { place } from './project.ts';
import { WRONG } from './texts.ts';

const settings = () => ({ profile: 'none' });
const TEXT = `2024年工作总结\n\n一、主要举措\n${WRONG}\n`;

const ask = ({ connection }: Client, uri: string, rest: Partial<ExportParams> = {}): Promise<ExportAnswer | null> =>
  connection.sendRequest('jiaohe/export', { textDocument: { uri }, comments: false, target: null, ...rest });

function read(bytes: Uint8Array): DocxText {
  const reading = readDocx(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
}

async function opened(text = TEXT) {
  const here = place('报告.txt');
  const client = await startClient({ settings });
  client.open(here.uri, text);
  const file = path.join(path.dirname(here.report), '导出 (1).docx');
  return { ...here, client, file, target: pathToFileURL(file).href };
}

describe('an open report as a Word file', () => {
  test('is written as it stands in the editor', async () => {
    const { client, uri, file, target } = await opened();
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } }, text: '2025年' }],
    });
    expect(await ask(client, uri, { target })).toMatchObject({ ok: true, version: 2, comments: 0, content: null });
    expect(read(readFileSync(file)).text).toContain('2025年工作总结\n一、主要举措\n');
  });

  test('with comments where they are asked for', async () => {
    const { client, uri, file, target } = await opened();
    expect(await ask(client, uri, { target, comments: true })).toMatchObject({ ok: true, comments: 1 });
    expect(read(readFileSync(file)).leftOut.comments).toBe(1);
  });

  test('takes the place of an older one, as the editor has asked already', async () => {
    const { client, uri, file, target } = await opened();
    writeFileSync(file, 'old');
    expect(await ask(client, uri, { target })).toMatchObject({ ok: true });
    expect(read(readFileSync(file)).text).toContain('工作总结');
  });

  test('is handed over where the client writes it', async () => {
    const { client, uri } = await opened();
    const answer = await ask(client, uri);
    if (!answer?.ok) throw new Error(answer?.reason);
    expect(read(Buffer.from(answer.content!, 'base64')).text).toContain('工作总结');
  });
});

describe('what cannot be is said in words', () => {
  test('a folder in its place', async () => {
    const { client, uri, file, target } = await opened();
    mkdirSync(file);
    expect(await ask(client, uri, { target })).toMatchObject({ ok: false, reason: expect.stringContaining('文件夹') });
    expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('the report itself, and what is no file', async () => {
    const { client, uri } = await opened();
    expect(await ask(client, uri, { target: uri })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('原来'),
    });
    expect(await ask(client, uri, { target: 'vscode-vfs://github/a.docx' })).toMatchObject({ ok: false });
  });

  test('a document that is not open has no answer', async () => {
    const { client } = await opened();
    expect(await ask(client, 'file:///nowhere.txt')).toBeNull();
  });
});
