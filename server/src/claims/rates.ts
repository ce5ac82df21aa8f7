import { absolute, compare, multiply, subtract, whole } from '../analysis/decimal.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { isWholePercentage } from '../analysis/quantities.ts';
import { fitRate, isOneSlip, isSlipInRate, percentage, sumOf, toWritten } from './arithmetic.ts';
import { type Certainty, type Claim, type ClaimNumber, toNumber, type Verdict } from './claim.ts';
import { isComplementary } from './likeness.ts';
import { isSameKind } from './listings.ts';
import { INTAKE, PENDING, TOTAL_WORD } from './vocabulary.ts';

/** Rate words and what the figure above the line is called where the text does not repeat the word itself. */
const NUMERATORS: readonly (readonly [rate: RegExp, numerator: RegExp])[] = [
  [/办结|结案|审结|办理/, /办结|结案|审结|已办|办理完毕|完成/],
  [/成功/, /成功/],
  [/化解|调解|调处/, /化解|成功|调处|调解/],
  [/整改|销号|治理/, /整改|完成|销号|治理/],
  [/回复|答复|反馈|回访/, /回复|答复|反馈|回访/],
  [/满意|好评/, /满意|好评/],
  [/合格|通过|达标/, /合格|通过|达标/],
  [/覆盖|建成/, /覆盖|建成|设立|建立|配备/],
  [/参考|参与|参加|出席|出庭|应诉|参训/, /参考|参与|参加|出席|出庭|应诉|参训/],
  [/减少|压减|精简|取消/, /减少|压减|精简|取消|减/],
  [/处置|处理/, /处置|处理/],
  [/回收|收回/, /回收|收回/],
];
/** Words that narrow a rate: what was done in time is not what was done. */
const NARROWED = /按时|及时|按期|限时|当场|一次|法定|首次|群众|综合|平均|应.*尽/;
/** Words before a rate that name no narrower subject. */
const GENERAL = /^(?:案件|事项|工单|投诉|纠纷|信访|问题|诉求|隐患|件|总|其|的|调解|整体)*$/;
const ANOTHER_BASE = /全[县市区镇乡省国年街]|总[分体量值数]|收费|人口/;
const GROWTH = /增长|增速|增幅|同比|环比|涨|降幅|下降|上升/;
const CHANGE = /同比|环比|较|去年|上年|同期/;
const MOST_TERMS = 8;

interface Term {
  readonly numerator: Figure;
  readonly denominators: readonly Figure[];
}

/** Reads the percentages of a paragraph against the figures they are made of. */
export function readRates(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const claims: Claim[] = [];
  for (let at = 1; at < figures.length; at++) {
    const rate = figures[at]!;
    if (rate.quantity.measure !== 'percent') continue;
    const claim = readRate(figures, at);
    if (claim) claims.push(claim);
  }
  return claims;
}

function readRate(figures: readonly Figure[], at: number): Claim | null {
  const rate = figures[at]!;
  const words = rate.label;
  if (GROWTH.test(words) || CHANGE.test(words)) return null;
  const spelled = readSpelledOut(figures, at);
  if (spelled) return spelled;
  const named = /([^率]{1,8})率/.exec(words);
  const share = !named && /占/.test(words);
  if (!named && !share) return null;
  for (const terms of scopes(figures, at)) {
    if (terms.length < 2) continue;
    const claim = share ? readShare(rate, terms) : readNamed(rate, named![1]!, terms);
    if (claim) return claim;
  }
  return null;
}

/** 完成48件，占交办总数52件的92.3%: the base is spelled out. */
function readSpelledOut(figures: readonly Figure[], at: number): Claim | null {
  const rate = figures[at]!;
  const base = figures[at - 1];
  if (!base?.label.startsWith('占') || rate.lead !== '的' || base.separator === 'stop') return null;
  const numerator = figures[at - 2];
  if (!numerator || numerator.bracket !== base.bracket || !isSameKind(numerator, base)) return null;
  return fitRate(rate.quantity, numerator.quantity, base.quantity) === 'no'
    ? failing(rate, numerator, base, 'certain')
    : holding(rate, numerator, base, 'certain');
}

