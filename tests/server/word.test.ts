import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CodeActionRequest, type DocumentSymbol, DocumentSymbolRequest } from 'vscode-languageserver/node';
import type { WordAnswer } from '../../server/src/features/protocol.ts';
import { run, type WordFile, writeWord } from '../documents/word.ts';
import { type Client, startClient } from './client.ts';
import { codes, execute, place } from './project.ts';
import { WRONG } from './texts.ts';

const settings = () => ({ profile: 'none' });
const REPORT: WordFile = {
  body: [
    { text: '2024年工作总结' },
    { text: '主要举措', outline: 0 },
    { runs: `${run(WRONG)}<w:r><w:commentReference w:id="0"/></w:r>` },
    { text: '存在的不足', outline: 0 },
    { text: '力量不足。' },
  ],
};

/** A Word file in a folder of its own, and the document that shows its text. */
function put(file: WordFile = REPORT) {
  const here = place('报告【定稿】 (1).docx');
  writeFileSync(here.report, writeWord(file));
  return { ...here, view: here.uri.replace(/^file:/, 'jiaohe-docx:') };
}

const ask = ({ connection }: Client, uri: unknown, draft?: boolean): Promise<WordAnswer> =>
  connection.sendRequest('jiaohe/word', { uri, ...(draft !== undefined && { draft }) });

async function textOf(client: Client, uri: string): Promise<string> {
  const answer = await ask(client, uri);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.text;
}

/** What the outline lists below the title. */
async function headings({ connection }: Client, uri: string): Promise<readonly string[]> {
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
  const [title] = (symbols ?? []) as readonly DocumentSymbol[];
  return title?.children?.map(({ name }) => name) ?? [];
}

describe('the text of a Word file', () => {
  test('is told with what was left out, as it is or as a draft', async () => {
    const { uri, view } = put();
    const client = await startClient({ settings });
    const text = `2024年工作总结\n主要举措\n${WRONG}\n存在的不足\n力量不足。\n`;
    const leftOut = '没有读入：批注1条';
    expect(await ask(client, view)).toEqual({ ok: true, text, leftOut });
    const draft = text.replace('主要举措', '# 主要举措').replace('存在', '# 存在');
    expect(await ask(client, uri, true)).toEqual({ ok: true, text: draft, leftOut });
  });

  test('is refused in words where there is none', async () => {
    const { report, view, settingsUri } = put();
    const client = await startClient({ settings });
    writeFileSync(report, writeWord(REPORT).subarray(0, 200));
    expect(await ask(client, view)).toMatchObject({ ok: false, reason: expect.stringContaining('已损坏') });
    expect(await ask(client, settingsUri)).toMatchObject({ ok: false, reason: expect.stringContaining('找不到') });
    expect(await ask(client, 'untitled:a.docx')).toMatchObject({ ok: false, reason: expect.stringContaining('本机') });
    expect(await ask(client, 7)).toMatchObject({ ok: false });
  });

  test('is checked as it is shown, with the headings of its outline; the file is only read', async () => {
    const { report, view } = put();
    const before = [createHash('sha256').update(readFileSync(report)).digest('hex'), statSync(report).mtimeMs];
    const client = await startClient({ settings });
    client.open(view, await textOf(client, view));
    expect(await codes(client, view)).toEqual(['total-mismatch']);
    expect(await headings(client, view)).toEqual(['主要举措', '存在的不足']);
    const after = [createHash('sha256').update(readFileSync(report)).digest('hex'), statSync(report).mtimeMs];
    expect(after).toEqual(before);
  });

  test('keeps its headings in a server that was started anew', async () => {
    const { view } = put();
    const text = await textOf(await startClient({ settings }), view);
    const client = await startClient({ settings });
    client.open(view, text);
    expect(await headings(client, view)).toHaveLength(2);
  });

  test('is offered no edit; what is said to be none is kept beside the file', async () => {
    const { view, kept } = put();
    const client = await startClient({ settings });
    client.open(view, await textOf(client, view));
    const [diagnostic] = await client.diagnose(view);
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: view },
      range: diagnostic!.range,
      context: { diagnostics: [diagnostic!] },
    });
    const titles = actions?.map(({ title }) => title) ?? [];
    expect(titles.some((title) => title.includes('忽略此处'))).toBe(true);
    expect(actions?.some((action) => 'edit' in action && action.edit)).toBe(false);
    await execute(client, 'jiaohe.suppress', { uri: view, rule: diagnostic!.code, range: diagnostic!.range });
    expect(await codes(client, view)).toEqual([]);
    expect(existsSync(kept)).toBe(true);
    expect(kept.endsWith('.docx.jiaohe.json')).toBe(true);
  });

  test('is held against last year’s report, and follows the settings file around it', async () => {
    const {
      folder,
      view,
      settings: file,
    } = put({ body: [{ text: '2025年工作总结' }, { text: `${WRONG}上年受理98件。` }] });
    const last = pathToFileURL(`${folder}/旧.docx`);
    writeFileSync(last, writeWord({ body: [{ text: '2024年工作总结' }, { text: '受理咨询98件。' }] }));
    writeFileSync(file, '{ "profile": "none", "rules": { "total-mismatch": "off" } }');
    const client = await startClient();
    client.open(view, await textOf(client, view));
    expect(await codes(client, view)).toEqual([]);
    await execute(client, 'jiaohe.keepLastYear', { uri: view, lastYear: last.href });
    expect(readFileSync(`${folder}/报告【定稿】 (1).docx.jiaohe.json`, 'utf8')).toContain('旧.docx');
  });
});
