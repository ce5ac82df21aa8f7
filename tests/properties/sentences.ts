import { toChineseOrdinal } from '../../server/src/analysis/marks.ts';
import { add, type Desk, figure, join, type Marked, type Piece, percent, rateOf, say, term } from './desk.ts';

const KINDS =
  '劳动类 婚姻类 邻里类 土地类 消费类 环保类 交通类 教育类 医疗类 住建类 农业类 林业类 水务类 商贸类 文旅类 养老类'.split(
    ' ',
  );
const STEPS = '登记 受理 审查 决定 送达 归档 评估 公示 会商 通报 督办 回访'.split(' ');
const MATERIALS = '折页 手册 海报 书签 画册 年历'.split(' ');

const ofWhich = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(chance.between(3, 5), 12, 300);
  const total = add(parts);
  const kinds = chance.some(KINDS, parts.length);
  const mark = chance.of(['、', '，', '；']);
  const opening = chance.of([mark === '；' ? '，其中：' : '，其中', '，其中']);
  const list = join(
    parts.map((part, at) => say`${kinds[at]!}${term(desk, part, total)}件`),
    mark,
  );
  return say`全年共受理${desk.subject()}${term(desk, total, total)}件${opening}${list}。`;
};

const ofWhichWithRest = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(chance.between(2, 4), 12, 300);
  const total = add(parts);
  const kinds = [...chance.some(KINDS, parts.length - 1), '其他'];
  const list = join(
    parts.map((part, at) => say`${kinds[at]!}${term(desk, part, total)}件`),
    '、',
  );
  return say`累计办理${desk.subject()}${term(desk, total, total)}件，其中${list}。`;
};

const complement = (desk: Desk): Piece => {
  const { chance } = desk;
  const [one, other] = chance.numbers(2, 20, 400) as [number, number];
  const total = one + other;
  const [a, b] = chance.of([
    ['线上办理', '窗口办理'],
    ['一般程序', '简易程序'],
    ['自然人申请', '法人申请'],
    ['主办', '会办'],
  ] as const);
  const list = say`${a}${term(desk, one, total)}件、${b}${term(desk, other, total)}件`;
  const about = say`办理${desk.subject()}${term(desk, total, total)}件`;
  return chance.between(0, 1) === 0 ? say`${about}，其中${list}。` : say`${about}（${list}）。`;
};

const nested = (desk: Desk): Piece => {
  const { chance } = desk;
  const inner = chance.numbers(2, 30, 90);
  const parts = [add(inner), ...chance.numbers(2, 30, 200)];
  const total = add(parts);
  const [first, ...kinds] = chance.some(KINDS, 5) as [string, ...string[]];
  const more = (value: number): Marked => figure(desk, value, [value + chance.between(1, 8)]);
  const inside = join(
    inner.map((part, at) => say`${kinds[at]!}${more(part)}件`),
    '、',
  );
  const list = parts.slice(1).map((part, at) => say`${kinds[at + 2]!}${term(desk, part, total)}件`);
  const head = say`${first}${parts[0]!}件（${inside}）`;
  return say`共排查${desk.subject()}${term(desk, total, total)}件，其中${join([head, ...list], '、')}。`;
};

const respectively = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(3, 12, 300);
  const total = add(parts);
  const list = join(
    parts.map((part): Piece => [term(desk, part, total)]),
    '、',
  );
  return say`收到${desk.subject()}来信、来电、来访共${term(desk, total, total)}件，分别为${list}件。`;
};

const backward = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(chance.between(2, 4), 100, 3000);
  const total = add(parts);
  const kinds = chance.some(MATERIALS, parts.length);
  const list = join(
    parts.map((part, at) => say`${kinds[at]!}${term(desk, part, total)}份`),
    '、',
  );
  return say`围绕${desk.subject()}发放${list}，${chance.of(['共计', '合计'])}${term(desk, total, total)}份。`;
};

