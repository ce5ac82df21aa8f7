import { mapEach } from '../../analysis/map-each.ts';
import { once } from '../../analysis/memory.ts';
import { compare, whole } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import type { Span } from '../../analysis/span.ts';
import {
  ANNOUNCED,
  cut,
  gapOf,
  isAnnouncement,
  JOINT,
  LISTED,
  type List,
  listWithin,
  NOT_ALL,
  partLast,
} from './announcements.ts';
import { isQuotedStep, readMarkedBehind, readQuoted, readTitles } from './marked-rows.ts';

/** Places and offices, which are named one by one. */
const NAMED =
  /^(?:试点|重点|行政)?(?:社区|村|镇|乡|街道|县|市|区|部门|单位|站所|科室|领域|行业|平台|中心|小区|园区|片区|窗口|队伍|专班|小组)/;
/** A row whose last name runs on into what is done there is no list: 深入机关、学校、社区开展四项活动. */
const RUNS_ON =
  /开展|落实|完成|推进|推动|实施|建立|健全|制定|提出|举办|组织|形成|出台|打造|做好|抓好|进行|解决|梳理|发现|整改|查处|参加|部门|联动|排查|办理|落地|取得|领域|方面/;
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
  const chinese = script === 'chinese';
  const told = NAMED.test(figure.tail) || (chinese && (unit !== '个' || ANNOUNCED.test(figure.tail)));
  const plain = told && names.spans.length >= SHORTEST_ROW && names.alike;
  const more = compare(figure.quantity.value, whole(names.spans.length)) > 0;
  // 坚持表格管理、强化信息通报、落实督查督办三项机制: what is done may be told by each of them, or beside them.
  const named = names.spans.slice(1).every(({ start, end }) => !DOES.test(text.slice(start, end)));
  if (gap === 0 || (open && more) || (plain && named && gap === 1)) {
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
  const items = partLast(pieces, middle, joint);
  if (items.some(({ start, end }) => end - start > LONGEST_ITEM)) return null;
  return RUNS_ON.test(row.slice(middle - from)) ? null : listWithin(figure, items, 0);
}

/**
 * Where the row before a figure begins: 、 and what stands in 《》 or “” do not end it, not even a figure (《优化营商环境30条措施》).
 * Null where that is too far away to be sure, or where what stands in them would be no name but the end of a sentence.
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
    // 由推诿问题”引出，建立“会商”“通报”三项机制
    if (character === '。' && (bracketed || depth > 0)) return null;
    // 《甲办法》（试行）、《乙办法》2项制度: brackets with which the row goes on are a part of it.
    if (bracketed) bracketed = !'（('.includes(character);
    else if (depth === 0 && '）)'.includes(character) && JOINS.test(text[place]!)) bracketed = true;
    else if ('》”'.includes(character)) depth++;
    else if (depth === 0 && '《“，,；;。：:（）()！？'.includes(character)) return place;
    else if ('《“'.includes(character)) depth--;
  }
  return furthest === 0 && depth === 0 ? 0 : null;
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
  return listWithin(figure, names.spans, alike ? 1 : 0);
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
  } else if (JOINT.test(plain)) {
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
