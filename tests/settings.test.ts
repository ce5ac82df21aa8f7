import { describe, expect, test } from 'vitest';
import { explainSettings, resolveSettings, wordSettings } from '../server/src/settings/effective.ts';
import { parseSettings, readProfilePaths } from '../server/src/settings/file.ts';
import { completeSettings, DEFAULT_SETTINGS, sanitiseSettings } from '../server/src/settings.ts';
import fc from './seeded.ts';

const known = { ruleIds: ['missing-section', 'total-mismatch'], profileIds: ['rule-of-law-annual-report'] };

test('what is not said is as it was', () => {
  expect(parseSettings('{}', known)).toEqual({ ok: true, settings: {} });
  expect(completeSettings({})).toEqual(DEFAULT_SETTINGS);
  expect(completeSettings({ profiles: ['a'], reporter: 'auto' })).toEqual(DEFAULT_SETTINGS);
});

test('comments and a comma too many do no harm', () => {
  const text = `{
    // 县里的要求
    "$schema": "./settings.schema.json",
    "rules": { "total-mismatch": "warning", "missing-section": "off", },
    "profile": "rule-of-law-annual-report", /* 只有这一类 */
    "profiles": ["类型/镇.jiaohe-profile.json"],
    "reporter": "township",
  }`;
  expect(parseSettings(text, known)).toEqual({
    ok: true,
    settings: {
      rules: { 'total-mismatch': 'warning', 'missing-section': 'off' },
      profile: 'rule-of-law-annual-report',
      profiles: ['类型/镇.jiaohe-profile.json'],
      reporter: 'township',
    },
  });
});

/** Each settings text with the words that each answer points at, and the answer. */
const mistakes: readonly (readonly [text: string, ...answers: string[]])[] = [
  [
    '{ "rules": { "total-mismach": "off" } }',
    '"total-mismach" → 没有名为“total-mismach”的规则，是否想写“total-mismatch”？',
  ],
  ['{ "rules": { "x": "off" } }', '"x" → 没有名为“x”的规则；规则的名称写在每个问题的末尾，例如 total-mismatch'],
  ['{ "rules": { "合计不符": "off" } }', '"合计不符" → 没有名为“合计不符”的规则，是否想写“total-mismatch”？'],
  ['{ "规则": {} }', '"规则" → 没有名为“规则”的设置，可以写 rules、profile、profiles、reporter'],
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
  ['{ "reporter": "town" }', '"town" → 报告单位不能是“town”，是否想写“township”？'],
  ['{ "profiles": "a" }', '"a" → “profiles”要写成 ["文件", "文件"] 的样子'],
  ['{ "profiles": [1] }', '1 → “profiles.0”要写成带引号的文字'],
  ['{ "profles": [] }', '"profles" → 没有名为“profles”的设置，是否想写“profiles”？'],
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
    '"__proto__" → 没有名为“__proto__”的规则；规则的名称写在每个问题的末尾，例如 total-mismatch',
    '"constructor" → 没有名为“constructor”的规则；规则的名称写在每个问题的末尾，例如 total-mismatch',
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

test('brackets without end are answered too', () => {
  expect(parseSettings('['.repeat(100_000), known)).toMatchObject({
    problems: [{ message: '设置文件里的括号套得太深' }],
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

test('the files with profiles are told with their places, whatever else is wrong', () => {
  const text = '{ "profile": 3, "profiles": ["甲", 1, "乙"] }';
  expect(readProfilePaths(text).map(({ start, end, path }) => [path, text.slice(start, end)])).toEqual([
    ['甲', '"甲"'],
    ['乙', '"乙"'],
  ]);
  for (const other of ['', '[]', '{ "profiles": "甲" }', '{ "profiles": ['])
    expect(readProfilePaths(other)).toEqual([]);
});

describe('what an editor’s settings say', () => {
  const all = { rules: { 'total-mismatch': 'hint' }, profile: 'none', reporter: 'township', profiles: ['甲'] };

  test('is taken as it is where it can be followed', () => expect(sanitiseSettings(all, known)).toEqual(all));

  test.each<[string, unknown]>([
    ['what is as it would be without being said', { rules: {}, profile: 'auto', reporter: 'auto', profiles: [] }],
    ['names that there are not', { rules: { 'no-rule': 'off' }, profile: 'no-profile', reporter: 'king' }],
    ['levels that there are not', { rules: { 'total-mismatch': 'loud', 'missing-section': 1 } }],
    ['what is of another kind', { rules: [], profile: 1, reporter: null, profiles: 'a' }],
    ['what is no object', 'off'],
    ['nothing', null],
  ])('is nothing where it is %s', (_, said) => expect(sanitiseSettings(said, known)).toEqual({}));
});

describe('where settings come from', () => {
  const given = { rules: { 'total-mismatch': 'hint' }, profile: 'none' } as const;
  const file = { path: '/县/jiaohe.settings.json', given };
  const editor = { rules: { 'missing-section': 'off' }, reporter: 'township' } as const;

  test('a settings file holds alone', () => {
    expect(resolveSettings({ file, editor })).toEqual(given);
    const { profile, reporter, rules } = explainSettings({ file, editor });
    expect([profile, reporter]).toEqual([
      { value: 'none', origin: 'file' },
      { value: 'auto', origin: 'default' },
    ]);
    const told = rules.filter(({ origin }) => origin !== 'default');
    expect(told.map(({ id, value, own, origin }) => [id, value, own, origin])).toEqual([
      ['total-mismatch', 'hint', 'error', 'file'],
    ]);
  });

  test('without one, the editor’s hold; without an editor, the defaults', () => {
    expect(resolveSettings({ file: null, editor })).toEqual({ ...DEFAULT_SETTINGS, ...editor });
    expect(explainSettings({ file: null, editor })).toMatchObject({
      file: null,
      profile: { value: 'auto', origin: 'default' },
      reporter: { value: 'township', origin: 'editor' },
    });
    expect(resolveSettings({ file: null, editor: null })).toEqual(DEFAULT_SETTINGS);
  });

  test('is told in words', () => {
    const subject = { profile: null, reporter: null, ownProfiles: [], unread: [], suppressions: 2 };
    const words = wordSettings(explainSettings({ file, editor }), subject);
    expect(words.map(({ name, words }) => `${name}：${words}`)).toEqual([
      '设置文件：/县/jiaohe.settings.json',
      '报告类型：none 不按报告类型（设置文件）',
      '报告单位：auto 自动判断，没有认出来（默认）',
      '规则：合计不符（total-mismatch）建议，默认错误（设置文件）',
      expect.stringMatching(/^规则：其余\d+条按默认级别$/),
      '忽略记录：2条',
    ]);
    const none = wordSettings(explainSettings({ file, editor }), { ...subject, suppressions: 0 });
    expect(none.map(({ name }) => name)).not.toContain('忽略记录');
  });
});
