import { compare } from '../../analysis/numbers/decimal.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { compareTotal, fitRate, sumOf } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import type { Wholes } from '../totals.ts';
import { ACTIVITY, STAGE } from '../vocabulary.ts';
import {
  failingTogether,
  holding,
  holdingTogether,
  isExplained,
  sameSentence,
  termOf,
  together,
  unclear,
} from './claims.ts';

/** 收回意见表527份，满意的526件，满意率99.8%: a base in another unit, where it gives the rate to the decimal. */
export function readAcrossUnits(rate: Figure, numerators: readonly Figure[], terms: readonly Figure[]): Claim | null {
  if (rate.quantity.step.scale === 0) return null;
  for (const numerator of numerators) {
    const base = terms.find(
      (term) =>
        term.quantity.measure === 'count' &&
        term.quantity.start < numerator.quantity.start &&
        sameSentence(term, numerator) &&
        !isSameKind(term, numerator) &&
        compare(term.quantity.value, numerator.quantity.value) >= 0 &&
        fitRate(rate.quantity, numerator.quantity, term.quantity) === 'rounded',
    );
    if (base) return holding(rate, numerator, base, 'likely');
  }
  return null;
}

/** 隐患923处，其中当场整改701处、限期整改222处，整改率100%: the parts that carry the rate's word, added up. */
export function readTogether(
  rate: Figure,
  named: readonly Figure[],
  terms: readonly Figure[],
  wholes: Wholes,
): Claim | null {
  const row = named[0]?.separator === 'pause' ? readOfRow(rate, named.toReversed(), terms) : null;
  if (row) return row;
  const whole = named[0] && wholes.get(named[0].quantity);
  // 保证金缴存项目186个，其中现金缴存26个，保函缴存126个: the total may carry the word as well.
  const parts = named.filter((part) => part !== whole);
  if (!whole || parts.length < 2 || !parts.every(({ quantity }) => wholes.get(quantity) === whole)) return null;
  return readOfAll(rate, parts.toReversed(), whole) ?? unclear(rate, parts[0]!, whole);
}

/** 53个单位参评，其中市直优秀12个、县区优秀4个，优秀率30.2%: of what was told before the row, where the rate is that of all of it. */
function readOfRow(rate: Figure, parts: readonly Figure[], terms: readonly Figure[]): Claim | null {
  const first = parts.findLastIndex(({ separator }) => separator !== 'pause');
  const row = parts.slice(Math.max(0, first));
  const before = row.length < 2 ? [] : terms.slice(0, terms.indexOf(row[0]!));
  const whole = before.findLast((term) => isSameKind(term, row[0]!) && readOfAll(rate, row, term));
  return whole ? readOfAll(rate, row, whole) : null;
}

/** A rate of what some parts come to together, in the order of the text; null where it is none. */
export function readOfAll(rate: Figure, parts: readonly Figure[], whole: Figure): Claim | null {
  if (fitRate(rate.quantity, together(parts).quantity, whole.quantity) === 'no') return null;
  return holdingTogether(rate, parts, [whole], 'certain');
}

/** 检查大街102条、点位83处，发现问题9处: the figure of another kind that is gone through in the same breath as the base. */
export function besideBase(terms: readonly Figure[], base: Figure): Figure | null {
  const before = terms[terms.indexOf(base) - 1];
  const joined = base.separator === 'pause' || base.separator === 'comma';
  if (!before || !joined || !sameSentence(before, base) || ACTIVITY.test(base.label)) return null;
  return isSameKind(before, base) || before.quantity.measure !== 'count' ? null : before;
}

/** 一般隐患421条、重大隐患3条，已整改416条: two that a 、 joins right before what became of both. */
export function joinedBefore(terms: readonly Figure[], numerator: Figure): readonly [Figure, Figure] | null {
  const at = terms.indexOf(numerator);
  const [first, second] = [terms[at - 2], terms[at - 1]];
  if (!first || second?.separator !== 'pause' || numerator.separator === 'pause' || !sameSentence(first, numerator))
    return null;
  const alike = first.quantity.unit === second.quantity.unit && isSameKind(second, numerator);
  return alike && !STAGE.test(second.label) ? [first, second] : null;
}

