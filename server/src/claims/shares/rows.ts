import { absolute, compare, subtract, whole } from '../../analysis/numbers/decimal.ts';
import { exactly } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { fitRate, sumOf } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { failing, holding, isExplained } from '../rates/claims.ts';
import { TOLD_NOWHERE } from './of-named.ts';
import { readOfSum } from './of-sum.ts';
import { failingShare, isOneSlipAway } from './rates.ts';

/** So many shares of a row must fit one whole, for it to be that of the others. */
const WITNESSES = 2;
/** 占, and nothing that could name another whole. */
const BARE = /^约?占比?$/;
/** The same, or of what is named: 占诉求总量, 占受理总数. */
const OF_A_WHOLE = /^约?占(?:比|[一-龥]{2,8})?$/;

/**
 * 答复640件。不予公开26件，占4.1%；不予处理128件，占20%: a share that is told right behind another one, and fits its whole, is of
 * that whole, whatever else it fits.
 */
export function readNextShare(figures: readonly Figure[], at: number, before: Claim | undefined): Claim | null {
  if (!isShare(figures, at) || !isShare(figures, at - 2) || !before) return null;
  const [first, part, rate] = [figures[at - 2]!, figures[at - 1]!, figures[at]!];
  if (first.sentence !== rate.sentence || /其中/.test(part.lead)) return null;
  const base = wholeOf(first, [before], figures);
  if (!base || !isPart(part, base) || fitRate(rate.quantity, part.quantity, base.quantity) === 'no') return null;
  return holding(rate, part, base, 'certain');
}

/**
 * 共1250件，其中甲320件，占25.8%；乙120件，占9.7%: a share that fits nothing is of the whole that the one right before it is held
 * against, where little is missing with both.
 */
export function readNextOdd(figures: readonly Figure[], at: number, before: Claim | undefined): Claim | null {
  if (!isShare(figures, at) || !isShare(figures, at - 2) || before?.kind !== 'rate') return null;
  const [first, part, rate] = [figures[at - 2]!, figures[at - 1]!, figures[at]!];
  const [own, , whole, ...others] = before.numbers;
  if (before.verdict !== 'fails' || own!.quantity !== first.quantity || others.length > 0) return null;
  const base = figures.find(({ quantity }) => quantity === whole!.quantity);
  if (!base || first.sentence !== rate.sentence || base.sentence !== rate.sentence) return null;
  if (/其中/.test(part.lead) || !isPart(part, base)) return null;
  if (!isExplained(first, figures[at - 3]!, base) || !isExplained(rate, part, base)) return null;
  return failing(rate, part, base, 'likely');
}

/**
 * 审结198件，其中纠错21件，纠错率10.6%，和解85件，占22.7%: a share that fits nothing is of the whole that the rate right before it
 * holds of, where one slip is missing to that.
 */
export function readNextSlip(figures: readonly Figure[], at: number, before: Claim | undefined): Claim | null {
  if (!isShare(figures, at) || before?.kind !== 'rate' || before.verdict !== 'holds') return null;
  const [first, part, rate] = [figures[at - 2]!, figures[at - 1]!, figures[at]!];
  if (!BARE.test(rate.label)) return null;
  const [own, , whole, ...others] = before.numbers;
  if (own!.quantity !== first.quantity || others.length > 0) return null;
  const base = figures.find(({ quantity }) => quantity === whole!.quantity);
  if (!base || first.sentence !== rate.sentence || base.sentence !== rate.sentence) return null;
  if (/其中/.test(part.lead) || part.separator !== 'comma' || !isPart(part, base)) return null;
  return isOneSlipAway(rate, part, base) ? failing(rate, part, base, 'likely') : null;
}

/**
 * 答复640件。公开205件，占33.9%；不予公开26件，占4.1%；不予处理128件，占20%: shares told one behind the other are of one whole,
 * which those that fit tell. Those that do not fit it, and that nobody read otherwise, disagree with it.
 */
export function readOddShares(figures: readonly Figure[], read: readonly Claim[]): readonly Claim[] {
  return rowsOf(figures).flatMap((row) => {
    const ofBoth = row.length === WITNESSES ? readOddOfBoth(figures, row, read) : null;
    if (ofBoth) return [ofBoth];
    const wholes = row.map((at) => wholeOf(figures[at]!, read, figures));
    const witness = wholes.find((one) => one !== null);
    const base =
      row.length === WITNESSES
        ? witness && makeUp(row, witness, figures) && witness
        : wholes.find((one, at) => one !== null && wholes.indexOf(one) !== at);
    if (!base) return readOfSum(figures, row, read);
    return row.flatMap((at) => {
      const [part, rate] = [figures[at - 1]!, figures[at]!];
      const told = read.some((claim) => claim.verdict !== 'unclear' && stands(rate.quantity, claim));
      if (told || !isPart(part, base)) return [];
      return fitRate(rate.quantity, part.quantity, base.quantity) === 'no' ? [failing(rate, part, base, 'likely')] : [];
    });
  });
}

/** A share that is one of a row, with its part and the whole of all of them. */
interface ShareOfRow {
  readonly part: Figure;
  readonly whole: Figure;
}

/**
 * 调解536件，成功527件。…。邻里182件，占34%；土地107件，占20%；其他247件，占46%: where the parts of a row come to a figure told before,
 * and most of the shares fit it, all of them are of that one.
 */
