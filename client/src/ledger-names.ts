import type { FigureItem } from './protocol.ts';

/** Figures with a name each, which a figure keeps while the report is edited. */
export interface NamedFigures {
  readonly figures: readonly FigureItem[];
  /** One for each figure; no two are the same. */
  readonly names: readonly string[];
  /** How many names were ever given. */
  readonly given: number;
}

/** Groups of figures with a name each, as above. */
export interface NamedGroups {
  /** The names of groups by their labels. */
  readonly byLabel: ReadonlyMap<string, string>;
  /** The names of groups by the names of the figures in them. */
  readonly byFigure: ReadonlyMap<string, string>;
  readonly given: number;
}

/** Names figures. Those that stood in the version before keep their names, also where something about them was changed. */
export function nameFigures(figures: readonly FigureItem[], before: NamedFigures | null): NamedFigures {
  const old = before ?? { figures: [], names: [], given: 0 };
  const names = new Map<number, string>();
  let ahead = 0;
  const shorter = Math.min(figures.length, old.figures.length);
  while (ahead < shorter && wordsOf(figures[ahead]!) === wordsOf(old.figures[ahead]!)) {
    names.set(ahead, old.names[ahead]!);
    ahead++;
  }
  let behind = 0;
  while (behind < shorter - ahead && wordsOf(figures.at(-behind - 1)!) === wordsOf(old.figures.at(-behind - 1)!)) {
    behind++;
    names.set(figures.length - behind, old.names.at(-behind)!);
  }
  // Between them is what was changed: what is still the same there, then what counts the same, then the one that is left.
  const changed = range(ahead, figures.length - behind);
  const free = new Set(range(ahead, old.figures.length - behind));
  for (const tell of [wordsOf, ({ indicator }: FigureItem) => indicator]) {
    const known = new Map<string, number[]>();
    for (const at of free) known.set(tell(old.figures[at]!), [...(known.get(tell(old.figures[at]!)) ?? []), at]);
    for (const at of changed) {
      const twin = names.has(at) ? undefined : known.get(tell(figures[at]!))?.shift();
      if (twin === undefined) continue;
      names.set(at, old.names[twin]!);
      free.delete(twin);
    }
  }
  const unnamed = changed.filter((at) => !names.has(at));
  if (unnamed.length === 1 && free.size === 1) names.set(unnamed[0]!, old.names[[...free][0]!]!);
  let { given } = old;
  return { figures, names: figures.map((_, at) => names.get(at) ?? `f${given++}`), given };
}

/** Names groups by their labels; one that has another label than before is the one in which its figures stood. */
export function nameGroups(
  groups: readonly { readonly label: string; readonly figures: readonly string[] }[],
  before: NamedGroups | null,
): NamedGroups {
  const old = before ?? { byLabel: new Map(), byFigure: new Map(), given: 0 };
  const byLabel = new Map<string, string>();
  const byFigure = new Map<string, string>();
  const used = new Set(groups.flatMap(({ label }) => old.byLabel.get(label) ?? []));
  let { given } = old;
  for (const { label, figures } of groups) {
    const known = figures
      .map((figure) => old.byFigure.get(figure))
      .find((name) => name !== undefined && !used.has(name));
    const name = old.byLabel.get(label) ?? known ?? `g${given++}`;
    used.add(name);
    byLabel.set(label, name);
    for (const figure of figures) byFigure.set(figure, name);
  }
  return { byLabel, byFigure, given };
}

function wordsOf({ indicator, text }: FigureItem): string {
  return `${indicator}\n${text}`;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, nth) => from + nth);
}
