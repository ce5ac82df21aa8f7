import { compare } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isComparison } from '../figures.ts';
import { isSlipInRate } from '../slips.ts';
import type { Wholes } from '../totals.ts';
import { INTAKE, NARROWED, PENDING } from '../vocabulary.ts';
import {
  besideBase,
  haveBetter,
  joinedBefore,
  readAcrossUnits,
  readBest,
  readOfAll,
  readOfBoth,
  readPassed,
  readTogether,
} from './bases.ts';
import { readDenied } from './bracketed.ts';
import { readChosen, readRightBefore } from './chosen.ts';
import {
  failing,
  holding,
  holdingTogether,
  isExplained,
  isSlipInTerms,
  sameSentence,
  together,
  unclear,
} from './claims.ts';
import { readRefused } from './refused.ts';
import { baseOf, fittingOf, type Term, toTerm } from './terms.ts';

/** Rate words and what the figure above the line is called where the text does not repeat the word itself. */
const NUMERATORS: readonly (readonly [rate: RegExp, numerator: RegExp])[] = [
  [/^(?:任务|计划|目标)?完成$/, /实际|完成/],
  [/办结|结案|审结|办理/, /办结|结案|审结|已办|办理完毕|完成/],
  [/成功/, /成功|化解|调成|调结|调解结案/],
  [/化解|调解|调处/, /化解|成功|调处|调解/],
  [/整改|销号|治理/, /整改|完成|销号|治理/],
  [/回复|答复|反馈|回访/, /回复|答复|反馈|回访/],
  [/满意|好评/, /满意|好评/],
  [/达标/, /达标|达到[^，。；]{0,6}(?:要求|标准)/],
  [/合格|通过/, /合格|通过|达标/],
  [/覆盖|建成/, /覆盖|建成|设立|建立|配备/],
  [/参考|参与|参加|出席|出庭|应诉|参训/, /参考|参与|参加|出席|出庭|应诉|参训|实[考到参训]/],
  [/减少|压减|精简|取消/, /减少|压减|精简|取消|减/],
  [/处置|处理/, /处置|处理/],
  [/持证/, /持证|[取持]得?有?[^，。；]{0,8}证/],
  [/回收|收回/, /回收|收回/],
];
/** What a rate of change is called, beside what was done away with: 减少率. */
const SHRINKING = /压减|压缩|缩短|缩减|精简|减少|下降|降低|提升|提高|增加|提速/;
/** Words before a rate that name no narrower subject. */
const GENERAL = /^(?:案件|事项|工单|投诉|纠纷|信访|问题|诉求|隐患|件|总|其|的|调解|整体)*$/;

/** A rate, what it is a rate of (按时办结), and the part of that by which its numerator is called. */
interface NamedRate {
  readonly rate: Figure;
  readonly stem: string;
  readonly word: string;
}

