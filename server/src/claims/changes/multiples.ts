import { add, compare, type Decimal, divide, toText } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { toMeasured, toWritten } from '../arithmetic.ts';
import { type Claim, toNumber } from '../claim.ts';
import { isRatio } from './arithmetic.ts';
import { BASE_BEHIND, isComparable, PLANNED, TOLD_BEHIND } from './words.ts';

/** 是上年的2.2倍, 为2020年末的2.5倍: what a figure is a multiple of, in the words of the text. */
const OF_THAT = /(?:是|为|达到?|相当于)([一-龥0-9]{2,12})的(?:近|约|超过?|逾)?$/;
/** How many figures before a multiple what it is one of, and its base, are looked for. */
const REACH = 8;

/**
 * 加装48台，为去年的1.5倍（去年32台）; 办理209件，是上年的2.2倍，上年为95件: the base stands behind the multiple, in the words that
 * it was announced by, so that there is no doubt.
 */
export function readMultiple(figures: readonly Figure[], at: number): Claim | null {
  const times = figures[at]!;
  const [to, from] = [figures[at - 1]!, figures[at + 1]];
  const name = nameOf(times);
  if (!name || !from || !isComparable(from, to) || PLANNED.test(to.lead) || times.bracket !== to.bracket) return null;
  if (times.separator !== 'comma' || from.sentence !== times.sentence || !from.lead.includes(name)) return null;
  const inBrackets = from.opensBracket && from.anchor >= at - 1 && BASE_BEHIND.test(from.lead);
  if (!inBrackets && (from.bracket !== to.bracket || !TOLD_BEHIND.test(from.lead))) return null;
  return judge(from, to, times);
}

/** 发现问题246个，是上年82个的3倍; 罚没款55.6万元，为上年（27.8万元）的2倍: the base stands between what is a multiple of it and the multiple. */
export function readMultipleOfLast({ text, figures }: Paragraph, at: number): Claim | null {
  const [to, from, times] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  if (times?.quantity.measure !== 'times' || times.bracket !== to.bracket || !isComparable(from, to)) return null;
  if (from.sentence !== to.sentence || times.sentence !== to.sentence || PLANNED.test(to.lead)) return null;
  const [before, behind] = [
    text.slice(to.quantity.unitEnd, from.quantity.start),
    text.slice(from.quantity.unitEnd, times.quantity.start),
  ];
  return before.length < FAR && LAST.test(before) && /^[）)]?的(?:近|约|超过?|逾)?$/.test(behind)
    ? judge(from, to, times)
    : null;
}

const LAST = /^[，,](?:是|为|达到?|相当于)(?:上年|去年|20\d\d年)(?:度|同期)?的?[（(]?$/;

/** 最少的31件，…，最多的是最少的7.8倍; 2021年办案11件，…，今年63件，是2021年的5.7倍: of the figure told by the same name, if it is that. */
export function readNamedMultiple(figures: readonly Figure[], at: number): Claim | null {
  const times = figures[at]!;
  const name = nameOf(times);
  if (!name) return null;
  const before = figures.slice(Math.max(0, at - REACH), at).filter(({ sentence }) => sentence >= times.sentence - 1);
  const from = before.findLast(({ lead }) => lead.slice(-FAR).includes(name));
  const isThat = (figure: Figure): boolean =>
    figure !== from && isComparable(figure, from!) && isAsMuch(from!, figure, times);
  const to = from && before.findLast(isThat);
  return to ? { ...judge(from, to, times)!, certainty: 'debatable' } : null;
}

const FAR = 16;

function nameOf({ quantity, lead }: Figure): string | undefined {
  return quantity.measure === 'times' ? OF_THAT.exec(lead)?.[1]?.replace(/^(?:大约|约)/, '') : undefined;
}

/** Whether one figure is so many times another one, rounded or with further digits left away. */
function isAsMuch(from: Figure, to: Figure, { quantity }: Figure): boolean {
  if (isRatio(from.quantity, to.quantity, quantity)) return true;
  const { value, step } = quantity;
  const cut = { ...quantity, range: { low: value, high: add(value, step), lowOpen: false, highOpen: true } };
  return isRatio(from.quantity, to.quantity, cut);
}

function judge(from: Figure, to: Figure, times: Figure): Claim | null {
  const holds = isAsMuch(from, to, times);
  if (!holds && ![from, to].every(({ quantity }) => isExact(quantity.range))) return null;
  if (from.quantity.value.units <= 0n) return null;
  const division = `${toWritten(to.quantity)} ÷ ${toWritten(from.quantity)}`;
  const printed = toMeasured(times.quantity);
  return {
    kind: 'change',
    verdict: holds ? 'holds' : 'fails',
    certainty: 'certain',
    formula: holds ? `${division} = ${printed}` : `${division} = ${multipleOf(from, to, times)} ≠ ${printed}`,
    numbers: [toNumber('change', times), toNumber('from', from), toNumber('to', to)],
  };
}

/** As many times as one figure holds another, with one digit more where that does not tell it apart from what is printed. */
function multipleOf(from: Figure, to: Figure, { quantity }: Figure): string {
  const times = (scale: number): Decimal => divide(to.quantity.value, from.quantity.value, scale);
  const { scale } = quantity.step;
  const value = times(scale);
  return `${toText(compare(value, quantity.value) === 0 ? times(scale + 1) : value)}倍`;
}
