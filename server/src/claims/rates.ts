import { add, compare, whole } from '../analysis/decimal.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { isWholePercentage } from '../analysis/percentages.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { fitRate, isOneSlip } from './arithmetic.ts';
import {
  readBaseBehind,
  readBracketedBase,
  readBracketedTerms,
  readCorrection,
  readDenied,
  readOwed,
  readTaskBehind,
  readWithoutCarried,
} from './bracketed-rates.ts';
import { toChange } from './change-words.ts';
import { readChosen, readRightBefore } from './chosen-rates.ts';
import type { Claim } from './claim.ts';
import { isComparison, isSameKind } from './listing.ts';
import { isOfNext, isOfOther, isOfSibling, isSaidOfThese, numeratorOf } from './other-rates.ts';
import {
  besideBase,
  haveBetter,
  isHeadOfRow,
  isOneOfRates,
  isOneOfSeveral,
  readAcrossUnits,
  readBest,
  readOfBoth,
  readPassed,
  readShareTogether,
  readTogether,
} from './rate-bases.ts';
import { failing, holding, isExplained, isSlipInTerms, sameSentence, unclear } from './rate-claims.ts';
import { readRateNames } from './rate-names.ts';
import { MOST_TERMS, scopes } from './rate-scopes.ts';
import { readShare, readShareOfFurther, readShareOfList } from './share-rates.ts';
import { readNextOdd, readNextShare, readOddShares, readRespectiveShare } from './share-rows.ts';
import { readTotals, wholesOf } from './totals.ts';
import { INTAKE, PENDING, STOCK } from './vocabulary.ts';

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
/** Words that narrow a rate: what was done in time is not what was done. */
const NARROWED = /按时|及时|按期|限时|当场|一次|法定|首次|群众|综合|平均|应.*尽/;
/** Words before a rate that name no narrower subject. */
const GENERAL = /^(?:案件|事项|工单|投诉|纠纷|信访|问题|诉求|隐患|件|总|其|的|调解|整体)*$/;
const GROWTH = /增长|增速|增幅|同比|环比|涨|降幅|下降|上升/;
const CHANGE = /同比|环比|较|去年|上年|同期/;
/** 力争纠错率降到5%以下: a rate of another year. */
const INTENDED = /力争|争取|有望|预计/;
const SPELLED_OUT =
  /^占|占(?:原有?|总数?|全部)$|^(?:仅|只)?[为是]?法定[^占]{0,6}$|(?:任务|目标|计划|指标|预算)(?:数|量|总数|总量)?$/;
/** 保留数占原有52项的28.8% */
const ITS_SUBJECT = /^([一-龥]{2,6}?)[数量]?占/;
/** 占22个村（居）的40.9%, 占25件终止案件的84% */
const OF_THESE = /^[^，,。；;：:、]{1,12}的$/;
const TEN = whole(10);

/** The total of the list that a figure is a part of. */
type Wholes = ReadonlyMap<Quantity, Figure>;

interface Term {
  readonly numerator: Figure;
  readonly denominators: readonly Figure[];
}

/** Reads the percentages of a paragraph against the figures they are made of. */
export function readRates(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const claims: Claim[] = [];
  if (!figures.some(({ quantity }) => quantity.measure === 'percent')) return claims;
  const totals = readTotals(paragraph);
  const wholes = wholesOf(paragraph);
  for (let at = 0; at < figures.length; at++) {
    const rate = figures[at]!;
    if (rate.quantity.measure !== 'percent') continue;
    const row = readRateNames(figures, at);
    if (row) {
      claims.push(
        ...row.names.flatMap((name) => readOneOfRow(figures, row.head, { ...rate, label: name }, wholes) ?? []),
      );
      continue;
    }
    const before = claims.at(-1);
    const read =
      readCorrection(rate, totals) ??
      readRespectiveShare(figures, at, wholes) ??
      readNextShare(figures, at, before) ??
      readRate(figures, at, wholes);
    const claim = read?.verdict === 'holds' ? read : (readNextOdd(figures, at, before) ?? read);
    if (claim) claims.push(claim);
  }
  return [...claims, ...readOddShares(figures, claims)];
}

