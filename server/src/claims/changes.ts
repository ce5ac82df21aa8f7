import { absolute, add, type Decimal, subtract, toText } from '../analysis/decimal.ts';
import { difference, sum } from '../analysis/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { isRoughShare } from '../analysis/percentages.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { toMeasured } from './arithmetic.ts';
import {
  type Direction,
  isInPoints,
  isRatio,
  judgeAmount,
  judgeDirection,
  judgePercentage,
  toFormula,
} from './change-arithmetic.ts';
import { type Certainty, type Claim, figuresOf, toNumber, type Verdict } from './claim.ts';
import { isCompanion, isSameKind } from './listing.ts';
import { wholesOf } from './totals.ts';

const VERBS =
  '提速|净增加?|净减少?|增加|增长|延长|增至|增|上升|上涨|提升|提高|扩大|扩充|攀升|跃升|加大|升|涨|减少|减至|减|下降|降低|下跌|降|压减|压缩|压降|缩短|缩减|精简|精减|回落';
/** 由12份压减至5份: words before the second figure. */
const ARRIVAL = new RegExp(`(?:${VERBS}|调整|变更)了?(?:到|至|为)(?:20\\d\\d年|今年|目前|现在)?的?$`);
const DEPARTURE = /(?:从|由)[^，。；,;]{0,14}$/;
/** 较上年同期的80件: the figure of the year before, behind this year's. */
const COMPARED =
  /^[，,]?(?:同?[较比]|相[较比]于?|同比)(?:上年|去年|前年|上一年|20\d\d年|年初|期初)(?:同期|年?[末底])?的?$/;
