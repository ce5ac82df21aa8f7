import type { Chance } from './desk.ts';
import { divide, percent } from './told-together.ts';

/** What a report tells of one matter in a sentence; all figures agree. */
type Matter = (chance: Chance) => string;

const training: Matter = (chance) => {
  const [unit, each] = chance.of([
    ['场', '场均'],
    ['期', '平均每期'],
    ['场次', '平均每场'],
  ]);
  const times = chance.between(5, 40);
  const people = times * chance.between(20, 180) + chance.between(0, times - 1);
  const told = chance.of(['培训', '参训人员', '参加']);
  const average = chance.of(['', `，${each}${Math.round(people / times)}人次`]);
  const more = chance.of([
    '',
    `，发放资料${chance.between(200, 9000)}份`,
    `，比上年增加${chance.between(1, times - 1)}${unit}`,
  ]);
  return `${chance.of(['组织', '开展', '举办'])}${chance.of(['法治培训', '普法讲座', '专题讲座'])}${times}${unit}，${told}${people}人次${average}${more}`;
};

const register: Matter = (chance) => {
  const [before, came] = [chance.between(60, 400), chance.between(10, 200)];
  const went = chance.between(5, Math.min(before, 200) - 5);
  const jailed = chance.between(1, 3);
  const now = before + came - went - jailed;
  const [suspended, paroled, outside] = divide(chance, now, 3);
  const gap = now - before;
  const more = chance.of([
    '',
    `，其中缓刑${suspended}人、假释${paroled}人、暂予监外执行${outside}人`,
    `，缓刑${suspended}人，占${percent(suspended!, now)}`,
    ...(gap === 0
      ? []
      : [
          `，同比${gap > 0 ? '增加' : '减少'}${Math.abs(gap)}人`,
          `，较年初净${gap > 0 ? '增' : '减'}${Math.abs(gap)}人`,
        ]),
  ]);
  return `${chance.of(['年初', '上年末'])}在册${before}人，${chance.of(['全年', '本年'])}新接收${came}人，解除矫正${went}人，收监执行${jailed}人，年末在册${now}人${more}`;
};

const sampling: Matter = (chance) => {
  const all = chance.between(200, 1900);
  const bad = chance.between(Math.ceil(all / 200), Math.ceil(all / 20));
  const [passed, failed] = [percent(all - bad, all), percent(bad, all)];
  const told = chance.of([
    `合格${all - bad}批次，合格率${passed}`,
    `不合格${bad}批次，合格率${passed}`,
    `合格${all - bad}批次，不合格${bad}批次，合格率${passed}`,
    `检出不合格${bad}批次，不合格率${failed}`,
    `合格率${passed}，不合格${bad}批次`,
  ]);
  const more = chance.of([
    '',
    '，均已核查处置到位',
    `，较上年提高${chance.between(1, 9)}.${chance.between(1, 9)}个百分点`,
    '，核查处置率100%',
    `，立案${chance.between(1, bad)}起`,
  ]);
  return `${chance.of(['监督抽检', '抽检', '抽查'])}${chance.of(['食品', '农产品', '水质'])}${all}批次，${told}${more}`;
};

const money: Matter = (chance) => {
  const tenths = chance.between(1000, 90_000);
  const parts = divide(chance, tenths, 3).map((part) => (part / 10).toFixed(1));
  const [county, town] = parts.map((part) => Math.round(Number(part) * 10));
  const spent = county! + town!;
  const more = chance.of([
    '',
    `，其中县级${parts[0]}万元、镇级${parts[1]}万元、社会捐助${parts[2]}万元`,
    `，已支出${(spent / 10).toFixed(1)}万元，支出率${percent(spent, tenths)}`,
    `，占年度预算的${chance.between(40, 98)}.${chance.between(1, 9)}%`,
    `，惠及${chance.between(100, 9000)}户`,
  ]);
  return `${chance.of(['落实', '投入', '拨付'])}${chance.of(['普法经费', '执法保障经费', '惠民资金'])}${(tenths / 10).toFixed(1)}万元${more}`;
};

const inspection: Matter = (chance) => {
  const found = chance.between(200, 900);
  const unit = chance.of(['处', '个', '条']);
  const [atOnce, later] = divide(chance, found, 2);
  const done = found - chance.between(1, Math.ceil(found / 20));
  const rate = percent(done, found);
  const told = chance.of([
    `，已整改${done}${unit}，整改率${rate}`,
    `，其中当场整改${atOnce}${unit}、限期整改${later}${unit}`,
    `，当场整改${atOnce}${unit}，限期整改${later}${unit}，整改完成率${rate}`,
    `，整改完成${done}${unit}，整改率${rate}，剩余${found - done}${unit}正在整改`,
    '，已全部整改到位，整改率100%',
    `，下达整改通知书${chance.between(5, found)}份`,
  ]);
  const more = chance.of([
    '',
    `，立案${chance.between(1, 60)}起，罚款${chance.between(1, 90)}.${chance.between(1, 9)}万元`,
  ]);
  return `出动执法人员${chance.between(200, 9000)}人次，检查${chance.of(['企业', '场所', '单位'])}${chance.between(100, 4000)}家次，发现${chance.of(['问题', '隐患'])}${found}${unit}${told}${more}`;
};

