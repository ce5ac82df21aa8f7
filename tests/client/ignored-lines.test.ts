import { afterEach, expect, test } from 'vitest';
import { type IgnoredLine, listIgnored } from '../../client/src/ignored-lines.ts';
import type { IgnoredItem } from '../../client/src/protocol.ts';
import { speak } from '../../client/src/say.ts';

afterEach(() => speak('zh-cn'));

const uri = 'file:///%E6%8A%A5%E5%91%8A.txt';
const beside = `${uri}.jiaohe.json`;
const rule = 'total-mismatch';
const sentence = '受理咨询120件，其中劳动类85件、婚姻类45件';
const at = (line: number) => ({ start: { line, character: 4 }, end: { line, character: 7 } });

function finding(quote: string, reason: string, ...lines: readonly number[]): IgnoredItem {
  return {
    scope: 'finding',
    rule,
    name: '合计不符',
    quote,
    sentence,
    reason,
    findings: lines.map((line) => ({ range: at(line), message: '合计不符：各项之和多10件。' })),
    file: beside,
    undo: { command: 'jiaohe.unsuppress', argument: { uri, suppression: { rule, quote, sentence } } },
  };
}

function ofRule(scope: 'report' | 'everywhere', file: string | null, ...lines: readonly number[]): IgnoredItem {
  const undo: IgnoredItem['undo'] =
    scope === 'report'
      ? { command: 'jiaohe.unsuppress', argument: { uri, suppression: { rule } } }
      : { command: 'jiaohe.turnOnRule', argument: { uri, rule, where: file === null ? 'user' : 'file' } };
  return { ...finding('', scope === 'report' ? '不用查' : '', ...lines), scope, sentence: '', file, undo };
}

const ITEMS = [
  finding('118', '', ...[]),
  finding('120', '一件算了两次', 8),
  finding('130', '', 9),
  ofRule('report', beside, 3, 5),
  ofRule('everywhere', 'file:///jiaohe.settings.json'),
  ofRule('everywhere', null),
];

function draw(lines: readonly IgnoredLine[], indent = ''): readonly string[] {
  return lines.flatMap(({ mark, label, description, children }) => [
    `${indent}[${mark}] ${label} | ${description}`,
    ...draw(children, `${indent}  `),
  ]);
}

test('what is said to be none: single ones, those that are over, rules of this report with what they found, settings', () => {
  expect(draw(listIgnored({ version: 1, items: ITEMS, faulty: null }))).toMatchInlineSnapshot(`
    [
      "[finding] 合计不符：120 | 理由：一件算了两次",
      "[finding] 合计不符：130 | 受理咨询120件，其中劳动类85件、婚姻类45件",
      "[stale] 合计不符：118 | 已失效",
      "[rule] 合计不符 | 本文不再检查 · 2处 · 理由：不用查",
      "  [place] 第4行 | 合计不符：各项之和多10件。",
      "  [place] 第6行 | 合计不符：各项之和多10件。",
      "[setting] 合计不符 | 所有报告都不再检查 · jiaohe.settings.json",
      "[setting] 合计不符 | 所有报告都不再检查 · 编辑器的设置",
    ]
  `);
});

test('a file that cannot be read is said first', () => {
  const [line] = listIgnored({ version: 1, items: ITEMS, faulty: beside });
  expect(line).toMatchObject({ mark: 'damaged', file: beside, description: '报告.txt.jiaohe.json', undo: null });
});

test('lines speak in full, and tell more on hovering', () => {
  const lines = listIgnored({ version: 1, items: ITEMS, faulty: null });
  expect(lines.map(({ spoken }) => spoken)).toMatchInlineSnapshot(`
    [
      "合计不符：120，理由：一件算了两次，受理咨询120件，其中劳动类85件、婚姻类45件",
      "合计不符：130，受理咨询120件，其中劳动类85件、婚姻类45件",
      "合计不符：118，已失效，受理咨询120件，其中劳动类85件、婚姻类45件",
      "合计不符，本文不再检查，2处，理由：不用查",
      "合计不符，所有报告都不再检查，jiaohe.settings.json",
      "合计不符，所有报告都不再检查，编辑器的设置",
    ]
  `);
  expect(lines.map(({ tooltip }) => tooltip.split('\n'))).toMatchInlineSnapshot(`
    [
      [
        "合计不符：各项之和多10件。",
        "理由：一件算了两次",
        "原文：受理咨询120件，其中劳动类85件、婚姻类45件",
      ],
      [
        "合计不符：各项之和多10件。",
        "原文：受理咨询120件，其中劳动类85件、婚姻类45件",
      ],
      [
        "报告里没有这一处了，或者这一项已经不检查。",
        "原文：受理咨询120件，其中劳动类85件、婚姻类45件",
      ],
      [
        "合计不符",
        "本文不再检查",
        "2处",
        "理由：不用查",
      ],
      [
        "合计不符",
        "所有报告都不再检查",
        "jiaohe.settings.json",
      ],
      [
        "合计不符",
        "所有报告都不再检查",
        "编辑器的设置",
      ],
    ]
  `);
  speak('en');
  expect(listIgnored({ version: 1, items: ITEMS, faulty: null }).map(({ spoken }) => spoken)).toMatchInlineSnapshot(`
    [
      "合计不符: 120, because: 一件算了两次, 受理咨询120件，其中劳动类85件、婚姻类45件",
      "合计不符: 130, 受理咨询120件，其中劳动类85件、婚姻类45件",
      "合计不符: 118, no longer applies, 受理咨询120件，其中劳动类85件、婚姻类45件",
      "合计不符, Not checked in this report, 2 places, because: 不用查",
      "合计不符, Not checked in any report, jiaohe.settings.json",
      "合计不符, Not checked in any report, editor settings",
    ]
  `);
});

test('every line has a key of its own, a place where it has one, and the way to take it back where it is no part', () => {
  const lines = listIgnored({ version: 1, items: ITEMS, faulty: null });
  const all = lines.flatMap((line) => [line, ...line.children]);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  expect(lines.map(({ undo }) => undo?.command)).toEqual([
    ...Array(4).fill('jiaohe.unsuppress'),
    ...Array(2).fill('jiaohe.turnOnRule'),
  ]);
  expect(all.map(({ place }) => place?.start.line ?? null)).toEqual([8, 9, null, null, 3, 5, null, null]);
});

test('its place may move without another key', () => {
  const keys = (line: number) => listIgnored({ version: 1, items: [finding('120', '', line)], faulty: null })[0]!.key;
  expect(keys(3)).toBe(keys(30));
});
