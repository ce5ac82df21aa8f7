import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DidSaveTextDocumentNotification } from 'vscode-languageserver/node';
import type { LastYearLink, ReportAnswer } from '../../server/src/features/protocol.ts';
import { writeWord } from '../documents/word.ts';
import { type Client, startClient } from './client.ts';
import { codes, execute, place, tellChanged } from './project.ts';
import { WRONG } from './texts.ts';

const LAST = '青石街道2024年法治政府建设年度报告\n\n全年受理行政复议案件98件。\n';
const THIS = '青石街道2025年法治政府建设年度报告\n\n全年受理行政复议案件120件，同比增长20%。\n';
/** What is wrong in it whatever last year's report says. */
const SECTIONS = ['missing-section', 'missing-section', 'missing-section', 'missing-section'];
const settings = () => ({ profile: 'none' });

/** A report with last year's beside it. */
function pair(last: string | Uint8Array = LAST, name = '2024年.txt') {
  const here = place();
  const lastYear = path.join(here.folder, name);
  mkdirSync(path.dirname(lastYear), { recursive: true });
  writeFileSync(lastYear, last);
  return { ...here, lastYear, lastYearUri: pathToFileURL(lastYear).href };
}

const link = (client: Client, uri: string, lastYear: string | null): Promise<unknown> =>
  execute(client, 'jiaohe.keepLastYear', { uri, lastYear });

async function linkOf({ connection }: Client, uri: string): Promise<LastYearLink | null | undefined> {
  const answer = await connection.sendRequest<ReportAnswer | null>('jiaohe/report', { textDocument: { uri } });
  return answer?.lastYear;
}

