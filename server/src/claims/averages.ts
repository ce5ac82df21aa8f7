import { mapEach } from '../analysis/map-each.ts';
import { add, compare, type Decimal, divide, multiply, subtract, toText, whole } from '../analysis/numbers/decimal.ts';
import { type Interval, isBelow, isExact } from '../analysis/numbers/interval.ts';
import { isRelative } from '../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { sumOf, toMeasured, toScaled, toWritten } from './arithmetic.ts';
import { type Base, basesAround, basesOf, furtherBases, isFormer, placeOf, visitsOf } from './averages/bases.ts';
import { type Claim, toNumber } from './claim.ts';
import { isComparison, isSameKind } from './figures.ts';
import { isSlipFor } from './slips.ts';
import { wholesOf } from './totals.ts';

const AVERAGE =
  /(平均每|(?:[日月季周户人家场期笔件宗起次案栋辆批头亩]|(?<![个各])[村校])均|每(?:季度?|月|周|[日天户人家场期件宗起次])平均|单[件案宗起场期户]平均|每[百千万]人|每(?=[户人家场期件宗起次校所类]|个?(?:社区|村|镇|街道|网格)))([^，。；,;、]{0,12})$/;
const OPENING = /[。；;]\s*(?:平均每|[日月季周户人家场期笔件宗起次案批头亩]均)[^，。；,;、]{0,12}$/;
const FREQUENCY = /每(月|季度?|周)(?:[^，。；,;、]{0,8}[^，。；,;、均])?$/;
/** Another year's figure, a difference and a frequency are no totals. */
const NO_TOTAL = /同比|比上|比去|较|去年|上年|同期|增加|减少|上升|下降|平均|每[^，,。；;]*$/;
/** The months of a year. */
const YEAR = whole(12);
/** How much before an average may name what it is told of. */
const NEAR = 24;
/** How much before an average is taken for its sentence. */
const LONGEST_SENTENCE = 120;
/** How far before an average months are looked for. */
const LOOK_BACK = 120;
/** How many figures back a total or what it is spread over is looked for. */
const REACH = 4;

const MOST_PASSED = 12;

/** Whether a figure is an average, and whether one that opens its sentence: 全年刊发36篇。平均每月3篇。 */
export function averageOf({ lead }: Figure): 'opening' | 'within' | null {
  if (!AVERAGE.test(lead)) return null;
  return OPENING.test(lead) ? 'opening' : 'within';
}

/** 全年接访120件，月均10件: reads averages against the total and what it is spread over: months and quarters, or a figure. */
export function readAverages(paragraph: Paragraph): readonly Claim[] {
  return paragraph.figures.flatMap((figure, at) => {
    if (isRelative(figure.quantity.measure)) return [];
    const words = AVERAGE.exec(figure.lead);
    const claim = words ? readAverage(paragraph, at, words[1]!, words[2]!) : readFrequency(paragraph, at);
    return claim ? [claim] : [];
  });
}

