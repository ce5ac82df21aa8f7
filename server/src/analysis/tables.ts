import type { Block } from './blocks.ts';
import { Kind, kindAt } from './characters.ts';
import { cutCells, dividerOf, isRule, NOTHING } from './columns.ts';
import { add, multiply, subtract } from './decimal.ts';
import { isExact } from './interval.ts';
import { BEFORE, BEHIND, type Quantity, readQuantities } from './quantities.ts';
import type { Span } from './span.ts';
import { readUnit } from './units.ts';

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
}

/** What a table says. Places are offsets into the report. */
export interface Table extends Span {
  readonly columns: readonly Line[];
  /** Index of the first column of figures; those before it say what the rows are. */
  readonly firstFigures: number;
  readonly rows: readonly Row[];
}

type Cut = readonly Span[];

/** Tables wider than this are data, no part of a report. */
const MOST_COLUMNS = 100;
const LONGEST_FIGURE = 32;
const LONGEST_CAPTION = 60;
const YEAR = /^(?:19|20)\d\d$/;
const UNIT_IN_LABEL = /(?:[（(]\s*(?:单位\s*[:：]?)?|[/／])\s*([^（()）/／\d\s]{1,5})\s*[)）]?$/;
const CAPTION = /单位\s*[:：]\s*([^\s（()）、，,]{1,5})\s*[)）]?$/;
const RATIO = /率$|占比|比例|比重|百分比|[%％]/;

/** Reads the tables among the blocks of a text: rows that stand below one another. */
export function readTables(text: string, blocks: readonly Block[]): readonly Table[] {
  const tables: Table[] = [];
  for (let at = 0; at < blocks.length; at++) {
    if (blocks[at]!.kind !== 'table') continue;
    const first = at;
    while (isNextRow(text, blocks[at]!, blocks[at + 1])) at++;
    const table = readTable(text, blocks.slice(first, at + 1), captionOf(text, blocks[first - 1]));
    if (table) tables.push(table);
  }
  return tables;
}

/** Whether a cell says that there is nothing to say. */
export function isEmpty(cell: Cell | null | undefined): boolean {
  return !cell || NOTHING.test(cell.text);
}

function isNextRow(text: string, row: Block, next: Block | undefined): boolean {
  if (next?.kind !== 'table') return false;
  let lineEnds = 0;
  for (let at = row.end; at < next.start; at++) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) lineEnds++;
  }
  return lineEnds === 1;
}

/** The unit that stands above a table: 单位：万元. */
function captionOf(text: string, before: Block | undefined): string {
  if (!before || before.end - before.start > LONGEST_CAPTION) return '';
  const unit = CAPTION.exec(text.slice(before.start, before.end))?.[1] ?? '';
  return isUnit(unit) ? unit : '';
}

function readTable(text: string, blocks: readonly Block[], caption: string): Table | null {
  const lines = cutRows(text, blocks);
  const width = lines.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (width < 2 || width > MOST_COLUMNS || lines.length < 2) return null;
  const heads = countHeads(text, lines, blocks);
  const body = lines.slice(heads);
  const firstFigures = findFirstFigures(text, body, width);
  if (firstFigures === width) return null;
  const titles = lines.slice(0, heads).map((cells) => padLeft(cells, width));
  const columns = Array.from({ length: width }, (_, column) => readColumn(text, titles, column, caption));
  const rows = body.map((cells) => readRow(text, cells, columns, firstFigures));
  return { start: blocks[0]!.start, end: blocks.at(-1)!.end, columns, firstFigures, rows };
}

/** The cells of each row. Tabs that only line columns up divide once however many they are, where all rows then agree. */
function cutRows(text: string, blocks: readonly Block[]): readonly Cut[] {
  const rows = blocks.filter(({ start, end }) => !isRule(text.slice(start, end)));
  const cut = (collapse: boolean): readonly Cut[] =>
    rows.map((row) => {
      const divider = dividerOf(text.slice(row.start, row.end));
      return divider ? cutCells(text, divider === 'tab' ? widen(text, row) : row, divider, collapse) : [row];
    });
  const exact = cut(false);
  if (agree(exact)) return exact;
  const collapsed = cut(true);
  return agree(collapsed) ? collapsed : exact;
}

function agree(rows: readonly Cut[]): boolean {
  return rows.every((cells) => cells.length === rows[0]!.length);
}