const court: Matter = (chance) => {
  const all = chance.between(40, 400);
  const present = chance.between(Math.ceil(all * 0.8), all - 1);
  const ended = chance.between(Math.ceil(all * 0.6), all - 1);
  const [won, lost, withdrawn] = divide(chance, ended, 3);
  const rate = percent(lost!, ended);
  const attended = chance.of([
    `，行政机关负责人出庭应诉${present}件，出庭应诉率${percent(present, all)}`,
    `，负责人应出庭${all}件，实际出庭${present}件，出庭率${percent(present, all)}`,
    '',
  ]);
  const told = chance.of([
    `；已审结${ended}件，其中胜诉${won}件、败诉${lost}件、撤诉${withdrawn}件，败诉率${rate}`,
    `，审结${ended}件，败诉${lost}件，败诉率${rate}`,
    `，审结${ended}件，未结${all - ended}件`,
    `，同比下降${chance.between(1, 30)}.${chance.between(1, 9)}%`,
  ]);
  return `${chance.of(['发生', '新收', '办理'])}行政诉讼案件${all}件${attended}${told}`;
};

const staff: Matter = (chance) => {
  const all = chance.between(60, 900);
  const [one, other] = divide(chance, all, 2);
  const unit = chance.of(['人', '名']);
  const rate = percent(one!, all);
  const told = chance.of([
    `，其中持证${one}${unit}，持证率${rate}`,
    `，持证${one}${unit}，占${rate}`,
    `，其中专职${one}${unit}、兼职${other}${unit}`,
    `，其中女性${one}${unit}，占${rate}`,
    `（专职${one}${unit}、兼职${other}${unit}）`,
    `，持证上岗率${rate}（${one}${unit}）`,
  ]);
  const more = chance.of([
    '',
    `，本年新增${chance.between(1, 40)}${unit}`,
    `，平均年龄${chance.between(30, 45)}.${chance.between(1, 9)}岁`,
  ]);
  return `${chance.of(['现有', '共有', '配备'])}${chance.of(['行政执法人员', '人民调解员', '网格员'])}${all}${unit}${told}${more}`;
};

const proposals: Matter = (chance) => {
  const [one, other] = chance.numbers(2, 10, 90) as [number, number];
  const all = one + other;
  const lead = chance.between(1, all - 1);
  const told = chance.of([
    `人大代表建议${one}件、政协委员提案${other}件，共${all}件`,
    `建议提案${all}件，其中人大建议${one}件、政协提案${other}件`,
    `人大代表建议和政协提案${all}件（建议${one}件、提案${other}件）`,
    `建议${one}件、提案${other}件，合计${all}件`,
  ]);
  const more = chance.of([
    '',
    '，办复率100%',
    '，办结率、满意率均为100%',
    `，其中主办${lead}件、协办${all - lead}件`,
    `，已办结${all}件，办结率100%`,
  ]);
  return `${chance.of(['办理', '承办'])}${told}${more}`;
};

const documents: Matter = (chance) => {
  const [kept, changed, dropped] = chance.numbers(3, 8, 90);
  const all = kept! + changed! + dropped!;
  return chance.of([
    `清理规范性文件${all}件，其中保留${kept}件、修改${changed}件、废止${dropped}件`,
    `对现行${all}件规范性文件开展清理，继续有效${kept}件，修订${changed}件，废止${dropped}件`,
    `审核合同${kept}份、规范性文件${changed}件、重大决策${dropped}件`,
    `合法性审核${all}件次，提出意见${chance.between(20, 900)}条，采纳率${chance.between(85, 99)}.${chance.between(1, 9)}%`,
    `备案规范性文件${changed}件，报备率、及时率、规范率均为100%`,
  ]);
};

const stretches: Matter = (chance) => {
  const [one, two, three, four] = chance.numbers(4, 30, 400) as [number, number, number, number];
  const half = one + two;
  const all = half + three + four;
  return chance.of([
    `上半年受理来电${half}件，下半年受理${all - half}件，全年共受理${all}件`,
    `全年受理来电${all}件，其中上半年${half}件、下半年${all - half}件`,
    `全年受理来电${all}件，一季度${one}件、二季度${two}件、三季度${three}件、四季度${four}件`,
    `四个季度分别受理来电${one}件、${two}件、${three}件、${four}件，全年共${all}件`,
    `前三季度受理来电${all - four}件，四季度${four}件，全年${all}件`,
    `全年受理来电${all}件，月均${(all / 12).toFixed(0)}件，其中四季度${four}件，占${percent(four, all)}`,
  ]);
};

