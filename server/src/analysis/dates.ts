import type { Analysis } from './analyze.ts';
import { type CalendarDate, daysInMonth, toCalendarNumber, toYear, YEAR_DIGITS } from './calendar.ts';
import { follow, fromFrame } from './frame.ts';
import { mapEach } from './map-each.ts';
import { hasMatch, matchesOf, matchFrom } from './matches.ts';
import { once } from './memory.ts';
import type { Paragraph } from './paragraph.ts';
import type { Span } from './span.ts';

export { type CalendarDate, compareDates } from './calendar.ts';

/** A date and its place in the report. */
export interface PlacedDate extends Span {
  readonly date: CalendarDate;
}

/** What a date adds behind the month or the year. */
export type DatePart = '' | '初' | '上旬' | '中旬' | '下旬' | '底' | '末';

/** A date in running text. What is not written is null; nothing says that the calendar has it. */
export interface WrittenDate extends Span {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: DatePart;
  /** The last year written before it in the same paragraph, where it has none of its own. */
  readonly carried: number | null;
  /** Whether it is the second end of a range: 至12月, —15日. */
  readonly ends: boolean;
}

/** A day up to which figures count: 截至11月底. The span runs from 截 to the end of the date. */
export interface Cutoff extends Span {
  readonly date: WrittenDate;
  /** 今年, 去年 and the like; empty where there is none. */
  readonly relative: string;
}

interface Dated {
  readonly dates: readonly WrittenDate[];
  readonly cutoffs: readonly Cutoff[];
}

const NUMBER = '(?:[\\d０-９]{1,2}|(?<![〇零一二三四五六七八九十百千])[一二三四五六七八九十]{1,3})';
const JOINER = '[至到—–－\\-~～]{1,2}';
const MONTH = `(?:(${NUMBER})\\s{0,2}(?:月份?)?\\s{0,2}${JOINER}\\s{0,2})?(${NUMBER})\\s{0,2}月份?`;
const DATE = new RegExp(
  `(?<![\\d０-９第])(?:(${YEAR_DIGITS})\\s{0,2}年度?(?![级代])(?:\\s{0,2}${MONTH})?|${MONTH})`,
  'g',
);
const DAY = new RegExp(
  `\\s{0,2}(${NUMBER})\\s{0,2}(?:[日号]|(?=(?:[、和及]|${JOINER})\\s{0,2}${NUMBER}\\s{0,2}[日号]))`,
  'y',
);
/** 号 also numbers buildings and papers, and 30日内 is a period. */
const BEHIND_DAY = /[楼令文线店院门公机码房地仓]|以?[内后]|之内/y;
const NEXT_DAY = new RegExp(`\\s{0,2}([、和及]|${JOINER})\\s{0,2}(${NUMBER})\\s{0,2}[日号]`, 'y');
const PART = /\s{0,2}(初(?![步次级心审评选任])|底(?![层线数部色气])|末(?![端位])|[上中下]旬)/y;
const NUMERIC = /(?<![\w.\-/])(20\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![\w\-/]|\.\d)/g;
const RANGE = new RegExp(`^\\s{0,2}起?${JOINER}\\s{0,2}$`);
const SIGN = /[年月]|20\d\d[-./]\d/;
const BEFORE_CUTOFF = /截[至止][到至]?\s{0,2}((?:[今本当去上]年|上年度|本年度)?)\s{0,2}$/;
const YEAR_END_CUTOFF = /截[至止][到至]?\s{0,2}((?:[今本当去上]年|上年度|本年度)?)(?:年底|年末|底(?!层|部|下))/g;

/** The dates a paragraph writes, also those that no calendar has; places are relative to it. */
export function readDates(paragraph: Paragraph): readonly WrittenDate[] {
  return readOnce(paragraph).dates;
}

/** The days up to which a paragraph says its figures count; places are relative to it. */
export function readCutoffs(paragraph: Paragraph): readonly Cutoff[] {
  return readOnce(paragraph).cutoffs;
}

