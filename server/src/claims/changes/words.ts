import { mapEach } from '../../analysis/map-each.ts';
import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { isSameKind } from '../figures.ts';
import type { Direction } from './arithmetic.ts';

/** Words that tell of a change. */
export const VERBS =
  '提速|净增加?|净减少?|增加|负增长|增长|延长|增至|[增减](?:收|支)|增|上升|上涨|提升|提高|扩大|扩充|攀升|跃升|加大|升|涨|减少|减至|减|下降|降低|下跌|降|压减|压缩|压降|缩短|缩减|精简|精减|回落';
/** Where growth is told at the prices, or by the rules, of another time than the figures that have grown. */
export const AT_OTHER_PRICES = /生产总值|增加值|产值|GDP|口径|可比|不变价|剔除|扣除/;
/** 由12份, 法定20个工作日: words before the first figure. */
export const DEPARTURE = /(?:从|由)[^，。；,;]{0,14}$|法定[^，。；,;、]{0,6}$/;
/** 较上年同期的80件, 比上一版的93项, 较法定时限20个工作日: what this year's figure, before it, is held against. */
export const COMPARED =
  /^[，,]?(?:同?[较比]|相[较比]于?|同比)(?:(?:上一?年度?|去年度?|前年|20\d\d年度?|年初|期初|上一版|原来|原先|此前|改革前)(?:同期|年?[末底])?的?(?:[一-龥]{0,4}(?<!指|人|多|少|总|参|分)(?:数量?|总量|总额))?|法定的?(?:办理|审批|承诺)?(?:时限|时间|期限|工时)的?)$/;
