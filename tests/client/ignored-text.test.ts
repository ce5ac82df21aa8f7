import { afterEach, expect, test } from 'vitest';
import { groupIgnored } from '../../client/src/ignored-text.ts';
import type { IgnoredItem } from '../../client/src/protocol.ts';
import { speak } from '../../client/src/say.ts';

afterEach(() => speak('zh-cn'));

const uri = 'file:///a.txt';
const rule = 'total-mismatch';
const sentence = '受理咨询120件，其中劳动类85件、婚姻类45件';
const place = { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 7 } }, message: '合计不符' };

const finding: IgnoredItem = {
  scope: 'finding',
  rule,
  name: '合计不符',
  quote: '120',
  sentence,
  reason: '一件算了两次',
  findings: [place],
  file: `${uri}.jiaohe.json`,
  undo: { command: 'jiaohe.unsuppress', argument: { uri, suppression: { rule, quote: '120', sentence } } },
};
const report: IgnoredItem = {
  ...finding,
  scope: 'report',
  quote: '',
  sentence: '',
  reason: '',
  findings: [place, place],
  undo: { command: 'jiaohe.unsuppress', argument: { uri, suppression: { rule } } },
};
const everywhere: IgnoredItem = {
  ...report,
  scope: 'everywhere',
  findings: [],
  file: null,
  undo: { command: 'jiaohe.turnOnRule', argument: { uri, rule, where: 'user' } },
};

/** The groups as one reads them. */
const lines = (...items: readonly IgnoredItem[]) =>
  groupIgnored(items).flatMap(({ name, choices }) => [
    name,
    ...choices.map(({ label, description, detail }) => [label, description, detail]),
  ]);

test('the three ways stand under their names, whatever order they come in', () => {
  expect(lines(everywhere, report, finding)).toEqual([
    '忽略的一处',
    ['合计不符', '120 · 理由：一件算了两次', sentence],
    '本文不再检查',
    ['合计不符', '2处', ''],
    '所有报告都不再检查',
    ['合计不符', '编辑器的设置', ''],
  ]);
});

test('a way that nobody took is left out', () => {
  expect(lines({ ...everywhere, file: 'file:///jiaohe.settings.json' })).toEqual([
    '所有报告都不再检查',
    ['合计不符', 'jiaohe.settings.json', ''],
  ]);
  expect(lines()).toEqual([]);
});

test('what speaks of words that are not there any more says so', () => {
  expect(lines({ ...finding, findings: [], reason: '' })[1]).toEqual([
    '合计不符',
    '120 · 原文已改，不再起作用',
    sentence,
  ]);
});

test('each choice carries its item; in English only what the extension itself says changes', () => {
  speak('en');
  const [group] = groupIgnored([finding]);
  expect(group).toMatchObject({ name: 'Single findings', choices: [{ label: '合计不符', item: finding }] });
});
