import type { Analysis } from './analysis/analyze.ts';
import { readIndicators } from './analysis/indicators.ts';
import { toText } from './analysis/numbers/decimal.ts';
import { type Interval, isExact } from './analysis/numbers/interval.ts';
import { pathsThrough, type Section } from './analysis/outline.ts';
import { periodIn } from './analysis/periods.ts';
import { isPlan } from './analysis/plans.ts';
import { type Quantity, writtenUnit } from './analysis/quantities.ts';
import type { Span } from './analysis/span.ts';
import type { Cell } from './analysis/tables/cells.ts';
import type { Coverage, Result } from './check.ts';
import { type Claim, placesOf } from './claims/claim.ts';
import { readNames } from './ledger/names.ts';

/** One figure of a report, what it measures, and the sums it stands in. Its span is the figure itself, without its unit. */
export interface LedgerEntry extends Span {
  /** As written, without its unit. */
  readonly text: string;
  /** The unit as written: 万元 stands in the figure, 元 here. */
  readonly writtenUnit: string;
  /** The number it stands for, or the ends between which that lies; an end that is null is not bounded. */
  readonly value: string | readonly [low: string | null, high: string | null];
  /** The unit in which it can be compared. */
  readonly unit: string;
  /** What it counts, in the words of the text; may be empty. */
  readonly indicator: string;
  /** The headings it stands under, outermost first. */
  readonly heading: readonly string[];
  /** The time it speaks of: 2024年, 截至11月, 上半年, 去年; null where nothing tells. */
  readonly period: string | null;
  /** Indexes of the claims it stands in. */
  readonly claims: readonly number[];
  readonly quantity: Quantity;
}

/** Every figure of a report with its place and its claims. */
export interface Ledger {
  /** In the order of the text. */
  readonly quantities: readonly LedgerEntry[];
  readonly claims: readonly Claim[];
  readonly coverage: Coverage;
}

/**
 * How a figure stands after its sums were done again: the worst of its claims; `untold` where it stands in none. Where a
 * claim fails, that is said of the figure that announces it alone: the others are `concerned`, for any of them may be right.
 */
export type Standing = 'fails' | 'concerned' | 'unclear' | 'holds' | 'untold';

/** Builds the ledger of a report that was checked. */
export function buildLedger(result: Result): Ledger {
  const { analysis, claims, coverage, year } = result;
  const { text } = analysis.source;
  const indexes = indexClaims(claims);
  const sectionsAt = pathsThrough(analysis.outline);
  const quantities = figuresOf(result).map(({ start, end, label, period, quantity }): LedgerEntry => {
    const heading = sectionsAt(start).flatMap((section) =>
      isOwnItem(section, start, text) ? [] : nameOf(section, text),
    );
    return {
      start,
      end,
      text: text.slice(start, end),
      writtenUnit: writtenUnit(text, end, quantity),
      value: toValue(quantity),
      unit: quantity.unit,
      indicator: label,
      heading,
      // Of what is planned nobody says that it is of the year reported on.
      period: toPeriod(period, heading.some(isPlan) ? null : (yearIn(heading) ?? year)),
      claims: indexes.get(start) ?? [],
      quantity,
    };
  });
  return { quantities, claims, coverage };
}

/** The worst that can be said of a figure. */
export function standingOf({ claims }: Ledger, entry: LedgerEntry): Standing {
  const standings = entry.claims.map((index): Standing => {
    const claim = claims[index]!;
    return claim.verdict !== 'fails' || announces(entry, claim) ? claim.verdict : 'concerned';
  });
  return (['fails', 'concerned', 'unclear', 'holds'] as const).find((one) => standings.includes(one)) ?? 'untold';
}

/** Whether a claim is about this figure, which is not only one of its terms. */
export function announces({ start }: LedgerEntry, claim: Claim): boolean {
  return placesOf(claim).find(({ quantity }) => quantity)?.start === start;
}

/** The figure at an offset, its unit and the place right behind counted in; null where there is none. */
export function figureAt({ quantities }: Ledger, offset: number): LedgerEntry | null {
  const before = quantities.findLast(({ start }) => start <= offset);
  if (!before) return null;
  const { end, quantity } = before;
  return offset <= end + quantity.unitEnd - quantity.end ? before : null;
}

interface PlacedFigure extends Span {
  readonly label: string;
  /** As far as the words around it tell; empty where they do not. */
  readonly period: string;
  readonly quantity: Quantity;
}

/** The figures of tables with the names of their rows and columns, those of the prose, and any that only claims know of. */
function figuresOf({ analysis, claims }: Result): readonly PlacedFigure[] {
  const figures = new Map<number, PlacedFigure>();
  const cells = cellsOf(analysis);
  for (const figure of [...inTables(cells), ...inProse(analysis), ...inClaims(claims)]) {
    if (!figures.has(figure.start)) figures.set(figure.start, figure);
  }
  for (const { start } of countedBehind(claims)) {
    const figure = figures.get(start);
    if (figure) figures.set(start, { ...figure, label: nameBehind(figure, analysis.source.text) });
  }
  for (const { start, label } of belowZero(cells)) {
    const figure = figures.get(start);
    if (figure) figures.set(start, { ...figure, label });
  }
  return [...figures.values()].sort((a, b) => a.start - b.start);
}

