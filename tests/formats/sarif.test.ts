import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import type { CheckedReport } from '../../server/src/formats/format.ts';
import { toUriReference } from '../../server/src/formats/places.ts';
import { printSarif, printSarifReport } from '../../server/src/formats/sarif.ts';
import { rules } from '../../server/src/rules/index.ts';
import { toSuppression } from '../../server/src/suppressions.ts';

/** The schema of the standard as Microsoft's own matchers for tests carry it. */
const schema = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// One of its patterns is none where patterns are read strictly.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** What of a log is looked at. */
interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Descriptor[] } };
      readonly results: readonly SarifResult[];
      readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly unknown[] }];
    },
  ];
}

interface Descriptor {
  readonly id: string;
  readonly name: string;
  readonly fullDescription: { readonly text: string };
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: object;
        readonly region?: { readonly charOffset: number; readonly charLength: number };
      };
      readonly logicalLocations: readonly [{ readonly fullyQualifiedName: string }];
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly unknown[];
  readonly fixes?: readonly unknown[];
}

const text =
  '青石街道2023年法治政府建设年度报告\r\n\r\n一、主要举措和成效\r\n\r\n😀全年受理群众诉求120件，分别是咨询85件、投诉45件。。\r\n办结率120%。\r\n';

describe('a log', () => {
  const report: CheckedReport = { file: '各镇 报告/a（定稿）.txt', result: check(text), sha256: 'ab'.repeat(32) };
  const skipped = [{ file: '旧/old.doc', reason: '目前只能读文本文件' }];
  const log = logOf([report], skipped);
  const { results, invocations, tool } = log.runs[0];

  test('is valid by the schema of the standard', () => {
    expect(errorsOf(log)).toEqual([]);
    expect(errorsOf(logOf([], []))).toEqual([]);
  });

  test('would not be valid if a level were none of the standard’s', () => {
    const wrong = structuredClone(log) as unknown as { runs: [{ results: [{ level: string }] }] };
    wrong.runs[0].results[0].level = 'hint';
    expect(errorsOf(wrong)).not.toEqual([]);
  });

  test('knows every rule by its Chinese name and what its page says', () => {
    expect(tool.driver.rules.map(({ id, name }) => [id, name])).toEqual(rules.map(({ id, title }) => [id, title]));
    expect(tool.driver.rules.filter(({ fullDescription }) => fullDescription.text.length < 10)).toEqual([]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]!.id).toBe(ruleId);
  });

  test('places each finding in lines, columns and characters, and in words', () => {
    const total = results.find(({ ruleId }) => ruleId === 'total-mismatch')!;
    expect(total.locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: {
          uri: '%E5%90%84%E9%95%87%20%E6%8A%A5%E5%91%8A/a%EF%BC%88%E5%AE%9A%E7%A8%BF%EF%BC%89.txt',
          uriBaseId: '%SRCROOT%',
        },
        region: {
          startLine: 5,
          startColumn: 11,
          endLine: 5,
          endColumn: 14,
          charOffset: text.indexOf('120件'),
          charLength: 3,
          snippet: { text: '120' },
        },
      },
      logicalLocations: [{ fullyQualifiedName: '一、主要举措和成效 第1段', kind: 'paragraph' }],
    });
  });

  test('offers the fixes that nobody could disagree with, and no other', () => {
    const offered = results.filter(({ fixes }) => fixes).map(({ ruleId }) => ruleId);
    expect(offered).toEqual(['stray-punctuation']);
  });

  test('says which files were not checked', () => {
    expect(invocations[0].toolExecutionNotifications).toEqual([
      {
        descriptor: { id: 'not-checked', index: 0 },
        level: 'warning',
        message: { text: '目前只能读文本文件' },
        locations: [{ physicalLocation: { artifactLocation: { uri: '%E6%97%A7/old.doc', uriBaseId: '%SRCROOT%' } } }],
      },
    ]);
  });
});

test('a finding that its author said is none is told as suppressed, with the reason', () => {
  const { analysis, findings } = check(text);
  const total = findings.find(({ rule }) => rule === 'total-mismatch')!;
  const suppressions = [toSuppression(analysis.source, total, '另有转来的10件'), { rule: 'rate-out-of-range' }];
  const log = logOf([{ file: 'a.txt', result: check(text, { suppressions }) }], []);
  expect(errorsOf(log)).toEqual([]);
  const suppressed = log.runs[0].results.filter((result) => result.suppressions.length > 0);
  expect(suppressed.map((result) => [result.ruleId, result.suppressions])).toEqual([
    ['total-mismatch', [{ kind: 'external', status: 'accepted', justification: '另有转来的10件' }]],
    ['rate-out-of-range', [{ kind: 'external', status: 'accepted' }]],
  ]);
});

test('in a Word file there are no lines: a place is its section and paragraph', () => {
  const log = logOf([{ file: 'a.DOCX', result: check(text, { headings: [] }) }], []);
  expect(errorsOf(log)).toEqual([]);
  const [location] = log.runs[0].results.find(({ ruleId }) => ruleId === 'total-mismatch')!.locations;
  expect(location.physicalLocation).not.toHaveProperty('region');
  expect(location.logicalLocations[0].fullyQualifiedName).toBe('一、主要举措和成效 第1段');
});

describe('a fingerprint', () => {
  const printsOf = (text: string): readonly string[] =>
    logOf([{ file: 'a.txt', result: check(text) }], []).runs[0].results.map(
      ({ ruleId, partialFingerprints }) => `${ruleId} ${Object.values(partialFingerprints)}`,
    );
  const before = printsOf(text);

  test('stays the same under edits elsewhere', () => {
    const after = printsOf(text.replace('一、主要', '工作有序推进。\r\n\r\n一、主要').replaceAll('\r\n', '\n'));
    expect(after).toEqual(before);
  });

  test('changes with its own sentence, and no other changes', () => {
    const after = printsOf(text.replace('办结率120%', '总办结率120%'));
    expect(after.filter((print) => !before.includes(print)).map((print) => print.split(' ')[0])).toEqual([
      'rate-out-of-range',
    ]);
  });

  test('tells sentences apart that stand there twice', () => {
    const twice = printsOf(text.replace('办结率120%。', '办结率120%。\r\n\r\n办结率120%。'));
    expect(new Set(twice).size).toBe(twice.length);
    expect(twice.filter((print) => print.startsWith('rate-out-of-range'))).toHaveLength(2);
  });

  test('is never taken for a number by Excel', () => {
    for (const print of before) expect(print.split(' ')[1]).toMatch(/^j[0-9a-f]{16}$/);
  });
});

test.each([
  ['a b/%#?.txt', 'a%20b/%25%23%3F.txt'],
  ['./a.txt', 'a.txt'],
  ['../a.txt', '../a.txt'],
  ['各镇\\a.txt', '%E5%90%84%E9%95%87/a.txt'],
  ['a:b.txt', 'a%3Ab.txt'],
  ['/home/a.txt', 'file:///home/a.txt'],
  ['D:\\2025 年报\\a.txt', 'file:///D:/2025%20%E5%B9%B4%E6%8A%A5/a.txt'],
  ['\\\\server\\share\\a.txt', 'file://server/share/a.txt'],
  ['a\ud800.txt', 'a%EF%BF%BD.txt'],
])('%j is %s', (file, uri) => {
  expect(toUriReference(file)).toBe(uri);
});

function logOf(reports: readonly CheckedReport[], skipped: Parameters<typeof printSarif>[1]): Log {
  return JSON.parse(printSarif(reports.map(printSarifReport), skipped, '1.2.3')) as Log;
}

function errorsOf(log: unknown): readonly string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
