import { subtract } from '../../analysis/numbers/decimal.ts';
import { exactly, isExact } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { compareTotal, fitRate, toWritten } from '../arithmetic.ts';
import { type Claim, figuresOf, toNumber } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { PENDING } from '../vocabulary.ts';
import {
  failing,
  failingTogether,
  holding,
  holdingTogether,
  isExplained,
  isSlipInTerms,
  sameSentence,
  termOf,
  together,
} from './claims.ts';

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
  // 通过率96.8%（申请1240人，通过1200人）
  const named = stem !== undefined && other.label.endsWith(stem) && !one.label.includes(stem);
  if (!whole && named && isExplained(rate, other, one)) return toRate(rate, other, one);
  if (!whole) return null;
  const numerator = whole === one ? other : one;
  return toRate(rate, numerator, whole);
}

/** 人员897名，持证率75.6%（678名）; 抽检4430批次，合格率95.4%，不合格204批次: the term right behind the rate, the base right before it. */
export function readTermBehind(figures: readonly Figure[], at: number): Claim | null {
  const [base, rate, term, next] = [figures[at - 1], figures[at]!, figures[at + 1], figures[at + 2]];
  const stem = /([^率]{2})率$/.exec(rate.label)?.[1];
  if (!base || !term || stem === undefined || !sameSentence(base, rate) || base.bracket !== rate.bracket) return null;
  if (rate.separator !== 'comma' || base.quantity.unit !== term.quantity.unit || term.sentence !== rate.sentence)
    return null;
  // 办结率94%，比去年（6092件）减少2%: what stands between names another figure.
  const right = term.quantity.start === rate.quantity.unitEnd + 1 + term.lead.length;
  if (term.opensBracket && right && next?.bracket !== term.bracket) {
    // 全年支出4823万元，预算执行率78.8%（预算6117万元）
    if (PLANNED.test(term.label)) return isExplained(rate, base, term) ? toRate(rate, base, term) : null;
    if (term.label !== '') return null;
    if (fitRate(rate.quantity, term.quantity, base.quantity) !== 'no') return holding(rate, term, base, 'certain');
    const meant = isExplained(rate, term, base) || isSlipInTerms(rate, term, base);
    return meant ? failing(rate, term, base, 'likely') : null;
  }
  const beside = term.bracket === rate.bracket && term.separator === 'comma' && SAMPLED.test(base.label);
  return beside ? readDenied(rate, stem, [base, term]) : null;
}

/** 负责人出庭3件（应出庭3件），出庭应诉率100%; 安装341处，应安装352处，安装率96.88%: what it is taken of stands behind what was done. */
export function readOwed(figures: readonly Figure[], at: number): Claim | null {
  const [rate, base, numerator] = [figures[at]!, figures[at - 1], figures[at - 2]];
  if (!base || !numerator || !/^应/.test(base.label) || !/率$/.test(rate.label) || !isSameKind(numerator, base))
    return null;
  if (numerator.bracket !== rate.bracket || rate.separator !== 'comma' || numerator.sentence !== rate.sentence)
    return null;
  const done = base.label.replace(/^应当?/, '').slice(0, 2);
  const inBrackets = base.opensBracket && base.anchor === at - 2;
  const beside = base.bracket === rate.bracket && base.separator === 'comma' && done.length === 2;
  if (!inBrackets && !(beside && numerator.label.endsWith(done) && rate.label.includes(done))) return null;
  if (/^应/.test(numerator.label)) return null;
  return toRate(rate, numerator, base);
}

/** 完成年度任务的120%（年度任务80户）: what was to be done stands in brackets behind the rate. */
export function readTaskBehind(figures: readonly Figure[], at: number): Claim | null {
  const [rate, base, numerator] = [figures[at]!, figures[at + 1], figures[at - 1]];
  if (!base?.opensBracket || base.anchor !== at || !numerator || numerator.bracket !== rate.bracket) return null;
  if (!OF_A_TASK.test(rate.lead) || !A_TASK.test(base.label) || numerator.sentence !== rate.sentence) return null;
  if (!isSameKind(numerator, base) || numerator.quantity.unit !== base.quantity.unit) return null;
  return toRate(rate, numerator, base);
}

