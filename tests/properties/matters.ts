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

const MATTERS = [training, register, sampling, money, inspection, court, staff, proposals, documents];

/** A paragraph that tells of some matters one behind the other, as reports put together from what several offices handed in. */
export function tellMatters(chance: Chance): string {
  const told = chance.some(MATTERS, chance.between(2, 4)).map((tell, at) => {
    const opening = at === 0 ? ['全年', '2024年，', '今年以来，', ''] : ['', '', '同时，', '全年', '全镇', '其次，'];
    return chance.of(opening) + tell(chance);
  });
  return `${told.reduce((text, next) => text + chance.of(['。', '；']) + next)}。`;
}
