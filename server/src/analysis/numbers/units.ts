/** What a figure counts: a measure word (件, 人次), money, an area, or a ratio (%, 个百分点, 倍). */
export type Measure = 'count' | 'amount' | 'percent' | 'points' | 'times';

/** Whether a measure tells how one thing compares with another (94%, 3个百分点, 2倍), not how much of it there is. */
export function isRelative(measure: Measure): boolean {
  return measure === 'percent' || measure === 'points' || measure === 'times';
}

/** A unit as the text has it, and as figures are compared in it. */
export interface Unit {
  readonly name: string;
  readonly measure: Measure;
}

/**
 * Counters that may stand for one another in one list: 159宗 = 58宗＋16起＋…. 批 and 条 count cases too, yet what they
 * count is often something else (批 of visitors, 条 of advice), so they are alike only where the list leaves no doubt.
 */
const classes: readonly (readonly string[])[] = [
  ['件', '宗', '起', '例', '单'],
  ['人', '名', '位'],
  ['家', '户'],
  ['场', '次', '期'],
  ['场次', '场'],
  ['份', '篇', '册', '张', '本'],
];
/** For each unit the others that are added to it. */
const addable = new Map<string, ReadonlySet<string>>(
  classes.flat().map((unit) => [unit, new Set(classes.filter((names) => names.includes(unit)).flat())]),
);
const looseClass: readonly string[] = ['件次', '件', '宗', '起', '例', '单', '条', '批'];

const counters =
  '件 宗 起 例 条 项 个 人 名 位 人次 户 户次 家 家次 场 场次 次 批 批次 份 篇 期 部 册 本 张 台 台次 辆 辆次 间 间次 处 处次 栋 幢 套 支 所 类 种 单 瓶 车 车次 级 向 件次 宗次 条次 项次 点次 艘 艘次 只 头 株 棵 面 块 幅 封 枚 口 座 对 组 轮 则 方面 门 堂 节 课时 学时 小时 分钟 天 字 站 孔 根 盒 箱 袋 卷 票 通 集 份次 轮次 班次 剂 剂次 笔 笔次 趟 趟次 桩 人份 床 部分 路 款 列 架 架次 把 副 发 颗 粒 片 尾 羽 顶 双 眼 桶 台套 标箱 秒'.split(
    ' ',
  );
const amounts =
  '元 美元 欧元 港元 微克/立方米 毫克/立方米 毫克/升 平方米 平方公里 平方千米 立方米 公里 千米 米 延米 厘米 毫米 亩 公顷 吨 载重吨 公斤 千克 斤 克 毫克 升 毫升 千瓦 兆瓦 千瓦时 兆瓦时'.split(
    ' ',
  );

/** A measure word that begins a longer word is none: 支部, 部门, 单位, 个月, 次日. */
const longerWords = new Map<string, readonly string[]>([
  ['支', ['支部', '支付', '支持']],
  ['部', ['部门', '部分', '部队', '部署']],
  ['单', ['单位']],
  ['个', ['个半', '个月', '个工作日', '个小时', '个自然日', '个季度', '个交易日', '个年头', '个学时']],
  ['人', ['人大', '人民', '人口', '人员']],
  ['家', ['家庭']],
  ['次', ['次日', '次年']],
  ['场', ['场所', '场地']],
  ['期', ['期间', '期刊', '期项目', '期工程']],
  ['天', ['天内', '天线']],
  ['名', ['名单', '名录']],
  ['项', ['项目']],
  ['本', ['本级', '本地']],
  ['所', ['所有', '所在']],
  ['起', ['起点']],
  ['对', ['对象']],
  ['组', ['组织']],
  ['台', ['台账']],
  ['户', ['户籍']],
  ['通', ['通过', '通报', '通知']],
  ['集', ['集中', '集体']],
  ['条', ['条例']],
  ['条次', ['条次干']],
  ['处', ['处室', '处理']],
  ['门', ['门店']],
  ['站', ['站点']],
  ['位', ['位于']],
  ['节', ['节点']],
  ['面', ['面向']],
  ['件', ['件套']],
  ['床', ['床位']],
  ['笔', ['笔录', '笔试']],
  ['字', ['字号']],
  ['口', ['口径']],
  ['车', ['车辆', '车间']],
  ['个工作日', ['个工作日内', '工作日内']],
  ['列', ['列为', '列入', '列席', '列出', '列支', '列举']],
  ['把', ['把关', '把手', '把握', '把脉']],
  [
    '副',
    [
      '副主',
      '副局',
      '副县',
      '副市',
      '副区',
      '副镇',
      '副乡',
      '副书',
      '副院',
      '副部',
      '副处',
      '副科',
      '副所',
      '副队',
      '副会',
      '副厅',
      '副省',
      '副秘',
      '副职',
    ],
  ],
  ['片', ['片区', '片长', '片段']],
  ['双', ['双减', '双一流', '双创', '双向', '双随机', '双公示']],
  ['顶', ['顶层', '顶级']],
  ['眼', ['眼前', '眼下']],
  ['桶', ['桶装']],
  ['粒', ['粒子']],
  ['架', ['架构']],
  ['秒', ['秒批', '秒办', '秒杀']],
  ['款', ['款项']],
  ['升', ['升级', '升至', '升到', '升学', '升格', '升降', '升为', '升旗']],
  ['克', ['克服', '克隆']],
  ['斤', ['斤斤']],
  ['路', ['路公交', '路车', '路公共', '路电车', '路巴士', '路段', '路口', '路线', '路由', '路径', '路站', '路总站']],
]);

