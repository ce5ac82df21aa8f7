import { childrenOf, findInTree, flatten, type LedgerTree, type ShownGroup } from './ledger.ts';
import { allFigures, claimsOf, startOf } from './ledger-groups.ts';
import type { ClaimItem, FigureItem, LedgerAnswer, PlaceItem, Position, Range } from './protocol.ts';
import { say } from './say.ts';

/** One line of the ledger. Its key stays the same while the report is edited elsewhere. */
export interface LedgerLine {
  readonly key: string;
  /** A `part` is a group of groups. */
  readonly kind: 'part' | 'group' | 'figure' | 'claim' | 'place';
  readonly label: string;
  readonly description: string;
  readonly mark: LedgerMark;
  /** The whole line in words, for a screen reader. */
  readonly spoken: string;
  /** Where a click leads; null for a group. */
  readonly place: Range | null;
  /** The places to be seen one after another, itself first; none where there is no other. */
  readonly steps: readonly PlaceItem[];
  /** Whether there are lines below it. */
  readonly opens: boolean;
}

/** What kind of line it is, which tells its icon. */
export type LedgerMark = FigureItem['standing'] | 'failing' | 'group' | 'group-fails' | 'place';

/** The line with a key; null where there is none any more. */
export function lineOf(tree: LedgerTree, key: string): LedgerLine | null {
  const { group, figure, claim, place, depth } = findInTree(tree, key);
  if (depth === 1) return group && toGroupLine(group, tree);
  if (depth === 2) return figure && toFigureLine(key, figure, tree.ledger.answer);
  if (depth === 3) return claim && toClaimLine(key, claim);
  return depth === 4 ? place && toPlaceLine(key, place) : null;
}

/** Every line, from top to bottom. */
export function allLines(tree: LedgerTree, key?: string): readonly LedgerLine[] {
  return childrenOf(tree, key).flatMap((child) => [lineOf(tree, child)!, ...allLines(tree, child)]);
}

/** The keys of the groups that look different from before, wherever their figures stand; null where the groups themselves do. */
export function changedGroups(before: LedgerTree, after: LedgerTree): readonly string[] | null {
  const [old, now] = [flatten(before.groups), flatten(after.groups)];
  if (old.length !== now.length || now.some(({ key }, nth) => key !== old[nth]!.key)) return null;
  return now.filter((group, nth) => !looksSame(before, old[nth]!, after, group)).map(({ key }) => key);
}

/** Which of the places to be seen comes after the one the cursor is at; the first where it is at none. */
export function stepAfter(steps: readonly PlaceItem[], { line, character }: Position): number {
  const at = steps.findIndex(({ range: { start } }) => start.line === line && start.character === character);
  return (at + 1) % steps.length;
}

/** What is said of a figure or of a sum. */
export function wordStanding(standing: FigureItem['standing']): string {
  return say(STANDING_WORDS[standing]);
}

const STANDING_WORDS: Readonly<Record<FigureItem['standing'], string>> = {
  fails: '对不上',
  doubtful: '可能对不上',
  concerned: '所在的算式要核对',
  unclear: '没有判断',
  ignored: '已忽略',
  holds: '对得上',
  untold: '没有核对',
};

function toGroupLine(group: ShownGroup, tree: LedgerTree): LedgerLine {
  const { key, title, failing } = group;
  const figures = allFigures(group);
  const count = say('{0}个数字', figures.length);
  const fails = failing ? 0 : failsOf(figures, tree);
  const description = failing ? String(figures.length) : fails > 0 ? say('{0}，{1}个对不上', count, fails) : count;
  return {
    key,
    kind: group.groups.length > 0 ? 'part' : 'group',
    label: title,
    description,
    mark: failing ? 'failing' : fails > 0 ? 'group-fails' : 'group',
    spoken: [title, failing ? count : description].join(say('，')),
    place: null,
    steps: [],
    opens: true,
  };
}

/** How many of the figures are told to fail. */
function failsOf(figures: readonly number[], { groups }: LedgerTree): number {
  const told = groups.find(({ failing }) => failing)?.figures ?? [];
  return told.filter((at) => figures.includes(at)).length;
}

function toFigureLine(key: string, figure: FigureItem, answer: LedgerAnswer): LedgerLine {
  const { range, standing } = figure;
  const { indicator, text } = figure;
  const words = [indicator, text].filter((part) => part !== '').join(' ');
  const claims = claimsOf(answer, figure);
  const own = claims.filter(({ places }) => startOf(places[0]!) === startOf(figure)).map(({ words }) => words);
  const period = figure.period === null || figure.period === answer.period ? [] : [figure.period];
  return {
    key,
    kind: 'figure',
    // Where the view is narrow, the number is what must be seen.
    label: [text, indicator].filter((part) => part !== '').join(' '),
    description: [...period, ...own].join(' · '),
    mark: standing,
    spoken: [words, wordStanding(standing), ...period, ...own].join(say('，')),
    place: range,
    steps: stepsOf([{ range, words }, ...claims.flatMap(({ places }) => places)]),
    opens: claims.length > 0,
  };
}

function toClaimLine(key: string, { standing, words, places }: ClaimItem): LedgerLine {
  return {
    key,
    kind: 'claim',
    label: words,
    description: '',
    mark: standing,
    spoken: [wordStanding(standing), words].join(say('，')),
    place: places[0]!.range,
    steps: stepsOf(places),
    opens: places.length > 1,
  };
}

function toPlaceLine(key: string, { range, words }: PlaceItem): LedgerLine {
  return {
    key,
    kind: 'place',
    label: words,
    description: '',
    mark: 'place',
    spoken: say('相关的一处：{0}', words),
    place: range,
    steps: [],
    opens: false,
  };
}

function stepsOf(places: readonly PlaceItem[]): readonly PlaceItem[] {
  const first = new Map<string, PlaceItem>();
  for (const place of places) if (!first.has(startOf(place))) first.set(startOf(place), place);
  return first.size > 1 ? [...first.values()] : [];
}

function looksSame(before: LedgerTree, old: ShownGroup, after: LedgerTree, group: ShownGroup): boolean {
  if (toGroupLine(old, before).spoken !== toGroupLine(group, after).spoken) return false;
  return isSameList(old.figures, group.figures, (was, is) => {
    if (before.ledger.figures.names[was] !== after.ledger.figures.names[is]) return false;
    return saysSame(before.ledger.answer, was, after.ledger.answer, is);
  });
}

/** Whether the same is shown of two figures and below them. */
function saysSame(before: LedgerAnswer, was: number, after: LedgerAnswer, is: number): boolean {
  const [old, figure] = [before.figures[was]!, after.figures[is]!];
  return (
    WORDS.every((part) => old[part] === figure[part]) &&
    (old.period === before.period) === (figure.period === after.period) &&
    isSameList(old.heading, figure.heading, Object.is) &&
    isSameList(old.claims, figure.claims, (one, other) => isSameClaim(before.claims[one]!, after.claims[other]!))
  );
}

const WORDS = ['indicator', 'text', 'period', 'meaning', 'standing'] as const;

function isSameClaim(old: ClaimItem, claim: ClaimItem): boolean {
  if (old.standing !== claim.standing || old.words !== claim.words) return false;
  return isSameList(old.places, claim.places, (one, other) => one.words === other.words);
}

function isSameList<T>(one: readonly T[], other: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return one.length === other.length && one.every((item, at) => isSame(item, other[at]!));
}