/** 债务余额48.6亿元，债务率59.9%（综合财力81.2亿元）: what stands alone in the brackets behind a rate, where a figure before gives the rate of it. */
export function readBaseBehind(figures: readonly Figure[], at: number): Claim | null {
  const [rate, base, next] = [figures[at]!, figures[at + 1], figures[at + 2]];
  if (!base?.opensBracket || base.anchor !== at || next?.bracket === base.bracket) return null;
  const numerator = figures
    .slice(Math.max(0, at - FURTHEST), at)
    .findLast(
      (figure) =>
        sameSentence(figure, rate) &&
        figure.bracket === rate.bracket &&
        isSameKind(figure, base) &&
        fitRate(rate.quantity, figure.quantity, base.quantity) !== 'no',
    );
  return numerator ? holding(rate, numerator, base, 'likely') : null;
}

const FURTHEST = 8;
const OF_A_TASK = /(?:任务|目标|计划|指标)(?:数|量)?的$/;
const OF_A_WHOLE = /[，,]?占[^，,。；;、]{1,14}的$/;
const A_TASK = /^[一-龥]{0,6}(?:任务|目标|计划|指标)(?:数|量)?$/;

function toRate(rate: Figure, numerator: Figure, base: Figure): Claim {
  return fitRate(rate.quantity, numerator.quantity, base.quantity) === 'no'
    ? failing(rate, numerator, base, 'likely')
    : holding(rate, numerator, base, 'certain');
}

const PLANNED = /预算|计划|目标|任务/;
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

/** 完成目标任务（3万人）的108.7%, 占信访总量（126件）的7.1%: the base stands in brackets before the rate. */
export function readBracketedBase(figures: readonly Figure[], at: number): Claim | null {
  const [rate, base, numerator] = [figures[at]!, figures[at - 1], figures[at - 2]];
  if (!base?.opensBracket || !numerator || base.anchor !== at - 2 || numerator.bracket !== rate.bracket) return null;
  if (base.sentence !== rate.sentence || !(OF_A_TASK.test(rate.lead) || OF_A_WHOLE.test(rate.lead))) return null;
  return isSameKind(numerator, base) && numerator.sentence === rate.sentence ? toRate(rate, numerator, base) : null;
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
  const { quantity } = together(corrected);
  // 办理158件，已审结141件，其中…，剩余17件: of what is decided, where the list goes on to what is not.
  const decided = figuresOf(list, 'part').filter(({ label }) => !PENDING.test(label));
  if (decided.length < figuresOf(list, 'part').length) {
    if (fitRate(rate.quantity, quantity, together(decided).quantity) !== 'no')
      return holdingTogether(rate, corrected, decided, 'certain');
  }
  if (fitRate(rate.quantity, quantity, whole.quantity) !== 'no')
    return holdingTogether(rate, corrected, [whole], 'certain');
  return isExplained(rate, together(corrected), whole) ? failingTogether(rate, corrected, [whole]) : null;
}

/**
 * 立案47件，办结45件（当年立案43件、上年结转2件），结案率91.5%: of what came in this year;
 * 立案395件，审结381件（含上年结转12件），结案率93.6%: of all that was there; what was carried over may stand anywhere before.
 */
export function readBesideCarried(
  figures: readonly Figure[],
  at: number,
  terms: readonly Figure[],
  claim: Claim,
): Claim | null {
  const rate = figures[at]!;
  const numerator = termOf(terms, claim, 'numerator');
  const taken = termOf(terms, claim, 'denominator');
  const base = taken && CARRIED.test(taken.label) ? terms[terms.indexOf(taken) - 1] : taken;
  if (!numerator || !base) return null;
  const first = figures.lastIndexOf(numerator, at) + 1;
  const opened = figures[first]!;
  const parts =
    opened.opensBracket && opened.anchor === first - 1
      ? figures.slice(first, at).filter(({ bracket }) => bracket === opened.bracket)
      : [];
  const isCarried = ({ label }: Figure): boolean => CARRIED.test(label);
  const carried = parts.find(isCarried) ?? terms.find((term) => isCarried(term) && term !== numerator);
  if (!carried) return null;
  const own = parts.find(
    (part) => !isCarried(part) && fitRate(rate.quantity, part.quantity, base.quantity) === 'rounded',
  );
  if (own) return holding(rate, own, base, 'likely');
  const bases = [base, carried];
  if (!isSameKind(carried, base) || fitRate(rate.quantity, numerator.quantity, together(bases).quantity) !== 'rounded')
    return null;
  return holdingTogether(rate, [numerator], bases, 'likely');
}

const CARRIED = /上年|去年|往年|历年|结转|存量|旧存|积存|遗留/;
