import type { Span } from '../span.ts';
import { type Cell, type Line, type Row, readFigure, type Table } from './cells.ts';
import { cutCells, dividerOf, isRule, NOTHING, widen } from './columns.ts';
import { PAGE_NUMBER } from './disclosure-lines.ts';

/** A text that holds one of the tables that the form for reports on 政府信息公开 prescribes. */
const FORM = /政府信息公开申请|新收政府信息|予以公开|结果维持|勾稽关系/;
const APPLICANTS = /自然人|法人[或和及]?其他组织|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|合计/g;
/** The kinds of applicants that are no natural persons. */
export const LEGAL_PERSONS: readonly string[] = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const OUTCOMES = /未经复议直接起诉|复议后起诉|行政复议|结果维持|结果纠正|其他结果|尚未审结|总计|合计/g;
/** A course of law, whose outcomes the form tells side by side. */
export const COURSE = /^(?:未经复议直接起诉|复议后起诉|行政复议)$/;
/** Six kinds of applicants and their total. */
const COLUMNS = 7;
/** How many outcomes each course is told by, their total among them. */
const OUTCOMES_EACH = 5;
const MARK = /[（(][一二三四五六七八九十]{1,2}[)）]|(?<![\d.])\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]、/g;
const FIRST_ROW = /本年度?新收|上年度?结转/;
const EXPLANATION = /[（(]本列数据[^（()）]{0,60}[)）]/;

/** Whether a stretch of lines looks like such a table. */
export function isForm(text: string): boolean {
  return FORM.test(text);
}

/**
 * Reads a table of the form by what its cells say, for where they stand is lost: cells of merged rows left out, one cell a
 * line, figures with single spaces between them. Null where that does not tell what stands under what.
 */
export function readForm(text: string, lines: readonly Span[]): Table | null {
  const entries = readEntries(text, lines);
  return readApplications(entries) ?? readReviews(entries);
}

/** The figures and blanks between one stretch of words and the next. */
interface Entry {
  readonly label: string;
  readonly values: readonly Cell[];
}

function readEntries(text: string, lines: readonly Span[]): readonly Entry[] {
  const entries: Entry[] = [];
  let label = '';
  let values: Cell[] = [];
  let begun = false;
  const close = (): void => {
    if (label !== '' || values.length > 0) entries.push({ label, values });
    label = '';
    values = [];
  };
  const add = (cell: Cell): void => {
    if (isValue(cell)) values.push(cell);
    else {
      if (values.length > 0) close();
      label += withoutSpaces(cell.text);
    }
  };
  for (const line of lines) {
    const words = text.slice(line.start, line.end);
    if (isRule(words) || PAGE_NUMBER.test(words)) continue;
    const cells = cutLine(text, line).map((span) => toCell(text, span));
    const lastName = cells.findLastIndex((cell) => cell.text !== '' && !isValue(cell));
    for (const cell of cells.slice(0, lastName + 1)) if (cell.text !== '') add(cell);
    begun ||= FIRST_ROW.test(label);
    const behind = cells.slice(lastName + 1);
    const said = behind.some((cell) => cell.text !== '');
    // A row on a line: there, an empty cell is one that says nothing. Elsewhere it is only what a layout has left.
    if (cells.length > 1 && behind.length > 1 && (said || begun)) {
      values.push(...behind);
      close();
    } else {
      for (const cell of behind) if (cell.text !== '') add(cell);
    }
  }
  close();
  return entries;
}

function isValue({ text, quantity }: Cell): boolean {
  return quantity !== null || (text !== '' && NOTHING.test(text));
}

/** The cells of a line: between pipes or tabs; where there are none, its words. */
function cutLine(text: string, line: Span): readonly Span[] {
  const wide = widen(text, line);
  const divider = dividerOf(text.slice(wide.start, wide.end));
  if (divider === 'pipe' || divider === 'tab')
    return cutCells(text, divider === 'tab' ? wide : line, divider, 'each divides');
  const words: Span[] = [];
  for (const match of text.slice(line.start, line.end).matchAll(/\S+/g)) {
    const start = line.start + match.index;
    words.push({ start, end: start + match[0].length });
  }
  return words;
}

function toCell(text: string, { start, end }: Span): Cell {
  const words = text.slice(start, end);
  return { start, end, text: words, quantity: readFigure(words, '') };
}

function withoutSpaces(words: string): string {
  return words.replace(/<br\s*\/?>|[\s*]+/g, '');
}

