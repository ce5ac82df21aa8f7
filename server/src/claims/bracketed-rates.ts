import { subtract } from '../analysis/decimal.ts';
import { exactly, isExact } from '../analysis/interval.ts';
import type { Figure } from '../analysis/paragraph.ts';
import { compareTotal, fitRate, sumOf, toMeasured, toWritten } from './arithmetic.ts';
import { type Claim, figuresOf, toNumber } from './claim.ts';
import { isSameKind } from './listing.ts';
import { failing, holding, isExplained } from './rate-claims.ts';

/** 出庭应诉率为100%（应出庭287件，实际出庭278件）; 覆盖率98.5%（68所中67所开展）: the two terms stand in brackets behind the rate. */
export function readBracketedTerms(figures: readonly Figure[], at: number): Claim | null {
  const [rate, one, other, next] = [figures[at]!, figures[at + 1], figures[at + 2], figures[at + 3]];
  if (!one?.opensBracket || one.anchor !== at || !other || other.bracket !== one.bracket) return null;
  if (next?.bracket === one.bracket || !isSameKind(one, other) || one.quantity.unit !== other.quantity.unit)
    return null;
  const stem = /([^率]{2})率/.exec(rate.label)?.[1];
  if (stem !== undefined && SAMPLED.test(one.label)) {
    const denied = readDenied(rate, stem, [one, other]);
    if (denied || !other.label.endsWith(stem) || other.label.endsWith(`不${stem}`)) return denied;
  }
  const told = WHOLE.test(one.label) || SAMPLED.test(one.label) || /^[^,，、]{0,8}中/.test(one.tail);
  const whole = told ? one : WHOLE.test(other.label) ? other : null;
  if (!whole) return null;
  const numerator = whole === one ? other : one;
  return fitRate(rate.quantity, numerator.quantity, whole.quantity) === 'no'
    ? failing(rate, numerator, whole, 'likely')
    : holding(rate, numerator, whole, 'certain');
}

/** 负责人出庭3件（应出庭3件），出庭应诉率100%: what it is taken of stands in brackets behind what was done. */
export function readOwed(figures: readonly Figure[], at: number): Claim | null {
  const [rate, base, numerator] = [figures[at]!, figures[at - 1], figures[at - 2]];
  if (!base?.opensBracket || base.anchor !== at - 2 || !numerator || numerator.bracket !== rate.bracket) return null;
  if (!/^应/.test(base.label) || !/率$/.test(rate.label) || !isSameKind(numerator, base)) return null;
  if (rate.separator !== 'comma' || numerator.sentence !== rate.sentence) return null;
  return fitRate(rate.quantity, numerator.quantity, base.quantity) === 'no'
    ? failing(rate, numerator, base, 'likely')
    : holding(rate, numerator, base, 'certain');
}

const WHOLE = /^(?:应|共|总|全部|计划|目标)/;
const SAMPLED = /^(?:监督)?(?:抽[检查样]|检[测查验]|受理)/;

/** 抽检1200批次，不合格18批次，合格率98.5%: what is left of them is what the rate is taken for. */
export function readDenied(rate: Figure, stem: string, terms: readonly Figure[]): Claim | null {
  const index = terms.findLastIndex((term) => denies(term, stem));
  const denied = terms[index];
  if (!denied || !isExact(denied.quantity.range)) return null;
  const bases = terms
    .slice(0, index)
    .filter(({ quantity }) => quantity.unit === denied.quantity.unit && isExact(quantity.range))
    .reverse();
  const readings = bases.flatMap((base) => {
    const value = subtract(base.quantity.value, denied.quantity.value);
    const quantity = { ...denied.quantity, value, range: exactly(value) };
    return value.units > 0n ? [{ base, numerator: { ...denied, quantity } }] : [];
  });
  const fitting = readings.find(
    ({ base, numerator }) => fitRate(rate.quantity, numerator.quantity, base.quantity) !== 'no',
  );
  const meant = fitting ?? readings.find(({ base }) => base === terms[index - 1]);
  if (!meant || (!fitting && !isExplained(rate, meant.numerator, meant.base))) return null;
  const { base, numerator } = meant;
  const claim = fitting ? holding(rate, numerator, base, 'certain') : failing(rate, numerator, base, 'likely');
  const left = `(${toWritten(base.quantity)} - ${toWritten(denied.quantity)})`;
  return {
    ...claim,
    formula: claim.formula.replace(/^\S+/, left),
    numbers: [toNumber('rate', rate), toNumber('out', denied), toNumber('denominator', base)],
  };
}

