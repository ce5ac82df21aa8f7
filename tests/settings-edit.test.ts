import { expect, test } from 'vitest';
import { switchRule } from '../server/src/settings/edit.ts';

const RULE = 'total-mismatch';

test.each([
  ['an empty one', '{}\n', '{\n  "rules": {\n    "total-mismatch": "off"\n  }\n}\n', '{\n}\n'],
  [
    'one that speaks of other rules',
    '{\n  "rules": { "rate-mismatch": "hint" },\n  "profile": "none"\n}\n',
    '{\n  "rules": {\n    "rate-mismatch": "hint",\n    "total-mismatch": "off"\n  },\n  "profile": "none"\n}\n',
    '{\n  "rules": {\n    "rate-mismatch": "hint"\n  },\n  "profile": "none"\n}\n',
  ],
  [
    'one with comments, tabs, a comma too many and the line ends of Windows',
    '// 本镇\r\n{\r\n\t"rules": {\r\n\t\t"rate-mismatch": "hint", // 提醒就行\r\n\t},\r\n}\r\n',
    '// 本镇\r\n{\r\n\t"rules": {\r\n\t\t"rate-mismatch": "hint",\r\n\t\t"total-mismatch": "off", // 提醒就行\r\n\t},\r\n}\r\n',
    '// 本镇\r\n{\r\n\t"rules": {\r\n\t\t"rate-mismatch": "hint", // 提醒就行\r\n\t},\r\n}\r\n',
  ],
])('in a settings file, %s, a rule is turned off and on again', (_, before, off, on) => {
  expect(switchRule(before, RULE, 'off')).toBe(off);
  expect(switchRule(off, RULE, null)).toBe(on);
});

test('a rule that had another severity is turned off, and then has its own', () => {
  const off = switchRule('{ "rules": { "total-mismatch": "hint" }, "profile": "none" }', RULE, 'off');
  expect(JSON.parse(off)).toEqual({ rules: { 'total-mismatch': 'off' }, profile: 'none' });
  expect(JSON.parse(switchRule(off, RULE, null))).toEqual({ profile: 'none' });
});

test('a rule that nobody speaks of leaves a file as it is', () => {
  for (const text of ['{}', '{ "profile": "none" }\n', '{ "rules": { "rate-mismatch": "off" } }']) {
    expect(switchRule(text, RULE, null)).toBe(text);
  }
});