/** The figures a percentage may be made of: since the last semicolon, in its sentence, and with the sentence before. */
function* scopes(figures: readonly Figure[], at: number): Generator<readonly Figure[]> {
  const rate = figures[at]!;
  const terms: Figure[] = [];
  let told = 0;
  for (let before = at - 1; before >= 0 && at - before <= 2 * MOST_TERMS; before--) {
    const next = figures[before + 1]!;
    const figure = figures[before]!;
    if (next.bracket === rate.bracket && terms.length > told) {
      const crosses = next.separator === 'semicolon' || next.separator === 'stop';
      if (crosses) {
        yield terms;
        told = terms.length;
      }
    }
    if (figure.sentence < rate.sentence - 1) break;
    if (figure.bracket !== rate.bracket) continue;
    // A rate of the same name before this one has used up its own figures; these belong to another object or year.
    if (figure.quantity.measure === 'percent' && isNamesake(figure, rate)) break;
    const { measure } = figure.quantity;
    if ((measure === 'count' || measure === 'amount') && terms.length < MOST_TERMS) terms.unshift(figure);
  }
  if (terms.length > told) yield terms;
}

function isNamesake(a: Figure, b: Figure): boolean {
  const name = /.{0,2}率/.exec(b.label)?.[0];
  return name !== undefined && a.label.includes(name);
}

/** 办结率, 成功率: the numerator carries the rate's own word, the denominator stands before it. */
function readNamed(rate: Figure, stem: string, terms: readonly Figure[]): Claim | null {
  const literal = NARROWED.test(stem) ? stem : stem.slice(-2);
  const own = terms.findLastIndex((term) => names(term, literal));
  const synonyms = NUMERATORS.find(([word]) => word.test(stem.slice(-2)))?.[1];
  const like = synonyms ? terms.findLastIndex((term) => synonyms.test(term.label) || synonyms.test(term.tail)) : -1;
  const literals = terms.flatMap((term, index) => (names(term, literal) ? [index] : [])).reverse();
  for (const index of new Set([...literals, like])) {
    const term = toTerm(terms, index);
    const fitting = term?.denominators.find(
      (denominator) => fitRate(rate.quantity, term.numerator.quantity, denominator.quantity) !== 'no',
    );
    if (term && fitting) return holding(rate, term.numerator, fitting, 'certain');
  }
  const strong = own >= 0 ? toTerm(terms, own) : null;
  if (strong && !isOfThese(stem, strong)) return unclear(rate, strong.numerator, strong.denominators[0]!);
  if (strong) {
    const { numerator, denominators } = strong;
    const base = baseOf(rate, strong, literal);
    if (!base) return unclear(rate, numerator, denominators[0]!);
    const sure = denominators.length === 1 && !NARROWED.test(stem) && sameSentence(rate, numerator);
    return failing(rate, numerator, base, sure ? 'certain' : 'likely');
  }
  // A word that is known names its numerator; figures that merely happen to give the percentage are none.
  const fits = synonyms ? null : anyPair(rate, terms);
  if (fits) return fits;
  const chosen = readChosen(rate, terms);
  if (chosen && !NARROWED.test(stem)) return chosen;
  const weak = like >= 0 && !NARROWED.test(stem) ? toTerm(terms, like) : null;
  if (!weak) return null;
  const near = weak.denominators.find((denominator) => isExplained(rate, weak.numerator, denominator));
  return near ? failing(rate, weak.numerator, near, 'likely') : unclear(rate, weak.numerator, weak.denominators[0]!);
}

/** Whether a rate is taken of these figures: 重大隐患整改率 is not, beside 隐患320处，整改316处. */
function isOfThese(stem: string, { numerator, denominators }: Term): boolean {
  const subject = stem.slice(0, -2).replace(/^[的均]/, '');
  if (GENERAL.test(subject)) return true;
  const base = denominators[0]!;
  return [numerator, base].some(({ lead, tail }) => lead.includes(subject) || tail.includes(subject));
}

function names(term: Figure, stem: string): boolean {
  if (PENDING.test(term.label) || term.label.endsWith(`不${stem}`)) return false;
  return term.label.includes(stem) || (term.tail.includes(stem) && !term.tail.includes(`${stem}率`));
}

function toTerm(terms: readonly Figure[], index: number): Term | null {
  const numerator = terms[index];
  if (!numerator) return null;
  const denominators = terms
    .slice(0, index)
    .filter((term) => isSameKind(term, numerator))
    .reverse();
  return denominators.length > 0 ? { numerator, denominators } : null;
}

