import type { Analysis } from '../analysis/analyze.ts';
import { compare, toText } from '../analysis/decimal.ts';
import { scopes } from '../analysis/indicators.ts';
import { isExact } from '../analysis/interval.ts';
import { mapEach } from '../analysis/map-each.ts';
import type { Section } from '../analysis/outline.ts';
import type { Figure } from '../analysis/paragraph.ts';
import { type Reading, readEachPassage } from '../analysis/readings.ts';
import { shift } from '../analysis/span.ts';
import { toFormula } from './arithmetic.ts';
import { type Claim, placeWithin, toNumber } from './claim.ts';
import { isPlan } from './statements.ts';
import {
  contradicted,
  LONGEST_NAME,
  longestShared,
  type Named,
  namesakesOf,
  type Pair,
  type Placed,
  pairAt,
  SMALLEST,
  soughtBy,
  type Told,
  takesUp,
} from './taking-up.ts';
import { COMPARISON } from './vocabulary.ts';

/** A figure and the one before it that it repeats, or that it was meant to. */
type Couple = readonly [earlier: Placed, one: Placed];

/** How many figures of one value or name before a figure are held against it. */
const MOST_EARLIER = 12;
const TIME = /时$|天|岁|个工作日/;

const readTold = readEachPassage((paragraph, row) =>
  row
    ? null
    : mapEach(paragraph.figures.filter(isCountable), toTold).filter(
        ({ ahead }) => !COMPARISON.test(ahead.replace(/占$/, '')),
      ),
);

/**
 * Figures that are told again with their name behind them: 处罚事项97项 … 承接的97项处罚事项中. Those that two figures of
 * `known` tell already are left out.
 */
export function readTakeups(analysis: Analysis, known: readonly Claim[]): readonly Claim[] {
  const groups = new Map<Placed, Placed[]>();
  const { repeated, slips } = compareAll(analysis, true);
  for (const [earlier, one] of repeated) {
    const group = groups.get(earlier) ?? [earlier];
    group.push(one);
    groups.set(earlier, group);
    groups.set(one, group);
  }
  const together = placesTogether(known);
  const apart = (group: readonly Placed[]): boolean => !isTogether(together, group[0]!, group[1]!);
  return [
    ...slips.filter(apart).map((pair) => toClaim(pair, 'fails')),
    ...[...new Set(groups.values())].filter(apart).map((group) => toClaim(group, 'holds')),
  ];
}

/** Those of them that fail. Most figures need not be looked at for that, which tells at every keystroke. */
export function readFailingTakeups(analysis: Analysis, known: readonly Claim[]): readonly Claim[] {
  const { slips } = compareAll(analysis, false);
  if (slips.length === 0) return [];
  const together = placesTogether(known);
  return slips.filter(([earlier, one]) => !isTogether(together, earlier, one)).map((pair) => toClaim(pair, 'fails'));
}

/** Holds figures against those before them: all of them, or only those of which it can turn out that they should repeat another. */
function compareAll(analysis: Analysis, all: boolean): { repeated: readonly Couple[]; slips: readonly Couple[] } {
  const readings = readTold(analysis);
  const { values, named } = keysSought(readings);
  const isPlanned = plannedIn(analysis);
  const byValue = new Map<string, Placed[]>();
  const repeated: Couple[] = [];
  const slips: Couple[] = [];
  let before: Placed[] = [];
  for (const { index, start, sentence: ended, found } of readings) {
    if (before[0]?.paragraph !== index) before = [];
    const within = start - analysis.paragraphs[index]!.start;
    for (const told of found) {
      const compared = all || told.sought !== null;
      const { figure, ahead, behind, value, sought } = told;
      // Written out: V8 takes ten times as long to spread what properties are then added to.
      const one = {
        figure,
        ahead,
        behind,
        value,
        sought,
        start,
        within,
        paragraph: index,
        sentence: ended + figure.sentence,
        planned: isPlanned(start),
      };
      const earlier =
        compared &&
        byValue
          .get(one.value)
          ?.slice(-MOST_EARLIER)
          .findLast((each) => takesUp(one, each));
      if (earlier) repeated.push([earlier, one]);
      else if (compared && one.sought !== null && !one.planned) {
        const other = contradicted(one, namesakesOf(one, before.slice(-MOST_EARLIER), named));
        if (other) slips.push([other, one]);
      }
      before.push(one);
      if (one.planned) continue;
      if (all || values.has(one.value)) listAt(byValue, one.value).push(one);
      enter(named, one);
    }
  }
  return { repeated, slips };
}

