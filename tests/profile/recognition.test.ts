import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { recogniseProfile } from '../../server/src/profile/recognition.ts';

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
    ['云溪县综合行政执法局2023年法治政府建设年度报告\n\n一、工作情况\n', '', 'rule-of-law-annual-report'],
    ['青石街道2023年推进法治政府建设工作情况\n\n一、工作情况\n', '', 'rule-of-law-annual-report'],
    ['云溪县2023年法治政府建设白皮书\n\n一、工作情况\n', '', 'rule-of-law-annual-report'],
    ['云溪县司法局2023年行政执法年度报告\n\n一、法治政府建设情况\n', '', null],
    ['云溪县民政局2023年度依法行政工作报告\n\n一、工作情况\n', '', 'rule-of-law-annual-report'],
    [
      '| 索引号：0000/2026 | |\n| 标题：青石镇人民政府关于2025年度法治政府建设情况的报告 | |\n| 主题分类： | 发布日期：2025-12-22 |\n2025年，青石镇扎实工作，各项任务全面完成。\n一、工作情况\n',
      '',
      'rule-of-law-annual-report',
    ],
    ['2023年，我局扎实工作。今年依法行政工作开展情况如下：\n一、重点工作\n', '', 'rule-of-law-annual-report'],
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
    ['云溪县2024年法治政府建设工作方案\n\n一、主要任务\n', '2024年法治政府建设年度报告.txt', null],
    ['学习《政府工作报告》心得体会\n', '', null],
    ['镇长2024年述职述廉报告\n', '', null],
  ])('%j in “%s” → %s', (text, fileName, expected) => {
    expect(recogniseProfile(analyze(text), fileName)?.id ?? null).toBe(expected);
  });
});

/** Headings as a report without mandated headings has them, and as summaries of other work have them. */
const RULE =
  '一、提高依法行政能力\n学法。\n二、规范行政执法\n办案。\n三、坚持科学民主决策\n开会。\n四、化解矛盾纠纷\n调解。\n';
const THREE = '一、提高依法行政能力\n学法。\n二、规范行政执法\n办案。\n三、化解矛盾纠纷\n调解。\n';
const CARE = '一、保障困难群众\n救助。\n二、规范行政执法\n办案。\n三、发展养老服务\n服务。\n四、加强党的建设\n开会。\n';
const DISCLOSURE = '一、总体情况\n（一）主动公开情况\n公开20条。\n（二）依申请公开情况\n收到2件。\n';
const LED = '在县委、县政府的正确领导下，';

describe('recognition without a title', () => {
  it.each([
    ['a neutral announcement', `2023年，${LED}青石镇扎实推进依法行政。现将有关情况报告如下：\n${RULE}`, 'rule-of-law'],
    [
      'a year in wide digits',
      `２０２３年，${LED}青石镇扎实推进依法行政。现将有关情况报告如下：\n${RULE}`,
      'rule-of-law',
    ],
    ['a year in Chinese', `二〇二三年，${LED}青石镇扎实推进依法行政。现将有关情况报告如下：\n${RULE}`, 'rule-of-law'],
    [
      'a comma in the announcement',
      `2023年，青石镇推进依法行政。现将今年以来有关工作情况，报告如下：\n${RULE}`,
      'rule-of-law',
    ],
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
    [
      'three topics where the opening comes down to it',
      `2023年，${LED}青石镇扎实推进依法行政。现将有关情况报告如下：\n${THREE}`,
      'rule-of-law',
    ],
    [
      'three topics where the opening goes on to something else',
      `2023年，青石镇推进法治政府建设，加强队伍，服务群众，成绩明显。现将情况报告如下：\n${THREE}`,
      null,
    ],
    ['other headings', `2023年，${LED}县民政局扎实推进依法行政。现将有关情况报告如下：\n${CARE}`, null],
    [
      'one heading of all its topics beside those that every such report has',
      `2023年，${LED}县民政局扎实推进依法行政。现将有关情况报告如下：\n一、规范执法、化解纠纷、推进政务公开和普法\n办案。\n二、存在的不足和原因\n不足。\n三、下一年度主要安排\n安排。\n`,
      'rule-of-law',
    ],
    [
      'one heading of all its topics among others',
      `2023年，${LED}县民政局扎实推进依法行政。现将有关情况报告如下：\n${CARE.replace('规范行政执法', '规范执法、化解纠纷、推进政务公开和普法')}`,
      null,
    ],
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
