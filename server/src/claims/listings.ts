import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { areAddable } from '../analysis/units.ts';
import { withDoubled } from './doubled.ts';
import { readFitting } from './fitting-listings.ts';
import { isComplementary, isPartition } from './likeness.ts';
import {
  beginsAnew,
  isCompanion,
  isComparison,
  isSameKind,
  type Listing,
  MOST_PARTS,
  type Opening,
  REACH,
  toListing,
} from './listing.ts';
import { readNumbered, readUnopened } from './unopened-listings.ts';
import {
  ACTIVITY,
  CARRIED_OVER,
  CHAIN,
  OF_WHICH,
  OUTPUT,
  PENDING,
  REMAINDER,
  RESPECTIVELY,
  STAGE,
  TOTAL_WORD,
} from './vocabulary.ts';

/** How many figures before 其中 can be a total, and how many of them can be one together. */
const MOST_TOTALS = 24;
const MOST_SUMMANDS = 6;
/** How many characters before its brackets a compound is looked for. */
const NEAR = 60;
const ANOTHER_SENTENCE = /[。！？!?｡]\s*[^\s（(［[【]/;
/** 12个社区、2个村（合计14个）: a sum of what stands before the brackets. */
const SUMMED_UP = /^(?:合计|共计|总计|共|累计)/;
/** A further way to divide what was divided already. */
const DIVISION = /(?:从.{1,6}看|按.{1,6}分)[，,：:]?[^，,。；;：:]*$/;
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
  listings.push(...readFitting(figures));
  return listings;
}

function openingOf(paragraph: Paragraph, at: number): Opening | null {
  const figure = paragraph.figures[at]!;
  if (isThreshold(figure) || isComparison(figure)) return null;
  if (figure.opensBracket && SUMMED_UP.test(figure.lead)) return null;
  if (figure.opensBracket && figure.anchor >= 0 && !isExplanation(paragraph, figure)) return 'bracket';
  if (OF_WHICH.test(figure.lead) || namedBefore(figure) || isAmong(paragraph.figures, at)) return 'of-which';
  if (!RESPECTIVELY.test(figure.lead) || OF_YEARS.test(figure.lead)) return null;
  return isOfAnotherTime(paragraph.figures, at) ? null : 'respectively';
}

/** 去年三类案件分别为25件、4件、7件: the time stands before the number of kinds. */
function isOfAnotherTime(figures: readonly Figure[], at: number): boolean {
  const before = figures[at - 1];
  return before !== undefined && figures[at]!.separator === 'none' && isComparison(before);
}

/** 2024年、2023年分别为239项、251项: the figures of other years. */
const OF_YEARS = /年度?(?:同期)?分别[^，。；]{0,4}$/;

/** 新发案件中，主诉案件34件: the words in front of a list that name what it is of; empty where none do. */
function namedBefore({ lead }: Figure): string {
  if (!lead.includes('中')) return '';
  const [, noun] = AMONG.exec(lead.slice(-LONGEST_AMONG)) ?? [];
  return noun ?? '';
}

const LONGEST_AMONG = 40;
const AMONG =
  /(?:^|[。；;])(?:[所在]|上述|这些|全部)?((?!其|当)[一-龥]{1,11}[^其当集年月期间事])中(?:[，,：:]|(?![央心医小学期间]))[^，,。；;：:]{1,20}$/;

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
    const parts = partsFrom(figures, first, opening, nearest);
    const next = figures[figures.indexOf(parts.at(-1)!, first) + 1];
    const goesOn = next && next.separator === 'comma' && next.bracket === head.bracket && isSameKind(next, head);
    const listing = toListing(totals, parts, opening, figures[at]!.lead);
    const read = withDoubled(figures, first, goesOn && !beginsAnew(next) ? { ...listing, following: next } : listing);
    listings.push(...read);
    // The second figures are in a list already.
    if (read.length > 1) break;
  }
  return listings;
}

