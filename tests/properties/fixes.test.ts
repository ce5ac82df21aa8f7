import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import type { Edit, Finding } from '../../server/src/rules/rule.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import fc from '../seeded.ts';

/** Pieces that are not written as the standards have it, and what they stand among. */
const pieces = fc.constantFrom(
  ...[
    '全年',
    '开展',
    '中',
    '甲',
    'A',
    'ab',
    '5',
    '12',
    '2024年',
    '受理',
    '个',
    '件',
    '人',
    '的',
    '等',
    '年',
    '月',
    '日',
  ],
  ...[
    ',',
    '，',
    '、',
    ':',
    '：',
    ';',
    '；',
    '。',
    '!',
    '?',
    '(',
    ')',
    '（',
    '）',
    '[',
    ']',
    '《',
    '》',
    '“',
    '”',
    '"',
    '‘',
    '’',
  ],
  ...['〔', '〕', '...', '…', '·', '···', '--', '—', '――', '.', '．', ' ', '\n', '\r\n', '/', 'http://a.cn', '&amp'],
  ...['第一、', '首先、', '最后', '一、', '（一）', '(二)', '一)', '1、', '2.', '①', '一是', '二是', '三是', '第三，'],
  ...[
    '１２',
    '３．５',
    '5千',
    '3百余',
    '1.25千',
    '二零二四年',
    '二O',
    '○',
    '01月05日',
    '0',
    '05年',
    '21年3月',
    '二十3件',
    '3十五人',
  ],
  ...['12.4宪法日', '“6.26”禁毒日', '4个意识', '2个维护', '青石街道办事处', '2025年01月05日', '𠮷', '\ud83d'],
);
const texts = fc.array(pieces, { maxLength: 40 }).map((chosen) => chosen.join(''));

function findings(text: string, rule: string, markdown = false): readonly Finding[] {
  const settings = { ...DEFAULT_SETTINGS, profile: 'none', rules: { [rule]: 'information' as const } };
  return check(text, { settings, markdown }).findings.filter((finding) => finding.rule === rule);
}

function apply(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  for (const [index, edit] of ordered.entries())
    expect(edit.end).toBeLessThanOrEqual(ordered[index - 1]?.start ?? text.length);
  return ordered.reduce((fixed, { start, end, text: by }) => fixed.slice(0, start) + by + fixed.slice(end), text);
}

describe.each(['punctuation-style', 'numeral-style'])('%s', (rule) => {
  test('a kind is said once, and after its fix no more', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, markdown) => {
        const found = findings(text, rule, markdown);
        expect(new Set(found.map(({ subject }) => subject)).size).toBe(found.length);
        for (const { subject, fixes } of found) {
          const after = findings(apply(text, fixes[0]!.edits), rule, markdown);
          expect(after.map((finding) => finding.subject)).not.toContain(subject);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Takes the first fix that is offered, again and again. */
function fixAll(text: string, rule: string): string {
  let fixed = text;
  for (let round = 0; round < 60; round++) {
    const [fix] = findings(fixed, rule).flatMap(({ fixes }) => fixes);
    if (!fix) return fixed;
    fixed = apply(fixed, fix.edits);
  }
  return expect.fail(`no end to the fixes of ${JSON.stringify(text)}`);
}

describe.each(['stray-punctuation', 'unbalanced-bracket', 'misnumbered-heading'])('%s', (rule) => {
  test('a safe fix leaves one finding less', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = findings(text, rule);
        for (const { edits } of found.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe))) {
          expect(findings(apply(text, edits), rule).length).toBeLessThan(found.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('taking one fix after the other comes to an end', () => {
    fc.assert(
      fc.property(texts, (text) => typeof fixAll(text, rule) === 'string'),
      { numRuns: 300 },
    );
  });
});

describe('misnumbered-heading', () => {
  const numerals = ['一', '二', '三', '四', '五'];
  const ordinals = fc.array(fc.constantFrom(0, 1, 2, 3, 4), { minLength: 1, maxLength: 7 });

  test.each([
    ['headings', (at: number) => `（${numerals[at]}）开展检查。\n`],
    ['items', (at: number) => `${numerals[at]}是开展检查；`],
    ['paragraphs', (at: number) => `${numerals[at]}是开展检查。\n`],
  ])('renumbering %s leaves nothing to say of them', (_, item) => {
    fc.assert(
      fc.property(ordinals, (chosen) => {
        const text = `一、主要举措\n${chosen.map(item).join('')}`;
        const fixed = fixAll(text, 'misnumbered-heading');
        expect(findings(fixed, 'misnumbered-heading').map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
