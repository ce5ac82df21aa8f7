import type { Analysis, PlacedParagraph } from '../analysis/analyze.ts';
import { mapEach } from '../analysis/map-each.ts';
import { compare, toText, whole } from '../analysis/numbers/decimal.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { readEach, readEachWith } from '../analysis/readings.ts';
import { type Span, shift } from '../analysis/span.ts';
import { type Claim, type ClaimNumber, placeClaim, toNumber } from './claim.ts';
import { announcedBy, gapOf, isAnnouncement, type List } from './counts/announcements.ts';
import { opensWithItem, readEnumerationsFrom } from './counts/enumerations.ts';
import { readIntroducedRows } from './counts/introduced-rows.ts';
import { readRows } from './counts/rows.ts';

const FURTHER = /此外|另外|还有|除此/;
const LONGEST_ITEM = 12;
/** How far an announcement stands from its list. */
const REACH = 40;
/** By how many sub-headings may differ from a number that only they can mean. */
const FAR = 3;

/** 抓好三项工作。一是…。二是…。三是…。: reads what is announced by number against what is listed apart from it, in sub-headings too. */
export function readCounts(analysis: Analysis, isWanted: (claim: Claim) => boolean = () => true): readonly Claim[] {
  const { paragraphs } = analysis;
  const openedByItems = new Set(readOpenedByItems(analysis).map(({ index }) => index));
  const claims = readHeadings(analysis).filter(isWanted);
  for (const { start, index, found } of readAnnouncements(analysis)) {
    // Nothing behind the paragraph can go on with a list then: its lists are what its own words tell.
    const alone = !openedByItems.has(index + 1);
    for (const claim of alone ? readAlone(paragraphs, index, found) : readListed(paragraphs, index, found)) {
      if (isWanted(claim)) claims.push(placeClaim(claim, start));
    }
  }
  return claims;
}

const readOpenedByItems = readEach((paragraph) => opensWithItem(paragraph));

/** What a paragraph announces by number. */
interface Announcing {
  readonly figures: readonly Figure[];
  /** What it lists of that where its lists end with it, for how it stands: as a heading or not. */
  readonly alone: { heading?: readonly Claim[]; prose?: readonly Claim[] };
}

const readAnnouncements = readEachWith(
  ({ figures }) => figures.some(isAnnouncement),
  (paragraph, row): Announcing | null => {
    const figures = row ? [] : paragraph.figures.filter(isAnnouncement);
    return figures.length > 0 ? { figures, alone: {} } : null;
  },
);

/** 会商、通报、督办三项机制: what one paragraph announces by number against what it lists beside it. Places are relative to it. */
export function readCountsWithin(paragraph: Paragraph): readonly Claim[] {
  const rows = readRows(paragraph);
  const known = new Set(rows.map(({ figure }) => figure));
  const introduced = readIntroducedRows(paragraph).filter(({ figure }) => !known.has(figure));
  return [...rows, ...introduced].map((row) => toClaim(0, row));
}

/** （二）四个平台建设 1.… 2.… 3.… */
function readHeadings(analysis: Analysis): readonly Claim[] {
  const announcing = new Map(
    readAnnouncements(analysis).flatMap((reading) =>
      reading.block.kind === 'heading' ? [[reading.block.start, reading] as const] : [],
    ),
  );
  if (announcing.size === 0) return [];
  const { outline, source } = analysis;
  return [...allSections(outline)].flatMap(({ heading, children }) => {
    const own = heading && announcing.get(heading.start);
    if (!own) return [];
    const length = heading.title.end - heading.title.start;
    const figures = own.paragraph.figures.filter(({ quantity }) => quantity.end <= length);
    const figure = figures[0];
    if (!figure || figures.length > 1 || !isAnnouncement(figure)) return [];
    const titles = numberedHeadings(children);
    const noun = announcedBy(figure);
    const first = figure.quantity.start === 0;
    // 抓好四个环节: 1.立案环节 2.调查环节 can be nothing but these.
    const named = noun !== '' && titles.every(({ start, end }) => source.text.slice(start, end).includes(noun));
    const gap = gapOf(figure, titles.length);
    if (titles.length < 2 || gap > (first || named ? FAR : 1)) return [];
    const items = titles.map((span) => shift(span, -own.start));
    return [toClaim(own.start, { figure, items, open: false, certainty: first && gap < 2 ? 'certain' : 'likely' })];
  });
}