/** The figure at the opening, and the one behind it: 一般程序1宗、金额0.8万元 opens a list of each. */
function firstFigures(figures: readonly Figure[], at: number): readonly number[] {
  const next = figures[at + 1];
  const same = next && next.bracket === figures[at]!.bracket && next.sentence === figures[at]!.sentence;
  return same && !beginsAnew(next) && next.separator !== 'semicolon' ? [at, at + 1] : [at];
}

/** The figures a list can be the parts of: since the last semicolon first, then announced ones, then the nearest; sums last. */
function totalsBefore(
  figures: readonly Figure[],
  at: number,
  head: Figure,
  opening: Opening,
): readonly (readonly Figure[])[] {
  const opener = figures[at]!;
  const named = opening === 'of-which' ? namedBefore(opener) : '';
  if (named !== '') return totalsNamed(figures, at, head, named);
  if (opening === 'bracket') {
    const anchor = figures[opener.anchor]!;
    if (isSameKind(anchor, head)) return [[anchor]];
    const doubled = isCompanion(anchor) ? figures[opener.anchor - 1] : undefined;
    return doubled && isSameKind(doubled, head) ? [[doubled]] : [];
  }
  if (opener.separator === 'stop' && !opensSentence(opener)) return [];
  let oldest = opener.separator === 'stop' ? opener.sentence - 1 : opener.sentence;
  const divided = DIVISION.test(opener.lead);
  const skipped = divided ? sentenceOfParts(figures, at) : -1;
  if (skipped >= 0) oldest = skipped - 1;
  const within = divided && skipped < 0 ? partsInSentenceBefore(figures, at) : at;
  const candidates: { readonly figure: Figure; readonly rank: number }[] = [];
  let segment = opener.separator === 'semicolon' ? 1 : 0;
  for (let before = at - 1; before >= 0 && at - before <= MOST_TOTALS; before--) {
    const figure = figures[before]!;
    if (figure.sentence < oldest) break;
    if (figure.bracket !== opener.bracket || figure.sentence === skipped) continue;
    if (isSameKind(figure, head) && !isComparison(figure)) {
      const exact = figure.quantity.unit === head.quantity.unit;
      const addable = areAddable(figure.quantity.unit, head.quantity.unit);
      const announced = exact && TOTAL_WORD.test(figure.lead);
      const rank = announced ? 0 : exact ? 1 : addable ? 2 : 4;
      // A further division is of the whole, not of one of its parts.
      candidates.push({ figure, rank: segment * 8 + (before < within ? rank : OF_A_PART) });
    }
    if (figure.separator === 'semicolon') segment++;
  }
  const strict = candidates.filter(({ rank }) => rank % 8 < 4);
  const parts = candidates.filter(({ rank }) => rank % 8 === OF_A_PART);
  if (parts.length > 0 && parts.length === candidates.length) return [];
  const single = (strict.length > 0 ? [...strict, ...parts] : candidates).toSorted((a, b) => a.rank - b.rank);
  return [...single.map(({ figure }) => [figure]), ...summands(figures, at, head, opener)];
}

const OF_A_PART = 7;

/** 来访120件次，其中初访97件、重访23件。从诉求看，…: where the parts begin that the sentence before tells; `at` where it tells none. */
function partsInSentenceBefore(figures: readonly Figure[], at: number): number {
  const { separator, sentence } = figures[at]!;
  if (separator !== 'stop') return at;
  let first = at;
  for (let before = at - 1; before >= 0 && at - before <= MOST_TOTALS; before--) {
    if (figures[before]!.sentence !== sentence - 1) break;
    if (before > 0 && figures[before - 1]!.sentence === sentence - 1 && /其中/.test(figures[before]!.lead))
      first = before;
  }
  return first;
}

/** 公开326条。其中，网站214条，…。从内容看，…: the sentence before, where it tells of parts only; -1 where it does not. */
function sentenceOfParts(figures: readonly Figure[], at: number): number {
  const { separator, sentence } = figures[at]!;
  if (separator !== 'stop') return -1;
  let first = at;
  while (first > 0 && at - first < MOST_TOTALS && figures[first - 1]!.sentence === sentence - 1) first--;
  return first < at && opensSentence(figures[first]!) ? sentence - 1 : -1;
}

