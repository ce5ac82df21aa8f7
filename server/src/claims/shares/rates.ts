import { compare } from '../../analysis/numbers/decimal.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate, percentage, sumOf, toMeasured, toWritten } from '../arithmetic.ts';
import { type Claim, type ClaimNumber, toNumber } from '../claim.ts';
import { isComparison, isSameKind } from '../figures.ts';
import { isComplementary } from '../listings/likeness.ts';
import { failing, holding, isExplained, isSlipInTerms, sameSentence, unclear } from '../rates/claims.ts';
import { isSlipInRate } from '../slips.ts';
import type { Wholes } from '../totals.ts';
import { INTAKE, STAGE, STOCK, TOTAL_WORD } from '../vocabulary.ts';
import { isOfAnotherName, NAMED_WHOLE, readShareOfNamed } from './of-named.ts';

/** 甲类52件，占38%: of the list that the figure stands in. */
const OF_ITS_WHOLE = /^(?:约|近|超)?占(?:比|到|了)?$/;
/** How far back the part that a share names, or what it is taken of, is looked for. */
const FURTHEST = 12;
const ANOTHER_BASE = /全[县市区镇乡省国年街]|总[分体量值数]|收费|人口|预算(?!支出|收入)/;

/** 占: of the whole before it, of the sum of the parts listed with it, or, loosely, against the other part alone. */
export function readShare(rate: Figure, terms: readonly Figure[], wholes: Wholes): Claim | null {
  const last = terms.at(-1)!;
  const alike = terms.filter((term) => isSameKind(term, last));
  const whole = wholes.get(last.quantity);
  if (whole && !ANOTHER_BASE.test(rate.label)) {
    if (fitRate(rate.quantity, last.quantity, whole.quantity) !== 'no') return holding(rate, last, whole, 'certain');
  }
  if (alike.length < 2 || (isRoughShare(rate.quantity) && !isOfLast(rate, last))) return null;
  const parts = isSaidOf(rate, last) ? [last] : alike.slice(1).toReversed();
  for (const numerator of parts) {
    if (!isCalledLike(rate, numerator)) continue;
    const index = alike.indexOf(numerator);
    // 受理6129件，其中线下4412件，占72%；线上1717件，占38%: with digits left away, it would be that of nearly anything.
    const fitting = alike
      .slice(0, index)
      .reverse()
      .find((whole) => {
        const fit = fitRate(rate.quantity, numerator.quantity, whole.quantity);
        return fit === 'rounded' || (fit !== 'no' && whole === alike[0]);
      });
    if (fitting) return holding(rate, numerator, fitting, 'certain');
  }
  if (
    alike.length === 2 &&
    !isRoughShare(rate.quantity) &&
    !/其中/.test(alike[1]!.lead) &&
    !TOTAL_WORD.test(alike[0]!.lead)
  ) {
    const claim = readSiblings(rate, alike[0]!, alike[1]!);
    if (claim) return claim;
  }
  if (whole && OF_ITS_WHOLE.test(rate.label) && sameSentence(rate, last)) {
    return failing(rate, last, whole, 'likely');
  }
  const [first, second] = alike;
  const both = alike.length === 2 && isComplementary(alike) && !ANOTHER_BASE.test(rate.label);
  return both ? failingShare(rate, first!, second!) : readFailingShare(rate, alike);
}

/** 窗口受理2006件（占55%）; 企业113户、个体291户；企业占比28%: of the list that the figure in front of the brackets, or the one named, is in. */
export function readShareOfList(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const rate = figures[at]!;
  if (isRoughShare(rate.quantity)) return null;
  const ofNamed = readShareOfNamed(figures, at);
  if (ofNamed || ANOTHER_BASE.test(rate.label)) return ofNamed;
  const subject = rate.label.replace(/(?:约|近|超)?占(?:比|到|了)?$/, '');
  const beside = rate.opensBracket && OF_ITS_WHOLE.test(rate.label) ? figures[rate.anchor] : undefined;
  const named =
    subject.length > 1 && subject !== rate.label
      ? // In the next sentence, kinds of the same names may be those of something else.
        figures
          .slice(Math.max(0, at - FURTHEST), at)
          .findLast((figure) => figure.label === subject && sameSentence(figure, rate))
      : undefined;
  const told = namedBase(figures, at);
  const part = told ? figures[at - 1]! : (beside ?? named);
  const whole = told ?? (part && wholes.get(part.quantity));
  if (!part || !whole) return null;
  if (fitRate(rate.quantity, part.quantity, whole.quantity) !== 'no') return holding(rate, part, whole, 'certain');
  const meant = beside !== undefined || isExplained(rate, part, whole) || isSlipInTerms(rate, part, whole);
  return meant ? failing(rate, part, whole, 'likely') : null;
}

