import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { buildSkeleton } from '../../server/src/profile/skeleton.ts';
import { builtInProfiles } from '../../server/src/profile.ts';
import { startClient } from './client.ts';
import { uri } from './texts.ts';

const INFORMATION = 3;
const OCCASION = { reporter: 'township', unit: '临溪市青石街道办事处', year: 2025 } as const;

describe('a report that nobody has begun', () => {
  test.each([
    '',
    '\n\n',
    '青石街道2025年法治政府建设年度报告\n',
    '青石街道2025年法治政府建设年度报告\n\n区委、区政府：\n',
  ])('is calm in the editor: %j', async (text) => {
    const { open, connection, diagnose } = await startClient();
    const named = uri.replace(/[^/]*$/, encodeURIComponent('青石街道2025年法治政府建设年度报告.txt'));
    open(named, text);
    const told = await diagnose(named);
    expect(told.map(({ code, severity }) => [code, severity])).toEqual(Array(4).fill(['missing-section', INFORMATION]));
    const { blanks } = (await connection.sendRequest('jiaohe/report', { textDocument: { uri: named } })) as {
      blanks: readonly object[];
    };
    expect(blanks).toEqual([]);
  });

  test('is told of what is missing as soon as it has a first sentence, and wherever it is judged', async () => {
    const { open, diagnose } = await startClient();
    const title = '青石街道2025年法治政府建设年度报告\n';
    open(uri, `${title}\n一、主要举措和成效\n`);
    expect((await diagnose(uri)).filter(({ severity }) => severity === 1)).not.toEqual([]);
    expect(check(title).findings.map(({ severity }) => severity)).toEqual(Array(4).fill('error'));
  });
});

describe('a skeleton that nobody filled in yet', () => {
  test.each(builtInProfiles)('of $id is calm in the editor', async (profile) => {
    const { text, blanks } = buildSkeleton(profile, OCCASION);
    const { open, connection, diagnose } = await startClient();
    open(uri, text);
    const severities = new Set((await diagnose(uri)).map(({ severity }) => severity));
    expect([...severities].filter((severity) => severity! < INFORMATION)).toEqual([]);
    const report = (await connection.sendRequest('jiaohe/report', { textDocument: { uri } })) as {
      counts: Record<string, number>;
      blanks: { start: { line: number } }[];
    };
    expect(report.counts).toMatchObject({ error: 0, warning: 0, blanks: report.blanks.length });
    // Month and day of the date are one blank.
    const lines = (places: readonly { start: number }[]): number[] =>
      places.map(({ start }) => text.slice(0, start).split('\n').length - 1);
    expect(new Set(report.blanks.map(({ start }) => start.line))).toEqual(new Set(lines(blanks)));
  });

  test('is not finished where it is judged: nothing written is an error', () => {
    const [profile] = builtInProfiles.filter(({ id }) => id === 'rule-of-law-annual-report');
    const { findings } = check(buildSkeleton(profile!, OCCASION).text);
    const loud = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    expect(loud.map(({ rule }) => rule)).toEqual([
      'unfilled-placeholder',
      'empty-section',
      'empty-section',
      'empty-section',
      'empty-section',
      'unfilled-placeholder',
    ]);
  });

  test('is told as loudly as its author set it', async () => {
    const settings = () => ({ rules: { 'unfilled-placeholder': 'error' } });
    const { open, diagnose } = await startClient({ settings, capabilities: { workspace: { configuration: true } } });
    open(uri, '青石街道2025年法治政府建设年度报告\n全年调解纠纷____件。\n');
    const blank = (await diagnose(uri)).find(({ code }) => code === 'unfilled-placeholder');
    expect(blank?.severity).toBe(1);
  });

  test('with one section written, tells of the others as before', () => {
    const [profile] = builtInProfiles.filter(({ id }) => id === 'rule-of-law-annual-report');
    const text = buildSkeleton(profile!, OCCASION).text.replace(/〔此处填写：针对存在[^〕]*〕/, '落实行政执法三项制度');
    const { findings, contents } = check(text);
    expect(contents.find(({ id }) => id === 'plan')?.status).toBe('present');
    // What is left open beside words is told by itself.
    expect(
      findings.filter(({ rule, start }) => rule === 'unfilled-placeholder' && start > text.indexOf('四、')),
    ).toHaveLength(3);
  });
});
