import { add, compare, type Decimal, divide, multiply, subtract, toText, whole } from '../analysis/decimal.ts';
import { type Interval, isBelow, isExact } from '../analysis/interval.ts';
import { mapEach } from '../analysis/map-each.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { areAddable } from '../analysis/units.ts';
import { sumOf, toMeasured, toScaled, toWritten } from './arithmetic.ts';
import { type Claim, toNumber } from './claim.ts';
import { isSameKind } from './listing.ts';
import { wholesOf } from './totals.ts';

const AVERAGE =
  /(平均每|(?:[月季周户人家场期笔件宗起次]|(?<![个各])[村校])均|每(?=[户人家场期件宗起次校所类]|个?(?:社区|村|镇|街道|网格)))([^，。；,;、]{0,12})$/;
const OPENING = /[。；;]\s*(?:平均每|[月季周户人场家期笔件宗起次]均)[^，。；,;、]{0,12}$/;
const FREQUENCY = /每(月|季度?|周)(?:[^，。；,;、]{0,8}[^，。；,;、均])?$/;
/** Another year's figure, a difference and a frequency are no totals. */
const COMPARISON = /同比|比上|比去|较|去年|上年|同期|增加|减少|上升|下降|平均|每/;
/** Every word for a stretch of time: months that are told, a whole year, and others of which nobody says how long they are. */
const PERIOD =
  /(?<!\d)(?<from>\d{1,2})月?(?:份)?(?:至|到|—|–|-|~)(?<to>\d{1,2})月|截[至止](?:20\d\d年)?(?<until>\d{1,2})月|(?<year>全年|年度|(?:20\d\d|一)年(?!来|以|至|\d{1,2}月))|以来|自[^，。；]{0,8}[月起]|半年|季度|目前|(?:20\d\d年)?\d{1,2}月|期间/g;
/** What an average is taken over: 每个社区, 每村; 每户, 每件, 每场次. */
const COUNTED =
  /(?:每|^)(?:个?(?=(社区|村|乡镇|乡|镇|街道|部门|单位|网格|组)(?!民|居))|(场次|[户人家场期件次起宗批篇名处座笔台条案所校类]))/;
const COUNTERS: Readonly<Record<string, string>> = { 案: '件', 校: '所' };
const EACH_OF = /每个([一-龥]{2,6}?)(?:约|近|达到?|有|受理|办理|配备)*$/;
const EVENTS = ['场', '场次', '次', '期'];
/** A year has 52 weeks, and some of them may be holidays. */
const WEEKS: readonly Decimal[] = [52n, 50n, 51n, 53n].map(whole);
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
const FURTHEST = 12;

/** Whether a figure is an average, and whether one that opens its sentence. */
export function averageOf({ lead }: Figure): 'opening' | 'within' | null {
  if (!AVERAGE.test(lead)) return null;
  return OPENING.test(lead) ? 'opening' : 'within';
}

/** Reads averages against the total and what it is spread over: months and quarters, or a figure. */
export function readAverages(paragraph: Paragraph): readonly Claim[] {
  return paragraph.figures.flatMap((figure, at) => {
    const { measure } = figure.quantity;
    if (measure !== 'count' && measure !== 'amount') return [];
    const words = AVERAGE.exec(figure.lead);
    const claim = words ? readAverage(paragraph, at, words[1]!, words[2]!) : readFrequency(paragraph, at);
    return claim ? [claim] : [];
  });
}

/** What a total is divided by: one number, or several that are as good; `sure` where the text leaves no doubt. */
interface Base {
  readonly values: readonly Decimal[];
  readonly figure: Figure | null;
  readonly sure: boolean;
}