const states = (desk: Desk): Piece => {
  const [done, open] = [desk.chance.between(20, 200), desk.chance.between(3, 15)];
  const total = done + open;
  const list = say`已办结${term(desk, done, total)}件，正在办理${term(desk, open, total)}件`;
  return say`受理${desk.subject()}${term(desk, total, total)}件，${list}。`;
};

const money = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(3, 60, 400);
  const total = add(parts);
  const names = chance.some(['宣传经费', '培训经费', '调解经费', '援助经费', '装备经费'], 3);
  const list = join(
    parts.map((part, at) => say`${names[at]!}${term(desk, part, total, 6)}万元`),
    '、',
  );
  return say`围绕${desk.subject()}共投入资金${term(desk, total, total, 6)}万元，其中${list}。`;
};

const rate = (desk: Desk): Piece => {
  const { chance } = desk;
  const total = chance.between(100, 900);
  const part = total - chance.between(3, Math.floor(total / 4));
  const gap = Math.ceil(total / 40);
  const [came, done] = chance.of([
    ['排查', '整改'],
    ['受理', '办结'],
    ['调处', '化解'],
  ] as const);
  const terms = say`${came}${desk.subject()}${figure(desk, total, [total + gap])}件，已${done}${figure(desk, part, [part - gap])}件`;
  return say`${terms}，${done}率${chance.of(['', '达', '为'])}${percent(desk, rateOf(part, total))}%。`;
};

const wholeRate = (desk: Desk): Piece => {
  const total = desk.chance.between(20, 300);
  const done = figure(desk, total, [total - 1, total - 2]);
  return say`收到${desk.subject()}${total}件，办结${done}件，办结率100%。`;
};

const share = (desk: Desk): Piece => {
  const total = desk.chance.between(200, 2000);
  const part = Math.floor((total * desk.chance.between(20, 70)) / 100);
  return say`全年办理${desk.subject()}${total}件，其中网办${part}件，占${percent(desk, rateOf(part, total))}%。`;
};

const shares = (desk: Desk): Piece => {
  const { chance } = desk;
  const [one, two] = [chance.between(35, 50), chance.between(20, 35)];
  const parts = [one, two, 100 - one - two].map(
    (part): Marked => ({ text: `${part}`, wrong: [`${part + chance.between(5, 9)}`] }),
  );
  const kinds = chance.some(KINDS, 3);
  if (chance.between(0, 1) === 0) {
    return say`${desk.subject()}中，${kinds.join('、')}分别占${join(
      parts.map((part): Piece => [part]),
      '%、',
    )}%。`;
  }
  return say`${desk.subject()}中，${join(
    parts.map((part, at) => say`${kinds[at]!}占${part}%`),
    '、',
  )}。`;
};

const loneRate = (desk: Desk): Piece => {
  const value = desk.chance.between(85, 99);
  const wrong = { text: `${value}`, wrong: [`${value + 20}`, `${value}0`] };
  return say`${desk.subject()}${desk.chance.of(['满意率', '公示率', '合格率'])}${desk.chance.of(['达', '为', ''])}${wrong}%。`;
};

const difference = (desk: Desk): Piece => {
  const [from, to] = [desk.chance.between(12, 30), desk.chance.between(3, 10)];
  const gap = from - to;
  const by = figure(desk, gap, [gap + 1, gap + 2]);
  return say`${desk.subject()}所需材料由${figure(desk, from)}份压减至${figure(desk, to)}份，减少${by}份。`;
};

const growth = (desk: Desk): Piece => {
  const { chance } = desk;
  const before = chance.between(100, 400);
  const now = before + chance.between(10, 90);
  const by = percent(desk, rateOf(now - before, before), 3);
  const then = chance.of(['去年', '上年']);
  const subject = desk.subject();
  return say`${then}查处${subject}${figure(desk, before)}起，今年查处${subject}${figure(desk, now)}起，同比上升${by}%。`;
};

