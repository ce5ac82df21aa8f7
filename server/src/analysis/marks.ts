import { Kind, kindAt, skipSpaces } from './characters.ts';
import { parseNumeral } from './numbers/numerals.ts';
import type { Span } from './span.ts';

/** How a heading or an item is numbered, highest level first: 第一部分 · 一、 · （一） · 1. · （1） · ① */
export const MARK_STYLES = ['part', 'chinese', 'bracketed-chinese', 'arabic', 'bracketed-arabic', 'circled'] as const;
export type MarkStyle = (typeof MARK_STYLES)[number];

/** The ordinal that opens a heading, with its punctuation. */
export interface Mark extends Span {
  readonly style: MarkStyle;
  readonly ordinal: number;
}

const PART_WORDS = ['部分', '章', '节', '篇'];
/** Higher figures number nothing. */
const MOST = 99;

/** The mark that begins at `start`; `null` where the line opens with plain words or with a figure (1.5亿元). */
export function readMark(text: string, start: number, end: number): Mark | null {
  const circled = text.charCodeAt(start) - 0x2460;
  if (circled >= 0 && circled < 20) return { start, end: start + 1, style: 'circled', ordinal: circled + 1 };
  if (text[start] === '第') return readPart(text, start, end);
  const opened = kindAt(text, start) === Kind.open;
  const at = skipSpaces(text, opened ? start + 1 : start, end);
  const number = readOrdinal(text, at, end);
  if (!number) return null;
  const behind = skipSpaces(text, number.end, end);
  if (behind >= end) return null;
  if (kindAt(text, behind) === Kind.close) {
    const style = number.chinese ? 'bracketed-chinese' : 'bracketed-arabic';
    return { start, end: behind + 1, style, ordinal: number.value };
  }
  if (opened) return null;
  const dot = text[behind] === '.' || text[behind] === '．';
  // 一，主要举措和成效: written with a comma, the words behind it tell that it is a heading.
  const comma = number.chinese && kindAt(text, behind) === Kind.comma && isWordOrSpace(kindAt(text, behind + 1));
  if (text[behind] !== '、' && !dot && !comma) return null;
  if (dot && kindAt(text, behind + 1) === Kind.digit && !isName(text, behind + 1)) return null;
  return { start, end: behind + 1, style: number.chinese ? 'chinese' : 'arabic', ordinal: number.value };
}

/** 2.2021年政务公开工作要点, 3.12345热线, 4.5+2就业之家: no number of such decimals stands before such words. */
function isName(text: string, at: number): boolean {
  return /^(?:20\d\d年|123\d\d[\u4e00-\u9fff]|\d{1,2}[+＋]\d)/.test(text.slice(at, at + 6));
}

function isWordOrSpace(kind: Kind): boolean {
  return kind === Kind.han || kind === Kind.space || kind === Kind.digit;
}

/** A mark as a report writes it: （三）, 3. */
export function toMark(style: MarkStyle, ordinal: number): string {
  switch (style) {
    case 'part':
      return `第${toChineseOrdinal(ordinal)}部分`;
    case 'chinese':
      return `${toChineseOrdinal(ordinal)}、`;
    case 'bracketed-chinese':
      return `（${toChineseOrdinal(ordinal)}）`;
    case 'arabic':
      return `${ordinal}.`;
    case 'bracketed-arabic':
      return `（${ordinal}）`;
    case 'circled':
      return ordinal >= 1 && ordinal <= 20 ? String.fromCharCode(0x2460 + ordinal - 1) : `（${ordinal}）`;
  }
}

/** Another ordinal in place of the one that a mark in a text has, in its style; the mark's punctuation stays as it is. */
export function replaceOrdinal(text: string, mark: Mark, ordinal: number): Span & { readonly text: string } {
  const whole = toMark(mark.style, ordinal);
  if (mark.style === 'circled') return { start: mark.start, end: mark.end, text: whole };
  const numeral = numeralIn(whole, { start: 0, end: whole.length });
  return { ...numeralIn(text, mark), text: whole.slice(numeral.start, numeral.end) };
}

/** 1 → 一, 12 → 十二, 20 → 二十; for 1 to 99. */
export function toChineseOrdinal(ordinal: number): string {
  const digits = '零一二三四五六七八九';
  const tens = Math.trunc(ordinal / 10);
  const ones = ordinal % 10;
  return (tens > 1 ? digits[tens] : '') + (tens > 0 ? '十' : '') + (ones > 0 || tens === 0 ? digits[ones] : '');
}

/** The number within a mark: 三 in （三）. */
function numeralIn(text: string, mark: Span): Span {
  const isNumeral = (at: number): boolean => {
    const kind = kindAt(text, at);
    return kind === Kind.digit || kind === Kind.numeral || kind === Kind.scale;
  };
  let start = mark.start;
  while (start < mark.end && !isNumeral(start)) start++;
  if (start === mark.end) return { start: mark.start, end: mark.end };
  let end = start;
  while (end < mark.end && isNumeral(end)) end++;
  return { start, end };
}

function readPart(text: string, start: number, end: number): Mark | null {
  const number = readOrdinal(text, skipSpaces(text, start + 1, end), end);
  if (!number) return null;
  const word = PART_WORDS.find((part) => text.startsWith(part, number.end));
  if (!word) return null;
  let markEnd = number.end + word.length;
  const kind = kindAt(text, markEnd);
  if (kind === Kind.pause || kind === Kind.colon || kind === Kind.comma) markEnd++;
  else if (kind !== Kind.space && markEnd < end && kind !== Kind.lineEnd) return null;
  return { start, end: markEnd, style: 'part', ordinal: number.value };
}

function readOrdinal(
  text: string,
  start: number,
  end: number,
): { readonly value: number; readonly end: number; readonly chinese: boolean } | null {
  let at = start;
  let value = 0;
  while (at < end && at - start < 3 && kindAt(text, at) === Kind.digit) {
    const code = text.charCodeAt(at++);
    value = value * 10 + (code >= 0xff10 ? code - 0xff10 : code - 0x30);
  }
  if (at > start) return value >= 1 && value <= MOST ? { value, end: at, chinese: false } : null;
  if (kindAt(text, start) !== Kind.numeral) return null;
  const numeral = parseNumeral(text, start);
  if (!numeral || numeral.value < 1n || numeral.value > BigInt(MOST)) return null;
  return { value: Number(numeral.value), end: numeral.end, chinese: true };
}
