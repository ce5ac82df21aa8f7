import { type Decimal, divide, whole } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { EVENTS } from '../vocabulary.ts';

/** Every word for a stretch of time: months that are told, a whole year, and others of which nobody says how long they are. */
const PERIOD =
  /(?<!\d)(?<from>\d{1,2})月?(?:份)?(?:至|到|—|–|-|~)(?<to>\d{1,2})月|前(?<first>\d{1,2})个月|(?<half>[上下]半年)|(?<nine>(?:前|[一1](?:至|到|—|-))[三3]个?季度)|(?<quarter>(?:第[一二三四]|(?<!\d)[一二三四1-4])季度)(?![以起后])|截[至止](?:20\d\d年)?(?<until>\d{1,2})月|(?<year>全年|年度|(?:20\d\d|一)年(?!来|以|至|\d{1,2}月))|以来|自[^，。；]{0,8}[月起]|半年|季度|目前|(?:20\d\d年)?\d{1,2}月|期间/g;
/** What an average is taken over: 每个社区, 每村; 每户, 每件, 每场次. */
const COUNTED =
  /(?:每|^)(?:个?(?=(社区|村|乡镇|乡|镇|街道|部门|单位|网格|组)(?!民|居))|([场家户]次|[户人家场期件次起宗批篇份名处座笔台条案所校类辆栋幢支套卷头亩]))/;
const COUNTERS: Readonly<Record<string, string>> = { 案: '件', 校: '所' };
/** 每万人拥有律师3.2名: what a population is divided by. */
const PER_HEADS: Readonly<Record<string, Decimal>> = { 百: whole(100), 千: whole(1000), 万: whole(10_000) };
const EACH_OF = /每个([一-龥]{2,6}?)(?:约|近|达到?|有|受理|办理|配备)*$/;
/** A year has 52 weeks, and some of them may be holidays. */
const WEEKS: readonly Decimal[] = [52n, 50n, 51n, 53n].map(whole);
/** A year has 365 days, and some 250 of them are worked on. */
const DAYS: readonly Decimal[] = [365n, 366n, 248n, 249n, 250n, 251n, 252n].map(whole);
const ONE_WEEK = /第\d+周|本周|上周|一周/;
const FURTHEST = 24;
const FURTHEST_SENTENCE = 3;

/** What a total is divided by: one number, or several that are as good; `sure` where the text leaves no doubt. */
export interface Base {
  readonly values: readonly Decimal[];
  readonly figure: Figure | null;
  readonly sure: boolean;
}