export function wholesOfRows(figures: readonly Figure[]): ReadonlyMap<Figure, ShareOfRow> {
  const shares = new Map<Figure, ShareOfRow>();
  for (const row of rowsOf(figures)) {
    if (row.length <= WITNESSES) continue;
    const parts = row.map((at) => figures[at - 1]!);
    const sum = sumOf(parts.map(({ quantity }) => quantity));
    const first = row[0]! - 1;
    const whole = figures
      .slice(Math.max(0, first - FURTHEST_WHOLE), first)
      .findLast((figure) => isPart(parts[0]!, figure) && compare(figure.quantity.value, sum) === 0);
    if (!whole) continue;
    const fitting = row.filter(
      (at) => fitRate(figures[at]!.quantity, figures[at - 1]!.quantity, whole.quantity) !== 'no',
    );
    if (fitting.length * 2 <= row.length) continue;
    for (const at of row) shares.set(figures[at]!, { part: figures[at - 1]!, whole });
  }
  return shares;
}

const FURTHEST_WHOLE = 24;

/** A share of such a row; null where it is none, or names another whole that it may be of. */
export function readShareOfRow(rate: Figure, row: ShareOfRow | undefined): Claim | null {
  if (!row) return null;
  if (fitRate(rate.quantity, row.part.quantity, row.whole.quantity) !== 'no') {
    return holding(rate, row.part, row.whole, 'certain');
  }
  return BARE.test(rate.label) ? failing(rate, row.part, row.whole, 'likely') : null;
}

/** The places of shares that are told one behind the other in one sentence, with no other figure between them. */
function rowsOf(figures: readonly Figure[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (let at = 1; at < figures.length; at++) {
    if (!isShare(figures, at)) continue;
    const row = rows.at(-1);
    if (row?.at(-1) === at - 2 && isBeside(figures, at - 2, at)) row.push(at);
    else rows.push([at]);
  }
  return rows.filter(({ length }) => length >= WITNESSES);
}

/** 直办37643件，占52.9%，转办33769件，占47.3%: where one is the share of both together, so is the other. */
function readOddOfBoth(figures: readonly Figure[], row: readonly number[], read: readonly Claim[]): Claim | null {
  const [one, other] = row.map((at) => figures[at - 1]!) as [Figure, Figure];
  for (const [at, part, sibling] of [
    [row[0]!, one, other],
    [row[1]!, other, one],
  ] as const) {
    const rate = figures[at]!;
    const witness = figures[row[0] === at ? row[1]! : row[0]!]!;
    const isOfBoth = read.some(
      (claim) =>
        claim.verdict === 'holds' &&
        claim.numbers[0]!.quantity === witness.quantity &&
        [one, other].every(({ quantity }) =>
          claim.numbers.some((number) => number.role === 'denominator' && number.quantity === quantity),
        ),
    );
    const told = read.some((claim) => claim.verdict !== 'unclear' && stands(rate.quantity, claim));
    const value = sumOf([one.quantity, other.quantity]);
    const both = { ...part.quantity, value, range: exactly(value) };
    if (isOfBoth && !told && fitRate(rate.quantity, part.quantity, both) === 'no')
      return failingShare(rate, part, sibling);
  }
  return null;
}

/** 直办37643件，占52.7%，转办33769件，占47.3%: two that are all there is, by their figures or by their shares, or that say so of what. */
function makeUp(row: readonly number[], whole: Figure, figures: readonly Figure[]): boolean {
  const [one, other] = row.map((at) => figures[at]!) as [Figure, Figure];
  const parts = row.map((at) => figures[at - 1]!.quantity);
  if (compare(sumOf(parts), whole.quantity.value) === 0) return true;
  if (one.label === other.label && !BARE.test(one.label)) return true;
  const gap = absolute(subtract(sumOf([one.quantity, other.quantity]), HUNDRED));
  return one.quantity.step.scale > 0 && compare(gap, one.quantity.step) <= 0;
}

const HUNDRED = whole(100);

const COUNTED: ReadonlySet<string> = new Set(['count', 'amount']);

/** Whether a figure is a share of which the figure before it is the part. */
function isShare(figures: readonly Figure[], at: number): boolean {
  const [part, rate] = [figures[at - 1], figures[at]];
  if (!part || !rate || rate.quantity.measure !== 'percent' || !COUNTED.has(part.quantity.measure)) return false;
  if (!OF_A_WHOLE.test(rate.label) || TOLD_NOWHERE.test(rate.label)) return false;
  // 商品类612件（占59.8%）
  const alone = rate.opensBracket && rate.anchor === at - 1 && figures[at + 1]?.bracket !== rate.bracket;
  return part.sentence === rate.sentence && (part.bracket === rate.bracket || alone);
}

/** Whether two shares are told alike, each with its part: behind a comma, or in brackets of its own. */
function isBeside(figures: readonly Figure[], at: number, next: number): boolean {
  const [one, other] = [figures[at - 1]!, figures[next - 1]!];
  const alike = (figures[at]!.bracket === one.bracket) === (figures[next]!.bracket === other.bracket);
  return alike && one.sentence === other.sentence && one.bracket === other.bracket;
}

/** The whole that a share was read to be of, and fits. */
function wholeOf(rate: Figure, read: readonly Claim[], figures: readonly Figure[]): Figure | null {
  const claim = read.find(({ verdict, numbers }) => verdict === 'holds' && numbers[0]?.quantity === rate.quantity);
  const wholes = claim?.numbers.filter(({ role }) => role === 'denominator') ?? [];
  return (wholes.length === 1 && figures.find(({ quantity }) => quantity === wholes[0]!.quantity)) || null;
}

/** Whether a figure may be a part of another one, as far as both can tell. */
export function isPart(part: Figure, whole: Figure): boolean {
  return isSameKind(part, whole) && compare(part.quantity.value, whole.quantity.value) <= 0;
}

function stands(quantity: Quantity, { numbers }: Claim): boolean {
  return numbers.some((number) => number.quantity === quantity);
}
