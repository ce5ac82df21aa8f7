import type { Analysis } from '../../analysis/analyze.ts';
import { compare, toText, whole } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { isRelative } from '../../analysis/numbers/units.ts';
import { pathsThrough } from '../../analysis/outline.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { unlessQuiet } from '../../analysis/quiet.ts';
import { readEach } from '../../analysis/readings.ts';
import { shift } from '../../analysis/span.ts';
import { toWritten } from '../arithmetic.ts';
import { type Claim, toNumber } from '../claim.ts';
import { isSlip } from '../slips.ts';

/** A figure of several digits, and what is told beside it by which it would be known again. */
interface Known {
  readonly figure: Figure;
  /** Its value in digits. */
  readonly value: string;
  readonly name: string;
  /** The percentage by which it has changed, to the decimal: 6.4% 上升. Empty where none is told. */
  readonly change: string;
  /** The other figures of its sentence that are no small ones: 16个. */
  readonly beside: ReadonlySet<string>;
  /** What it has in common with every figure that may be one slip apart from it, for each way to know it again. */
  readonly keys: readonly string[];
}

interface Placed extends Known {
  readonly start: number;
  /** Where the part of the report begins that it stands in. */
  readonly part: number;
}

type Couple = readonly [one: Placed, other: Placed];

const SMALLEST = whole(100);
const LARGE_BESIDE = whole(10);
/** Fewer digits may be alike by accident, unless two neighbours have but changed places. */
const TELLING_DIGITS = 4;
const NAME = 4;
const MOST_ALIKE = 12;
const REACH = 8;
/** What is told of another time, of some, or of each. */
const OTHERWISE =
  /[同环]比|较|上[年月周]|上一|去年|前年|同期|每|各(?![类项级])|均|其[中余他]|另|计划|拟|目标|任务|第[一二三四\d]|[一二三四上下]半?季?年|\d月|20\d\d/;

const readKnown = readEach((paragraph, row) => (row ? null : knownIn(paragraph)));

/**
 * 纠纷1032件，同比上升6.4% … 纠纷1023件，同比上升6.4%: one slip of the pen apart, and what is told beside them is the same. `known` tell the others
 * already.
 */
export function readSlips(analysis: Analysis, known: readonly Claim[]): readonly Claim[] {
  const couples = findCouples(analysis);
  if (couples.length === 0) return [];
  const told = new Set(known.flatMap(({ numbers }) => numbers.map(({ start }) => start)));
  return couples.flatMap(([one, other]) => {
    if (told.has(placeOf(one)) || told.has(placeOf(other))) return [];
    told.add(placeOf(other));
    return [toClaim(one, other)];
  });
}

/** For each way to know a figure again, the first figure before it that it is one slip apart from. */
const findCouples = unlessQuiet(readKnown, areTheSame, (analysis, readings): readonly Couple[] => {
  const alike = new Map<string, Placed[]>();
  const couples: Couple[] = [];
  const pathAt = pathsThrough(analysis.outline);
  for (const { start, found } of readings) {
    const part = pathAt(start).find(({ heading }) => heading?.mark)?.start;
    if (part === undefined) continue;
    for (const one of found) {
      const placed: Placed = { ...one, start, part };
      for (const key of one.keys) {
        const before = alike.get(key);
        if (!before) {
          alike.set(key, [placed]);
          continue;
        }
        const other = before.slice(-MOST_ALIKE).find((each) => isSlipOf(each, placed));
        if (other) couples.push([other, placed]);
        before.push(placed);
      }
    }
  }
  return couples;
});

function areTheSame(some: readonly Known[], others: readonly Known[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ value, name, keys, beside }, at) => {
      const other = others[at]!;
      return (
        value === other.value &&
        name === other.name &&
        keys.join() === other.keys.join() &&
        beside.size === other.beside.size &&
        [...beside].every((each) => other.beside.has(each))
      );
    })
  );
}

function knownIn({ figures }: Paragraph): readonly Known[] {
  return figures.flatMap((figure, at) => {
    const { quantity, lead } = figure;
    const counted = !isRelative(quantity.measure);
    if (!counted || !isExact(quantity.range) || quantity.approximate !== '' || figure.bracket > 0) return [];
    if (compare(quantity.value, SMALLEST) < 0 || OTHERWISE.test(lead.slice(-REACH * 2))) return [];
    const change = changeBehind(figures, at);
    const name = lead
      .replace(/^.*[，,。；;、：:]/s, '')
      .replace(/(?:共计?|累计|达到?|为)$/, '')
      .slice(-NAME);
    const beside = name.length === NAME ? besides(figures, at) : NOTHING;
    if (change === '' && beside.size === 0) return [];
    const value = toText(quantity.value);
    return [{ figure, value, name, change, beside, keys: keysOf(quantity.unit, value, name, change, beside) }];
  });
}

/** 同比上升6.4% behind a figure, with nothing but a comma between. */
function changeBehind(figures: readonly Figure[], at: number): string {
  const [figure, next] = [figures[at]!, figures[at + 1]];
  if (next?.quantity.measure !== 'percent' || next.sentence !== figure.sentence || next.bracket > 0) return '';
  if (next.quantity.step.scale === 0 || next.quantity.approximate !== '') return '';
  const way = /^[，,、]?(?:同比|较上年|比上年|较去年|比去年)?(上升|增长|增加|下降|减少)了?$/.exec(next.lead)?.[1];
  return way ? `${toText(next.quantity.value)} ${way}` : '';
}

const NOTHING: ReadonlySet<string> = new Set();

function besides(figures: readonly Figure[], at: number): ReadonlySet<string> {
  const { sentence, bracket } = figures[at]!;
  const others = figures.slice(Math.max(0, at - REACH), at).filter(({ quantity, ...other }) => {
    if (other.sentence !== sentence || other.bracket !== bracket || quantity.measure !== 'count') return false;
    return compare(quantity.value, LARGE_BESIDE) >= 0 && quantity.approximate === '';
  });
  return new Set(others.map(({ quantity, tail }) => `${toText(quantity.value)}${quantity.unit}${tail.slice(0, 2)}`));
}

function keysOf(
  unit: string,
  value: string,
  name: string,
  change: string,
  beside: ReadonlySet<string>,
): readonly string[] {
  const keys = change === '' ? [] : [`${change} ${unit}`];
  if (beside.size > 0) keys.push(`${name} ${unit} ${inOrder(value)}`);
  return keys;
}

function isSlipOf({ value: x, ...one }: Placed, { value: y, ...other }: Placed): boolean {
  if (x === y || x.length !== y.length || !isSlip(x, y)) return false;
  // 青石片区排查1326处，…。白石片区排查1236处，…: what stands near each other is told of two things.
  if (one.part === other.part) return false;
  const digits = x.replace('.', '').replace(/0+$/, '').length;
  const swapped = inOrder(x) === inOrder(y);
  if (one.change !== '' && one.change === other.change) return swapped || digits >= TELLING_DIGITS;
  return swapped && one.name === other.name && [...one.beside].some((each) => other.beside.has(each));
}

function inOrder(digits: string): string {
  return [...digits].sort().join('');
}

function placeOf({ figure, start }: Placed): number {
  return start + figure.quantity.start;
}

function toClaim(one: Placed, other: Placed): Claim {
  const numbers = [one, other].map(({ figure, start }) => shift(toNumber('same', figure), start));
  const formula = `${toWritten(one.figure.quantity)} ≠ ${toWritten(other.figure.quantity)}`;
  return { kind: 'repeat', verdict: 'fails', certainty: 'likely', formula, numbers };
}