/** What became of the applications: a row for each outcome, a column for each kind of applicant. */
function readApplications(entries: readonly Entry[]): Table | null {
  const first = entries.findIndex(({ label }) => FIRST_ROW.test(label));
  if (first < 0) return null;
  const { label, values } = entries[first]!;
  const begins = Math.min(label.search(FIRST_ROW), ...[...label.matchAll(MARK)].map(({ index }) => index));
  const before = entries.slice(0, first);
  if (before.some((entry) => entry.values.some(({ text }) => text !== ''))) return null;
  const head = before.map((entry) => entry.label).join('') + label.slice(0, begins);
  const named = readApplicants(head.replace(EXPLANATION, ''));
  const body = [{ label: label.slice(begins), values }, ...entries.slice(first + 1)];
  const width = named?.length ?? commonLength(body);
  if (width === null) return null;
  const columns = named ?? Array.from({ length: width }, () => NAMELESS);
  const rows = body.flatMap((entry) => readRows(entry, width));
  return { columns: [NAMELESS, ...columns], firstFigures: 1, rows };
}

const NAMELESS: Line = { names: [], unit: '' };

/** The columns in their order; null where one is missing or told twice. */
function readApplicants(head: string): readonly Line[] | null {
  const words = [...head.matchAll(APPLICANTS)].map(([word]) => word);
  if (words.length < 2 || !words.includes('自然人') || new Set(words).size !== words.length) return null;
  const legal = words.findIndex((word) => word.startsWith('法人'));
  const kinds = words.filter((word) => LEGAL_PERSONS.includes(word));
  if (legal < 0 || kinds.length === 0) return words.map((word) => ({ names: [word], unit: '' }));
  // The kinds of legal persons stand under their common name, whichever line of the head is read first.
  const name = words[legal]!;
  const under = (word: string): readonly Line[] =>
    word === name
      ? kinds.map((kind) => ({ names: [name, kind], unit: '' }))
      : kinds.includes(word)
        ? []
        : [{ names: [word], unit: '' }];
  return words.flatMap(under);
}

/** Where the head cannot be read: the number of columns of the form, if every row has as many figures; else null. */
function commonLength(entries: readonly Entry[]): number | null {
  const lengths = new Set(entries.map(({ values }) => values.length).filter((length) => length > 0));
  return lengths.size === 1 && lengths.has(COLUMNS) ? COLUMNS : null;
}

/** The rows that an entry names; the last of them has its figures. */
function readRows({ label, values }: Entry, width: number): readonly Row[] {
  const marks = [...label.matchAll(MARK)].map(({ index }) => index);
  // What stands before the first mark is the rest of the name before it, broken by its figures.
  const starts = marks.length > 0 ? marks : [0];
  const names = starts.map((start, at) => label.slice(start, starts[at + 1] ?? label.length));
  const ranks = names.map(rankOf);
  // Where a mark of a higher level follows, names and figures have come out of order.
  const ordered = ranks.every((rank, at) => at === 0 || rank >= ranks[at - 1]!);
  const cells = !ordered ? null : values.length > 0 ? fit(values, width) : [];
  return names.map((name, at) => {
    const last = at === names.length - 1;
    return {
      names: [name],
      unit: '',
      cells: [null, ...Array.from({ length: width }, (_, column) => (last && cells?.[column]) || null)],
      aligned: cells !== null,
    };
  });
}

/** 一、 before （一） before 1. */
function rankOf(name: string): number {
  return /^[（(]/.test(name) ? 1 : /^\d/.test(name) ? 2 : 0;
}

/** As many cells as there are columns; null where it is not plain which of them say nothing. */
function fit(values: readonly Cell[], width: number): readonly Cell[] | null {
  const excess = values.length - width;
  if (excess === 0) return values;
  const first = values.findIndex(({ text }) => text !== '');
  const last = values.findLastIndex(({ text }) => text !== '');
  if (first < 0) return excess < 0 ? [] : values.slice(0, width);
  if (excess < 0) return null;
  if (first >= excess && last === values.length - 1) return values.slice(excess);
  return first === 0 && last < width ? values.slice(0, width) : null;
}

/** What became of reviews and law-suits: one row, a column for each outcome of each course. */
function readReviews(entries: readonly Entry[]): Table | null {
  const head = entries.map(({ label }) => label).join('');
  const words = [...head.matchAll(OUTCOMES)].map(([word]) => word);
  const courses = words.filter((word) => COURSE.test(word));
  const outcomes = words.filter((word) => !COURSE.test(word));
  const filled = entries.filter(({ values }) => values.some(({ text }) => text !== ''));
  if (courses.length === 0 || outcomes.length !== courses.length * OUTCOMES_EACH || filled.length !== 1) return null;
  const cells = fit(filled[0]!.values, outcomes.length);
  if (!cells) return null;
  const columns = outcomes.map((outcome, at) => ({
    names: [courses[Math.floor(at / OUTCOMES_EACH)]!, outcome],
    unit: '',
  }));
  return { columns, firstFigures: 0, rows: [{ names: [], unit: '', cells, aligned: true }] };
}