/** 办结率, 成功率: the numerator carries the rate's own word, the denominator stands before it. */
export function readNamed(rate: Figure, words: string, terms: readonly Figure[], wholes: Wholes): Claim | null {
  // 发现不合格3批次，不合格发现率1.2%
  const stem = words.replace(/^(不.{2,4})(?:发现|检出)$/, '$1');
  // 由20个工作日压缩至8个工作日，压缩率60%: a change, which is read as one.
  // So is 246个，比去年压减18个，压减率6.8%.
  if (SHRINKING.test(stem) && terms.some((term) => /[至到为]$/.test(term.lead) || isComparison(term))) return null;
  const refused = stem.startsWith('不') ? readRefused(rate, stem, terms) : null;
  if (refused) return refused;
  // 主动公开31件，不予公开47件，主动公开率18.0%
  const word = NARROWED.test(stem) || terms.some((term) => isCalled(term, stem)) ? stem : stem.slice(-2);
  const literals = terms.flatMap((term, index) => (isCalled(term, word) ? [index] : [])).reverse();
  const synonyms = NUMERATORS.find(([known]) => known.test(stem.slice(-2)))?.[1];
  const like = synonyms ? terms.findLastIndex(({ label, tail }) => synonyms.test(label) || synonyms.test(tail)) : -1;
  for (const index of new Set([...literals, like])) {
    const term = toTerm(terms, index, wholes);
    const fitting = term && fittingOf(rate, term);
    if (term && fitting) return holding(rate, term.numerator, fitting, 'certain');
  }
  if (/合格$/.test(stem) && haveBetter(terms)) return readPassed(rate, terms);
  const denied = readDenied(rate, stem.slice(-2), terms);
  if (denied && (literals.length === 0 || denied.verdict === 'holds')) return denied;
  const named = literals.map((index) => terms[index]!);
  const several =
    readAcrossUnits(rate, named, terms) ??
    readTogether(rate, named, terms, wholes) ??
    (/优良$/.test(stem) ? readBest(rate, terms) : null);
  if (several) return several;
  const strong = literals.length > 0 ? toTerm(terms, literals[0]!, wholes) : null;
  if (strong) return judgeNamed({ rate, stem, word }, strong, terms, wholes);
  // A word that is known names its numerator; figures that merely happen to give the percentage are none.
  const fits = synonyms ? null : anyPair(rate, terms, wholes);
  if (fits || NARROWED.test(stem)) return fits;
  const right = synonyms ? null : readRightBefore(rate, stem, terms);
  return right ?? readChosen(rate, terms) ?? judgeLike(rate, toTerm(terms, like, wholes), terms);
}

/** A percentage that the figure with its own word does not give. */
function judgeNamed({ rate, stem, word }: NamedRate, term: Term, terms: readonly Figure[], wholes: Wholes): Claim {
  const { numerator, denominators } = term;
  if (isOfJudged(stem, terms)) return readJudged(rate, numerator, denominators[0]!, terms);
  if (!isOfThese(stem, term)) return unclear(rate, numerator, denominators[0]!);
  const joined = joinedBefore(terms, numerator);
  const ofJoined = joined && readOfBoth(rate, numerator, ...joined);
  if (ofJoined) return ofJoined;
  const base = baseOf(rate, term, word);
  if (!base) return unclear(rate, numerator, denominators[0]!);
  const beside = besideBase(terms, base);
  const both = beside && readOfBoth(rate, numerator, beside, base);
  if (both) return both;
  if (beside && base.separator === 'pause') return unclear(rate, numerator, base);
  const ofOther = isLesserSibling(base, numerator) || isLesserOfName(base, numerator, word);
  if (joined?.includes(base) || ofOther) return unclear(rate, numerator, base);
  const afterwards = readAfterwards(rate, numerator, base, terms, wholes);
  if (afterwards) return afterwards;
  const sure = denominators.length === 1 && !NARROWED.test(stem) && sameSentence(rate, numerator);
  return failing(rate, numerator, base, sure ? 'certain' : 'likely');
}

/** 隐患215处，当场整改180处，限期整改35处，已完成限期整改33处，整改完成率99.1%: what was done at once, and what of the rest was done since. */
function readAfterwards(
  rate: Figure,
  numerator: Figure,
  base: Figure,
  terms: readonly Figure[],
  wholes: Wholes,
): Claim | null {
  const whole = wholes.get(base.quantity);
  const others = terms.filter((term) => whole && term !== base && wholes.get(term.quantity) === whole);
  return whole && others.length > 0 ? readOfAll(rate, [...others, numerator], whole) : null;
}

/** 安置1023人、帮教1030人，帮教率100%: what less was done to than to those of the rate, beside them, is not what it is taken of. */
function isLesserSibling(base: Figure, numerator: Figure): boolean {
  return (
    numerator.separator === 'pause' &&
    !INTAKE.test(base.label) &&
    !NAMES_ALL.test(base.label) &&
    compare(base.quantity.value, numerator.quantity.value) < 0
  );
}

