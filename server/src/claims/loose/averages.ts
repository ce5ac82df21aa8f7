import type { Analysis } from '../../analysis/analyze.ts';
import { absolute, compare, multiply, subtract, whole } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { areAddable, isRelative } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { type Reading, readEach } from '../../analysis/readings.ts';
import { shift } from '../../analysis/span.ts';
import { toWritten } from '../arithmetic.ts';
import { fitsOver } from '../averages/spread.ts';
import { type Claim, figuresOf, toNumber } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { readProseClaims } from '../own-claims.ts';

/** 平均每个社区, 每村（社区）, 人均, 每座, 每支: what an average is taken over. */
const OVER =
  /(?:平均)?每个?(?:人|名|(?<noun>村|社区|乡镇|镇|街道|中队|大队|所|工作站|站|部门|单位|网格|小组|组|点位|机构|企业|学校|校|支|座|家|户|场|期|次|件|起|宗|个))|(?<short>[人户村校所镇站队场期次件案])均|(?<whole>[村社区乡镇街道中队]{2,4})平均每?个?/;
const LONGEST = 20;
/** Every month, every week of a year: 平均每月3篇 is read elsewhere, and what is asked for is no average. */
const ASKED = /至少|不少于|不低于|必须|应当|确保|配备.{0,2}$|由.{0,8}$/;
const REACH = 4;
/** No report tells more averages, and none has more figures that they may be over. */
const MOST_AVERAGES = 200;
const MOST_BASES = 2000;

interface Told {
  readonly averages: readonly { readonly average: Figure; readonly totals: readonly Figure[]; readonly noun: string }[];
  /** What something may be spread over: everything that is counted. */
  readonly bases: readonly Figure[];
}

const readTold = readEach((paragraph, row): Told | null => {
  if (row || paragraph.figures.length === 0) return null;
  const averages = averagesIn(paragraph);
  const bases = paragraph.figures.filter(({ quantity }) => quantity.measure === 'count' && isExact(quantity.range));
  return averages.length + bases.length > 0 ? { averages, bases } : null;
});

/** Averages whose total is told right before them, over things whose number is told anywhere, where that number gives them; those that `known` claims tell already, only where it does exactly. */
export function readLooseAverages(analysis: Analysis, known: readonly Claim[]): readonly Claim[] {
  const readings = readTold(analysis);
  if (!readings.some(({ found }) => found.averages.length > 0)) return [];
  const told = averagesTold(known);
  let looked = 0;
  return readings.flatMap(({ start, found }, index) =>
    found.averages.flatMap(({ average, totals, noun }) => {
      if (looked++ > MOST_AVERAGES) return [];
      const elsewhere = told.has(start + average.quantity.start);
      // What anything may be counted by is looked for in its own paragraph only.
      const places = PLACE.test(noun) ? [readings[index]!, ...readings] : [readings[index]!];
      const bases = basesIn(places, noun);
      for (const share of elsewhere ? [0n] : [0n, LITTLE]) {
        for (const { base, from } of bases) {
          const total = totals.find((figure) => figure !== base && gives(figure, average, base, share));
          if (total && base !== average) return [toClaim(average, total, start, base, from)];
        }
      }
      return [];
    }),
  );
}

/** What is counted by a noun, up to so many figures. */
function basesIn(
  places: readonly Reading<Told>[],
  noun: string,
): readonly { readonly base: Figure; readonly from: number }[] {
  let looked = 0;
  return places.flatMap(({ start: from, found: { bases } }) => {
    const rest = Math.max(0, MOST_BASES - looked);
    looked += bases.length;
    return bases.slice(0, rest).flatMap((base) => (isCounted(base, noun) ? [{ base, from }] : []));
  });
}

const PLACE = /[村区镇乡街队所站校]|部门|单位|网格|机构|企业/;
/** What is rounded may be off by so much of the total: a twentieth. */
const LITTLE = 20n;

/** Whether a total spread over a number is the average, exactly, or rounded by little. */
function gives(total: Figure, average: Figure, base: Figure, share: bigint): boolean {
  const product = multiply(average.quantity.value, base.quantity.value);
  const gap = absolute(subtract(total.quantity.value, product));
  if (base.quantity.value.units < 2n || compare(total.quantity.value, average.quantity.value) === 0) return false;
  if (share === 0n) return gap.units === 0n;
  return (
    compare(multiply(gap, whole(share)), total.quantity.value) <= 0 && fitsOver([total], average, base.quantity.value)
  );
}

function averagesIn(paragraph: Paragraph): Told['averages'] {
  const { figures } = paragraph;
  let told: ReadonlySet<number> | null = null;
  return figures.flatMap((average, at) => {
    const { measure, start } = average.quantity;
    const clause = average.lead.slice(-LONGEST).replace(/^.*[，,。；;、：:]/s, '');
    if (isRelative(measure) || ASKED.test(clause)) return [];
    const words = OVER.exec(clause);
    if (!words || /[月周季年天日]/.test(clause.slice(words.index, words.index + words[0].length + 1))) return [];
    told ??= averagesTold(readProseClaims(paragraph));
    if (told.has(start)) return [];
    const { noun, short, whole } = words.groups ?? {};
    const totals = figures
      .slice(Math.max(0, at - REACH), at + 1 + REACH)
      .filter((figure) => figure !== average && isSpread(figure, average));
    return totals.length > 0 ? [{ average, totals, noun: noun ?? short ?? whole ?? '人' }] : [];
  });
}

function averagesTold(claims: readonly Claim[]): ReadonlySet<number> {
  return new Set(
    claims.flatMap((claim) => (claim.kind === 'average' ? figuresOf(claim, 'average').map(({ start }) => start) : [])),
  );
}

/** Whether a figure is what the average is spread of: counted alike, in its sentence or the one before. */
function isSpread(figure: Figure, average: Figure): boolean {
  if (figure.sentence > average.sentence || figure.sentence < average.sentence - 1) return false;
  const [one, other] = [figure.quantity.unit, average.quantity.unit];
  return (
    isSameKind(figure, average) &&
    (areAddable(one, other) || one === `人${other}`) &&
    !/[每均]/.test(figure.lead.slice(-6))
  );
}

/** 11个社区, 22个村, 186个调委会, 14名执法人员 */
function isCounted({ quantity: { unit }, tail, label }: Figure, noun: string): boolean {
  if (noun === '人') return areAddable(unit, '人');
  if (noun.length === 1 && (unit === noun || (noun === '案' && areAddable(unit, '件')))) return true;
  const name = noun.slice(0, 2);
  const about = tail.slice(0, 8);
  const core = name === '村' ? /^(?:行政|村级|个)?村(?!民|务)/ : null;
  return core ? core.test(about) || /村(?:（|\()?$|村居$/.test(label) : about.includes(name) || label.endsWith(name);
}

function toClaim(average: Figure, total: Figure, start: number, base: Figure, from: number): Claim {
  return {
    kind: 'average',
    verdict: 'holds',
    certainty: 'debatable',
    formula: `${toWritten(total.quantity)} ÷ ${toWritten(base.quantity)} = ${toWritten(average.quantity)}`,
    numbers: [
      shift(toNumber('average', average), start),
      shift(toNumber('total', total), start),
      shift(toNumber('base', base), from),
    ],
  };
}
