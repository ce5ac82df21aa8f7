import type { Analysis } from './analyze.ts';
import type { Block, Heading } from './blocks.ts';
import { type CalendarDate, toYear, YEAR_DIGITS } from './calendar.ts';
import { readDatesIn, readDelivery, readSignature } from './dates.ts';
import { fromFrame } from './frame.ts';
import { allSections, type Section } from './outline.ts';
import type { Span } from './span.ts';

/** Where a report says which year it is about: its title, 现将……报告如下, how its text begins, a heading at the top. */
export type YearRole = 'title' | 'announcement' | 'opening' | 'heading';

/** What happens in the year: what was done, what is planned (in the year after), or either (its words do not tell). */
export type YearSense = 'done' | 'planned' | 'either';

/** A year at a place that tells which year the report is about. */
export interface YearPlace extends Span {
  readonly role: YearRole;
  readonly year: number;
  readonly sense: YearSense;
  /** Whether its phrase begins with it. */
  readonly leads: boolean;
}

const LONGEST_OPENING = 1500;
/** Reports are due in March; some are signed in April. Until its end, what is signed is about the year before. */
export const LATEST_FILING = 4;
const LONGEST_PHRASE = 120;
/** How much before a year tells that it ends a range: 2021年1月至2025年. */
const LONGEST_JOINT = 12;
/** A report that opens with its year has it in the first words. */
const OPENING_WORDS = 12;
const JOINER = '[—–－\\-~～至到]{1,2}';
const YEAR = new RegExp(`(?<![\\d０-９])(?:${YEAR_DIGITS})(?=\\s{0,2}年(?![级代])|法治)`, 'g');
/** What stands in quotation marks names other papers. */
const QUOTED = /《[^《》]{0,80}》|“[^“”]{0,60}”|〔[^〔〕]{0,12}〕/g;
/** 2021—2025年 */
const RANGE_BEFORE = new RegExp(`(?:${YEAR_DIGITS})\\s?年?\\s?${JOINER}\\s?$`);
/** 2021年至2025年, 2024年底, 2024年3月, 2024年第二批: not the year of a report. */
const OTHER_BEHIND = new RegExp(
  `^\\s{0,2}(?:年度?)?\\s{0,2}(?:${JOINER}\\s?(?:${YEAR_DIGITS}|今|现)|以[来前后]|[前后初底末起第]|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?[月日季—–－\\-至])`,
);
const WHOLE_YEAR_BEHIND = new RegExp(`^\\s{0,2}年\\s?1\\s?月?份?\\s?${JOINER}\\s?1[012]\\s?月`);
const PLANNED =
  /(?:(?<!统筹|周密|精心|科学|合理|妥善)安排|打算|计划|思路|工作规划|发展规划|展望|努力方向|工作要点|工作目标|工作设想|工作部署)(?:和|及|与|、|的|目标|举措|措施|重点|任务|主要|工作|打算|安排|思路|计划|方向){0,8}$/;
const DONE =
  /(?:成效|成绩|成果|做法|亮点|情况|不足|问题|原因|短板|差距|弱项|困难|总结|回顾|完成)(?:和|及|与|、|的|主要|其|成因|原因|不足|问题|情况|做法|成效){0,6}$/;
/** 2025年工作安排情况, 2025年拟解决的问题: their last word is not what they are about. */
const AHEAD = /(?:安排|打算|计划|思路)(?:的|有关|总体|基本)*情况$|[拟将待]|需要|着力|重点解决/;
/** 落实2022年督察意见: what is of that year is another paper or another matter. */
const OTHERS_BEFORE = /(?:落实|贯彻|执行|按照|根据|对照|针对|依据|承接|自|从)$/;
/** What has a time of its own takes no part in the year before it: 2024年主要举措和下一步安排. */
const OWN_TIME = /下一?步|今后|来年|明年|下一?年度?/;
/** Headings that look back farther or speak of several years. */
const OTHER_YEARS =
  /(?<!晚)上一?年|去年|往年|历年|整改|回头看|改进情况|反馈|遗留|(?<![〇零○一二三四五六七八九])[五三]年(?!级)|十[二三四五六]五/;
