import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { builtInProfiles, judgeContents } from '../../server/src/profile.ts';

const profile = builtInProfiles[0]!;

const HEADS =
  '一、主要举措和成效\n做了工作。\n二、存在的不足和原因\n法治力量薄弱。\n三、下一年度主要安排\n继续努力。\n';

const TITLE = '云溪县司法局2024年法治政府建设年度报告';
const LONG =
  '执法检查、案卷评查、持证培训各项工作按月推进，镇村两级都有专人负责，台账齐全，群众办事不再来回跑，法治意识明显增强，矛盾纠纷化解在村里。';

/** What is said of each content, in the profile's order: measures shortcomings leadership plan other. */
function statuses(text: string, year: number | null = null): string {
  return judgeContents(profile, analyze(text), year)
    .map((state) => state.status)
    .join(' ');
}

function placeOf(text: string, id: string): string | undefined {
  const place = judgeContents(profile, analyze(text)).find((state) => state.id === id)?.place;
  return place && text.slice(place.start, place.end);
}

describe('contents', () => {
  it.each([
    ['', 'missing missing missing missing missing'],
    // Signed, and without any section.
    ['全年办理案件12件。\n云川县司法局\n2025年1月5日\n', 'missing missing missing missing missing'],
    [HEADS, 'present present missing present missing'],
    [HEADS.replaceAll('\n', '\r\n'), 'present present missing present missing'],
    ['一、主要举措和成效。做了工作。\n二、存在的不足：一是力量薄弱。\n', 'present present missing missing missing'],
    ['一、存在的不足：\n二、下一步打算\n', 'missing empty missing empty missing'],
    ['一、存在的问题及下一步工作计划\n力量薄弱，将加强。\n', 'missing present missing present missing'],
    ['一、存在的不足和原因\n〔此处填写〕\n二、下一步打算\nXX、____\n***\n', 'missing empty missing empty missing'],
    [
      '一、主要举措和成效\n（一）严格执法\n（二）完善制度\n二、存在的不足\n1.力量薄弱。\n2.经费不足。\n',
      'empty present missing missing missing',
    ],
    ['一、存在的不足\n无。\n二、其他需要报告的情况\n无。\n', 'missing empty missing missing present'],
    ['一、其他需要报告的情况\n', 'missing missing missing missing empty'],
    ['一、主要举措和成效\n一、严格执法\n执法。\n二、存在的不足\n薄弱。\n', 'present present missing missing missing'],
    ['一、主要举措和成效\n二、存在的不足\n薄弱。\n', 'empty present missing missing missing'],
    ['一、严格执法\n执法。\n二、化解矛盾\n调解。\n三、政务公开\n公开。\n', 'implied missing missing missing missing'],
    ['一、严格执法\n执法。\n二、化解矛盾\n调解。\n', 'missing missing missing missing missing'],
    // Two topics are all that was done where other contents have headings of their own.
    [
      '一、严格执法\n执法。\n二、化解矛盾\n调解。\n三、存在的不足\n薄弱。\n四、下一步打算\n努力。\n',
      'implied present missing present missing',
    ],
    [
      '一、走深走实\n（一）严格执法\n执法。\n（二）水利建设\n建设。\n二、存在的不足\n薄弱。\n三、下一步打算\n努力。\n',
      'implied present missing present missing',
    ],
    [
      '一、高位推动，把稳方向\n开会。\n二、久久为功，打好硬仗\n努力。\n三、存在的不足\n薄弱。\n四、下一步打算\n努力。\n',
      'implied present missing present missing',
    ],
    ['一、严格执法\n二、存在的不足\n薄弱。\n三、下一步打算\n努力。\n', 'missing present missing present missing'],
    [
      '一、存在的不足\n薄弱。\n二、下一步打算\n努力。\n三、严格执法\n执法。\n',
      'missing present missing present missing',
    ],
    [
      '一、这一年\n（一）严格执法\n执法。\n（二）化解矛盾\n调解。\n（三）政务公开\n公开。\n',
      'implied missing missing missing missing',
    ],
    ['一、严格执法\n书记履行推进法治建设第一责任人职责，开会四次。\n', 'missing missing implied missing missing'],
    ['一、严格执法\n书记发挥第一责任人作用。\n二、普法\n法治宣传。\n', 'missing missing missing missing missing'],
    ['一、2024年工作安排\n主要负责人履行推进法治建设第一责任人职责。\n', 'missing missing missing present missing'],
    ['一、2024年工作安排\n（一）落实第一责任人职责\n法治。\n', 'missing missing missing present missing'],
    [
      '一、主要举措和成效\n（一）履行推进法治建设第一责任人职责\n开会四次。\n（二）存在的不足\n薄弱。\n',
      'present present present missing missing',
    ],
    [
      '# 2023年报告\n\n## 一、主要举措和成效\n\n做了。\n\n## 二、存在的不足\n\n薄弱。\n',
      'present present missing missing missing',
    ],
    ['# 法治报告\n\n## 主要举措和成效\n\n做了。\n\n## 工作思路\n\n将做。\n', 'present missing missing present missing'],
    [
      '一、严格执法\n1.镇党委书记、镇长认真履行推进法治建设第一责任人职责，全年主持召开会议四次，专题研究执法工作，解决难题。\n',
      'missing missing implied missing missing',
    ],
    ['一、存在的不足\n', 'missing empty missing missing missing'],
    // Headings without the usual ordinals.
    [
      `${LONG}\n壹　这一年怎么做\n${LONG}\n贰　一把手怎么抓\n${LONG}\n叁　还差在哪里\n${LONG}\n肆　下一步怎么走\n${LONG}\n`,
      'present present present present missing',
    ],
    [
      `${LONG}\n◆主要做法\n${LONG}\n◆一把手怎么抓\n${LONG}\n◆知短板：存在的不足\n${LONG}\n◆新的一年\n${LONG}\n`,
      'present present present present missing',
    ],
    [
      `${LONG}\n我们的一年\n${LONG}\n一把手怎么抓\n${LONG}\n差在哪里\n${LONG}\n下一步怎么走\n${LONG}\n`,
      'implied present present present missing',
    ],
    [
      `${LONG}\n甲、主要做法\n${LONG}\n乙、一把手怎么抓\n${LONG}\n丙、差在哪里\n${LONG}\n丁、下一步怎么走\n${LONG}\n`,
      'present present present present missing',
    ],
    // The same from right below the title, or below an opening of a few words.
    [
      `${TITLE}\n2024年工作开展情况\n${LONG}\n存在的不足\n${LONG}\n主要负责人履职情况\n${LONG}\n下一年度工作安排\n${LONG}\n`,
      'present present present present missing',
    ],
    [
      `${TITLE}\n现将有关情况报告如下：\n法治政府建设取得的实效\n${LONG}\n薄弱环节\n${LONG}\n第一责任人履职情况\n${LONG}\n来年打算\n${LONG}\n`,
      'present present present present missing',
    ],
    [
      `${TITLE}\n工作举措：\n${LONG}\n存在问题：\n${LONG}\n第一责任人履职：\n${LONG}\n来年打算：\n${LONG}\n`,
      'present present present present missing',
    ],
    // The second line of a title is none.
    [
      `云溪县司法局关于\n2024年法治政府建设工作情况\n${LONG}\n存在的不足\n${LONG}\n第一责任人履职情况\n${LONG}\n来年打算\n${LONG}\n`,
      'missing present present present missing',
    ],
    // What a list counts is no heading.
    [`${LONG}\n◆下一步怎么走\n◆差在哪里\n◆一把手怎么抓\n${LONG}\n`, 'missing missing missing missing missing'],
    // Told without a heading, at the end and at some length.
    [
      `一、严格执法\n${LONG}\n同时，工作中仍有欠缺。${LONG}\n二、下一步打算\n努力。\n`,
      'missing implied missing present missing',
    ],
    [`一、存在的不足\n薄弱。${LONG}\n接下来，我镇将充实执法力量。${LONG}\n`, 'missing present missing implied missing'],
    [
      `一、严格执法\n${LONG}\n二、冷静思考\n执法力量薄弱，一人多岗；普法形式单一，群众不爱听；调解员年龄偏大，懂法的少；文书还不规范，时有差错，原因是抓得不紧。\n三、下一步打算\n努力。\n`,
      'missing implied missing present missing',
    ],
    [
      `一、存在的不足\n薄弱。${LONG}\n针对上述问题，我镇将充实执法力量。${LONG}\n`,
      'missing present missing implied missing',
    ],
    ['一、领导责任\n党政主要负责同志履行法治建设职责，主持研究议题九次。\n', 'missing missing implied missing missing'],
    // Four paragraphs of an essay are an account of the year; three are not.
    [`一、根基\n${LONG}\n${LONG}\n${LONG}\n`, 'missing missing missing missing missing'],
    [`一、根基\n${LONG}\n${LONG}\n${LONG}\n${LONG}\n`, 'implied missing missing missing missing'],
  ])('%j → %s', (text, expected) => {
    expect(statuses(text)).toBe(expected);
  });

  it('take an inserted template for nothing until it is filled in', () => {
    for (const [at, { template, id }] of profile.contents.entries()) {
      const words = [`一、${template.heading}`, ...template.body].join('\n').replaceAll(/\{\w+\}/g, '2023');
      const expected = id === 'other' ? 'present' : 'empty';
      expect(statuses(words, null).split(' ')[at], words).toBe(expected);
    }
  });

  it('stand at a phrase', () => {
    expect(placeOf(HEADS, 'shortcomings')).toBe('存在的不足和原因');
    expect(placeOf('一、存在的不足：一是力量薄弱。', 'shortcomings')).toBe('存在的不足');
    const prose = '今年，街道主要负责人履行推进法治建设第一责任人职责，开会四次。';
    expect(placeOf(prose, 'leadership')).toBe('街道主要负责人履行推进法治建设第一责任人职责');
    expect(placeOf(`${'很'.repeat(90)}第一责任人${'长'.repeat(90)}法治`, 'leadership')).toHaveLength(40);
    expect(placeOf('一、严格执法\n甲。\n二、化解矛盾\n乙。\n三、政务公开\n丙。\n', 'measures')).toBe('严格执法');
  });
});
