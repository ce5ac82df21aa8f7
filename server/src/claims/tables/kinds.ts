import { meets, NOTHING, sum } from '../../analysis/numbers/interval.ts';
import { isEmpty } from '../../analysis/tables.ts';
import { toFormula } from '../arithmetic.ts';
import type { Claim, Verdict } from '../claim.ts';
import { areAlike, type Figured, figureIn, type Grid, type Member, toCellNumber } from './grid.ts';

/** 其中：简易程序（件） */
const OF_WHICH = /^其中(?=[：:]|\S)/;
/** So many rows must come out even, for the columns to be all that there is. */
const WITNESSES = 2;

/** Columns that divide the one before them: 案件数 | 其中：简易程序 | 普通程序. Where one row only does not come out even, it is a fault. */
export function readTableKinds({ table, rows, columns, cellAt }: Grid): readonly Claim[] {
  return columns.flatMap((first, at) => {
    const whole = columns[at - 1];
    const opens = table.columns[first.at]!.names.some((name) => OF_WHICH.test(name));
    if (!whole?.added || !opens || whole.unit === '%') return [];
    const kinds = kindsFrom(columns, at);
    if (kinds.length < 2) return [];
    const sums = rows.flatMap((row) => {
      const total = figureIn(cellAt(row, whole));
      const parts = kinds.map((kind) => cellAt(row, kind));
      if (!total || !parts.every((cell) => figureIn(cell) || isEmpty(cell))) return [];
      return [{ row, total, parts: kinds.flatMap((kind) => withLabel(kind, figureIn(cellAt(row, kind)))) }];
    });
    const even = sums.filter(({ total, parts }) => fits(total, parts));
    if (even.length < WITNESSES || even.length < sums.length - 1) return [];
    return sums.flatMap((each) => (each.parts.length > 0 ? [toClaim(each.row, whole, each.total, each.parts)] : []));
  });
}

interface Part {
  readonly label: string;
  readonly cell: Figured;
}

/** The columns that go on with the division: those of the same unit behind one another. */
function kindsFrom(columns: readonly Member[], first: number): readonly Member[] {
  const kinds = [columns[first]!];
  const { unit } = columns[first]!;
  for (const column of columns.slice(first + 1)) {
    if (!column.added || column.role !== 'part' || column.unit !== unit || unit === '') break;
    kinds.push(column);
  }
  return kinds;
}

function withLabel(column: Member, cell: Figured | null): readonly Part[] {
  return cell ? [{ label: column.label.replace(/^其中[：:]?/, ''), cell }] : [];
}

function fits(total: Figured, parts: readonly Part[]): boolean {
  if (!parts.every(({ cell }) => areAlike(cell.quantity.unit, total.quantity.unit))) return false;
  return meets(
    parts.reduce((range, { cell }) => sum(range, cell.quantity.range), NOTHING),
    total.quantity.range,
  );
}

function toClaim(row: Member, whole: Member, total: Figured, parts: readonly Part[]): Claim {
  const verdict: Verdict = fits(total, parts) ? 'holds' : 'fails';
  const [reported, ...terms] = toFormula([total, ...parts.map(({ cell }) => cell)].map(({ quantity }) => quantity));
  return {
    kind: 'table',
    verdict,
    certainty: 'likely',
    formula: `${reported} ${verdict === 'holds' ? '=' : '≠'} ${terms.join(' + ')}`,
    numbers: [
      toCellNumber('total', `${row.label}${whole.label}`, total),
      ...parts.map(({ label, cell }) => toCellNumber('part', label, cell)),
    ],
  };
}
