import { compare, whole as wholeNumber } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isComparison, isSameKind } from '../figures.ts';
import { readOfAll } from '../rates/bases.ts';
import { failing, holding, isExplained, isSlipInTerms, sameSentence } from '../rates/claims.ts';

/** How far back the part that a share names, or what it is taken of, is looked for. */
const FURTHEST = 12;

/** 占诉求总量: a share of what is named as a total. */
export const NAMED_WHOLE = /^占(?:全部|所有|同期)?([一-龥]{2,6})总(?:[数量额]|数量)$/;

/** 接到诉求466件。其中即时办结279件，占诉求总量的59.87%; 能源类78件、城建类57件，占工单总量的45.8%: the figure before it, or those listed with it, of what the words behind 占 name. */
export function readShareOfNamed(figures: readonly Figure[], at: number): Claim | null {
  const rate = figures[at]!;
  const name = NAMED_WHOLE.exec(rate.label)?.[1];
  const last = figures[at - 1];
  if (!name) return readShareOfCalled(figures, at);
  if (!last || last.bracket !== rate.bracket || !sameSentence(rate, last)) return null;
  const wholes = wholesCalled(figures.slice(Math.max(0, at - 2 * FURTHEST), at - 1), name, last);
  const whole = wholes.find((figure) => fitRate(rate.quantity, last.quantity, figure.quantity) !== 'no');
  if (whole) return holding(rate, last, whole, 'certain');
  if (last.separator !== 'pause') return failingOf(rate, last, name, wholes);
  const parts = [last];
  for (let before = at - 2; before >= 0 && parts[0]!.separator === 'pause' && parts.length < FURTHEST; before--) {
    if (!isSameKind(figures[before]!, last)) return null;
    parts.unshift(figures[before]!);
  }
  const ofAll = wholes.find((figure) => !parts.includes(figure) && readOfAll(rate, parts, figure));
  return ofAll ? readOfAll(rate, parts, ofAll) : null;
}

/** 现有在编人员82人，…持证的31人，占在编人员的37.8%; 税收收入占地方财政收入66.19%: of the figure that is called so. */
function readShareOfCalled(figures: readonly Figure[], at: number): Claim | null {
  const rate = figures[at]!;
  const [, subject = '', name = ''] = CALLED.exec(rate.label) ?? [];
  if (name.length < 2 || TOLD_NOWHERE.test(name)) return null;
  const before = figures.slice(Math.max(0, at - FURTHEST), at);
  const part =
    subject === ''
      ? figures[at - 1]
      : before.findLast((figure) => figure.label.startsWith(subject) && figure.quantity.measure !== 'percent');
  if (!part || part.bracket !== rate.bracket || !sameSentence(rate, part) || isComparison(part)) return null;
  const wholes = wholesCalled(before, name, part);
  const whole = wholes.find((figure) => fitRate(rate.quantity, part.quantity, figure.quantity) !== 'no');
  if (whole) return holding(rate, part, whole, 'certain');
  return failingOf(rate, part, name, wholes) ?? failingOfAnother(rate, part, name, before);
}

const CALLED = /^([一-龥]{0,6}?)占(?:到|全部|所有|同期)?([一-龥]{2,10}?)(?:数量?|总[数量额])?$/;
/** What a report seldom tells the size of. */
export const TOLD_NOWHERE = /全[县市区镇乡省国年街]|人口|预算(?!支出|收入)|比[重例]|一半|多数|[前首同]/;

/** 终局裁决412件，占裁决案件的71.3%, beside 调解成功2384件: whether the words behind 占 name something that a figure is not called by at all. */
export function isOfAnotherName({ label }: Figure, base: Figure): boolean {
  const name = CALLED.exec(label)?.[2]?.replace(OF_ANYTHING, '') ?? '';
  return name.length > 1 && ![...name].some((character) => (base.lead + base.tail).includes(character));
}

/** What is said of whatever is counted. */
const OF_ANYTHING = /全部|所有|案件|件数|事项|数量|总[数量额]?|[的数量件]$/g;

/** The figures that are called so, the nearest first. */
function wholesCalled(figures: readonly Figure[], name: string, part: Figure): readonly Figure[] {
  const [head, end] = [name.slice(0, 2), name.slice(-2)];
  return figures
    .filter((figure) => {
      if (figure === part || !isSameKind(figure, part) || compare(figure.quantity.value, part.quantity.value) < 0)
        return false;
      const words = figure.label + figure.tail.slice(0, LONGEST_NAME);
      return words.includes(head) && words.includes(end);
    })
    .reverse();
}

const LONGEST_NAME = 10;
/** How many sentences before a share what is called just so is taken for its whole. */
const FURTHEST_CALLED = 3;

/** Only one figure is called so, and little or one slip is missing. */
function failingOf(rate: Figure, part: Figure, name: string, wholes: readonly Figure[]): Claim | null {
  const exact = wholes.filter(({ label }) => label === name);
  const [whole, ...others] = exact.length > 0 ? exact : wholes;
  if (!whole || others.length > 0 || isComparison(whole)) return null;
  if (whole.sentence < rate.sentence - (exact.length > 0 ? FURTHEST_CALLED : 1)) return null;
  return isExplained(rate, part, whole) || isSlipInTerms(rate, part, whole)
    ? failing(rate, part, whole, 'likely')
    : null;
}

/** 受理463件，民事案件271件；其中讨薪118件，占民事案件的25.5%: a share to the decimal, of another figure than the one that is called so. */
function failingOfAnother(rate: Figure, part: Figure, name: string, before: readonly Figure[]): Claim | null {
  const { step, approximate } = rate.quantity;
  if (step.scale === 0 || approximate !== '' || compare(part.quantity.value, FEWEST) < 0) return null;
  const near = before.filter((figure) => {
    return figure !== part && isSameKind(figure, part) && figure.sentence >= rate.sentence - 1 && !isComparison(figure);
  });
  const [called, ...others] = near.filter(({ label }) => label === name);
  if (!called || others.length > 0 || compare(called.quantity.value, part.quantity.value) < 0) return null;
  const meant = near.some((figure) => fitRate(rate.quantity, part.quantity, figure.quantity) !== 'no');
  return meant ? failing(rate, part, called, 'likely') : null;
}

/** Of few, a share of another figure is one by accident. */
const FEWEST = wholeNumber(10);
