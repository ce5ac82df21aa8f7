import { absolute, add, compare, subtract, whole } from '../../analysis/numbers/decimal.ts';
import { difference, sum } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { type Claim, toNumber } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { isSlipFor } from '../slips.ts';
import { type Direction, judgePercentage, recomputeChange, toFormula } from './arithmetic.ts';
import { AT_OTHER_PRICES, BEFORE, isComparable, toChange } from './words.ts';

/** How many figures before the one that has grown others may be meant. */
const REACH = 12;

/** An amount and a percentage that tell of one growth side by side. */
interface Growth {
  readonly amount: Figure;
  readonly percent: Figure;
  readonly direction: Direction;
  /** The one of the two that stands first, and the other, without the period that both are told against. */
  readonly first: Figure;
  readonly second: Figure;
  readonly isOfPeriod: boolean;
  /** 查处150件（较上年减少50件，下降25%） */
  readonly inBrackets: boolean;
}

/** 受理125件，比上年增加25件，增长25%: the base is what is left without the increase. */
export function readGrowth(figures: readonly Figure[], at: number): Claim | null {
  const growth = readPair(figures, at);
  if (!growth) return null;
  const { first, inBrackets, amount, percent, direction } = growth;
  const subject = inBrackets ? at - 1 : grownAt(figures, at);
  const to = figures[subject];
  if (!to || (to.bracket !== first.bracket && !inBrackets) || !isLooselyComparable(to, amount)) return null;
  const grown = (figure: Figure): Claim | null => grownBy(figure, amount, percent, direction);
  const claim = grown(to);
  if (claim && claim.verdict !== 'holds') {
    if (isOfAnother(to, growth)) return null;
    // 受理120件，办结110件，比上年增加20件: more than one figure can be meant.
    const others = BEFORE.test(to.lead) ? [] : comparableBefore(figures, subject);
    const fitting = others.map(grown).findLast((each) => each?.verdict === 'holds');
    if (fitting) return fitting;
    if (!standsAlone(figures, subject)) return isGrowthNear(to, amount, percent, direction) ? claim : null;
  }
  const told = AGAINST_LAST_YEAR.test(first.lead) && subject === at - 1 && first.separator !== 'stop';
  return claim && told ? { ...claim, certainty: 'certain' } : claim;
}

/** 比上年增加25件，增长25%, or the other way round; null where they are told of two things or against two years. */
function readPair(figures: readonly Figure[], at: number): Growth | null {
  const [, period] = PERIOD.exec(figures[at]!.lead) ?? [];
  const isOfPeriod = period !== undefined;
  const first = isOfPeriod ? withoutPeriod(figures[at]!, period) : figures[at]!;
  const next = figures[at + 1];
  const second = next && isOfPeriod ? withoutPeriod(next, period) : next;
  const inBrackets = first.opensBracket && first.anchor === at - 1;
  const beside =
    inBrackets ||
    first.separator === 'comma' ||
    (isOfPeriod && first.separator === 'semicolon') ||
    (first.separator === 'stop' && isOfSentenceBefore(figures, at));
  if (!beside || second?.bracket !== first.bracket) return null;
  if (second.separator !== 'comma' && second.separator !== 'pause') return null;
  const reversed = first.quantity.measure === 'percent';
  const [amount, percent] = reversed ? [second, first] : [first, second];
  if (percent.quantity.measure !== 'percent' || amount.quantity.measure === 'percent') return null;
  const [change, rate] = [toChange(amount), toChange(percent)];
  if (!change?.plain || !rate?.plain || !change.direction || change.direction !== rate.direction) return null;
  const againstAnother = reversed ? /20\d\d年|前年|年初/ : /20\d\d年|上年|去年|前年|年初/;
  if (againstAnother.test(second.lead) || (isOfPeriod && /同比|[较比]/.test(second.lead))) return null;
  return { amount, percent, direction: change.direction, first, second, isOfPeriod, inBrackets };
}

