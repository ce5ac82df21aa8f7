import { absolute, compare, multiply, subtract, whole } from '../../analysis/numbers/decimal.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate, sumOf } from '../arithmetic.ts';
import { toChange } from '../changes/words.ts';
import { type Claim, figuresOf } from '../claim.ts';
import { failing, isExplained, isSlipInTerms } from '../rates/claims.ts';
import { TOLD_NOWHERE } from './of-named.ts';

/** How many figures behind a part its own share is told. */
const REACH = 5;
const ALL = whole(100);

/** The share that is told of a figure, behind nothing but by how much it has changed: 1023件，同比增长35%，占27.4%. */
export function ownShare(figures: readonly Figure[], part: number): Figure | undefined {
  for (const figure of figures.slice(part + 1, part + 1 + REACH)) {
    if (figure.quantity.measure === 'percent' && /占/.test(figure.label)) return figure;
    if (!toChange(figure)) return undefined;
  }
  return undefined;
}

/** 投诉5109件，占83.36%；举报1020件，占16.64%: parts that leave nothing out, by their own shares. `first` is where they begin. */
export function comeToAll(figures: readonly Figure[], first: number, parts: readonly Figure[]): boolean {
  const shares = sharesOf(figures, first, parts);
  return shares.every((share) => share !== undefined) && addUpToAll(shares);
}

/** Whether shares come to 100 %, as far as what is printed can tell. */
export function addUpToAll(shares: readonly Figure[]): boolean {
  if (shares.length < 2) return false;
  const quantities = shares.map(({ quantity }) => quantity);
  const step = quantities.map((quantity) => quantity.step).reduce((a, b) => (compare(a, b) > 0 ? a : b));
  const gap = absolute(subtract(sumOf(quantities), ALL));
  return compare(multiply(gap, whole(2)), multiply(step, whole(quantities.length))) <= 0;
}

/** 网站912个，占6.3%；镇村网站890个，占93.7%；社区网站620个，占65.3%: parts whose own shares say that some are counted twice. */
export function overlapByShares(
  figures: readonly Figure[],
  first: number,
  parts: readonly Figure[],
  total: Figure,
): boolean {
  const shares = sharesOf(figures, first, parts);
  if (!shares.every((share) => share !== undefined)) return false;
  const fits = shares.every((share, at) => fitRate(share.quantity, parts[at]!.quantity, total.quantity) !== 'no');
  return fits && compare(sumOf(shares.map(({ quantity }) => quantity)), MOST_BY_ROUNDING) > 0;
}

const MOST_BY_ROUNDING = whole(102);

/** 占已审结案件的54%: of some of what the total tells. */
const OF_SOME = /占[^占]*(?:已|[办审]结|结案|有效|立案|成功|属实|合格)/;

function sharesOf(
  figures: readonly Figure[],
  first: number,
  parts: readonly Figure[],
): readonly (Figure | undefined)[] {
  let at = first;
  return parts.map((part) => {
    while (at < figures.length && figures[at] !== part) at++;
    const share = ownShare(figures, at);
    const told =
      share && !isRoughShare(share.quantity) && !TOLD_NOWHERE.test(share.label) && !OF_SOME.test(share.label);
    return told && share.bracket === part.bracket && share.sentence === part.sentence ? share : undefined;
  });
}

/**
 * 受理6129件，投诉5109件，占81.36%，同比增长7%；举报1020件，占16.64%: of the parts of a total, one whose share is not that of this total,
 * as the others' are.
 */
export function readOddShareOfList(
  figures: readonly Figure[],
  totals: readonly Claim[],
  read: readonly Claim[],
): readonly Claim[] {
  const known = new Set(read.flatMap(({ verdict, numbers }) => (verdict === 'unclear' ? [] : [numbers[0]!.quantity])));
  const places = new Map(figures.map(({ quantity }, at) => [quantity, at]));
  return totals.flatMap((claim) => {
    if (claim.kind !== 'total' || claim.verdict !== 'holds') return [];
    const [base, ...others] = figuresOf(claim, 'total').map(({ quantity }) => figures[places.get(quantity) ?? -1]);
    const starts = figuresOf(claim, 'part').map(({ quantity }) => places.get(quantity) ?? -1);
    if (!base || others.length > 0 || starts.some((at) => at < 0)) return [];
    const parts = starts.map((at) => figures[at]!);
    const shares = sharesOf(figures, Math.min(...starts), parts);
    const fits = shares.map(
      (share, at) => share && fitRate(share.quantity, parts[at]!.quantity, base.quantity) !== 'no',
    );
    const odd = fits.indexOf(false);
    if (odd < 0 || fits.lastIndexOf(false) !== odd || !fits.includes(true)) return [];
    const [rate, part] = [shares[odd]!, parts[odd]!];
    const meant = isExplained(rate, part, base) || isSlipInTerms(rate, part, base);
    return meant && !known.has(rate.quantity) ? [failing(rate, part, base, 'likely')] : [];
  });
}