function readRate(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const rate = figures[at]!;
  const words = rate.label;
  if (GROWTH.test(words) || CHANGE.test(words) || INTENDED.test(words)) return null;
  const spelled =
    readSpelledOut(figures, at, wholes) ??
    readBracketedBase(figures, at) ??
    readBracketedTerms(figures, at) ??
    readTaskBehind(figures, at) ??
    readOwed(figures, at);
  if (spelled) return spelled;
  const named = /([^率]{1,8})率/.exec(words);
  const share = !named && /占/.test(words);
  if ((!named && !share) || (named && isSaidOfThese(figures[at - 1], rate, named[1]!))) return null;
  const ofList = share ? (readShareTogether(figures, at, wholes) ?? readShareOfList(figures, at, wholes)) : null;
  if (ofList) return ofList;
  let wrong: Claim | null = null;
  for (const terms of scopes(figures, at)) {
    if (terms.length < 2) continue;
    const claim = share ? readShare(rate, terms, wholes) : readNamed(rate, named![1]!, terms, wholes);
    if (claim?.verdict === 'fails' && isOfSibling(figures, at, claim)) continue;
    if (claim?.verdict === 'fails' && isOneOfRates(rate, figures[at + 1])) return null;
    const own = claim?.verdict === 'fails' ? readWithoutCarried(figures, at, terms, claim) : null;
    if (own) return own;
    if (claim?.verdict === 'fails' && (isHeadOfRow(terms, claim) || isOfOther(rate, terms, claim))) return null;
    // 在编251名，…；下沉215名；在编人员持证249名，持证率99.2%: what stands nearer may be another part of the same whole.
    if (claim && wrong) {
      if (claim.verdict === 'holds' && numeratorOf(claim) === numeratorOf(wrong)) return claim;
    } else if (claim?.verdict === 'fails') wrong = claim;
    else if (claim) return claim.verdict === 'unclear' ? (readBaseBehind(figures, at) ?? claim) : claim;
  }
  if (wrong) return readBaseBehind(figures, at) ?? (isOfNext(figures, at, wrong) ? null : wrong);
  return share ? readShareOfFurther(figures, at) : null;
}

/** One of several rates that are told in a row, which begins at `head`. */
function readOneOfRow(figures: readonly Figure[], head: number, rate: Figure, wholes: Wholes): Claim | null {
  const stem = rate.label.replace(/[率度]$/, '');
  for (const terms of scopes(figures, head, rate)) {
    const claim = terms.length < 2 ? null : readNamed(rate, stem, terms, wholes);
    const apart = terms.some((term) => !sameSentence(term, rate));
    if (claim && !(apart && claim.verdict === 'fails')) return claim;
  }
  return null;
}

/** 完成48件，占交办总数52件的92.3%; 完成任务50件的96%: the base is spelled out. */
function readSpelledOut(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const rate = figures[at]!;
  const base = figures[at - 1];
  if (!base || base.separator === 'stop') return null;
  const told = rate.lead === '的' ? SPELLED_OUT.test(base.label) : base.label === '占' && OF_THESE.test(rate.lead);
  // 超额完成任务1万平方米的26%: by how much more than all of it.
  if (!told || /超额?|多于|高于/.test(base.label)) return null;
  const subject = ITS_SUBJECT.exec(base.label)?.[1];
  const before = subject
    ? figures.slice(Math.max(0, at - MOST_TERMS), at - 1).findLast(({ label }) => label.startsWith(subject))
    : besideChange(figures, at - 2);
  // 筹集1240套，其中新建950套、盘活290套，完成任务1200套的103.3%: all of the list.
  const numerator = before && (wholes.get(before.quantity) ?? before);
  if (!numerator || numerator.bracket !== base.bracket || !isSameKind(numerator, base)) return null;
  return fitRate(rate.quantity, numerator.quantity, base.quantity) === 'no'
    ? failing(rate, numerator, base, 'certain')
    : holding(rate, numerator, base, 'certain');
}

/** 学法4次，较上年增加1次，占12次的三分之一: what a change that stands between is told of. */
function besideChange(figures: readonly Figure[], at: number): Figure | undefined {
  const [before, told] = [figures[at], figures[at - 1]];
  return before && told && isComparison(before) && toChange(before)?.plain && before.separator === 'comma'
    ? told
    : before;
}

