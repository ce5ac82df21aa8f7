import { describe, expect, it } from 'vitest';
import ruleOfLaw from '../../server/profiles/rule-of-law-annual-report.json' with { type: 'json' };
import { analyze } from '../../server/src/analysis/analyze.ts';
import { matchHeading } from '../../server/src/profile/headings.ts';
import { recogniseProfile } from '../../server/src/profile/recognition.ts';
import { profileSchema } from '../../server/src/profile/schema.ts';
import { builtInProfiles, judgeContents } from '../../server/src/profile.ts';
import { timeOf } from '../properties/growth.ts';

const profile = builtInProfiles[0]!;

describe('the built-in profiles', () => {
  it.each(builtInProfiles.map((one) => [one.id, one] as const))('%s is a profile', (_, one) => {
    expect(profileSchema.safeParse(one).error).toBeUndefined();
  });

  it('cite a chapter, never an article', () => {
    for (const one of builtInProfiles) expect(JSON.stringify(one)).not.toMatch(/第[一二三四五六七八九十百\d]+条/);
  });

  it('carry a template that fills no gap by itself', () => {
    for (const { template, acceptedBodies } of profile.contents) {
      if (acceptedBodies.length === 0) expect(template.body.join('')).toContain('〔此处填写');
    }
  });
});

