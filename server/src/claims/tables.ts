import type { Analysis } from '../analysis/analyze.ts';
import { once } from '../analysis/memory.ts';
import type { PlacedTable } from '../analysis/tables.ts';
import { type Claim, placeClaim } from './claim.ts';
import { readDisclosureProse } from './disclosure/prose.ts';
import { type Disclosure, readDisclosure } from './disclosure.ts';
import { readTableChanges } from './tables/changes.ts';
import { type Grid, toGrid } from './tables/grid.ts';
import { readTableKinds } from './tables/kinds.ts';
import { readProseBefore } from './tables/prose.ts';
import { readTableRates } from './tables/rates.ts';
import { readSums } from './tables/sums.ts';

/** A table ready to be weighed, with what it says by itself. Places count from where it begins. */
export interface ReadTable {
  readonly grid: Grid;
  /** Whether every figure stands in a column that is plain. */
  readonly plain: boolean;
  readonly claims: readonly Claim[];
  /** Absent where it is no table of the form for reports on 政府信息公开. */
  readonly disclosure?: Disclosure;
}

/**
 * Reads the tables of a report: rows and columns that add up others, rates of named columns, the sums of a form that is
 * prescribed, and what the text tells of a table.
 */
export function readTableClaims(analysis: Analysis, year: number | null): readonly Claim[] {
  const tables = analysis.tables.map((table) => ({ start: table.start, table: readTable(table) }));
  const claims = tables.flatMap(({ start, table }) => [
    ...table.claims.map((claim) => placeClaim(claim, start)),
    ...(table.plain && !table.disclosure ? readProseBefore(analysis, table.grid, start) : []),
  ]);
  const disclosures = tables.flatMap(({ start, table }) => (table.disclosure ? [{ start, ...table.disclosure }] : []));
  return disclosures.length > 0 ? [...claims, ...readDisclosureProse(analysis, disclosures, year)] : claims;
}

/** A table ready to be weighed, with what it says by itself. */
export const readTable = once(({ table }: PlacedTable): ReadTable => {
  const grid = toGrid(table);
  const disclosure = readDisclosure(grid);
  const aligned = grid.rows.filter((row) => table.rows[row.at]!.aligned);
  const plain = !table.rows.some((row) => !row.aligned && row.cells.some((cell) => cell?.quantity));
  const claims = disclosure
    ? disclosure.claims
    : (readPlaced(grid) ?? readPlainTable({ ...grid, rows: aligned }, { down: plain }));
  return { grid, plain, claims, ...(disclosure && { disclosure }) };
});

/**
 * A table in which some rows lack cells, read as the places of the others on their lines suggest. A cell in the wrong column
 * spoils two sums at once: only where all hold, or all but one, the reading is right. Null where it is not.
 */
function readPlaced(grid: Grid): readonly Claim[] | null {
  const rows = grid.rows.map(({ at }) => grid.table.rows[at]!);
  if (!rows.some(({ byPlace }) => byPlace) || !rows.every(({ aligned, byPlace }) => aligned || byPlace)) return null;
  const claims = readPlainTable(grid, { down: true });
  const doubtful = claims.filter(({ verdict }) => verdict !== 'holds').length;
  if (doubtful > 1 || claims.length === doubtful) return null;
  return claims.map((claim) => (claim.verdict === 'fails' ? { ...claim, certainty: 'likely' } : claim));
}

/** `down` where what stands below one another may be added up as well. */
function readPlainTable(grid: Grid, { down }: { readonly down: boolean }): readonly Claim[] {
  const { rows, columns, cellAt } = grid;
  const turned = turn(grid);
  return [
    ...(down ? readSums({ members: rows, crosses: columns, cellAt }) : []),
    ...readSums({ members: columns, crosses: rows, cellAt: turned.cellAt }),
    ...readTableKinds(grid),
    ...[grid, turned].flatMap((each) => [...readTableRates(each), ...readTableChanges(each)]),
  ];
}

/** 受理, 办结, 办结率 as names of rows: what is read of columns is read of them as well. */
function turn({ table, rows, columns, cellAt }: Grid): Grid {
  return { table, rows: columns, columns: rows, cellAt: (column, row) => cellAt(row, column) };
}
