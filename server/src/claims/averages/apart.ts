import type { Analysis } from '../../analysis/analyze.ts';
import { add, compare, type Decimal, multiply, toText, whole, ZERO } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { readEachWith } from '../../analysis/readings.ts';
import { shift } from '../../analysis/span.ts';
import { toWritten } from '../arithmetic.ts';
import { type Claim, toNumber } from '../claim.ts';
import { readProseClaims } from '../own-claims.ts';
import { divideBy, fitsOver } from './spread.ts';

/** How many villages or communities there are in all: 辖19个行政村、4个社区. */
const VILLAGE = /^(?:行政)?村(?![民居级干务组])/;
const COMMUNITY = /^社区(?!矫正|居民|工作|服务|戒毒|康复)/;
const IN_ALL = /(?:全[县市区镇乡街]|下?辖|共有)[^，。；,;]{0,6}$/;
const NEXT_TO = /^(?:行政)?村[、和]?$|^社区[、和]?$/;
const OVER = /(?:每个?|(?<![个各])(?=村均))(村|社区)(?!民|居)均?[^，。；,;、]{0,8}$/;
const OVER_BOTH = /村\s*[（(、和]\s*(?:社区|居)|村居|村社/;
/** 村（场）, 社区（网格） */
const OVER_OTHERS = /[村区]\s*[（(、和]/;

/** What one paragraph tells of villages and communities. */
interface Told {
  readonly villages: readonly Figure[];
  readonly communities: readonly Figure[];
  readonly averages: readonly Spread[];
}

/** An average over villages or communities whose number is told elsewhere. */
interface Spread {
  readonly average: Figure;
  readonly total: Figure;
  readonly over: 'villages' | 'communities' | 'both';
}

const readTold = readEachWith(tellsOfVillages, (paragraph, row): Told | null => {
  if (row || !tellsOfVillages(paragraph)) return null;
  const villages = inAll(paragraph, VILLAGE);
  const communities = inAll(paragraph, COMMUNITY);
  const averages = spreadsIn(paragraph);
  return villages.length + communities.length + averages.length > 0 ? { villages, communities, averages } : null;
});

function tellsOfVillages({ figures }: Paragraph): boolean {
  return figures.some(({ lead, tail }) => VILLAGE.test(tail) || COMMUNITY.test(tail) || OVER.test(lead));
}

/** Averages over all villages or communities of a place, whose number another sentence of the report tells. */
export function readAveragesApart(analysis: Analysis): readonly Claim[] {
  const readings = readTold(analysis);
  if (!readings.some(({ found }) => found.averages.length > 0)) return [];
  const villages = numberOf(readings.flatMap(({ found }) => found.villages));
  const communities = numberOf(readings.flatMap(({ found }) => found.communities));
  const numbers = { villages, communities, both: villages && communities && add(villages, communities) };
  return readings.flatMap(({ start, found }) =>
    found.averages.flatMap(({ average, total, over }) => {
      // 12个村3个社区…，平均每村5.4人: over the communities as well, perhaps.
      const { both } = numbers;
      const base = both && fitsOver([total], average, both) ? both : numbers[over];
      const claim = base ? judge(average, total, base) : null;
      return claim ? [{ ...claim, numbers: claim.numbers.map((number) => shift(number, start)) }] : [];
    }),
  );
}

/** 辖19个行政村、4个社区: those that are said to be all. */
function inAll({ figures }: Paragraph, name: RegExp): readonly Figure[] {
  return figures.filter(({ quantity, tail, lead }, at) => {
    if (quantity.unit !== '个' || !isExact(quantity.range) || !name.test(tail)) return false;
    return IN_ALL.test(lead) || (NEXT_TO.test(lead) && IN_ALL.test(figures[at - 1]?.lead ?? ''));
  });
}

function spreadsIn(paragraph: Paragraph): readonly Spread[] {
  const { text, figures } = paragraph;
  return figures.flatMap((average, at) => {
    const total = figures[at - 1];
    const place = total && OVER.exec(average.lead)?.[1];
    if (!place || average.separator !== 'comma' || total.quantity.unit !== average.quantity.unit) return [];
    if (total.bracket !== average.bracket || figures[at + 1]?.anchor === at) return [];
    const claims = readProseClaims(paragraph);
    if (claims.some(({ kind, numbers }) => kind === 'average' && numbers[0]!.start === average.quantity.start))
      return [];
    const words = text.slice(total.quantity.unitEnd, average.quantity.start);
    if (OVER_OTHERS.test(words) && !OVER_BOTH.test(words)) return [];
    const over = OVER_BOTH.test(words) ? 'both' : place === '村' ? 'villages' : 'communities';
    return [{ average, total, over }];
  });
}

/** The one number that all the figures tell; null where they differ. */
function numberOf(figures: readonly Figure[]): Decimal | null {
  const [first, ...others] = figures.map(({ quantity }) => quantity.value);
  if (!first || compare(first, ZERO) <= 0) return null;
  return others.every((value) => compare(value, first) === 0) ? first : null;
}

/** Not all villages need be meant: only where the average is off by less than half is it held against the text. */
function judge(average: Figure, total: Figure, base: Decimal): Claim | null {
  const holds = fitsOver([total], average, base);
  const recomputed = divideBy(total, average, base);
  const reported = multiply(average.quantity.value, whole(2));
  const near = compare(multiply(recomputed, whole(3)), reported) > 0 && compare(recomputed, reported) < 0;
  // 每个社区22名 may be what is asked for.
  if (!holds && (!near || !/均/.test(average.lead))) return null;
  const division = `${toWritten(total.quantity)} ÷ ${toText(base)}`;
  const printed = toWritten(average.quantity);
  return {
    kind: 'average',
    verdict: holds ? 'holds' : 'fails',
    certainty: 'likely',
    formula: holds ? `${division} = ${printed}` : `${division} = ${toText(recomputed)} ≠ ${printed}`,
    numbers: [toNumber('average', average), toNumber('total', total)],
    over: base,
  };
}