/** The titles of headings that are numbered 1, 2, 3 …; none where the numbers are not in order. */
function numberedHeadings(sections: readonly Section[]): readonly Span[] {
  const style = sections[0]?.heading?.mark?.style;
  const titles = sections.flatMap(({ heading }, index) =>
    heading?.mark?.style === style && heading?.mark?.ordinal === index + 1 ? [heading.title] : [],
  );
  if (titles.length < sections.length) return [];
  return titles.map(({ start, end }) => ({ start, end: Math.min(end, start + LONGEST_ITEM) }));
}

/** As {@link readListed}, for a paragraph whose lists end with it. */
function readAlone(paragraphs: readonly PlacedParagraph[], index: number, found: Announcing): readonly Claim[] {
  const kind = paragraphs[index]!.block.kind === 'heading' ? 'heading' : 'prose';
  found.alone[kind] ??= readListed(paragraphs, index, found);
  return found.alone[kind];
}

/** 存在三个方面的问题：一是…二是…三是…, the items in one paragraph or each in its own. Places are relative to the paragraph. */
function readListed(
  paragraphs: readonly PlacedParagraph[],
  index: number,
  { figures: announcements }: Announcing,
): readonly Claim[] {
  const { block, paragraph } = paragraphs[index]!;
  return readEnumerationsFrom(paragraphs, index).flatMap((list) => {
    const announcing = announcements.filter((figure) => leadsTo(paragraph, figure, list.start));
    const readings = [list.items, ...list.otherwise].filter(({ length }) => length > 1);
    if (announcing.length === 0 || readings.length === 0) return [];
    for (const items of readings) {
      const figure = announcing.find((each) => gapOf(each, items.length) === 0);
      if (figure) return [toClaim(0, { figure, items, open: false, certainty: 'likely' })];
    }
    const apart = list.behind === list.items.length && block.kind !== 'heading' && !/[：:]$/.test(paragraph.text);
    const more = list.behind === 0 && FURTHER.test(paragraph.text.slice(list.start, list.end));
    if (announcing.length > 1 || list.otherwise.length > 0 || apart || more) return [];
    return [toClaim(0, { figure: announcing[0]!, items: list.items, open: false, certainty: 'likely' })];
  });
}

/** Whether a figure announces the list that begins at `end`: nothing but its own clause stands between. */
function leadsTo({ text }: Paragraph, { quantity: { start, unitEnd } }: Figure, end: number): boolean {
  if (unitEnd > end || end - unitEnd > REACH) return false;
  // 归纳为三类（许可、处罚、强制），一是…: what is announced is told in the brackets.
  if (/^[（(][^）)]*、/.test(text.slice(unitEnd, end))) return false;
  // 从增加供给和抑制需求两方面: these two are told already.
  if (
    /(?:从|在|围绕|抓好)[^，,。；;：:]+[和与及、][^，,。；;：:]+$/.test(text.slice(Math.max(0, start - REACH), start))
  )
    return false;
  return /^[^，,。；;：:！？]*[，,。；;：:]?\s*$/.test(text.slice(unitEnd, end));
}

function toClaim(start: number, { figure, items, open, certainty }: List): Claim {
  const { value } = figure.quantity;
  const order = compare(value, whole(items.length));
  const verdict = order === 0 || (open && order > 0) ? 'holds' : 'fails';
  const sign = verdict === 'fails' ? '≠' : order === 0 ? '=' : '≥';
  return {
    kind: 'count',
    verdict,
    certainty,
    formula: `${toText(value)} ${sign} ${items.length}`,
    numbers: [shift(toNumber('count', figure), start)],
    items: mapEach(items, (span): ClaimNumber => ({ role: 'item', label: '', ...shift(span, start) })),
  };
}
