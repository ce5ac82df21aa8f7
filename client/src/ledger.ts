import {
  allFigures,
  claimsOf,
  type FigureGroup,
  failingFigures,
  type Grouping,
  groupFigures,
  matchesFilter,
  splitFilter,
  startOf,
} from './ledger-groups.ts';
import { type NamedFigures, type NamedGroups, nameFigures, nameGroups } from './ledger-names.ts';
import type { ClaimItem, FigureItem, LedgerAnswer, PlaceItem, Position } from './protocol.ts';
import { say } from './say.ts';

/** The ledger of one version of a report, free of the editor. What was there in the version before keeps its names. */
export interface Ledger {
  readonly answer: LedgerAnswer;
  readonly figures: NamedFigures;
  /** The indexes of figures by their names. */
  readonly indexes: ReadonlyMap<string, number>;
  readonly groups: Readonly<Record<Grouping, readonly FigureGroup[]>>;
  readonly groupNames: Readonly<Record<Grouping, readonly [outer: NamedGroups, inner: NamedGroups]>>;
}

/** How a ledger is looked at. */
export interface LedgerLook {
  readonly grouping: Grouping;
  /** Words that are looked for; empty for all figures. */
  readonly filter: string;
}

/** What the view shows of a ledger: groups, figures in them, their sums, and the places of those. */
export interface LedgerTree {
  readonly ledger: Ledger;
  /** From top to bottom. */
  readonly groups: readonly ShownGroup[];
  /** How many figures are shown. */
  readonly count: number;
  readonly filter: string;
}

/** A group as the view shows it. */
export interface ShownGroup {
  readonly key: string;
  readonly title: string;
  /** Whether it holds what fails of all the others. */
  readonly failing: boolean;
  /** Indexes. */
  readonly figures: readonly number[];
  readonly groups: readonly ShownGroup[];
}

/** Reads an answer of the server, after the ledger of the version before. */
export function readLedger(answer: LedgerAnswer, before: Ledger | null): Ledger {
  const figures = nameFigures(answer.figures, before?.figures ?? null);
  const groups = { section: groupFigures(answer, 'section'), indicator: groupFigures(answer, 'indicator') };
  const groupNames = (grouping: Grouping): readonly [NamedGroups, NamedGroups] => {
    const [outer, inner] = before?.groupNames[grouping] ?? [null, null];
    const toNamed = (group: FigureGroup) => ({
      label: group.label,
      figures: allFigures(group).map((at) => figures.names[at]!),
    });
    return [
      nameGroups(groups[grouping].map(toNamed), outer),
      nameGroups(
        groups[grouping].flatMap((group) => group.groups.map(toNamed)),
        inner,
      ),
    ];
  };
  return {
    answer,
    figures,
    indexes: new Map(figures.names.map((name, at) => [name, at])),
    groups,
    groupNames: { section: groupNames('section'), indicator: groupNames('indicator') },
  };
}

/** Arranges a ledger as the view shows it. */
export function arrangeLedger(ledger: Ledger, { grouping, filter }: LedgerLook): LedgerTree {
  const { answer, groups, groupNames } = ledger;
  const wanted = answer.figures.map((figure) => matchesFilter(figure, filter));
  // What is looked for is unfolded by itself, whatever was folded before.
  const prefix = `${grouping}${splitFilter(filter).length > 0 ? '?' : ''}:`;
  const show = ({ label, title, figures, groups }: FigureGroup, parent: string | null): ShownGroup => {
    const [outer, inner] = groupNames[grouping];
    const key = parent === null ? prefix + outer.byLabel.get(label)! : `${parent}.${inner.byLabel.get(label)!}`;
    return {
      key,
      title,
      failing: false,
      figures: figures.filter((at) => wanted[at]),
      groups: groups.map((group) => show(group, key)).filter(isFilled),
    };
  };
  const failing: ShownGroup = {
    key: `${prefix}failing`,
    title: say('对不上'),
    failing: true,
    figures: failingFigures(answer).filter((at) => wanted[at]),
    groups: [],
  };
  return {
    ledger,
    groups: [failing, ...groups[grouping].map((group) => show(group, null))].filter(isFilled),
    count: wanted.filter(Boolean).length,
    filter,
  };
}

