import { compare, whole } from '../analysis/decimal.ts';
import { mapEach } from '../analysis/map-each.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { sumOf } from './arithmetic.ts';
import { withDoubled } from './doubled.ts';
import { readClose, readFitting } from './fitting-listings.ts';
import { fitsOne, groupsFrom } from './grouped-parts.ts';
import { beginsAnew, isComparison, isSameKind, type Listing, type Opening, toListing } from './listing.ts';
import { partsFrom } from './listing-parts.ts';
import { namedBefore, totalsBefore } from './listing-totals.ts';
import { readNumbered, readUnopened } from './unopened-listings.ts';
import { OF_WHICH, RESPECTIVELY } from './vocabulary.ts';

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
  if (isThreshold(figure) || isComparison(figure)) return null;
  if (figure.opensBracket && (SUMMED_UP.test(figure.lead) || FORMER.test(figure.lead))) return null;
  if (figure.opensBracket && figure.anchor >= 0 && !isExplanation(paragraph, figure)) return 'bracket';
  if (OF_WHICH.test(figure.lead) || namedBefore(figure) || isAmong(paragraph.figures, at)) return 'of-which';
  if (!RESPECTIVELY.test(lastClause(figure.lead)) || OF_YEARS.test(figure.lead)) return null;
  return isOfAnotherTime(paragraph.figures, at) ? null : 'respectively';
}

/** 两个视频分别获奖；城中区7个司法所达标: what was told before a semicolon is over. */
function lastClause(lead: string): string {
  return lead.slice(Math.max(lead.lastIndexOf('；'), lead.lastIndexOf(';')) + 1);
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
  return COMPOUND.test(between) || ANOTHER_SENTENCE.test(words) || OF_A_YEAR.test(words);
}

/** 增加2个（原有37个） */
const FORMER = /^(?:原|此前|以前|之前)(?!告|因|则|件|材)/;

/** 总量是2021年（269件）的两倍: what stands in the brackets is that year's. */
const OF_A_YEAR = /(?:20\d\d年|上年|去年)(?:度|同期)?$/;

function readOpened(figures: readonly Figure[], at: number, opening: Opening): readonly Listing[] {
  const listings: Listing[] = [];
  const seen: Figure[] = [];
  for (const first of firstFigures(figures, at)) {
    const head = figures[first]!;
    if (seen.some((figure) => isSameKind(figure, head))) continue;
    seen.push(head);
    const totals = totalsBefore(figures, at, head, opening);
    const nearest = totals[0]?.[0];
    if (!nearest) continue;
    const groups = opening === 'of-which' ? groupsFrom(figures, first, totals) : [];
    const row = partsFrom(figures, first, opening, nearest);
    const parts = groups.length === 0 || fitsOne(totals, row) ? row : groups;
    const next = figures[figures.indexOf(parts.at(-1)!, first) + 1];
    const goesOn = next && next.separator === 'comma' && next.bracket === head.bracket && isSameKind(next, head);
    const further = furtherWhole(figures, at, parts);
    const listing = toListing(further ? [...totals, [further]] : totals, parts, opening, figures[at]!.lead);
    const read = withDoubled(figures, first, goesOn && !beginsAnew(next) ? { ...listing, following: next } : listing);
    listings.push(...read);
    // The second figures are in a list already.
    if (read.length > 1) break;
  }
  return listings;
}

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

/** How far back that is looked for, and from where on it is no accident that two parts add up to it. */
const FURTHEST = 24;
const LEAST_OF_TWO = whole(100);

/** The figure at the opening, and the one behind it: 一般程序1宗、金额0.8万元 opens a list of each. */
function firstFigures(figures: readonly Figure[], at: number): readonly number[] {
  const next = figures[at + 1];
  const same = next && next.bracket === figures[at]!.bracket && next.sentence === figures[at]!.sentence;
  return same && !beginsAnew(next) && next.separator !== 'semicolon' ? [at, at + 1] : [at];
}

/** 其中20万元以上案件3件: the amount names a class of cases and is no part of anything. */
function isThreshold({ quantity, tail }: Figure): boolean {
  return quantity.measure === 'amount' && /^(?:以上|以下|以内)(?:的|[一-龥])/.test(tail);
}
