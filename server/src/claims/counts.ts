import type { Analysis, PlacedParagraph } from '../analysis/analyze.ts';
import { absolute, compare, subtract, toText, whole } from '../analysis/decimal.ts';
import { isExact } from '../analysis/interval.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { type Span, shift } from '../analysis/span.ts';
import { type Certainty, type Claim, type ClaimNumber, toNumber } from './claim.ts';

/** Counters of what is announced by number and then listed; cases, people and places are counted without a list. */
const LISTED = /^(?:个|项|类|种|条|方面)$/;
/** What a heading or a sentence announces by number. */
const ANNOUNCED =
  /^(?:大|主要|突出|重点|具体|关键)?(?:方面|层面|维度|阶段|导向|问题|不足|短板|弱项|困难|原因|机制|保障|触角|举措|措施|做法|经验|制度|体系|平台|抓手|重点|关键|关口|环节|到位|延伸|创新|建设|强化|坚持|聚焦|转变|提升|结合|统一|加强|狠抓|着力|注重|确保|行动|工程|任务|渠道|阵地|清单|工作|建议)/;
/** Places and offices, which are named one by one. */
const NAMED =
  /^(?:试点|重点|行政)?(?:社区|村|镇|乡|街道|县|市|区|部门|单位|站所|科室|领域|行业|平台|中心|小区|园区|片区)/;
const DOCUMENTS = '制度|办法|文件|规定|规则|机制|方案|规划|措施|标准|清单|指引|条例|规章|规范|细则|法律|法规';
/** What may stand between titles and their number: 《…》《…》等制度5项, 《…》《…》2项制度. */
const BEHIND_TITLES = new RegExp(`^(?:[^提的出及和与、]{0,8}(?:${DOCUMENTS}))?共?计?$`);
const BEFORE_DOCUMENTS = new RegExp(`^[^，。；：的]{0,6}(?:${DOCUMENTS})`);
/** A row whose last name runs on into what is done there is no list: 深入机关、学校、社区开展四项活动. */
const RUNS_ON =
  /开展|落实|完成|推进|推动|实施|建立|健全|制定|提出|举办|组织|形成|出台|打造|做好|抓好|进行|解决|梳理|发现|整改|查处|参加|部门|联动|排查|办理|落地|取得|领域|方面/;
/** Brackets that hold something else, or not all. */
const NOT_ALL = /等|含|包括|如|例|其中|主要|原|见|附|每|\d|年|月/;
const FURTHER = /此外|另外|还有|除此/;
const ITEM = /(?<=^|[。；;，,：:、\s])([一二三四五六七八九十])是(?!否)/g;
const ORDINALS = '一二三四五六七八九十';
const SHORTEST_ROW = 3;
const LONGEST_ITEM = 12;
/** How far an announcement stands from its list. */
const REACH = 40;

/** Reads what is announced by number against what is listed: sub-headings, 一是…二是…, a row of names. */
export function readCounts(analysis: Analysis): readonly Claim[] {
  const { paragraphs } = analysis;
  return [
    ...readHeadings(analysis),
    ...paragraphs.flatMap(({ start, block, paragraph }, index) => {
      if (block.kind === 'table' || paragraph.figures.length === 0) return [];
      const rows = paragraph.figures.map((figure) => readRow(paragraph, figure) ?? readBracket(paragraph, figure));
      return [...readEnumerations(paragraphs, index), ...rows.flatMap((row) => (row ? [toClaim(start, row)] : []))];
    }),
  ];
}

/** An announced number and what is listed for it, at their places in the paragraph. */
interface List {
  readonly figure: Figure;
  readonly items: readonly Span[];
  /** The list ends in 等: there are at least so many. */
  readonly open: boolean;
  readonly certainty: Certainty;
}

