import type { Analysis } from '../../analysis/analyze.ts';
import type { Block } from '../../analysis/blocks.ts';
import { type Span, shift } from '../../analysis/span.ts';
import { type Cut, cutRows, isRule } from '../../analysis/tables/columns.ts';
import type { PlacedTable } from '../../analysis/tables.ts';
import { type Piece, readPieces, wordsOf } from './pieces.ts';

/** A table as it is printed. */
export interface PrintedTable extends Span {
  readonly kind: 'table';
  /** How many rows name the columns: they stand at the head of every page. */
  readonly heads: number;
  /** The first column of figures. */
  readonly firstFigures: number;
  /** How wide each column is, of 1. */
  readonly widths: readonly number[];
  /** A row may have fewer cells than there are columns: some were one once, and nobody can tell which. Its cells fill the line. */
  readonly rows: readonly (readonly PrintedCell[])[];
}

/** A cell; without words where it says nothing. */
export type PrintedCell = readonly Piece[];

/** The last of the rows that make a table together with the first one. */
export function tableEnd(text: string, blocks: readonly Block[], first: number): number {
  let last = first;
  for (let next = blocks[last + 1]; next?.kind === 'table'; next = blocks[last + 1]) {
    if ((text.slice(blocks[last]!.end, next.start).match(/\r\n|\r|\n/g)?.length ?? 0) !== 1) break;
    last++;
  }
  return last;
}

/** Some rows as a table; null where they have only one column, as the lines of a form that was copied apart. */
export function printTable({ source, tables, markdown }: Analysis, rows: readonly Block[]): PrintedTable | null {
  const { text } = source;
  const cuts = cutRows(text, rows);
  const width = cuts.reduce((most, cells) => Math.max(most, cells.length), 0);
  const single = cuts.filter((cells) => cells.length < 2).length;
  if (width < 2 || single * 2 > cuts.length) return null;
  const start = rows[0]!.start;
  const end = rows.at(-1)!.end;
  const placed = tables.find((table) => {
    const outside = text.slice(table.start, start) + text.slice(end, table.start + table.text.length);
    return table.start <= start && outside.trim() === '' && cuts.length >= table.table.rows.length;
  });
  const ruled = rows.findIndex((row) => isRule(text.slice(row.start, row.end)));
  const heads = placed ? cuts.length - placed.table.rows.length : Math.max(0, ruled);
  const cells = cuts.map((cut, at) => cellsOf(cut, at < heads ? undefined : placed, at - heads, width));
  const printed = cells.map((row) => row.map((cell) => (cell ? readPieces(text, cell, markdown) : [])));
  return {
    kind: 'table',
    start,
    end,
    heads: Math.min(heads, MOST_HEADS),
    firstFigures: placed?.table.firstFigures ?? width,
    widths: widthsOf(printed, width),
    rows: printed,
  };
}

/** No page is to be all heads. */
const MOST_HEADS = 4;

/** The cells of a row in their columns, as far as it is known which those are. */
function cellsOf(cut: Cut, placed: PlacedTable | undefined, index: number, width: number): readonly (Span | null)[] {
  if (cut.length === width) return cut;
  const row = placed?.table.rows[index];
  if (placed && row && (row.aligned || row.byPlace) && row.cells.length === width) {
    return row.cells.map((cell) => (cell ? shift({ start: cell.start, end: cell.end }, placed.start) : null));
  }
  return cut;
}

/** Shares of the breadth by what stands in the columns: the widest words count, but no column is squeezed or takes all. */
function widthsOf(rows: readonly (readonly PrintedCell[])[], width: number): readonly number[] {
  const needs = Array.from({ length: width }, (_, column) =>
    rows.reduce((need, row) => Math.min(16, Math.max(need, breadthOf(wordsOf(row[column] ?? [])) + 1)), 3.5),
  );
  const sum = needs.reduce((whole, need) => whole + need, 0);
  return needs.map((need) => need / sum);
}

/** How broad words are, in Chinese characters. */
export function breadthOf(words: string): number {
  let breadth = 0;
  for (const sign of words) breadth += sign.charCodeAt(0) < 0x2000 ? 0.5 : 1;
  return breadth;
}
