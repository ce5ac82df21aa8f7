import { Kind, kindAt } from '../characters.ts';
import type { Span } from '../span.ts';
import { dividerOf } from './columns.ts';

/** From where to where something stands on its line, in the widths of an editor: a Han character is as wide as two digits. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * Tells by where they stand on the line which columns the cells of rows that lack some belong to, in a table that spaces line up.
 * The result is null for a row whose cells could stand in other columns as well, and for every row where the columns overlap.
 */
export function placeByColumn(
  text: string,
  rows: readonly (readonly Span[])[],
  width: number,
): (row: readonly Span[]) => readonly (Span | null)[] | null {
  const full = rows.filter((cells) => cells.length === width);
  const spaced = rows.every((cells) => dividerOf(text.slice(cells[0]!.start, cells.at(-1)!.end)) !== 'tab');
  const columns = spaced && full.length > 1 ? Array.from({ length: width }, (_, at) => unite(text, full, at)) : [];
  const apart = columns.length > 0 && columns.every((column, at) => at === 0 || columns[at - 1]!.to <= column.from);
  return (row) => (apart ? place(text, row, columns) : null);
}

function place(text: string, row: readonly Span[], columns: readonly Extent[]): readonly (Span | null)[] | null {
  const placed: (Span | null)[] = columns.map(() => null);
  let next = 0;
  for (const cell of row) {
    const extent = extentOf(text, cell);
    const under = columns.flatMap((column, at) => (overlap(column, extent) ? [at] : []));
    const [at] = under;
    if (at === undefined || under.length > 1 || at < next) return null;
    placed[at] = cell;
    next = at + 1;
  }
  return placed;
}

function unite(text: string, rows: readonly (readonly Span[])[], column: number): Extent {
  const extents = rows.map((cells) => extentOf(text, cells[column]!));
  return {
    from: Math.min(...extents.map(({ from }) => from)),
    to: Math.max(...extents.map(({ to }) => to)),
  };
}

function overlap(a: Extent, b: Extent): boolean {
  return a.from < b.to && b.from < a.to;
}

function extentOf(text: string, { start, end }: Span): Extent {
  const line = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const from = widthOf(text, line, start);
  return { from, to: from + widthOf(text, start, end) };
}

function widthOf(text: string, start: number, end: number): number {
  let width = 0;
  for (let at = start; at < end; at++) width += isNarrow(text, at) ? 1 : 2;
  return width;
}

function isNarrow(text: string, at: number): boolean {
  return text.charCodeAt(at) < 0x2000 || (kindAt(text, at) === Kind.space && text[at] !== '\u3000');
}