/** Heading → ids of the contents under it, at the top level. */
const TOP: readonly (readonly [string, string])[] = [
  ['主要举措和成效', 'measures'],
  ['一、主要举措和成效', 'measures'],
  ['一、2020年度推进法治政府建设的主要举措和成效', 'measures'],
  ['2023年推进法治政府建设主要举措及成效', 'measures'],
  ['主要举措与成效', 'measures'],
  ['主要工作举措及成效', 'measures'],
  ['主要措施和成效', 'measures'],
  ['主要举措和取得的成效', 'measures'],
  ['法治政府建设的主要做法、成效', 'measures'],
  ['主要工作及成效', 'measures'],
  ['主要工作成效', 'measures'],
  ['主要做法与成效', 'measures'],
  ['总体成效', 'measures'],
  ['基本情况和主要成效', 'measures'],
  ['主要成效', 'measures'],
  ['2022年度法治政府建设工作情况', 'measures'],
  ['法治政府建设情况', 'measures'],
  ['推进法治政府建设总体情况', 'measures'],
  ['推进法治政府建设情况', 'measures'],
  ['法治政府建设基本情况', 'measures'],
  ['工作开展情况', 'measures'],
  ['工作完成情况', 'measures'],
  ['总体完成情况', 'measures'],
  ['主要工作', 'measures'],
  ['主要工作内容', 'measures'],
  ['2021年度工作情况', 'measures'],
  ['所做工作', 'measures'],
  ['所做的主要工作', 'measures'],
  ['核心工作推进情况', 'measures'],
  ['二〇二二年工作总结', 'measures'],
  ['2020年度工作重点完成情况', 'measures'],
  ['2020年度法治政府建设重点任务落实情况', 'measures'],
  ['法治政府建设实施情况', 'measures'],
  ['2021年交通法治政府部门建设情况', 'measures'],
  ['主要工作情况及成效', 'measures'],
  ['推进法治政府建设的重点任务和成效', 'measures'],
  ['第一部分 2023年法治政府建设工作回顾', 'measures'],
  ['**一、主要举措和成效**', 'measures'],
  ['存在的不足和原因', 'shortcomings'],
  ['2024年度推进法治政府建设存在的不足和原因', 'shortcomings'],
  ['存在的问题和不足', 'shortcomings'],
  ['法治政府建设工作存在的问题及原因', 'shortcomings'],
  ['存在的问题', 'shortcomings'],
  ['存在不足', 'shortcomings'],
  ['存在的主要问题', 'shortcomings'],
  ['主要问题', 'shortcomings'],
  ['存在的短板', 'shortcomings'],
  ['短板和不足', 'shortcomings'],
  ['短板弱项', 'shortcomings'],
  ['存在的困难和问题', 'shortcomings'],
  ['不足之处', 'shortcomings'],
  ['问题与不足', 'shortcomings'],
  ['问题和差距', 'shortcomings'],
  ['差距和不足', 'shortcomings'],
  ['二、依法行政工作中还存在的一些薄弱环节', 'shortcomings'],
  ['面临的形势和问题', 'shortcomings'],
  ['工作中的差距', 'shortcomings'],
  ['不足及其原因分析', 'shortcomings'],
  ['存在的问题及整改措施', 'shortcomings'],
  ['党政主要负责人履行推进法治建设第一责任人职责情况', 'leadership'],
  ['党政主要负责人切实履行推进法治建设第一责任人职责', 'leadership'],
  ['三、主要负责人履行推进法治建设第一责任人职责,加强法治政府建设情况', 'leadership'],
  ['主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况', 'leadership'],
  ['区政府主要负责同志履行推进法治建设第一责任人职责情况', 'leadership'],
  ['街道党工委主要负责人履行法治建设第一责任人职责的情况', 'leadership'],
  ['切实履行法治建设第一责任人责任', 'leadership'],
  ['落实第一责任人职责', 'leadership'],
  ['压实“第一责任人”责任', 'leadership'],
  ['第一责任人履职情况', 'leadership'],
  ['履行第一责任', 'leadership'],
  ['局主要领导推进法治建设职责落实情况', 'leadership'],
  ['落实第一责任人职责，推进法治政府建设工作情况', 'leadership'],
  ['下一年度推进法治政府建设主要安排', 'plan'],
  ['2021年推进法治政府建设的主要安排', 'plan'],
  ['2022年推进法治政府建设的工作思路目标举措', 'plan'],
  ['2021年法治政府建设工作计划', 'plan'],
  ['2020年工作计划', 'plan'],
  ['下一步工作安排', 'plan'],
  ['下一步安排', 'plan'],
  ['下一步工作打算', 'plan'],
  ['下一步工作计划', 'plan'],
  ['下步工作打算', 'plan'],
  ['下一步工作思路', 'plan'],
  ['工作思路', 'plan'],
  ['今后工作打算', 'plan'],
  ['努力方向', 'plan'],
  ['工作展望', 'plan'],
  ['2024年度工作要点', 'plan'],
  ['下一阶段推进依法行政的主要措施', 'plan'],
  ['明年工作重点', 'plan'],
  ['针对存在问题的下一步工作打算', 'plan'],
  ['二〇二四年法治建设工作安排', 'plan'],
  ['其他需要报告情况', 'other'],
  ['其他需要报告的情况', 'other'],
  ['其他需要报告的事项', 'other'],
  ['需要说明的其他情况', 'other'],
  ['其它需要说明的情况', 'other'],
  ['其他需要说明的问题', 'other'],
  ['其他事项', 'other'],
  ['存在的问题及下一步工作计划', 'shortcomings plan'],
  ['存在的不足和原因及2022年工作安排', 'shortcomings plan'],
  ['存在问题、下一步打算', 'shortcomings plan'],
  ['存在问题和努力方向', 'shortcomings plan'],
  ['主要举措成效和存在的不足', 'measures shortcomings'],
  ['2020年工作总结和2021年工作计划', 'measures plan'],
  ['2020年工作完成情况及2021年工作计划', 'measures plan'],
  ['主要做法、存在问题和下一步打算', 'measures shortcomings plan'],
  ['下一年度主要安排及其他需要报告的情况', 'plan other'],
  ['党政主要负责人履行第一责任人职责情况和法治政府建设主要成效', 'measures leadership'],
  ['坚持问题导向', ''],
  ['着力解决群众困难', ''],
  ['依法化解信访突出问题', ''],
  ['坚持问题导向，着力解决执法中存在的问题', ''],
  ['聚焦群众反映的突出问题', ''],
  ['补齐短板弱项，提升执法水平', ''],
  ['存在问题整改情况', ''],
  ['2019年度存在问题的整改落实情况', ''],
  ['上一年度问题和不足整改情况', ''],
  ['上一年度存在不足整改“回头看”', ''],
  ['工作荣誉及成效', ''],
  ['落实2023年法治建设工作要点', ''],
  ['印发《云溪县2023年法治政府建设工作计划》', ''],
  ['高度重视，严密组织，全面提升法治思维和依法行政能力', ''],
  ['依法全面履行政府职能', ''],
  ['完善依法行政制度体系', ''],
  ['推进行政决策科学化、民主化、法治化', ''],
  ['坚持严格规范公正文明执法', ''],
  ['强化对行政权力的制约和监督', ''],
  ['依法有效化解社会矛盾纠纷', ''],
  ['健全突发事件应对体系，依法预防处置重大突发事件', ''],
  ['加强党的领导，完善法治政府建设推进机制', ''],
  ['法治政府建设的组织领导', ''],
  ['落实主要负责人出庭应诉制度', ''],
  ['发挥规划引领作用', ''],
  ['', ''],
  ['一、', ''],
];

