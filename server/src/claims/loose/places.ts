import type { Analysis } from '../../analysis/analyze.ts';
import { add, compare } from '../../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { readEach } from '../../analysis/readings.ts';
import { shift } from '../../analysis/span.ts';
import { toWritten } from '../arithmetic.ts';
import { type Claim, type FigureNumber, toNumber } from '../claim.ts';

/** Two kinds of parts of a place, and how reports call both together. */
const KINDS: readonly (readonly [one: RegExp, other: RegExp, both: RegExp])[] = [
  [
    /^(?:行政)?村(?![居社民委（(])/,
    /^(?:城市|城镇|农村)?(?:社区(?![（(]|工作|居民)|居委会|居(?!民))/,
    /^(?:村居|村社区?|行政村[、和与（(]社区|村[、和与（(](?:社区|居)|社区[、和与（(]村)/,
  ],
  [
    /^(?:乡镇|镇|乡)(?![街村（(])/,
    /^街道(?![办（(])/,
    /^(?:镇街|街镇|乡镇街道|(?:乡镇|镇|乡|街道)[、和与（(](?:街道|乡镇|镇|乡))/,
  ],
];
const LONGEST_NAME = 10;
/** A report tells of its places once; others come from a list. */
const MOST_PLACES = 200;

interface Places {
  readonly kind: number;
  /** One figure for both, or one for each. */
  readonly figures: readonly Figure[];
}

const readPlaces = readEach((paragraph, row) => (row ? null : placesIn(paragraph)));

/** Reads how many places there are of two kinds against how many there are of both, wherever the two are told: 辖14个村、2个社区。…16个村（社区）. */
export function readLoosePlaces(analysis: Analysis): readonly Claim[] {
  const told = readPlaces(analysis)
    .flatMap(({ start, found }) => found.map((places) => ({ ...places, start })))
    .slice(0, MOST_PLACES);
  return KINDS.flatMap((_, kind) => {
    const own = told.filter((places) => places.kind === kind);
    const parts = own.find(({ figures }) => figures.length === 2);
    if (!parts) return [];
    const [one, other] = parts.figures as [Figure, Figure];
    const sum = add(one.quantity.value, other.quantity.value);
    return own
      .filter(({ figures }) => figures.length === 1 && compare(figures[0]!.quantity.value, sum) === 0)
      .map(({ figures, start }) =>
        toClaim(
          shift(toNumber('total', figures[0]!), start),
          parts.figures.map((part) => shift(toNumber('part', part), parts.start)),
        ),
      );
  });
}

function placesIn({ text, figures }: Paragraph): readonly Places[] {
  return figures.flatMap((figure, at): readonly Places[] => {
    const { quantity, sentence } = figure;
    if (!quantity.unit.startsWith('个') || quantity.approximate !== '') return [];
    const words = wordsBehind(text, figure);
    const next = figures[at + 1];
    const kind = KINDS.findIndex(([, , both]) => both.test(words));
    if (kind >= 0) return [{ kind, figures: [figure] }];
    if (
      !next ||
      next.sentence !== sentence ||
      !next.quantity.unit.startsWith('个') ||
      !/^[一-龥]{0,4}[、，,和与及]?$/.test(next.lead)
    )
      return [];
    const behind = wordsBehind(text, next);
    const pair = KINDS.findIndex(
      ([one, other]) => (one.test(words) && other.test(behind)) || (other.test(words) && one.test(behind)),
    );
    return pair >= 0 ? [{ kind: pair, figures: [figure, next] }] : [];
  });
}

/** What is counted: some units have the beginning of its name. */
function wordsBehind(text: string, { quantity: { unit, unitEnd } }: Figure): string {
  return unit.slice(1) + text.slice(unitEnd, unitEnd + LONGEST_NAME).trimStart();
}

function toClaim(total: FigureNumber, parts: readonly FigureNumber[]): Claim {
  const terms = parts.map(({ quantity }) => toWritten(quantity)).join(' + ');
  return {
    kind: 'total',
    verdict: 'holds',
    certainty: 'debatable',
    formula: `${toWritten(total.quantity)} = ${terms}`,
    numbers: [total, ...parts],
  };
}
