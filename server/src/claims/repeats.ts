import type { Analysis } from '../analysis/analyze.ts';
import { collate, type Key, type Slot } from '../analysis/concordance.ts';
import { once } from '../analysis/memory.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { isPlan } from '../analysis/plans.ts';
import { shift } from '../analysis/span.ts';
import type { Segment } from '../analysis/words.ts';
import { toFormula } from './arithmetic.ts';
import { type Certainty, type Claim, type FigureNumber, placeWithin, toNumber } from './claim.ts';
import { type Sameness, territoryAt } from './repeats/names.ts';
import {
  agree,
  compareStated,
  quantityOf,
  SHORTEST_NOUN,
  SHORTEST_SUM,
  type Stated,
  type Terms,
} from './repeats/sameness.ts';
import { readStatements, type Statement } from './repeats/statements.ts';

/** What readers of repetitions are told beside the text. */
export interface RepeatOptions {
  /** Asked only where two figures could measure the same and the text alone does not tell. */
  readonly segment?: Segment | undefined;
  readonly year: number | null;
}

/** The figures of a report that are told more than once. */
export interface Repeats {
  readonly groups: readonly Group[];
  /** Whether words were asked for and nobody could tell them. */
  readonly wordless: boolean;
}

/** Figures that measure the same. */
export interface Group {
  /** In the order of the text. */
  readonly members: readonly Stated[];
  readonly sameness: Sameness;
  /** The noun behind its figures; empty where the words before them name it. */
  readonly noun: string;
}

interface OpenGroup {
  readonly members: Stated[];
  sameness: Sameness;
  noun: string;
}

/** What the figures of one key come to. */
interface Settled {
  readonly groups: readonly Group[];
  readonly wordless: boolean;
}

/** A report that has more of the same name repeats it as a form does. */
const MOST_MENTIONS = 80;
const MOST_GROUPS = 8;
const MOST_MEMBERS = 8;
const LONGEST_HEADING = 60;
const collateStatements = collate<
  Statement,
  Settled,
  [title: string, year: number | null, segment: Segment | undefined]
>({
  read: readStatements,
  keysOf,
  settle,
  isFinal: ({ wordless }, _title, _year, segment) => !wordless || segment === undefined,
});

/** 全年受理120件。…。全年受理120件: figures that state the same indicator for the same time and scope again. Only different sentences repeat each other. */
export function readRepeats(analysis: Analysis, { segment, year }: RepeatOptions): Repeats {
  const settled = collateStatements(analysis, analysis.title, year, segment);
  return { groups: merge(settled.flatMap(({ groups }) => groups)), wordless: settled.some(({ wordless }) => wordless) };
}

/** Two figures that share none of these do not measure the same. */
function keysOf({ indicator: { figure, behind, runsOn }, name }: Statement): readonly string[] {
  const { measure } = figure.quantity;
  const keys: string[] = [];
  const named = name.length >= SHORTEST_NOUN || (measure === 'amount' && name.length >= SHORTEST_SUM);
  if (named && !runsOn) keys.push(`${BY_NAME} ${measure} …${name.slice(-2)}`);
  if (behind.length >= SHORTEST_NOUN) keys.push(`${measure} ${behind.slice(0, SHORTEST_NOUN)}…`);
  const territory = territoryAt(behind);
  if (territory !== '') keys.push(`${measure} ${territory}`);
  return keys;
}

/** The key of how a name ends tells nothing of two figures that both have a noun behind them: the noun has a key of its own. */
const BY_NAME = 'name';

/** Puts each figure to the first of those before it that it measures the same as. */
function settle(
  mentions: readonly Stated[],
  key: Key,
  title: string,
  year: number | null,
  segment: Segment | undefined,
): Settled | null {
  if (mentions.length > MOST_MENTIONS) return null;
  let wordless = false;
  const tell: Segment = (phrase) => {
    const words = segment?.(phrase) ?? null;
    if (words === null) wordless = true;
    return words;
  };
  const terms = { title, year, segment: tell, byName: String(key).startsWith(BY_NAME) };
  const groups: OpenGroup[] = [];
  for (const mention of mentions) {
    if (mention.slot.placed.block.kind === 'title' || isPlanned(mention.slot, year)) continue;
    if (groups.slice(-MOST_GROUPS).some((group) => join(group, mention, terms))) continue;
    groups.push({ members: [mention], sameness: 'surely', noun: '' });
  }
  const repeated = groups.filter(({ members }) => members.length > 1);
  return repeated.length > 0 || wordless ? { groups: repeated, wordless } : null;
}

const headingOf = once((_: Paragraph): { planned?: boolean } => ({}));

