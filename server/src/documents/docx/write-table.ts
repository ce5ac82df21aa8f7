import { Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { Anchored } from './anchors.ts';
import { SIZES, STYLES, TEXT_WIDTH, toTwips } from './gongwen.ts';
import { type Piece, wordsOf } from './pieces.ts';
import { breadthOf, type PrintedTable } from './printed-tables.ts';
import { toRuns } from './runs.ts';

const CELL_MARGIN = toTwips(1);

/** The size of the words of a table, in half points: the more columns, the smaller. */
function sizeFor(columns: number): number {
  if (columns > 10) return 15;
  if (columns > 6) return 18;
  return columns > 4 ? 21 : SIZES.table;
}

/** A table as wide as the text, its head again on every page. */
export function toTable({ rows, heads, firstFigures, widths }: PrintedTable, anchored: Anchored): Table {
  const columns = widths.map((share) => Math.floor(share * TEXT_WIDTH));
  const size = sizeFor(columns.length);
  return new Table({
    width: { size: columns.reduce((sum, column) => sum + column, 0), type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    rows: rows.map((row, at) => {
      const cells = row.length === columns.length ? columns : spread(columns, row.length);
      return new TableRow({
        tableHeader: at < heads,
        cantSplit: true,
        children: row.map(
          (pieces, column) =>
            new TableCell({
              width: { size: cells[column]!, type: WidthType.DXA },
              verticalAlign: VerticalAlignTable.CENTER,
              margins: { left: CELL_MARGIN, right: CELL_MARGIN },
              children: [
                new Paragraph({
                  style: at < heads ? STYLES.head : STYLES.cell,
                  ...(at >= heads && isProse(pieces, column, firstFigures) && { alignment: 'left' as const }),
                  children: toRuns(pieces, anchored, () => (size === SIZES.table ? {} : { size })),
                }),
              ],
            }),
        ),
      });
    }),
  });
}

/** The breadths of fewer cells that take as much room together. */
function spread(columns: readonly number[], count: number): readonly number[] {
  const whole = columns.reduce((sum, column) => sum + column, 0);
  const first = columns.slice(0, count);
  const part = first.reduce((sum, column) => sum + column, 0);
  return first.map((column) => Math.floor((column / part) * whole));
}

/** Long words in a cell are read from the left. */
function isProse(pieces: readonly Piece[], column: number, firstFigures: number): boolean {
  return column < firstFigures ? breadthOf(wordsOf(pieces)) > 8 : breadthOf(wordsOf(pieces)) > 14;
}