/** A rate of what two kinds of things come to together. */
export function readOfBoth(rate: Figure, numerator: Figure, ...bases: readonly [Figure, Figure]): Claim | null {
  if (fitRate(rate.quantity, numerator.quantity, together(bases).quantity) === 'no') return null;
  return holdingTogether(rate, [numerator], bases, 'likely');
}

/** 开工19个小区、86栋、5160户，完工15个小区、70栋、4215户，完工率81.7%: what is counted in another way right beside both terms, where that gives the rate. */
export function readCompanions(figures: readonly Figure[], rate: Figure, { numbers }: Claim): Claim | null {
  const [numerator, base] = [1, 2].map((at) =>
    figures.findIndex(({ quantity }) => quantity.start === numbers[at]!.start),
  );
  for (let by = 1; by <= MOST_COMPANIONS; by++) {
    const [part, whole] = [figures[numerator! + by], figures[base! + by]];
    if (!part || !whole || part === rate || !isAnotherCount(part) || !isAnotherCount(whole)) return null;
    if (part.quantity.unit !== whole.quantity.unit) return null;
    if (fitRate(rate.quantity, part.quantity, whole.quantity) !== 'no') return holding(rate, part, whole, 'likely');
  }
  return null;
}

const MOST_COMPANIONS = 3;

/** 412件、86人: whether a figure counts in another way what the one before it counts. */
function isAnotherCount({ lead, label, separator }: Figure): boolean {
  return lead === '' || (separator === 'pause' && label === '');
}

/** 评查案卷54卷，优秀16卷，良好33卷，优良率90.7%: the two best kinds together, of what was judged. */
export function readBest(rate: Figure, terms: readonly Figure[]): Claim | null {
  const kinds = ['优秀', '良好'].map((name) =>
    terms.filter(({ label, tail }) => label.endsWith(name) || tail.startsWith(name)),
  );
  if (!kinds.every(({ length }) => length === 1)) return null;
  const [first, second] = kinds.flat() as [Figure, Figure];
  const least = sumOf([first.quantity, second.quantity]);
  const whole = terms
    .slice(0, terms.indexOf(first))
    .findLast((term) => isSameKind(term, first) && compare(term.quantity.value, least) >= 0);
  if (!whole || !sameSentence(rate, whole) || !isSameKind(first, second)) return null;
  return readOfAll(rate, [first, second], whole) ?? failingTogether(rate, [first, second], [whole]);
}

/** 评定优秀98宗、合格40宗、不合格2宗，合格率98.6%: what is better than 合格 has passed as well; null where nothing tells of how many. */
export function readPassed(rate: Figure, terms: readonly Figure[]): Claim | null {
  const passed = passedOf(terms);
  const first = passed[0]!;
  const least = sumOf(passed.map(({ quantity }) => quantity));
  const whole = terms
    .slice(0, terms.indexOf(first))
    .findLast((term) => isSameKind(term, first) && compare(term.quantity.value, least) >= 0);
  if (!whole) return null;
  const fitting = readOfAll(rate, passed, whole);
  if (fitting) return fitting;
  // Those that failed told as well, and all of them making up the whole, nothing else can be meant.
  const failed = terms.find(({ label }) => /[不未]合格$/.test(label));
  const complete =
    failed &&
    compareTotal(
      [whole.quantity],
      [...passed, failed].map(({ quantity }) => quantity),
    ) === 'meets';
  if (complete && isExplained(rate, together(passed), whole)) return failingTogether(rate, passed, [whole]);
  return unclear(rate, passed.at(-1)!, whole);
}

/** Whether kinds that are better than 合格 stand before it: 合格57卷，其中优秀30卷 has them within. */
export function haveBetter(terms: readonly Figure[]): boolean {
  const passed = passedOf(terms);
  return passed.length > 1 && !passed[0]!.label.endsWith('合格');
}

