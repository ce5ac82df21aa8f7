import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { check } from '../../server/src/check.ts';
import { matchHeading } from '../../server/src/profile/headings.ts';
import { recogniseProfile } from '../../server/src/profile/recognition.ts';
import { builtInProfiles, judgeContents } from '../../server/src/profile.ts';

const ID = 'government-information-annual-report';
const profile = builtInProfiles.find(({ id }) => id === ID)!;

/** Heading → ids of the contents under it, at the top level. */
const HEADINGS: readonly (readonly [string, string])[] = [
  ['一、总体情况', 'overall'],
  ['一、2024年政府信息公开工作总体情况', 'overall'],
  ['一、政府信息公开工作基本情况', 'overall'],
  ['一、概述', 'overall'],
  ['一、工作总体概况', 'overall'],
  ['二、主动公开政府信息情况', 'proactive'],
  ['二、主动公开政府信息的情况', 'proactive'],
  ['二、行政机关主动公开政府信息情况', 'proactive'],
  ['二、政府信息主动公开情况', 'proactive'],
  ['三、收到和处理政府信息公开申请情况', 'applications'],
  ['三、收到和处理政府信息公开申请的情况', 'applications'],
  ['三、政府信息依申请公开情况', 'applications'],
  ['三、受理和办理政府信息公开申请情况', 'applications'],
  ['三、政府信息公开申请办理情况', 'applications'],
  ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 'reviews'],
  ['四、政府信息公开行政复议、行政诉讼情况', 'reviews'],
  ['四、政府信息公开行政复议和行政诉讼情况', 'reviews'],
  ['四、因政府信息公开申请行政复议、提起行政诉讼的情况', 'reviews'],
  ['四、被申请行政复议、提起行政诉讼情况', 'reviews'],
  ['四、复议、诉讼和申诉情况', 'reviews'],
  ['五、存在的主要问题及改进情况', 'problems'],
  ['五、政府信息公开工作存在的主要问题及改进情况', 'problems'],
  ['五、存在的问题及改进措施', 'problems'],
  ['五、存在问题和下一步工作打算', 'problems'],
  ['五、存在的不足和改进情况', 'problems'],
  ['五、主要问题', 'problems'],
  ['六、其他需要报告的事项', 'other'],
  ['六、其他需要报告的情况', 'other'],
  ['六、其它需要说明的问题', 'other'],
  ['六、需要说明的其他事项', 'other'],
  ['六、其他事项', 'other'],
  ['五、存在的主要问题及改进情况和其他需要报告的事项', 'problems other'],
  ['二、主动公开政府信息情况和收到、处理政府信息公开申请情况', 'proactive applications'],
  ['附件：统计表', ''],
  ['七、名词解释', ''],
];

describe('a heading', () => {
  it.each(HEADINGS)('%s → %s', (heading, expected) => {
    expect(matchHeading(profile, heading, 1).join(' ')).toBe(expected);
  });
});

describe('recognition', () => {
  it.each([
    ['云溪县民政局2024年政府信息公开工作年度报告\n一、总体情况\n', '', ID],
    ['苇塘街道2023年度政府信息公开工作报告\n', '', ID],
    ['2024年政府信息公开年报\n', '', ID],
    ['云溪县民政局\n2024年政务公开年度报告\n\n一、总体情况\n', '', ID],
    ['', '云溪县民政局2024年政府信息公开工作年度报告.docx', ID],
    ['2024年，我局扎实工作。现将2024年政府信息公开工作年度报告公布如下：\n一、总体情况\n', '', ID],
    [
      '一、总体情况\n甲。\n二、主动公开政府信息情况\n乙。\n三、收到和处理政府信息公开申请情况\n丙。\n四、行政复议、行政诉讼情况\n丁。\n',
      '',
      ID,
    ],
    ['关于做好2024年政府信息公开工作年度报告编制的通知\n一、总体情况\n', '', null],
    ['云溪县民政局2024年法治政府建设年度报告\n一、主要举措和成效\n', '', 'rule-of-law-annual-report'],
    ['一、总体情况\n甲。\n二、存在的主要问题\n乙。\n', '', null],
  ])('%j in “%s” → %s', (text, fileName, expected) => {
    expect(recogniseProfile(analyze(text), fileName)?.id ?? null).toBe(expected);
  });
});

/** What is said of each content, in the profile's order: overall proactive applications reviews problems other. */
function statuses(text: string, markdown = false): string {
  return judgeContents(profile, analyze(text, { markdown }))
    .map(({ status }) => status)
    .join(' ');
}

describe('contents', () => {
  const table = '信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t2\t1\t14\n';

  it('of which a table is all there is are present', () => {
    const text = `一、总体情况\n做了工作。\n二、主动公开政府信息情况\n${table}三、收到和处理政府信息公开申请情况\n自然人\n总计\n一、本年新收政府信息公开申请数量\n1\n1\n四、结转下年度继续办理\n0\n0\n四、行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n不够及时，将加强。\n六、其他需要报告的事项\n无\n`;
    expect(statuses(text)).toBe('present present present present present present');
  });

  it('whose headings stand under a part of the first section are missing', () => {
    const text =
      '一、总体情况\n（一）主动公开\n公开12条。\n（二）依申请公开\n没有申请。\n五、存在的主要问题及改进情况\n';
    expect(statuses(text)).toBe('present missing missing missing empty missing');
  });

  it('that are missing are told with the regulation and the form, never an article', () => {
    const { findings } = check('云溪县民政局2024年政府信息公开工作年度报告\n一、总体情况\n做了工作。\n', {});
    const missing = findings.filter(({ rule }) => rule === 'missing-section');
    expect(missing.map(({ severity, subject }) => `${subject} ${severity}`)).toEqual([
      'proactive error',
      'applications error',
      'reviews error',
      'problems error',
    ]);
    for (const { message } of missing) {
      expect(message).toContain(
        '《中华人民共和国政府信息公开条例》和统一的年度报告格式（国办公开办函〔2021〕30号）要求写明（法规）',
      );
    }
  });

  it('are asked of reports from 2019 on', () => {
    const { findings } = check('云溪县民政局2016年政府信息公开工作年度报告\n一、总体情况\n做了工作。\n', {});
    const missing = findings.filter(({ rule }) => rule === 'missing-section');
    expect(missing.map(({ severity }) => severity)).toEqual(['hint', 'hint', 'hint', 'hint']);
  });
});

describe('the day of publication', () => {
  it.each([
    ['云溪县民政局', '2025年1月31日', []],
    ['云溪县民政局', '2025年2月1日', ['hint']],
    ['云溪县人民政府', '2025年3月31日', []],
    ['云溪县人民政府', '2025年4月10日', ['hint']],
    ['青石镇人民政府', '2025年2月20日', []],
  ])('of %s, signed on %s: %j', (issuer, date, expected) => {
    const text = `${issuer}2024年政府信息公开工作年度报告\n一、总体情况\n做了工作。\n\n${issuer}\n${date}\n`;
    const late = check(text, {}).findings.filter(({ rule }) => rule === 'late-signature');
    expect(late.map(({ severity }) => severity)).toEqual(expected);
  });
});