/** Whether the growth is told at other prices, or, as 环比 is, of a month rather than of all months so far: 1至11月累计受理5260件，环比增加36件，增长9.4%. */
function isOfAnother(to: Figure, { first, second, isOfPeriod }: Growth): boolean {
  return AT_OTHER_PRICES.test(to.lead + first.lead + second.lead + second.tail) || (isOfPeriod && SO_FAR.test(to.lead));
}

/** The figures of the same sentence that stand before one and may have grown instead of it. */
function comparableBefore(figures: readonly Figure[], subject: number): readonly Figure[] {
  const to = figures[subject]!;
  return figures
    .slice(Math.max(0, subject - REACH), subject)
    .filter(({ sentence, bracket }) => sentence === to.sentence && bracket === to.bracket)
    .filter((figure) => isComparable(figure, to));
}

function standsAlone(figures: readonly Figure[], subject: number): boolean {
  const [before, to] = [figures[subject - 1], figures[subject]!];
  return before?.sentence !== to.sentence || to.separator === 'semicolon' || !isComparable(before, to);
}

const AGAINST_LAST_YEAR = /同比|上年|去年|年初|20\d\d年/;

/** 环比增加36件，增长9.4%; 较上月减少12起，下降5.1%: what both are told against, whatever it was. */
const PERIOD =
  /^[，,；;（(]?(环比|[较比与](?:上个?[月周]|上一?季度?|上期|\d{1,2}月份?|[一二三四]季度)(?:同期)?(?:相比)?)/;

const SO_FAR = /累计|截至|今年|1[-—–至到]\d|总量|以来/;

function withoutPeriod(figure: Figure, period: string): Figure {
  const told = figure.lead.includes(period) ? period : '环比';
  return figure.lead.includes(told) ? { ...figure, lead: figure.lead.replace(told, '') } : figure;
}

/** 结转8.02万元，为上年未用完的资金。较2022年度增加0.78万元，增长10.8%: of the only figure in the sentence before. */
function isOfSentenceBefore(figures: readonly Figure[], at: number): boolean {
  const [one, only, earlier] = [figures[at]!, figures[at - 1], figures[at - 2]];
  if (only?.sentence !== one.sentence - 1 || earlier?.sentence === only.sentence) return false;
  return only.quantity.measure === 'amount' && AGAINST.test(one.lead.slice(-LONGEST_AGAINST));
}

const AGAINST = /[。.][较比与]20\d\d年度?[^，,。；;、]*$/;
const LONGEST_AGAINST = 24;

/** 应征912万元，实征873万元，较上年多征65.1万元，增长7.5%: whether little, or one digit, is missing with the nearest of several, to the decimal. */
function isGrowthNear(to: Figure, { quantity }: Figure, percent: Figure, direction: Direction): boolean {
  const from = (direction === 'up' ? subtract : add)(to.quantity.value, quantity.value);
  if (from.units <= 0n || percent.quantity.step.scale === 0) return false;
  const told = recomputeChange(from, to.quantity.value, percent.quantity);
  const near = compare(absolute(subtract(told, percent.quantity.value)), whole(1)) <= 0;
  return near || (compare(told, whole(10)) >= 0 && isSlipFor(percent.quantity, told));
}

/** What an amount and a percentage say of one growth, held against the figure that has grown. */
export function grownBy(to: Figure, amount: Figure, percent: Figure, direction: Direction): Claim | null {
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
  let last = at - 1;
  // 420件，同比增加20件，增长5%，环比增加36件，增长9.4%
  if (PERIOD.test(figures[at]!.lead)) {
    while (last > 0 && figures[last]!.separator === 'comma' && toChange(figures[last]!)) last--;
  }
  const share = figures[last]!;
  if (share.quantity.measure !== 'percent' || share.separator === 'stop' || toChange(share)) return last;
  return share.separator === 'none' ? last - 2 : last - 1;
}

/** 8.09亿元，减少766万元 */
function isLooselyComparable(a: Figure, b: Figure): boolean {
  return isComparable(a, b) || (isSameKind(a, b) && a.quantity.measure === 'amount');
}
