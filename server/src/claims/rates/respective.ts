import { compare } from '../../analysis/numbers/decimal.ts';
import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { failing, holding } from './claims.ts';

/** 办结率分别为, 整改率分别达到 */
const RESPECTIVE = /[率度]分别(?:为|是|达到?)?$/;
const JOINED = /^(?:[、，,]|[和与及]|以及)?$/;
const MOST_RATES = 6;

/** What one rate is taken of. */
interface Terms {
  readonly numerator: Figure;
  readonly base: Figure;
}

/**
 * 违建87处、1.26万平方米，拆除81处、1.18万平方米，拆除率分别为93.1%和93.7%: one of several rates, each of the figures in its place. What
 * they are taken of is known by the others: at most one of them may not fit.
 */
export function readRespectiveRate(figures: readonly Figure[], at: number): Claim | null {
  let head = at;
  while (at - head < MOST_RATES && isJoined(figures, head)) head--;
  if (!RESPECTIVE.test(figures[head]!.lead)) return null;
  let end = at + 1;
  while (end - head < MOST_RATES && isJoined(figures, end)) end++;
  const rates = figures.slice(head, end);
  const before = figures.slice(Math.max(0, head - 2 * rates.length), head);
  if (rates.length < 2 || before.length < 2 * rates.length || !before.every((term) => isTerm(term, rates[0]!)))
    return null;
  const readings = [inRows(before), inPairs(before)].map((terms) => ({ terms, fits: fitsOf(rates, terms) }));
  const missing = (fits: readonly boolean[]): number => fits.filter((fit) => !fit).length;
  const meant = readings.find(({ fits }) => missing(fits) === 0) ?? readings.find(({ fits }) => missing(fits) === 1);
  if (!meant) return null;
  const rate = { ...rates[at - head]!, label: rates[0]!.label };
  const { numerator, base } = meant.terms[at - head]!;
  return meant.fits[at - head] ? holding(rate, numerator, base, 'certain') : failing(rate, numerator, base, 'likely');
}

function isJoined(figures: readonly Figure[], at: number): boolean {
  const [before, figure] = [figures[at - 1], figures[at]];
  if (!before || !figure || !JOINED.test(figure.lead)) return false;
  return before.quantity.measure === 'percent' && figure.quantity.measure === 'percent';
}

function isTerm({ sentence, bracket, quantity: { measure } }: Figure, rate: Figure): boolean {
  return sentence === rate.sentence && bracket === rate.bracket && !isRelative(measure);
}

/** 87处、1.26万平方米，拆除81处、1.18万平方米 */
function inRows(figures: readonly Figure[]): readonly Terms[] {
  const half = figures.length / 2;
  return figures.slice(half).map((numerator, index) => ({ numerator, base: figures[index]! }));
}

/** 甲类87件，办结81件，乙类45件，办结43件 */
function inPairs(figures: readonly Figure[]): readonly Terms[] {
  const bases = figures.filter((_, index) => index % 2 === 0);
  return bases.map((base, index) => ({ base, numerator: figures[2 * index + 1]! }));
}

/** Which of the rates fit; none where the figures are nothing that one could be taken of the other. */
function fitsOf(rates: readonly Figure[], terms: readonly Terms[]): readonly boolean[] {
  const alike = terms.every(
    ({ numerator, base }) => isSameKind(numerator, base) && compare(numerator.quantity.value, base.quantity.value) <= 0,
  );
  return rates.map(({ quantity }, index) => {
    const { numerator, base } = terms[index]!;
    return alike && fitRate(quantity, numerator.quantity, base.quantity) !== 'no';
  });
}
