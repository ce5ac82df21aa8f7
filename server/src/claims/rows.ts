import { absolute, compare, subtract, whole } from '../analysis/decimal.ts';
import { isExact } from '../analysis/interval.ts';
import { mapEach } from '../analysis/map-each.ts';
import { once } from '../analysis/memory.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Span } from '../analysis/span.ts';
import type { Certainty } from './claim.ts';

/** An announced number and what is listed for it, at their places in the paragraph. */
export interface List {
  readonly figure: Figure;
  readonly items: readonly Span[];
  /** The list ends in 等: there are at least so many. */
  readonly open: boolean;
  readonly certainty: Certainty;
}

/** Counters of what is announced by number and then listed; cases, people and places are counted without a list. */
const LISTED: ReadonlySet<string> = new Set(['个', '项', '类', '种', '条', '支', '张', '方面', '部分']);
/** What a heading or a sentence announces by number. */
const ANNOUNCED =
  /^(?:大|主要|突出|重点|具体|关键)?(?:方面|层面|维度|阶段|导向|问题|难题|不足|短板|弱项|困难|原因|特点|亮点|机制|保障|触角|举措|措施|做法|方法|方式|形式|途径|渠道|步骤|模式|经验|制度|体系|平台|载体|抓手|支撑|重点|关键|关口|环节|到位|延伸|创新|建设|强化|坚持|聚焦|转变|提升|突破|结合|统一|加强|狠抓|着力|注重|确保|行动|工程|任务|目标|领域|板块|阵地|清单|工作|建议|程序|原则|群体|要素|系统|内容|部分)/;
/** Places and offices, which are named one by one. */
const NAMED =
  /^(?:试点|重点|行政)?(?:社区|村|镇|乡|街道|县|市|区|部门|单位|站所|科室|领域|行业|平台|中心|小区|园区|片区|窗口|队伍|专班|小组)/;
const DOCUMENTS = '制度|办法|文件|规定|规则|机制|方案|规划|措施|标准|清单|指引|条例|规章|规范|细则|法律|法规';
/** What may stand between titles and their number: 《…》《…》等制度5项, 《…》《…》2项制度. */
const BEHIND_TITLES = new RegExp(`^(?:[^提的出及和与、]{0,8}(?:${DOCUMENTS}))?共?计?$`);
const BEFORE_DOCUMENTS = new RegExp(`^[^，。；：的]{0,6}(?:${DOCUMENTS}|决策事项)`);
/** A row whose last name runs on into what is done there is no list: 深入机关、学校、社区开展四项活动. */
const RUNS_ON =
  /开展|落实|完成|推进|推动|实施|建立|健全|制定|提出|举办|组织|形成|出台|打造|做好|抓好|进行|解决|梳理|发现|整改|查处|参加|部门|联动|排查|办理|落地|取得|领域|方面/;
/** Brackets that hold something else, or not all. */
const NOT_ALL = /等|含|包括|如|例|其中|主要|原|见|附|每|\d|年|月/;
/** 三项机制（会商、通报、督办）; 三项机制：会商、通报、督办; 三项机制，即会商、通报、督办 */
const BEHIND = [
  /^[（(]([^（）()，,。；;：:]{3,100})[）)]/,
  /^(?:[：:]|[，,](?:即|分别[是为])[：:]?)([^（）()，,。；;：:！？]{3,100})(?=[。；;]|$)/,
];
/** What is done with the names, before the first of them. */
const DOING =
  '组织|开展|举办|召开|联合|会同|建立|建成|健全|完善|推行|推进|推动|实行|实施|深化|强化|落实|围绕|聚焦|针对|整治|通过|采取|依托|设立|设置|组建|成立|抓好|抓实|做好|打造|形成|选取|在|从|对|由|按';
/** A name that begins with what is done is none of a row of names: 强化督导、落实责任. */
const DOES = new RegExp(`^(?:${DOING}|加强|提升|提高|加大|加快|开|抓)`);
const LAST_DOING = new RegExp(`^.*(?:${DOING})(?=.)`);
/** How far before a number the last title of its row can end. */
const NEAR = 14;
/** How much before a number, and how much behind it, a row may take. */
const LONGEST_ROW = 400;
const LONGEST_BEHIND = 106;
const SHORTEST_ROW = 3;
const LONGEST_ITEM = 12;

/** The rows of names before or behind the numbers of a paragraph: 联席、通报、督办三项机制. */
export const readRows = once((paragraph: Paragraph): readonly List[] => {
  const rows: List[] = [];
  for (const [at, figure] of paragraph.figures.entries()) {
    const row = readRow(paragraph, at) ?? readBehind(paragraph, figure) ?? readMarkedBehind(paragraph, figure);
    if (row) rows.push(row);
  }
  return rows;
});