function readAverage(paragraph: Paragraph, at: number, word: string, behind: string): Claim | null {
  const { text, figures } = paragraph;
  const average = figures[at]!;
  const { scope, passed } = scopeOf(figures, at, paragraph);
  const isTotal = (figure: Figure): boolean =>
    isSpreadAs(figure.quantity.unit, average.quantity.unit, word + behind) &&
    figure.quantity.range.high !== null &&
    !NO_TOTAL.test(figure.lead);
  const whole = totalBehind(figures, at);
  const totals = whole && isTotal(whole) ? [whole] : scope.filter(isTotal);
  // 受理7147件，同比增加1023件，挽回损失4630万元，件均0.65万元: over none that only tell by how many there are more.
  const own = scope.filter((figure) => !isComparison(figure));
  const told = basesOf(own, word + behind, sentenceBefore(text, average, word + behind));
  const counted = told.length > 0 || totals.length === 0 ? told : basesAround(figures, at, word + behind);
  const visits = counted.length > 0 ? [] : visitsOf(own, word + behind);
  const bases = [...counted, ...visits];
  const single = mapEach(totals, (total): readonly Figure[] => [total]);
  // 转移1073人，投亲靠友861人，集中安置212人，分布在4个点，平均每个点53人: of the part that it fits.
  const parts = mapEach(passed.filter(isTotal), (part): readonly Figure[] => [part]);
  // 安置326名，其中安排工作86名、自主就业231名，发放自主就业补助金1848万元，人均8万元: over the part that it is told of.
  const ofParts = totals.length === 1 ? basesOf(passed, word + behind, '').filter(({ figure }) => figure) : [];
  for (const total of [...single, ...(totals.length > 1 ? [totals] : []), ...parts]) {
    for (const base of [...bases, ...ofParts]) {
      const value = total.includes(base.figure!)
        ? undefined
        : base.values.find((each) => fitsOver(total, average, each));
      if (value) return toClaim(average, total, base, value, 'holds');
    }
  }
  const [total] = totals;
  const [base] = bases;
  if (totals.length !== 1 || bases.length !== 1 || !base!.sure || base!.figure === total) return null;
  // 每村4名 may be what is asked for, but not where it explains the figure before the brackets.
  if (word === '每' && (average.bracket === 0 || base!.figure?.bracket !== average.bracket)) return null;
  if (isOverBoth(figures, at, total!, base!.figure)) return null;
  if (visits.length > 0 && mayBeOverFewer(total!, average, base!.values[0]!)) return null;
  const before = text.slice(Math.max(0, average.quantity.start - LOOK_BACK), average.quantity.start);
  const since = compare(base!.values[0]!, YEAR) === 0 && !base!.figure ? monthsSince(before) : [];
  if (since.some((months) => fitsOver([total!], average, months))) return null;
  // 检查308家，其中两次以上的121家，发现问题412个，家均1.3个: over all of them.
  const further = furtherBases(figures, at, word + behind).find(({ values: [each] }) =>
    fitsOver([total!], average, each!),
  );
  if (further) return toClaim(average, [total!], further, further.values[0]!, 'holds');
  const place = placeOf(word + behind);
  const subject = (place && behind.startsWith(`个${place}`) ? behind.slice(place.length + 1) : behind)
    .replace(/^(?:[场家户]次|[月季周户人家场期个件次起宗批篇份名辆栋幢支套卷])度?/, '')
    .replace(/约|近|达|到|有|为|超过?|逾|[社区村镇]+/g, '');
  // 办理案件130件，人均办案5件
  if (![...subject].every((character) => total!.label.includes(character))) return null;
  return toClaim(average, [total!], base!, base!.values[0]!, 'fails');
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

interface Scope {
  readonly scope: readonly Figure[];
  /** Parts of a whole that is told. */
  readonly passed: readonly Figure[];
}

/** The figures before, back to the last semicolon or stop; one further back where the sentence opens with the average. */
function scopeOf(figures: readonly Figure[], at: number, paragraph: Paragraph): Scope {
  const scope: Figure[] = [];
  const passed: Figure[] = [];
  // 立案68起，其中甲类21起、乙类47起，罚款86万元，平均每起1.26万元: parts of a whole that is told are passed over.
  const wholes = wholesOf(paragraph);
  let crossed = false;
  for (let before = at - 1; before >= 0 && at - before - passed.length <= REACH; before--) {
    if (
      figures[before + 1]!.separator !== 'stop' &&
      wholes.has(figures[before]!.quantity) &&
      passed.length < MOST_PASSED
    ) {
      if (isNamedIn(figures[before]!, figures[at]!)) return { scope: [], passed: [] };
      passed.push(figures[before]!);
      continue;
    }
    const { separator } = figures[before + 1]!;
    const ends = separator === 'stop' || separator === 'semicolon';
    if (ends && (crossed || before !== at - 1 || averageOf(figures[at]!) !== 'opening')) break;
    crossed ||= ends;
    if (isFormer(figures[before]!, figures[before + 1]!)) continue;
    if (isBeside(figures, figures[before]!, figures[at]!)) scope.unshift(figures[before]!);
  }
  return { scope, passed };
}

/** …（县级12名、乡级98名），县级河长人均巡河15次: the average is told of this part. */
function isNamedIn({ label }: Figure, { lead }: Figure): boolean {
  return label.length > 1 && lead.slice(-NEAR).includes(label.slice(0, 2));
}

/** 慰问100户，发放10万元（每户1000元）: what opens brackets speaks of what stands before them. */
function isBeside(figures: readonly Figure[], figure: Figure, average: Figure): boolean {
  if (figure.bracket === average.bracket) return true;
  if (average.opensBracket) return average.anchor >= 0 && figures[average.anchor]!.bracket === figure.bracket;
  // 培养“法律明白人”748名（187个村，每村4名）
  return average.bracket > 0 && average.anchor >= 0 && figures[average.anchor] === figure;
}

/** 每月召开1次例会，全年召开5次: fewer than the frequency told gives, which is worth no more than a look. */
function readFrequency({ figures }: Paragraph, at: number): Claim | null {
  const total = figures[at]!;
  const each = figures[at - 1];
  if (total.separator !== 'comma' || total.sentence !== each?.sentence || total.bracket !== each.bracket) return null;
  const words = FREQUENCY.exec(each.lead);
  if (!words) return null;
  if (!/全年|累计|共/.test(total.lead) || NO_TOTAL.test(total.lead) || !isSameKind(each, total)) return null;
  if (total.quantity.unit !== each.quantity.unit || ![total, each].every(({ quantity }) => isExact(quantity.range)))
    return null;
  if (total.tail !== '' && total.tail !== each.tail) return null;
  const verb = each.label.replace(/^.*每(?:月|季度?|周)/, '');
  if (total.label !== '' && ![verb, each.tail, verb + each.tail].includes(total.label)) return null;
  const times = whole(/季/.test(words[1]!) ? 4 : /周/.test(words[1]!) ? 52 : 12);
  const base: Base = { values: [times], figure: null, sure: true };
  const expected = multiply(each.quantity.value, times);
  if (compare(total.quantity.value, expected) === 0) return toClaim(each, [total], base, times, 'holds');
  const few = compare(multiply(total.quantity.value, whole(4)), multiply(expected, whole(3))) < 0;
  if (!few) return null;
  const told = `每${words[1]}${toMeasured(each.quantity)}`;
  const remark = `按${told}，全年应有${toText(expected)}${each.quantity.unit}，文中全年为${toMeasured(total.quantity)}，请核对`;
  return { ...toClaim(each, [total], base, times, 'fails'), certainty: 'debatable', remark };
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

/** Whether an average, rounded or with further digits left away, is the total spread over its base. */
export function fitsOver(totals: readonly Figure[], { quantity }: Figure, base: Decimal): boolean {
  const total = totals.reduce<Interval | null>((range, figure) => plus(range, figure.quantity.range), null)!;
  const { low, high } = printed(quantity);
  const spread: Interval = {
    low: low && multiply(low, base),
    high: high && multiply(high, base),
    lowOpen: false,
    highOpen: true,
  };
  return !isBelow(total, spread) && !isBelow(spread, total);
}

function plus(range: Interval | null, other: Interval): Interval {
  if (!range) return other;
  return {
    low: range.low && other.low && add(range.low, other.low),
    high: range.high && other.high && add(range.high, other.high),
    lowOpen: false,
    highOpen: false,
  };
}

/** An average is rounded, or its further digits left away, even where it is printed as a whole number. */
function printed({ range, value, step, approximate }: Quantity): Interval {
  const half = multiply(step, { units: 5n, scale: 1 });
  if (approximate !== '' && !isExact(range)) return aboutOrRounded(range, value, half);
  return { low: subtract(value, half), high: add(value, step), lowOpen: false, highOpen: true };
}

/** 5人左右 may be 5.3 rounded, which is further from 5 than 左右 is taken for with greater numbers. */
function aboutOrRounded({ low, high, ...ends }: Interval, value: Decimal, half: Decimal): Interval {
  if (!low || !high || compare(low, value) >= 0 || compare(high, value) <= 0) return { low, high, ...ends };
  const [below, above] = [subtract(value, half), add(value, half)];
  return { low: compare(below, low) < 0 ? below : low, high: compare(above, high) > 0 ? above : high, ...ends };
}

/** A total spread over a number, with one digit more than the average is printed with. */
export function divideBy(total: Figure, { quantity: { step } }: Figure, base: Decimal): Decimal {
  const finer = { units: step.units, scale: step.scale + 1 };
  return multiply(divide(total.quantity.value, multiply(base, finer), 0), finer);
}

function toClaim(
  average: Figure,
  totals: readonly Figure[],
  base: Base,
  value: Decimal,
  verdict: 'holds' | 'fails',
): Claim {
  const total = sumOf(mapEach(totals, ({ quantity }) => quantity));
  const { scale, step } = average.quantity;
  const finer = { units: step.units, scale: step.scale + 1 };
  const recomputed = toScaled(multiply(divide(total, multiply(value, finer), 0), finer), scale);
  const terms = mapEach(totals, ({ quantity }) => toWritten(quantity)).join(' + ');
  const division = `${totals.length > 1 ? `(${terms})` : terms} ÷ ${toText(value)}`;
  const reported = toWritten(average.quantity);
  return {
    kind: 'average',
    verdict,
    certainty: 'likely',
    formula: verdict === 'holds' ? `${division} = ${reported}` : `${division} = ${recomputed} ≠ ${reported}`,
    numbers: [
      toNumber('average', average),
      ...mapEach(totals, (figure) => toNumber('total', figure)),
      ...(base.figure ? [toNumber('base', base.figure)] : []),
    ],
    ...(base.figure && compare(base.figure.quantity.value, value) === 0 ? {} : { over: value }),
  };
}