function passedOf(terms: readonly Figure[]): readonly Figure[] {
  return terms.filter(({ label }) => PASSED.test(label) && !/[不未]合格$/.test(label));
}

const PASSED = /(?:优秀|良好|优良|合格)(?:等次|等级)?$/;

/** How many figures before a share those that it takes together stand. */
const FURTHEST = 24;
/** 物业与邻里合计占比 */
const NAMES_TOGETHER =
  /^(?:其中)?([一-龥、]{4,30}?)(?:[两二三四五][类项者种])?(?:合计|共计|总计|共|累计)占[比到]?(?:约|达到?|为)?$/;
/** 前三类合计占比 */
const ONLY_TOGETHER = /^(?:[一-龥]{0,4}?)(?:合计|共计|总计|共|累计)?占[比到]?(?:约|达到?|为)?$/;

/** 物业158件、邻里121件、其他86件。物业与邻里合计占76.4%: a share of some parts of a list together, which are named, or the first so many. */
export function readShareTogether(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const rate = figures[at]!;
  if (isRoughShare(rate.quantity)) return null;
  const near = figures.slice(Math.max(0, at - FURTHEST), at).filter(({ sentence }) => sentence >= rate.sentence - 1);
  const whole = wholes.get(near.findLast(({ quantity }) => wholes.has(quantity))?.quantity ?? rate.quantity);
  if (!whole) return null;
  const list = near.filter(({ quantity }) => wholes.get(quantity) === whole);
  const clause = rate.lead.replace(/^.*[。；;，,]/s, '');
  const parts = partsNamed(list, clause) ?? partsInFront(list, clause, figures[at - 1]!);
  if (!parts) return null;
  return readOfAll(rate, parts, whole) ?? failingTogether(rate, parts, [whole]);
}

function partsNamed(list: readonly Figure[], clause: string): readonly Figure[] | null {
  const names = NAMES_TOGETHER.exec(clause)?.[1]?.split(/[、与和及]/);
  if (!names || names.length < 2 || names.length >= list.length) return null;
  const parts = names.map((name) => list.filter(({ label }) => name.length > 1 && label.startsWith(name)));
  return parts.every(({ length }) => length === 1) ? parts.flat() : null;
}

function partsInFront(list: readonly Figure[], clause: string, number: Figure): readonly Figure[] | null {
  const { quantity, lead } = number;
  if (!ONLY_TOGETHER.test(clause) || !/[前头]$/.test(lead) || !/^[类项种位]$/.test(quantity.unit)) return null;
  const count = Number(quantity.value.units);
  if (count < 2 || count >= list.length) return null;
  const first = list.slice(0, count);
  const isFirst = list.slice(count).every((other) => first.every((one) => isNoLess(one, other)));
  return isFirst ? first : null;
}

function isNoLess(one: Figure, other: Figure): boolean {
  return compare(one.quantity.value, other.quantity.value) >= 0;
}

/** Whether a base is one of several: 意见书6份、建议书2份，收到反馈8份，反馈率100%. What is less than the numerator is not all of the base. */
export function isOneOfSeveral(numerator: Figure, base: Figure): boolean {
  return base.separator === 'pause' && compare(numerator.quantity.value, base.quantity.value) > 0;
}

/** 整改率分别为96.9%、96.4%: of several things, each of its own. */
export function isOneOfRates({ lead }: Figure, next: Figure | undefined): boolean {
  return (
    /分别[^，,。；;]{0,3}$/.test(lead) && next?.quantity.measure === 'percent' && /^[、,，和与及以]+$/.test(next.lead)
  );
}

/** 不合格分别为4批次、9批次和31批次，总体不合格率2.5%: of all of them, and not of the first. */
export function isHeadOfRow(terms: readonly Figure[], claim: Claim): boolean {
  return /分别[为是有]?$/.test(termOf(terms, claim, 'numerator')?.lead ?? '');
}