/** What a rate must have been taken of: little or one slip is missing; or the figure before it, where 其中 leads to the numerator. */
function baseOf(rate: Figure, { numerator, denominators }: Term, stem: string): Figure | null {
  const explained = denominators.find((denominator) => isExplained(rate, numerator, denominator));
  if (explained) return explained;
  const base = denominators[0]!;
  return isPlainBase(rate, numerator, base, stem) ? base : null;
}

/** 2360名执法人员中，2298人…，参训率99.4%: whatever the rate is called, it is taken of what was chosen from. */
function readChosen(rate: Figure, terms: readonly Figure[]): Claim | null {
  const index = terms.findLastIndex((term, at) => {
    const base = terms[at - 1];
    return (
      base !== undefined &&
      isSameKind(base, term) &&
      (/[中里]$/.test(base.tail) || /^[^,，、]*(?<![邻其])[中里](?!心)/.test(term.lead))
    );
  });
  const numerator = terms[index];
  const base = terms[index - 1];
  if (numerator && base && fitRate(rate.quantity, numerator.quantity, base.quantity) !== 'no') {
    return holding(rate, numerator, base, 'certain');
  }
  return numerator && base && isExplained(rate, numerator, base) ? failing(rate, numerator, base, 'likely') : null;
}

/** A rate word without a figure of that name: two figures that give the percentage are its terms, nothing else is. */
function anyPair(rate: Figure, terms: readonly Figure[]): Claim | null {
  if (rate.quantity.approximate !== '' || terms.some((term) => /[由从到至]$/.test(term.lead))) return null;
  for (let index = terms.length - 1; index > 0; index--) {
    const term = toTerm(terms, index);
    const fitting = term?.denominators.find(
      (denominator) => fitRate(rate.quantity, term.numerator.quantity, denominator.quantity) !== 'no',
    );
    if (term && fitting && sameSentence(rate, term.numerator)) return holding(rate, term.numerator, fitting, 'likely');
  }
  return null;
}

/** 占: of the whole before it, of the sum of the parts listed with it, or, loosely, against the other part alone. */
function readShare(rate: Figure, terms: readonly Figure[]): Claim | null {
  const last = terms.at(-1)!;
  const alike = terms.filter((term) => isSameKind(term, last));
  if (alike.length < 2) return null;
  for (let index = alike.length - 1; index > 0; index--) {
    const numerator = alike[index]!;
    const fitting = alike
      .slice(0, index)
      .reverse()
      .find((whole) => fitRate(rate.quantity, numerator.quantity, whole.quantity) !== 'no');
    if (fitting) return holding(rate, numerator, fitting, 'certain');
  }
  if (alike.length === 2 && !/其中/.test(alike[1]!.lead)) {
    const claim = readSiblings(rate, alike[0]!, alike[1]!);
    if (claim) return claim;
  }
  const [first, second] = alike;
  const wholes = alike.length === 2 && isComplementary(alike) && !ANOTHER_BASE.test(rate.label);
  return wholes ? failingShare(rate, first!, second!) : readFailingShare(rate, alike);
}

/** 网办300单，窗口办理700单，网办占业务量30%: the first of two parts against both, or, with a remark, against the other. */
function readSiblings(rate: Figure, first: Figure, second: Figure): Claim | null {
  for (const [part, sibling] of [
    [first, second],
    [second, first],
  ] as const) {
    const both = { ...part.quantity, ...wholeOf(part, sibling) };
    if (fitRate(rate.quantity, part.quantity, both) === 'no') continue;
    const numbers = shareOfBoth(rate, part, sibling);
    const formula = `${toWritten(part.quantity)} ÷ (${toWritten(first.quantity)} + ${toWritten(second.quantity)}) = ${toWritten(rate.quantity)}%`;
    return { kind: 'rate', verdict: 'holds', certainty: 'certain', formula, numbers };
  }
  const named = [first, second].find((part) => part.label !== '' && rate.label.startsWith(part.label));
  if (named) return readNamedShare(rate, named, named === first ? second : first);
  if (fitRate(rate.quantity, first.quantity, second.quantity) === 'no') return null;
  if (compare(first.quantity.value, second.quantity.value) > 0) return null;
  const sum = sumOf([first.quantity, second.quantity]);
  const ofBoth = percentage(first.quantity.value, sum, rate.quantity);
  const remark = `这里的${toWritten(rate.quantity)}%是${toWritten(first.quantity)}与${toWritten(second.quantity)}相比；占两项之和的${ofBoth}。如果说的是占比，请核对`;
  return { ...holding(rate, first, second, 'debatable'), remark };
}

