import type { Analysis } from '../../analysis/analyze.ts';
import type { Block } from '../../analysis/blocks.ts';
import { type Enumerator, enumeratorsOf } from '../../analysis/enumerators.ts';
import { compare } from '../../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { type Reading, readEachWith } from '../../analysis/readings.ts';
import { shift } from '../../analysis/span.ts';
import { compareTotal, LEAST_OF_MORE, LEAST_OF_TWO, sumOf } from '../arithmetic.ts';
import type { Claim, Verdict } from '../claim.ts';
import { isTotal } from '../loose/totals.ts';
import { isOneSlip } from '../slips.ts';
import { judged } from './judging.ts';

/** How many of the first figures of a paragraph may be its total, or its part of one. */
const FIRST = 4;
const MOST_ITEMS = 40;
/** Of fewer items, nobody can tell a slip from a list of some. */
const FEWEST = 3;

interface Told {
  /** What the paragraph begins with; absent where it is no item of a list. A heading has its mark apart. */
  readonly enumerator: Enumerator | undefined;
  readonly figures: readonly Figure[];
}

/** How an item is counted, and as which. */
interface Counted {
  readonly counting: string;
  readonly ordinal: number;
}

const readTold = readEachWith(
  ({ figures }) => figures.some(isTotal),
  (paragraph, row): Told | null => {
    if (row) return null;
    const figures = paragraph.figures.slice(0, FIRST).filter(isTotal);
    return figures.length > 0 ? { enumerator: enumeratorOf(paragraph), figures } : null;
  },
);

function enumeratorOf(paragraph: Paragraph): Enumerator | undefined {
  const first = enumeratorsOf(paragraph)[0];
  return first && paragraph.text.slice(0, first.start).trim() === '' ? first : undefined;
}

function markOf({ block, found }: Reading<Told>): Counted | undefined {
  return toMark(block, found.enumerator);
}

function toMark(block: Block, enumerator: Enumerator | undefined): Counted | undefined {
  const mark = block.kind === 'heading' ? block.mark : null;
  return mark ? { counting: mark.style, ordinal: mark.ordinal } : enumerator;
}

/** 发生事故24起、死亡92人。 / 1.道路交通发生14起、死亡51人。 / 2.建筑施工发生2起、死亡8人。 …: totals of a paragraph whose parts are told by the items behind it, one each. */
export function readTotalsOfItems(analysis: Analysis): readonly Claim[] {
  const readings = readTold(analysis);
  return readings.flatMap((head, at) => {
    const first = readings[at + 1];
    if (first?.index !== head.index + 1 || markOf(first)?.ordinal !== 1) return [];
    const items = itemsFrom(readings, at + 1);
    if (items.length < 2) return [];
    const units = new Set(items[0]!.found.figures.map(({ quantity }) => quantity.unit));
    const claims = [...units].flatMap((unit) => readOfUnit(head, items, unit) ?? []);
    const all = !NOT_ALL.test(head.paragraph.text.slice(-LONGEST_ENDING)) && !goesOn(analysis, items);
    return all ? claims : claims.filter(({ verdict }) => verdict === 'holds');
  });
}

/** The items of one list from its first one on, each of them one paragraph behind the other. */
function itemsFrom(readings: readonly Reading<Told>[], from: number): readonly Reading<Told>[] {
  const first = readings[from]!;
  const items = [first];
  for (let at = from + 1; at < readings.length && items.length < MOST_ITEMS; at++) {
    const item = readings[at]!;
    const mark = markOf(item);
    if (item.index !== first.index + items.length || mark?.counting !== markOf(first)!.counting) break;
    if (mark.ordinal !== items.length + 1) break;
    items.push(item);
  }
  return items;
}

/** 主要情况如下：, 重点是： */
const NOT_ALL = /主要|重点|例如|比如|典型|部分/;
const LONGEST_ENDING = 20;

/** Whether one more item stands behind them, which tells no such figure. */
function goesOn({ paragraphs }: Analysis, items: readonly Reading<Told>[]): boolean {
  const next = paragraphs[items.at(-1)!.index + 1];
  if (!next) return false;
  const mark = toMark(next.block, enumeratorOf(next.paragraph));
  return mark?.counting === markOf(items[0]!)!.counting && mark.ordinal === items.length + 1;
}

function readOfUnit(head: Reading<Told>, items: readonly Reading<Told>[], unit: string): Claim | null {
  const isOf = ({ quantity }: Figure): boolean => quantity.unit === unit;
  const parts = items.map(({ found }) => found.figures.find(isOf));
  if (!parts.every((part) => part !== undefined)) return null;
  const quantities = parts.map(({ quantity }) => quantity);
  const totals = head.found.figures.filter(isOf);
  const sum = sumOf(quantities);
  const enough = compare(sum, parts.length > 2 ? LEAST_OF_MORE : LEAST_OF_TWO) >= 0;
  const meant = totals.find(({ quantity }) => compareTotal([quantity], quantities) === 'meets');
  if (meant) return enough ? toClaim('holds', head, items, [meant, ...parts]) : null;
  const verb = verbOf(parts);
  const total = totals.find(({ label }) => verb !== '' && label.includes(verb));
  if (!total || parts.length < FEWEST || !areBuiltAlike(items, parts)) return null;
  if (!isOneSlip(total.quantity, quantities, 'telling')) return null;
  const claim = toClaim('fails', head, items, [total, ...parts]);
  // The rest may be told nowhere.
  if (compare(sum, total.quantity.value) < 0) return { ...claim, certainty: 'debatable' };
  return items.some(({ paragraph }) => TWICE.test(paragraph.text)) ? null : claim;
}

/** 其中与宣传月同步开展1场次: what an item counts that another one counts as well. */
const TWICE = /同步|联合|重复|兼|既|并入|合并/;

/** What all the figures are led by: 发生 of 煤矿发生1起, 死亡 of 死亡3人 and 死亡和下落不明6人; empty where they are not. */
function verbOf([first, ...others]: readonly Figure[]): string {
  const { label } = first!;
  const verbs = [label.slice(-2), label.slice(0, 2)].filter((verb) => verb.length === 2);
  return verbs.find((verb) => others.every((other) => other.label.includes(verb))) ?? '';
}

/** Whether the part is the first of each item, or the second, and so on. */
function areBuiltAlike(items: readonly Reading<Told>[], parts: readonly Figure[]): boolean {
  const place = items[0]!.found.figures.indexOf(parts[0]!);
  return items.every(({ found }, at) => found.figures[place] === parts[at]);
}

function toClaim(
  verdict: Verdict,
  head: Reading<Told>,
  items: readonly Reading<Told>[],
  [total, ...parts]: readonly [Figure, ...Figure[]],
): Claim {
  const { claim } = judged('total', verdict, 'likely', [total], parts);
  const starts = [head, ...items].map(({ start }) => start);
  return { ...claim, numbers: claim.numbers.map((number, at) => shift(number, starts[at]!)) };
}
