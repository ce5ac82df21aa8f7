import { describe, expect, test } from 'vitest';
import { parseBaseline } from '../server/src/baseline/file.ts';
import {
  type Baseline,
  compareFindings,
  type EarlierFinding,
  type EarlierReport,
  findEarlier,
  pairByName,
} from '../server/src/baseline.ts';
import { check } from '../server/src/check.ts';
import type { CheckedReport } from '../server/src/formats/format.ts';
import { json, toReport, VERSION } from '../server/src/formats/json.ts';
import { withKnown } from '../server/src/formats/known.ts';
import { toSuppression } from '../server/src/suppressions.ts';
import fc from './seeded.ts';

const text = `青石街道2025年法治政府建设年度报告

一、主要举措和成效

全年受理群众诉求120件，分别是咨询85件、投诉45件。办结率120%。

继续推进。。
`;

describe('what has become of a report’s findings', () => {
  test.each<[what: string, edit: (text: string) => string, added: readonly string[], fixed: readonly string[]]>([
    ['nothing was touched', (text) => text, [], []],
    [
      'something was written elsewhere',
      (text) => text.replace('一、', '工作有序。\n\n一、').replaceAll('\n', '\r\n'),
      [],
      [],
    ],
    ['a figure was put right', (text) => text.replace('办结率120%', '办结率100%'), [], ['rate-out-of-range']],
    ['the sentence was reworded, and the sum is the same', (text) => text.replace('全年受理', '全年共受理'), [], []],
    ['another figure is wrong now', (text) => text.replace('120件', '140件'), ['total-mismatch'], ['total-mismatch']],
    [
      'the title was changed under which a content is missing',
      (text) => text.replace('青石街道', '青石街道办事处'),
      [],
      [],
    ],
    ['the same fault was made again', (text) => `${text}\n继续推进。。\n`, ['stray-punctuation'], []],
  ])('%s', (_, edit, added, fixed) => {
    const [now] = compared(text, edit(text));
    expect(now.added).toEqual(added);
    expect(now.fixed).toEqual(fixed);
  });

  test('one of two that stand there in the same words is gone: one is left, one is changed', () => {
    const [now] = compared(`${text}\n继续推进。。\n`, text);
    expect([now.added, now.fixed]).toEqual([[], ['stray-punctuation']]);
  });

  test('what is ignored or accepted now has not been changed', () => {
    const { analysis, findings } = check(text);
    const total = findings.find(({ rule }) => rule === 'total-mismatch')!;
    const ignoring = check(text, { suppressions: [toSuppression(analysis.source, total)] });
    const [now] = compared(text, text, { file: 'a.txt', result: ignoring });
    expect([now.added, now.fixed]).toEqual([[], []]);
  });

  test('what was accepted then and is found again now is not new; gone, it was not to be changed', () => {
    const settled: EarlierFinding = {
      ...earlierOf(text).findings.find(({ rule }) => rule === 'total-mismatch')!,
      settled: true,
    };
    const before = { ...earlierOf(text), findings: [settled] };
    const total = { finding: settled, fingerprint: settled.fingerprint };
    expect(compareFindings([total], [], before)).toMatchObject({ states: ['unchanged'], fixed: [] });
    expect(compareFindings([], [], before).fixed).toEqual([]);
  });

  test('of two in one sentence the first is gone: the second, told in other words now, is the one that is left', () => {
    const [first, second] = earlierOf(`${text}\n继续推进。。\n`).findings.filter(
      ({ rule }) => rule === 'stray-punctuation',
    );
    expect(second!.fingerprint).toBe(`${first!.fingerprint}-2`);
    const now = { finding: { ...second!, message: '多了一个句号' }, fingerprint: first!.fingerprint };
    const before = { ...earlierOf(text), findings: [second!] };
    expect(compareFindings([now], [], before)).toMatchObject({ states: ['unchanged'], fixed: [] });
  });

  test('in a result that tells no fingerprints yet, the same words are the same finding', () => {
    const bare = JSON.parse(printed(text));
    for (const finding of bare.reports[0].findings) delete finding.fingerprint;
    const parsed = parseBaseline(JSON.stringify(bare), 'alt.json');
    expect(parsed.ok).toBe(true);
    const [now] = compared(text, text, undefined, parsed.ok ? parsed.baseline : undefined);
    expect([now.added, now.fixed]).toEqual([[], []]);
  });

  test('every earlier finding is either still there or changed, and none is counted twice', () => {
    const some = fc.array(fc.record({ rule: fc.constantFrom('a', 'b'), words: fc.constantFrom('x', 'y', 'z') }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(some, some, (then, now) => {
        const findings = now.map(({ rule, words }) => ({
          finding: { rule, message: words },
          fingerprint: `${rule}${words}`,
        }));
        const earlier: EarlierReport = {
          file: 'a',
          unit: '',
          year: null,
          findings: then.map(({ rule, words }) => ({
            rule,
            message: words,
            severity: 'error',
            place: '',
            fingerprint: `${rule}${words}`,
            settled: false,
          })),
        };
        const { states, fixed } = compareFindings(findings, [], earlier);
        const unchanged = states.filter((state) => state === 'unchanged').length;
        expect(unchanged + fixed.length).toBe(then.length);
        expect(states).toHaveLength(now.length);
      }),
    );
  });
});

describe('which earlier report a file is', () => {
  const report = (file: string, unit = '', year: number | null = 2025): EarlierReport => ({
    file,
    unit,
    year,
    findings: [],
  });
  const baseline = (...reports: readonly EarlierReport[]): Baseline => ({ file: 'x.json', rules: '', reports });
  const found = (
    files: readonly string[],
    reports: readonly EarlierReport[],
    unit = '',
    year = 2025,
  ): readonly unknown[] =>
    files.map((file) => findEarlier(pairByName(files, baseline(...reports)), { file, unit, year })?.file ?? null);

  test.each<[what: string, now: readonly string[], then: readonly string[], pairs: readonly (string | null)[]]>([
    ['the same path', ['a/1.txt', 'b/1.txt'], ['b/1.txt', 'a/1.txt'], ['a/1.txt', 'b/1.txt']],
    [
      'the folder was named otherwise',
      ['1.txt', '2.txt'],
      ['D:\\年报\\1.txt', 'D:\\年报\\2.txt'],
      ['D:\\年报\\1.txt', 'D:\\年报\\2.txt'],
    ],
    ['moved, and alone of its name', ['新/1.txt'], ['旧/1.txt'], ['旧/1.txt']],
    ['moved, and one of two of its name', ['新/1.txt'], ['甲/1.txt', '乙/1.txt'], [null]],
    ['the longer path goes first', ['x/甲/1.txt', 'x/1.txt'], ['y/甲/1.txt', 'y/1.txt'], ['y/甲/1.txt', 'y/1.txt']],
    ['another name', ['2.txt'], ['1.txt'], [null]],
  ])('%s', (_, now, then, pairs) => {
    expect(
      found(
        now,
        then.map((file) => report(file)),
      ),
    ).toEqual(pairs);
  });

  test('called otherwise, it is known by who reports on which year', () => {
    expect(found(['定稿2.txt'], [report('定稿.txt', '青石街道')], '青石街道')).toEqual(['定稿.txt']);
    expect(found(['定稿2.txt'], [report('定稿.txt', '青石街道', 2024)], '青石街道')).toEqual([null]);
    expect(found(['定稿2.txt'], [report('定稿.txt', '临溪镇')], '青石街道')).toEqual([null]);
    expect(found(['定稿2.txt'], [report('1.txt', '青石街道'), report('2.txt', '青石街道')], '青石街道')).toEqual([
      null,
    ]);
  });

  test('of the same name elsewhere, it is taken for the same where nothing tells who reported', () => {
    expect(found(['新/年报.txt'], [report('旧/年报.txt', '青石街道')])).toEqual(['旧/年报.txt']);
    expect(found(['新/年报.txt'], [report('旧/年报.txt')], '白沙街道')).toEqual(['旧/年报.txt']);
  });

  test('of the same name elsewhere, another body’s report is another', () => {
    expect(found(['新/1.txt'], [report('旧/1.txt', '临溪镇')], '青石街道')).toEqual([null]);
    expect(found(['旧/1.txt'], [report('旧/1.txt', '临溪镇')], '青石街道')).toEqual(['旧/1.txt']);
  });
});

describe('a file with an earlier result', () => {
  test('is what --format json prints, whatever a later version adds', () => {
    const later = { ...JSON.parse(printed(text)), version: VERSION + 1, rules: { fingerprint: 'abc', more: 1 } };
    const parsed = parseBaseline(JSON.stringify(later), 'x.json');
    expect(parsed).toMatchObject({
      ok: true,
      baseline: { file: 'x.json', rules: 'abc', reports: [{ unit: '青石街道', year: 2025 }] },
    });
  });

  test.each([
    ['', '文件是空的'],
    [printed(text).slice(0, 700), '只有一半，到第'],
    [printed(text).replace('"severity"', 'severity'), /^第\d+行第\d+列写得不对/],
    ['%PDF-1.7', '不是校核的结果'],
    ['[]', '不是校核的检查结果'],
    ['{ "version": "2.1.0", "runs": [] }', '这是 SARIF'],
    ['{ "version": 1, "reports": [{ "file": "a.txt", "quantities": [] }] }', '这是数字台账'],
    [`{"a":${'['.repeat(50_000)}`, '不完整或者写得不对'],
  ])('%#: says what is wrong with another', (text, reason) => {
    const parsed = parseBaseline(text, 'x.json');
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.reason).toMatch(reason);
  });
});