/** The same below the top level: looser words do not count there, and measures never. */
const BELOW: readonly (readonly [string, string])[] = [
  ['主要举措和成效', ''],
  ['法治政府建设工作情况', ''],
  ['（三）切实履行推进法治建设第一责任人职责', 'leadership'],
  ['2.落实第一责任人职责', 'leadership'],
  ['（五）存在的不足', 'shortcomings'],
  ['（六）下一步工作安排', 'plan'],
  ['（二）其他需要报告的情况', 'other'],
  ['（二）涉法涉诉疑难问题', ''],
  ['（二）执法领域突出问题', ''],
  ['（一）工作思路', ''],
  ['（一）科学制定工作计划', ''],
  [`（三）${'全面加强基层综合行政执法队伍建设'.repeat(3)}存在的问题`, ''],
];

describe('headings', () => {
  it.each(TOP)('%s → %s', (heading, ids) => {
    expect(matchHeading(profile, heading, 1).join(' ')).toBe(ids);
  });

  it.each(BELOW)('below the top level: %s → %s', (heading, ids) => {
    expect(matchHeading(profile, heading, 2).join(' ')).toBe(ids);
  });

  it('know the year reported on', () => {
    expect(matchHeading(profile, '2021年推进法治政府建设的主要举措', 1)).toEqual(['measures']);
    expect(matchHeading(profile, '2021年推进法治政府建设的主要举措', 1, 2020)).toEqual(['plan']);
    expect(matchHeading(profile, '2020年重点工作', 1, 2020)).toEqual(['measures']);
    expect(matchHeading(profile, '2021年重点工作', 1, 2020)).toEqual(['plan']);
  });

  it('stay fast on hostile ones', () => {
    const taken = timeOf(() => {
      for (const piece of ['存在', '下一步', '2021年', '不足和', '法治建设', '解决', '𠮷', '\ud842']) {
        for (let times = 0; times < 50; times++) matchHeading(profile, piece.repeat(100_000), 1);
      }
    });
    expect(taken).toBeLessThan(3000);
  });
});

const HEADS =
  '一、主要举措和成效\n做了工作。\n二、存在的不足和原因\n法治力量薄弱。\n三、下一年度主要安排\n继续努力。\n';

describe('recognition', () => {
  it.each([
    ['云溪县青石街道2023年法治政府建设年度报告\n全文如下。\n', '', 'rule-of-law-annual-report'],
    [
      '云溪县青石街道办事处\n关于2023年法治政府建设情况的报告\n\n县委、县政府：\n2023年，街道做了以下工作。\n',
      '',
      'rule-of-law-annual-report',
    ],
    ['云溪县民政局2023年度依法行政工作报告\n\n一、工作情况\n', '', 'rule-of-law-annual-report'],
    ['2023年，我局扎实工作。现将2023年度法治政府建设情况报告如下：\n一、工作情况\n', '', 'rule-of-law-annual-report'],
    [
      `2023年，我局推进法治建设。\n${HEADS.replace('主要举措', '推进法治政府建设的主要举措')}`,
      '',
      'rule-of-law-annual-report',
    ],
    ['2023年，我局扎实工作。\n', '青石街道2023年法治政府建设年度报告.txt', 'rule-of-law-annual-report'],
    ['2023年，我局扎实工作。\n', '1.docx', null],
    [HEADS, '', null],
    ['云溪县民政局2023年政府信息公开工作年度报告\n\n一、总体情况\n', '', 'government-information-annual-report'],
    [
      '关于做好2023年法治政府建设年度报告工作的通知\n\n一、推进法治政府建设的主要举措和成效\n二、存在的不足和原因\n',
      '',
      null,
    ],
    ['云溪县2023年上半年工作总结\n\n一、主要工作\n二、存在的问题\n三、下一步打算\n', '', 'work-report'],
    ['', '', null],
    ['青石镇2024年工作总结\n\n一、主要工作\n', '', 'work-report'],
    ['政府工作报告\n——2024年1月9日在云溪县第十七届人民代表大会第三次会议上\n', '', 'work-report'],
    ['云溪县民政局2024年工作总结和2025年工作打算\n', '', 'work-report'],
    ['关于2024年安全生产工作情况的报告\n', '', 'work-report'],
    ['云溪县民政局2024年上半年法治政府建设工作总结\n', '', 'work-report'],
    ['一、主要工作\n召开会议4次。\n', '青石镇2024年工作总结.txt', 'work-report'],
    ['云溪县民政局2024年法治政府建设工作报告\n', '2024年工作总结.txt', 'rule-of-law-annual-report'],
    ['2024年工作总结\n现将2024年度法治政府建设情况报告如下：\n', '', 'rule-of-law-annual-report'],
    ['云溪县民政局2024年工作总结\n', '2024年法治政府建设年度报告.txt', 'rule-of-law-annual-report'],
    [`云溪县民政局2024年工作总结\n${HEADS.replace('主要举措', '推进法治政府建设的主要举措')}`, '', 'work-report'],
    ['2024年个人工作总结\n', '', null],
    ['关于报送2024年工作总结的通知\n', '', null],
    ['学习《政府工作报告》心得体会\n', '', null],
    ['镇长2024年述职述廉报告\n', '', null],
  ])('%j in “%s” → %s', (text, fileName, expected) => {
    expect(recogniseProfile(analyze(text), fileName)?.id ?? null).toBe(expected);
  });
});