/** The keys of the lines below a line; of those at the top where none is named. */
export function childrenOf(tree: LedgerTree, key?: string): readonly string[] {
  if (key === undefined) return tree.groups.map((group) => group.key);
  const { depth, group, figure, claim } = findInTree(tree, key);
  if (depth === 1) {
    const figures = group?.figures.map((at) => `${key}/${tree.ledger.figures.names[at]}`) ?? [];
    return [...figures, ...(group?.groups.map((inner) => inner.key) ?? [])];
  }
  const below = depth === 2 ? figure?.claims : depth === 3 && figure && claim ? otherPlaces(claim, figure) : [];
  return below?.map((_, nth) => `${key}/${nth}`) ?? [];
}

/** The key of the line above a line; null at the top. */
export function parentOf(key: string): string | null {
  const end = Math.max(key.lastIndexOf('/'), key.includes('/') ? -1 : key.lastIndexOf('.'));
  return end < 0 ? null : key.slice(0, end);
}

/** The figure that a line is about; null for a group. */
export function figureOf(tree: LedgerTree, key: string): FigureItem | null {
  return findInTree(tree, key).figure;
}

/** The key of the figure at a place of the text, its unit counted in, in the group it belongs to; null where none is shown there. */
export function figureAt({ ledger, groups }: LedgerTree, { line, character }: Position): string | null {
  const at = ledger.answer.figures.findLastIndex(({ range: { start }, text }) => {
    return start.line === line && start.character <= character && character <= start.character + text.length;
  });
  const group = flatten(groups).find(({ failing, figures }) => !failing && figures.includes(at));
  return group ? `${group.key}/${ledger.figures.names[at]}` : null;
}

/** The indexes of the figures that are shown; null where all are. */
export function shownFigures({ filter, groups }: LedgerTree): readonly number[] | null {
  return splitFilter(filter).length === 0 ? null : [...new Set(groups.flatMap(allFigures))];
}

/** What a key of a line stands for. */
export interface Found {
  /** 1 for a group, 2 for a figure, 3 for a sum, 4 for a place of that. */
  readonly depth: number;
  readonly group: ShownGroup | null;
  readonly figure: FigureItem | null;
  readonly claim: ClaimItem | null;
  readonly place: PlaceItem | null;
}

/** Finds what a key stands for: it names the group, the figure, which of its sums it is, and which of the other places of that. */
export function findInTree({ ledger, groups }: LedgerTree, key: string): Found {
  const [groupKey, name, nthClaim, nthPlace] = key.split('/');
  const group = flatten(groups).find((other) => other.key === groupKey) ?? null;
  const at = name === undefined ? undefined : ledger.indexes.get(name);
  const figure = group && at !== undefined && group.figures.includes(at) ? ledger.answer.figures[at]! : null;
  const claim = (figure && claimsOf(ledger.answer, figure)[Number(nthClaim)]) ?? null;
  const place = (figure && claim && otherPlaces(claim, figure)[Number(nthPlace)]) ?? null;
  return { depth: key.split('/').length, group, figure, claim, place };
}

/** Groups with those below them, from top to bottom. */
export function flatten(groups: readonly ShownGroup[]): readonly ShownGroup[] {
  return groups.flatMap((group) => [group, ...group.groups]);
}

function otherPlaces({ places }: ClaimItem, figure: FigureItem): readonly PlaceItem[] {
  return places.filter((place) => startOf(place) !== startOf(figure));
}

function isFilled({ figures, groups }: ShownGroup): boolean {
  return figures.length > 0 || groups.length > 0;
}