/** The counts of what is listed right before them, whose names would be the last on the list: 诉前调解、专家会诊两项机制. */
function countedBehind(claims: readonly Claim[]): readonly Span[] {
  return claims.flatMap(({ kind, numbers: [count], items = [] }) =>
    kind === 'count' && count && items.length > 0 && items.every(({ end }) => end <= count.start) ? [count] : [],
  );
}

/** What of a figure's name stands behind its unit; the whole name where nothing does. */
function nameBehind({ start, label, quantity }: PlacedFigure, text: string): string {
  const from = start + quantity.unitEnd - quantity.start;
  const behind = text.slice(from, from + label.length);
  for (let at = 0; at < label.length; at++) if (behind.startsWith(label.slice(at))) return label.slice(at);
  return label;
}

/** A cell of a table at its place in the report, with the names of its row and its column. */
interface NamedCell {
  readonly start: number;
  readonly label: string;
  readonly cell: Cell;
}

function cellsOf({ tables }: Analysis): readonly NamedCell[] {
  return tables.flatMap(({ start, table: { columns, rows } }) =>
    rows.flatMap(({ names, cells }) =>
      cells.flatMap((cell, index) => {
        if (!cell) return [];
        const label = [...names, ...(columns[index]?.names ?? [])].join(' ');
        return [{ start: start + cell.start, label, cell }];
      }),
    ),
  );
}

function inTables(cells: readonly NamedCell[]): readonly PlacedFigure[] {
  return cells.flatMap(({ start, label, cell: { quantity } }) =>
    quantity ? [place(quantity, start, label, periodIn(label))] : [],
  );
}

/** The figures of cells that have a sign before them: -1.47%. */
function belowZero(cells: readonly NamedCell[]): readonly Pick<PlacedFigure, 'start' | 'label'>[] {
  return cells.flatMap(({ start, label, cell: { quantity, text } }) =>
    !quantity && /^[-－−+＋]\d/.test(text) ? [{ start: start + 1, label }] : [],
  );
}

function inProse({ paragraphs }: Analysis): readonly PlacedFigure[] {
  return paragraphs.flatMap(({ start, paragraph }) => {
    const names = readNames(paragraph);
    return readIndicators(paragraph).map(({ figure, period }, index) =>
      place(figure.quantity, start, names[index]!, period),
    );
  });
}

function inClaims(claims: readonly Claim[]): readonly PlacedFigure[] {
  return claims
    .flatMap(placesOf)
    .flatMap(({ start, end, label, quantity }) => (quantity ? [{ start, end, label, period: '', quantity }] : []));
}

function place(quantity: Quantity, from: number, label: string, period: string): PlacedFigure {
  return { start: from + quantity.start, end: from + quantity.end, label, period, quantity };
}

const HEADED_YEAR = /^[^\d《“]{0,6}(20\d\d)年/;

/** The year that a heading opens with, of the innermost that does: 一、2022年工作回顾. */
function yearIn(headings: readonly string[]): number | null {
  const told = headings.findLast((heading) => HEADED_YEAR.test(heading));
  return told === undefined ? null : Number(HEADED_YEAR.exec(told)![1]);
}

/** The time a figure speaks of: as told, else the year of its section. */
function toPeriod(told: string, year: number | null): string | null {
  if (told === '') return year === null ? null : `${year}年`;
  if (told.startsWith('同期')) return `上年${told}`;
  return told.replace(/^(20\d\d(?:[-—–~～至]20\d\d)?)(?!年)/, '$1年');
}

function indexClaims(claims: readonly Claim[]): ReadonlyMap<number, readonly number[]> {
  const indexes = new Map<number, number[]>();
  for (const [index, claim] of claims.entries()) {
    for (const start of new Set(placesOf(claim).map((place) => place.start))) {
      const known = indexes.get(start);
      if (known) known.push(index);
      else indexes.set(start, [index]);
    }
  }
  return indexes;
}

function toValue({ approximate, range, value }: Quantity): LedgerEntry['value'] {
  return approximate === '' || isExact(range) ? toText(value) : endsOf(range);
}

function endsOf({ low, high }: Interval): readonly [string | null, string | null] {
  return [low && toText(low), high && toText(high)];
}

/** Whether a numbered line is no heading over a figure but the sentence that the figure stands in: 1.火灾发生2起，死亡1人。 */
function isOwnItem({ heading }: Section, at: number, text: string): boolean {
  if (!heading || heading.body || at < heading.title.start || at >= heading.title.end) return false;
  return (
    /[。；;]$/.test(text.slice(heading.title.end, heading.end)) &&
    /[，,；;]/.test(text.slice(heading.title.start, heading.title.end))
  );
}

/** The words of a section's heading with its ordinal; none where it has no heading. */
function nameOf({ heading }: Section, text: string): readonly string[] {
  if (!heading) return [];
  const mark = heading.mark ? text.slice(heading.mark.start, heading.mark.end) : '';
  return [`${mark}${text.slice(heading.title.start, heading.title.end)}`.trim()];
}
