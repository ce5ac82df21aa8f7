import { compare } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { isEmpty } from '../../analysis/tables.ts';
import { sumOf, toWritten } from '../arithmetic.ts';
import type { Claim, FigureNumber, Role, Verdict } from '../claim.ts';
import { type Figured, type Grid, type Member, toCellNumber } from '../tables/grid.ts';

/** What a cell says: a figure, or nothing, which counts as 0; null where that is not plain. */
export type Said = Figured | 'nothing' | null;

/** A figure of a table with what it is called. */
export interface Part {
  readonly label: string;
  readonly figure: Figured;
}

/** Figures to be added up. */
export interface Sum {
  readonly parts: readonly Part[];
  /** Whether every figure that belongs to the sum is told. */
  readonly known: boolean;
}

const SIGNS: Readonly<Record<Verdict, string>> = { holds: '=', fails: '≠', unclear: '?' };

/** What a cell of a row says. */
export function saidAt(grid: Grid, row: Member, column: Member): Said {
  const cell = grid.table.rows[row.at]!.aligned ? grid.cellAt(row, column) : null;
  if (!cell) return null;
  const { quantity } = cell;
  if (quantity) return isExact(quantity.range) && quantity.measure !== 'percent' ? { ...cell, quantity } : null;
  return isEmpty(cell) ? 'nothing' : null;
}

/** What cells say, to be added up. */
export function gather(cells: readonly { readonly label: string; readonly said: Said }[]): Sum {
  const parts = cells.flatMap(({ label, said }) => (said && said !== 'nothing' ? [{ label, figure: said }] : []));
  return { parts, known: cells.every(({ said }) => said !== null) };
}

/** A total against its parts. Too much is too much; too little is only said where every part is told. */
export function toSumClaim(total: Part, { parts, known }: Sum): readonly Claim[] {
  if (parts.length === 0) return [];
  const order = compare(add(parts), total.figure.quantity.value);
  const verdict: Verdict = order === 0 ? 'holds' : known || order > 0 ? 'fails' : 'unclear';
  return [
    {
      kind: 'table',
      verdict,
      certainty: 'certain',
      formula: `${toWritten(total.figure.quantity)} ${SIGNS[verdict]} ${toTerms(parts)}`,
      numbers: [toNumber('total', total), ...parts.map((part) => toNumber('part', part))],
    },
  ];
}

/** What came in against what was done with it and what is left over. Nothing is left over where `left` has no part. */
export function toBalanceClaim(came: Sum, done: Sum, left: Sum): readonly Claim[] {
  const out = { parts: [...done.parts, ...left.parts], known: done.known && left.known };
  if (came.parts.length === 0 || out.parts.length === 0 || (!came.known && !out.known)) return [];
  const order = compare(add(came.parts), add(out.parts));
  // What is not told can only make its own side more.
  const fails = order > 0 ? out.known : came.known;
  const verdict: Verdict = order === 0 ? 'holds' : fails ? 'fails' : 'unclear';
  return [
    {
      kind: 'table',
      verdict,
      certainty: came.known && out.known ? 'certain' : 'likely',
      formula: `${toTerms(came.parts)} ${SIGNS[verdict]} ${toTerms(out.parts)}`,
      numbers: [
        ...came.parts.map((part) => toNumber('in', part)),
        ...done.parts.map((part) => toNumber('out', part)),
        ...left.parts.map((part) => toNumber('result', part)),
      ],
    },
  ];
}

/** A formula with more terms leaves out those that are 0. */
const MOST_TERMS = 6;

function toTerms(parts: readonly Part[]): string {
  const telling = parts.filter(({ figure }) => parts.length <= MOST_TERMS || figure.quantity.value.units !== 0n);
  const terms = telling.length > 0 ? telling : parts.slice(0, 1);
  return terms.map(({ figure }) => toWritten(figure.quantity)).join(' + ');
}

function add(parts: readonly Part[]) {
  return sumOf(parts.map(({ figure }) => figure.quantity));
}

function toNumber(role: Role, { label, figure }: Part): FigureNumber {
  return toCellNumber(role, label, figure);
}