const ANNOUNCEMENT =
  /现(?:(?:就|对)?[将把]|就|对|向社会|公布)[^。；;！？\n]{1,100}?(?:报告|汇报|总结|公布|公开|公示|通报|报送|呈报)(?=[^。；;！？\n]{0,8}[。：:；;\n]|$)/g;
const NAME_YEAR = new RegExp(`(?<!\\d)(?:${YEAR_DIGITS})(?!\\d)`);

/** Every year at a place that tells which year the report is about, in the order of the text. */
export function readYearPlaces(analysis: Analysis): readonly YearPlace[] {
  const { text } = analysis.source;
  const titles = analysis.blocks.flatMap((block) =>
    block.kind === 'title' ? readPhrase(text, block, 'title', /的?(?:年度)?(?:工作)?报告$/) : [],
  );
  const headings = topSections(analysis.outline).flatMap(({ heading }) =>
    heading ? readPhrase(text, heading.title, 'heading') : [],
  );
  return [...titles, ...readOpening(analysis), ...headings];
}

/** The paragraphs before the first heading, bounded. */
export function openingOf({ outline, source: { text } }: Analysis): readonly Span[] {
  const limit = outline.children[0]?.start ?? outline.end;
  const spans: Span[] = [];
  let left = LONGEST_OPENING;
  for (const { kind, start, end } of outline.blocks) {
    if (start >= limit || left <= 0) break;
    if (kind !== 'paragraph' || !SAYS_SOMETHING.test(text.slice(start, Math.min(end, start + LONGEST_PHRASE))))
      continue;
    spans.push({ start, end: Math.min(end, start + left) });
    left -= end - start;
  }
  return spans;
}

/** A line of a table's edges, as pages leave it behind, does not. */
const SAYS_SOMETHING = /[\u4e00-\u9fff]/;

/** Whether its title, where it has one, is that of a report: notices and plans speak of what is to come. */
export function looksBack({ title }: Analysis): boolean {
  return (
    title === '' || (/报告|总结|汇报|情况|年报|白皮书/.test(title) && !/(?:通知|方案|要点|计划|意见)$/.test(title))
  );
}

/** Where the part about what comes next begins; infinite where no heading at the top says so. */
export function planBeginning(analysis: Analysis): number {
  const { text } = analysis.source;
  const plan = topSections(analysis.outline).find(({ heading }) => {
    const words = heading ? text.slice(heading.title.start, boundedEnd(heading)) : '';
    return OWN_TIME.test(words) || PLANNED.test(words);
  });
  return plan?.start ?? Number.POSITIVE_INFINITY;
}

/**
 * The year a report is about: told by its title, else its opening, its first headings, the page it was copied from, its
 * file name, or the date it was signed (before July: the year before). `null` where nothing tells.
 */
export const readYear: (analysis: Analysis, fileName?: string) => number | null = fromFrame(findYear, (year) => year);

/** Whether a title is that of a report to an assembly, which has the year in which it is read out: 2025年政府工作报告 looks back on 2024. */
export function isReadOut(title: string): boolean {
  return /工作报告/.test(title) && !/年度|法治|依法行政|公开/.test(title);
}