/** The figures that a list can be of by the words that name it, those of that name first: 年内新发案件55件，…。新发案件中，…. */
function totalsNamed(
  figures: readonly Figure[],
  at: number,
  head: Figure,
  named: string,
): readonly (readonly Figure[])[] {
  const opener = figures[at]!;
  const core = named.replace(/的/g, '').replace(/(?<=..)(?:案件|事项|问题|申请|工单)$/, '');
  const namesakes: Figure[] = [];
  const others: Figure[] = [];
  for (let before = at - 1; before >= 0 && at - before <= MOST_TOTALS; before--) {
    const figure = figures[before]!;
    if (figure.sentence < opener.sentence - 1) break;
    if (figure.bracket !== opener.bracket || !isSameKind(figure, head) || isComparison(figure)) continue;
    (figure.label.includes(core) ? namesakes : others).push(figure);
  }
  return namesakes.length === 0 ? [] : [...namesakes, ...others].map((figure) => [figure]);
}

/** 建议16件、提案23件，其中…: the figures in a row before the opening, added up; steps of a chain (受理…，办结…) are not added. */
function summands(
  figures: readonly Figure[],
  at: number,
  head: Figure,
  opener: Figure,
): readonly (readonly Figure[])[] {
  const row: Figure[] = [];
  const sums: (readonly Figure[])[] = [];
  for (let before = at - 1; before >= 0 && row.length < MOST_SUMMANDS; before--) {
    const figure = figures[before]!;
    if (figure.bracket !== opener.bracket) continue;
    if (!isSameKind(figure, head) || figure.quantity.unit !== head.quantity.unit) break;
    row.unshift(figure);
    if (row.length > 1) sums.push([...row]);
    if (figure.separator === 'stop' || figure.separator === 'semicolon') break;
    if (CHAIN.test(figure.label) && !CARRIED_OVER.test(figure.label)) break;
  }
  return sums;
}

