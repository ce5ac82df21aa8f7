import { describe, expect, test } from 'vitest';
import { check } from '../server/src/check.ts';
import { printSuppressions, toSuppression } from '../server/src/suppressions.ts';
import { parseSuppressions } from '../server/src/suppressions-file.ts';

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

test('is kept apart from findings, and counted', () => {
  const { findings, ignored } = check(WRONG, { suppressions: [suppression] });
  expect([findings.length, ignored.length]).toEqual([0, 1]);
});

describe('its file', () => {
  test('says what was written into it', () => {
    const strange = { ...suppression, quote: '"\ud83d😀\\', subject: 'a' };
    expect(parseSuppressions(printSuppressions([suppression, strange]))).toEqual({
      ok: true,
      suppressions: [suppression, strange],
    });
  });

  test.each([
    ['', '空的'],
    ['[]', '写得不对'],
    ['{ "version": 2, "ignored": [] }', '写得不对'],
    ['{ "version": 1, "ignored": [{ "rule": "a" }] }', '第1条'],
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