interface Now {
  readonly added: readonly string[];
  readonly fixed: readonly string[];
}

/** What became of the findings of one text, in another or in a report of it. */
function compared(before: string, after: string, report?: CheckedReport, baseline?: Baseline): readonly [Now] {
  const then = baseline ?? { file: 'x.json', rules: '', reports: [earlierOf(before)] };
  const known = { earlier: pairByName(['a.txt'], then), acceptances: [] };
  const { result, comparison } = withKnown(report ?? { file: 'a.txt', result: check(after) }, known);
  return [
    {
      added: result.findings.filter((_, at) => comparison!.states[at] === 'new').map(({ rule }) => rule),
      fixed: comparison!.fixed.map(({ rule }) => rule),
    },
  ];
}

function printed(text: string): string {
  const tally = {
    reports: 1,
    counts: { error: 0, warning: 0, information: 0, hint: 0 },
    skipped: [],
    version: '1.2.3',
    clean: 0,
    accepted: 0,
    comparison: null,
  };
  return json.print([json.printReport({ file: 'a.txt', result: check(text) }, { colours: false })], tally, {
    colours: false,
  });
}

function earlierOf(text: string): EarlierReport {
  const report = toReport({ file: 'a.txt', result: check(text) });
  const parsed = parseBaseline(JSON.stringify({ version: VERSION, reports: [report], skipped: [] }), 'x.json');
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.baseline.reports[0]!;
}
