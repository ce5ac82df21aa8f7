import { mapEach } from '../analysis/map-each.ts';
import { compare, whole } from '../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { compareTotal, sumOf } from './arithmetic.ts';
import { readNumbered } from './listings/backward.ts';
import { readClose } from './listings/close.ts';
import { readSeconds, withDoubled } from './listings/doubled.ts';
import { readFitting } from './listings/fitting.ts';
import { fitsOne, groupsFrom } from './listings/grouped.ts';
import {
  beginsAnew,
  isCompanion,
  isComparison,
  isSameKind,
  isThreshold,
  type Listing,
  type Opening,
  toListing,
} from './listings/listing.ts';
import { isWordedAlike, partsFrom } from './listings/parts.ts';
import { namedBefore, tellsOfChange, totalsBefore } from './listings/totals.ts';
import { readUnopened } from './listings/unopened.ts';
import { comeToAll } from './shares/own.ts';
import { OF_WHICH, OUTPUT, RESPECTIVELY, SEIZED } from './vocabulary.ts';

/** How many characters before its brackets a compound is looked for. */
const NEAR = 60;
const ANOTHER_SENTENCE = /[。！？!?｡]\s*[^\s（(［[【]/;
/** 12个社区、2个村（合计14个）: a sum of what stands before the brackets. */
const SUMMED_UP = /^(?:合计|共计|总计|共|累计)/;
const COMPOUND = /\d\s*[+＋]\s*[\dNnXx]/;

/** Reads every listing of a paragraph, the surest openings first. */
export function readListings(paragraph: Paragraph): readonly Listing[] {
  const { figures } = paragraph;
  if (figures.length < 2) return [];
  const listings = figures.flatMap((_, at) => readNumbered(figures, at) ?? []);
  for (let at = 0; at < figures.length; at++) {
    const opening = openingOf(paragraph, at);
    if (opening) listings.push(...readOpened(figures, at, opening));
  }
  for (let at = 0; at < figures.length; at++) {
    for (const listing of readUnopened(figures, at)) listings.push(...withDoubled(figures, at, listing));
  }
  listings.push(...readFitting(figures), ...readClose(figures));
  return listings;
}

function openingOf(paragraph: Paragraph, at: number): Opening | null {
  const figure = paragraph.figures[at]!;
  if (isComparison(withOpening(figure)) || isFormer(paragraph.figures, at)) return null;
  if (
    figure.opensBracket &&
    (SUMMED_UP.test(figure.lead) ||
      FORMER.test(figure.lead) ||
      isFromTo(paragraph, at) ||
      isMadeOf(paragraph, at) ||
      isEquation(figure) ||
      isInAndOut(paragraph, at))
  )
    return null;
  // 万人律师拥有量3.01名（常住人口45.2万人）: what an average is taken over.
  if (figure.opensBracket && isOfAverage(paragraph.figures, figure)) return null;
  const anchor = figure.opensBracket ? paragraph.figures[figure.anchor] : undefined;
  // 每百万人次投诉47.8件（412件）: of which it is the density.
  if (anchor && DENSITY.test(anchor.lead)) return null;
  // 较上年底增加9件（新制定12件）: what came in, beside what went out.
  if (anchor && isComparison(anchor) && /^新/.test(figure.label) && isMore(figure, anchor)) return null;
  if (anchor && !isExplanation(paragraph, figure)) return 'bracket';
  if (isSpentBeside(paragraph.figures, at)) return null;
  if (OF_WHICH.test(figure.lead) || namedBefore(figure) || isAmong(paragraph.figures, at)) return 'of-which';
  if (!RESPECTIVELY.test(lastClause(figure.lead)) || OF_YEARS.test(figure.lead) || isAnotherMatter(figure)) return null;
  return isOfAnotherTime(paragraph.figures, at) ? null : 'respectively';
}

/** 千人口床位6.8张, 每百万人次投诉47.8件 */
const DENSITY = /(?:每[十百千万亿]+|[百千万]人口)[^，,。；;、]{0,10}$/;

function isMore(one: Figure, other: Figure): boolean {
  return compare(one.quantity.value, other.quantity.value) > 0;
}

/** 用于积累的1120万元，用于消费的2211万元: one use beside the other is no part of it. */
function isSpentBeside(figures: readonly Figure[], at: number): boolean {
  const [before, { lead, sentence, bracket }] = [figures[at - 1], figures[at]!];
  if (!before || before.sentence !== sentence || before.bracket !== bracket || !SPENT_ON.test(lead)) return false;
  return SPENT_ON.test(before.lead) && !/其中/.test(lead);
}

const SPENT_ON = /用于[^，,。；;]*$/;

/** 其中揭示问题由262个增加到286个: what it was before is a part of nothing now. */
function isFormer(figures: readonly Figure[], at: number): boolean {
  const [former, next] = [figures[at]!, figures[at + 1]];
  return /[由从]$/.test(former.lead) && next !== undefined && CHANGED_TO.test(next.lead);
}

const CHANGED_TO = /^[增减升降提压缩扩下上][^，,。；;、]{0,3}[至到为]$/;

/** 同比翻了一番，其中…: what stands before the opening is said of the total. */
function withOpening(figure: Figure): Pick<Figure, 'lead'> {
  return { lead: figure.lead.slice(Math.max(0, figure.lead.lastIndexOf('其中'))) };
}

/** 两个视频分别获奖；城中区7个司法所达标: what was told before a semicolon is over. */
function lastClause(lead: string): string {
  return lead.slice(Math.max(lead.lastIndexOf('；'), lead.lastIndexOf(';')) + 1);
}

/** 共受理52.8万件；试行上门办理，咨询、代办分别为31.6万件、18.9万件: a clause of its own leads to them. */
function isAnotherMatter({ lead }: Figure): boolean {
  // 再就业1937人、612人，分别完成任务的107.6%、111.3%，任务数分别为1800人、550人
  return /[；;][^；;]*[，,][^；;]*分别[^；;]*$/.test(lead) || /(?:任务|目标|计划|指标)数?量?分别[为是]?$/.test(lead);
}

/** 去年三类案件分别为25件、4件、7件: the time stands before the number of kinds. */
function isOfAnotherTime(figures: readonly Figure[], at: number): boolean {
  const before = figures[at - 1];
  return before !== undefined && figures[at]!.separator === 'none' && isComparison(before);
}

/** 2024年、2023年分别为239项、251项: the figures of other years. */
const OF_YEARS = /年度?(?:同期)?分别[^，。；]{0,4}$/;

/** 全队32人中，本科18人、大专14人 */
function isAmong(figures: readonly Figure[], at: number): boolean {
  const [before, figure, next] = [figures[at - 1], figures[at]!, figures[at + 1]];
  if (!/^[，,：:]/.test(figure.lead) || !next || !isSameKind(figure, next)) return false;
  return before !== undefined && before.bracket === figure.bracket && /^[一-龥]{0,8}中$/.test(before.tail);
}

/** 设立20个站点。构建“1+9+31”网络（1个中心、9个站、31个点）: brackets behind another sentence or a compound are of these. */
function isExplanation({ text, figures }: Paragraph, figure: Figure): boolean {
  const { unitEnd } = figures[figure.anchor]!.quantity;
  const between = text.slice(Math.max(unitEnd, figure.quantity.start - NEAR), figure.quantity.start);
  const words = between.slice(0, between.search(/[（(［[【][^（(［[【]*$/));
  return COMPOUND.test(between) || ANOTHER_SENTENCE.test(words) || OF_ANOTHER.test(words);
}

/** 较年初减少2人（新增6人，解除8人）: what came and what went make up the change between them. */
function isInAndOut({ figures }: Paragraph, at: number): boolean {
  const { anchor, label, bracket } = figures[at]!;
  const next = figures[at + 1];
  if (anchor < 0 || next?.bracket !== bracket || !isComparison(figures[anchor]!)) return false;
  const [came, went] = [
    [label, next.label].some((words) => CAME.test(words)),
    [label, next.label].some((words) => WENT.test(words)),
  ];
  return came && went;
}

const CAME = /新|增|接收|收到|受理|调入|招|转入/;
const WENT = /解|减|退|离|注销|调出|转出|办结|化解|死亡|期满/;

/** 未结30件（305件减去不予受理11件，再减去审结264件）: how the figure comes about. */
function isEquation({ tail }: Figure): boolean {
  return /^[^，,、]{0,4}(?:减去|扣除|加上|[-－+＋×÷*])/.test(tail);
}

/** 重大决策12件（提出意见36条）: what came of them, counted in its own way. */
function isMadeOf({ figures }: Paragraph, at: number): boolean {
  const { label, quantity, anchor } = figures[at]!;
  return anchor >= 0 && OUTPUT.test(label) && quantity.unit !== figures[anchor]!.quantity.unit;
}

/** 增加23件（由64件增至87件）: the brackets tell between what the change was. */
function isFromTo({ figures }: Paragraph, at: number): boolean {
  const [from, to] = [figures[at]!, figures[at + 1]];
  return /^[由从自]|[由从]$/.test(from.lead) && to?.bracket === from.bracket && /[至到为]$/.test(to.lead);
}

/** 增加2个（原有37个）, 存量412处（年初2284处）, 实有24名（编制28名，空编4名） */
const FORMER =
  /^(?:(?:核定)?编制|核编|定编|满编|应[有到配]|原|此前|以前|之前|年初|期初|上?年[末底]|去年[末底]?|上年)(?!告|因|则|件|材|结转)/;

/** 发案率为每万人41.5起（刑事案件1876起） */
function isOfAverage(figures: readonly Figure[], { lead, anchor }: Figure): boolean {
  return OF_A_POPULATION.test(lead) || PER_HEAD.test(figures[anchor]?.lead ?? '');
}

const PER_HEAD = /每[十百千万](?:名|户)?(?:人|老人|老年人|人口|户)[^，,。；;、]{0,8}$/;
const OF_A_POPULATION = /^(?:[按以])?(?:20\d\d年)?末?(?:全?[省市县区镇乡])?(?:常住|户籍|总|服务|辖区)人口[为约数]*$/;

/** 总量是2021年（269件）的两倍, 占信访总量（126件）的7.1%: what stands in the brackets is that year's, or that of the other quantity. */
const OF_ANOTHER = /(?:20\d\d年|上年|去年)(?:度|同期)?$|(?:占|较|比|高于|低于|多于|少于|相当于)[^，,、；;]{1,16}$/;

/** 责令停业18家，罚款286.4万元，其中罚款单位142家: of those that the named figure tells of, which is no number of them. */
function isOfUncounted(figures: readonly Figure[], at: number): boolean {
  const { label, sentence, bracket } = figures[at]!;
  const before = figures.slice(Math.max(0, at - NAMED_WITHIN), at).filter((figure) => figure.sentence === sentence);
  const named = before.filter((figure) => figure.label.length > 1 && label.startsWith(figure.label));
  return (
    named.some((figure) => figure.quantity.measure === 'amount' && figure.bracket === bracket) &&
    !named.some((figure) => isSameKind(figure, figures[at]!))
  );
}

const NAMED_WITHIN = 8;

function readOpened(figures: readonly Figure[], at: number, opening: Opening): readonly Listing[] {
  if (opening === 'of-which' && isOfUncounted(figures, at)) return [];
  const listings: Listing[] = [];
  const seen: Figure[] = [];
  for (const first of firstFigures(figures, at)) {
    const head = figures[first]!;
    if (isThreshold(head) || seen.some((figure) => isSameKind(figure, head))) continue;
    seen.push(head);
    const totals = totalsBefore(figures, at, head, opening);
    const nearest = totals[0]?.[0];
    if (!nearest) continue;
    const seconds = isCompanion(head) && listings[0] ? readSeconds(figures, at, listings[0], totals) : null;
    if (seconds) {
      listings.push(seconds);
      break;
    }
    const groups = opening === 'of-which' ? groupsFrom(figures, first, totals) : [];
    const row = partsFrom(figures, first, opening, nearest);
    const parts = groups.length === 0 || fitsOne(totals, row) ? row : groups;
    if (opening === 'of-which' && parts.length === 1 && isOfThings(figures[at - 1]!, head, totals)) continue;
    const next = figures[figures.indexOf(parts.at(-1)!, first) + 1];
    const goesOn = next && next.separator === 'comma' && next.bracket === head.bracket && isSameKind(next, head);
    const further = furtherWhole(figures, at, parts);
    const changed = opening === 'of-which' ? changedWhole(figures, at, parts) : undefined;
    const closing = opening === 'bracket' ? undefined : closingSum(figures, first, parts);
    const wholes = [
      ...(closing ? [[closing]] : []),
      ...(changed ? [[changed]] : []),
      ...totals,
      ...(further ? [[further]] : []),
    ];
    const listing = toListing(wholes, parts, opening, figures[at]!.lead);
    const whole = comeToAll(figures, first, parts) && ({ closure: 'closed', likeness: 'alike' } as const);
    const open = next && goesOnInTimes(next, parts.at(-1)!) && ({ closure: 'open' } as const);
    const told = { ...listing, ...(whole || open) };
    const read = withDoubled(figures, first, goesOn && !beginsAnew(next) ? { ...told, following: next } : told);
    listings.push(...read);
    // The second figures are in a list already.
    if (read.length > 1) break;
  }
  return listings;
}

/** 第三种884人次，第四种562人: one more part, by another unit than all the others, leaves open what they come to. */
function goesOnInTimes(next: Figure, last: Figure): boolean {
  const [one, other] = [next.quantity.unit, last.quantity.unit];
  if (`${one}次` !== other && one !== `${other}次`) return false;
  return next.separator === last.separator && next.bracket === last.bracket && isWordedAlike(next, last);
}

/** 新进人员12人，新申领证件186个，其中通过考试173人: of those who have the things right before it, where there are too many for any other. */
function isOfThings(before: Figure, head: Figure, totals: readonly (readonly Figure[])[]): boolean {
  if (!HEADS.test(head.quantity.unit) || !THINGS.test(before.quantity.unit)) return false;
  if (before.bracket !== head.bracket || compare(before.quantity.value, head.quantity.value) < 0) return false;
  return totals.every(
    (total) =>
      compareTotal(
        mapEach(total, ({ quantity }) => quantity),
        [head.quantity],
      ) === 'below',
  );
}

const HEADS = /^[人名]次?$/;
/** What one person each may have, and be counted by. */
const THINGS = /^[个本张份户岗]$/;

/** 排查487件。化解471件，16件中7件正在跟进。从类型上看，…: the figure some sentences before that the parts add up to exactly. */
function furtherWhole(figures: readonly Figure[], at: number, parts: readonly Figure[]): Figure | undefined {
  const head = parts[0]!;
  if (head.separator !== 'stop' || parts.length < 2) return undefined;
  const sum = sumOf(mapEach(parts, ({ quantity }) => quantity));
  if (parts.length === 2 && compare(sum, LEAST_OF_TWO) < 0) return undefined;
  return figures
    .slice(Math.max(0, at - FURTHEST), at)
    .findLast(
      ({ quantity, sentence }) =>
        sentence < head.sentence - 1 &&
        sentence > head.sentence - 6 &&
        quantity.unit === head.quantity.unit &&
        compare(quantity.value, sum) === 0,
    );
}

/** 分别为2件、1件、5件、14件，总共22件: what the list comes to is told behind it. */
function closingSum(figures: readonly Figure[], first: number, parts: readonly Figure[]): Figure | undefined {
  const behind = figures[figures.indexOf(parts.at(-1)!, first) + 1];
  if (!behind || parts.length < 2 || !/[共合总]计?(?:为|有)?$/.test(behind.lead) || !isSameKind(behind, parts[0]!))
    return undefined;
  return compare(behind.quantity.value, sumOf(mapEach(parts, ({ quantity }) => quantity))) === 0 ? behind : undefined;
}

/** 由51人调整到44人，减少7人，其中退休4人、调离3人: the change right before the list, where the parts add up to it exactly. */
function changedWhole(figures: readonly Figure[], at: number, parts: readonly Figure[]): Figure | undefined {
  const before = figures[at - 1];
  if (!before || parts.length < 2 || !tellsOfChange(before) || before.bracket !== figures[at]!.bracket)
    return undefined;
  const sum = sumOf(mapEach(parts, ({ quantity }) => quantity));
  return isSameKind(before, parts[0]!) && compare(before.quantity.value, sum) === 0 ? before : undefined;
}

/** How far back that is looked for, and from where on it is no accident that two parts add up to it. */
const FURTHEST = 24;
const LEAST_OF_TWO = whole(100);

/** The figure at the opening, and the one behind it: 一般程序1宗、金额0.8万元 opens a list of each. */
function firstFigures(figures: readonly Figure[], at: number): readonly number[] {
  const next = figures[at + 1];
  const same = next && next.bracket === figures[at]!.bracket && next.sentence === figures[at]!.sentence;
  return same && !beginsAnew(next) && !SEIZED.test(next.label) && next.separator !== 'semicolon' ? [at, at + 1] : [at];
}
