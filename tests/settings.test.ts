import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSettings } from '../server/src/settings-file.ts';

const known = { ruleIds: ['missing-section', 'total-mismatch'], profileIds: ['rule-of-law-annual-report'] };

test('what is not said is as it was', () => {
  expect(parseSettings('{}', known)).toEqual({ ok: true, settings: { rules: {}, profile: 'auto' } });
});

test('comments and a comma too many do no harm', () => {
  const text = `{
    // 县里的要求
    "$schema": "./settings.schema.json",
    "rules": { "total-mismatch": "warning", "missing-section": "off", },
    "profile": "rule-of-law-annual-report", /* 只有这一类 */
  }`;
  expect(parseSettings(text, known)).toEqual({
    ok: true,
    settings: {
      rules: { 'total-mismatch': 'warning', 'missing-section': 'off' },
      profile: 'rule-of-law-annual-report',
    },
  });
});

/** Each settings text with the words that each answer points at, and the answer. */
const mistakes: readonly (readonly [text: string, ...answers: string[]])[] = [
  [
    '{ "rules": { "total-mismach": "off" } }',
    '"total-mismach" → 没有名为“total-mismach”的规则，是否想写“total-mismatch”？',
  ],
  ['{ "rules": { "x": "off" } }', '"x" → 没有名为“x”的规则'],
  ['{ "rule": {} }', '"rule" → 没有名为“rule”的设置，是否想写“rules”？'],
  [
    '{ "rules": { "total-mismatch": "warn" } }',
    '"warn" → 规则“total-mismatch”的严重程度不能是“warn”，是否想写“warning”？',
  ],
  [
    '{ "rules": { "total-mismatch": 2 } }',
    '2 → 规则“total-mismatch”的严重程度不能是“2”，可以写 error、warning、information、hint、off',
  ],
  [
    '{ "profile": "rule-of-law" }',
    '"rule-of-law" → 报告类型不能是“rule-of-law”，是否想写“rule-of-law-annual-report”？',
  ],
  ['{ "profile": null }', 'null → 报告类型不能是“null”，可以写 auto、none、rule-of-law-annual-report'],
  ['{ "rules": [] }', '[] → “rules”要写成 { "规则": "严重程度" } 的样子'],
  ['{ "$schema": 1 }', '1 → “$schema”要写成带引号的文字'],
  ['[]', '[] → 设置要写在一对花括号 { } 里'],
  ['', ' → 设置文件是空的；没有要写的，至少写 {}，或删除这个文件'],
  ['{ "profile" "auto" }', '"auto" → 名称后面缺少英文冒号 :'],
  ['{ “profile”： "auto" }', '“profile”： → 中文标点 “ 要换成英文标点'],
  ['{ "profile": "auto"', ' → 缺少右花括号 }'],
  ['{} {}', '{ → 到这里已经写完，后面多出了内容'],
  ['{ "profile": "auto', '"auto → 缺少右引号 "'],
  [
    '{ "profil": "auto", "rules": { "__proto__": "off", "constructor": "off" } }',
    '"profil" → 没有名为“profil”的设置，是否想写“profile”？',
    '"__proto__" → 没有名为“__proto__”的规则',
    '"constructor" → 没有名为“constructor”的规则',
  ],
];

describe('a mistake is answered with its place and what was meant', () => {
  test.each(mistakes)('%s', (text, ...answers) => {
    const parsed = parseSettings(text, known);
    const given = parsed.ok
      ? []
      : parsed.problems.map(({ start, end, message }) => `${text.slice(start, end)} → ${message}`);
    expect(given).toEqual(answers);
  });
});

test('any text is answered, with places inside it', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    'rules',
    '"rules"',
    '"off"',
    '1',
    'null',
    '//',
    '\n',
    '“',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const parsed = parseSettings(text, known);
      if (parsed.ok) return;
      expect(parsed.problems.length).toBeGreaterThan(0);
      for (const { start, end } of parsed.problems) {
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }
    }),
  );
});
