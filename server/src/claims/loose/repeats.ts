import type { Analysis } from '../../analysis/analyze.ts';
import { compare, toText, whole } from '../../analysis/numbers/decimal.ts';
import { areAddable, isRelative } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { readEach } from '../../analysis/readings.ts';
import { indexFrom, shift } from '../../analysis/span.ts';
import { toMeasured, toWritten } from '../arithmetic.ts';
import { type Claim, type FigureNumber, placesOf, toNumber } from '../claim.ts';
import { asTold, type Figured, figureIn, toCellNumber } from '../tables/grid.ts';
import { readTable } from '../tables.ts';
import { longestShared } from '../takeups/taking-up.ts';
import { EVENTS, UNTELLING } from '../vocabulary.ts';

/** So much of the words around a figure is its name. */
const AHEAD = 14;
const BEHIND = 10;
/** How many figures of one value before a figure are held against it, and how many paragraphs around a table. */
const MOST_EARLIER = 12;
const MOST_PARAGRAPHS = 8;
const MOST_FIGURES = 2000;
const SMALL = whole(10);
const LARGE = whole(100);
/** What is told of another time, of some, or of each. */
const OTHERWISE =
  /同比|环比|较|上年|上一年|去年|前年|同期|每|(?<![省市县区镇])各(?![类项级])|平均|增[加长至]|减少|下降|上升|新增|另|计划|拟|目标/;

interface Told {
  readonly figure: Figure;
  readonly words: string;
  readonly value: string;
  /** The year that is told with it; empty where none is. */
  readonly year: string;
  /** Of a percentage, the value and the unit of the figure that it stands behind; empty of others. */
  readonly behind: string;
}

interface Placed extends Told {
  readonly start: number;
  readonly paragraph: number;
}

const readTold = readEach((paragraph, row) =>
  row ? null : paragraph.figures.flatMap((figure, at) => toTold(figure) ?? toPercentage(paragraph.figures, at) ?? []),
);

/**
 * Figures that say the same of the same, by their value and by a name that stands before the one and around the other, and those
 * of a table that the text beside it tells. `known` claims tell the others already.
 */
export function readLooseRepeats(analysis: Analysis, known: readonly Claim[], year: number | null): readonly Claim[] {
  const told = new Set(
    known.flatMap((claim) => (claim.kind === 'repeat' ? placesOf(claim).map(({ start }) => start) : [])),
  );
  const readings = readTold(analysis);
  const opening = analysis.paragraphs.findIndex(({ block }) => block.kind === 'heading');
  return [...readPairs(readings, told, opening, year), ...readCells(analysis, readings)];
}

type Readings = ReturnType<typeof readTold>;

/** `opening` is how many paragraphs stand before the first heading: they sum up what comes. `year` is the one reported on. */
function readPairs(
  readings: Readings,
  told: ReadonlySet<number>,
  opening: number,
  year: number | null,
): readonly Claim[] {
  const earlier = new Map<string, Placed[]>();
  const claims: Claim[] = [];
  let looked = 0;
  for (const { index, start, found } of readings) {
    for (const one of found) {
      if (looked++ > MOST_FIGURES) return claims;
      if (one.year !== '' && one.year !== `${year}`) continue;
      const placed: Placed = { ...one, start, paragraph: index };
      const known = earlier.get(one.value);
      const same = told.has(start + one.figure.quantity.start)
        ? undefined
        : known
            ?.slice(-MOST_EARLIER)
            .findLast((other) => saySame(placed, other, other.paragraph < opening && index > opening));
      if (same)
        claims.push(
          toClaim(shift(toNumber('same', same.figure), same.start), shift(toNumber('same', one.figure), start)),
        );
      if (known) known.push(placed);
      else earlier.set(one.value, [placed]);
    }
  }
  return claims;
}

