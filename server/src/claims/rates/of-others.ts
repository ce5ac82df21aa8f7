import { compare } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import { type Claim, figuresOf } from '../claim.ts';
import { ownShare } from '../shares/own.ts';
import { isShareOfSomething } from '../shares/rates.ts';
import { EVENTS } from '../vocabulary.ts';
import { sameSentence, termOf } from './claims.ts';

/** 调解成功379件，调处率100%，成功率98.2%: what the next rate is taken of, whose name it has, is not what this one is. */
export function isOfNext(figures: readonly Figure[], at: number, claim: Claim): boolean {
  const [rate, next] = [figures[at]!, figures[at + 1]];
  if (next?.separator !== 'comma' || next.quantity.measure !== 'percent' || next.bracket !== rate.bracket) return false;
  const [numerator, base] = [...figuresOf(claim, 'numerator'), ...figuresOf(claim, 'denominator')];
  if (!numerator || !base || numerator.label.includes(stemOf(rate) ?? rate.label)) return false;
  return (
    numerator.label.includes(stemOf(next) ?? next.label) &&
    fitRate(next.quantity, numerator.quantity, base.quantity) !== 'no'
  );
}

/** 求助类209件，占7.7%；建议类111件，占4.1%: what has a share of its own is not what the next one is taken of. */
export function isOfSibling(figures: readonly Figure[], at: number, claim: Claim): boolean {
  const rate = figures[at]!;
  return figuresOf(claim, 'denominator').some(({ quantity }) => {
    let base = at - 1;
    while (base >= 0 && at - base < FURTHEST && figures[base]!.quantity !== quantity) base--;
    const share = figures[base]?.quantity === quantity ? ownShare(figures, base) : undefined;
    // 税收收入820万元，占收入的89.9%，同比增收16万元，…。税务部门完成830万元，占收入的…: of one whole, by the words behind 占.
    if (!share || share.label === rate.label) return share !== undefined && share !== rate;
    const shared = isShareOfSomething(share) || isShareOfOther(share);
    return base === at - 3 && shared && figures[at - 1]!.separator !== 'stop';
  });
}

/** 税收4100万元，占本级收入的80.1%；非税1020万元，占19.9%: of what is named, and told somewhere else. */
function isShareOfOther({ quantity, label }: Figure): boolean {
  return quantity.measure === 'percent' && /^占[^，,。；;]{2,12}$/.test(label);
}

/** How far back what a share was held against is looked for. */
const FURTHEST = 40;

/** 9个镇街中，7个镇街完成率达到100%: what each of the seven has reached. */
export function isSaidOfThese(before: Figure | undefined, rate: Figure, stem: string): boolean {
  if (!before || rate.separator !== 'none' || before.bracket !== rate.bracket) return false;
  return before.quantity.measure === 'count' && !before.label.includes(stem.slice(-2));
}

/** 调解3件。仲裁案件受理312件，结案296件，调解率61.5%: what the sentence before tells is told of other cases. */
function isOfOtherSentence(rate: Figure, terms: readonly Figure[], claim: Claim): boolean {
  const numerator = termOf(terms, claim, 'numerator');
  return numerator !== undefined && !sameSentence(rate, numerator) && terms.some((term) => sameSentence(rate, term));
}

/** Whether a rate that its figures do not give may be of others: of several told together, or of another matter. */
export function isOfOther(rate: Figure, terms: readonly Figure[], claim: Claim): boolean {
  // 销号58个，剩余4个；…销号262个，剩余24个；总销号率92.0%: of all that was told, part by part.
  if (/^(?:总|合计|整体)[^率]{2,4}率/.test(rate.label) && !(sameClause(terms, claim) && isOfMost(terms, claim)))
    return true;
  return (
    areOfRows(terms, claim) ||
    isOfOtherSentence(rate, terms, claim) ||
    isOfOtherClause(rate, terms, claim) ||
    isOfOtherEvents(terms, claim)
  );
}

/** 听取汇报3次，出庭应诉2次，出庭率100%: one event is a part of others only where words say so. */
function isOfOtherEvents(terms: readonly Figure[], claim: Claim): boolean {
  const numerator = termOf(terms, claim, 'numerator');
  const base = termOf(terms, claim, 'denominator');
  if (!numerator || !base || !TIMES.has(base.quantity.unit) || OF_ALL.test(base.label)) return false;
  const words = numerator.label + numerator.tail;
  return !Array.from(base.label.slice(1), (sign, at) => base.label[at] + sign).some((pair) => words.includes(pair));
}

const TIMES: ReadonlySet<string> = new Set([...EVENTS, '批', '批次', '轮']);
/** What is due, or came in, or was sampled. */
const OF_ALL =
  /^$|抽[查检样测]|应|[需须]|计划|安排|通知|要求|任务|受理|[收接]到|新收|诉|开庭|庭审|案|复议|听证|交办|总|共|全[部年]$/;

/** 受理515件，即办298件，转办217件，217件中办结209件，总办结率98.4%: nothing before what all of it is taken of is more. */
function isOfMost(terms: readonly Figure[], claim: Claim): boolean {
  const base = termOf(terms, claim, 'denominator');
  return (
    base !== undefined &&
    !terms.some(
      ({ quantity }) => quantity.unit === base.quantity.unit && compare(quantity.value, base.quantity.value) > 0,
    )
  );
}

/** Whether no semicolon stands behind the numerator. */
function sameClause(terms: readonly Figure[], claim: Claim): boolean {
  const numerator = termOf(terms, claim, 'numerator');
  const at = numerator ? terms.indexOf(numerator) : -1;
  return at >= 0 && !terms.slice(at + 1).some(({ separator }) => separator === 'semicolon');
}

/** 墓地86处，整改82处；乱葬1286座，迁移862座、就地绿化387座，治理率97.1%: what was told before the semicolon under another name is another matter. */
function isOfOtherClause(rate: Figure, terms: readonly Figure[], claim: Claim): boolean {
  const numerator = termOf(terms, claim, 'numerator');
  const since = terms.findLastIndex(({ separator }) => separator === 'semicolon');
  const stem = stemOf(rate);
  if (!numerator || terms.indexOf(numerator) >= since || terms.length - since < FEWEST_OF_OWN) return false;
  return stem !== undefined && !numerator.label.includes(stem) && !numerator.tail.includes(stem);
}

/** How many figures of its own behind the semicolon a rate may be made of. */
const FEWEST_OF_OWN = 3;

/** 目标为新建12个、改造8个，实际新建13个、改造8个，完成率105%: of all that was to be done, perhaps. */
function areOfRows(terms: readonly Figure[], claim: Claim): boolean {
  const parts = claim.numbers.slice(1).map(({ start }) => terms.findIndex(({ quantity }) => quantity.start === start));
  return parts.every((at) => {
    const [term, next] = [terms[at], terms[at + 1]];
    return next?.separator === 'pause' && next.quantity.unit === term?.quantity.unit;
  });
}

/** Where the figure begins that a rate was held against; undefined where it was held against none. */
export function numeratorOf(claim: Claim): number | undefined {
  return figuresOf(claim, 'numerator')[0]?.start;
}

/** The two characters by which a rate is called: 办结 of 案件办结率. */
function stemOf({ label }: Figure): string | undefined {
  return /(.{2})率/.exec(label)?.[1];
}
