import type { Entry } from '../../analysis/concordance.ts';
import { type Indicator, nameOf } from '../../analysis/indicators.ts';
import { mapEach } from '../../analysis/map-each.ts';
import { toText } from '../../analysis/numbers/decimal.ts';
import { isExact, meets } from '../../analysis/numbers/interval.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import type { Segment } from '../../analysis/words.ts';
import { isSlip } from '../slips.ts';
import { compareNames, countsTwoKinds, type SameName, type Sameness, TERRITORY } from './names.ts';
import { actorOf, type Statement } from './statements.ts';

/** A figure that is told for its own sake, at its place in the report. */
export type Stated = Entry<Statement>;

/** What is known beside the figures themselves. */
export interface Terms {
  /** The title of the report, which names whose doing it tells of. */
  readonly title: string;
  /** The year reported on; null where nobody knows. */
  readonly year: number | null;
  readonly segment: Segment;
  /** Whether they were brought together by how their names end, and not by the noun behind them. */
  readonly byName: boolean;
}

/** How sure it is that two figures measure the same, and the noun behind both; empty where the words before them name it. */
export interface Same {
  readonly sameness: Sameness;
  readonly noun: string;
}

/** A noun in common that is shorter names a part of a place, or nothing. */
export const SHORTEST_NOUN = 4;

/** Words that every report is full of: figures that share only these need not measure the same. */
const COMMON =
  /法治|普法|法律|法规|宣传|教育|活动|资料|材料|发放|派发|印发|分发|制作|开展|举办|组织|召开|进行|举行|专题|主题|集中|培训|讲座|会议|学习|检查|执法|人员|出动|企业|单位|场所|隐患|问题|排查|整改|案件|立案|处罚|罚款|金额|资金|行政|违法|违规|行为|安全|风险|重点|重大|主要|典型|先进|优秀|示范|规范性|相关|有关|案例|投入|服务|群众|居民|纠纷|矛盾|各类|线索|次数|人数|车辆|累计|受理|办理|处理|办结|完成|化解|调解|成功|咨询|接待|走访|参与|参加|覆盖|涉及|惠及|提供|事项|工作|任务|项目|制度|机制|文件|意见|建议|审核|审查|以[上下内]|方面|领域|行动|业务|申请|和|及|与|的|等/g;
/** Words that take some of them, not all. */
const SOME =
  /选取|选择|选定|确定|打造|创建|建成|建设|培育|培训|命名|评为|评选|表彰|走访|深入|走进|检查|督[查导]|抽查|推广|完成|改造|新[建设增]|试点|试行|示范|率先|启动|指导|帮助|帮扶|支持|组织|慰问|约谈|通报|涉及|惠及|整治|解决|化解|在$/;

/** Whether two figures measure the same; null where they do not, or where nothing tells. */
export function compareStated(a: Stated, b: Stated, { title, segment, year, byName }: Terms): Same | null {
  const [x, y] = [a.said.indicator, b.said.indicator];
  if (byName && x.behind !== '' && y.behind !== '') return null;
  if (!areAddable(x.figure.quantity.unit, y.figure.quantity.unit)) return null;
  const [one, other] = [actorOf(x, title), actorOf(y, title)];
  if (!mayBeOne(one, other)) return null;
  const periods = comparePeriods(x, y, year);
  if (periods === 'surely' && one === other && sumsUp(a, b)) {
    return { sameness: a.said.name === b.said.name ? 'surely' : 'perhaps', noun: '' };
  }
  const named = periods && compareNames(x, y, segment);
  if (!named) return null;
  const sure = periods === 'surely' && one === other && named.sameness === 'surely';
  const sameness = weigh(a, b, { ...named, sameness: sure ? 'surely' : 'perhaps' }, periods);
  return sameness && { sameness, noun: named.form === 'behind' ? named.noun : '' };
}

/** Whether a name has more than the words that every report is full of. */
export function isSpecial(name: string): boolean {
  return name.replace(COMMON, '').length >= 2;
}

/** Whether two figures may stand for the same value. */
export function agree(a: Stated, b: Stated): boolean {
  const [x, y] = [quantityOf(a), quantityOf(b)];
  return meets(x.range, y.range) || (isExact(x.range) && isExact(y.range) && toText(x.value) === toText(y.value));
}

/** The quantity of a figure. */
export function quantityOf({ said }: Stated): Quantity {
  return said.indicator.figure.quantity;
}

/** 全年罚没款421.6万元 before the first heading, 罚没款412.6万元 under one: an opening sums up what comes, by names that end alike, but for a slip of the pen. */
function sumsUp(a: Stated, b: Stated): boolean {
  if (!isOpening(a) || isOpening(b)) return false;
  const [x, y] = [a.said.name, b.said.name];
  let shared = 0;
  while (shared < x.length && shared < y.length && x.at(-1 - shared) === y.at(-1 - shared)) shared++;
  return shared >= SHORTEST_SUM && isSpecial(x.slice(-shared)) && (agree(a, b) || isTellingSlip(a, b));
}

function isOpening({ slot: { section } }: Stated): boolean {
  return section === null || section.placed.block.kind === 'title';
}

/** So much of a name is enough for what an opening sums up. */
export const SHORTEST_SUM = 3;
/** From so many digits on, it is no accident that two figures differ by one slip. */
const TELLING_DIGITS = 4;

function isTellingSlip(a: Stated, b: Stated): boolean {
  const [one, other] = [quantityOf(a), quantityOf(b)];
  if (one.approximate + other.approximate !== '' || one.scale !== other.scale) return false;
  const [x, y] = [toText(one.value), toText(other.value)];
  // 6200亿元, 6500亿元: what is round has fewer digits than it prints.
  const digits = x.replace('.', '').replace(/0+$/, '').length;
  return x.length === y.length && digits >= TELLING_DIGITS && isSlip(x, y);
}