/** 平均每户, 户均: the figures before that count households; 平均每月: how many months the text speaks of. */
export function basesOf(scope: readonly Figure[], words: string, before: string): readonly Base[] {
  if (/[日月季周天]/.test(words.slice(0, 4))) return periodsOf(words, before);
  const heads = /^每([百千万])人/.exec(words)?.[1];
  if (heads) return populationsIn(scope, PER_HEADS[heads]!);
  const noun = COUNTED.exec(words.replace(/^单/, '每'))?.[2];
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
export function placeOf(words: string): string | undefined {
  return COUNTED.exec(words)?.[1] ?? EACH_OF.exec(words)?.[1];
}

/**
 * 惠及群众2000人次，人均9430元: visits, where nothing else is counted. Those who came may be fewer, so that the average may
 * be greater than what the visits give.
 */
export function visitsOf(scope: readonly Figure[], words: string): readonly Base[] {
  const counter = /^(?:单|平均每|每)?([人户家])(?!次)/.exec(words)?.[1];
  return scope
    .filter(({ quantity: { unit, value } }) => unit === `${counter}次` && value.units > 0n)
    .map((figure) => ({ values: [figure.quantity.value], figure, sure: isExact(figure.quantity.range) }));
}

/** 由36人增加到52人: the former figure, of which nothing that is told behind it speaks. */
export function isFormer({ lead, quantity }: Figure, next: Figure): boolean {
  return /[由从]$/.test(lead) && next.quantity.unit === quantity.unit && GROWN.test(next.lead);
}

const GROWN = /^(?:增|减|扩|提|上升|下降|发展|壮大|升|降)[^，。；,;、]{0,3}[至到为]$/;

/** 16个乡镇…，…，…，平均每个乡镇20户: places are named at the head of a long sentence. */
export function basesAround(figures: readonly Figure[], at: number, words: string): readonly Base[] {
  const behind = figures[at + 1];
  // 平均每村1.5户（全县155个行政村）
  if (behind?.opensBracket && behind.anchor === at) return basesOf([behind], words, '');
  // 每千人5.6批次的目标（按常住人口38.5万人计）
  if (behind?.opensBracket && /^每[百千万]人/.test(words)) return basesOf([behind], words, '');
  return /每个|^[村校]均/.test(words) ? furtherBases(figures, at, words) : [];
}

/** Whatever is counted likewise in the sentence of an average or one right before it, however far before. */
export function furtherBases(figures: readonly Figure[], at: number, words: string): readonly Base[] {
  if (/[日月季周天]/.test(words.slice(0, 4))) return [];
  const { sentence, bracket } = figures[at]!;
  const before = figures.slice(Math.max(0, at - FURTHEST), at);
  return basesOf(
    before.filter((figure) => figure.sentence >= sentence - FURTHEST_SENTENCE && figure.bracket === bracket),
    words,
    '',
  );
}

/** 按常住人口78.6万人测算，每万人配备2.7名 */
function populationsIn(scope: readonly Figure[], heads: Decimal): readonly Base[] {
  return scope
    .filter(({ quantity: { unit, value }, label }) => unit === '人' && /人口|居民/.test(label) && value.units > 0n)
    .map((figure) => ({ values: [divide(figure.quantity.value, heads, PLACES)], figure, sure: false }));
}

const PLACES = 6;

/** 培训2场，平均每次: an event is counted by either. */
function isCountedBy(unit: string, counter: string): boolean {
  return areAddable(unit, counter) || (EVENTS.has(unit) && EVENTS.has(counter));
}

function periodsOf(words: string, before: string): readonly Base[] {
  // 第26周受理71412件，日均10202件
  if (/[日天]/.test(words) && ONE_WEEK.test(before)) return [{ values: [whole(7)], figure: null, sure: false }];
  // 3月启动专项行动，全年检查36次: the last one named is the one that is spoken of.
  const told = [...before.matchAll(PERIOD)];
  const last = told.at(-1);
  const { year, ...stretch } = last?.groups ?? {};
  const months = monthsOf(stretch) ?? 12;
  if (months < 1 || months > 12 || (last && year === undefined && monthsOf(stretch) === null)) return [];
  const { to, until } = stretch;
  // 下半年办理229件，7月至11月月均38件: the total is that of another time.
  const ofAnother = told.length > 1 && !/\d/.test(before.slice(last!.index + last![0].length));
  const named = [year, to, until].some((words) => words !== undefined);
  const sure = !ofAnother && (named || (last ? tellsAtOnce(before, last) : false));
  if (/月/.test(words)) return [{ values: [whole(months)], figure: null, sure }];
  if (/[日天]/.test(words)) return [{ values: daysOf(months), figure: null, sure: false }];
  if (months < 12) return [];
  return [{ values: /季/.test(words) ? [whole(4)] : WEEKS, figure: null, sure }];
}

/** 上半年，全县受理120件; 上半年启动行动，受理120件 may be told of a longer time. */
function tellsAtOnce(before: string, { index, 0: words }: RegExpExecArray): boolean {
  return /^[，,]?[^，,\d]*\d/.test(before.slice(index + words.length));
}

/** How many months a stretch of time has; null where that is not told. */
function monthsOf({
  from,
  to,
  until,
  first,
  half,
  nine,
  quarter,
}: Readonly<Record<string, string | undefined>>): number | null {
  if (to !== undefined) return Number(to) - Number(from) + 1;
  if (half) return 6;
  if (nine) return 9;
  if (quarter) return 3;
  const months = until ?? first;
  return months === undefined ? null : Number(months);
}

/** A year is counted by its days or by those that are worked on, some months by days that nobody says how many they are. */
function daysOf(months: number): readonly Decimal[] {
  if (months === 12) return DAYS;
  const least = Math.floor((months * 365) / 12) - 2;
  return Array.from({ length: 5 }, (_, more) => whole(least + more));
}
