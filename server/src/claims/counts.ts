import type { Analysis, PlacedParagraph } from '../analysis/analyze.ts';
import { compare, toText, whole } from '../analysis/decimal.ts';
import { exactly, isExact, meets } from '../analysis/interval.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { type Span, shift } from '../analysis/span.ts';
import { type Certainty, type Claim, type ClaimNumber, toNumber, type Verdict } from './claim.ts';

/** Counters of what is announced by number and then listed; cases, people and places are counted without a list. */
const LISTED = /^(?:个|项|类|种|条|方面|点)$/;
/** What a heading or a sentence announces by number. */
const ANNOUNCED =
  /^(?:大|主要|突出|重点|具体)?(?:方面|问题|不足|短板|困难|原因|机制|保障|触角|举措|措施|做法|制度|体系|平台|抓手|重点|关键|环节|到位|延伸|创新|建设|强化|坚持|聚焦|转变|提升|结合|统一|加强|狠抓|着力|注重|确保|行动|工程|任务|渠道|阵地|清单|工作|点)/;
const ITEM = /(?:^|[。；;，,：:、\s])([一二三四五六七八九十])是(?!否)/g;
const ORDINALS = '一二三四五六七八九十';
/** A list of two is as often a pair of objects as a list. */
const SHORTEST_ROW = 3;
const LONGEST_ITEM = 12;

/** Reads what is announced by number against what is listed: sub-headings, 一是…二是…, a row of names. */
export function readCounts(analysis: Analysis): readonly Claim[] {
  return [
    ...readHeadings(analysis),
    ...analysis.paragraphs.flatMap((placed, index) => readParagraph(placed, analysis.paragraphs[index + 1])),
  ];
}

/** （二）四个机制建设 1.… 2.… 3.… */
function readHeadings(analysis: Analysis): readonly Claim[] {
  const paragraphs = new Map(analysis.paragraphs.map((placed) => [placed.start, placed]));
  const claims: Claim[] = [];
  for (const section of allSections(analysis.outline)) {
    const placed = section.heading && paragraphs.get(section.heading.title.start);
    const figure = placed?.paragraph.figures[0];
    if (!placed || !figure || figure.quantity.start > 0 || !isAnnouncement(figure)) continue;
    const items = numberedChildren(section);
    if (items.length > 1) claims.push(toClaim(placed.start, figure, items, 'certain'));
  }
  return claims;
}

/** The headings right below a section where they are numbered 1, 2, 3 …; none where the numbers are not in order. */
function numberedChildren({ children }: Section): readonly ClaimNumber[] {
  const items: ClaimNumber[] = [];
  const style = children[0]?.heading?.mark?.style;
  for (const [index, { heading }] of children.entries()) {
    if (!heading?.mark || heading.mark.style !== style || heading.mark.ordinal !== index + 1) return [];
    const { start, end } = heading.title;
    items.push({ role: 'item', start, end: Math.min(end, start + LONGEST_ITEM), label: '' });
  }
  return items;
}

function readParagraph(placed: PlacedParagraph, next: PlacedParagraph | undefined): readonly Claim[] {
  const { start, paragraph, block } = placed;
  if (block.kind === 'table' || paragraph.figures.length === 0) return [];
  const claims: Claim[] = [];
  const items = readItems(paragraph.text);
  const announced = items.length > 1 ? announcementOf(paragraph, items[0]!) : undefined;
  if (announced && !continues(next, items.length)) {
    const numbers = items.map((span): ClaimNumber => ({ role: 'item', label: '', ...shift(span, start) }));
    claims.push(toClaim(start, announced, numbers, 'likely'));
  }
  for (const figure of paragraph.figures) {
    const claim = figure === announced ? null : readRow(paragraph, figure, start);
    if (claim) claims.push(claim);
  }
  return claims;
}

/** The marks 一是, 二是, 三是 … of a paragraph, where they are in order. */
function readItems(text: string): readonly Span[] {
  const items: Span[] = [];
  for (const match of text.matchAll(ITEM)) {
    const ordinal = ORDINALS.indexOf(match[1]!) + 1;
    if (ordinal !== items.length + 1) return [];
    const start = match.index + match[0].length - 2;
    items.push({ start, end: start + 2 });
  }
  return items;
}