/** The values and the names of what may take something up. */
function keysSought(readings: readonly Reading<readonly Told[]>[]): { values: ReadonlySet<string>; named: Named } {
  const values = new Set<string>();
  const named = new Map<Pair, Placed[]>();
  for (const { found } of readings) {
    for (const { sought, value } of found) {
      if (sought === null) continue;
      values.add(value);
      if (!named.has(sought)) named.set(sought, []);
    }
  }
  return { values, named };
}

/** Keeps a figure under the pairs in the words before it and the one behind it, as far as they are sought. */
function enter(named: Named, one: Placed): void {
  const { ahead, behind } = one;
  for (let at = Math.max(0, ahead.length - LONGEST_NAME); at < ahead.length - 1; at++)
    keep(named.get(pairAt(ahead, at)), one);
  if (behind.length > 1) keep(named.get(pairAt(behind, 0)), one);
}

function keep(figures: Placed[] | undefined, one: Placed): void {
  if (figures && figures.at(-1) !== one) figures.push(one);
}

/** Tells of a place whether it stands under what is still to be done; asked in the order of the text. */
function plannedIn(analysis: Analysis): (start: number) => boolean {
  const pathAt = scopes(analysis);
  const { text } = analysis.source;
  const known = new Map<Section, boolean>();
  const isPlanned = (section: Section): boolean => {
    let planned = known.get(section);
    if (planned === undefined) {
      const words = section.heading ? text.slice(section.heading.title.start, section.heading.title.end) : '';
      // 存在的不足及下一步打算: what falls short is told of what is there.
      planned = isPlan(words) && !/不足|问题|困难|短板/.test(words);
      known.set(section, planned);
    }
    return planned;
  };
  let last = -1;
  let planned = false;
  return (start) => {
    if (start !== last) planned = pathAt(start).some(isPlanned);
    last = start;
    return planned;
  };
}

function isCountable(figure: Figure): boolean {
  const { quantity } = figure;
  if (
    quantity.measure !== 'count' ||
    !isExact(quantity.range) ||
    quantity.script === 'chinese' ||
    TIME.test(quantity.unit)
  )
    return false;
  const told = compare(quantity.value, SMALLEST) >= 0 || /^(?:行政村|村|社区|乡镇)/.test(figure.tail);
  return told && !/^相比|^增|^减/.test(figure.tail);
}

function toTold(figure: Figure): Told {
  const lead = figure.lead.slice(-24);
  const ahead = lead.slice(lead.search(/[^，,。；;、：:！？]*$/)).replace(/[“”‘’"*]/g, '');
  const tail = figure.tail.replace(/[“”‘’"*]/g, '');
  const behind = /^(?:行政(?=村))?([一-龥]*)/.exec(tail)![1]!.slice(0, LONGEST_NAME);
  const value = toText(figure.quantity.value);
  return { figure, ahead, behind, value, sought: soughtBy(ahead, behind) };
}

function listAt(map: Map<string, Placed[]>, key: string): Placed[] {
  const known = map.get(key);
  if (known) return known;
  const fresh: Placed[] = [];
  map.set(key, fresh);
  return fresh;
}

/** For each place in a claim, the claims that it stands in. */
function placesTogether(claims: readonly Claim[]): ReadonlyMap<number, ReadonlySet<Claim>> {
  const together = new Map<number, Set<Claim>>();
  for (const claim of claims) {
    for (const { start } of claim.numbers) {
      const known = together.get(start);
      if (known) known.add(claim);
      else together.set(start, new Set([claim]));
    }
  }
  return together;
}

function isTogether(together: ReadonlyMap<number, ReadonlySet<Claim>>, a: Placed, b: Placed): boolean {
  const own = together.get(a.start + a.figure.quantity.start);
  const other = together.get(b.start + b.figure.quantity.start);
  return own !== undefined && other !== undefined && [...own].some((claim) => other.has(claim));
}

function toClaim(group: readonly Placed[], verdict: 'holds' | 'fails'): Claim {
  const quantities = toFormula(group.map(({ figure }) => figure.quantity));
  const formula = quantities.join(verdict === 'holds' ? ' = ' : ' ≠ ');
  const label = nameOf(group);
  const numbers = group.map(({ figure, start, within }) => {
    return { ...shift(placeWithin(toNumber('same', figure), within), start - within), label };
  });
  return { kind: 'repeat', verdict, certainty: 'debatable', formula, numbers };
}

/** What the figures of a group have in common in their names; else what leads up to the first of them. */
function nameOf([first, second]: readonly Placed[]): string {
  const shared = longestShared(second!.behind, first!.ahead, first!.behind);
  return shared.length >= 2 ? shared : first!.ahead || first!.behind;
}