/** Headings as a report without mandated headings has them, and as summaries of other work have them. */
const RULE =
  '一、提高依法行政能力\n学法。\n二、规范行政执法\n办案。\n三、坚持科学民主决策\n开会。\n四、化解矛盾纠纷\n调解。\n';
const CARE = '一、保障困难群众\n救助。\n二、规范行政执法\n办案。\n三、发展养老服务\n服务。\n四、加强党的建设\n开会。\n';
const DISCLOSURE = '一、总体情况\n（一）主动公开情况\n公开20条。\n（二）依申请公开情况\n收到2件。\n';
const LED = '在县委、县政府的正确领导下，';

describe('recognition without a title', () => {
  it.each([
    ['a neutral announcement', `2023年，${LED}青石镇扎实推进依法行政。现将有关情况报告如下：\n${RULE}`, 'rule-of-law'],
    [
      'a long first sentence',
      `2023年，${LED}我局${'认真学习、'.repeat(40)}推动发展，现将2023年度法治政府建设情况报告如下：\n一、工作\n`,
      'rule-of-law',
    ],
    ['no announcement', `2023年，${LED}青石镇法治政府建设取得新成效。\n${RULE}`, 'rule-of-law'],
    [
      'a year’s work',
      `一年来，${LED}青石镇把依法行政贯穿工作始终，法治街道建设迈上新台阶。现将一年来的工作总结汇报如下：\n${RULE}`,
      'rule-of-law',
    ],
    [
      'the subject earlier in the opening',
      `2023年，青石镇推进法治政府建设，加强队伍，服务群众，成绩明显。现将情况报告如下：\n${RULE}`,
      'rule-of-law',
    ],
    [
      'a first heading that leaves no doubt',
      '2023年，我局做了以下工作。\n一、2023年推进法治政府建设的主要举措和成效\n学法。\n',
      'rule-of-law',
    ],
    [
      'a second heading that leaves none',
      '一、党政主要负责人履行第一责任人职责情况\n开会。\n二、推进法治政府建设情况\n学法。\n',
      'rule-of-law',
    ],
    [
      'a part of the government',
      '云溪县交通运输局2023年度法治政府部门建设工作情况\n2023年，我局工作扎实。\n一、工作\n',
      'rule-of-law',
    ],
    ['other headings', `2023年，${LED}县民政局扎实推进依法行政。现将有关情况报告如下：\n${CARE}`, null],
    ['another announcement', `2023年，青石镇扎实推进依法行政。现将安全生产工作情况报告如下：\n${RULE}`, null],
    [
      'only a paper of that name',
      `2023年，青石镇落实《云溪县法治政府建设实施方案》。现将有关情况报告如下：\n${RULE}`,
      null,
    ],
    ['no year', `青石镇扎实推进依法行政。现将有关情况报告如下：\n${RULE}`, null],
    ['half a year', `2023年上半年，青石镇扎实推进依法行政。现将半年来的工作情况报告如下：\n${RULE}`, null],
    ['judicial administration', `2023年，全县司法行政系统统筹推进法治政府建设。现将工作情况总结如下：\n${RULE}`, null],
    ['legal education', `2023年，青石镇推进法治建设，普法工作成效明显。现将有关情况总结如下：\n${RULE}`, null],
    ['one person’s duty', `2023年，我坚持依法行政。现将我履行法治建设第一责任人职责情况报告如下：\n${RULE}`, null],
    [
      'one person’s duty in the title',
      `关于履行推进法治建设第一责任人职责情况的报告\n2023年，本人坚持依法行政。\n${RULE}`,
      null,
    ],
    ['a plan', `2023年要扎实推进依法行政。结合我县实际，制定本方案。\n${RULE}`, null],
    [
      'a summary by its title',
      `青石镇2023年工作总结\n2023年，青石镇扎实推进依法行政。现将有关情况报告如下：\n${RULE}`,
      'work',
    ],
    [
      'a page that says it is a notice',
      '- 主题分类：通知公告\n- 发布机构：青石镇\n青石镇2023年度法治政府建设情况报告\n一、工作\n',
      'rule-of-law',
    ],
    [
      'a page that says it is a report of work',
      '[ 体裁分类 ] 工作报告\n青石镇2023年度法治政府建设情况报告\n一、工作\n',
      'rule-of-law',
    ],
    [
      'a regulation named',
      `一、总体情况\n根据《中华人民共和国政府信息公开条例》规定，现公布2023年度报告。\n${DISCLOSURE.slice(7)}`,
      'government-information',
    ],
    [
      'a long line of papers',
      `根据《中华人民共和国政府信息公开条例》和年度报告格式（国办公开办函〔2021〕30号）有关要求，编写2023年报告。\n${DISCLOSURE}`,
      'government-information',
    ],
    [
      'contents without a part above them',
      `2023年，我局贯彻落实《政府信息公开条例》。\n${DISCLOSURE.slice(7)}（三）政府信息管理\n有序。\n`,
      'government-information',
    ],
    [
      'a row of links',
      '首   页 政务资讯 政府信息公开 政务服务 专题专栏\n\n青石镇2023年法治政府建设年度报告\n一、工作\n',
      'rule-of-law',
    ],
    ['buttons of a page', '• 加入收藏\n• 无障碍阅读\n青石镇2023年度法治政府建设情况报告\n一、工作\n', 'rule-of-law'],
    ['a report on enforcement', `2023年，全县提高依法行政水平。现将行政执法工作情况报告如下：\n${RULE}`, null],
    ['a guide', `为方便群众，根据《中华人民共和国政府信息公开条例》编制2023年指南。\n${DISCLOSURE}`, null],
  ])('%s', (_, text, expected) => {
    const kind = recogniseProfile(analyze(text))?.id.replace(/-(?:annual-)?report$/, '') ?? null;
    expect(kind).toBe(expected);
  });
});

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