/** A measure word only before these: 三大领域, 五大行动; in 两大 and 十大 of other things it counts nothing. */
const onlyBefore = new Map([
  ['级', ['审查', '审核', '审批', '复核', '把关', '会审']],
  ['向', ['发力', '协同']],
  [
    '大',
    '方面 程序 原则 群体 要素 系统 渠道 领域 板块 行业 产业 行动 工程 任务 举措 措施 体系 机制 平台 中心 专项 主题 环节 重点 难题 目标 载体 品牌 模块 项目 活动 阵地'.split(
      ' ',
    ),
  ],
]);

/** What these count is told in digits; in Chinese numerals they are figures of speech: 三把火, 两片天. */
const IN_DIGITS = /[\d０-９余多万亿]\s?\**$/;
/** A measure word only in digits, and 路 and 发 in a sentence that has named before what they count: 摄像头120路; 12路 is a bus. */
const onlyBehind = new Map([
  ...['把', '副', '片', '双', '顶', '眼', '桶', '粒', '颗', '升', '克', '秒'].map((word) => [word, IN_DIGITS] as const),
  ['路', /(?:摄像|监控|探头|视频)[^。！？\n]*[\d０-９余多万]\s?\**$/],
  ['发', /[弹炮][^。！？\n]*[\d０-９余多万]\s?\**$/],
]);
/** So far back it is looked for. */
const LONGEST_SENTENCE = 120;

const units = new Map<string, Unit>();
for (const name of counters) units.set(name, { name, measure: 'count' });
for (const name of amounts) units.set(name, { name, measure: 'amount' });
for (const name of ['%', '％']) units.set(name, { name: '%', measure: 'percent' });
units.set('个百分点', { name: '个百分点', measure: 'points' });
units.set('百分点', { name: '个百分点', measure: 'points' });
for (const name of ['个工作日', '工作日']) units.set(name, { name: '个工作日', measure: 'count' });
for (const name of ['类', '项']) units.set(`大${name}`, { name, measure: 'count' });
units.set('大', { name: '个', measure: 'count' });
units.set('倍', { name: '倍', measure: 'times' });

/** A unit as written, the longer words in which it is none, and the words before or behind which alone it is one. */
interface UnitWord {
  readonly word: string;
  readonly unit: Unit;
  readonly unless: readonly string[];
  readonly only: readonly string[] | null;
  readonly behind: RegExp | null;
}

/** Every unit as written, longest first. */
export const UNIT_WORDS: readonly UnitWord[] = [...units]
  .map(([word, unit]): UnitWord => {
    // 三大项目 is no more 三大项 than 三项目 is 三项.
    const unless = (longerWords.get(unit.name) ?? []).map((longer) => (word.startsWith('大') ? `大${longer}` : longer));
    return { word, unit, unless, only: onlyBefore.get(word) ?? null, behind: onlyBehind.get(word) ?? null };
  })
  .sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1));

const byFirst = new Map<number, UnitWord[]>();
for (const each of UNIT_WORDS) {
  const first = each.word.charCodeAt(0);
  const known = byFirst.get(first);
  if (known) known.push(each);
  else byFirst.set(first, [each]);
}

/** The unit that begins at `at`, and where it ends; `null` where none does. */
export function readUnit(text: string, at: number): { readonly unit: Unit; readonly end: number } | null {
  for (const each of byFirst.get(text.charCodeAt(at)) ?? []) {
    if (isAt(each, text, at)) return { unit: each.unit, end: at + each.word.length };
  }
  return null;
}

function isAt({ word, unless, only, behind }: UnitWord, text: string, at: number): boolean {
  if (word.length > 1 && !text.startsWith(word, at)) return false;
  if (unless.length > 0 && unless.some((longer) => text.startsWith(longer, at))) return false;
  if (only !== null && !only.some((noun) => text.startsWith(noun, at + word.length))) return false;
  return behind === null || behind.test(text.slice(Math.max(0, at - LONGEST_SENTENCE), at));
}

/** The unit that 人（次） or 家（次） stands for: visits, which are never added to people. 件（次） stays 件. */
export function countingTimes(unit: Unit): Unit {
  const times = units.get(`${unit.name}次`);
  return times && unit.name !== '件' && unit.name !== '条' && unit.name !== '项' ? times : unit;
}

/** Whether figures in these units may be added up: never 人 and 人次, 家 and 家次, 批 and 人次. */
export function areAddable(a: string, b: string): boolean {
  return a === b || (addable.get(a)?.has(b) ?? false);
}

/** As `areAddable`, with 条 and 批 counted among cases. */
export function areLooselyAddable(a: string, b: string): boolean {
  return areAddable(a, b) || (looseClass.includes(a) && looseClass.includes(b));
}
