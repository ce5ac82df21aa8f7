import { exactly } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { fitRate, sumOf, toMeasured, toWritten } from '../arithmetic.ts';
import { type Claim, toNumber } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { failing, holding, isExplained } from '../rates/claims.ts';
import type { Wholes } from '../totals.ts';
import { isPart } from './rows.ts';

/** 分别占, 分别占总数的约 */
const RESPECTIVE = /分别(?:约|各)?占(?:比|到)?(?:[^，,。；;：:、]{0,20}的)?(?:比[例重])?(?:约|近|为|达)?$/;
const JOINED = /^(?:[、，,]|[和与及]|以及)?$/;
const MOST_SHARES = 12;
/** Of so few, nobody can tell which does not fit. */
const FEWEST = 2;

/** 自然人38件、企业4件、其他1件，分别占88.4%、9.3%和2.3%: one of several shares told behind as many parts, each of the part in its place. */
export function readRespectiveShare(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  let head = at;
  while (at - head < MOST_SHARES && isJoinedShare(figures, head)) head--;
  if (!RESPECTIVE.test(figures[head]!.lead)) return null;
  let end = at + 1;
  while (end - head < MOST_SHARES && isJoinedShare(figures, end)) end++;
  const rates = figures.slice(head, end);
  const parts = partsAhead(figures, head, rates.length);
  if (rates.length < 2 || !parts) return null;
  const fits = (base: Figure): readonly boolean[] =>
    rates.map((rate, index) => fitRate(rate.quantity, parts[index]!.quantity, base.quantity) !== 'no');
  const own = wholes.get(parts[0]!.quantity);
  const shared = own && parts.every(({ quantity }) => wholes.get(quantity) === own) ? own : null;
  const first = figures.indexOf(parts[0]!);
  const before = figures.slice(Math.max(0, first - MOST_SHARES), first).filter((figure) => isPart(parts[0]!, figure));
  // One of three or more that does not fit what the others fit is a slip.
  const fit = (missing: number): Figure | undefined =>
    before.findLast((figure) => fits(figure).filter((one) => !one).length === missing);
  const base = shared ?? fit(0) ?? (rates.length > FEWEST ? fit(1) : undefined);
  const [rate, part] = [rates[at - head]!, parts[at - head]!];
  if (!base) return readOfTheirSum(rates, parts, at - head);
  const fitting = fits(base);
  if (fitting[at - head]) return holding(rate, part, base, 'certain');
  return fitting.includes(true) || isExplained(rate, part, base) ? failing(rate, part, base, 'likely') : null;
}

/** 自然人38件、企业4件、其他1件，分别占88.4%、9.3%和2.3%: where all of them fit, of what the parts come to. */
function readOfTheirSum(rates: readonly Figure[], parts: readonly Figure[], index: number): Claim | null {
  const value = sumOf(parts.map(({ quantity }) => quantity));
  const together: Quantity = { ...parts[0]!.quantity, value, range: exactly(value) };
  if (rates.some(({ quantity }, at) => fitRate(quantity, parts[at]!.quantity, together) === 'no')) return null;
  const [rate, part] = [rates[index]!, parts[index]!];
  const terms = parts.map(({ quantity }) => toWritten(quantity)).join(' + ');
  return {
    kind: 'rate',
    verdict: 'holds',
    certainty: 'certain',
    formula: `${toWritten(part.quantity)} ÷ (${terms}) = ${toMeasured(rate.quantity)}`,
    numbers: [toNumber('rate', rate), toNumber('numerator', part), ...parts.map((one) => toNumber('denominator', one))],
  };
}

function isJoinedShare(figures: readonly Figure[], at: number): boolean {
  const figure = figures[at];
  return (
    figure?.quantity.measure === 'percent' &&
    figures[at - 1]?.quantity.measure === 'percent' &&
    JOINED.test(figure.lead)
  );
}

/** So many figures of one kind right before an index, which are all of their row; null where there are not so many, or more. */
function partsAhead(figures: readonly Figure[], end: number, count: number): readonly Figure[] | null {
  const [last, rate] = [figures[end - 1], figures[end]!];
  if (!last || last.quantity.measure === 'percent' || rate.separator !== 'comma') return null;
  const parts: Figure[] = [];
  for (let at = end - 1; at >= 0 && parts.length < count; at--) {
    const figure = figures[at]!;
    if (figure.sentence !== rate.sentence || figure.bracket !== rate.bracket || !isSameKind(figure, last)) return null;
    parts.unshift(figure);
  }
  return parts.length === count && parts[0]!.separator !== 'pause' ? parts : null;
}
