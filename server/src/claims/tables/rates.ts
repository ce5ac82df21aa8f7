import { fitRate, percentage, toMeasured, toWritten } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { INTAKE, NARROWED } from '../vocabulary.ts';
import { areAlike, type Figured, figureIn, type Grid, type Member, toCellNumber } from './grid.ts';

const RATE = /([^率]{2,8})率$/;
const SHARE = /占比|比重|占总数|百分比/;

/** A percentage and its terms, each with what it is called. */
interface RateTerms {
  readonly rate: Named;
  readonly numerator: Named;
  readonly denominator: Named;
}

interface Named extends Figured {
  readonly name: string;
}

/** Columns of percentages against the columns that their names name: 办结率 of 受理 and 办结, 占比 of the total. */
export function readTableRates(grid: Grid): readonly Claim[] {
  return grid.columns.flatMap((column) => {
    const terms = SHARE.test(column.label) ? sharesIn(grid, column) : ratesIn(grid, column);
    const fits = terms.filter(isRight).length;
    if (fits * 2 < terms.length || fits === 0) return [];
    return terms.map((each) => toRateClaim(each, fits));
  });
}

function ratesIn(grid: Grid, column: Member): readonly RateTerms[] {
  const stem = RATE.exec(column.label)?.[1];
  if (stem === undefined) return [];
  const counted = grid.columns.filter(({ added }) => added);
  const numerators = counted.filter(({ label }) => label.includes(NARROWED.test(stem) ? stem : stem.slice(-2)));
  const [numerator] = numerators;
  const others = counted.filter((each) => each !== numerator);
  const intakes = others.filter(({ label }) => INTAKE.test(label) || /总[数量]$/.test(label));
  const candidates = others.length === 1 ? others : intakes;
  if (numerators.length !== 1) return [];
  const readings = candidates.map((denominator) =>
    grid.rows.flatMap((row) => toTerms(grid, [row, column], [row, numerator!], [row, denominator])),
  );
  if (readings.length < 2) return readings[0] ?? [];
  // 接收、受理、办结、办结率: of what it is, nearly all of several rows tell.
  const borneOut = readings.filter((terms) => {
    const fits = terms.filter(isRight).length;
    return fits >= FEWEST_ROWS && fits * 4 >= terms.length * 3;
  });
  return borneOut.length === 1 ? borneOut[0]! : [];
}

const FEWEST_ROWS = 3;

function sharesIn(grid: Grid, column: Member): readonly RateTerms[] {
  const counted = grid.columns.filter(({ added }) => added);
  const most = Math.max(...grid.rows.map(({ rank }) => rank));
  const totals = grid.rows.filter(({ rank, added }) => added && rank === most && rank >= 0);
  const [total] = totals;
  const [count] = counted;
  if (totals.length !== 1 || counted.length !== 1) return [];
  return grid.rows.flatMap((row) => toTerms(grid, [row, column], [row, count!], [total!, count!]));
}

type Place = readonly [row: Member, column: Member];

function toTerms(
  grid: Grid,
  ...places: readonly [rate: Place, numerator: Place, denominator: Place]
): readonly RateTerms[] {
  const [rate, numerator, denominator] = places.map(([row, column]): Named | null => {
    const figure = figureIn(grid.cellAt(row, column));
    return figure && { ...figure, name: `${row.label}${column.label}` };
  });
  if (!rate || !numerator || !denominator || rate.quantity.measure !== 'percent') return [];
  if (denominator.quantity.value.units === 0n) return [];
  return areAlike(numerator.quantity.unit, denominator.quantity.unit) ? [{ rate, numerator, denominator }] : [];
}

function isRight({ rate, numerator, denominator }: RateTerms): boolean {
  return fitRate(rate.quantity, numerator.quantity, denominator.quantity) !== 'no';
}

/** The other rows bear the reading out, so a percentage that does not fit is held against the text. */
function toRateClaim(terms: RateTerms, fits: number): Claim {
  const { rate, numerator, denominator } = terms;
  const holds = isRight(terms);
  const division = `${toWritten(numerator.quantity)} ÷ ${toWritten(denominator.quantity)}`;
  const value = percentage(numerator.quantity.value, denominator.quantity.value, rate.quantity);
  const printed = toMeasured(rate.quantity);
  return {
    kind: 'rate',
    verdict: holds ? 'holds' : 'fails',
    certainty: fits > 1 ? 'certain' : 'likely',
    formula: holds ? `${division} = ${printed}` : `${division} = ${value} ≠ ${printed}`,
    numbers: [
      toCellNumber('rate', rate.name, rate),
      toCellNumber('numerator', numerator.name, numerator),
      toCellNumber('denominator', denominator.name, denominator),
    ],
  };
}
