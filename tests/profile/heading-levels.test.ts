import { describe, expect, it } from 'vitest';
import { matchHeading } from '../../server/src/profile/headings.ts';
import { builtInProfiles } from '../../server/src/profile.ts';
import { timeOf } from '../properties/growth.ts';

const profile = builtInProfiles[0]!;

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
  ['主要工作措施', 'measures'],
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
  ['查摆的问题', 'shortcomings'],
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
  ['四、下一步,我们将重点做好以下工作', 'plan'],
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
