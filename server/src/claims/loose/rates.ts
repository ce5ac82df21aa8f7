import { add, compare } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import { type Claim, figuresOf } from '../claim.ts';
import { isCompanion, isSameKind } from '../figures.ts';
import { readProseClaims } from '../own-claims.ts';
import { readOfAll } from '../rates/bases.ts';
import { holding } from '../rates/claims.ts';
import { isSaidOf } from '../shares/rates.ts';

const RATE = /占|率|比例|比重|覆盖面|达到?$|(?:任务|计划)(?:数|量)?的$/;
/** 分别完成任务的107.6%、111.3% */
const JOINED = /^[、和及]$/;
/** What may stand behind what it is the measure of: 用水1.86亿立方米，控制在2.05亿立方米指标以内. */
const MEASURE = /指标|任务|计划|预算|应|总/;
const CHANGED = /同比|环比|增[长加速幅]|上升|下降|降低|提[高升]|较|目标|力争|不低于|以上$|平均/;
/** 占, and names of rates that name nothing else: 覆盖率 of 西部地区人口覆盖率 is that of others. */
const OF_THESE = /^[，,、\s]*(?:约|近|共|均)?(?:占(?:比|总[数量]|全部)?|[一-龥]{2,4}率)[一-龥]{0,4}$/;
/** How far before a rate, and behind it, in figures and sentences, its terms are looked for. */
const BEFORE = 14;
const BEHIND = 3;
const FURTHEST = 3;

/**
 * Reads percentages that two figures around them give to the decimal, whatever words lead to them: 调处163起，其中149起达成协议，成功率91.4%.
 */
export function readLooseRates(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  if (figures.length < 3) return [];
  let told: ReadonlySet<number> | null = null;
  let lists: ReadonlyMap<number, Claim> | null = null;
  let row = false;
  return figures.flatMap((rate, at) => {
    if (rate.quantity.measure !== 'percent' || /至|以上|超|逾/.test(rate.quantity.approximate)) return [];
    const clause = rate.lead.slice(-24).replace(/^.*[，,。；;：:](?=.*\S)/s, '');
    row = (RATE.test(clause) && !CHANGED.test(clause)) || (row && JOINED.test(rate.lead));
    if (!row || !rate.quantity.range.high) return [];
    if (rate.quantity.step.scale === 0 && !OF_THESE.test(clause)) return [];
    told ??= ratesIn(readProseClaims(paragraph));
    if (told.has(rate.quantity.start)) return [];
    const claim = readTerms(figures, at);
    if (claim) return [claim];
    lists ??= listsIn(readProseClaims(paragraph));
    return readFirstOfList(figures, at, lists) ?? [];
  });
}

function ratesIn(claims: readonly Claim[]): ReadonlySet<number> {
  return new Set(
    claims.flatMap((claim) =>
      claim.kind === 'rate' && claim.verdict !== 'unclear' ? figuresOf(claim, 'rate').map(({ start }) => start) : [],
    ),
  );
}

function readTerms(figures: readonly Figure[], at: number): Claim | null {
  const rate = figures[at]!;
  const terms = termsAround(figures, at);
  const precise = rate.quantity.step.scale > 0;
  const before = terms.findLast((term) => term.quantity.start < rate.quantity.start);
  // A percentage without decimals, and a round share, any two figures may give: they are those right before it.
  const numerators = before && isSaidOf(rate, before) ? [before] : precise ? terms.toReversed() : terms.slice(-1);
  for (const numerator of numerators) {
    for (const base of terms.toReversed()) {
      if (
        base === numerator ||
        !(isSameKind(base, numerator) || isAppearance(numerator, base)) ||
        !isWithin(numerator, base)
      )
        continue;
      const behind = base.quantity.start > numerator.quantity.start && base.quantity.start < rate.quantity.start;
      if (behind && !MEASURE.test(base.label + base.tail.slice(0, 4))) continue;
      if (isTellingEnough(rate, base) && fitRate(rate.quantity, numerator.quantity, base.quantity) === 'rounded')
        return holding(rate, numerator, base, 'debatable');
    }
  }
  return null;
}

/** 参考152人，90分以上61人，80—89分70人，80分以下21人，优良率86.2%: the first kinds of a list that adds up, together. */
function readFirstOfList(figures: readonly Figure[], at: number, lists: ReadonlyMap<number, Claim>): Claim | null {
  const rate = figures[at]!;
  if (rate.quantity.step.scale === 0) return null;
  const before = figures.slice(Math.max(0, at - LIST_BEFORE), at).filter(({ sentence }) => sentence === rate.sentence);
  const list = lists.get(before.findLast(({ quantity }) => lists.has(quantity.start))?.quantity.start ?? -1);
  const figureAt = (place: number): Figure | undefined => before.find(({ quantity }) => quantity.start === place);
  const [whole, ...parts] = list?.numbers.map(({ start }) => figureAt(start)) ?? [];
  if (!whole) return null;
  for (let count = 2; count < parts.length; count++) {
    const first = parts.slice(0, count).filter((part) => part !== undefined);
    const claim = first.length === count ? readOfAll(rate, first, whole) : null;
    if (claim) return { ...claim, certainty: 'debatable' };
  }
  return null;
}

/** How many figures before a rate the list of what it is taken of may begin. */
const LIST_BEFORE = 24;

/** The sums that hold, by where the last of their figures begins. */
function listsIn(claims: readonly Claim[]): ReadonlyMap<number, Claim> {
  const holding = claims.filter(({ kind, verdict }) => kind === 'total' && verdict === 'holds');
  return new Map(holding.map((claim) => [Math.max(...claim.numbers.map(({ start }) => start)), claim]));
}

/** The figures before a rate, and those in brackets or the clause behind it. */
function termsAround(figures: readonly Figure[], at: number): readonly Figure[] {
  const { sentence } = figures[at]!;
  const before = figures.slice(Math.max(0, at - BEFORE), at).filter((figure) => figure.sentence >= sentence - FURTHEST);
  const behind = figures.slice(at + 1, at + 1 + BEHIND).filter((figure) => figure.sentence === sentence);
  return [...behind.reverse(), ...before].filter(
    (figure) => !isRelative(figure.quantity.measure) && isExact(figure.quantity.range) && !isCompanion(figure),
  );
}

/** 行政应诉41件，…。负责人出庭38次: who appears in court is counted by times, what he appears in by cases. */
function isAppearance(numerator: Figure, base: Figure): boolean {
  if (!/^(?:人?次|件次)$/.test(numerator.quantity.unit) || !/^[件起]$/.test(base.quantity.unit)) return false;
  return /出庭(?:应诉)?$/.test(numerator.label) && /应诉|诉讼|开庭/.test(base.label + base.tail);
}

/** What a rate is taken of is hardly less than half of what it is told of. */
function isWithin({ quantity: { value } }: Figure, { quantity: base }: Figure): boolean {
  return base.value.units > 0n && compare(value, add(base.value, base.value)) <= 0;
}

/** 100% and shares of a handful are given by nearly anything. */
function isTellingEnough(rate: Figure, base: Figure): boolean {
  if (isRoughShare(rate.quantity)) return true;
  return (
    rate.quantity.value.units !== 0n &&
    compare(rate.quantity.value, { units: 100n, scale: 0 }) !== 0 &&
    base.quantity.value.units > 4n
  );
}