/** …120件。其中，…: only what opens a sentence speaks of the one before it. */
export function opensSentence(figure: Figure): boolean {
  const last = Math.max(...[...'。！？!?｡'].map((stop) => figure.lead.lastIndexOf(stop)));
  return /^[\s(（]*(?:其中|包括|包含|分别|从.{1,6}看|按.{1,6}(?:分|[：:])|[一-龥]{2}上[，,]|[一-龥]{0,4}方面[，,：:])/.test(
    figure.lead.slice(last + 1),
  );
}

function partsFrom(figures: readonly Figure[], first: number, opening: Opening, total: Figure): readonly Figure[] {
  const head = figures[first]!;
  const parts = [head];
  const shared = figures[first + 1]?.quantity.measure === 'percent';
  const next = figures[shared ? first + 2 : first + 1];
  // 其中甲类8件；乙类5件: without a colon, only names of one form go on behind a semicolon.
  const inForm =
    opening === 'of-which' &&
    next?.separator === 'semicolon' &&
    (isComplementary([head, next]) ||
      isWordedAlike(next, head) ||
      (looksLike(next, head) &&
        (!shared || next.label.length === head.label.length || /[类级型式]$/.test(head.label))));
  let bySemicolon = inForm || opensByColon(head);
  let paused = false;
  const end = Math.min(figures.length, first + REACH);
  for (let at = first + 1; at < end && parts.length < MOST_PARTS; at++) {
    const figure = figures[at]!;
    if (figure.bracket !== head.bracket) {
      if (figure.bracket < head.bracket || (head.bracket > 0 && figure.anchor < first)) break;
      continue;
    }
    if (opening !== 'bracket') {
      if (figure.separator === 'stop') break;
      if (figure.separator === 'semicolon' && !bySemicolon) {
        if (opening !== 'of-which' || !goesOnToTheRest(figures, at, parts)) break;
        bySemicolon = true;
      }
    }
    const { measure } = figure.quantity;
    if (measure === 'percent' || measure === 'times' || measure === 'points') continue;
    if (figure.lead === '') continue;
    if (bySemicolon && figure.separator === 'comma' && parts.at(-1)!.separator === 'semicolon') {
      if (!REMAINDER.test(figure.label)) continue;
    }
    if (!isSameKind(figure, total)) {
      if (
        measure === 'count' &&
        total.quantity.measure === 'count' &&
        !returnsRegularly(figures, at, head) &&
        !isAttribute(figures, at, total)
      )
        break;
      continue;
    }
    if (
      (endsList(figure, head, total) && !isComplementary([head, figure])) ||
      (paused && figure.separator === 'comma' && !looksLike(figure, head))
    )
      break;
    if (figure.separator === 'pause') paused = true;
    parts.push(figure);
  }
  return parts;
}

/** 其中：…; 。其中：… */
function opensByColon({ lead, separator }: Figure): boolean {
  return separator === 'colon' || (separator === 'stop' && /[:：][^。！？!?｡]*$/.test(lead.slice(-LONGEST_AMONG)));
}

/** 维持31件，撤销5件；终止7件，其他2件。 Whether what stands behind a semicolon completes the list, by the names of the parts. */
function goesOnToTheRest(figures: readonly Figure[], at: number, parts: readonly Figure[]): boolean {
  const rest: Figure[] = [];
  const end = Math.min(figures.length, at + MOST_REST);
  for (let next = at; next < end; next++) {
    const figure = figures[next]!;
    if (next > at && (figure.separator === 'stop' || figure.separator === 'semicolon')) break;
    if (figure.bracket === parts[0]!.bracket && isSameKind(figure, parts[0]!)) rest.push(figure);
  }
  return rest.length > 0 && (isPartition([...parts, ...rest]) || /^(?:其余|其他|其它)$/.test(rest.at(-1)!.label));
}

const MOST_REST = 8;

/** 县政府7人，12个乡镇31人: a figure that belongs to the name of the next part. */
function isAttribute(figures: readonly Figure[], at: number, total: Figure): boolean {
  const [figure, next] = [figures[at]!, figures[at + 1]];
  if (next?.separator !== 'none' || next.lead === '' || figure.separator === 'none') return false;
  return next.bracket === figure.bracket && next.label.length <= 8 && isSameKind(next, total);
}

/** Whether a figure of the right kind is no part any more: another activity, an output, another time. */
function endsList(figure: Figure, head: Figure, total: Figure): boolean {
  if (beginsAnew(figure)) return true;
  const reached = STAGE.test(figure.label) && !STAGE.test(head.label) && !PENDING.test(head.label);
  if (reached && figure.separator === 'comma' && !isPartition([head, figure])) return true;
  if (OUTPUT.test(figure.label) && figure.quantity.unit !== total.quantity.unit) return true;
  const activity = ACTIVITY.exec(figure.label)?.[0];
  if (activity !== undefined && !head.label.startsWith(activity) && figure.separator !== 'pause') {
    return !ACTIVITY.test(head.label) || total.label.startsWith(activity);
  }
  return false;
}

function looksLike(a: Figure, b: Figure): boolean {
  return a.label !== '' && (a.label.at(-1) === b.label.at(-1) || /^(?:其余|其他|其它)/.test(a.label));
}

/** 通过网站公开214条；通过公众号公开89条 */
function isWordedAlike({ label: a }: Figure, { label: b }: Figure): boolean {
  return a.length > 4 && b.length > 4 && a.slice(0, 2) === b.slice(0, 2) && a.slice(-2) === b.slice(-2);
}

/** 甲类12件20人、乙类8件9人: a second unit that returns behind every part does not end the list. */
function returnsRegularly(figures: readonly Figure[], at: number, head: Figure): boolean {
  const next = figures[at + 1];
  const afterNext = figures[at + 2];
  return (
    next !== undefined &&
    afterNext !== undefined &&
    isSameKind(next, head) &&
    afterNext.quantity.unit === figures[at]!.quantity.unit &&
    afterNext.bracket === head.bracket
  );
}

/** 其中20万元以上案件3件: the amount names a class of cases and is no part of anything. */
function isThreshold({ quantity, tail }: Figure): boolean {
  return quantity.measure === 'amount' && /^(?:以上|以下|以内)(?:的|[一-龥])/.test(tail);
}