/** The dates of a stretch of text that is no paragraph: the line of the signature. */
export function readDatesIn(text: string): readonly WrittenDate[] {
  if (!hasMatch(text, SIGN)) return [];
  const dates = [...readChineseDates(text), ...readNumericDates(text)].sort((a, b) => a.start - b.start);
  let carried: number | null = null;
  return mapEach(dates, (date, at) => {
    const before = dates[at - 1];
    const gap = before ? text.slice(before.end, Math.min(date.start, before.end + 8)) : '';
    const placed = { ...date, carried: date.year === null ? carried : null, ends: RANGE.test(gap) };
    carried = date.year ?? carried;
    return placed;
  });
}

const LOOSE_SIGNATURE = new RegExp(
  `^[（(]?\\s{0,4}(?:${YEAR_DIGITS})\\s{0,2}(?:年\\s{0,2}${NUMBER}\\s{0,2}月(?:\\s{0,2}${NUMBER}\\s{0,2}[日号])?|[-./]\\d{1,2}[-./]\\d{1,2})\\s{0,4}[)）]?$`,
);
/** The issuer and the date on one line. */
const ONE_LINE = /^\S{2,40}(?:\s\S{2,30}){0,2}[府处会局委办厅院部队心所站室道镇乡]\s*(?=[（(]?(?:20\d\d|二[〇零○]))/;
const LONGEST_ENDING = 80;

/**
 * When a report was signed, from the last line that is nothing but a date, else from the last line with issuer and date
 * or with year and month (its last day then); null where there is none.
 */
export const readSignature: (analysis: Analysis) => PlacedDate | null = fromFrame(
  findSignature,
  (signed, change) => signed && follow(signed, change),
);

/** ——2026年1月27日在市第七届人民代表大会第五次会议上 */
const DELIVERED = new RegExp(
  `^[—―–－\\-（(\\s]{0,8}(?=(?:${YEAR_DIGITS})\\s{0,2}年\\s{0,2}${NUMBER}\\s{0,2}月\\s{0,2}${NUMBER}\\s{0,2}日\\s{0,2}在[^，,。；;：:]{4,60}(?:会|届|大会))`,
);
const FIRST_LINES = 30;

/** When a report was read out before an assembly, from a line at its top that says so; null where none does. */
export const readDelivery: (analysis: Analysis) => PlacedDate | null = fromFrame(
  findDelivery,
  (delivered, change) => delivered && follow(delivered, change),
);

function findDelivery({ source: { text }, blocks }: Analysis): PlacedDate | null {
  const end = Math.min(blocks.length, FIRST_LINES);
  for (let at = 0; at < end; at++) {
    const { kind, start, end: last } = blocks[at]!;
    if (kind === 'heading') return null;
    const line = text.slice(start, Math.min(last, start + LONGEST_ENDING));
    if (DELIVERED.test(line)) return toPlaced(line, start);
  }
  return null;
}

function findSignature(analysis: Analysis): PlacedDate | null {
  const { text } = analysis.source;
  const dated = analysis.blocks.findLast(({ kind }) => kind === 'date');
  if (dated) return toPlaced(text.slice(dated.start, dated.end), dated.start);
  const last = analysis.blocks.findLast(({ kind }) => kind !== 'residue');
  if (last?.kind !== 'paragraph' || last.end - last.start > LONGEST_ENDING) return null;
  const line = text.slice(last.start, last.end);
  const issuer = ONE_LINE.exec(line)?.[0] ?? '';
  const rest = line.slice(issuer.length);
  return LOOSE_SIGNATURE.test(rest) ? toPlaced(rest, last.start + issuer.length) : null;
}

function toPlaced(line: string, offset: number): PlacedDate | null {
  const written = readDatesIn(line)[0];
  if (!written?.year || written.month === null) return null;
  const { year, month, start, end } = written;
  const day = written.day ?? daysInMonth(year, month);
  return { date: { year, month, day }, start: offset + start, end: offset + end };
}

const readOnce = once(({ text }: Paragraph): Dated => {
  const dates = readDatesIn(text);
  return { dates, cutoffs: findCutoffs(text, dates) };
});

function readChineseDates(text: string): readonly WrittenDate[] {
  const dates: WrittenDate[] = [];
  for (let match = matchFrom(text, DATE, 0); match; match = matchFrom(text, DATE, DATE.lastIndex)) {
    const { index } = match;
    const [whole, years, fromA, monthA, fromB, monthB] = match;
    const months = monthA ?? monthB;
    const firstMonth = fromA ?? fromB;
    const month = toCalendarNumber(months);
    const first = toCalendarNumber(firstMonth);
    let year = years === undefined ? null : toYear(years);
    let start = index;
    let end = index + whole.length;
    if (firstMonth !== undefined && first !== null) {
      const from = text.indexOf(firstMonth, index + (years?.length ?? 0)) + firstMonth.length;
      dates.push(toWritten(index, text[from] === '月' ? from + 1 : from, year, first));
      start = index + whole.lastIndexOf(months!);
      year = null;
    }
    const days = month === null ? [] : readDays(text, end);
    if (days.length > 0) {
      for (const [at, { day, ...span }] of days.entries()) {
        dates.push({ ...toWritten(at === 0 ? start : span.start, span.end, year, month), day });
        end = span.end;
        year = null;
      }
    } else if (month !== null || year !== null) {
      const part = partBehind(text, end);
      end += part.length;
      dates.push({ ...toWritten(start, end, year, month), part: part.name });
    }
    DATE.lastIndex = end;
  }
  return dates;
}

function toWritten(start: number, end: number, year: number | null, month: number | null): WrittenDate {
  return { start, end, year, month, day: null, part: '', carried: null, ends: false };
}

/** 25日, 25日至28日, 25—28日, 25日、26日 behind a month. */
function readDays(text: string, from: number): readonly (Span & { readonly day: number })[] {
  const days: (Span & { readonly day: number })[] = [];
  DAY.lastIndex = from;
  for (let match = DAY.exec(text); match; match = NEXT_DAY.exec(text)) {
    const words = match.at(-1)!;
    const day = toCalendarNumber(words);
    const end = match.index + match[0].length;
    BEHIND_DAY.lastIndex = end;
    const behind = BEHIND_DAY.exec(text)?.[0] ?? '';
    const isDay = behind === '' || (days.length === 0 && text[end - 1] === '日');
    if (day === null || !isDay) break;
    days.push({ start: match.index + match[0].indexOf(words), end, day });
    NEXT_DAY.lastIndex = end;
  }
  return days;
}

function partBehind(text: string, at: number): { readonly name: DatePart; readonly length: number } {
  PART.lastIndex = at;
  const match = PART.exec(text);
  return { name: (match?.[1] ?? '') as DatePart, length: match?.[0].length ?? 0 };
}

function readNumericDates(text: string): readonly WrittenDate[] {
  return matchesOf(text, NUMERIC).flatMap((match) => {
    const month = Number(match[3]);
    const day = Number(match[4]);
    // 2024-13-45 is a number of something.
    if (month < 1 || month > 12 || day < 1 || day > 31) return [];
    const { index } = match;
    return [{ ...toWritten(index, index + match[0].length, Number(match[1]), month), day }];
  });
}

/** How far before a date its 截至 may stand. */
const LONGEST_APPROACH = 12;

function findCutoffs(text: string, dates: readonly WrittenDate[]): readonly Cutoff[] {
  if (!/截[至止]/.test(text)) return [];
  const cutoffs = dates.flatMap((date): readonly Cutoff[] => {
    const from = Math.max(0, date.start - LONGEST_APPROACH);
    const match = BEFORE_CUTOFF.exec(text.slice(from, date.start));
    return match ? [{ start: from + match.index, end: date.end, date, relative: match[1]! }] : [];
  });
  for (const match of matchesOf(text, YEAR_END_CUTOFF)) {
    const { index } = match;
    const end = index + match[0].length;
    const date = { ...toWritten(index, end, null, 12), part: '底' as const };
    cutoffs.push({ start: index, end, date, relative: match[1]! });
  }
  return cutoffs.sort((a, b) => a.start - b.start);
}
