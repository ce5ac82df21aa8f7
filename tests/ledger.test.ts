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

test('a numbered sentence is no heading over its own figures', () => {
  const { quantities } = buildLedger(
    check('一、事故情况\n1.火灾发生2起，死亡1人。\n2.道路交通发生3起，死亡1人。\n二、办结12件\n（一）调解9件。'),
  );
  expect(quantities.map(({ heading }) => heading.join('›'))).toEqual([
    ...Array(4).fill('一、事故情况'),
    '二、办结12件',
    '二、办结12件›（一）调解9件',
  ]);
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

test('a figure of a table with a sign before it is known by its row and column too', () => {
  const table = '| 类别 | 受理 | 同比 |\n| --- | --- | --- |\n| 咨询 | 85 | -5% |\n| 投诉 | 45 | 4% |\n';
  const { quantities } = buildLedger(check(table, { markdown: true }));
  expect(quantities.map(({ indicator }) => indicator)).toEqual(['咨询 受理', '咨询 同比', '投诉 受理', '投诉 同比']);
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

test('and so they are where the lines break at the edge of a page', () => {
  const lines = [
    '全年受理登记26317件，登簿26164件，群众对办理',
    '进度和结果的评价逐月上升。共调解纠纷402件，',
    '其中婚姻类155件、邻里类247件，办结的都已按照',
    '规定归入档案并且装订成册。',
  ];
  const { sureCoverage, coverage, findings } = check(lines.join('\n'));
  expect(findings.map(({ rule }) => rule)).toContain('broken-lines');
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

describe('every figure has a name that tells what it counts', () => {
  test.each<[text: string, names: readonly string[]]>([
    // What is said of the figure before.
    ['财政收入120万元，比上年增长9%，占全县收入的5%。', ['财政收入', '财政收入比上年增长', '财政收入占全县收入']],
    ['受理咨询120件，较上年增加20件，增长20%。', ['受理咨询', '受理咨询较上年增加', '受理咨询增长']],
    ['劳动纠纷60件，占比50%；土地纠纷30件，占比25%。', ['劳动纠纷', '劳动纠纷占比', '土地纠纷', '土地纠纷占比']],
    ['办结率由92%提高到96%，提高4个百分点。', ['办结率', '办结率提高到', '办结率提高']],
    ['线上办件占全部办件的60%，比上年提高5个百分点。', ['线上办件占全部办件', '线上办件占全部办件比上年提高']],
    ['种植面积增长9%，达到300亩。', ['种植面积增长', '种植面积']],
    ['支出120万元，为调整预算数的98%。', ['支出', '支出为调整预算数的']],
    ['审结案件33件90人、执行案件8件9人。', ['审结案件', '审结案件', '执行案件', '执行案件']],
    // Another sentence, another subject.
    ['受理咨询120件。增长20%。', ['受理咨询', '增长']],
    ['参训30人（其中女性12人，占40%），比上年增加5人。', ['参训', '女性', '女性占', '参训比上年增加']],
    ['收入稳步增长，达到120万元。', ['收入稳步增长']],
    // Rows.
    ['受理件和办结件分别为43件、42件，同比分别增长5%、6%。', ['受理件', '办结件', '受理件同比增长', '办结件同比增长']],
    [
      '受理咨询9件，办结投诉8件，同比分别增长5%和6%。',
      ['受理咨询', '办结投诉', '受理咨询同比增长', '办结投诉同比增长'],
    ],
    [
      '东部、中部、西部乡镇办件量分别增长3%、4%和5%。',
      ['东部乡镇办件量增长', '中部乡镇办件量增长', '西部乡镇办件量增长'],
    ],
    [
      '我镇对青石、云上、松坪出口分别增长3%、4%、5%。',
      ['我镇对青石出口增长', '我镇对云上出口增长', '我镇对松坪出口增长'],
    ],
    ['猪、牛、羊肉产量分别为3吨、4吨、5吨。', ['猪肉产量', '牛肉产量', '羊肉产量']],
    ['城镇居民收入和农村居民收入增长8%和9%。', ['城镇居民收入增长', '农村居民收入增长']],
    ['城镇居民、农民居民人均收入分别为5万元、4万元。', ['城镇居民人均收入', '农民居民人均收入']],
    ['普及率从15%增至83%。', ['普及率', '普及率增至']],
    // Lists that are counted as one.
    ['审结贪污、贿赂、渎职等职务犯罪案件12件。', ['职务犯罪案件']],
    ['教育、卫生、文化事业的支出85万元。', ['教育、卫生、文化事业的支出']],
    // Words that are torn, or only lead to the figure.
    ['城镇新增就业120人。', ['城镇新增就业']],
    ['在园幼儿120人。', ['在园幼儿']],
    ['平均满意率为95%，参保率接近96%，满意度平均为97%。', ['平均满意率', '参保率接近', '满意度平均']],
    ['产值预计达到120万元。', ['产值预计']],
    ['送达120份，已下达30万元。', ['送达', '下达']],
    ['对企业开展检查12次。', ['对企业开展检查']],
    ['社区矫正对象12人。', ['社区矫正对象']],
    ['合格率稳定在95%以上，收入突破30万元。', ['合格率', '收入']],
    ['全县共有调解组织12个。主要是村调委会9个。', ['调解组织', '村调委会']],
    ['超50%的村建有站点。', ['村建有站点']],
    ['全镇12台联合收割机投入作业。', ['联合收割机投入作业']],
    ['整改率达到100%的村12个。', ['整改率', '整改率100%的村']],
    ['12个县（市、区）开展试点。', ['县']],
    ['受理较多的有：青石社区（12件）、云上社区（9件）。', ['青石社区', '云上社区']],
    ['咨询45件，相比2023年增加5件，增幅为12%，占总量的60%。', ['咨询', '咨询相比2023年增加', '咨询增幅', '咨询占总量']],
  ])('%s', (text, names) => {
    expect(buildLedger(check(text)).quantities.map(({ indicator }) => indicator)).toEqual(names);
  });
});
