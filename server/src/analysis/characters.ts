/**
 * What each UTF-16 code unit is to a reader of reports. One table look-up per character keeps every scan linear; files
 * come with ASCII and with full-width punctuation, so both are the same here.
 */
export const Kind = {
  other: 0,
  space: 1,
  digit: 2,
  /** A Chinese numeral: 〇零一二两三四五六七八九十百千. 万 and 亿 are `scale`. */
  numeral: 3,
  scale: 4,
  han: 5,
  latin: 6,
  comma: 7,
  /** 、 */
  pause: 8,
  semicolon: 9,
  colon: 10,
  /** 。！？ */
  stop: 11,
  open: 12,
  close: 13,
  quote: 14,
  lineEnd: 15,
} as const;

export type Kind = (typeof Kind)[keyof typeof Kind];

/** Every character that \s stands for in a pattern. */
export const WHITESPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** What nobody sees, and what comes along from web pages, Word and chats: soft hyphens, joiners, marks of direction. */
export const INVISIBLE =
  '\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0f\ufeff';

const table = new Uint8Array(0x10000);
fill(0x4e00, 0x9fff, Kind.han);
fill(0x3400, 0x4dbf, Kind.han);
fill(0x41, 0x5a, Kind.latin);
fill(0x61, 0x7a, Kind.latin);
fill(0xff21, 0xff3a, Kind.latin);
fill(0xff41, 0xff5a, Kind.latin);
fill(0x30, 0x39, Kind.digit);
fill(0xff10, 0xff19, Kind.digit);
set(` \t\u00a0\u3000\u2002\u2003\u2007\u2009\u200a\u202f${INVISIBLE}`, Kind.space);
set('〇零一二两三四五六七八九十百千', Kind.numeral);
set('万亿', Kind.scale);
set(',，', Kind.comma);
set('、', Kind.pause);
set(';；', Kind.semicolon);
set(':：', Kind.colon);
set('。！？!?｡', Kind.stop);
set('(（[［【〔｛{', Kind.open);
set(')）]］】〕｝}', Kind.close);
set('“”‘’"「」『』《》〈〉', Kind.quote);
set('\n\r', Kind.lineEnd);

/** The kind of one code unit. */
export function kindOf(code: number): Kind {
  return table[code] as Kind;
}

/** The kind of the code unit at an offset; `other` outside the text. */
export function kindAt(text: string, at: number): Kind {
  return at >= 0 && at < text.length ? (table[text.charCodeAt(at)] as Kind) : Kind.other;
}

/** The first offset from `start` on at which no space stands; `end` where there is none. */
export function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && kindAt(text, at) === Kind.space) at++;
  return at;
}

/** How many characters a stretch of text has without its spaces, as people count them. */
export function countCharacters(text: string, start = 0, end = text.length): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    // The second half of a pair of surrogates is no character of its own.
    const isHalf = (code & 0xfc00) === 0xdc00;
    if (kind !== Kind.space && kind !== Kind.lineEnd && !isHalf) count++;
  }
  return count;
}

/** The first `longest` UTF-16 units of a text, or one less where they would cut a character in two, with … for the rest. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cutsPair = (text.codePointAt(longest - 1) ?? 0) > 0xffff;
  return `${text.slice(0, cutsPair ? longest - 1 : longest)}…`;
}

/** Several kinds as one number, to look for with {@link nextOf}. */
export function kinds(...some: readonly Kind[]): number {
  return some.reduce<number>((bits, kind) => bits | (1 << kind), 0);
}

/**
 * The first place in a stretch of text at which a character of these kinds stands; the stretch's end where none does. Whatever
 * goes through every character does it here: a small loop is soon compiled, which takes longer than the reading where the loop
 * stands in the midst of much else.
 */
export function nextOf(text: string, start: number, end: number, wanted: number): number {
  let at = start;
  while (at < end && ((wanted >> table[text.charCodeAt(at)]!) & 1) === 0) at++;
  return at;
}

/** The value of an ASCII or full-width digit. */
export function digitValue(code: number): number {
  return code >= 0xff10 ? code - 0xff10 : code - 0x30;
}

function fill(from: number, to: number, kind: Kind): void {
  table.fill(kind, from, to + 1);
}

function set(characters: string, kind: Kind): void {
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = kind;
}
