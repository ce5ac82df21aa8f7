import type { ClaimItem, FigureItem, LedgerAnswer } from './protocol.ts';
import { say } from './say.ts';

/** What the figures of a report are grouped by: where they stand, or what they tell of. */
export type Grouping = 'section' | 'indicator';

/** Figures that stand together, as indexes in the order in which they are shown. */
export interface FigureGroup {
  /** No two groups of a report have the same; of a section, its headings in lines. */
  readonly label: string;
  /** What is shown of the label. */
  readonly title: string;
  readonly figures: readonly number[];
  /** The sections below it, where it is one. */
  readonly groups: readonly FigureGroup[];
}

interface Nest {
  readonly figures: readonly number[];
  readonly groups: readonly Nest[];
}

/** The figures at which it is told that a sum fails, in the order of the text. */
export function failingFigures({ figures, claims }: LedgerAnswer): readonly number[] {
  const announced = claims.filter(({ standing }) => standing === 'fails').map(({ places }) => startOf(places[0]!));
  const starts = new Set(announced);
  return indexes(figures).filter((at) => starts.has(startOf(figures[at]!)));
}

/** The figures of a report in groups, in the order of the text; in each group, those of sums that fail come first. */
export function groupFigures(answer: LedgerAnswer, grouping: Grouping): readonly FigureGroup[] {
  const claims = answer.claims.map(({ standing }) => standing === 'fails');
  const fails = (at: number): boolean => answer.figures[at]!.claims.some((index) => claims[index]);
  const failingFirst = (group: FigureGroup): FigureGroup => ({
    ...group,
    figures: [...group.figures.filter(fails), ...group.figures.filter((at) => !fails(at))],
    groups: group.groups.map(failingFirst),
  });
  return (grouping === 'section' ? bySection(answer.figures) : byIndicator(answer)).map(failingFirst);
}

/** The figures of a group and of those below it. */
export function allFigures({ figures, groups }: Nest): readonly number[] {
  return [...figures, ...groups.flatMap(allFigures)];
}

/** Whether all words that are looked for stand in what a figure is, counts or stands under. */
export function matchesFilter({ indicator, text, heading, period }: FigureItem, filter: string): boolean {
  const words = splitFilter(filter).map(flatten);
  if (words.length === 0) return true;
  const hay = flatten([indicator, text, period ?? '', ...heading].join('\n'));
  return words.every((word) => hay.includes(word));
}

/** The words that are looked for. */
export function splitFilter(filter: string): readonly string[] {
  return filter.split(/\s+/).filter((word) => word !== '');
}

/** A sum is listed under the figure it is about before those in which that is only a term. */
export function claimsOf({ claims }: LedgerAnswer, figure: FigureItem): readonly ClaimItem[] {
  const all = figure.claims.map((index) => claims[index]!);
  const own = all.filter(({ places }) => startOf(places[0]!) === startOf(figure));
  return [...own, ...all.filter((claim) => !own.includes(claim))];
}

/** What a place is known by. */
export function startOf({ range: { start } }: Pick<FigureItem, 'range'>): string {
  return `${start.line}:${start.character}`;
}

/** The parts of a report with the sections in them; deeper headings are for the tooltip, for groups of one figure help nobody. */
function bySection(figures: readonly FigureItem[]): readonly FigureGroup[] {
  const all = indexes(figures);
  const headingOf = (at: number): readonly string[] => figures[at]!.heading;
  return [...divide(all, (at) => headingOf(at)[0] ?? '')].map(([part, inPart]) => {
    const sections = divide(inPart, (at) => headingOf(at)[1] ?? '');
    return {
      label: part,
      title: part || say('标题以外'),
      figures: sections.get('') ?? [],
      groups: [...sections]
        .filter(([section]) => section !== '')
        .map(([section, members]) => ({ label: `${part}\n${section}`, title: section, figures: members, groups: [] })),
    };
  });
}

/** What has the same name or stands in one sum stands together; what stands alone comes last. */
function byIndicator({ figures }: LedgerAnswer): readonly FigureGroup[] {
  const groups = [...divide(indexes(figures), linked(figures)).values()];
  const together = groups.filter(({ length }) => length > 1);
  const alone = groups.filter(({ length }) => length === 1).flat();
  const titles = together.map((members) => {
    const named = members.find((at) => figures[at]!.indicator !== '');
    return named === undefined ? figures[members[0]!]!.text : figures[named]!.indicator;
  });
  const toGroup = (members: readonly number[], nth: number): FigureGroup => {
    const title = titles[nth]!;
    const twins = titles.slice(0, nth).filter((other) => other === title).length;
    return { label: `${title}\n${twins}`, title, figures: members, groups: [] };
  };
  // One without figures, as where a filter leaves none, is not shown.
  return [...together.map(toGroup), { label: '', title: say('没有相关数字的'), figures: alone, groups: [] }];
}

/** For each figure, the first one that it is linked with over any number of names and sums. */
function linked(figures: readonly FigureItem[]): (at: number) => number {
  const links = indexes(figures);
  const first = (at: number): number => {
    let root = at;
    while (links[root] !== root) root = links[root]!;
    links[at] = root;
    return root;
  };
  const known = new Map<string, number>();
  for (const [at, { indicator, claims }] of figures.entries()) {
    for (const link of [...(indicator === '' ? [] : [`=${indicator}`]), ...claims.map(String)]) {
      const other = known.get(link);
      if (other === undefined) known.set(link, at);
      else links[Math.max(first(other), first(at))] = Math.min(first(other), first(at));
    }
  }
  return first;
}

/** Items by what they have in common, in the order of the first of each kind. */
function divide<Kind>(items: readonly number[], kindOf: (item: number) => Kind): ReadonlyMap<Kind, readonly number[]> {
  const kinds = new Map<Kind, number[]>();
  for (const item of items) {
    const kind = kindOf(item);
    const known = kinds.get(kind);
    if (known) known.push(item);
    else kinds.set(kind, [item]);
  }
  return kinds;
}

/** Full-width letters and digits are as good as others, and nobody looks for the commas in 1,234. */
function flatten(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(/[\s,]/g, '');
}

function indexes(items: readonly unknown[]): number[] {
  return items.map((_, at) => at);
}