const balance = (desk: Desk): Piece => {
  const { chance } = desk;
  const [stock, came, left] = [chance.between(5, 20), chance.between(40, 200), chance.between(3, 18)];
  const gone = stock + came - left;
  const term_ = (value: number): Marked => figure(desk, value, [value + 1, value + 3]);
  return say`${desk.subject()}上年结转${term_(stock)}件，本年新收${term_(came)}件，办结${term_(gone)}件，结转下年${term_(left)}件。`;
};

const count = (desk: Desk): Piece => {
  const names = desk.chance.some(STEPS, desk.chance.between(3, 5));
  const write = (number: number): string => toChineseOrdinal(number);
  const number = { text: write(names.length), wrong: [write(names.length + 1)] };
  return say`围绕${desk.subject()}健全${names.join('、')}${number}项制度。`;
};

const listedCount = (desk: Desk): Piece => {
  const tasks = desk.chance.some(
    ['健全机构', '配强人员', '规范程序', '强化监督', '落实经费'],
    desk.chance.between(2, 4),
  );
  const list = tasks.map((task, at) => `${toChineseOrdinal(at + 1)}是${task}`).join('；');
  const number = { text: toChineseOrdinal(tasks.length), wrong: [toChineseOrdinal(tasks.length + 1)] };
  return say`针对${desk.subject()}主要抓了${number}项工作：${list}。`;
};

const compound = (desk: Desk): Piece => {
  const [posts, people] = [desk.chance.between(3, 9), desk.chance.between(10, 40)];
  const explained = (value: number): Marked => ({ text: `${value}`, wrong: [`${value + 1}`, `${value + 2}`] });
  const list = say`1个中心、${explained(posts)}个站、${explained(people)}个点`;
  return say`构建“1+${posts}+${people}”${desk.post()}网络（${list}）。`;
};

const average = (desk: Desk): Piece => {
  const each = desk.chance.between(3, 40);
  const wrong = figure(desk, each, [each + 2, each + 3]);
  return say`全年就${desk.subject()}刊发普法文章${figure(desk, 12 * each)}篇，平均每月${wrong}篇。`;
};

/** Whether two such figures are of one thing, words have to tell: that is tested elsewhere. */
const repeat = (desk: Desk): Piece => {
  const value = desk.chance.between(11, 90);
  const post = desk.post();
  return say`设立${value}个${post}站点，实现村村覆盖。群众在${value}个${post}站点均可预约律师。`;
};

/** 29宗1874亩，其中甲类10宗800亩、乙类19宗1074亩 */
const doubled = (desk: Desk): Piece => {
  const { chance } = desk;
  const cases = chance.numbers(3, 12, 90);
  const areas = chance.numbers(3, 120, 900);
  const [all, whole] = [add(cases), add(areas)];
  const kinds = chance.some(KINDS, 3);
  const list = join(
    cases.map((part, at) => say`${kinds[at]!}${term(desk, part, all)}宗${term(desk, areas[at]!, whole)}亩`),
    '、',
  );
  return say`全年审批${desk.subject()}${term(desk, all, all)}宗${term(desk, whole, whole)}亩，其中${list}。`;
};

/** 近八成, 三分之二: what is plainly something else is found. */
const portion = (desk: Desk): Piece => {
  const { chance } = desk;
  const total = 12 * chance.between(20, 60);
  const [part, told, wrong] = chance.of([
    [Math.floor(total * 0.78), '近八成', '近四成'],
    [Math.ceil(total * 0.82), '超八成', '三成'],
    [(total * 2) / 3, '三分之二', '四分之一'],
    [total / 4, '四分之一', '三分之二'],
  ] as const);
  return say`受理${desk.subject()}${total}件，其中当场化解${part}件，占${{ text: told, wrong: [wrong] }}。`;
};