/** （2018年为260宗）, （原为3天） */
export const BASE_BEHIND =
  /^[（(]?(?:上年|上一年度?|去年|20\d\d年|原来?|此前|改革前|年初|期初)(?:同期|年?[末底])?(?:为|是|共|有)?$/;
/** …，去年为84个; …，上年447件，下降7.6% */
export const TOLD_BEHIND = /^[，,]而?(?:上年|上一年度?|去年|20\d\d年)(?:同期)?(?:为|是|有|仅为?)?$/;
/** 检查频次较上年下降31%，由1860次减少到1283次: the two figures stand right behind the change. */
const DEPARTURE_BEHIND = /^[，,]?[（(]?[从由](?:原来的?|原先的?|上年的?|去年的?|20\d\d年的?)?$/;
/** The words right before a figure that tells by how much: 同比增长, 降幅达, 提高. */
export const CHANGE = new RegExp(
  `^(.*?)(${VERBS}|[增升降涨减缩跌]幅|(?:压减|撤减|压缩|缩减|精简|减少|增长|下降)[率比][例重]?)(?:了|达到?|为|约|近|超过?|逾|幅度)*$`,
);
/** 比2018年（41份）多18份, 较上年多征65万元; behind the figure of that year, only the word itself. */
const MORE =
  /^((?:[^，]{0,12}[较比](?:上年|去年|前年|上一年|20\d\d年)(?:同期)?)?)([多少][办查收征立出罚调审建签处拨支筹挽回追缴发培清抽检化解]{0,2})了?$/;
/** 较上年新增13件; what is new alone need not be all of the difference. */
const NEWLY = /^([^，]{0,12}[较比](?:上年|去年|前年|上一年|20\d\d年)(?:同期)?)(新增)了?$/;
/** What may stand before a word of change without naming another thing. */
const NEUTRAL =
  /(?:同?[较比]|同比|相[较比]于?)(?:上年|去年|前年|上一年|年初|期初|上一版|原来|改革前|以前|之前|20\d\d年)?(?:同期|度|年?[底末])?(?:的?(?:决算|执行)数)?|[与和同](?:上年|去年|前年|20\d\d年)(?:同期)?相?比|与?(?:上年|去年)(?:同期)?相?比?|共|数量|总量|总数|总额|实现|大幅|明显|有所|[，,、：:（(\s的量数]/g;
/** Other bases than the two figures before. */
const ANOTHER_BASE = /平均|全[国省市县区]|目标|计划|任务|考核|预期|高于|低于|高出|累计|以来|环比|分别/;
const UP = /(?<!负)增|升|提(?!速)|扩|攀|加大|涨|延长|^多/;
const DOWN = /减|负增|降|压|缩|回落|跌|合并|归并|撤并|整合[成为]|^少/;
/** Words for the time before. */
export const BEFORE = /上年|去年|前一?年|同期|上一?年|年初|期初/;
/** Words for the time reported on. */
export const NOW = /今年|本年|全年/;
/** The year that a figure is of. */
export const YEAR = /(20\d\d)年(?!以来)/;
/** What is still to come. */
export const PLANNED = /计划|拟|预计|目标|力争/;

/** 排名由369位上升到235位: the higher the rank, the lower its number. */
export const RANK = /排名|排位|位次|名次|位列|位居/;

/** A figure that tells by how much. `plain` where the words before it name no other thing and no other base. */
export interface Change {
  readonly figure: Figure;
  readonly direction: Direction | null;
  readonly plain: boolean;
}

/** The figure right behind that says by how much: 减少7份, 增长25%, 提高3.3个百分点, 增长4倍. */
export function changeBehind(figures: readonly Figure[], at: number, from: Figure, to: Figure): Change | null {
  const here = figures[at]!;
  const figure = figures[at + 1];
  if (!figure || (figure.bracket !== here.bracket && figure.bracket !== figures[at - 1]!.bracket)) return null;
  if (figure.separator !== 'comma' && figure.separator !== 'pause' && figure.separator !== 'none') return null;
  const relative = isRelative(figure.quantity.measure);
  const change = relative || isComparable(to, figure) ? toChange(figure) : null;
  if (!change) return null;
  return { ...change, plain: change.plain && !isOfAnotherYear(figure, from, to) };
}

/** 压减60%（由10个工作日减至4个工作日）: the figure right before the first one that says by how much. */
export function changeAhead(figures: readonly Figure[], at: number, to: Figure): Change | null {
  const from = figures[at]!;
  const figure = figures[at - 1];
  if (!figure || from.sentence !== figure.sentence || !DEPARTURE_BEHIND.test(from.lead)) return null;
  const beside =
    from.bracket === figure.bracket ? from.separator === 'comma' : from.opensBracket && from.anchor === at - 1;
  if (!beside || !isRelative(figure.quantity.measure)) return null;
  const change = toChange(figure);
  if (!change || ANOTHER_BASE.test(figure.lead.slice(-24)) || !isComparable(from, to)) return null;
  return { ...change, plain: true };
}

/** 由改革前的80%提高到95%，较上年提高3个百分点: the year before is not what came before. */
function isOfAnotherYear(change: Figure, from: Figure, to: Figure): boolean {
  const [told, first, last] = mapEach([change, from, to], ({ lead }) => YEAR.exec(lead)?.[1]);
  if (told) return told !== first;
  if (first && last && Number(last) - Number(first) !== 1) return /同比|上年|去年/.test(change.lead);
  return BEFORE.test(change.lead) && !BEFORE.test(from.lead) && !first;
}

/** A figure as the amount of a change, by the words right before it: 同比增长25%; null where they tell of none. */
export function toChange(figure: Figure): Change | null {
  const clause = lastClause(figure);
  const words = NEWLY.exec(clause) ?? CHANGE.exec(clause) ?? MORE.exec(clause);
  if (!words) return null;
  const plain = isNeutral(words[1]!) && !ANOTHER_BASE.test(figure.lead);
  return { figure, direction: directionOf(words[2]!), plain };
}

/** The figures behind one in its own clauses: up to the next of a list, or what it is made of. */
export function inOwnClauses(figures: readonly Figure[], at: number, most: number): readonly Figure[] {
  const own = figures[at];
  const behind = own ? figures.slice(at + 1, at + 1 + most) : [];
  const end = behind.findIndex(
    ({ bracket, sentence, separator, lead }) =>
      bracket !== own!.bracket || sentence !== own!.sentence || separator === 'semicolon' || /其中/.test(lead),
  );
  return end < 0 ? behind : behind.slice(0, end);
}

/** The year against which a change is told; empty where it is the one before. */
export function yearOf({ figure }: Pick<Change, 'figure'>): string {
  return YEAR.exec(figure.lead)?.[1] ?? '';
}

/** Whether words before a change name no other thing that changes. */
export function isNeutral(words: string): boolean {
  return words.replace(NEUTRAL, '') === '';
}

/** The words before a figure in its own clause. */
export function lastClause({ lead }: Figure): string {
  return lead.slice(-24).replace(/^.*[，,。；;、：:]/s, '');
}

/** Which way the words of a change lead; null where they do not say, or say both. */
export function directionOf(words: string): Direction | null {
  const up = UP.test(words);
  const down = DOWN.test(words);
  return up === down ? null : up ? 'up' : 'down';
}

/** Whether two figures count in one unit, so that one can be held against the other. */
export function isComparable(a: Figure, b: Figure): boolean {
  const same = a.quantity.measure === 'percent' && b.quantity.measure === 'percent';
  return same || (isSameKind(a, b) && a.quantity.unit === b.quantity.unit);
}
