import { describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { check, type Result } from '../../server/src/check.ts';
import type { Claim, Role } from '../../server/src/claims/claim.ts';
import type { CheckedReport, Format, Skipped } from '../../server/src/formats/format.ts';
import { github } from '../../server/src/formats/github.ts';
import { formats } from '../../server/src/formats/index.ts';
import { json } from '../../server/src/formats/json.ts';
import { text } from '../../server/src/formats/text.ts';
import type { Profile } from '../../server/src/profile.ts';
import { type Finding, SEVERITIES, type Severity } from '../../server/src/rules/rule.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';

const report =
  '2023年,全街共受理群众诉求120件,分别咨询85件、投诉45件。\n接待来访6批15人次,按时办结率100%。\n😀共12件。\n';

const findings: readonly Finding[] = [
  {
    rule: 'total-mismatch',
    family: 'numbers',
    severity: 'error',
    message: '合计120件，分项之和130件，相差10件',
    start: 15,
    end: 18,
    related: [
      { start: 24, end: 26, message: '咨询85件' },
      { start: 30, end: 32, message: '投诉45件' },
    ],
    fixes: [{ title: '改为“130件”', safe: false, edits: [{ start: 15, end: 18, text: '130' }] }],
  },
  ...(['warning', 'information', 'hint'] as const).map((severity, index) => ({
    rule: 'made-up',
    family: 'wording' as const,
    severity,
    message: `第${index + 1}个问题`,
    start: report.indexOf('共12') + index,
    end: report.indexOf('共12') + 3,
    related: [],
    fixes: [],
  })),
];

/** What was found out. */
interface Run {
  readonly reports: readonly CheckedReport[];
  readonly skipped: readonly Skipped[];
}

const run: Run = {
  reports: [
    {
      file: 'reports/a.txt',
      result: {
        ...resultOf(report, findings),
        profile: { id: 'rule-of-law-annual-report', name: '法治政府建设年度报告' } as Profile,
        year: 2023,
        contents: [
          { id: 'measures', status: 'present', place: { start: 0, end: 34 } },
          { id: 'shortcomings', status: 'missing' },
        ],
        claims: [claim('120 ≠ 85 + 45', [15, 18, 'total'], [24, 26, 'part'], [30, 32, 'part'])],
        coverage: { quantities: 6, checked: 4 },
        sureCoverage: { quantities: 6, checked: 3 },
        wordless: false,
      },
    },
    { file: 'clean.md', result: resultOf('工作有序推进。', []) },
    { file: '-', result: resultOf('没有数字。\n', []) },
  ],
  skipped: [{ file: 'old.doc', reason: '目前只能读文本文件' }],
};
const NO_PROFILE = { ...DEFAULT_SETTINGS, profile: 'none' };
const nothing: Run = { reports: [], skipped: [] };

// A SARIF log begins with every rule and its description, and has tests of its own.
const short = formats.filter(({ id }) => id !== 'sarif');

describe.each(short.map((format): [string, Format] => [format.id, format]))('%s', (id, format) => {
  test('a run with everything in it', async () => {
    await expect(print(format, run, false)).toMatchFileSnapshot(`${id}.golden`);
  });

  test('ends with a line end, if it says anything at all', () => {
    expect(print(format, run, false)).toMatch(/[^\n]\n$/);
    expect(print(format, nothing, false)).toMatch(/^$|[^\n]\n$/);
  });
});

test('a run in which nothing was checked says so', () => {
  expect(print(text, nothing, false)).toContain('没有检查任何报告。');
});

test('colours change nothing but colours', () => {
  const coloured = print(text, run, true);
  expect(coloured).toContain('\x1b[31m错误\x1b[0m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it takes the colours away
  expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(print(text, run, false));
});

test('a report cannot command the terminal', () => {
  const hostile = { ...findings[0]!, message: '标题“\x1b[2J\r\u009b”' };
  const printed = print(
    text,
    { reports: [{ file: 'a\x1b.txt', result: resultOf(report, [hostile]) }], skipped: [] },
    false,
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  expect(printed).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
});

test('a report cannot command GitHub', () => {
  const hostile = { ...findings[0]!, message: '办结率100%\r\n::error::\n' };
  const reports = [{ file: 'a:b,c\n::d%.txt', result: resultOf(report, [hostile]) }];
  const printed = print(github, { reports, skipped: [{ file: 'x,y:z', reason: '::\n::' }] }, false);
  expect(printed.split('\n')).toEqual([
    '::error file=a%3Ab%2Cc%0A%3A%3Ad%25.txt,line=1,endLine=1,col=16,endColumn=19,title=合计不符::办结率100%25%0D%0A::error::%0A%0A第1行：咨询85件%0A第1行：投诉45件',
    '::warning file=x%2Cy%3Az,title=没有检查::::%0A::',
    '检查了 1 份报告：错误 1 处。',
    '',
  ]);
});

test('GitHub is told no columns of a finding that goes over a line: it takes them for those of one line', () => {
  const broken = { ...findings[0]!, start: report.indexOf('45件'), end: report.indexOf('接待'), related: [] };
  const reports = [{ file: 'a.txt', result: resultOf(report, [broken]) }];
  expect(print(github, { reports, skipped: [] }, false).split('\n')[0]).toMatch(
    /^::error file=a\.txt,line=1,endLine=2,title=/,
  );
});

test('GitHub shows a finding in a Word file by its section and paragraph', () => {
  const reports = [
    { file: '各镇\\a.docx', result: check('一、主要成效\n办结率120%。\n', { settings: NO_PROFILE, headings: [] }) },
  ];
  expect(print(github, { reports, skipped: [] }, false).split('\n')[0]).toMatch(
    /^::error file=各镇\/a\.docx,title=比率超过100%25::一、主要成效 第1段：/,
  );
});

test('json stays valid with lone surrogates', () => {
  const message = '标题“\ud800”';
  const printed = print(
    json,
    { reports: [{ file: 'a.txt', result: resultOf(report, [{ ...findings[0]!, message }]) }], skipped: [] },
    true,
  );
  expect(Buffer.from(printed).toString()).toBe(printed);
  expect(JSON.parse(printed).reports[0].findings[0].message).toBe(message);
});

function print(format: Format, { reports, skipped }: Run, colours: boolean): string {
  const findings = reports.flatMap(({ result }) => result.findings);
  const count = (wanted: Severity): [Severity, number] => [
    wanted,
    findings.filter(({ severity }) => severity === wanted).length,
  ];
  const counts = Object.fromEntries(SEVERITIES.map(count)) as Record<Severity, number>;
  const clean = reports.filter(({ result }) => result.findings.length === 0).length;
  const printed = reports.map((report) => format.printReport(report, { colours }));
  return format.print(
    printed,
    { reports: reports.length, clean, counts, skipped, version: '1.2.3', accepted: 0, comparison: null },
    { colours },
  );
}

function resultOf(report: string, findings: readonly Finding[]): Result {
  return {
    analysis: analyze(report),
    profile: null,
    year: null,
    signed: null,
    issuer: null,
    reporter: null,
    contents: [],
    claims: [],
    findings,
    ignored: [],
    coverage: { quantities: 0, checked: 0 },
    sureCoverage: { quantities: 0, checked: 0 },
    wordless: false,
  };
}

function claim(formula: string, ...numbers: readonly [start: number, end: number, role: Role][]): Claim {
  return {
    kind: 'total',
    verdict: 'fails',
    formula,
    numbers: numbers.map(([start, end, role]) => ({ start, end, role, label: '' })),
  } as unknown as Claim;
}
