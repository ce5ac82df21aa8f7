import type { Block } from './blocks.ts';
import { detach } from './detach.ts';
import { Memory, type Remembering } from './memory.ts';
import { readUnit } from './numbers/units.ts';
import { type Span, shift } from './span.ts';
import { type Line, type Row, readFigure, type Table } from './tables/cells.ts';
import { agree, type Cut, cutRows, isRule, NOTHING, widen } from './tables/columns.ts';
import { isForm, readForm } from './tables/disclosure-form.ts';
import { placeByColumn } from './tables/placing.ts';

export { type Cell, isEmpty, type Line, type Row, type Table } from './tables/cells.ts';

/** A table at its place in the report. */
export interface PlacedTable extends Remembering {
  /** UTF-16 offset of the table's first character. */
  readonly start: number;
  /** The rows as they stand in the text. */
  readonly text: string;
  /** The unit that stands above it; empty where none does. */
  readonly caption: string;
  readonly table: Table;
}

/** Tables wider than this are data, no part of a report. */
const MOST_COLUMNS = 100;
const LONGEST_CAPTION = 60;
const YEAR = /^(?:19|20)\d\d$/;
const UNIT_IN_LABEL = /(?:[（(]\s*(?:单位\s*[:：]?)?|[/／])\s*([^（()）/／\d\s]{1,5})\s*[)）]?$/;
const CAPTION = /单位\s*[:：]\s*([^\s（()）、，,]{1,5})\s*[)）]?$/;
const RATIO = /率$|占比|比例|比重|百分比|[%％]/;

/**
 * Reads the tables among the blocks of a text: rows that stand below one another. Those of an earlier version that did not
 * change are not read again.
 */
export function readTables(
  text: string,
  blocks: readonly Block[],
  previous: readonly PlacedTable[] | null = null,
): readonly PlacedTable[] {
  const known = new Map(previous?.map((table) => [table.caption + table.text, table]));
  return findStretches(text, blocks).flatMap(({ first, last }) => {
    const { start } = widen(text, blocks[first]!);
    const words = text.slice(start, widen(text, blocks[last]!).end);
    const caption = captionOf(text, blocks[first - 1]);
    const before = known.get(caption + words);
    if (before) return [{ ...before, start }];
    const own = previous ? detach(words) : words;
    const lines = blocks.slice(first, last + 1).map((block) => shift({ start: block.start, end: block.end }, -start));
    const table = readTable(own, lines, caption);
    return table ? [{ start, text: own, caption, table, memory: new Memory() }] : [];
  });
}

interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Blocks that make a table together: lines without an empty one between them; of a form, also cells with some. */
function findStretches(text: string, blocks: readonly Block[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let first = 0; first < blocks.length; first++) {
    if (blocks[first]!.kind !== 'table') continue;
    const groups: Stretch[] = [];
    let last = first;
    for (let from = first; blocks[last]?.kind === 'table'; from = ++last) {
      while (isNextRow(text, blocks[last]!, blocks[last + 1])) last++;
      groups.push({ first: from, last });
    }
    const whole = { first, last: last - 1 };
    const scattered = groups.length > 1 && groups.some((group) => group.first === group.last);
    if (scattered && isForm(text.slice(blocks[first]!.start, blocks[last - 1]!.end))) stretches.push(whole);
    else stretches.push(...groups);
    first = last;
  }
  return stretches;
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

function readTable(text: string, lines: readonly Span[], caption: string): Table | null {
  const cuts = cutRows(text, lines);
  const width = cuts.reduce((most, cells) => Math.max(most, cells.length), 0);
  const form = isForm(text);
  if (form && !(width > 1 && agree(cuts))) return readForm(text, lines);
  if (width < 2 || width > MOST_COLUMNS || cuts.length < 2) return null;
  const heads = countHeads(text, cuts, lines);
  const body = cuts.slice(heads);
  const titles = cuts.slice(0, heads).map((cells) => padLeft(cells, width));
  const columns = Array.from({ length: width }, (_, column) => readColumn(text, titles, column, caption));
  // The outcomes of reviews stand side by side, and their one row has no name.
  const bare = form && columns[0]!.names.some((name) => name.replace(/<br\s*\/?>/, '') === '结果维持');
  // Columns that no row comes up to are empty: the tabs that stood for them at the ends of the lines were lost.
  const breadth = body.reduce((most, cells) => Math.max(most, cells.length), 0);
  const firstFigures = bare || isNamelessBody(text, body, columns[0]!) ? 0 : findFirstFigures(text, body, breadth);
  if (firstFigures >= breadth) return null;
  const byPlace = placeByColumn(text, cuts, width);
  const rows = body.map((cells) => readRow(text, cells, { columns, breadth, firstFigures, byPlace }));
  return { columns, firstFigures, rows };
}

/** How many rows at the head name the columns: those above the first |---|, and those without figures other than years. */
function countHeads(text: string, cuts: readonly Cut[], lines: readonly Span[]): number {
  const ruled = lines.findIndex(({ start, end }) => isRule(text.slice(start, end)));
  let heads = Math.max(0, ruled);
  while (heads < cuts.length && !cuts[heads]!.slice(1).some((cell) => isFigure(text, cell))) heads++;
  return heads;
}

/** 年份, 序号: their figures name the rows. */
const NAMING = /^$|[序号年月季日期次名级层]/;

/** 警告|罚款|…|合计 above nothing but figures: whether the first of them is a figure like the others, and no name or number of its row. */
function isNamelessBody(text: string, body: readonly Cut[], first: Line): boolean {
  if (body.length === 0 || NAMING.test(first.names.join(''))) return false;
  const isNumber = (cells: Cut, row: number): boolean => text.slice(cells[0]!.start, cells[0]!.end) === String(row + 1);
  if (body.length > 1 && body.every(isNumber)) return false;
  return body.every((cells) => cells.every((cell) => isFigure(text, cell)));
}

/** The first column in which most cells that say something are figures, as the rows tell that lack none; `breadth` where there is none. */
function findFirstFigures(text: string, body: readonly Cut[], breadth: number): number {
  const whole = body.filter((cells) => cells.length === breadth);
  for (let column = 1; column < breadth; column++) {
    const said = whole
      .map((cells) => text.slice(cells[column]!.start, cells[column]!.end))
      .filter((words) => !NOTHING.test(words));
    const figures = said.filter((words) => readFigure(words, '') !== null);
    if (figures.length * 2 > said.length) return column;
  }
  return breadth;
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

/** What is known of a table when its rows are read. */
interface Layout {
  readonly columns: readonly Line[];
  /** How many of the columns the longest row fills. */
  readonly breadth: number;
  readonly firstFigures: number;
  /** The cells of a row that lacks some, where their places on the line tell which. */
  readonly byPlace: (row: Cut) => readonly (Span | null)[] | null;
}

function readRow(text: string, cut: Cut, { columns, breadth, firstFigures, byPlace: placeByColumns }: Layout): Row {
  const figures = cut.slice(firstFigures - breadth);
  const short = cut.length < breadth;
  const shifted =
    short &&
    cut.length >= breadth - firstFigures &&
    figures.every(({ start, end }) => /^[^\p{Script=Han}]*$/u.test(text.slice(start, end)));
  const byPlace = short && !shifted ? placeByColumns(cut) : null;
  const placed = shifted ? padLeft(cut, breadth) : (byPlace ?? cut);
  const named = placed
    .slice(0, firstFigures)
    .flatMap((cell) => (cell && cell.end > cell.start ? [toName(text, cell)] : []));
  const own = ownUnit(named, columns[firstFigures - 1]);
  const names = own === null ? named : named.slice(0, -1);
  const unit = own ?? named.map(unitOf).find((name) => name !== '') ?? '';
  const cells = columns.map((column, at) => {
    const span = placed[at];
    if (!span) return null;
    const words = text.slice(span.start, span.end);
    const quantity = at < firstFigures ? null : readFigure(words, column.unit === '%' ? '%' : unit || column.unit);
    return { start: span.start, end: span.end, text: words, quantity };
  });
  return { names, unit, cells, aligned: !short || shifted, ...(byPlace && { byPlace: true }) };
}

function padLeft(cells: Cut, width: number): readonly (Span | null)[] {
  return [...Array.from({ length: width - cells.length }, () => null), ...cells];
}

function toName(text: string, cell: Span): string {
  return text.slice(cell.start, cell.end).replace(/[\s*]+/g, '');
}

/** What stands below 单位 beside the name of a row: 调解室 | 个 | 12. */
function ownUnit(names: readonly string[], column: Line | undefined): string | null {
  const last = names.at(-1);
  if (last === undefined || names.length < 2 || !isUnit(last)) return null;
  return column?.names.some((name) => /^(?:计量)?单位$/.test(name)) ? last : null;
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