function findYear(analysis: Analysis, fileName = ''): number | null {
  const { text } = analysis.source;
  const places = readYearPlaces(analysis);
  const told = (role: YearRole, sense?: YearSense): number | null =>
    places.find((place) => place.role === role && (sense ? place.sense === sense : place.sense !== 'planned'))?.year ??
    null;
  const delivery = readDelivery(analysis);
  // ——2026年1月27日在……会议上: when it was read out is not what it is about.
  const opening = openingOf(analysis).find(
    ({ start, end }) => !delivery || delivery.start < start || delivery.start >= end,
  );
  const first = [...allSections(analysis.outline)].find((section) => section.heading)?.heading;
  const planned = told('heading', 'planned');
  const signed = (readSignature(analysis) ?? delivery)?.date ?? null;
  const titled = told('title');
  // In its first months no year has been reported on: such a title has the year of the signature.
  const early = titled === signed?.year && signed.month <= LATEST_FILING;
  const readOut = isReadOut(analysis.title);
  if (titled !== null && (early || (!signed && readOut))) {
    const before = titled - 1;
    const others = [told('announcement'), told('opening'), told('heading', 'done')];
    if (others.includes(before) || (readOut && /政府/.test(analysis.title) && !others.includes(titled))) return before;
  }
  return (
    titled ??
    yearIn(analysis.title) ??
    told('announcement') ??
    told('opening') ??
    yearOfStatistics(text) ??
    (opening ? yearIn(text.slice(opening.start, Math.min(opening.end, opening.start + 60))) : null) ??
    told('heading', 'done') ??
    (planned === null ? null : planned - 1) ??
    (first ? yearIn(text.slice(first.title.start, boundedEnd(first))) : null) ??
    (opening ? null : yearOfBeginning(analysis)) ??
    yearOfPage(text, analysis.blocks) ??
    toYear(NAME_YEAR.exec(fileName)?.[0] ?? '') ??
    yearBefore(signed)
  );
}

/** The sections at the top: below the one outermost heading where there is but one. */
function topSections({ children }: Section): readonly Section[] {
  let top = children;
  while (top.length === 1 && top[0]!.children.length > 1) top = top[0]!.children;
  return top;
}

function readOpening(analysis: Analysis): readonly YearPlace[] {
  const { text } = analysis.source;
  const spans = openingOf(analysis);
  const [first] = spans;
  const opening = first
    ? readPhrase(text, { ...first, end: Math.min(first.end, first.start + OPENING_WORDS) }, 'opening')
    : [];
  const announced = spans.flatMap((span) => readAnnouncements(text, span));
  return [...opening.filter(({ start }) => start === first?.start), ...announced];
}

function readAnnouncements(text: string, span: Span): readonly YearPlace[] {
  return [...text.slice(span.start, span.end).matchAll(ANNOUNCEMENT)].flatMap((match) => {
    const start = span.start + match.index;
    const ending = /的?(?:报告|汇报|总结|公布|公开|公示|通报|报送|呈报)$/;
    return readPhrase(text, { start, end: start + match[0].length }, 'announcement', ending);
  });
}

/** Where nothing stands before the first heading, what its text begins with: 2023年，我局……, 现将2023年……报告如下. */
function yearOfBeginning({ blocks, source: { text } }: Analysis): number | null {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, MOST_BEGINNINGS);
  const spans = paragraphs.map(({ start, end }) => ({ start, end: Math.min(end, start + LONGEST_OPENING) }));
  const [first] = spans;
  const [announced] = spans.flatMap((span) => readAnnouncements(text, span));
  if (!first || announced) return announced?.year ?? null;
  const [leading] = readPhrase(text, { ...first, end: Math.min(first.end, first.start + OPENING_WORDS) }, 'opening');
  return leading?.start === first.start ? leading.year : null;
}

const MOST_BEGINNINGS = 3;

/** 统计期限自2023年1月1日起 */
function yearOfStatistics(text: string): number | null {
  const span = /统计(?:的?(?:期限|时限|周期|期间|时间))[^。\n]{0,12}?(20\d\d)年1月1日/.exec(
    text.slice(0, LONGEST_PREFACE),
  );
  return span ? Number(span[1]) : null;
}

const LONGEST_PREFACE = 3000;