/** 办结率, 成功率: the numerator carries the rate's own word, the denominator stands before it. */
function readNamed(rate: Figure, stem: string, terms: readonly Figure[], wholes: Wholes): Claim | null {
  // 由20个工作日压缩至8个工作日，压缩率60%: a change, which is read as one.
  // So is 246个，比去年压减18个，压减率6.8%.
  if (SHRINKING.test(stem) && terms.some((term) => /[至到为]$/.test(term.lead) || isComparison(term))) return null;
  // 主动公开31件，不予公开47件，主动公开率18.0%
  const literal = NARROWED.test(stem) || terms.some((term) => names(term, stem)) ? stem : stem.slice(-2);
  const own = terms.findLastIndex((term) => names(term, literal));
  const synonyms = NUMERATORS.find(([word]) => word.test(stem.slice(-2)))?.[1];
  const like = synonyms ? terms.findLastIndex((term) => synonyms.test(term.label) || synonyms.test(term.tail)) : -1;
  const literals = terms.flatMap((term, index) => (names(term, literal) ? [index] : [])).reverse();
  for (const index of new Set([...literals, like])) {
    const term = toTerm(terms, index, wholes);
    const fitting = term && fittingOf(rate, term);
    if (term && fitting) return holding(rate, term.numerator, fitting, 'certain');
  }
  if (/合格$/.test(stem) && haveBetter(terms)) return readPassed(rate, terms);
  const denied = readDenied(rate, stem.slice(-2), terms);
  if (denied && (literals.length === 0 || denied.verdict === 'holds')) return denied;
  const across = readAcrossUnits(
    rate,
    literals.map((index) => terms[index]!),
    terms,
  );
  if (across) return across;
  const together = readTogether(
    rate,
    literals.map((index) => terms[index]!),
    wholes,
  );
  if (together) return together;
  const best = /优良$/.test(stem) ? readBest(rate, terms) : null;
  if (best) return best;
  const strong = own >= 0 ? toTerm(terms, own, wholes) : null;
  if (strong && (!isOfThese(stem, strong) || isOfJudged(stem, terms)))
    return unclear(rate, strong.numerator, strong.denominators[0]!);
  if (strong) {
    const { numerator, denominators } = strong;
    const base = baseOf(rate, strong, literal);
    if (!base) return unclear(rate, numerator, denominators[0]!);
    const beside = besideBase(terms, base);
    const both = beside && readOfBoth(rate, numerator, beside, base);
    if (both) return both;
    if (beside && base.separator === 'pause') return unclear(rate, numerator, base);
    const sure = denominators.length === 1 && !NARROWED.test(stem) && sameSentence(rate, numerator);
    return failing(rate, numerator, base, sure ? 'certain' : 'likely');
  }
  // A word that is known names its numerator; figures that merely happen to give the percentage are none.
  const fits = synonyms ? null : anyPair(rate, terms, wholes);
  if (fits) return fits;
  const right = synonyms || NARROWED.test(stem) ? null : readRightBefore(rate, stem, terms);
  if (right) return right;
  const chosen = readChosen(rate, terms);
  if (chosen && !NARROWED.test(stem)) return chosen;
  const weak = like >= 0 && !NARROWED.test(stem) ? toTerm(terms, like, wholes) : null;
  if (!weak) return null;
  const near = weak.denominators.find((denominator) => isExplained(rate, weak.numerator, denominator));
  const beside = weak.denominators[0]!;
  const slip =
    weak.numerator === terms.at(-1) && terms.at(-2) === beside && isSlipInTerms(rate, weak.numerator, beside);
  if (slip) return failing(rate, weak.numerator, beside, 'likely');
  return near ? failing(rate, weak.numerator, near, 'likely') : unclear(rate, weak.numerator, weak.denominators[0]!);
}

