import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, type Result } from '../../server/src/check.ts';
import { applyEdits } from '../../server/src/features/edits.ts';
import { fixAll, safeFixOf } from '../../server/src/features/fix-all.ts';
import { buildLedger } from '../../server/src/ledger.ts';
import { rules } from '../../server/src/rules/index.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { toSuppression } from '../../server/src/suppressions.ts';
import fc from '../seeded.ts';
import { timeOf } from './growth.ts';

const WITH_STYLE = {
  ...DEFAULT_SETTINGS,
  rules: { 'punctuation-style': 'information', 'numeral-style': 'information' },
} as const;

/** What can be put right by itself, slips that come near each other, and what they stand among. */
const pieces = fc.constantFrom(
  ...['全年', '受理咨询120件', '其中劳动类85件、婚姻类45件', '按照', '印发', '关于', '100%', '甲', 'A', '5', '的'],
  ...[
    '截止目前',
    '截止2024年底',
    '截止12月31日',
    '，，',
    '。。',
    '、，',
    '、等',
    '，。',
    ',',
    ';',
    ':',
    '(',
    ')',
    '（',
    '）',
  ],
  ...[
    '“',
    '”',
    '"',
    '‘',
    '’',
    '《',
    '》',
    '【',
    '〔',
    '〕',
    '...',
    '--',
    '——',
    '、',
    '，',
    '。',
    '；',
    '\n',
    '\r\n',
    ' ',
  ],
  ...['一、主要举措', '（一）', '(二)', '一)', '三）', '1、', '2.', '一是', '二是', '首先、', '第二、', '①'],
  ...[
    '《法治政府建设实施纲要',
    '(20212025年)',
    '（2021—2025年',
    '2021-2025年）',
    '1２件',
    '3百余',
    '二零二四年',
    '习近平法治思想',
  ],
  ...['𠮷', '😀', '\ud83d'],
);
const texts = fc.array(pieces, { maxLength: 30 }).map((chosen) => chosen.join(''));

const recheck = (settings: typeof WITH_STYLE | typeof DEFAULT_SETTINGS) => (text: string) => check(text, { settings });

/** The text once everything is fixed, and what is found then. */
function fix(result: Result, again: (text: string) => Result, rule: string | null = null) {
  const { text } = result.analysis.source;
  const edits = fixAll(result, again, rule);
  for (const [index, { start, end, text: words }] of edits.entries()) {
    expect(start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0);
    expect(text.slice(start, end)).not.toBe(words);
  }
  const fixed = applyEdits(text, edits);
  return { edits, after: again(fixed) };
}

const fixable = ({ findings }: Result, rule: string | null = null) =>
  findings.filter((finding) => safeFixOf(finding) && (rule === null || finding.rule === rule)).map(({ rule }) => rule);

const ignoredIn = ({ ignored, analysis }: Result) =>
  ignored.map(({ rule, start, end }) => `${rule} ${analysis.source.text.slice(start, end)}`);

describe('in any text', () => {
  test.each([
    ['as rules are by themselves', DEFAULT_SETTINGS],
    ['with the rules on style', WITH_STYLE],
  ])('nothing is left that could be fixed, %s', (_, settings) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { after } = fix(recheck(settings)(text), recheck(settings));
        expect(fixable(after)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('what the author said is none stays, and stays unsaid', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), (text, chosen) => {
        const plain = check(text, { settings: WITH_STYLE });
        const finding = plain.findings[chosen % Math.max(1, plain.findings.length)];
        fc.pre(finding !== undefined);
        const suppressions = [toSuppression(plain.analysis.source, finding)];
        const again = (words: string): Result => check(words, { settings: WITH_STYLE, suppressions });
        const result = again(text);
        const { after } = fix(result, again);
        // By its rule and its words: what a message tells of its surroundings may be fixed, “(二)” to “（二）”.
        expect(ignoredIn(after)).toEqual(expect.arrayContaining(ignoredIn(result)));
      }),
      { numRuns: 400, examples: [['(二)\n（一）', 20]] },
    );
  });
});

test('very many slips are fixed as fast as they are found', () => {
  const again = recheck(WITH_STYLE);
  const text = '甲，，乙,丙。'.repeat(10_000);
  let result = again('');
  const finding = timeOf(() => {
    result = again(text);
  });
  const fixing = timeOf(() => expect(fix(result, again).edits.length).toBeGreaterThan(10_000));
  expect(fixing).toBeLessThan(5 * finding + 2000);
});

describe.each(madeUp())('%s', (name, text) => {
  const again = (words: string): Result => check(words, { fileName: name, markdown: name.endsWith('.md') });
  const result = again(text);

  test('has nothing left that could be fixed, nothing new, and the figures it had', () => {
    const { after } = fix(result, again);
    expect(fixable(after)).toEqual([]);
    for (const { id } of rules) expect(countOf(after, id), id).toBeLessThanOrEqual(countOf(result, id));
    expect(figuresOf(after)).toEqual(figuresOf(result));
  });

  test('is fixed rule by rule', () => {
    for (const rule of new Set(fixable(result)))
      expect(fixable(fix(result, again, rule).after, rule), rule).toEqual([]);
  });
});

function madeUp(): readonly (readonly [name: string, text: string])[] {
  return ['clean', 'faulty'].flatMap((kind) => {
    const folder = join(import.meta.dirname, '../reports', kind);
    return readdirSync(folder)
      .filter((name) => /\.(?:txt|md)$/.test(name) && !name.endsWith('.expected.txt'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  });
}

function countOf({ findings }: Result, id: string): number {
  return findings.filter(({ rule, severity }) => rule === id && severity !== 'hint').length;
}

function figuresOf(result: Result): readonly string[] {
  return buildLedger(result).quantities.map(({ text, writtenUnit }) => text + writtenUnit);
}