/** 网上212件，窗口34件，网上占比88.2%: the words say whose share it is. */
function readNamedShare(rate: Figure, part: Figure, sibling: Figure): Claim | null {
  const both: Figure = { ...part, quantity: { ...part.quantity, ...wholeOf(part, sibling) } };
  return isExplained(rate, part, both) ? failingShare(rate, part, sibling) : null;
}

/** A share of two parts that make up the whole, and fit no reading. */
function failingShare(rate: Figure, part: Figure, sibling: Figure): Claim {
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

/**
 * A share that fits no reading is held against the text only where the figure before it is plainly a part of the one before
 * that, and little or one slip is missing.
 */
function readFailingShare(rate: Figure, alike: readonly Figure[]): Claim | null {
  const numerator = alike.at(-1)!;
  const base = alike.at(-2)!;
  if (ANOTHER_BASE.test(rate.label) || !sameSentence(rate, base)) return null;
  if (compare(base.quantity.value, numerator.quantity.value) < 0) return null;
  const plain =
    /其中/.test(numerator.lead) || TOTAL_WORD.test(base.lead) || INTAKE.test(base.label) || /对$/.test(base.lead);
  if (!plain) return null;
  return isExplained(rate, numerator, base) ? failing(rate, numerator, base, 'likely') : unclear(rate, numerator, base);
}

function holding(rate: Figure, numerator: Figure, denominator: Figure, certainty: Certainty): Claim {
  const claim = toClaim('holds', certainty, rate, numerator, denominator);
  if (fitRate(rate.quantity, numerator.quantity, denominator.quantity) !== 'truncated') return claim;
  const rounded = percentage(numerator.quantity.value, denominator.quantity.value, rate.quantity);
  return { ...claim, remark: `按四舍五入应为${rounded}，文中${toWritten(rate.quantity)}%是舍去尾数的写法` };
}

function failing(rate: Figure, numerator: Figure, denominator: Figure, certainty: Certainty): Claim {
  return toClaim('fails', certainty, rate, numerator, denominator);
}

function unclear(rate: Figure, numerator: Figure, denominator: Figure): Claim {
  return toClaim('unclear', 'debatable', rate, numerator, denominator);
}

function toClaim(verdict: Verdict, certainty: Certainty, rate: Figure, numerator: Figure, denominator: Figure): Claim {
  const numbers: ClaimNumber[] = [
    toNumber('rate', rate),
    toNumber('numerator', numerator),
    toNumber('denominator', denominator),
  ];
  const division = `${toWritten(numerator.quantity)} ÷ ${toWritten(denominator.quantity)}`;
  const printed = `${toWritten(rate.quantity)}%`;
  if (verdict === 'holds') return { kind: 'rate', verdict, certainty, formula: `${division} = ${printed}`, numbers };
  const value = denominator.quantity.value;
  const recomputed = value.units === 0n ? '' : ` = ${percentage(numerator.quantity.value, value, rate.quantity)}`;
  const formula = verdict === 'fails' ? `${division}${recomputed} ≠ ${printed}` : `${division}${recomputed}`;
  return { kind: 'rate', verdict, certainty, formula, numbers };
}

/** Whether a figure is what the rate is taken of: the words say that it came in, or it is off by little or by one slip. */
function isPlainBase(rate: Figure, numerator: Figure, base: Figure, stem: string): boolean {
  if (INTAKE.test(base.label) || (/其中/.test(numerator.lead) && numerator.label.endsWith(stem))) return true;
  return isWholePercentage(rate.quantity) && isOneSlip(base.quantity, [numerator.quantity]);
}

/** Whether little, or one slip in the percentage, is missing. */
function isExplained(rate: Figure, numerator: Figure, base: Figure): boolean {
  if (base.quantity.value.units === 0n) return false;
  return isNear(rate, numerator, base) || isSlipInRate(rate.quantity, numerator.quantity.value, base.quantity.value);
}

/** Whether the terms give nearly what is printed, so that a slip is likelier than another base. */
function isNear(rate: Figure, numerator: Figure, denominator: Figure): boolean {
  const base = denominator.quantity.value;
  if (base.units === 0n) return false;
  const recomputed = multiply(numerator.quantity.value, whole(100));
  const gap = absolute(subtract(recomputed, multiply(rate.quantity.value, base)));
  return compare(gap, multiply(base, whole(5))) <= 0;
}

function sameSentence(a: Figure, b: Figure): boolean {
  return a.sentence === b.sentence;
}