/** How sure it is that two figures of one name measure the same, by how special the name is and where they stand. */
function weigh(a: Stated, b: Stated, { form, noun, sameness }: SameName, periods: Sameness): Sameness | null {
  const [x, y] = [a.said.indicator, b.said.indicator];
  if (form === 'behind' && noun.length < SHORTEST_NOUN) return isTerritory(a, b, noun) ? 'perhaps' : null;
  const together = a.slot === b.slot;
  if (areRows(a, b) || (form === 'before' && areResults(a, b, noun))) return null;
  const section = a.slot.section === b.slot.section;
  const parallel = areParallel(x.topic, y.topic);
  if (!isSpecial(noun)) {
    return together && noun.length >= 7 && sameness === 'surely' && !parallel ? 'perhaps' : null;
  }
  if (parallel || (form === 'before' && (periods !== 'surely' || !isSharedTotal(x, y, noun, section)))) return null;
  const firm = form === 'behind' ? noun.length >= 5 && together : x.whole && y.whole && noun.length >= 6;
  if (sameness === 'surely' && section && firm && x.topic === y.topic) return 'surely';
  // Far from each other, and with something left untold, they are taken for one only where a slip explains the difference.
  return together || (x.whole && y.whole && sameness === 'surely') || agree(a, b) || isNear(a, b) ? 'perhaps' : null;
}

/** What was done is told once for a section; what is told of the whole year may be told again anywhere. */
function isSharedTotal(a: Indicator, b: Indicator, name: string, section: boolean): boolean {
  if (a.figure.quantity.measure === 'percent' && name.length < 7) return false;
  return section || (a.whole && b.whole) || (name.length >= 6 && (a.whole || b.whole) && nameOf(a) === nameOf(b));
}

/** 甲项目1334万人参保，641万人领取。乙项目3580万人参保，988万人领取: what is told twice with other figures of one name is told of two things. */
function areRows(a: Stated, b: Stated): boolean {
  const [one, other] = [a.said.before, b.said.before];
  if (!one || !other || one.quantity.unit !== other.quantity.unit) return false;
  const alike =
    one.tail.length > 1
      ? one.tail === other.tail
      : one.label.length > 3 && one.label.slice(-2) === other.label.slice(-2);
  return alike && !meets(one.quantity.range, other.quantity.range);
}

/** 侦破甲类案件31起，抓获嫌疑人28人；侦破乙类案件310起，抓获嫌疑人251人: what two operations led to. */
function areResults(a: Stated, b: Stated, name: string): boolean {
  const [one, other] = [a.said.before, b.said.before];
  if (!one || !other || !RESULT.test(name) || agree(a, b)) return false;
  return one.quantity.unit !== other.quantity.unit || !meets(one.quantity.range, other.quantity.range);
}

const RESULT = /^(?:抓获|查[处获扣封]|缴获|收缴|打掉|捣毁|取缔|移[送诉交]|刑拘|处罚|追回|挽回|为.{2,6}挽)/;

/** 走进社区，…；走进校园，…: short openings that differ tell two things apart. */
function areParallel(a: string, b: string): boolean {
  return a !== b && a !== '' && b !== '' && (a.length <= 12 || b.length <= 12);
}

/** 10个社区 in two places: told of all of them, by words that leave none out. */
function isTerritory(a: Stated, b: Stated, noun: string): boolean {
  if (!TERRITORY.test(noun)) return false;
  if ([a, b].some(({ said }) => SOME.test(said.indicator.before))) return false;
  const [one, other] = [a, b].map((mention) => toText(quantityOf(mention).value)) as [string, string];
  if (agree(a, b)) return true;
  if ([a, b].some(isOfInspected)) return false;
  // 12个乡镇和4个街道, 16个乡镇（街道）
  if (isOfTwoKinds(a) !== isOfTwoKinds(b)) return false;
  return isNear(a, b) && [...one].some((digit) => other.includes(digit));
}

/** 对12个乡镇和15个部门开展督察: who was looked into need not be all there are. */
function isOfInspected(stated: Stated): boolean {
  return /[对赴]$/.test(stated.said.indicator.figure.lead) && INSPECTED.test(textBehind(stated, 40));
}

const INSPECTED = /^[^，,。；;]*(?:督[察导查]|抽查|抽检|检查|巡察|审计|考核|评估|评议|约谈)/;

function textBehind(stated: Stated, length: number): string {
  const behind = stated.start + quantityOf(stated).unitEnd;
  return stated.slot.placed.paragraph.text.slice(behind, behind + length);
}

function isOfTwoKinds(stated: Stated): boolean {
  return countsTwoKinds(stated.slot.placed.paragraph.text, stated.start + quantityOf(stated).unitEnd);
}

function isNear(a: Stated, b: Stated): boolean {
  return isSlip(toText(quantityOf(a).value), toText(quantityOf(b).value));
}

/** A place that is named in one of two stands for itself; an office may be the one that the other does not name. */
function mayBeOne(a: string, b: string): boolean {
  if (a === '' || b === '') return !/[镇乡村县区市道]$/.test(a + b);
  return a.endsWith(b) || b.endsWith(a);
}

function comparePeriods(a: Indicator, b: Indicator, year: number | null): Sameness | null {
  const [one, other] = mapEach([a.period, b.period], (period) =>
    period === `${year}年` || period === `${year}` ? '' : period,
  );
  if (one === other) return 'surely';
  // What was so at one moment is told of things that are there; what was done in a time is told of that time.
  return (one === '' || other === '') && a.behind !== '' && b.behind !== '' && !/^20/.test(one! + other!)
    ? 'perhaps'
    : null;
}