/** The years of a title, a heading or a clause, each with the words that follow it. */
function readPhrase(text: string, span: Span, role: YearRole, ending?: RegExp): readonly YearPlace[] {
  const phrase = text.slice(span.start, Math.min(span.end, span.start + LONGEST_PHRASE));
  if (OTHER_YEARS.test(phrase.replace(BESIDE_THE_YEAR, ''))) return [];
  const words = phrase.replace(QUOTED, (quoted) => '　'.repeat(quoted.length));
  const matches = [...words.matchAll(YEAR)];
  return matches.flatMap((match, at): readonly YearPlace[] => {
    const year = toYear(match[0]);
    const end = match.index + match[0].length;
    const behind = words.slice(end, end + (ANY_YEAR.exec(words.slice(end))?.index ?? words.length));
    if (year === null || RANGE_BEFORE.test(words.slice(Math.max(0, match.index - LONGEST_JOINT), match.index)))
      return [];
    if (OTHER_BEHIND.test(words.slice(end)) && !WHOLE_YEAR_BEHIND.test(behind)) return [];
    const before = words.slice(0, match.index);
    if (OTHERS_BEFORE.test(before)) return [];
    const sign = /^\s{0,2}年度?/.exec(behind)?.[0] ?? '';
    const said = ending ? behind.replace(ending, '') : behind;
    const place = { start: span.start + match.index, end: span.start + end + sign.length };
    const leads = /^[\s　关于（(]*$/.test(before);
    const coming = role !== 'heading' && NEXT_TO.test(before) && toYear(matches[at - 1]?.[0] ?? '') === year - 1;
    const sense = coming ? 'planned' : toSense(said.slice(sign.length), role);
    return [{ ...place, role, year, sense, leads }];
  });
}

/** 2025年和“十四五”时期工作回顾: the last year of the five is told together with them. */
const BESIDE_THE_YEAR = /(?<=年)[和及与暨]“?十[二三四五六]五”?时期(?=.{0,6}(?:回顾|总结))/;

/** 2023法治建设工作报告及2024工作计划: what is said of the later year is not said of the earlier one. */
const ANY_YEAR = new RegExp(`(?<![\\d０-９])(?:${YEAR_DIGITS})(?![\\d０-９])`);

/** 2023年预算执行情况和2024年预算的报告: of two years side by side, the later one is still to come. */
const NEXT_TO = /[和及与暨、，,]\s?$/;

function toSense(words: string, role: YearRole): YearSense {
  const time = OWN_TIME.exec(words);
  const said = words.slice(0, time?.index).replace(/[\s和及与、，,暨：:（(以）)]+$/, '');
  if (PLANNED.test(said)) return 'planned';
  if (AHEAD.test(said)) return role === 'heading' ? 'either' : 'done';
  return role !== 'heading' || DONE.test(said) ? 'done' : 'either';
}

/** Any year that is none of a range and none of another paper. */
function yearIn(words: string): number | null {
  const bare = words.slice(0, LONGEST_PHRASE).replace(QUOTED, (quoted) => '　'.repeat(quoted.length));
  for (const { 0: written, index } of bare.matchAll(YEAR)) {
    if (!RANGE_BEFORE.test(bare.slice(Math.max(0, index - LONGEST_JOINT), index))) return toYear(written);
  }
  return null;
}

/** What a web page says about its text: the year of a folder, else the year before it was put there. */
function yearOfPage(text: string, blocks: readonly Block[]): number | null {
  const lines = blocks.filter(({ kind }) => kind === 'residue').map(({ start, end }) => text.slice(start, end));
  const dates = lines.flatMap((line) => readDatesIn(line.slice(0, LONGEST_PHRASE)));
  const date = dates.find(({ year, month, day }) => year !== null && month !== null && day !== null);
  return (
    dates.find(({ year, month }) => year !== null && month === null)?.year ??
    (date ? yearBefore({ year: date.year!, month: date.month!, day: date.day! }) : null)
  );
}

/** Reports are written when their year is over, some when it nears its end. */
function yearBefore(date: CalendarDate | null): number | null {
  return date && (date.month < 7 ? date.year - 1 : date.year);
}

function boundedEnd({ title }: Heading): number {
  return Math.min(title.end, title.start + LONGEST_PHRASE);
}
