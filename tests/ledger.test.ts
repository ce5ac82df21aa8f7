import { describe, expect, test } from 'vitest';
import { check } from '../server/src/check.ts';
import type { Verdict } from '../server/src/claims/claim.ts';
import { buildLedger, figureAt, standingOf } from '../server/src/ledger.ts';

const text = `云上镇2024年法治政府建设年度报告

一、主要举措和成效

（一）化解矛盾纠纷

1.做好咨询。受理咨询130件，其中劳动类85件、婚姻类45件。投入1.35亿元。

2.做好来访。接待来访4000余人次。

二、存在的不足

云上镇人民政府
2025年1月10日
`;
const ledger = buildLedger(check(text));

test('every figure has its value, its unit and the headings it stands under', () => {
  expect(ledger.quantities.map(({ text, writtenUnit, value, unit }) => [text, writtenUnit, value, unit])).toEqual([
    ['130', '件', '130', '件'],
    ['85', '件', '85', '件'],
    ['45', '件', '45', '件'],
    ['1.35亿', '元', '135000000', '元'],
    ['4000余', '人次', ['4000', '5000'], '人次'],
  ]);
  expect(ledger.quantities.map(({ heading }) => heading.at(-1))).toEqual([
    ...Array(4).fill('1.做好咨询'),
    '2.做好来访',
  ]);
  expect(ledger.quantities[0]!.heading).toEqual(['一、主要举措和成效', '（一）化解矛盾纠纷', '1.做好咨询']);
});

test('what emphasises a figure is no part of its unit', () => {
  const { quantities } = buildLedger(check('全年受理**120**件，其中咨询"85"件、投诉35\u200b 件。'));
  expect(quantities.map(({ text, writtenUnit }) => `${text}${writtenUnit}`)).toEqual(['120件', '85件', '35件']);
});

test('spans hold what is written, and claims are named by their place', () => {
  for (const { start, end, text: written } of ledger.quantities) expect(text.slice(start, end)).toBe(written);
  expect(ledger.quantities.map(({ claims }) => claims)).toEqual([[0], [0], [0], [], []]);
  expect(ledger.claims).toMatchObject([{ kind: 'total', verdict: 'holds' }]);
  expect(ledger.coverage).toEqual({ quantities: ledger.quantities.length, checked: 3 });
});

test('a figure stands as badly as the worst of its claims; a term of one that fails may be right', () => {
  const failing = buildLedger(check(text.replace('130', '131')));
  const standings = failing.quantities.map((entry) => standingOf(failing, entry));
  expect(standings).toEqual(['fails', 'concerned', 'concerned', 'untold', 'untold']);
  expect(standingOf(ledger, ledger.quantities[0]!)).toBe('holds');
});

test.each<[verdicts: readonly Verdict[], standing: string]>([
  [[], 'untold'],
  [['holds'], 'holds'],
  [['holds', 'unclear'], 'unclear'],
  [['unclear', 'fails', 'holds'], 'fails'],
])('a figure of which sums say %j is one that %s', (verdicts, standing) => {
  const claims = verdicts.map((verdict) => ({ ...ledger.claims[0]!, verdict }));
  const entry = { ...ledger.quantities[0]!, claims: claims.map((_, at) => at) };
  expect(standingOf({ ...ledger, claims }, entry)).toBe(standing);
});

test('a figure is met from its first digit to behind its unit', () => {
  const at = (words: string, by = 0) => figureAt(ledger, text.indexOf(words) + by)?.text;
  expect([at('85件'), at('85件', 2), at('85件', 3), at('85件', 4)]).toEqual(['85', '85', '85', undefined]);
  expect([at('云上镇'), at('2024年'), at('1.35亿元', 6)]).toEqual([undefined, undefined, '1.35亿']);
});

