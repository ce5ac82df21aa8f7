import { add, multiply, subtract } from '../numbers/decimal.ts';
import { isExact } from '../numbers/interval.ts';
import { BEFORE, BEHIND } from '../numbers/qualifiers.ts';
import { type Quantity, readQuantities } from '../quantities.ts';
import type { Span } from '../span.ts';
import { NOTHING } from './columns.ts';

/** One cell of a table, without the spaces around it. */
export interface Cell extends Span {
  readonly text: string;
  /** The figure, where the cell is nothing else; its own places count from the cell's first character. */
  readonly quantity: Quantity | null;
}

/** A row or a column of a table. */
export interface Line {
  /** What it is called: its names from the outside in. */
  readonly names: readonly string[];
  /** The unit its figures share, as written (万元); empty where nothing tells. */
  readonly unit: string;
}

/** A row of figures. */
export interface Row extends Line {
  /** A cell for every column, or null where the row has none there. */
  readonly cells: readonly (Cell | null)[];
  /** Whether it is plain which column each cell stands in. */
  readonly aligned: boolean;
  /** Whether only their places on the line tell it: columns that spaces line up, one of them left empty. */
  readonly byPlace?: boolean;
}

/** What a table says, whatever stands around it. Places count from where the table begins. */
export interface Table {
  readonly columns: readonly Line[];
  /** Index of the first column of figures; those before it say what the rows are. */
  readonly firstFigures: number;
  readonly rows: readonly Row[];
}

const LONGEST_FIGURE = 32;
const NUMERALS = /[\d０-９〇零一二两三四五六七八九十百千半]/;
/** A figure without a unit of its own. */
const BARE = /^[\d０-９][\d０-９.,，．]*$/;

/** Whether a cell says that there is nothing to say. */
export function isEmpty(cell: Cell | null | undefined): boolean {
  return !cell || NOTHING.test(cell.text);
}

/** A cell that is one figure and nothing else: with a unit of its own, or in the unit of its column or row. */
export function readFigure(words: string, unit: string): Quantity | null {
  if (words.length > LONGEST_FIGURE || !NUMERALS.test(words)) return null;
  const own = BARE.test(words) ? null : readOnly(words);
  if (own) return own;
  // 30以上: the unit would stand before what makes it approximate.
  const behind = BEHIND.find((word) => words.endsWith(word)) ?? '';
  const unitEnd = words.length - behind.length;
  const bare = readOnly(`${words.slice(0, unitEnd)}${unit === '%' ? '%' : '件'}${behind}`);
  if (!bare || bare.unitEnd !== unitEnd + 1) return null;
  if (unit === '%') return { ...bare, unitEnd };
  const scaled = /^[万亿]/.test(unit) && isExact(bare.range);
  return { ...bare, unit, unitEnd, ...(scaled && { range: rounded(bare) }) };
}

function readOnly(words: string): Quantity | null {
  const [quantity, second] = readQuantities(words);
  if (!quantity || second) return null;
  const before = words.slice(0, quantity.start);
  const behind = words.slice(quantity.unitEnd);
  const ahead = before === '' || BEFORE.some((word) => word === before);
  return ahead && (behind === '' || BEHIND.some((word) => word === behind)) ? quantity : null;
}

/** In a column of 万元, whole numbers are rounded. */
function rounded({ value, step }: Quantity): Quantity['range'] {
  const half = multiply(step, { units: 5n, scale: 1 });
  return { low: subtract(value, half), high: add(value, half), lowOpen: false, highOpen: true };
}
