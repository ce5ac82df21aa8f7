import type { Analysis } from '../../analysis/analyze.ts';
import { absolute, compare, subtract } from '../../analysis/numbers/decimal.ts';
import { meets } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { indexFrom, shift } from '../../analysis/span.ts';
import { relativeGap, toWritten } from '../arithmetic.ts';
import { type Claim, type FigureNumber, toNumber, type Verdict } from '../claim.ts';
import { isOneSlip } from '../slips.ts';
import { TOTAL_WORD } from '../vocabulary.ts';
import { asTold, type Figured, figureIn, type Grid, type Member, toCellNumber } from './grid.ts';

/** The paragraph says that it speaks of the table below. */
const POINTS_AT_TABLE = /(?:[如见]|详见|参见)(?:下|附)?表|下表|如下[：:]?\s*$/;
/** How many blocks of a caption may stand between a paragraph and its table. */
const CAPTIONS = 2;
const LONGEST_CAPTION = 60;
/** A gap of at most a tenth is a small one. */
const SMALL = 10n;

/** The totals that the paragraph before a table tells of it: 全年共受理咨询120件，具体如下表. The table begins at `start`. */
export function readProseBefore(analysis: Analysis, grid: Grid, start: number): readonly Claim[] {
  const row = totalRow(grid);
  const before = paragraphBefore(analysis, start);
  if (!row || !before) return [];
  const figures = before.paragraph.figures.filter(
    ({ quantity, bracket }) => bracket === 0 && quantity.measure !== 'percent',
  );
  return grid.columns.flatMap((column) => {
    const written = column.added ? figureIn(grid.cellAt(row, column)) : null;
    const cell = written && { ...written, quantity: asTold(written.quantity) };
    const named = cell ? figures.filter((figure) => namesSame(figure, column, cell, grid)) : [];
    const [figure] = named;
    if (!cell || !figure || named.length > 1) return [];
    // 计划检查260家，实际检查273家: another figure is the one that the column adds up to.
    if (!isSame(figure, cell) && figures.some((other) => isAlike(other, cell) && isSame(other, cell))) return [];
    return [
      compareFigures(
        shift(toNumber('total', figure), before.start),
        shift(toCellNumber('part', `${column.label}${row.label}`, cell), start),
      ),
    ];
  });
}

interface Measured {
  readonly quantity: Quantity;
}

function isSame({ quantity: told }: Measured, { quantity }: Measured): boolean {
  return meets(told.range, quantity.range) || isRounded(told, quantity);
}

function isAlike({ quantity: { unit } }: Measured, { quantity }: Measured): boolean {
  return quantity.unit === '' || quantity.unit === unit;
}

/** The row that adds up the whole table; null where there is none, or more than one could be meant. */
function totalRow({ rows }: Grid): Member | null {
  const most = Math.max(...rows.map(({ rank }) => rank));
  const totals = rows.filter(({ rank, role }) => role === 'total' && rank === most);
  return totals.length === 1 ? totals[0]! : null;
}

function paragraphBefore(analysis: Analysis, table: number): Analysis['paragraphs'][number] | null {
  const { paragraphs } = analysis;
  const first = indexFrom(paragraphs, table);
  for (let at = first - 1; at >= Math.max(0, first - 1 - CAPTIONS); at--) {
    const { block, paragraph } = paragraphs[at]!;
    if (block.kind !== 'paragraph') return null;
    if (POINTS_AT_TABLE.test(paragraph.text)) return paragraphs[at]!;
    if (paragraph.text.length > LONGEST_CAPTION) return null;
  }
  return null;
}

/** Whether a figure is called what the column is called, or is the one total that a table of one column can mean. */
function namesSame(figure: Figure, column: Member, cell: Figured, { columns }: Grid): boolean {
  const { unit } = cell.quantity;
  if (!isAlike(figure, cell)) return false;
  const name = column.label.replace(/(?:数量?|总数|件数|次数|人数|[（(].*)$/, '');
  const total = TOTAL_WORD.test(figure.lead);
  if (name.length > 1 && (figure.label === name || (total && figure.label.includes(name)))) return true;
  if (name.length > LONG_NAME && figure.label.endsWith(name)) return true;
  return total && unit !== '' && columns.filter(({ added }) => added).length === 1;
}

/** 作出行政许可23667件, in a column of 行政许可: what is longer than 办结 is said of nothing else. */
const LONG_NAME = 3;

/** A difference is held against the text only where little or one slip explains it: the table may count something else. */
function compareFigures(figure: FigureNumber, cell: FigureNumber): Claim {
  const told = figure.quantity;
  const same = isSame(figure, cell);
  const explained = relativeGap([told], [cell.quantity], SMALL) || isOneSlip(told, [cell.quantity]);
  const verdict: Verdict = same ? 'holds' : explained ? 'fails' : 'unclear';
  const sign = same ? '=' : explained ? '≠' : '?';
  return {
    kind: 'table',
    verdict,
    certainty: 'likely',
    formula: `${toWritten(told)} ${sign} ${toWritten(cell.quantity)}`,
    numbers: [figure, cell],
  };
}

/** 330万元 of 330.05万元: nearer than one more in the last digit of the coarser of them. */
function isRounded(a: Quantity, b: Quantity): boolean {
  if (a.measure !== 'amount' && b.scale === 0) return false;
  const gap = absolute(subtract(a.value, b.value));
  return compare(gap, compare(a.step, b.step) < 0 ? b.step : a.step) < 0;
}
