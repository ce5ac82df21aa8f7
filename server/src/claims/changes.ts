import { absolute, add, compare, subtract, whole } from '../analysis/numbers/decimal.ts';
import { difference, sum } from '../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { IN, OUT } from './balances.ts';
import { type Direction, judgePercentage, recomputeChange, toFormula } from './changes/arithmetic.ts';
import { judge, judgeChange } from './changes/claims.ts';
import {
  readBeside,
  readFurtherBack,
  readInBrackets,
  readPairBehind,
  readThrough,
  readToldBefore,
} from './changes/compared.ts';
import { readMultiple } from './changes/multiples.ts';
import {
  BASE_BEHIND,
  BEFORE,
  CHANGE,
  type Change,
  COMPARED,
  changeAhead,
  changeBehind,
  DEPARTURE,
  directionOf,
  isComparable,
  isNeutral,
  lastClause,
  NOW,
  PLANNED,
  RANK,
  TOLD_BEHIND,
  toChange,
  VERBS,
  YEAR,
} from './changes/words.ts';
import { type Certainty, type Claim, type ClaimNumber, toNumber } from './claim.ts';
import { isCompanion, isSameKind } from './listings/listing.ts';
import { wholesOf } from './totals.ts';

/** 由12份压减至5份: words before the second figure. */
const ARRIVAL = new RegExp(
  `(?:${VERBS}|调整|变更|整合|合并|归并|撤并|优化)了?(?:到|至|成|为)(?:(?:20\\d\\d)?年[末底]|20\\d\\d年|今年|目前|现在)?的?$`,
);
/** 压减材料由7份到3份 */
const BARE_ARRIVAL = /^[到至](?:年[末底]|今年|目前|现在)?的?$/;
const TURNED = /(压减|压缩|精简|缩短|减少|降低|提高|提升|增加)[^，。；,;]{0,10}[从由]$/;
/** 打击力度持续加大 */
const TREND =
  /^[，,]([^，,。；;]{0,6}?)(?:力度|数量|总量|频次|次数|人数|件数|规模)?(?:持续|不断|明显|大幅|同比|有所)(加大|增加|增长|提升|上升|减少|下降|降低)/;
/** How far before a figure its year is told. */
const FURTHEST = 160;
/** How far before a comparison its whole is told. */
const REACH = 12;
/** Where the growth is told at the prices, or by the rules, of another time than the increase. */
const AT_OTHER_PRICES = /生产总值|增加值|GDP|口径|可比|不变价|剔除|扣除/;

/** 由120件增至150件，增长25%: reads statements of change against the two figures they are made of. */
export function readChanges(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const claims: Claim[] = [];
  for (let at = 1; at < figures.length; at++) {
    const pair = readPairBehind(figures, at);
    if (pair.length > 0) {
      claims.push(...pair);
      continue;
    }
    const claim =
      readArrival(figures, at) ??
      readYears(paragraph, at) ??
      readGrowth(figures, at) ??
      readToldBefore(figures, at) ??
      readFurtherBack(figures, at) ??
      readInBrackets(paragraph, at) ??
      readThrough(figures, at) ??
      readMultiple(figures, at) ??
      readBeside(figures, at);
    if (!claim || isOfFlow(claim)) continue;
    claims.push(claim);
    const further = readFurther(figures, at, claim);
    if (further) claims.push(further);
  }
  return claims;
}

/** 新办12家、注销18家，净减6家（上年末292家）: what came in or went out is no stock that has changed. */
function isOfFlow({ verdict, numbers }: Claim): boolean {
  const labelOf = (role: ClaimNumber['role']): string => numbers.find((number) => number.role === role)?.label ?? '';
  const to = labelOf('to');
  return verdict === 'fails' && /净[增减]/.test(labelOf('change')) && (IN.test(to) || OUT.test(to));
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
  const bare = BARE_ARRIVAL.exec(to.lead);
  const arrival = bare ?? ARRIVAL.exec(to.lead);
  if (!arrival || !DEPARTURE.test(from.lead) || !isComparable(from, to) || RANK.test(from.label)) return null;
  if (to.separator !== 'none' && (to.separator !== 'comma' || !isNeutral(lastClause(to).slice(0, -arrival[0].length))))
    return null;
  const change =
    changeBehind(figures, at, from, to) ?? changeAhead(figures, at - 1, to) ?? newBehind(figures, at, from, to);
  // 同比 speaks of the year before, and of what the first figure is nobody says.
  const told = !change || !/同比/.test(change.figure.lead) || BEFORE.test(from.lead) || YEAR.test(from.lead);
  // 压减材料由7份到3份
  const verb = bare ? (TURNED.exec(from.lead)?.[1] ?? '') : arrival[0];
  return judge(from, to, directionOf(verb), change, told && (!bare || change) ? 'certain' : 'likely');
}