describe('the time a figure speaks of', () => {
  const periods = (words: string, year?: number): readonly (string | null)[] =>
    buildLedger(check(words, { markdown: words.startsWith('|'), ...(year && { year }) })).quantities.map(
      ({ period }) => period,
    );

  test.each([
    ['全年受理咨询130件。', ['2024年']],
    ['截至11月，受理咨询130件，办结120件。', ['截至11月', '截至11月']],
    ['上半年受理咨询60件，全年受理130件。', ['上半年', '2024年']],
    ['去年受理咨询110件，今年受理130件。', ['去年', '2024年']],
    ['受理咨询130件，上年同期110件。', ['2024年', '上年同期']],
    ['2023年受理咨询110件；2024年受理130件。', ['2023年', '2024年']],
    ['2023年上半年受理咨询60件。', ['2023年上半年']],
    ['一、2023年工作回顾\n受理咨询300件。', ['2023年']],
    ['2021—2023年受理咨询300件。', ['2021—2023年']],
    [
      '| 项目 | 上年同期 | 2024年 | 一季度 |\n| --- | --- | --- | --- |\n| 咨询 | 110 | 130 | 30 |',
      ['上年同期', '2024年', '一季度'],
    ],
  ])('%s', (words, expected) => expect(periods(words, 2024)).toEqual(expected));

  test('is not told where neither the figure nor the report tells it', () => {
    expect(periods('受理咨询130件。')).toEqual([null]);
    expect(periods('一、下一步打算\n开展培训12场。', 2024)).toEqual([null]);
  });
});

test('the bare numbers of a table are known by their row and column', () => {
  const table =
    '| 类别 | 受理 | 办结 |\n| --- | --- | --- |\n| 咨询 | 85 | 80 |\n| 投诉 | 45 | 40 |\n| 合计 | 130 | 120 |\n';
  const { quantities, coverage } = buildLedger(check(table, { markdown: true }));
  expect(quantities.map(({ indicator, text }) => `${indicator} ${text}`)).toEqual([
    '咨询 受理 85',
    '咨询 办结 80',
    '投诉 受理 45',
    '投诉 办结 40',
    '合计 受理 130',
    '合计 办结 120',
  ]);
  expect(coverage).toEqual({ quantities: 6, checked: 6 });
});

test('a number without a unit is a figure where a sum takes it for one', () => {
  const { quantities, coverage } = buildLedger(check('共调解纠纷402件，其中婚姻类123件、邻里类247件、其他32。'));
  expect(quantities.at(-1)).toMatchObject({ text: '32', unit: '件', claims: [0] });
  expect(coverage).toEqual({ quantities: 4, checked: 4 });
});

test('figures that only a guess puts into a sum are told apart: of them, nothing is said where they are wrong', () => {
  const { coverage, sureCoverage } = check(
    '受理登记26317件，登簿26164件。共调解纠纷402件，其中婚姻类155件、邻里类247件。',
  );
  expect(coverage).toEqual({ quantities: 5, checked: 5 });
  expect(sureCoverage).toEqual({ quantities: 5, checked: 3 });
});

test('the figures of a row are known each by its own name, without the words that lead to it', () => {
  const row =
    '投诉、举报占比分别为65%、35%。投诉、举报同比分别增长6.5%、8.2%。复议和诉讼的办结率分别达到95.2%和96.3%。直接纠错案件、调解案件分别占32.1%和12.5%。投诉与举报的办结率均为98%。投诉、举报、求助分别为12件、15件。';
  const names = buildLedger(check(row)).quantities.map(({ indicator }) => indicator);
  expect(names.slice(0, 9)).toEqual([
    '投诉占比',
    '举报占比',
    '投诉同比增长',
    '举报同比增长',
    '复议的办结率',
    '诉讼的办结率',
    '直接纠错案件占',
    '调解案件占',
    '投诉与举报的办结率',
  ]);
});

test('the count of what is listed before it is known by what it counts, not by the last on the list', () => {
  const counts =
    '健全诉前调解、访调对接、专家会诊四项机制。建立“周调度、月通报、季评估、年考核”三项机制。完善受理、研判、督办三个平台。';
  const names = buildLedger(check(counts)).quantities.map(({ indicator }) => indicator);
  expect(names).toEqual(['机制', '机制', '平台']);
});