/** （二）四个平台建设 1.… 2.… 3.… */
function readHeadings({ outline, paragraphs }: Analysis): readonly Claim[] {
  const placed = new Map(paragraphs.map((paragraph) => [paragraph.start, paragraph]));
  return [...allSections(outline)].flatMap(({ heading, children }) => {
    const own = heading && placed.get(heading.title.start);
    if (!own) return [];
    const length = heading.title.end - heading.title.start;
    const figures = own.paragraph.figures.filter(({ quantity }) => quantity.end <= length);
    const figure = figures[0];
    if (!figure || figures.length > 1 || !isAnnouncement(figure)) return [];
    const items = numberedHeadings(children).map((span) => shift(span, -own.start));
    const gap = gapOf(figure, items.length);
    const first = figure.quantity.start === 0;
    if (items.length < 2 || gap > (first ? 3 : 1)) return [];
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

/** 存在三个方面的问题：一是…二是…三是…, the items in one paragraph or each in its own. */
function readEnumerations(paragraphs: readonly PlacedParagraph[], index: number): readonly Claim[] {
  const { start, block, paragraph } = paragraphs[index]!;
  const runs = runsIn(paragraph.text, 0);
  const last = { items: runs.at(-1) ?? [], end: paragraph.text.length };
  const within = runs.slice(0, -1).map((items, at) => ({ items, end: runs[at + 1]![0]!.start }));
  const { figures } = paragraph;
  let near = 0;
  return [...within, last].flatMap(({ items: own, end }) => {
    const opening = own[0]?.start ?? end;
    while (near < figures.length && figures[near]!.quantity.unitEnd < opening - REACH) near++;
    // No two figures stand closer than two characters.
    const announcing = figures.slice(near, near + REACH / 2).filter((figure) => leadsTo(paragraph, figure, opening));
    if (announcing.length === 0) return [];
    const further = end === paragraph.text.length ? itemsBehind(paragraphs, index, own.length) : [];
    if (!further) return [];
    const items = [...own, ...further.map((item) => shift(item, -start))];
    if (items.length < 2) return [];
    const fitting = announcing.find((figure) => gapOf(figure, items.length) === 0);
    const apart = own.length === 0 && block.kind !== 'heading' && !/[：:]$/.test(paragraph.text);
    const more = further.length === 0 && FURTHER.test(paragraph.text.slice(opening, end));
    if (!fitting && (announcing.length > 1 || apart || more)) return [];
    return [toClaim(start, { figure: fitting ?? announcing[0]!, items, open: false, certainty: 'likely' })];
  });
}

/** The items that go on from `count` of them in the paragraphs behind, at their places in the report; null where they are not in order. */
function itemsBehind(paragraphs: readonly PlacedParagraph[], index: number, count: number): readonly Span[] | null {
  const items: Span[] = [];
  for (let at = index + 1; at < paragraphs.length; at++) {
    const { start, paragraph } = paragraphs[at]!;
    if (!paragraph.text.startsWith(`${ORDINALS[count + items.length]}是`)) break;
    const [run] = runsIn(paragraph.text, count + items.length);
    if (!run) return null;
    items.push(...run.map((item) => shift(item, start)));
  }
  return items;
}

/** The rows of marks 一是, 二是, 三是 …; the first goes on from `count` of them. None where they are not in order. */
function runsIn(text: string, count: number): readonly (readonly Span[])[] {
  const runs: Span[][] = [];
  for (const { 1: mark, index } of text.matchAll(ITEM)) {
    const ordinal = ORDINALS.indexOf(mark!);
    const run = runs.at(-1);
    const item = { start: index, end: index + 2 };
    if (ordinal === 0 || (!run && ordinal === count)) runs.push([item]);
    else if (run && ordinal === run.length + (runs.length === 1 ? count : 0)) run.push(item);
    else return [];
  }
  return runs;
}

/** Whether a figure announces the list that begins at `end`: nothing but its own clause stands between. */
function leadsTo({ text }: Paragraph, figure: Figure, end: number): boolean {
  const { unitEnd } = figure.quantity;
  if (unitEnd > end || end - unitEnd > REACH || !isAnnouncement(figure)) return false;
  return /^[^，,。；;：:！？]*[，,。；;：:]?\s*$/.test(text.slice(unitEnd, end));
}

function isAnnouncement({ quantity, tail }: Figure): boolean {
  if (!isExact(quantity.range)) return false;
  return quantity.unit === '方面' || (LISTED.test(quantity.unit) && ANNOUNCED.test(tail));
}

/** 建立联席、通报、督办三项机制; 完善《甲规定》《乙办法》等制度5项. */
function readRow({ text }: Paragraph, figure: Figure): List | null {
  const { unit, start: end, range, script } = figure.quantity;
  if (!isExact(range)) return null;
  const from = rowStart(text, end, figure);
  const row = text.slice(from, end);
  if (row.includes('》')) return readTitles(row, from, figure);
  if (!LISTED.test(unit) || !row.includes('、')) return null;
  const open = row.endsWith('等');
  const names = namesIn(open ? row.slice(0, -1) : row, from);
  if (!names || names.spans.length < SHORTEST_ROW || RUNS_ON.test(text.slice(names.spans.at(-1)!.start, end)))
    return null;
  const gap = gapOf(figure, names.spans.length);
  const noun = script === 'chinese' ? ANNOUNCED : NAMED;
  const plain = names.alike && gap === 1 && (noun.test(figure.tail) || (script === 'chinese' && unit !== '个'));
  const holds = gap === 0 || (open && compare(figure.quantity.value, whole(names.spans.length)) > 0);
  return holds || plain ? { figure, items: names.spans, open, certainty: 'likely' } : null;
}

/** The titles that stand side by side before a figure. */
function readTitles(row: string, from: number, figure: Figure): List | null {
  const behind = row.slice(row.lastIndexOf('》') + 1);
  const open = behind.startsWith('等');
  if (!open && !BEHIND_TITLES.test(behind)) return null;
  if (!open && behind.length < 2 && !BEFORE_DOCUMENTS.test(figure.tail)) return null;
  const titles = [...row.matchAll(/《[^《》]{1,60}》/g)];
  const first = titles.findLastIndex(({ index }, at) => {
    const before = titles[at - 1];
    return !before || !/^[、和及与\s]*$/.test(row.slice(before.index + before[0].length, index));
  });
  const items = titles.slice(first).map((title): Span => {
    const start = from + title.index;
    return { start, end: start + title[0].length };
  });
  const enough = open && compare(figure.quantity.value, whole(items.length)) > 0;
  const near = gapOf(figure, items.length) < 2;
  return items.length > 1 && (enough || near) ? { figure, items, open, certainty: 'likely' } : null;
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

/** 健全三项机制（会商、通报、督办） */
function readBracket({ text }: Paragraph, figure: Figure): List | null {
  const { unit, unitEnd, range } = figure.quantity;
  if (!LISTED.test(unit) || !isExact(range) || !(ANNOUNCED.test(figure.tail) || NAMED.test(figure.tail))) return null;
  const from = unitEnd + figure.tail.length + 1;
  const brackets = /^[（(]([^（）()，,。；;：:]{3,100})[）)]/.exec(text.slice(from - 1, from + 101));
  if (!brackets || NOT_ALL.test(brackets[1]!) || !brackets[1]!.includes('、')) return null;
  const names = namesIn(brackets[1]!, from);
  if (!names) return null;
  const ending = text[names.spans[0]!.end - 1];
  const alike = names.alike || names.spans.every(({ end }) => text[end - 1] === ending);
  const gap = gapOf(figure, names.spans.length);
  return gap === 0 || (gap === 1 && alike) ? { figure, items: names.spans, open: false, certainty: 'likely' } : null;
}

/** Names between 、 and a last 和; `alike` where all are as long as each other, words before the first left out. */
function namesIn(row: string, from: number): { readonly spans: readonly Span[]; readonly alike: boolean } | null {
  // What stands in quotation marks is one name, whatever it contains.
  const plain = row.replace(/“[^“”]*”/g, (quoted) => '·'.repeat(quoted.length));
  const pieces = plain.split('、');
  const length = pieces.at(-2)!.length;
  const last = pieces.at(-1)!;
  const joint = /^(.+?)(?:以及|[和及与])(.+)$/.exec(last);
  if (joint && pieces.length > 2 && joint[1]!.length === length && joint[2]!.length >= length) {
    pieces.splice(-1, 1, joint[1]!, joint[2]!);
  } else if (/[和及与]/.test(plain.replace(/和谐|和解|及时|参与|与会/g, ''))) {
    return null;
  }
  const spans: Span[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.trim() === '' || piece.length > LONGEST_ITEM) return null;
    at = plain.indexOf(piece, at);
    spans.push({ start: from + at, end: from + at + piece.length });
    at += piece.length;
  }
  const alike = pieces.slice(1).every((piece) => piece.length === length) && pieces[0]!.length >= length;
  if (alike) spans[0] = { start: spans[0]!.end - length, end: spans[0]!.end };
  return { spans, alike };
}

/** By how many a figure and its list differ. */
function gapOf({ quantity }: Figure, count: number): number {
  return Number(absolute(subtract(quantity.value, whole(count))).units);
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
    items: items.map((span): ClaimNumber => ({ role: 'item', label: '', ...shift(span, start) })),
  };
}