/** 去年查处80起，今年查处100起，同比上升25% and 2023年打击60起；2024年打击85起，力度持续加大 */
function readYears(paragraph: Paragraph, at: number): Claim | null {
  const { text, figures } = paragraph;
  const second = figures[at]!;
  if (!/[年期限版原前]/.test(second.lead)) return null;
  const first = subjectOf(paragraph, at);
  const inBrackets = second.opensBracket && second.anchor === at - 1;
  if ((second.bracket !== first.bracket && !inBrackets) || !isComparable(first, second)) return null;
  const sameness = sureness(first, second);
  // 较去年减少15起，去年为120起: what is compared stands further back.
  if (second.separator === 'stop' || PLANNED.test(second.lead) || !sameness || toChange(first)) return null;
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
      (isLastOfList(figures, at - 1) || (!NOW.test(first.lead) && !isDated(first) && isOneOfMany(figures, at - 1)));
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

/** 年均78件，2024年办理81件，比2023年的76件多5件: the year in its own clause says which of them is meant. */
function isDated(figure: Figure): boolean {
  return YEAR.test(lastClause(figure));
}

/** 受理50件，办结45件，上年为40件: any of those before may be what is compared. */
function isOneOfMany(figures: readonly Figure[], at: number): boolean {
  const [before, figure] = [figures[at - 1], figures[at]!];
  return before !== undefined && before.sentence === figure.sentence && isComparable(before, figure);
}

/** 受理125件，比上年增加25件，增长25%: the base is what is left without the increase. */
function readGrowth(figures: readonly Figure[], at: number): Claim | null {
  const [one, other] = [figures[at]!, figures[at + 1]];
  // 查处150件（较上年减少50件，下降25%）
  const inBrackets = one.opensBracket && one.anchor === at - 1;
  if (!other || other.bracket !== one.bracket || (one.separator !== 'comma' && !inBrackets)) return null;
  if (other.separator !== 'comma' && other.separator !== 'pause') return null;
  const reversed = one.quantity.measure === 'percent';
  const [amount, percent] = reversed ? [other, one] : [one, other];
  if (percent.quantity.measure !== 'percent' || amount.quantity.measure === 'percent') return null;
  const first = toChange(amount);
  const second = toChange(percent);
  if (!first?.plain || !second?.plain || !first.direction || first.direction !== second.direction) return null;
  const againstAnother = reversed ? /20\d\d年|前年|年初/ : /20\d\d年|上年|去年|前年|年初/;
  if (againstAnother.test(other.lead)) return null;
  const subject = inBrackets ? at - 1 : grownAt(figures, at);
  const grown = (to: Figure): Claim | null => grownBy(to, amount, percent, first.direction!);
  const to = figures[subject];
  if (!to || (to.bracket !== one.bracket && !inBrackets) || !isLooselyComparable(to, amount)) return null;
  const claim = grown(to);
  if (!claim) return null;
  // 受理120件，办结110件，比上年增加20件: more than one figure can be meant.
  const others = figures
    .slice(Math.max(0, subject - REACH), subject)
    .filter(({ sentence, bracket }) => sentence === to.sentence && bracket === to.bracket)
    .filter((figure) => isComparable(figure, to));
  if (claim.verdict !== 'holds') {
    if (AT_OTHER_PRICES.test(to.lead + one.lead + other.lead + other.tail)) return null;
    const fitting = BEFORE.test(to.lead) ? undefined : others.map(grown).findLast((each) => each?.verdict === 'holds');
    if (fitting) return { ...fitting, certainty: 'likely' };
    const near = figures[subject - 1];
    const alone = !near || near.sentence !== to.sentence || !isComparable(near, to);
    if (!alone) return isGrowthNear(to, amount, percent, first.direction) ? { ...claim, certainty: 'likely' } : null;
  }
  const told = /同比|上年|去年|年初|20\d\d年/.test(one.lead) && subject === at - 1;
  return { ...claim, certainty: told ? 'certain' : 'likely' };
}

/** 应征912万元，实征873万元，较上年多征65.1万元，增长7.5%: whether little is missing with the nearest of several, to the decimal. */
function isGrowthNear(to: Figure, { quantity }: Figure, percent: Figure, direction: Direction): boolean {
  const from = (direction === 'up' ? subtract : add)(to.quantity.value, quantity.value);
  if (from.units <= 0n || percent.quantity.step.scale === 0) return false;
  const told = recomputeChange(from, to.quantity.value, percent.quantity);
  return compare(absolute(subtract(told, percent.quantity.value)), whole(1)) <= 0;
}

/** What an amount and a percentage say of one growth, held against the figure that has grown. */
function grownBy(to: Figure, amount: Figure, percent: Figure, direction: Direction): Claim | null {
  const base =
    direction === 'up'
      ? {
          value: subtract(to.quantity.value, amount.quantity.value),
          range: difference(to.quantity.range, amount.quantity.range),
        }
      : { value: add(to.quantity.value, amount.quantity.value), range: sum(to.quantity.range, amount.quantity.range) };
  if (base.value.units <= 0n) return null;
  const from: Quantity = { ...to.quantity, ...base, approximate: '' };
  const verdict = judgePercentage(from, amount.quantity, percent.quantity);
  return {
    kind: 'change',
    verdict,
    certainty: 'likely',
    formula: toFormula(from, to.quantity, percent.quantity, verdict),
    numbers: [toNumber('change', percent), toNumber('change', amount), toNumber('to', to)],
  };
}

/** Where the figure stands whose change is told: 完成24627万元，完成预算60999万元的40.4%，比上年增收1070万元 tells of the one before the budget. */
function grownAt(figures: readonly Figure[], at: number): number {
  const share = figures[at - 1]!;
  if (share.quantity.measure !== 'percent' || share.separator === 'stop' || toChange(share)) return at - 1;
  return share.separator === 'none' ? at - 3 : at - 2;
}

/** 8.09亿元，减少766万元 */
function isLooselyComparable(a: Figure, b: Figure): boolean {
  return isComparable(a, b) || (isSameKind(a, b) && a.quantity.measure === 'amount');
}

/**
 * How sure it is that two figures a year apart tell of one thing: the words before them, the years left out, are the same or
 * left out; likely, where the later ones leave out the noun (去年查处违建12起，今年查处18起) or the verb.
 */
function sureness(a: Figure, b: Figure): Certainty | null {
  const bare = (figure: Figure): string =>
    figure.label.replace(
      /20\d\d年度?|上一?年度?|去年度?|同[期比]|同(?=[较比])|今年|本年度?|全年|前年|年初|期初|年?[末底]|上一版|法定的?(?:办理|审批|承诺)?(?:时限|时间|期限|工时)|相[较比]于?|[较比共为的已]|累计|\d{1,2}月(?:至|-|—)?/g,
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

/** 由19家增至31家，新增12家: what is new may be more than the difference, so only where it is just that. */
function newBehind(figures: readonly Figure[], at: number, from: Figure, to: Figure): Change | null {
  const figure = figures[at + 1];
  if (figure?.separator !== 'comma' || figure.bracket !== figures[at]!.bracket || !isComparable(to, figure))
    return null;
  if (!/^[，,](?:其中)?(?:净增加?|新[增建设发]展?|新设立)了?$/.test(figure.lead)) return null;
  const change: Change = { figure, direction: 'up', plain: true };
  return judgeChange(from.quantity, to.quantity, change) === 'holds' ? change : null;
}