const visits: Matter = (chance) => {
  const [groups, singles] = chance.numbers(2, 20, 200) as [number, number];
  const [inGroups, alone] = [groups + chance.between(10, 300), singles + chance.between(1, 90)];
  return chance.of([
    `接待群众来访${groups + singles}批${inGroups + alone}人次，其中集体访${groups}批${inGroups}人次、个体访${singles}批${alone}人次`,
    `受理信访事项${groups + singles}件次，其中初次信访${groups}件、重复信访${singles}件，及时受理率100%`,
    `接待来访${groups + singles}批${inGroups + alone}人次，同比批次下降${chance.between(1, 20)}.5%、人次下降${chance.between(1, 20)}.5%`,
  ]);
};

const accidents: Matter = (chance) => {
  const [cases, deaths] = [chance.between(5, 40), chance.between(2, 20)];
  const [more, others] = [chance.between(1, 20), chance.between(1, 9)];
  const last = `${cases + more}起、${deaths + others}人`;
  const fell = `${percent(more, cases + more)}和${percent(others, deaths + others)}`;
  return chance.of([
    `发生生产安全事故${cases}起、死亡${deaths}人，同比分别下降${fell}（上年${last}）`,
    `发生生产安全事故${cases}起、死亡${deaths}人，与上年的${last}相比，分别下降${fell}`,
    `发生生产安全事故${cases}起、死亡${deaths}人，同比分别减少${more}起、${others}人，下降${fell.replace('和', '、')}`,
    `发生生产安全事故${cases}起、死亡${deaths}人，上年为${last}`,
  ]);
};

const tasks: Matter = (chance) => {
  const planned = chance.between(100, 900);
  const done = chance.between(Math.ceil(planned * 0.6), planned + 100);
  const rate = percent(done, planned);
  return chance.of([
    `完成执法检查${done}次，完成年度计划（${planned}次）的${rate}`,
    `年初预算${planned}万元，实际支出${done}万元，完成预算的${rate}`,
    `全年支出${done}万元，预算执行率${rate}（预算${planned}万元）`,
    `计划检查企业${planned}家，实际检查${done}家，完成率${rate}`,
    `开展夜查${planned * 3}次，是上年${planned}次的3倍`,
    `罚没款${(planned / 5).toFixed(1)}万元，为上年（${(planned / 10).toFixed(1)}万元）的2倍`,
  ]);
};

const establishment: Matter = (chance) => {
  const all = chance.between(30, 300);
  const [one, other] = divide(chance, all, 2);
  return chance.of([
    `核定编制${all}名，实有${one}名，空编${other}名`,
    `现有干部职工${all}人，其中在编${one}人、聘用${other}人`,
    `组织述法${all}人，其中现场述法${one}人、书面述法${other}人，述法率100%`,
    `现有各类学校${all}所，其中中学${one}所、小学${other}所`,
  ]);
};

const services: Matter = (chance) => {
  const all = chance.between(1000, 9000);
  const [online, counter] = divide(chance, all, 2);
  return chance.of([
    `办理审批事项${all}件，其中网上办理${online}件，网办率${percent(online!, all)}，窗口办理${counter}件`,
    `办件总量${all}件，日均${chance.between(5, 40)}件，即办件${online}件，占比${percent(online!, all)}`,
    `主动公开信息${all}条，其中网站${online}条、微信公众号${counter}条`,
    `公证处办理公证${chance.between(100, 900)}件，收费${chance.between(20, 300)}万元，减免${chance.between(1, 9)}.6万元`,
    `累计发放救助金${chance.between(100, 900)}万元，惠及${chance.between(100, 900)}户次`,
  ]);
};

const MATTERS = [
  ...[training, register, sampling, money, inspection, court, staff, proposals, documents],
  ...[stretches, visits, accidents, tasks, establishment, services],
];

/** A paragraph that tells of some matters one behind the other, as reports put together from what several offices handed in. */
export function tellMatters(chance: Chance): string {
  const told = chance.some(MATTERS, chance.between(2, 4)).map((tell, at) => {
    const opening = at === 0 ? ['全年', '2024年，', '今年以来，', ''] : ['', '', '同时，', '全年', '全镇', '其次，'];
    return (chance.of(opening) + tell(chance)).replace('全年全年', '全年');
  });
  return `${told.reduce((text, next) => text + chance.of(['。', '；']) + next)}。`;
}