const workdays = (desk: Desk): Piece => {
  const from = 4 * desk.chance.between(4, 9);
  const by: Marked = { text: '75', wrong: ['65', '85'] };
  return say`${desk.subject()}办理时限由${from}个工作日压缩至${figure(desk, from / 4)}个工作日，压缩${by}%。`;
};

const shortGrowth = (desk: Desk): Piece => {
  const before = 4 * desk.chance.between(30, 90);
  const by = percent(desk, '25', 3);
  return say`去年查处${desk.subject()}${figure(desk, before)}起，今年查处${figure(desk, (before * 5) / 4)}起，同比上升${by}%。`;
};

const quotedCount = (desk: Desk): Piece => {
  const names = desk.chance.some(STEPS, desk.chance.between(3, 5)).map((step) => `“阳光${step}”`);
  const number = { text: toChineseOrdinal(names.length), wrong: [toChineseOrdinal(names.length + 1)] };
  return say`围绕${desk.subject()}推行${names.join('')}${number}项机制。`;
};

const rankedCount = (desk: Desk): Piece => {
  const steps = desk.chance.some(STEPS, desk.chance.between(3, 4));
  const list = steps.map((step, at) => `第${toChineseOrdinal(at + 1)}，抓${step}`).join('；');
  const number = { text: toChineseOrdinal(steps.length), wrong: [toChineseOrdinal(steps.length + 1)] };
  return say`针对${desk.subject()}从${number}个环节发力：${list}。`;
};

const averageApart = (desk: Desk): Piece => {
  const each = desk.chance.between(3, 40);
  const wrong = figure(desk, each, [each + 2, each + 3]);
  return say`全年就${desk.subject()}开展巡查${figure(desk, 12 * each)}次。平均每月${wrong}次。`;
};

const near = (desk: Desk): Piece => {
  const [one, two] = desk.chance.numbers(2, 200, 480) as [number, number];
  const total = Math.ceil((one + two + 1) / 10) * 10;
  const list = say`线上${figure(desk, one, [one + total])}件、线下${two}件`;
  return say`全年受理${desk.subject()}近${total}件，其中${list}。`;
};

const open = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(2, 10, 80);
  const kinds = chance.some(KINDS, 2);
  const list = kinds.map((kind, at) => `${kind}${parts[at]!}件`).join('、');
  return say`全年处理${desk.subject()}${add(parts) + chance.between(20, 90)}件，${chance.of(['主要包括', '其中'])}${list}等。`;
};

const rough = (desk: Desk): Piece =>
  say`围绕${desk.subject()}服务群众${desk.chance.of(['4000余', '近3000', '2万余'])}人次，完成年度目标的${desk.chance.between(101, 130)}%。`;

const noise = (desk: Desk): Piece =>
  desk.chance.of([
    say`2024年3月15日，围绕${desk.subject()}拨打12345热线的群众明显减少。`,
    say`依据《行政处罚法》第二十四条办理${desk.subject()}，执法时限压缩到24小时以内。`,
    say`${desk.subject()}工作在全市排名第三，做法在“12·4”国家宪法日推广。`,
    say`围绕${desk.subject()}每月召开1次例会，全年召开12次。`,
    say`近八成的${desk.subject()}在5个工作日内办结，三分之二以上由村居化解。`,
    say`结合“1+N”模式处理${desk.subject()}，信息采集量同比增长35%。`,
  ]);

/** Every sentence of a report, all of whose figures agree. */
export const SENTENCES: readonly ((desk: Desk) => Piece)[] = [
  ofWhich,
  ofWhichWithRest,
  complement,
  nested,
  respectively,
  backward,
  states,
  money,
  rate,
  wholeRate,
  share,
  shares,
  loneRate,
  difference,
  growth,
  balance,
  count,
  listedCount,
  compound,
  average,
  repeat,
  doubled,
  portion,
  workdays,
  shortGrowth,
  quotedCount,
  rankedCount,
  averageApart,
  near,
  open,
  rough,
  noise,
];
