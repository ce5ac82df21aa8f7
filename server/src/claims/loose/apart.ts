import type { Analysis } from '../../analysis/analyze.ts';
import { compare, whole } from '../../analysis/numbers/decimal.ts';
import { exactly } from '../../analysis/numbers/interval.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { type Reading, readEach } from '../../analysis/readings.ts';
import { shift } from '../../analysis/span.ts';
import { fitRate, sumOf, toMeasured, toWritten } from '../arithmetic.ts';
import { type Claim, type ClaimNumber, toNumber } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { judged } from '../totals/judging.ts';
import { type Share, sharesIn } from './shares.ts';
import { isTotal, type List, readListsWithoutTotal } from './totals.ts';

/** How many paragraphs that tell figures before its own a total is looked for, and how many of the first figures of one. */
const REACH = 4;
const FIRST = 3;
/** From here on it is no accident that a list adds up to a figure of a paragraph before, whatever leads to it. */
const LEAST = whole(20);
const TELLING = whole(1000);
/** So much a whole is at least, for a share of it to tell that it is one. */
const LEAST_WHOLE = whole(200);
/** Words in front of a list that say it is a way to divide what was told, where the sum bears it out: 按案由统计, 工单分类：, 各镇. */
const DIVIDED = /类|型|分布|按|从|来源|渠道|部门|方式|途径|构成|其中|主要|分别|包括|领域|结构|[区镇乡街]/;
const OTHER = /^(?:其[他它余])/;
/** Of a share to the second decimal, a whole may stand further behind in its paragraph: hardly any figure fits by accident. */
const FURTHER = 8;

interface Told {
  readonly lists: readonly List[];
  readonly shares: readonly Share[];
  /** What something in a later paragraph may be a part of. */
  readonly wholes: readonly Figure[];
}

const readTold = readEach((paragraph, row): Told | null => {
  if (row || paragraph.figures.length === 0) return null;
  const wholes = paragraph.figures.filter(isTotal);
  const told = { lists: readListsWithoutTotal(paragraph), shares: sharesIn(paragraph), wholes };
  return wholes.length + told.shares.length > 0 ? told : null;
});

/**
 * Lists that add up to a figure of a paragraph before them, and shares that are taken of one, where the sum shows it:
 * 全年立案2874件…。 / 按案由统计，占道经营类1046件、…，其他类392件.
 */
export function readLooseApart(analysis: Analysis): readonly Claim[] {
  const readings = readTold(analysis);
  return readings.flatMap((reading, at) => {
    const before = readings.slice(Math.max(0, at - REACH), at).reverse();
    const totals = new Map<Figure, Placed>();
    const claims: Claim[] = [];
    for (const list of reading.found.lists) {
      const total = totalOf(list, before);
      if (!total) continue;
      for (const part of list.parts) totals.set(part, total);
      claims.push(toTotal(list, total, reading));
    }
    for (const share of reading.found.shares) {
      const places = share.parts.length > 1 ? [beforeList(reading, share), ...before] : before;
      const base = baseOf(share, totals.get(share.parts[0]!), places);
      if (base) claims.push(toShare(share, base, reading));
    }
    return claims;
  });
}

interface Placed {
  readonly figure: Figure;
  /** Where its paragraph begins. */
  readonly start: number;
}

function totalOf({ parts, sum }: List, before: readonly Reading<Told>[]): Placed | null {
  const [head, last] = [parts[0]!, parts.at(-1)!];
  if (parts.length < 3 || compare(sum, LEAST) < 0) return null;
  const divided = DIVIDED.test(head.lead) || OTHER.test(last.label);
  if (!divided && compare(sum, TELLING) < 0) return null;
  for (const { start, found } of before) {
    const figure = found.wholes.find(
      ({ quantity }) => compare(quantity.value, sum) === 0 && areAddable(quantity.unit, head.quantity.unit),
    );
    if (figure) return { figure, start };
  }
  return null;
}

/** What a paragraph tells before a list that a share takes together. */
function beforeList(reading: Reading<Told>, { parts }: Share): Reading<Told> {
  const wholes = reading.found.wholes.filter(({ quantity }) => quantity.start < parts[0]!.quantity.start);
  return { ...reading, found: { ...reading.found, wholes: wholes.toReversed() } };
}

function baseOf({ rate, parts }: Share, total: Placed | undefined, before: readonly Reading<Told>[]): Placed | null {
  const [part] = parts as [Figure, ...Figure[]];
  const value = sumOf(parts.map(({ quantity }) => quantity));
  const together = { ...part.quantity, value, range: exactly(value) };
  const gives = ({ quantity }: Figure): boolean => fitRate(rate.quantity, together, quantity) === 'rounded';
  if (total && parts.length === 1) return gives(total.figure) ? total : null;
  if (rate.quantity.step.scale === 0) return null;
  for (const { start, found } of before) {
    const figure = found.wholes
      .slice(0, rate.quantity.step.scale > 1 ? FURTHER : FIRST)
      .find(
        (one) =>
          isSameKind(one, part) &&
          areAddable(one.quantity.unit, part.quantity.unit) &&
          compare(one.quantity.value, LEAST_WHOLE) >= 0 &&
          compare(one.quantity.value, value) > 0 &&
          gives(one),
      );
    if (figure) return { figure, start };
  }
  return null;
}

function toTotal({ parts }: List, total: Placed, { start }: Reading<Told>): Claim {
  const { claim } = judged('total', 'holds', 'debatable', [total.figure], parts);
  const place = (number: ClaimNumber): ClaimNumber => shift(number, number.role === 'total' ? total.start : start);
  return { ...claim, numbers: claim.numbers.map(place) };
}

function toShare({ rate, parts }: Share, base: Placed, { start }: Reading<Told>): Claim {
  const terms = parts.map(({ quantity }) => toWritten(quantity)).join(' + ');
  const part = parts.length > 1 ? `(${terms})` : terms;
  return {
    kind: 'rate',
    verdict: 'holds',
    certainty: 'debatable',
    formula: `${part} ÷ ${toWritten(base.figure.quantity)} = ${toMeasured(rate.quantity)}`,
    numbers: [
      shift(toNumber('rate', rate), start),
      ...parts.map((one) => shift(toNumber('numerator', one), start)),
      shift(toNumber('denominator', base.figure), base.start),
    ],
  };
}