/** 不合格18批次, 仅剩2条未整改 */
function denies({ label, tail }: Figure, stem: string): boolean {
  return label.endsWith(`不${stem}`) || label.endsWith(`未${stem}`) || tail.startsWith(`未${stem}`);
}

/** 完成目标任务（3万人）的108.7%: the base stands in brackets before the rate. */
export function readBracketedBase(figures: readonly Figure[], at: number): Claim | null {
  const [rate, base, numerator] = [figures[at]!, figures[at - 1], figures[at - 2]];
  if (!base?.opensBracket || !numerator || base.anchor !== at - 2 || numerator.bracket !== rate.bracket) return null;
  if (base.sentence !== rate.sentence || !/(?:任务|目标|计划|指标)(?:数|量)?的$/.test(rate.lead)) return null;
  if (!isSameKind(numerator, base) || numerator.sentence !== rate.sentence) return null;
  return fitRate(rate.quantity, numerator.quantity, base.quantity) === 'no'
    ? failing(rate, numerator, base, 'likely')
    : holding(rate, numerator, base, 'certain');
}

/** What of the cases decided was put right. */
const CORRECTED = /撤销|变更|确认违法|责令|纠/;

/** Whether a figure is a rate of what was put right, which is taken of a list anywhere before it. */
export function isCorrection({ quantity, label }: Figure): boolean {
  return quantity.measure === 'percent' && CORRECTION.test(label);
}

const CORRECTION = /纠错率$/;

/** 审结97件…撤销7件，确认违法3件，责令履行2件，纠错率12.4%: several outcomes together are what the rate is taken for. */
export function readCorrection(rate: Figure, totals: readonly Claim[]): Claim | null {
  if (!CORRECTION.test(rate.label)) return null;
  const list = totals.findLast(
    (claim) =>
      claim.kind === 'total' &&
      claim.numbers.every(({ start }) => start < rate.quantity.start) &&
      figuresOf(claim, 'total').length === 1 &&
      figuresOf(claim, 'part').some(({ label }) => CORRECTED.test(label)),
  );
  if (!list) return null;
  const whole = figuresOf(list, 'total')[0]!;
  const corrected = figuresOf(list, 'part').filter(({ label }) => CORRECTED.test(label));
  if (compareTotal([whole.quantity], [corrected[0]!.quantity]) === 'below') return null;
  const value = sumOf(corrected.map(({ quantity }) => quantity));
  const together = {
    ...corrected[0]!.quantity,
    value,
    range: { low: value, high: value, lowOpen: false, highOpen: false },
  };
  const numerator: Figure = { ...rate, quantity: together };
  const base: Figure = { ...rate, quantity: whole.quantity };
  const holds = fitRate(rate.quantity, together, whole.quantity) !== 'no';
  if (!holds && !isExplained(rate, numerator, base)) return null;
  const claim = holds ? holding(rate, numerator, base, 'certain') : failing(rate, numerator, base, 'likely');
  const terms = corrected.map(({ quantity }) => toWritten(quantity)).join(' + ');
  const written = corrected.length > 1 ? `(${terms})` : terms;
  const formula = claim.formula.replace(/^\S+ ÷ \S+/, `${written} ÷ ${toWritten(whole.quantity)}`);
  return {
    ...claim,
    formula: holds ? `${written} ÷ ${toWritten(whole.quantity)} = ${toMeasured(rate.quantity)}` : formula,
    numbers: [
      toNumber('rate', rate),
      ...corrected.map((part) => ({ ...part, role: 'numerator' as const })),
      { ...whole, role: 'denominator' as const },
    ],
  };
}
