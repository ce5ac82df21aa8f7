import type { Analysis } from '../../analysis/analyze.ts';
import { mapEach } from '../../analysis/map-each.ts';
import { once } from '../../analysis/memory.ts';
import { compare, toText } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Section } from '../../analysis/outline.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { isPlan } from '../../analysis/plans.ts';
import { unlessQuiet } from '../../analysis/quiet.ts';
import { type Reading, readEachPassage } from '../../analysis/readings.ts';
import { indexFrom } from '../../analysis/span.ts';
import { countsTwoKinds } from '../repeats/names.ts';
import { COMPARISON } from '../vocabulary.ts';
import {
  contradicted,
  isTheSame,
  LONGEST_NAME,
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

/** A figure and the one before it that it repeats, or that it was meant to. */
export type Couple = readonly [earlier: Placed, one: Placed];

/** The couples of a report: figures told again with the same value, and figures that were meant to repeat one before them. */
export interface Couples {
  readonly repeated: readonly Couple[];
  readonly slips: readonly Couple[];
}

/** How many figures of one value or name before a figure are held against it. */
const MOST_EARLIER = 12;
const TIME = /时$|天|岁|个工作日/;

const readTold = readEachPassage((paragraph, row) => (row ? null : toldIn(paragraph)));
/** Figures that may take something up. */
const readSeeking = readEachPassage((paragraph, row) =>
  row ? null : toldIn(paragraph).filter(({ sought }) => sought !== null),
);

const toldIn = once(({ text, figures }: Paragraph): readonly Told[] =>
  mapEach(figures.filter(isCountable), (figure) => toTold(figure, text)).filter(
    ({ ahead }) => !COMPARISON.test(ahead.replace(/占$/, '')),
  ),
);

/** All of them. */
export function findCouples(analysis: Analysis): Couples {
  return compareFigures(analysis, 'all');
}

/** The slips alone. Most figures need not be looked at for that, which tells at every keystroke. */
export const findSlips = unlessQuiet(
  readTold,
  (some, others) => some.length === others.length && some.every((told, at) => isTheSame(told, others[at]!)),
  (analysis) => compareFigures(analysis, 'contradicting').slips,
);

/** Holds figures against those before them: all of them, or only those of which it can turn out that they contradict another. */
function compareFigures(analysis: Analysis, which: 'all' | 'contradicting'): Couples {
  const all = which === 'all';
  const seeking = readSeeking(analysis);
  const sought = soughtIn(analysis, seeking);
  const near = new Set(seeking.map(({ index }) => index));
  const named: Named = new Map(Array.from(sought.names, (name) => [name, []]));
  const isPlanned = plannedIn(analysis);
  const byValue = new Map<string, Placed[]>();
  const repeated: Couple[] = [];
  const slips: Couple[] = [];
  let before: Placed[] = [];
  for (const reading of readTold(analysis)) {
    const { index, start, sentence } = reading;
    const held = heldIn(reading, sought);
    const found = all || near.has(index) ? held.all : held.sought;
    if (found.length === 0) continue;
    if (before[0]?.paragraph !== index) before = [];
    const within = start - analysis.paragraphs[index]!.start;
    const planned = isPlanned(start);
    for (const { told, hasValue, names } of found) {
      const compared = all || told.sought !== null;
      const { figure, ahead, behind, twoKinds, value, sought: name } = told;
      // Written out: V8 takes ten times as long to spread what properties are then added to.
      const one = {
        figure,
        ahead,
        behind,
        twoKinds,
        value,
        sought: name,
        start,
        within,
        paragraph: index,
        sentence: sentence + figure.sentence,
        planned,
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
      if (all || hasValue) listAt(byValue, one.value).push(one);
      for (const name of names) keep(named.get(name), one);
    }
  }
  return { repeated, slips };
}

/** What is sought by the figures that may take something up. */
interface Sought {
  readonly values: ReadonlySet<string>;
  readonly names: ReadonlySet<Pair>;
}

/** For most versions of a report, it is what it was for the one before, and then the same thing: see `heldIn`. */
const lastSought = once((_: Analysis['lineage']): { words: string; sought: Sought } => {
  return { words: '', sought: { values: new Set(), names: new Set() } };
});

function soughtIn({ lineage }: Analysis, seeking: readonly Reading<readonly Told[]>[]): Sought {
  const told = seeking.flatMap(({ found }) => found);
  const words = told.map(({ value, sought }) => `${value} ${sought}`).join();
  const last = lastSought(lineage);
  if (last.words !== words) {
    last.words = words;
    last.sought = {
      values: new Set(told.map(({ value }) => value)),
      names: new Set(told.map(({ sought }) => sought!)),
    };
  }
  return last.sought;
}

/** A figure with what is sought of it. */
interface Held {
  readonly told: Told;
  readonly hasValue: boolean;
  readonly names: readonly Pair[];
}

interface HeldFigures {
  readonly all: readonly Held[];
  /** Those of which anything is sought. */
  readonly sought: readonly Held[];
}

/** The figures of a passage: of one that did not change, the same as long as the same is sought. */
function heldIn({ paragraph, found }: Reading<readonly Told[]>, sought: Sought): HeldFigures {
  const known = knownHeld(paragraph);
  if (known.sought !== sought) {
    const all = found.map((told): Held => {
      const hasValue = sought.values.has(told.value);
      return { told, hasValue, names: namesOf(told).filter((name) => sought.names.has(name)) };
    });
    known.sought = sought;
    known.held = { all, sought: all.filter(({ hasValue, names }) => hasValue || names.length > 0) };
  }
  return known.held;
}

const knownHeld = once((_: Paragraph): { sought: Sought | null; held: HeldFigures } => ({
  sought: null,
  held: { all: [], sought: [] },
}));

/** The pairs in the words before a figure, and the one behind it. */
function namesOf({ ahead, behind }: Told): readonly Pair[] {
  const names: Pair[] = [];
  for (let at = Math.max(0, ahead.length - LONGEST_NAME); at < ahead.length - 1; at++) names.push(pairAt(ahead, at));
  if (behind.length > 1) names.push(pairAt(behind, 0));
  return names;
}

function keep(figures: Placed[] | undefined, one: Placed): void {
  if (figures && figures.at(-1) !== one) figures.push(one);
}

/** Tells of a place whether it stands under what is still to be done. */
function plannedIn({ outline, source: { text } }: Analysis): (start: number) => boolean {
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
  return (start) => {
    let section: Section | undefined = outline;
    while (section && start < section.end && !isPlanned(section)) {
      const { children }: Section = section;
      section = children[indexFrom(children, start + 1) - 1];
    }
    return section !== undefined && start < section.end;
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

function toTold(figure: Figure, text: string): Told {
  const lead = figure.lead.slice(-24);
  const ahead = lead.slice(lead.search(/[^，,。；;、：:！？]*$/)).replace(/[“”‘’"*]/g, '');
  const tail = figure.tail.replace(/[“”‘’"*]/g, '');
  const behind = /^(?:行政(?=村))?([一-龥]*)/.exec(tail)![1]!.slice(0, LONGEST_NAME);
  const value = toText(figure.quantity.value);
  const twoKinds = countsTwoKinds(text, figure.quantity.unitEnd);
  return { figure, ahead, behind, twoKinds, value, sought: soughtBy(ahead, behind) };
}

function listAt(map: Map<string, Placed[]>, key: string): Placed[] {
  const known = map.get(key);
  if (known) return known;
  const fresh: Placed[] = [];
  map.set(key, fresh);
  return fresh;
}
