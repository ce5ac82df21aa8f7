import { compare, ZERO } from '../../analysis/numbers/decimal.ts';
import { readFigure } from '../../analysis/tables/cells.ts';
import { type Direction, judgeAmount, judgeDirection, toFormula } from '../changes/arithmetic.ts';
import { AT_OTHER_PRICES } from '../changes/words.ts';
import type { Claim, Verdict } from '../claim.ts';
import { areAlike, type Figured, figureIn, type Grid, type Member, toCellNumber } from './grid.ts';

/** What a column of changes is called, and those that it is taken of. */
const CHANGED =
  /^(?:(?:同比|[较比](?:上年|去年)|20\d\d年?[较比]20\d\d年?)*(?:±|增减|增长|升降|变化|[增升降涨]幅)(?:数量?|情况|值|量|额|率|幅度?)*|同比|[较比](?:上年|去年))(?:[（(].*|[%％])?$/;
const NOW = /本年|今年|本期|当年|当期/;
const BEFORE = /上年|去年|同期|上期/;
const YEAR = /20\d\d/;
/** -14, +33, ↓7, 减少7 */
const SIGNED = /^(?:([-−－–↓]|减少?|下降)|[+＋↑]|增[加长]?|上升)?\s*(?=\d)/;

/** One row of a table: what it was, what it is, and the change told. */
interface Row {
  readonly label: string;
  readonly from: Figured;
  readonly to: Figured;
  readonly change: Figured;
  /** Null where nothing is said of it. */
  readonly direction: Direction | null;
}

/** Columns of changes against the columns of both years: 2024年 | 2023年 | 增减. */
export function readTableChanges(grid: Grid): readonly Claim[] {
  const changed = grid.columns.filter(({ label }) => CHANGED.test(label));
  if (changed.length === 0) return [];
  const others = grid.columns.filter((column) => !changed.includes(column) && column.unit !== '%');
  const [from, to] = yearsOf(others);
  if (!from || !to) return [];
  return changed.flatMap((column) => {
    const rows = grid.rows.flatMap((row) => toRow(grid, row, { from, to, column }));
    const signed = rows.some(({ direction }) => direction === 'down');
    const judged = rows.map((row) => ({ row, verdict: judge(row, signed) }));
    const fitting = judged.filter(({ verdict }) => verdict === 'holds');
    const isTold = fitting.length > 1 || fitting.some(({ row }) => isNoAccident(row));
    if (!isTold || fitting.length * 2 < rows.length) return [];
    return judged.flatMap(({ row, verdict }) =>
      verdict === 'fails' && AT_OTHER_PRICES.test(row.label) ? [] : [toClaim(row, verdict)],
    );
  });
}

/** The columns of the year before and of this one; nothing where more than one could be meant. */
function yearsOf(columns: readonly Member[]): readonly [from?: Member, to?: Member] {
  const before = columns.filter(({ label }) => BEFORE.test(label));
  const now = columns.filter(({ label }) => NOW.test(label));
  if (before.length === 1 && now.length === 1) return [before[0]!, now[0]!];
  const dated = columns.flatMap((column) => {
    const year = YEAR.exec(column.label)?.[0];
    return year ? [{ column, year: Number(year) }] : [];
  });
  const [a, b] = dated.toSorted((x, y) => x.year - y.year);
  return a && b && dated.length === 2 && b.year - a.year === 1 ? [a.column, b.column] : [];
}

interface Columns {
  readonly from: Member;
  readonly to: Member;
  readonly column: Member;
}

function toRow(grid: Grid, row: Member, columns: Columns): readonly Row[] {
  const [from, to] = [columns.from, columns.to].map((column) => figureIn(grid.cellAt(row, column)));
  const cell = grid.cellAt(row, columns.column);
  if (!from || !to || !cell || !areAlike(from.quantity.unit, to.quantity.unit)) return [];
  const sign = SIGNED.exec(cell.text);
  if (!sign) return [];
  const words = cell.text.slice(sign[0].length);
  const { label, unit: told } = columns.column;
  const unit = told === '%' || /率|幅|[%％]/.test(label) ? '%' : from.quantity.unit;
  const quantity = readFigure(words, unit);
  if (!quantity) return [];
  const change = { ...cell, start: cell.start + sign[0].length, text: words, quantity };
  const direction = sign[1] ? 'down' : sign[0] !== '' ? 'up' : null;
  return [{ label: `${row.label}${label.replace(/[%％]$/, '')}`, from, to, change, direction }];
}

/** -8.2% of 1462 and 1342: of two rows, one with a decimal is enough to tell what the column is. */
function isNoAccident({ change: { quantity }, from, to }: Row): boolean {
  const moved = compare(from.quantity.value, to.quantity.value) !== 0;
  return moved && quantity.measure === 'percent' && quantity.step.scale > 0;
}

/** Where some cells carry a minus, those without one went up. */
function judge({ from, to, change, direction }: Row, signed: boolean): Verdict {
  const amount = judgeAmount(from.quantity, to.quantity, change.quantity);
  if (compare(change.quantity.value, ZERO) === 0) return amount;
  const way = direction ?? (signed ? 'up' : null);
  const verdicts = [amount, ...(way ? [judgeDirection(from.quantity, to.quantity, way)] : [])];
  return verdicts.includes('fails') ? 'fails' : verdicts.includes('unclear') ? 'unclear' : 'holds';
}

function toClaim({ label, from, to, change }: Row, verdict: Verdict): Claim {
  return {
    kind: 'change',
    verdict,
    certainty: 'likely',
    formula: toFormula(from.quantity, to.quantity, change.quantity, verdict),
    numbers: [toCellNumber('change', label, change), toCellNumber('from', label, from), toCellNumber('to', label, to)],
  };
}