/** Whether a heading above says that what stands under it is still to be done. */
function isPlanned({ section }: Slot, year: number | null): boolean {
  const next = year === null ? null : `${year + 1}年`;
  for (let slot = section; slot; slot = slot.above) {
    const { block, paragraph } = slot.placed;
    if (block.kind !== 'heading') continue;
    const heading = headingOf(paragraph);
    heading.planned ??= isPlan(paragraph.text.slice(0, block.title.end - block.title.start));
    if (heading.planned || (next && paragraph.text.slice(0, LONGEST_HEADING).includes(next))) return true;
  }
  return false;
}

function join(group: OpenGroup, mention: Stated, terms: Terms): boolean {
  const { members } = group;
  if (members.length >= MOST_MEMBERS || members.some((member) => areSiblings(member, mention))) return false;
  const same = compareStated(members[0]!, mention, terms);
  if (!same) return false;
  members.push(mention);
  group.noun = same.noun;
  if (same.sameness === 'perhaps') group.sameness = 'perhaps';
  return true;
}

/** Figures of one sentence, or of one sum, stand beside each other and never for each other. */
function areSiblings(a: Stated, b: Stated): boolean {
  if (a.slot !== b.slot) return false;
  if (a.start === b.start && a.said.indicator.figure.sentence === b.said.indicator.figure.sentence) return true;
  // 共销售5900万台，带动销售额2040亿元。其中，家电…；数码产品…，带动销售额1090亿元
  if (a.said.within !== b.said.within) return true;
  return a.said.claims.some((claim) => b.said.claims.includes(claim));
}

/** A figure may be told again under more than one key: what has a figure in common is one group. */
function merge(groups: readonly Group[]): readonly Group[] {
  if (groups.length < 2) return groups;
  const merged: OpenGroup[] = [];
  const holders = new Map<Stated, OpenGroup>();
  for (const { members, sameness, noun } of groups.toSorted(byPlace)) {
    const known = members.map((member) => holders.get(member)).find((group) => group !== undefined);
    const group = known ?? { members: [], sameness, noun };
    if (!known) merged.push(group);
    else if (sameness === 'perhaps') known.sameness = 'perhaps';
    for (const member of members) {
      if (holders.has(member) || group.members.length >= MOST_MEMBERS) continue;
      if (group.members.some((other) => areSiblings(other, member))) continue;
      group.members.push(member);
      holders.set(member, group);
    }
  }
  for (const { members } of merged) members.sort(inOrder);
  return merged;
}

/** By where groups begin; where they begin alike, the longer one first, and then by where they go on. */
function byPlace({ members: a }: Group, { members: b }: Group): number {
  const first = inOrder(a[0]!, b[0]!) || b.length - a.length;
  for (let at = 1; first === 0 && at < a.length; at++) {
    const order = inOrder(a[at]!, b[at]!);
    if (order !== 0) return order;
  }
  return first;
}

function inOrder(a: Stated, b: Stated): number {
  return a.slot.index - b.slot.index || startOf(a) - startOf(b);
}

function startOf({ said, start }: Stated): number {
  return start + said.indicator.figure.quantity.start;
}

/** What the values of a group come to; null where they cannot be held against each other. */
export function judge({ members }: Group): 'holds' | 'fails' | null {
  const kinds: Stated[][] = [];
  for (const member of members) {
    const alike = kinds.find((kind) => kind.every((other) => agree(other, member)));
    if (alike) alike.push(member);
    else kinds.push([member]);
  }
  if (kinds.length === 1) return 'holds';
  const [some, others] = kinds;
  // Two values are a slip or a change that was forgotten in one place; three are three things.
  if (kinds.length > 2 || (some!.length > 1 && others!.length > 1)) return null;
  return some!.some((one) => others!.some((other) => agree(one, other))) ? null : 'fails';
}

/** The group as a claim of the report that its slots stand in. */
export function toClaim(group: Group, verdict: 'holds' | 'fails'): Claim {
  const { members, sameness, noun } = group;
  const quantities = toFormula(members.map(quantityOf));
  const certainty: Certainty = sameness === 'surely' ? 'likely' : 'debatable';
  const formula = verdict === 'holds' ? quantities.join(' = ') : [...new Set(quantities)].join(' ≠ ');
  return { kind: 'repeat', verdict, certainty, formula, numbers: members.map((member) => toFigure(member, noun)) };
}

function toFigure({ slot, said, start }: Stated, noun: string): FigureNumber {
  const number = placeWithin(toNumber('same', said.indicator.figure), start);
  return { ...shift(number, slot.placed.start), label: noun || said.name };
}