/** 下半年办结11件，全年办结18件，办结率100%: less of the same is not what it is taken of. */
function isLesserOfName(base: Figure, numerator: Figure, word: string): boolean {
  return (
    isCalled(base, word) && !/[应需待]/.test(base.label) && compare(base.quantity.value, numerator.quantity.value) < 0
  );
}

const NAMES_ALL = /(?:案件?|事项|问题|人员|对象|任务|线索|工单|纠纷|企业|户|数|量)$/;

/** A percentage that the figure with a word like its own does not give. */
function judgeLike(rate: Figure, term: Term | null, terms: readonly Figure[]): Claim | null {
  if (!term) return null;
  const { numerator, denominators } = term;
  const beside = denominators[0]!;
  const rightBefore = numerator === terms.at(-1) && beside === terms.at(-2);
  if (rightBefore && isSlipInTerms(rate, numerator, beside)) return failing(rate, numerator, beside, 'likely');
  const near = denominators.find((denominator) => isExplained(rate, numerator, denominator));
  return near ? failing(rate, numerator, near, 'likely') : unclear(rate, numerator, beside);
}

/** Whether a rate is taken of these figures: 重大隐患整改率 is not, beside 隐患320处，整改316处. */
function isOfThese(stem: string, { numerator, denominators }: Term): boolean {
  const subject = stem.slice(0, -2).replace(/^[的均]/, '');
  if (GENERAL.test(subject)) return true;
  const base = denominators[0]!;
  return [numerator, base].some(({ lead, tail }) => lead.includes(subject) || tail.includes(subject));
}

/** 审结20件，胜诉16件，撤诉4件，胜诉率100%: what was withdrawn was neither won nor lost. */
function isOfJudged(stem: string, terms: readonly Figure[]): boolean {
  return /[胜败]诉$/.test(stem) && terms.some(({ label }) => /撤诉|撤回|和解|调解|终止|未/.test(label));
}

/** 审结161件，胜诉73件、败诉55件、撤诉33件，败诉率34.2%: of all, or of those that were judged; where it is neither, one slip tells which. */
function readJudged(rate: Figure, numerator: Figure, base: Figure, terms: readonly Figure[]): Claim {
  const judged = terms.filter(({ label }) => /[胜败]诉$/.test(label));
  const ofJudged = judged.length === 2 ? holdingTogether(rate, [numerator], judged, 'likely') : null;
  if (ofJudged && fitRate(rate.quantity, numerator.quantity, together(judged).quantity) !== 'no') return ofJudged;
  return isSlipInRate(rate.quantity, numerator.quantity.value, base.quantity.value)
    ? failing(rate, numerator, base, 'likely')
    : unclear(rate, numerator, base);
}

/** Whether a figure is called by the word of a rate, and is no other's: neither 未办结 is 办结, nor 不予批准 is 批准. */
function isCalled(term: Figure, stem: string): boolean {
  if (
    PENDING.test(term.label) ||
    term.label.endsWith(`不${stem}`) ||
    term.label.endsWith(`不予${stem}`) ||
    /^(?:[尚仍还]?[未不待]|[尚仍还]?正?在)/.test(term.tail)
  )
    return false;
  // 备案规范性文件12件，规范率100%
  if (term.label.includes(`${stem}性`)) return false;
  return term.label.includes(stem) || (term.tail.includes(stem) && !term.tail.includes(`${stem}率`));
}

/** A rate word without a figure of that name: two figures that give the percentage are its terms, nothing else is. */
function anyPair(rate: Figure, terms: readonly Figure[], wholes: Wholes): Claim | null {
  if (rate.quantity.approximate !== '' || terms.some((term) => /[由从到至]$/.test(term.lead))) return null;
  for (let index = terms.length - 1; index > 0; index--) {
    const term = toTerm(terms, index, wholes);
    const fitting = term && fittingOf(rate, term);
    if (term && fitting && sameSentence(rate, term.numerator)) return holding(rate, term.numerator, fitting, 'likely');
  }
  return null;
}