/** Whether a figure announces what will be listed: 四项工作, 三个方面. */
export function isAnnouncement({ quantity, tail }: Figure): boolean {
  if (!LISTED.has(quantity.unit) || !isExact(quantity.range)) return false;
  return quantity.unit === '方面' || ANNOUNCED.test(tail);
}

/** What a figure announces, in one word: 环节 of 四个环节; empty where it announces nothing. */
export function announcedBy({ tail }: Figure): string {
  return (ANNOUNCED.exec(tail)?.[0] ?? '').replace(/^(?:大|主要|突出|重点|具体|关键)(?=..)/, '');
}

/** By how many a figure and its list differ. */
export function gapOf({ quantity }: Figure, count: number): number {
  return Number(absolute(subtract(quantity.value, whole(count))).units);
}

/** 建立联席、通报、督办三项机制; 完善《甲规定》《乙办法》等制度5项. */
function readRow({ text, figures }: Paragraph, at: number): List | null {
  const figure = figures[at]!;
  const { unit, start: end, range, script } = figure.quantity;
  const listed = LISTED.has(unit) || (unit === '份' && /^(?:文件|材料)/.test(figure.tail));
  if (!listed && !isQuotedStep(figure, text) && !text.slice(Math.max(0, end - NEAR), end).includes('》')) return null;
  if (!isExact(range)) return null;
  const from = rowStart(text, figures, at);
  if (from === null) return null;
  const row = text.slice(from, end);
  if (row.includes('》')) return readTitles(row, from, figure);
  if (/”(?:等|共)?$/.test(row)) return readQuoted(row, from, figure);
  if (!listed || /[（(]/.test(row)) return null;
  const open = row.endsWith('等');
  const names = namesIn(open ? row.slice(0, -1) : row, from);
  if (!names && !open) return readJoined(row, from, figure);
  if (!names || RUNS_ON.test(text.slice(names.spans.at(-1)!.start, end))) return null;
  const gap = gapOf(figure, names.spans.length);
  const noun = script === 'chinese' ? ANNOUNCED : NAMED;
  const told = noun.test(figure.tail) || (script === 'chinese' && unit !== '个');
  const plain = told && names.spans.length >= SHORTEST_ROW && names.alike;
  const more = compare(figure.quantity.value, whole(names.spans.length)) > 0;
  if (gap === 0 || (open && more) || (plain && gap === 1)) {
    return { figure, items: names.spans, open, certainty: 'likely' };
  }
  if (!more && !open && gap === 1 && ANNOUNCED.test(figure.tail) && areFullNames(names.spans, text)) {
    return { figure, items: names.spans, open, certainty: 'likely' };
  }
  // 联席、通报、督办五项机制: more likely 等 was forgotten.
  return plain && more && gap === 2 ? { figure, items: names.spans, open, certainty: 'debatable' } : null;
}

/** 公众参与、专家论证、风险评估、集体讨论决定四项程序: each of them a name of its own, so that there are no fewer. */
function areFullNames(spans: readonly Span[], text: string): boolean {
  if (spans.length <= SHORTEST_ROW) return false;
  return spans.every(({ start, end }) => end - start > 3 && !DOES.test(text.slice(start, end)));
}

/** 公众参与、专家论证和集体讨论三项程序: the last two of a row joined by a word, where there are just as many as announced. */
function readJoined(row: string, from: number, figure: Figure): List | null {
  const pieces = cut(row, from);
  const last = pieces.at(-1)!;
  const [, before, joint] =
    /^([^和及与]{2,12})(以及|[和及与])[^和及与]{2,12}$/.exec(row.slice(last.start - from)) ?? [];
  if (!before || !joint || pieces.length < 2 || !isAnnouncement(figure)) return null;
  const middle = last.start + before.length;
  const items = [
    ...pieces.slice(0, -1),
    { start: last.start, end: middle },
    { start: middle + joint.length, end: last.end },
  ];
  if (items.some(({ start, end }) => end - start > LONGEST_ITEM) || gapOf(figure, items.length) > 0) return null;
  return RUNS_ON.test(row.slice(middle - from)) ? null : { figure, items, open: false, certainty: 'likely' };
}

/** The titles that stand side by side before a figure. */
function readTitles(row: string, from: number, figure: Figure): List | null {
  const behind = row.slice(row.lastIndexOf('》') + 1);
  const open = behind.startsWith('等');
  if (!open && !BEHIND_TITLES.test(behind)) return null;
  if (!open && behind.length < 2 && !BEFORE_DOCUMENTS.test(figure.tail)) return null;
  return sideBySide(/《[^《》]{1,60}》/g, row, from, figure, open);
}

/** “阳光公示”“全程记录”“法制审核”三项机制; “选、育、管、用”四项机制 */
function readQuoted(row: string, from: number, figure: Figure): List | null {
  const within = /“([^“”、+＋]{1,12}(?:[、+＋][^“”、+＋]{1,12}){1,9})”$/.exec(row);
  const announces = isAnnouncement(figure) || isStep(figure);
  // 信用监管、智慧监管、“双随机、一公开”三项工作: one name of several.
  if (within && !/[”、和及与]\s*$/.test(row.slice(0, within.index))) {
    const items = cut(within[1]!.replace(/[+＋]/g, '、'), from + within.index + 1);
    // “互联网+监管”一项工作: what has two halves may be one name.
    const gap = items.length > 2 ? 1 : 0;
    return announces && gapOf(figure, items.length) <= gap ? { figure, items, open: false, certainty: 'likely' } : null;
  }
  const list = sideBySide(/“[^“”]{1,40}”/g, row, from, figure, row.endsWith('等'));
  return list && (gapOf(figure, list.items.length) === 0 || list.open || announces) ? list : null;
}

/** “初审+复核+终审”三级审查, “防、救、新”三件事, “学法”“用法”“守法”三向发力 */
function isStep({ quantity: { unit }, tail }: Figure): boolean {
  return unit === '级' || unit === '向' || (unit === '件' && /^(?:大|实)?事/.test(tail));
}

function isQuotedStep(figure: Figure, text: string): boolean {
  return isStep(figure) && text[figure.quantity.start - 1] === '”';
}

/** 《甲办法》（试行）、《乙办法》 */
const BETWEEN_MARKED = /^(?:[（(][^（）()]*[）)])?[、和及与\s]*$/;

/** What stands in marks of one kind, one right after the other up to the end of the row. */
function sideBySide(marked: RegExp, row: string, from: number, figure: Figure, open: boolean): List | null {
  const found = [...row.matchAll(marked)];
  const first = found.findLastIndex(({ index }, at) => {
    const before = found[at - 1];
    return !before || !BETWEEN_MARKED.test(row.slice(before.index + before[0].length, index));
  });
  const items = found.slice(first).map((match): Span => {
    const start = from + match.index;
    return { start, end: start + match[0].length };
  });
  const enough = open && compare(figure.quantity.value, whole(items.length)) > 0;
  const near = gapOf(figure, items.length) < 2;
  return items.length > 1 && (enough || near) ? { figure, items, open, certainty: 'likely' } : null;
}

/**
 * Where the row before a figure begins: 、 and what stands in 《》 or “” do not end it, not even a figure (《优化营商环境30条措施》).
 * Null where that is too far away to be sure.
 */
function rowStart(text: string, figures: readonly Figure[], at: number): number | null {
  const { quantity, bracket } = figures[at]!;
  const furthest = Math.max(0, quantity.start - LONGEST_ROW);
  let before = at - 1;
  let depth = 0;
  let bracketed = false;
  for (let place = quantity.start; place > furthest; place--) {
    if (figures[before]?.quantity.unitEnd === place) {
      if (depth === 0 && figures[before]!.bracket === bracket) return place;
      before--;
    }
    const character = text[place - 1]!;
    // 《甲办法》（试行）、《乙办法》2项制度: brackets with which the row goes on are a part of it.
    if (bracketed) bracketed = !'（('.includes(character);
    else if (depth === 0 && '）)'.includes(character) && JOINS.test(text[place]!)) bracketed = true;
    else if ('》”'.includes(character)) depth++;
    else if ('《“'.includes(character)) depth--;
    else if (depth === 0 && '，,；;。：:（）()！？'.includes(character)) return place;
  }
  return furthest === 0 ? 0 : null;
}

const JOINS = /[、和及与《“]/;

/** 健全三项机制（会商、通报、督办） */
function readBehind({ text }: Paragraph, figure: Figure): List | null {
  const { unit, unitEnd, range } = figure.quantity;
  if (!LISTED.has(unit) || !isExact(range) || !(ANNOUNCED.test(figure.tail) || NAMED.test(figure.tail))) return null;
  const from = unitEnd + figure.tail.length;
  const behind = text.slice(from, from + LONGEST_BEHIND);
  const match = mapEach(BEHIND, (pattern) => pattern.exec(behind)).find((each) => each !== null);
  const row = match?.[1];
  if (!row || NOT_ALL.test(row)) return null;
  const names = namesIn(row, from + match[0].indexOf(row));
  if (!names) return null;
  const ending = text[names.spans[0]!.end - 1];
  const alike = names.alike || names.spans.every(({ end }) => text[end - 1] === ending);
  const gap = gapOf(figure, names.spans.length);
  return gap === 0 || (gap === 1 && alike) ? { figure, items: names.spans, open: false, certainty: 'likely' } : null;
}

/** 目录5项（《…》《…》…）; 4次专题会（1月8日、3月20日…）; 常驻单位7家：综治办、司法所…. */
function readMarkedBehind({ text }: Paragraph, figure: Figure): List | null {
  const { unit, unitEnd, range } = figure.quantity;
  const behind = text.slice(unitEnd, unitEnd + LONGEST_MARKED);
  if (!isExact(range) || !/[（(：:]|分别|即《/.test(behind)) return null;
  const row =
    (LISTED.has(unit) && TITLES.exec(behind)) ||
    ((LISTED.has(unit) || DOCUMENT.has(unit)) && TITLES_APART.exec(behind)) ||
    (EVENTS.has(unit) && (DATES.exec(behind) ?? MONTHS.exec(behind)));
  if (row) {
    const start = unitEnd + row[0].lastIndexOf(row[1]!);
    const items = [...row[1]!.matchAll(/《[^《》]*》|\d{1,2}月(?:\d{1,2}日)?/g)].map(
      ({ index, 0: { length } }): Span => ({ start: start + index, end: start + index + length }),
    );
    return gapOf(figure, items.length) < 2 ? { figure, items, open: false, certainty: 'likely' } : null;
  }
  if (unit !== '家' && unit !== '个') return null;
  const offices = /(?:单位|部门|机构)$/.test(figure.label)
    ? /^：([^，,。；;：:！？（）()]{3,100})[。；;]/.exec(behind)
    : null;
  if (!offices || NOT_ALL.test(offices[1]!) || /[和及与]/.test(offices[1]!)) return null;
  const items = cut(offices[1]!, unitEnd + 1);
  return items.length > 1 && gapOf(figure, items.length) < 2
    ? { figure, items, open: false, certainty: 'likely' }
    : null;
}

const EVENTS: ReadonlySet<string> = new Set(['次', '场', '期', '场次']);
const TITLES = /^[（(]((?:《[^《》（）()]{1,40}》[、，,]?){2,9})[）)]/;
/** 规范性文件3件：《…》《…》《…》。 */
const DOCUMENT: ReadonlySet<string> = new Set(['件', '部', '份', '篇']);
const TITLES_APART =
  /^[^，,。；;：:（()）《》]{0,12}(?:[，,]?(?:分别[为是]|即)[：:]?|[：:])((?:《[^《》]{1,60}》[、，,和及]?){2,12})(?=[。；;]|$)/;
const DATES = /^[^，,。；;：:（()）]{0,24}[（(]((?:\d{1,2}月\d{1,2}日[、，,]){1,11}\d{1,2}月\d{1,2}日)[）)]/;
/** 专题学习5次，分别为3月、6月、9月和12月 */
const MONTHS =
  /^[，,]分别[为是在于]((?:\d{1,2}月(?:\d{1,2}日)?[、和及]){1,11}\d{1,2}月(?:\d{1,2}日)?)(?:[。；;，,]|召开|举办|开展|组织|进行)/;
const LONGEST_MARKED = 220;

/** The stretches of a row between 、; the row begins at `from`. */
export function cut(row: string, from: number): readonly Span[] {
  let start = from;
  return mapEach(row.split('、'), (piece): Span => {
    const span = { start, end: start + piece.length };
    start = span.end + 1;
    return span;
  });
}

/** Names between 、 and a last 和; `alike` where all are as long as each other, words before the first left out. */
function namesIn(row: string, from: number): { readonly spans: readonly Span[]; readonly alike: boolean } | null {
  if (!row.includes('、')) return null;
  // What stands in quotation marks is one name, whatever it contains.
  const plain = row.replace(/“[^“”]*”/g, (quoted) => '·'.repeat(quoted.length));
  const pieces = plain.split('、');
  if (pieces.length < 2) return null;
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
  const even = pieces.slice(1).every((piece) => piece.length === length);
  const ending = pieces[0]!.slice(-2);
  // 消防演练、防汛演练、森林防火演练: what ends in one word is one row, however long each name is.
  const related = pieces.every((piece) => piece.length > 2 && piece.endsWith(ending));
  const doing = LAST_DOING.exec(pieces[0]!)?.[0].length ?? 0;
  const first = pieces[0]!.length - doing;
  const alike = related || (even && (doing > 0 ? first === length : first >= length));
  const own = even && alike ? length : first;
  return { spans: [{ start: spans[0]!.end - own, end: spans[0]!.end }, ...spans.slice(1)], alike };
}
