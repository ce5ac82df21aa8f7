import { mapEach } from '../analysis/map-each.ts';
import { add, compare, type Decimal, divide, multiply, toText, whole } from '../analysis/numbers/decimal.ts';
import { isRelative } from '../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { type Base, basesAround, basesOf, furtherBases, placeOf, visitsOf } from './averages/bases.ts';
import { toClaim } from './averages/claims.ts';
import { readFrequency } from './averages/frequencies.ts';
import { scopeOf } from './averages/scope.ts';
import { fitsOver } from './averages/spread.ts';
import { AVERAGE, NO_TOTAL } from './averages/words.ts';
import type { Claim } from './claim.ts';
import { isComparison } from './figures.ts';
import { isSlipFor } from './slips.ts';

/** The months of a year. */
const YEAR = whole(12);
/** How much before an average is taken for its sentence. */
const LONGEST_SENTENCE = 120;
/** How far before an average months are looked for. */
const LOOK_BACK = 120;
/** 全年接访120件，月均10件: reads averages against the total and what it is spread over: months and quarters, or a figure. */
export function readAverages(paragraph: Paragraph): readonly Claim[] {
  return paragraph.figures.flatMap((figure, at) => {
    if (isRelative(figure.quantity.measure)) return [];
    const words = AVERAGE.exec(figure.lead);
    const claim = words ? readAverage(paragraph, at, words[1]!, words[2]!) : readFrequency(paragraph, at);
    return claim ? [claim] : [];
  });
}

/** What an average may be reckoned from. */
interface Told {
  readonly average: Figure;
  /** The words of the average: 平均每, and what stands behind them: 个社区. */
  readonly word: string;
  readonly behind: string;
  /** What may be spread. */
  readonly totals: readonly Figure[];
  /** Parts of a whole, of one of which the average may be told. */
  readonly parts: readonly Figure[];
  /** What it may be spread over, and the same among the parts of a whole. */
  readonly bases: readonly Base[];
  readonly ofParts: readonly Base[];
  /** Whether they are visits, of which there may be more than of those who came. */
  readonly areVisits: boolean;
}

function readAverage(paragraph: Paragraph, at: number, word: string, behind: string): Claim | null {
  const told = toldBefore(paragraph, at, word, behind);
  return explain(told) ?? refute(told, paragraph, at);
}

function toldBefore(paragraph: Paragraph, at: number, word: string, behind: string): Told {
  const { text, figures } = paragraph;
  const average = figures[at]!;
  const words = word + behind;
  const { scope, passed } = scopeOf(figures, at, paragraph);
  const isTotal = (figure: Figure): boolean =>
    isSpreadAs(figure.quantity.unit, average.quantity.unit, words) &&
    figure.quantity.range.high !== null &&
    !NO_TOTAL.test(figure.lead);
  const whole = totalBehind(figures, at);
  const totals = whole && isTotal(whole) ? [whole] : scope.filter(isTotal);
  // 受理7147件，同比增加1023件，挽回损失4630万元，件均0.65万元: over none that only tell by how many there are more.
  const own = scope.filter((figure) => !isComparison(figure));
  const named = basesOf(own, words, sentenceBefore(text, average, words));
  const counted = named.length > 0 || totals.length === 0 ? named : basesAround(figures, at, words);
  const visits = counted.length > 0 ? [] : visitsOf(own, words);
  return {
    average,
    word,
    behind,
    totals,
    // 转移1073人，投亲靠友861人，集中安置212人，分布在4个点，平均每个点53人: of the part that it fits.
    parts: passed.filter(isTotal),
    bases: [...counted, ...visits],
    // 安置326名，其中安排工作86名、自主就业231名，发放自主就业补助金1848万元，人均8万元: over the part that it is told of.
    ofParts: totals.length === 1 ? basesOf(passed, words, '').filter(({ figure }) => figure) : [],
    areVisits: visits.length > 0,
  };
}

/** The first of what an average may be reckoned from that gives it; null where none does. */
function explain({ average, totals, parts, bases, ofParts }: Told): Claim | null {
  const asOne = totals.length > 1 ? [totals] : [];
  for (const total of [...mapEach(totals, alone), ...asOne, ...mapEach(parts, alone)]) {
    for (const base of [...bases, ...ofParts]) {
      const value = total.includes(base.figure!)
        ? undefined
        : base.values.find((each) => fitsOver(total, average, each));
      if (value) return toClaim(average, total, base, value, 'holds');
    }
  }
  return null;
}