describe('last year’s report', () => {
  test('is linked by a path beside the report, and this year’s is held against it', async () => {
    const { uri, kept, lastYearUri } = pair();
    const client = await startClient({ settings });
    client.open(uri, THIS);
    expect(await codes(client, uri)).toEqual([]);
    expect(await linkOf(client, uri)).toBeNull();
    await link(client, uri, lastYearUri);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({ version: 1, lastYear: '2024年.txt', ignored: [] });
    expect(await client.diagnose(uri)).toMatchObject([{ code: 'base-mismatch', severity: 4 }]);
    expect(await linkOf(client, uri)).toEqual({ uri: lastYearUri, name: '2024年.txt', year: 2024, fault: null });
    expect(client.asked.refreshes).toBe(1);
    await link(client, uri, null);
    expect(existsSync(kept)).toBe(false);
    expect([await codes(client, uri), await linkOf(client, uri)]).toEqual([[], null]);
  });

  test('may lie in another folder, and be a Word file', async () => {
    const word = writeWord({ body: LAST.split('\n').map((text) => ({ text })) });
    const { uri, kept, lastYearUri } = pair(word, '旧/2024年.docx');
    const client = await startClient({ settings });
    client.open(uri, THIS);
    await link(client, uri, lastYearUri);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ lastYear: '旧/2024年.docx' });
    expect(await codes(client, uri)).toEqual(['base-mismatch']);
  });

  test('stays linked while findings are ignored and brought back', async () => {
    const { uri, kept, lastYearUri } = pair();
    const client = await startClient({ settings });
    client.open(uri, `${THIS}${WRONG}\n`);
    await link(client, uri, lastYearUri);
    const [, wrong] = await client.diagnose(uri);
    expect(wrong?.code).toBe('total-mismatch');
    await execute(client, 'jiaohe.suppress', { uri, rule: wrong!.code, range: wrong!.range });
    expect(await codes(client, uri)).toEqual(['base-mismatch']);
    const { ignored, lastYear } = JSON.parse(readFileSync(kept, 'utf8'));
    expect([ignored.length, lastYear]).toEqual([1, '2024年.txt']);
    await execute(client, 'jiaohe.unsuppress', { uri, suppression: ignored[0] });
    expect(await codes(client, uri)).toEqual(['base-mismatch', 'total-mismatch']);
    await execute(client, 'jiaohe.suppressRule', { uri, rule: 'base-mismatch', reason: '口径不同' });
    expect(await codes(client, uri)).toEqual(['total-mismatch']);
    await link(client, uri, null);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ ignored: [{ rule: 'base-mismatch' }] });
  });

  test('that changes is read again', async () => {
    const { uri, lastYear, lastYearUri } = pair();
    const client = await startClient({ settings });
    client.open(uri, THIS);
    await link(client, uri, lastYearUri);
    expect(await codes(client, uri)).toEqual(['base-mismatch']);
    writeFileSync(lastYear, LAST.replace('98', '100'));
    utimesSync(lastYear, new Date(), new Date(2030, 1));
    void client.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri: lastYearUri },
    });
    expect(await codes(client, uri)).toEqual([]);
  });

  test('that another program changes is noticed within a second or so, though nobody tells of it', async () => {
    const { uri, lastYear, lastYearUri } = pair();
    const client = await startClient({ settings });
    client.open(uri, THIS);
    await link(client, uri, lastYearUri);
    expect(await codes(client, uri)).toEqual(['base-mismatch']);
    writeFileSync(lastYear, LAST.replace('98件', '100件。'));
    await expect.poll(() => codes(client, uri), { timeout: 5000, interval: 200 }).toEqual([]);
  });

  test('that is gone, or is of another year, is told of and does no harm', async () => {
    const { uri, lastYear, lastYearUri, kept } = pair();
    const client = await startClient({ settings });
    client.open(uri, THIS);
    await link(client, uri, lastYearUri);
    rmSync(lastYear);
    void tellChanged(client, pathToFileURL(kept).href);
    expect([await codes(client, uri), await linkOf(client, uri)]).toMatchObject([
      [],
      { name: '2024年.txt', year: null, fault: expect.stringContaining('找不到') },
    ]);
    writeFileSync(lastYear, LAST.replace('2024', '2022'));
    void tellChanged(client, pathToFileURL(kept).href);
    expect([await codes(client, uri), await linkOf(client, uri)]).toMatchObject([
      [],
      { year: 2022, fault: '写的是2022年，不是上一年（2024年）' },
    ]);
  });

  test('is looked for nowhere but where a path leads from the report’s folder', async () => {
    const { uri, kept, lastYear } = pair();
    const client = await startClient({ settings });
    client.open(uri, THIS);
    for (const named of [lastYear, '\\\\server\\share\\a.txt', '../x.exe', path.basename(new URL(uri).pathname)]) {
      writeFileSync(kept, JSON.stringify({ version: 1, lastYear: decodeURIComponent(named), ignored: [] }));
      void tellChanged(client, pathToFileURL(kept).href);
      expect(await codes(client, uri)).toEqual([]);
      expect(await linkOf(client, uri)).toMatchObject({ uri: null, year: null, fault: expect.any(String) });
    }
  });

  test('that makes no sense is refused, and nothing is kept', async () => {
    const { uri, kept, folder } = pair();
    const client = await startClient({ settings });
    client.open(uri, THIS);
    client.open('untitled:1', THIS);
    const missing = pathToFileURL(path.join(folder, 'none.txt')).href;
    for (const [report, lastYear, message] of [
      [uri, missing, '上年报告读不出来'],
      [uri, uri, '正在写的报告'],
      [uri, 'https://example.com/a.txt', '本机上的文件'],
      [uri, pathToFileURL(path.join(folder, 'a.pdf')).href, 'Word 文件'],
      ['untitled:1', missing, '保存成文件'],
      [uri, 7, '没有说明'],
    ] as const) {
      await expect(link(client, report, lastYear as string)).rejects.toThrow(message);
    }
    expect(existsSync(kept)).toBe(false);
  });

  test('leaves alone a record that cannot be followed', async () => {
    const { uri, kept, lastYearUri } = pair();
    writeFileSync(kept, '{ "version": 1 ');
    const client = await startClient();
    client.open(uri, THIS);
    expect(await codes(client, uri)).toEqual(SECTIONS);
    await expect(link(client, uri, lastYearUri)).rejects.toThrow('写得不对');
    expect(readFileSync(kept, 'utf8')).toBe('{ "version": 1 ');
  });
});