/** What gives a percentage; what gives it rounded comes before what gives it with its digits cut off. */
function fittingOf(rate: Figure, { numerator, denominators }: Term): Figure | undefined {
  const fits = denominators.map((denominator) => fitRate(rate.quantity, numerator.quantity, denominator.quantity));
  const rounded = fits.indexOf('rounded');
  return denominators[rounded >= 0 ? rounded : fits.indexOf('truncated')];
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

function names(term: Figure, stem: string): boolean {
  if (PENDING.test(term.label) || term.label.endsWith(`不${stem}`) || /^[尚仍还]?[未不]/.test(term.tail)) return false;
  // 备案规范性文件12件，规范率100%
  if (term.label.includes(`${stem}性`)) return false;
  return term.label.includes(stem) || (term.tail.includes(stem) && !term.tail.includes(`${stem}率`));
}

function toTerm(terms: readonly Figure[], index: number, wholes: Wholes): Term | null {
  const numerator = terms[index];
  if (!numerator) return null;
  // What a list says it is a part of comes before what merely stands nearer.
  const whole = wholes.get(numerator.quantity);
  const before = terms.slice(0, index).filter((term) => term !== whole && isSameKind(term, numerator));
  // 公开27件，其中甲15件、乙12件，全部答复27件，答复率100%: a part of the total is not what all of it is taken of.
  const isOwn = ({ quantity, label }: Figure): boolean =>
    !wholes.has(quantity) || (label.length > 1 && numerator.label.includes(label));
  const others = [...before.filter((term) => !isOwn(term)), ...before.filter(isOwn)];
  // 作出决定286件，其中警告42件、罚款218件…，提起诉讼2件，诉讼率0.7%: of all of a list that begins too far away.
  const further = new Set(before.flatMap(({ quantity }) => wholes.get(quantity) ?? []));
  const beyond = [...further].filter((one) => one !== whole && !terms.includes(one) && isSameKind(one, numerator));
  const denominators = [...(whole ? [whole] : []), ...others.reverse(), ...beyond];
  return denominators.length > 0 ? { numerator, denominators } : null;
}

/** What a rate must have been taken of: little or one slip is missing; or the figure before it, where 其中 leads to the numerator. */
function baseOf(rate: Figure, { numerator, denominators: all }: Term, stem: string): Figure | null {
  // 全年办理8640件，日均办理36件，其中即办件6480件，即办率70%: nothing is a part of an average.
  // 受理1264件，比上年的1580件减少316件；满意1232件，满意率97.5%: nor of last year's figure or the difference.
  const denominators = all.filter(
    (figure) => !/均|每/.test(figure.lead.slice(-8)) && !isComparison(figure) && !toChange(figure)?.plain,
  );
  const nearest = denominators[0]?.quantity.value;
  // 接收9人，…。安置帮教对象63人，帮教率100%: of something that is not told.
  if (!nearest) return null;
  if (compare(numerator.quantity.value, add(nearest, nearest)) > 0) {
    // 调解纠纷79件，成功273件，成功率97.8%: a digit was lost.
    const base = denominators[0]!;
    // 维持3件，占比18.8%；纠错7件，纠错率43.8%: what stands before a semicolon is another part, and one digit is a slip for any other.
    const apart = numerator.separator === 'semicolon' || compare(nearest, TEN) < 0 || isOneOfSeveral(numerator, base);
    const lost = rate.quantity.step.scale > 0 && sameSentence(rate, base) && isSlipInTerms(rate, numerator, base);
    return lost && !apart ? base : null;
  }
  const explained = denominators.find(
    (denominator) => !isOneOfSeveral(numerator, denominator) && isExplained(rate, numerator, denominator),
  );
  if (explained) return explained;
  const base = denominators[0]!;
  if (isPlainBase(rate, numerator, base, stem)) return base;
  const beside = sameSentence(rate, base) && sameSentence(rate, numerator) && !isOneOfSeveral(numerator, base);
  // 两个视频获奖；7个所均已达标，达标率100%: what stands before a semicolon is another matter, and one digit is a slip for any other.
  if (numerator.separator === 'semicolon') return null;
  return beside && isSlipInTerms(rate, numerator, base) ? base : null;
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

/** 信访积案11件，化解8件，化解率80%: nothing else stands between the base, what was done and the rate. */
function isInARow(rate: Figure, numerator: Figure, base: Figure, stem: string): boolean {
  if (rate.separator !== 'comma' || numerator.separator !== 'comma' || !sameSentence(rate, base)) return false;
  const bare = (label: string): boolean => [stem, `已${stem}`, `完成${stem}`, `${stem}成功`].includes(label);
  // 在册158名，管控30人，管控率100%: what is far less than the base was hardly meant to be all of it.
  if (
    STOCK.test(base.label) ||
    compare(add(numerator.quantity.value, numerator.quantity.value), base.quantity.value) < 0
  )
    return false;
  return bare(numerator.label) && base.label.length > 2 && rate.lead.length <= stem.length + 5;
}

/** Whether a figure is what the rate is taken of: the words say that it came in, or it is off by little or by one slip. */
function isPlainBase(rate: Figure, numerator: Figure, base: Figure, stem: string): boolean {
  if (isOneOfSeveral(numerator, base)) return false;
  if (INTAKE.test(base.label) || (/其中/.test(numerator.lead) && numerator.label.endsWith(stem))) return true;
  if (compare(numerator.quantity.value, base.quantity.value) > 0) return false;
  if (isInARow(rate, numerator, base, stem)) return true;
  return isWholePercentage(rate.quantity) && isOneSlip(base.quantity, [numerator.quantity]);
}