function toTold(figure: Figure): Told | null {
  const { quantity, lead, tail } = figure;
  if (isRelative(quantity.measure)) return null;
  // 八项规定, 十大工程: names rather than figures.
  if (quantity.script === 'chinese') return null;
  if (quantity.approximate !== '' || quantity.value.units < 2n || TIME.test(quantity.unit)) return null;
  const ahead = lead.slice(-AHEAD).replace(/^.*[，,。；;、：:！？]/s, '');
  if (OTHERWISE.test(ahead)) return null;
  const year = YEAR.exec(ahead)?.[1] ?? '';
  const behind = /^[一-龥（()）]*/.exec(tail)![0].slice(0, BEHIND);
  const words = (ahead + behind).replace(/[“”‘’"*（()）]/g, '');
  return { figure, words, value: toText(quantity.value), year, behind: '' };
}

/** 7018件，同比上升2.04%: no two things by accident have one percentage to the decimal behind one figure. */
function toPercentage(figures: readonly Figure[], at: number): Told | null {
  const [figure, before] = [figures[at]!, figures[at - 1]];
  const { quantity, lead, separator, sentence } = figure;
  if (quantity.measure !== 'percent' || quantity.step.scale === 0 || quantity.approximate !== '') return null;
  if (!before || before.sentence !== sentence || separator === 'semicolon') return null;
  if (before.quantity.measure === 'percent' || before.quantity.value.units < 10n) return null;
  const words = lead.slice(-AHEAD).replace(/^.*[，,。；;、：:！？]/s, '');
  const told = `${toText(before.quantity.value)}${before.quantity.unit}`;
  return { figure, words, value: `${toText(quantity.value)}%`, year: '', behind: told };
}

const YEAR = /(20\d\d)年(?!度?\d)/;
const TIME = /时$|天|岁|个工作日|分钟|秒|页/;

function saySame(one: Placed, other: Placed, summedUp: boolean): boolean {
  const { sentence, tail, lead, quantity } = one.figure;
  if (one.paragraph === other.paragraph && sentence - other.figure.sentence < 2) {
    // 重大事项9件，9件均经合法性审查: nothing but all of those just told of.
    if (/^[，,。；;]$/.test(lead) && ALL.test(tail) && quantity.unit === other.figure.quantity.unit) return true;
    if (sentence === other.figure.sentence) return false;
  }
  if (one.behind !== '' || other.behind !== '') return one.behind === other.behind;
  if (!areAddable(one.figure.quantity.unit, other.figure.quantity.unit)) return false;
  if (isNoAccident(one.figure) && one.figure.quantity.unit === other.figure.quantity.unit) return true;
  if (
    summedUp &&
    isWorthSumming(one.figure) &&
    longestShared(one.words, other.words).replace(UNTELLING, '').length >= 2
  )
    return true;
  return sharesName(one.figure, one.words, other.words);
}

const ALL = /^[一-龥]{0,6}(?:均|全部|全都|都)/;

/** From so many digits on that are not round, what is counted in one unit twice is the same. */
function isNoAccident({ quantity: { value } }: Figure): boolean {
  return value.units >= 1000n && value.units % 10n !== 0n;
}

/** What an opening sums up is no small number, and a round one is large. */
function isWorthSumming({ quantity: { value, unit } }: Figure): boolean {
  if (value.scale > 0) return true;
  return compare(value, value.units % 10n === 0n ? LARGE : SMALL) >= 0 && !EVENTS.has(unit);
}

/** The smaller and the rounder a figure, the more of a name has to be shared. */
function sharesName({ quantity: { value } }: Figure, words: string, ...others: readonly string[]): boolean {
  const shared = longestShared(words, ...others);
  const round = value.scale === 0 && value.units % 10n === 0n;
  const small = compare(value, SMALL) < 0;
  const telling = value.scale > 0 || compare(value, LARGE) >= 0;
  const least = round ? 5 : small ? 4 : telling ? 2 : 3;
  return shared.length >= least && shared.replace(UNTELLING, '').length >= 2;
}

/** What the text around a table tells of its cells. */
function readCells({ tables, paragraphs }: Analysis, readings: Readings): readonly Claim[] {
  const startOf = (paragraph: number): number => paragraphs[paragraph]?.start ?? Number.POSITIVE_INFINITY;
  return tables.flatMap(({ start, text, table }, at) => {
    const { grid, disclosure } = readTable(tables[at]!);
    if (disclosure) return [];
    const first = indexFrom(paragraphs, start);
    const last = indexFrom(paragraphs, start + text.length);
    const near = readings
      .slice(
        indexFrom(readings, startOf(Math.max(0, first - MOST_PARAGRAPHS))),
        indexFrom(readings, startOf(last + MOST_PARAGRAPHS + 1)),
      )
      .flatMap(({ start: from, index, found }) =>
        found.map((told): Placed => ({ ...told, start: from, paragraph: index })),
      );
    const byValue = new Map<string, Placed[]>();
    for (const one of near) {
      const known = byValue.get(one.value);
      if (known) known.push(one);
      else byValue.set(one.value, [one]);
    }
    return grid.rows.flatMap((row) =>
      grid.columns.flatMap((column) => {
        const written = column.unit === '%' ? null : figureIn(grid.cellAt(row, column));
        const cell = written && { ...written, quantity: asTold(written.quantity) };
        const same = cell && byValue.get(toText(cell.quantity.value))?.slice(0, MOST_EARLIER);
        const names = same ? [...table.rows[row.at]!.names, ...table.columns[column.at]!.names] : [];
        const total = row.role === 'total';
        const one =
          cell &&
          same?.find(
            (each) => isSameAsCell(each, cell, names, total) || (total && isLarge(cell) && isBeside(each, first, last)),
          );
        return one
          ? [
              toClaim(
                shift(toNumber('same', one.figure), one.start),
                shift(toCellNumber('same', row.label, cell), start),
              ),
            ]
          : [];
      }),
    );
  });
}

/** Of a total row, a figure that is not small says enough; else its row or column is named. */
function isSameAsCell(
  { figure, words }: Placed,
  { quantity }: Figured,
  names: readonly string[],
  total: boolean,
): boolean {
  const { unit, value } = quantity;
  if (unit !== '' && !areAddable(unit, figure.quantity.unit)) return false;
  if (total && unit !== '' && (value.scale > 0 || compare(value, SMALL) >= 0)) return true;
  return compare(value, SMALL) >= 0 && sharesName(figure, words, ...names);
}

/** Whether a figure stands in the paragraph before a table or in the one behind it. */
function isBeside({ paragraph }: Placed, first: number, last: number): boolean {
  return paragraph >= first - 1 && paragraph <= last;
}

function isLarge({ quantity }: Figured): boolean {
  return compare(quantity.value, LARGE) >= 0;
}

function toClaim(one: FigureNumber, other: FigureNumber): Claim {
  return {
    kind: 'repeat',
    verdict: 'holds',
    certainty: 'debatable',
    formula: `${toPlain(one)} = ${toPlain(other)}`,
    numbers: [one, other].sort((a, b) => a.start - b.start),
  };
}

function toPlain({ quantity }: FigureNumber): string {
  return quantity.measure === 'percent' ? toMeasured(quantity) : toWritten(quantity);
}
