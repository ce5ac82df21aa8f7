import { describe, expect, test } from 'vitest';
import { startClient } from './client.ts';
import { REPORT, uri } from './texts.ts';

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