/** 结案675件，结案率99%，调解结案561件，占结案数的83.1%: the figure that the words behind 占 name. */
function namedBase(figures: readonly Figure[], at: number): Figure | undefined {
  const [rate, part] = [figures[at]!, figures[at - 1]];
  const name = NAMED_BASE.exec(rate.label)?.[1];
  if (!name || !part || part.bracket !== rate.bracket || !sameSentence(rate, part)) return undefined;
  return figures
    .slice(Math.max(0, at - FURTHEST), at - 1)
    .findLast(
      (figure) => isSameKind(figure, part) && figure.label.endsWith(name) && figure.sentence >= rate.sentence - 1,
    );
}

const NAMED_BASE =
  /^占(?:全部|所有)?([^占]{0,4}(?:结案|办结|审结|立案|受理|收案|终止|处罚|调解|登记|排查|交办|收到))总?(?:数量?|量)?$/;

/** 办理案件157件。其中检察长办理14件，占8.9%: a share that names no whole, of what opens the sentence right behind a figure. */
function isBareBehind({ label }: Figure, { tail }: Figure, { lead }: Figure): boolean {
  return OF_ITS_WHOLE.test(label) && lead.startsWith(tail) && /^[。；;][，,]?其中/.test(lead.slice(tail.length));
}

/** Whether one slip in the share, or in one of its terms, explains that they do not agree. */
export function isOneSlipAway(rate: Figure, numerator: Figure, base: Figure): boolean {
  const [value, whole] = [numerator.quantity.value, base.quantity.value];
  if (whole.units === 0n) return false;
  return isSlipInRate(rate.quantity, value, whole) || isSlipInTerms(rate, numerator, base);
}

/** Whether a figure is a share of which nothing, or a name alone, tells what it is taken of. */
export function isShareOfSomething({ quantity, label }: Figure): boolean {
  if (quantity.measure !== 'percent' || isRoughShare(quantity)) return false;
  return OF_ITS_WHOLE.test(label) || NAMED_WHOLE.test(label);
}

/** 前三类合计365件，占70.7%: of something further back, if it is that exactly. */
export function readShareOfFurther(figures: readonly Figure[], at: number): Claim | null {
  const rate = figures[at]!;
  const part = figures[rate.opensBracket ? rate.anchor : at - 1];
  if (!part || !OF_ITS_WHOLE.test(rate.label) || isRoughShare(rate.quantity) || !sameSentence(rate, part)) return null;
  const whole = figures
    .slice(Math.max(0, at - FURTHEST), at)
    .findLast(
      (figure) =>
        figure !== part &&
        isSameKind(figure, part) &&
        fitRate(rate.quantity, part.quantity, figure.quantity) === 'rounded',
    );
  return whole ? holding(rate, part, whole, 'likely') : null;
}

/** Nearly any two figures give a round share: it is taken for that of the figure before it, where no word names another one. */
function isOfLast(rate: Figure, last: Figure): boolean {
  const subject = rate.label.replace(/(?:约|近|超)?占比?$/, '');
  return subject === '' || subject === last.label;
}

/** 来人来访28件，占诉求总量的0.07%: whether nothing but the figure right before a share can be the part. */
export function isSaidOf({ lead, quantity: { start } }: Figure, last: Figure): boolean {
  const rightBehind = start - last.quantity.unitEnd === lead.length;
  return rightBehind && /^[，,]约?占/.test(lead) && last.label !== '' && !/均/.test(last.label) && !isComparison(last);
}

/** 改造产能1.1亿吨，生态红线面积占比超过30%: whether a share that tells what of may be of this figure. */
function isCalledLike({ label }: Figure, { lead, tail }: Figure): boolean {
  const subject = label.replace(/所?(?:约|近|超)?占.*$/, '');
  return subject === '' || subject === label || [...subject].some((sign) => lead.includes(sign) || tail.includes(sign));
}

/** 网办300单，窗口办理700单，网办占业务量30%: the first of two parts against both, or, with a remark, against the other. */
function readSiblings(rate: Figure, first: Figure, second: Figure): Claim | null {
  const either = [
    [first, second],
    [second, first],
  ] as const;
  for (const [part, sibling] of isSaidOf(rate, second) ? either.slice(1) : either) {
    const both = { ...part.quantity, ...wholeOf(part, sibling) };
    if (!isCalledLike(rate, part) || fitRate(rate.quantity, part.quantity, both) === 'no') continue;
    // 出国0万元，占0%；车辆1.4万元，占0.02%: what has a share of its own is not what this one is of.
    if (part === first && isSaidOf(rate, second) && part.quantity.value.units === 0n) continue;
    const numbers = shareOfBoth(rate, part, sibling);
    const formula = `${toWritten(part.quantity)} ÷ (${toWritten(first.quantity)} + ${toWritten(second.quantity)}) = ${toMeasured(rate.quantity)}`;
    return { kind: 'rate', verdict: 'holds', certainty: 'certain', formula, numbers };
  }
  const named = [first, second].find((part) => part.label !== '' && rate.label.startsWith(part.label));
  // 农业类148件；水务类188件。劳动争议中，农业类占42%: the same name in another sentence is of something else.
  if (named && !sameSentence(rate, named)) return null;
  if (named) return readNamedShare(rate, named, named === first ? second : first);
  if (fitRate(rate.quantity, first.quantity, second.quantity) === 'no') return null;
  if (compare(first.quantity.value, second.quantity.value) > 0 || first.quantity.value.units === 0n) return null;
  const sum = sumOf([first.quantity, second.quantity]);
  const ofBoth = percentage(first.quantity.value, sum, rate.quantity);
  const remark = `这里的${toMeasured(rate.quantity)}是${toWritten(first.quantity)}与${toWritten(second.quantity)}相比；占两项之和的${ofBoth}。如果说的是占比，请核对`;
  return { ...holding(rate, first, second, 'debatable'), remark };
}