/** The last announcement in the sentence that leads up to the items. */
function announcementOf({ figures }: Paragraph, first: Span): Figure | undefined {
  return figures.findLast(
    (figure) => figure.quantity.end < first.start && first.start - figure.quantity.end < 40 && isAnnouncement(figure),
  );
}

/** Items may go on in the next paragraph. */
function continues(next: PlacedParagraph | undefined, count: number): boolean {
  const mark = ORDINALS[count];
  return mark !== undefined && next?.paragraph.text.startsWith(`${mark}是`) === true;
}

function isAnnouncement(figure: Figure): boolean {
  const { unit, range } = figure.quantity;
  if (!isExact(range)) return false;
  return unit === '方面' || unit === '点' || (LISTED.test(unit) && ANNOUNCED.test(figure.tail));
}

/** 建立联席、通报、督办三项机制; 完善《甲规定》《乙办法》等制度5项. */
function readRow(paragraph: Paragraph, figure: Figure, start: number): Claim | null {
  if (!LISTED.test(figure.quantity.unit) || !isExact(figure.quantity.range)) return null;
  const { text } = paragraph;
  const end = figure.quantity.start;
  const from = rowStart(text, end, figure);
  const row = text.slice(from, end);
  const titles = [...row.matchAll(/《[^《》]{1,60}》/g)];
  const atLeast = /等/.test(row.slice(row.lastIndexOf('》') + 1)) || /^[^，。；：]*等/.test(figure.tail.slice(0, 2));
  if (titles.length > 1) {
    const items = titles.map(
      (match): Span => ({ start: from + match.index, end: from + match.index + match[0].length }),
    );
    return judgeRow(figure, items, start, atLeast, true);
  }
  if (figure.separator === 'none' && !row.includes('、')) return null;
  const items = namesIn(row, from);
  if (items.length < SHORTEST_ROW || atLeast !== row.includes('等')) return null;
  return judgeRow(figure, items, start, atLeast, figure.quantity.script === 'chinese');
}

/** Where the clause that a row stands in begins: 、 and what stands in 《》 do not end it. */
function rowStart(text: string, end: number, figure: Figure): number {
  const furthest = Math.max(0, end - figure.lead.length, end - 200);
  let depth = 0;
  for (let at = end - 1; at >= furthest; at--) {
    const character = text[at]!;
    if (character === '》') depth++;
    else if (character === '《') depth--;
    else if (depth === 0 && '，,；;。：:（）()！？'.includes(character)) return at + 1;
  }
  return furthest;
}

function namesIn(row: string, from: number): readonly Span[] {
  const items: Span[] = [];
  let at = 0;
  for (const name of row.split(/[、和及与]/)) {
    if (name.trim() === '' || name.length > LONGEST_ITEM) return [];
    items.push({ start: from + at, end: from + at + name.length });
    at += name.length + 1;
  }
  return items;
}

/** A row that ends in 等 has at least so many. A row without is held against its number only where it is off by one. */
function judgeRow(
  figure: Figure,
  spans: readonly Span[],
  start: number,
  atLeast: boolean,
  accusable: boolean,
): Claim | null {
  const items = spans.map((span): ClaimNumber => ({ role: 'item', label: '', ...shift(span, start) }));
  const count = whole(items.length);
  const { value } = figure.quantity;
  if (atLeast && compare(value, count) >= 0) return toClaim(start, figure, items, 'likely', 'holds', '≥');
  if (compare(value, count) === 0) return toClaim(start, figure, items, 'likely');
  const gap = compare(value, whole(items.length - 1)) === 0 || compare(value, whole(items.length + 1)) === 0;
  return accusable && gap ? toClaim(start, figure, items, 'likely') : null;
}

function toClaim(
  start: number,
  figure: Figure,
  items: readonly ClaimNumber[],
  certainty: Certainty,
  known?: Verdict,
  sign = '=',
): Claim {
  const holds = meets(figure.quantity.range, exactly(whole(items.length)));
  const verdict = known ?? (holds ? 'holds' : 'fails');
  const formula = `${toText(figure.quantity.value)} ${verdict === 'fails' ? '≠' : sign} ${items.length}`;
  return { kind: 'count', verdict, certainty, formula, numbers: [shift(toNumber('count', figure), start)], items };
}