/** An average that its one total and its one base do not give, unless something else explains it. */
function refute(
  { average, word, behind, totals, bases, areVisits }: Told,
  paragraph: Paragraph,
  at: number,
): Claim | null {
  const { text, figures } = paragraph;
  const [total] = totals;
  const [base] = bases;
  if (totals.length !== 1 || bases.length !== 1 || !base!.sure || base!.figure === total) return null;
  const [over] = base!.values;
  // 每村4名 may be what is asked for, but not where it explains the figure before the brackets.
  if (word === '每' && (average.bracket === 0 || base!.figure?.bracket !== average.bracket)) return null;
  if (isOverBoth(figures, at, total!, base!.figure)) return null;
  if (areVisits && mayBeOverFewer(total!, average, over!)) return null;
  const before = text.slice(Math.max(0, average.quantity.start - LOOK_BACK), average.quantity.start);
  const since = compare(over!, YEAR) === 0 && !base!.figure ? monthsSince(before) : [];
  if (since.some((months) => fitsOver([total!], average, months))) return null;
  // 检查308家，其中两次以上的121家，发现问题412个，家均1.3个: over all of them.
  const further = furtherBases(figures, at, word + behind).find(({ values: [each] }) =>
    fitsOver([total!], average, each!),
  );
  if (further) return toClaim(average, [total!], further, further.values[0]!, 'holds');
  // 办理案件130件，人均办案5件
  const known = total!.label + (base!.figure?.label ?? '');
  const isNamed = [...subjectOf(word, behind)].every((character) => known.includes(character));
  return isNamed ? toClaim(average, [total!], base!, over!, 'fails') : null;
}

function alone(figure: Figure): readonly Figure[] {
  return [figure];
}

/** 人均办案 is an average of 办案, 平均每个社区 of nothing that it names. */
function subjectOf(word: string, behind: string): string {
  const place = placeOf(word + behind);
  const named = place && behind.startsWith(`个${place}`) ? behind.slice(place.length + 1) : behind;
  return named
    .replace(/^(?:[场家户]次|[月季周户人家场期个件次条起宗批篇份名辆栋幢支套卷处笔座台])度?/, '')
    .replace(/案件|约|近|达|到|有|为|超过?|逾|[社区村镇]+/g, '');
}

/** 12个村、3个社区，调解员81人，平均每村5.4人: over what stands beside the base as well. */
function isOverBoth(figures: readonly Figure[], at: number, total: Figure, base: Figure | null): boolean {
  const behind = base && figures[figures.lastIndexOf(base, at) + 1];
  if (!behind || behind.separator === 'comma' || behind.quantity.unit !== base.quantity.unit) return false;
  return fitsOver([total], figures[at]!, add(base.quantity.value, behind.quantity.value));
}

/** Whether fewer people than visits explain an average, and a slip of the pen does not explain it better. */
function mayBeOverFewer(total: Figure, average: Figure, visits: Decimal): boolean {
  const { value, step } = average.quantity;
  const least = multiply(divide(total.quantity.value, multiply(visits, step), 0), step);
  if (compare(value, least) <= 0) return false;
  return !TELLING.test(toText(value).replace('.', '')) || !isSlipFor(average.quantity, least, 'telling');
}

/** 600 or 1.9 is one digit off from too many others to be a slip of one of them. */
const TELLING = /[1-9]\d+[1-9]0*$/;

/** 人均管护面积1312亩（管护总面积688万亩）: the total in brackets behind the average. */
function totalBehind(figures: readonly Figure[], at: number): Figure | null {
  const total = figures[at + 1];
  return total?.opensBracket && total.anchor === at && /总/.test(total.label) ? total : null;
}

/** 培训218人次，人均4.2次, 检查573家次，平均每家6.7次: each of them counts for one; 2850人次参加，场均92人. */
function isSpreadAs(total: string, average: string, words: string): boolean {
  if (total === average || (total === '人次' && average === '人')) return true;
  return average === '次' && /^[人家户]次$/.test(total) && words.includes(total[0]!);
}

/** The sentence up to the words of the average, with the one before where it opens with them. */
function sentenceBefore(text: string, { quantity }: Figure, words: string): string {
  const end = quantity.start - words.length;
  const before = text.slice(Math.max(0, end - LONGEST_SENTENCE), end);
  const whole = /[。；;]\s*$/.test(before) ? before.replace(/[。；;]\s*$/, '') : before;
  return whole.slice(Math.max(whole.lastIndexOf('。'), whole.lastIndexOf('；'), whole.lastIndexOf(';')) + 1);
}

/** 3月启动专项行动: an average may be taken over the months since. */
function monthsSince(before: string): readonly Decimal[] {
  return [...before.matchAll(/(?<!\d)(\d{1,2})月/g)].flatMap(([, month]) =>
    [12, 13].map((end) => end - Number(month)).flatMap((months) => (months > 0 ? [whole(months)] : [])),
  );
}
