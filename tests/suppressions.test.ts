import { describe, expect, test } from 'vitest';
import { check } from '../server/src/check.ts';
import { parseSuppressions } from '../server/src/suppressions/file.ts';
import { printSuppressions, toRuleSuppression, toSuppression } from '../server/src/suppressions.ts';

const WRONG = '受理咨询120件，其中劳动类85件、婚姻类45件';
const before = check(`云上镇工作有序推进。${WRONG}；全年无事故。`);
const suppression = toSuppression(before.analysis.source, before.findings[0]!, '一件算了两次');

/** What is found in a text once the first finding was said to be none. */
const found = (text: string) => check(text, { suppressions: [suppression] }).findings.map(({ rule }) => rule);

test.each([
  ['the words before it', `全年工作总体平稳！${WRONG}；全年无事故。`],
  ['the words behind it', `${WRONG}。`],
  ['its line', `一、举措\r\n\r\n  ${WRONG}  \r\n`],
])('holds when %s change', (_, text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ['its figure', WRONG.replace('120', '121')],
  ['a part', WRONG.replace('85', '95')],
  ['a word of its sentence', WRONG.replace('咨询', '来电')],
])('no longer holds when %s changes', (_, text) => {
  expect(found(text)).toEqual(['total-mismatch']);
});

test('goes by no more of a line that never ends than makes it known again', () => {
  const line = '，各项工作有序推进'.repeat(100);
  const { analysis, findings } = check(`${line}，${WRONG}${line}`);
  const { quote, sentence } = toSuppression(analysis.source, findings.find(({ rule }) => rule === 'total-mismatch')!);
  expect(sentence).toContain(quote);
  expect(sentence.length).toBeLessThan(quote.length + 250);
});

test('of a place without words is of the first one', () => {
  const { source } = before.analysis;
  const place = { ...before.findings[0]!, start: 12, end: 12 };
  expect(toSuppression(source, place)).toMatchObject({ quote: '' });
  expect(toSuppression(source, place)).not.toHaveProperty('occurrence');
});

test('is kept apart from findings, counted, and known by what says so', () => {
  const { findings, ignored } = check(WRONG, { suppressions: [suppression] });
  expect([findings.length, ignored.length]).toEqual([0, 1]);
  expect(ignored[0]?.suppression).toBe(suppression);
});

test('speaks of one of two findings that stand on the same words in one sentence', () => {
  const text = '截止目前受理3件、截止目前办结5件。';
  const { analysis, findings } = check(text);
  const rule = 'cutoff-wording';
  expect(findings.map((finding) => finding.rule)).toEqual([rule, rule]);
  const kept = findings.map((finding) => toSuppression(analysis.source, finding));
  expect(kept).toEqual([
    { rule, quote: '截止目前', sentence: text.slice(0, -1) },
    { rule, quote: '截止目前', sentence: text.slice(0, -1), occurrence: 2 },
  ]);
  for (const [at, one] of kept.entries()) {
    const left = check(`全年有序推进。${text}`, { suppressions: [one] });
    expect(left.findings.map(({ start }) => start)).toEqual([findings[1 - at]!.start + '全年有序推进。'.length]);
  }
});

describe('of a rule', () => {
  const TWICE = `${WRONG}。\n甲村${WRONG}；截止目前办结9件。`;
  const whole = toRuleSuppression('total-mismatch', ' 口径不同 ');

  test('silences all that it finds, whatever is written', () => {
    expect(whole).toEqual({ rule: 'total-mismatch', reason: '口径不同' });
    const { findings, ignored } = check(TWICE, { suppressions: [whole] });
    expect(findings.map(({ rule }) => rule)).toEqual(['cutoff-wording']);
    expect(ignored.map((finding) => finding.suppression)).toEqual([whole, whole]);
  });

  test('leaves to those of single findings what they speak of', () => {
    const { ignored } = check(TWICE, { suppressions: [whole, suppression] });
    expect(ignored.map((finding) => finding.suppression)).toEqual([suppression, whole]);
  });
});

describe('its file', () => {
  test('says what was written into it', () => {
    const strange = { ...suppression, quote: '"\ud83d😀\\', subject: 'a', occurrence: 3 };
    const all = [suppression, strange, toRuleSuppression('rate-mismatch'), toRuleSuppression('wrong-year', '年中换届')];
    for (const lastYear of [null, '../2024年/报告.txt']) {
      const kept = { suppressions: all, lastYear };
      expect(parseSuppressions(printSuppressions(kept))).toEqual({ ok: true, ...kept });
    }
  });

  test.each([
    ['', '空的'],
    ['[]', '写得不对'],
    ['{ "version": 2, "ignored": [] }', '写得不对'],
    ['{ "version": 1, "ignored": [{ "rule": "a" }, { "rule": "a", "quote": "b" }] }', '第2条'],
    ['{ "version": 1, "ignored": [{ "rule": "a", "quote": "b", "sentence": "b", "occurrence": 0 }] }', '第1条'],
    ['{ "version": 1, "ignored": [{ "reason": "a" }] }', '第1条'],
    ['{ "version": 1, "lastYear": "", "ignored": [] }', '写得不对'],
    ['{ "version": 1, "lastYear": 2024, "ignored": [] }', '写得不对'],
    ['{ "version": 1, "ignored": [] ', '花括号'],
    ['{ “version”: 1 }', '中文标点'],
  ])('that holds %j is wrong at a place', (text, message) => {
    const parsed = parseSuppressions(text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problems[0]?.message).toContain(message);
    for (const { start, end } of parsed.problems) expect(0 <= start && start <= end && end <= text.length).toBe(true);
  });
});