function readAverage(paragraph: Paragraph, at: number, word: string, behind: string): Claim | null {
  const { text, figures } = paragraph;
  const average = figures[at]!;
  const scope = scopeOf(figures, at, paragraph);
  const totals = scope.filter(
    (figure) =>
      isSpreadAs(figure.quantity.unit, average.quantity.unit, word) &&
      figure.quantity.range.high !== null &&
      !COMPARISON.test(figure.lead),
  );
  const told = basesOf(scope, word + behind, sentenceBefore(text, average, word + behind));
  const bases = told.length > 0 || totals.length === 0 ? told : basesAround(figures, at, word + behind);
  const single = mapEach(totals, (total): readonly Figure[] => [total]);
  for (const total of totals.length > 1 ? [...single, totals] : single) {
    for (const base of bases) {
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
  const before = text.slice(Math.max(0, average.quantity.start - LOOK_BACK), average.quantity.start);
  const since = compare(base!.values[0]!, YEAR) === 0 && !base!.figure ? monthsSince(before) : [];
  if (since.some((months) => fitsOver([total!], average, months))) return null;
  const place = placeOf(word + behind);
  const subject = (place && behind.startsWith(`个${place}`) ? behind.slice(place.length + 1) : behind)
    .replace(/^(?:场次|[月季周户人家场期个件次起宗批篇名])度?/, '')
    .replace(/约|近|达|到|有|为|超过?|逾|[社区村镇]+/g, '');
  // 办理案件130件，人均办案5件
  if (![...subject].every((character) => total!.label.includes(character))) return null;
  return toClaim(average, [total!], base!, base!.values[0]!, 'fails');
}

/** 培训218人次，人均4.2次: each of the people counts for one. */
function isSpreadAs(total: string, average: string, word: string): boolean {
  return total === average || (word === '人均' && total === `人${average}`);
}

/** The figures before, back to the last semicolon or stop; one further back where the sentence opens with the average. */
function scopeOf(figures: readonly Figure[], at: number, paragraph: Paragraph): readonly Figure[] {
  const scope: Figure[] = [];
  // 立案68起，其中甲类21起、乙类47起，罚款86万元，平均每起1.26万元: parts of a whole that is told are passed over.
  const wholes = wholesOf(paragraph);
  let crossed = false;
  let passed = 0;
  for (let before = at - 1; before >= 0 && at - before - passed <= REACH; before--) {
    if (wholes.has(figures[before]!.quantity) && passed < MOST_PASSED) {
      if (isNamedIn(figures[before]!, figures[at]!)) return [];
      passed++;
      continue;
    }
    const { separator } = figures[before + 1]!;
    const ends = separator === 'stop' || separator === 'semicolon';
    if (ends && (crossed || before !== at - 1 || !opensSentence(figures[at]!))) break;
    crossed ||= ends;
    if (isBeside(figures, figures[before]!, figures[at]!)) scope.unshift(figures[before]!);
  }
  return scope;
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
  if (!/全年|累计|共/.test(total.lead) || COMPARISON.test(total.lead) || !isSameKind(each, total)) return null;
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

/** 全年刊发36篇。平均每月3篇。 */
function opensSentence({ lead }: Figure): boolean {
  return OPENING.test(lead);
}

/** The sentence up to the words of the average, with the one before where it opens with them. */
function sentenceBefore(text: string, { quantity }: Figure, words: string): string {
  const end = quantity.start - words.length;
  const before = text.slice(Math.max(0, end - LONGEST_SENTENCE), end);
  const whole = /[。；;]\s*$/.test(before) ? before.replace(/[。；;]\s*$/, '') : before;
  return whole.slice(Math.max(whole.lastIndexOf('。'), whole.lastIndexOf('；'), whole.lastIndexOf(';')) + 1);
}

/** 平均每户, 户均: the figures before that count households; 平均每月: how many months the text speaks of. */
function basesOf(scope: readonly Figure[], words: string, before: string): readonly Base[] {
  if (/[月季周]/.test(words.slice(0, 4))) return periodsOf(words, before);
  const noun = COUNTED.exec(words)?.[2];
  const place = placeOf(words);
  const counter = place ? '个' : (COUNTERS[noun ?? ''] ?? noun);
  if (!counter) return [];
  return scope
    .filter(
      ({ quantity, tail, label }) =>
        isCountedBy(quantity.unit, counter) &&
        (!place || tail.replace(/^行政(?=村)/, '').startsWith(place) || label.endsWith(place)),
    )
    .filter(({ quantity }) => quantity.value.units > 0n)
    .map((figure) => ({ values: [figure.quantity.value], figure, sure: isExact(figure.quantity.range) }));
}

/** 平均每个社区、每个代办点、每个调委会: whatever is named behind 每个 is what is counted. */
function placeOf(words: string): string | undefined {
  return COUNTED.exec(words)?.[1] ?? EACH_OF.exec(words)?.[1];
}

/** 16个乡镇…，…，…，平均每个乡镇20户: places are named at the head of a long sentence. */
function basesAround(figures: readonly Figure[], at: number, words: string): readonly Base[] {
  const behind = figures[at + 1];
  // 平均每村1.5户（全县155个行政村）
  if (behind?.opensBracket && behind.anchor === at) return basesOf([behind], words, '');
  if (!/每个|^[村校]均/.test(words)) return [];
  const { sentence, bracket } = figures[at]!;
  const before = figures.slice(Math.max(0, at - FURTHEST), at);
  return basesOf(
    before.filter((figure) => figure.sentence === sentence && figure.bracket === bracket),
    words,
    '',
  );
}

/** 培训2场，平均每次: an event is counted by either. */
function isCountedBy(unit: string, counter: string): boolean {
  return areAddable(unit, counter) || (EVENTS.includes(unit) && EVENTS.includes(counter));
}

function periodsOf(words: string, before: string): readonly Base[] {
  // 3月启动专项行动，全年检查36次: the last one named is the one that is spoken of.
  const last = [...before.matchAll(PERIOD)].at(-1);
  const { from, to, until, year } = last?.groups ?? {};
  const months = to !== undefined ? Number(to) - Number(from) + 1 : Number(until ?? 12);
  const sure = to !== undefined || until !== undefined || year !== undefined;
  if (months < 1 || months > 12 || (last && !sure)) return [];
  if (/月/.test(words)) return [{ values: [whole(months)], figure: null, sure }];
  if (months < 12) return [];
  return [{ values: /季/.test(words) ? [whole(4)] : WEEKS, figure: null, sure }];
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
  const low = multiply(printed(quantity).low ?? quantity.value, base);
  const high = printed(quantity).high && multiply(printed(quantity).high!, base);
  const spread: Interval = { low: printed(quantity).low && low, high, lowOpen: false, highOpen: true };
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
    ...(base.figure ? {} : { over: value }),
  };
}