/** 网上212件，窗口34件，网上占比88.2%: the words say whose share it is. */
function readNamedShare(rate: Figure, part: Figure, sibling: Figure): Claim | null {
  const both: Figure = { ...part, quantity: { ...part.quantity, ...wholeOf(part, sibling) } };
  return isExplained(rate, part, both) ? failingShare(rate, part, sibling) : null;
}

/** A share of two parts that make up the whole, and fit no reading. */
export function failingShare(rate: Figure, part: Figure, sibling: Figure): Claim {
  const both: Figure = { ...part, quantity: { ...part.quantity, ...wholeOf(part, sibling) } };
  const claim = failing(rate, part, both, 'likely');
  return { ...claim, numbers: shareOfBoth(rate, part, sibling) };
}

/** The whole is the part and its sibling together, so both are denominators. */
function shareOfBoth(rate: Figure, part: Figure, sibling: Figure): readonly ClaimNumber[] {
  const wholes = [part, sibling].map((figure) => toNumber('denominator', figure));
  return [toNumber('rate', rate), toNumber('numerator', part), ...wholes];
}

function wholeOf(part: Figure, sibling: Figure): Pick<Figure['quantity'], 'value' | 'range'> {
  const value = sumOf([part.quantity, sibling.quantity]);
  return { value, range: { low: value, high: value, lowOpen: false, highOpen: false } };
}

/** 排查隐患7817处，其中一般4240处、重大3577处，整改7609处，占17.3%: of what came in first, where one slip is missing to that. */
function readShareOfIntake(rate: Figure, numerator: Figure, alike: readonly Figure[]): Claim | null {
  const all = alike[0]!;
  const least = alike.slice(1, -1).every(({ quantity: { value } }) => compare(value, all.quantity.value) < 0);
  if (!least || !sameSentence(rate, all) || !STAGE.test(numerator.label) || !OF_ITS_WHOLE.test(rate.label)) return null;
  const meant = rate.quantity.step.scale > 0 && isOneSlipAway(rate, numerator, all);
  return meant ? failing(rate, numerator, all, 'likely') : null;
}

/**
 * A share that fits no reading is held against the text only where the figure before it is plainly a part of the one before
 * that, and little or one slip is missing.
 */
function readFailingShare(rate: Figure, alike: readonly Figure[]): Claim | null {
  const numerator = alike.at(-1)!;
  const base = alike.at(-2)!;
  if (ANOTHER_BASE.test(rate.label) || !(sameSentence(rate, base) || isBareBehind(rate, base, numerator))) return null;
  if (compare(base.quantity.value, numerator.quantity.value) < 0) return readShareOfIntake(rate, numerator, alike);
  // 结案3153件，调解成功2384件，终局裁决412件，占裁决案件的71.3%: of what is called by another name.
  if (isOfAnotherName(rate, base)) return null;
  // 调成299件，其中邻里纠纷占27%，其他纠纷占18%: the share of something that is not told.
  const subject = rate.label.replace(/(?:约|近|超)?占.*$/, '');
  if (subject !== '' && !numerator.label.includes(subject)) return null;
  const plain =
    /中(?:[共仅只尚还]?有)?\s*$/.test(base.tail) ||
    /其中/.test(numerator.lead) ||
    // 41起案件中提交集体讨论9起，占22%
    (numerator.separator === 'none' && /^[^，,、]{1,8}(?<![邻其集])中(?!心)/.test(numerator.lead)) ||
    TOTAL_WORD.test(base.lead) ||
    INTAKE.test(base.label) ||
    STOCK.test(base.label) ||
    /对$/.test(base.lead);
  // 事项64项全部进驻，一次办结61项，占95.3%: one slip explains a share to the decimal by no accident.
  const precise = rate.quantity.step.scale > 0 && alike.length === 2 && isOneSlipAway(rate, numerator, base);
  if (!plain) return precise ? failing(rate, numerator, base, 'likely') : readShareOfIntake(rate, numerator, alike);
  const meant =
    isRoughShare(rate.quantity) || isExplained(rate, numerator, base) || isSlipInTerms(rate, numerator, base);
  return meant ? failing(rate, numerator, base, 'likely') : unclear(rate, numerator, base);
}