/** （2018年为260宗）, （原为3天）; …，去年为84个 */
const BASE_BEHIND = /^[（(]?(?:上年|去年|20\d\d年|原来?|此前|改革前)(?:同期)?(?:为|是|共|有)?$/;
const TOLD_BEHIND = /^[，,]而?(?:上年|去年|20\d\d年)(?:同期)?(?:为|是|有|仅为?)$/;
/** 检查频次较上年下降31%，由1860次减少到1283次: the two figures stand right behind the change. */
const DEPARTURE_BEHIND = /^[，,]?[（(]?[从由](?:原来的?|原先的?|上年的?|去年的?|20\d\d年的?)?$/;
/** The words right before a figure that tells by how much: 同比增长, 降幅达, 提高. */
const CHANGE = new RegExp(
  `^(.*?)(${VERBS}|[增升降涨减缩跌]幅|(?:压减|压缩|精简|减少|增长|下降)[率比][例重]?)(?:了|达到?|为|约|近|超过?|逾|幅度)*$`,
);
/** 比2018年（41份）多18份; behind the figure of that year, only the word itself. */
const MORE = /^((?:[^，]{0,12}[较比](?:上年|去年|前年|上一年|20\d\d年)(?:同期)?)?)([多少])了?$/;
/** What may stand before a word of change without naming another thing. */
const NEUTRAL =
  /(?:同?[较比]|同比)(?:上年|去年|前年|上一年|年初|期初|原来|改革前|以前|之前|20\d\d年)?(?:同期|度|年?[底末])?|与?(?:上年|去年)(?:同期)?相?比?|共|数量|总量|总数|总额|实现|大幅|明显|有所|[，,、：:（(\s的量数]/g;
/** Other bases than the two figures before. */
const ANOTHER_BASE = /平均|全[国省市县区]|目标|计划|任务|考核|预期|高于|低于|高出|累计|以来|环比|分别/;
const UP = /增|升|提(?!速)|扩|攀|加大|涨|延长|^多/;
const DOWN = /减|降|压|缩|回落|跌|^少/;
const BEFORE = /上年|去年|前一?年|同期|上一?年|年初|期初/;
const NOW = /今年|本年|全年/;
const YEAR = /(20\d\d)年(?!以来)/;
/** 打击力度持续加大 */
const TREND =
  /^[，,]([^，,。；;]{0,6}?)(?:力度|数量|总量|频次|次数|人数|件数|规模)?(?:持续|不断|明显|大幅|同比|有所)(加大|增加|增长|提升|上升|减少|下降|降低)/;
/** How far before a figure its year is told. */
const FURTHEST = 160;
/** How far before a comparison its whole is told. */
const REACH = 12;
const PLANNED = /计划|拟|预计|目标|力争/;

/** 排名由369位上升到235位: the higher the rank, the lower its number. */
const RANK = /排名|排位|位次|名次|位列|位居/;

/** Reads statements of change against the two figures they are made of. */
export function readChanges(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const claims: Claim[] = [];
  for (let at = 1; at < figures.length; at++) {
    const claim =
      readArrival(figures, at) ??
      readYears(paragraph, at) ??
      readGrowth(figures, at) ??
      readToldBefore(figures, at) ??
      readInBrackets(paragraph, at) ??
      readThrough(figures, at) ??
      readBeside(figures, at);
    if (!claim) continue;
    claims.push(claim);
    const further = readFurther(figures, at, claim);
    if (further) claims.push(further);
  }
  return claims;
}

/** 由27项减为19项，减少8项，精简29.6%: a second way to tell of the same change. */
function readFurther(figures: readonly Figure[], at: number, { numbers, certainty }: Claim): Claim | null {
  const [first, second] = [figures[at + 1], figures[at + 2]];
  if (!first || !second || numbers[0]!.role !== 'change' || numbers[0]!.quantity !== first.quantity) return null;
  const among = (role: string): Figure | undefined =>
    figures
      .slice(Math.max(0, at - REACH), at + 1)
      .find((figure) => numbers.some((number) => number.role === role && number.quantity === figure.quantity));
  const [from, to] = [among('from'), among('to')];
  if (!from || !to) return null;
  const change = changeBehind(figures, at + 1, from, to);
  if (!change?.plain || change.figure.quantity.measure === first.quantity.measure) return null;
  if (change.figure.separator === 'none' || /(?:上年|去年|20\d\d年|同比)/.test(second.lead)) return null;
  return judge(from, to, change.direction, change, certainty);
}

/** 从4件增加到20件，增长4倍 */
function readArrival(figures: readonly Figure[], at: number): Claim | null {
  const to = figures[at]!;
  const from = figures[at - 1]!;
  const arrival = ARRIVAL.exec(to.lead);
  if (!arrival || !DEPARTURE.test(from.lead) || !isComparable(from, to) || RANK.test(from.label)) return null;
  if (to.separator !== 'none' && (to.separator !== 'comma' || !isNeutral(lastClause(to).slice(0, -arrival[0].length))))
    return null;
  const change =
    changeBehind(figures, at, from, to) ?? changeAhead(figures, at - 1, to) ?? newBehind(figures, at, from, to);
  // 同比 speaks of the year before, and of what the first figure is nobody says.
  const told = !change || !/同比/.test(change.figure.lead) || BEFORE.test(from.lead) || YEAR.test(from.lead);
  return judge(from, to, directionOf(arrival[0]), change, told ? 'certain' : 'likely');
}

/** 去年查处80起，今年查处100起，同比上升25% and 2023年打击60起；2024年打击85起，力度持续加大 */
function readYears(paragraph: Paragraph, at: number): Claim | null {
  const { text, figures } = paragraph;
  const second = figures[at]!;
  if (!/[年期]/.test(second.lead)) return null;
  const first = subjectOf(paragraph, at);
  const inBrackets = second.opensBracket && second.anchor === at - 1;
  if ((second.bracket !== first.bracket && !inBrackets) || !isComparable(first, second)) return null;
  const sameness = sureness(first, second);
  if (second.separator === 'stop' || PLANNED.test(second.lead) || !sameness) return null;
  const behind = COMPARED.test(second.lead) || TOLD_BEHIND.test(second.lead);
  const order =
    behind || (inBrackets && BASE_BEHIND.test(second.lead))
      ? 'backward'
      : CHANGE.test(lastClause(second))
        ? null
        : orderOf(first, second);
  if (!order) return null;
  const [from, to] = order === 'forward' ? [first, second] : [second, first];
  const change = changeBehind(figures, at, from, to);
  if (change) {
    // 去年查处80起，今年查处60起，满意率提高3%: what rises is something else.
    const claim = judge(from, to, change.plain ? change.direction : null, change, sameness);
    const open =
      first === figures[at - 1] &&
      (isLastOfList(figures, at - 1) || (!NOW.test(first.lead) && isOneOfMany(figures, at - 1)));
    return claim?.verdict === 'fails' && open ? null : claim;
  }
  const trend = TREND.exec(text.slice(second.quantity.unitEnd, second.quantity.unitEnd + 24));
  const ofThis = trend && (first.lead + second.lead).includes(trend[1]!);
  return ofThis ? judge(from, to, directionOf(trend[2]!), null, 'likely') : null;
}

/** What is compared: 信访57批143人次，比去年的76批 speaks of the first of two, 公开468条，其中网站302条、公示栏48条，较上年的390条 of the whole. */
function subjectOf(paragraph: Paragraph, at: number): Figure {
  const { figures } = paragraph;
  const [second, before, further] = [figures[at]!, figures[at - 1]!, figures[at - 2]];
  if (!COMPARED.test(second.lead)) return before;
  if (further && isCompanion(before) && !isComparable(before, second)) return further;
  if (!/^[，,]/.test(second.lead)) return before;
  return wholesOf(paragraph).get(before.quantity) ?? before;
}

/** 当面3件、网络12件、信函4件，较上年的25件: what is compared may as well be all of them. */
function isLastOfList(figures: readonly Figure[], at: number): boolean {
  const [before, figure] = [figures[at - 1], figures[at]!];
  return before !== undefined && figure.separator === 'pause' && isComparable(before, figure);
}

/** 受理50件，办结45件，上年为40件: any of those before may be what is compared. */
function isOneOfMany(figures: readonly Figure[], at: number): boolean {
  const [before, figure] = [figures[at - 1], figures[at]!];
  return before !== undefined && before.sentence === figure.sentence && isComparable(before, figure);
}

/** 受理125件，比上年增加25件，增长25%: the base is what is left without the increase. */
function readGrowth(figures: readonly Figure[], at: number): Claim | null {
  const [to, one, other] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  if (!other || other.bracket !== to.bracket || one.bracket !== to.bracket) return null;
  const reversed = one.quantity.measure === 'percent';
  const [amount, percent] = reversed ? [other, one] : [one, other];
  if (percent.quantity.measure !== 'percent' || to.quantity.measure === 'percent') return null;
  if (one.separator !== 'comma' || !isComparable(to, amount)) return null;
  if (other.separator !== 'comma' && other.separator !== 'pause') return null;
  const first = toChange(amount);
  const second = toChange(percent);
  if (!first?.plain || !second?.plain || !/同比|上年|去年|年初|20\d\d年/.test(one.lead)) return null;
  const againstAnother = reversed ? /20\d\d年|前年|年初/ : /20\d\d年|上年|去年|前年|年初/;
  if (againstAnother.test(other.lead)) return null;
  if (!first.direction || first.direction !== second.direction) return null;
  const base =
    first.direction === 'up'
      ? {
          value: subtract(to.quantity.value, amount.quantity.value),
          range: difference(to.quantity.range, amount.quantity.range),
        }
      : { value: add(to.quantity.value, amount.quantity.value), range: sum(to.quantity.range, amount.quantity.range) };
  if (base.value.units <= 0n) return null;
  const from: Quantity = { ...to.quantity, ...base, approximate: '' };
  const verdict = judgePercentage(from, amount.quantity, percent.quantity);
  // 受理120件，办结110件，比上年增加20件: more than one figure can be meant.
  const before = figures[at - 2];
  const alone = !before || before.sentence !== to.sentence || !isComparable(before, to);
  if (verdict !== 'holds' && !alone) return null;
  return {
    kind: 'change',
    verdict,
    certainty: 'certain',
    formula: toFormula(from, to.quantity, percent.quantity, verdict),
    numbers: [toNumber('change', percent), toNumber('change', amount), toNumber('to', to)],
  };
}

/** 调处287宗，同比增长14.8%（2018年为250宗）; 发布263条，同比增长9.6%，较2022年的240条增加23条: the base stands behind the change. */
function readToldBefore(figures: readonly Figure[], at: number): Claim | null {
  const told = figures[at]!;
  const to = figures[at - 1]!;
  const from = figures[at + 1];
  const { measure } = told.quantity;
  if (to.quantity.measure === 'percent' || !from) return null;
  if (measure !== 'percent' && measure !== 'times' && !isComparable(told, to)) return null;
  if (told.bracket !== to.bracket || told.separator !== 'comma' || from.sentence !== to.sentence) return null;
  const inBrackets = from.opensBracket && from.anchor >= at - 1 && BASE_BEHIND.test(from.lead);
  const behind = from.bracket === to.bracket && (COMPARED.test(from.lead) || TOLD_BEHIND.test(from.lead));
  if ((!inBrackets && !behind) || !isComparable(from, to) || PLANNED.test(to.lead)) return null;
  const change = toChange(told);
  if (!change?.plain || !change.direction || BEFORE.test(to.lead)) return null;
  const [year, before] = [YEAR.exec(to.lead)?.[1], YEAR.exec(from.lead)?.[1]];
  if (year && before && Number(year) - Number(before) !== 1) return null;
  return judge(from, to, change.direction, change, 'certain');
}

/** 发放59份，比上年（41份）增加18份: the base stands in brackets within the comparison. */
function readInBrackets({ text, figures }: Paragraph, at: number): Claim | null {
  const [to, from, told] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  if (!told || !from.opensBracket || from.anchor !== at - 1 || told.bracket !== to.bracket || from.lead !== '')
    return null;
  if (told.separator !== 'comma' || !isComparable(from, to) || PLANNED.test(to.lead) || BEFORE.test(to.lead))
    return null;
  const between = text.slice(to.quantity.unitEnd, from.quantity.start - 1);
  if (between.length > LONGEST_COMPARED || !COMPARED.test(between)) return null;
  const { measure } = told.quantity;
  if (measure !== 'percent' && measure !== 'times' && measure !== 'points' && !isComparable(told, to)) return null;
  const change = toChange(told);
  return change?.plain && change.direction ? judge(from, to, change.direction, change, 'certain') : null;
}

const LONGEST_COMPARED = 16;

/** 满意率由93.1%提升2.8个百分点至95.9%: by how much stands between the two. */
function readThrough(figures: readonly Figure[], at: number): Claim | null {
  const [from, told, to] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  if (!to || !/^[到至]$/.test(to.lead) || !DEPARTURE.test(from.lead) || told.bracket !== to.bracket) return null;
  if (from.bracket !== to.bracket || !isComparable(from, to) || RANK.test(from.label)) return null;
  if (told.separator !== 'none' && told.separator !== 'comma') return null;
  const { measure } = told.quantity;
  if (measure !== 'percent' && measure !== 'times' && measure !== 'points' && !isComparable(told, to)) return null;
  const change = toChange(told);
  return change?.plain && change.direction ? judge(from, to, change.direction, change, 'certain') : null;
}

/** 全年排查412件，…。与上年的436件相比，下降5.5%: of a figure further back, if it is that exactly. */
function readBeside(figures: readonly Figure[], at: number): Claim | null {
  const from = figures[at]!;
  const told = figures[at + 1];
  if (!told || !BESIDE.test(from.lead) || !/^相[比较][，,]?/.test(told.lead) || told.bracket !== from.bracket)
    return null;
  const change = toChange({ ...told, lead: told.lead.replace(/^相[比较]/, '') });
  if (!change?.plain || !change.direction) return null;
  const before = figures.slice(Math.max(0, at - REACH), at).filter((figure) => isComparable(figure, from));
  const fitting = before.filter((figure) => judgeChange(from.quantity, figure.quantity, change) === 'holds');
  // 受理412件，与上年的436件相比，下降15.5%: nothing else can be meant.
  const own = before.filter(({ sentence }) => sentence === from.sentence);
  const alone = own.length === 1 && own[0] === figures[at - 1] && from.separator === 'comma' ? own[0] : undefined;
  const to = fitting.at(-1) ?? (alone && !PLANNED.test(alone.lead) ? alone : undefined);
  return to ? judge(from, to, change.direction, { ...change, figure: told }, 'likely') : null;
}

/** Whether a figure is one of the year before that another one is held against, which may stand further back. */
export function isHeldAgainst({ lead }: Figure): boolean {
  return BESIDE.test(lead);
}

const BESIDE = /(?:[与同和])(?:上年|去年|20\d\d年)(?:同期)?的$/;

/** Whether two figures count in one unit, so that one can be held against the other. */
export function isComparable(a: Figure, b: Figure): boolean {
  const same = a.quantity.measure === 'percent' && b.quantity.measure === 'percent';
  return same || (isSameKind(a, b) && a.quantity.unit === b.quantity.unit);
}

/**
 * How sure it is that two figures a year apart tell of one thing: the words before them, the years left out, are the same or
 * left out; likely, where the later ones leave out the noun (去年查处违建12起，今年查处18起) or the verb.
 */
function sureness(a: Figure, b: Figure): Certainty | null {
  const bare = (figure: Figure): string =>
    figure.label.replace(
      /20\d\d年度?|上年度?|去年|同[期比]|同(?=[较比])|今年|本年度?|全年|前年|年初|期初|年?[末底]|相[较比]于?|[较比共为的已]|累计|\d{1,2}月(?:至|-|—)?/g,
      '',
    );
  const x = bare(a);
  const y = bare(b);
  if (x === y || x === '' || y === '') return 'certain';
  return y.length > 1 && (x.startsWith(y) || (y.length > 2 && x.endsWith(y))) ? 'likely' : null;
}

/** Which of two figures is the earlier, by the words that lead up to them. */
function orderOf(first: Figure, second: Figure): 'forward' | 'backward' | null {
  const clause = (figure: Figure): string => figure.lead.slice(-FURTHEST).replace(/^.*[。；;]/s, '');
  const a = clause(first);
  const b = clause(second);
  const x = YEAR.exec(a)?.[1];
  const y = YEAR.exec(b)?.[1];
  if (x && y && x !== y) return x < y ? 'forward' : 'backward';
  if (BEFORE.test(a) && (NOW.test(b) || Boolean(y))) return 'forward';
  if ((NOW.test(a) || Boolean(x)) && BEFORE.test(b)) return 'backward';
  return null;
}

/** A figure that tells by how much. `plain` where the words before it name no other thing and no other base. */
export interface Change {
  readonly figure: Figure;
  readonly direction: Direction | null;
  readonly plain: boolean;
}

/** The figure right behind that says by how much: 减少7份, 增长25%, 提高3.3个百分点, 增长4倍. */
function changeBehind(figures: readonly Figure[], at: number, from: Figure, to: Figure): Change | null {
  const here = figures[at]!;
  const figure = figures[at + 1];
  if (!figure || (figure.bracket !== here.bracket && figure.bracket !== figures[at - 1]!.bracket)) return null;
  if (figure.separator !== 'comma' && figure.separator !== 'pause' && figure.separator !== 'none') return null;
  const { measure } = figure.quantity;
  const relative = measure === 'percent' || measure === 'times' || measure === 'points';
  const change = relative || isComparable(to, figure) ? toChange(figure) : null;
  if (!change) return null;
  return { ...change, plain: change.plain && !isOfAnotherYear(figure, from, to) };
}

/** 由19家增至31家，新增12家: what is new may be more than the difference, so only where it is just that. */
function newBehind(figures: readonly Figure[], at: number, from: Figure, to: Figure): Change | null {
  const figure = figures[at + 1];
  if (figure?.separator !== 'comma' || figure.bracket !== figures[at]!.bracket || !isComparable(to, figure))
    return null;
  if (!/^[，,](?:其中)?(?:净增加?|新[增建设发]展?|新设立)了?$/.test(figure.lead)) return null;
  const change: Change = { figure, direction: 'up', plain: true };
  return judgeChange(from.quantity, to.quantity, change) === 'holds' ? change : null;
}

/** 压减60%（由10个工作日减至4个工作日）: the figure right before the first one that says by how much. */
function changeAhead(figures: readonly Figure[], at: number, to: Figure): Change | null {
  const from = figures[at]!;
  const figure = figures[at - 1];
  if (!figure || from.sentence !== figure.sentence || !DEPARTURE_BEHIND.test(from.lead)) return null;
  const beside =
    from.bracket === figure.bracket ? from.separator === 'comma' : from.opensBracket && from.anchor === at - 1;
  const { measure } = figure.quantity;
  if (!beside || (measure !== 'percent' && measure !== 'times' && measure !== 'points')) return null;
  const change = toChange(figure);
  if (!change || ANOTHER_BASE.test(figure.lead.slice(-24)) || !isComparable(from, to)) return null;
  return { ...change, plain: true };
}

/** 由改革前的80%提高到95%，较上年提高3个百分点: the year before is not what came before. */
function isOfAnotherYear(change: Figure, from: Figure, to: Figure): boolean {
  const [told, first, last] = [change, from, to].map(({ lead }) => YEAR.exec(lead)?.[1]);
  if (told) return told !== first;
  if (first && last && Number(last) - Number(first) !== 1) return /同比|上年|去年/.test(change.lead);
  return BEFORE.test(change.lead) && !BEFORE.test(from.lead) && !first;
}

/** A figure as the amount of a change, by the words right before it: 同比增长25%; null where they tell of none. */
export function toChange(figure: Figure): Change | null {
  const clause = lastClause(figure);
  const words = CHANGE.exec(clause) ?? MORE.exec(clause);
  if (!words) return null;
  const plain = isNeutral(words[1]!) && !ANOTHER_BASE.test(figure.lead);
  return { figure, direction: directionOf(words[2]!), plain };
}

/** Whether words before a change name no other thing that changes. */
function isNeutral(words: string): boolean {
  return words.replace(NEUTRAL, '') === '';
}

function lastClause({ lead }: Figure): string {
  return lead.slice(-24).replace(/^.*[，,。；;、：:]/s, '');
}

function directionOf(words: string): Direction | null {
  const up = UP.test(words);
  const down = DOWN.test(words);
  return up === down ? null : up ? 'up' : 'down';
}

/** Where the words leave open what a change is measured against, or of what, it is taken for a claim only if it holds. */
function judge(
  from: Figure,
  to: Figure,
  direction: Direction | null,
  change: Change | null,
  certainty: Certainty,
): Claim | null {
  const amount = change && judgeAmount(from.quantity, to.quantity, change.figure.quantity);
  const meant = amount && (change.plain || amount === 'holds') ? change : null;
  const verdicts: Verdict[] = [];
  for (const way of [direction, amount === 'unclear' ? null : meant?.direction]) {
    if (way) verdicts.push(judgeDirection(from.quantity, to.quantity, way));
  }
  if (meant) verdicts.push(amount!);
  if (verdicts.length === 0 || (change && !meant && certainty === 'certain' && !direction)) return null;
  const verdict = verdicts.includes('fails') ? 'fails' : verdicts.includes('unclear') ? 'unclear' : 'holds';
  const figure = meant?.figure;
  const ratio = verdict === 'fails' && figure !== undefined && isRatio(from.quantity, to.quantity, figure.quantity);
  const ofShares = from.quantity.measure === 'percent' && figure?.quantity.measure === 'percent';
  return {
    kind: 'change',
    verdict,
    certainty: ratio || ofShares || (figure && isRoughShare(figure.quantity)) ? 'likely' : certainty,
    formula: toFormula(from.quantity, to.quantity, figure?.quantity ?? null, verdict),
    numbers: [...(figure ? [toNumber('change', figure)] : []), toNumber('from', from), toNumber('to', to)],
    ...(figure && verdict === 'holds' ? remarkOn(from, to, figure) : {}),
  };
}

/** 由93.1%提升至95.9%，提高2.8%: that the difference of two percentages is one of percentage points. */
function remarkOn(from: Figure, to: Figure, { quantity }: Figure): Pick<Claim, 'remark'> {
  if (!isInPoints(from.quantity, to.quantity, quantity)) return {};
  const gap = toText(absolute(subtract(to.quantity.value, from.quantity.value)));
  return {
    remark: `${toMeasured(from.quantity)}与${toMeasured(to.quantity)}相差${gap}个百分点，文中写作“${toMeasured(quantity)}”`,
  };
}

/** Whether a change that is told takes one quantity to the other, as far as what is printed can tell. */
export function judgeChange(from: Quantity, to: Quantity, { figure, direction }: Change): Verdict {
  const verdicts = [
    ...(direction ? [judgeDirection(from, to, direction)] : []),
    judgeAmount(from, to, figure.quantity),
  ];
  return verdicts.includes('fails') ? 'fails' : verdicts.includes('unclear') ? 'unclear' : 'holds';
}

/** The value that a change starts from: printed, or what is left of the later one without the change. */
export function baseOf(claim: Claim): Decimal {
  const [from] = figuresOf(claim, 'from');
  if (from) return from.quantity.value;
  const to = figuresOf(claim, 'to')[0]!.quantity.value;
  const amount = figuresOf(claim, 'change').at(-1)!;
  return directionOf(amount.label) === 'down' ? add(to, amount.quantity.value) : subtract(to, amount.quantity.value);
}