interface DraftProfile {
  name?: string;
  precedence: string[];
  contents: { headings: { contain: string[] } }[];
}

describe('a profile of one’s own', () => {
  const faultsOf = (change: (copy: DraftProfile) => void): readonly string[] => {
    const copy: DraftProfile = structuredClone(ruleOfLaw);
    change(copy);
    return (
      profileSchema.safeParse(copy).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
    );
  };

  it('is told where it is wrong', () => {
    expect(faultsOf(() => {})).toEqual([]);
    expect(faultsOf((copy) => delete copy.name)[0]).toMatch(/^name: /);
    expect(faultsOf((copy) => Object.assign(copy, { extra: 1 }))[0]).toMatch(/extra/);
    const unknown = faultsOf((copy) => copy.precedence.push('plans'));
    expect(unknown).toEqual(['precedence.5: 没有代号为“plans”的内容']);
    const gap = faultsOf((copy) => copy.contents[0]!.headings.contain.push('举措…'));
    expect(gap).toEqual([expect.stringContaining('“…”“+”“/”的两边都要有词')]);
    const year = faultsOf((copy) => copy.contents[0]!.headings.contain.push('〈去年〉工作'));
    expect(year).toEqual([expect.stringContaining('年份只能写作')]);
    expect(profileSchema.safeParse(null).success).toBe(false);
  });
});
