import { Kind, kindAt, WHITESPACE } from './characters.ts';
import { type MarkStyle, toChineseOrdinal, toMark } from './marks.ts';
import { matchesOf } from './matches.ts';
import { once } from './memory.ts';
import { parseNumeral } from './numbers/numerals.ts';
import type { Paragraph } from './paragraph.ts';
import { type Span, shift } from './span.ts';

/** How the items of a list are counted within prose: 一是 · 第一， · 其一， · 首先， · ① · （1） · （一） · 1. */
export type Counting =
  | 'clause'
  | 'rank'
  | 'each'
  | 'adverb'
  | Extract<MarkStyle, 'arabic' | 'circled' | 'bracketed-arabic' | 'bracketed-chinese'>;

/** The words within prose that open an item of a list. */
export interface Enumerator extends Span {
  readonly counting: Counting;
  /** Counts from 1; 0 for 最后, which ends a list. */
  readonly ordinal: number;
  /** What tells the ordinal: 三 in 三是. */
  readonly numeral: Span;
}

const ADVERBS = ['最后', '首先', '其次', '再次'];
const CHINESE = '[一二三四五六七八九十]{1,3}';
/** An item begins its paragraph or stands behind punctuation; 统一是 and 第二十条第（二）项 begin none. */
const BOUNDARY = '(?<=^|[。；;：:，,！!？?（(“”\\s*])';
const LOOSE_BOUNDARY = '(?<=^|[。；;：:，,、！!？?（(）)“”\\s*])';
const STRICT_BOUNDARY = '(?<=^|[。；;：:，,！!？?\\s*])';
const WORD = '(?=\\s?[\\u4e00-\\u9fff“《])';
/** 第一、第二季度 is no list of items. */
const ASIDE = '(?=[，,：:是]|、(?!第?[一二三四五六七八九十]))';

const ENUMERATOR = new RegExp(
  [
    `${LOOSE_BOUNDARY}(?<clause>${CHINESE})\\s?(?:是|要(?![素点件求害塞领闻]))`,
    `${BOUNDARY}第(?<rank>${CHINESE})${ASIDE}`,
    `${BOUNDARY}其(?<each>[一二三四五六七八九十])${ASIDE}`,
    `${BOUNDARY}(?<adverb>${ADVERBS.join('|')})(?=[，,是])`,
    `${LOOSE_BOUNDARY}(?<circled>[①-⑳])`,
    `${STRICT_BOUNDARY}[（(]\\s?(?:(?<arabicInBrackets>\\d{1,2})|(?<chineseInBrackets>${CHINESE}))\\s?[）)]${WORD}`,
    // 2.2021年政务公开工作要点, 3.12345热线, 4.5+2就业之家: no number of such decimals stands before such words.
    `${BOUNDARY}(?<arabic>\\d{1,2})(?:[.．、]${WORD}|[.．](?=20\\d\\d年|123\\d\\d[一-龥]|\\d{1,2}[+＋]\\d))`,
  ].join('|'),
  'y',
);
/** What stands before an item, and what it begins with. */
const BEFORE = 1;
const FIRST = 2;
const signs = new Uint8Array(0x10000);
for (const sign of `。；;：:，,、！!？?（(）)“”*${WHITESPACE}`) signs[sign.charCodeAt(0)] = BEFORE;
for (const sign of `一二三四五六七八九十第其首次再最（(0123456789`) signs[sign.charCodeAt(0)]! |= FIRST;
signs.fill(FIRST, 0x2460, 0x2474);
const COUNTINGS: Readonly<Record<string, Counting>> = {
  clause: 'clause',
  rank: 'rank',
  each: 'each',
  adverb: 'adverb',
  circled: 'circled',
  arabicInBrackets: 'bracketed-arabic',
  chineseInBrackets: 'bracketed-chinese',
  arabic: 'arabic',
};
const NAMES = Object.keys(COUNTINGS);
/** What is quoted is another text: “一是……；二是……”. A quotation ends before the next one begins, so that the search stays linear. */
const QUOTATION = /“[^“”]*”/g;

/** The enumerators of one paragraph in their order, those within quotations left out. */
export function readEnumerators(text: string): readonly Enumerator[] {
  const found: Enumerator[] = [];
  for (const match of findItems(text)) {
    const name = NAMES.find((one) => match.groups![one] !== undefined)!;
    const [numeral, counting] = [match.groups![name]!, COUNTINGS[name]!];
    const at = match.index + match[0].indexOf(numeral);
    const ordinal = readOrdinal(text, at, numeral, counting);
    if (ordinal === null) continue;
    const start = match.index;
    const end = start + match[0].length;
    found.push({ start, end, counting, ordinal, numeral: { start: at, end: at + numeral.length } });
  }
  if (found.length === 0 || !text.includes('“')) return found;
  const quotations = matchesOf(text, QUOTATION).map(({ index, 0: words }) => index + words.length);
  const starts = matchesOf(text, QUOTATION).map(({ index }) => index);
  let next = 0;
  return found.filter(({ start }) => {
    while (next < quotations.length && quotations[next]! <= start) next++;
    return next >= quotations.length || start < starts[next]!;
  });
}

/** The enumerators of a paragraph. */
export const enumeratorsOf: (paragraph: Paragraph) => readonly Enumerator[] = once(({ text, passages }: Paragraph) =>
  passages.length === 0
    ? readEnumerators(text)
    : passages.flatMap(({ start, paragraph }) =>
        enumeratorsOf(paragraph).map((one) => ({ ...shift(one, start), numeral: shift(one.numeral, start) })),
      ),
);

/** The ordinal as that way of counting writes it: 三 of 三是, ③, 再次; null where it has no word for it. */
export function writeOrdinal(counting: Counting, ordinal: number): string | null {
  switch (counting) {
    case 'adverb':
      return ADVERBS[ordinal] ?? null;
    case 'circled':
      return toMark('circled', ordinal);
    case 'arabic':
    case 'bracketed-arabic':
      return String(ordinal);
    default:
      return toChineseOrdinal(ordinal);
  }
}

/** The pattern is tried only where an item may begin: there are few such places, and it takes long. */
function findItems(text: string): readonly RegExpExecArray[] {
  const items: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; at++) {
    if ((signs[text.charCodeAt(at)]! & FIRST) === 0) continue;
    if (at > 0 && (signs[text.charCodeAt(at - 1)]! & BEFORE) === 0) continue;
    ENUMERATOR.lastIndex = at;
    const item = ENUMERATOR.exec(text);
    if (!item) continue;
    items.push(item);
    at += item[0].length - 1;
  }
  return items;
}

function readOrdinal(text: string, at: number, numeral: string, counting: Counting): number | null {
  if (counting === 'adverb') return ADVERBS.indexOf(numeral);
  if (counting === 'circled') return numeral.charCodeAt(0) - 0x245f;
  if (kindAt(text, at) === Kind.digit) return Number(numeral) || null;
  const parsed = parseNumeral(text, at);
  return parsed && parsed.end === at + numeral.length && parsed.value > 0n ? Number(parsed.value) : null;
}