/** A row with the tabs around it: they stand for cells. */
function widen(text: string, row: Span): Span {
  let { start, end } = row;
  while (kindAt(text, start - 1) === Kind.space) start--;
  while (kindAt(text, end) === Kind.space) end++;
  return { start, end };
}

/** How many rows at the head name the columns: those above the first |---|, and those without figures other than years. */
function countHeads(text: string, lines: readonly Cut[], blocks: readonly Block[]): number {
  const ruled = blocks.findIndex(({ start, end }) => isRule(text.slice(start, end)));
  let heads = Math.max(0, ruled);
  while (heads < lines.length && !lines[heads]!.slice(1).some((cell) => isFigure(text, cell))) heads++;
  return heads;
}

/** The first column in which most cells that say something are figures; `width` where there is none. */
function findFirstFigures(text: string, body: readonly Cut[], width: number): number {
  for (let column = 1; column < width; column++) {
    let said = 0;
    let figures = 0;
    for (const cells of body) {
      const cell = cells[column + cells.length - width] ?? cells[column];
      if (!cell || NOTHING.test(text.slice(cell.start, cell.end))) continue;
      said++;
      if (readFigure(text.slice(cell.start, cell.end), '')) figures++;
    }
    if (figures * 2 > said) return column;
  }
  return width;
}

function readColumn(
  text: string,
  titles: readonly (readonly (Span | null)[])[],
  column: number,
  caption: string,
): Line {
  const names = titles.flatMap((cells) => {
    const cell = cells[column];
    return cell && cell.end > cell.start ? [toName(text, cell)] : [];
  });
  const label = names.at(-1) ?? '';
  return { names, unit: unitOf(label) || (RATIO.test(label) ? '%' : caption) };
}

function readRow(text: string, cut: Cut, columns: readonly Line[], firstFigures: number): Row {
  const width = columns.length;
  const figures = cut.slice(firstFigures - width);
  const short = cut.length < width;
  const shifted =
    short &&
    cut.length >= width - firstFigures &&
    figures.every(({ start, end }) => /^[^\p{Script=Han}]*$/u.test(text.slice(start, end)));
  const placed = shifted ? padLeft(cut, width) : cut;
  const names = placed
    .slice(0, firstFigures)
    .flatMap((cell) => (cell && cell.end > cell.start ? [toName(text, cell)] : []));
  const unit = names.map(unitOf).find((name) => name !== '') ?? '';
  const cells = columns.map((column, at) => {
    const span = placed[at];
    if (!span) return null;
    const words = text.slice(span.start, span.end);
    const quantity = at < firstFigures ? null : readFigure(words, column.unit === '%' ? '%' : unit || column.unit);
    return { start: span.start, end: span.end, text: words, quantity };
  });
  return { names, unit, cells, aligned: !short || shifted };
}

function padLeft(cells: Cut, width: number): readonly (Span | null)[] {
  return [...Array.from({ length: width - cells.length }, () => null), ...cells];
}

function toName(text: string, cell: Span): string {
  return text.slice(cell.start, cell.end).replace(/[\s*]+/g, '');
}

/** The unit that a name ends with: 罚没金额（万元）, 案件/件. */
function unitOf(name: string): string {
  const unit = UNIT_IN_LABEL.exec(name)?.[1] ?? '';
  return isUnit(unit) ? unit : '';
}

function isUnit(words: string): boolean {
  const bare = words.replace(/^[万亿]+/, '');
  return readUnit(bare, 0)?.end === bare.length && bare !== '';
}

function isFigure(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end);
  return !YEAR.test(words) && readFigure(words, '') !== null;
}

/** A cell that is one figure and nothing else: with a unit of its own, or in the unit of its column or row. */
function readFigure(words: string, unit: string): Quantity | null {
  if (words === '' || words.length > LONGEST_FIGURE) return null;
  const own = readOnly(words);
  if (own) return own;
  const bare = readOnly(`${words}${unit === '%' ? '%' : '件'}`);
  if (!bare || bare.unitEnd !== words.length + 1) return null;
  if (unit === '%') return { ...bare, unitEnd: words.length };
  const scaled = /^[万亿]/.test(unit) && isExact(bare.range);
  return { ...bare, unit, unitEnd: words.length, ...(scaled && { range: rounded(bare) }) };
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
