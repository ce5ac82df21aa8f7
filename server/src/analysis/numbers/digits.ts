import { digitValue, INVISIBLE, Kind, kindAt } from '../characters.ts';
import type { Span } from '../span.ts';
import { MORE } from './qualifiers.ts';

/** A number as it is written, before its unit is looked for. */
export interface WrittenNumber extends Span {
  /** Its digits, without the point. */
  readonly units: bigint;
  /** How many of them stand behind the point; below nothing, how many noughts are left out: 5千. */
  readonly decimals: number;
  readonly script: 'arabic' | 'chinese';
}

/** No report has a figure this long; a log or a key has. */
const MOST_DIGITS = 20;
/** A number of so many digits has none that floating point would lose. */
const EXACT_DIGITS = 15;

/** The digits from `start` on, with separators and a decimal point; `null` where they are part of a code (12·4, 3-1, G20). */
export function readDigits(text: string, start: number): WrittenNumber | null {
  const before = text[start - 1];
  const named = kindAt(text, start - 1) === Kind.latin;
  if ((named && !isWord(text, start)) || before === '×') return null;
  if (before !== undefined && '.．·•/_#'.includes(before) && kindAt(text, start - 2) === Kind.digit) return null;
  let at = endOfDigits(text, start);
  let digits = at - start;
  while (digits <= MOST_DIGITS && (isThousandsSeparator(text, at, start) || isThousandsSpace(text, at, start))) {
    const group = at + 1;
    at = endOfDigits(text, group);
    digits += at - group;
  }
  let decimals = 0;
  if ((text[at] === '.' || text[at] === '．') && kindAt(text, at + 1) === Kind.digit) {
    const fraction = at + 1;
    at = endOfDigits(text, fraction);
    decimals = at - fraction;
    if ('.．·'.includes(text[at] ?? ' ') && kindAt(text, at + 1) === Kind.digit) return null;
  } else if (text[at] === '·' && kindAt(text, at + 1) === Kind.digit) return null;
  if (digits + decimals > MOST_DIGITS || (named && !COUNTED.test(text[at] ?? ''))) return null;
  const plain: WrittenNumber = { start, end: at, units: toUnits(text, start, at), decimals, script: 'arabic' };
  return decimals > 0 || digits < at - start ? plain : (readPieces(text, plain) ?? plain);
}

/**
 * 3亿2000万, 2万5千, 54万6300, 5千: a number in several pieces, or with 千 and 百 in the place of noughts. The 万 behind it is left, as
 * is that of 12万; where 千 ends it, fewer than no decimals say that its last noughts are not written.
 */
function readPieces(text: string, first: WrittenNumber): WrittenNumber | null {
  const { start, end } = first;
  const round = noughtsBehind(text, start, end);
  if (round > 0) return { ...first, end: end + 1, decimals: -round };
  if (kindAt(text, end) !== Kind.scale || kindAt(text, end + 1) !== Kind.digit) return null;
  const last = endOfDigits(text, end + 1);
  if (last - end > 5) return null;
  const rest = toUnits(text, end + 1, last);
  const noughts = noughtsBehind(text, end + 1, last);
  const behind = noughts > 0 ? last + 1 : last;
  const scaled = MORE.includes(text[behind] ?? ' ') ? behind + 1 : behind;
  const fits =
    text[end] === '亿' ? text[scaled] === '万' : noughts === 3 || (last - end === 5 && endsNumber(text, last));
  if (!fits || (noughts > 0 && last - end > 2)) return null;
  const units = first.units * 10n ** BigInt(4 - noughts) + rest;
  return { ...first, end: behind, units, decimals: -noughts };
}

/** How many noughts a 千 or 百 behind up to three digits stands for; 5千米 and 3百货商场 are no such number. */
function noughtsBehind(text: string, start: number, end: number): number {
  const noughts = text[end] === '千' ? 3 : text[end] === '百' ? 2 : 0;
  if (noughts === 0 || end - start > 3 || NO_THOUSANDS.includes(text[end + 1] ?? ' ')) return 0;
  const behind = kindAt(text, end + 1);
  return behind === Kind.digit || behind === Kind.numeral ? 0 : noughts;
}

/** 3万2024年 is no number. */
function endsNumber(text: string, end: number): boolean {
  return kindAt(text, end) !== Kind.scale && !'年.．'.includes(text[end] ?? ' ');
}

/** Behind these, 千 and 百 belong to another word: 千米, 百分点, 百强. */
export const NO_THOUSANDS = '米克瓦伏卡赫帕焦字兆安升分货姓强佳大企帮岁年';

/** 网吧126家、KTV86家: a word in capitals that is no code, as long as what is behind the digits is counted. */
function isWord(text: string, end: number): boolean {
  return /(?:^|[^A-Za-z\d])[A-WYZ]{3,6}$/.test(text.slice(Math.max(0, end - LONGEST_WORD), end));
}

const LONGEST_WORD = 7;
const COUNTED = /[家个台件辆处块套名]/;

/** The end of the code that begins at `start`: nothing of it may be read again as a number. */
export function skipCode(text: string, start: number): number {
  let at = start;
  while (kindAt(text, at) === Kind.digit || (at > start && '.．·•-–—/'.includes(text[at] ?? ' '))) at++;
  return Math.max(at, start + 1);
}

/** Within a number, what cannot be seen is as good as not there. */
function endOfDigits(text: string, start: number): number {
  let end = start;
  while (true) {
    while (kindAt(text, end) === Kind.digit) end++;
    if (end === start || !INVISIBLE.includes(text[end] ?? ' ') || kindAt(text, end + 1) !== Kind.digit) return end;
    end++;
  }
}

/** All digits of a figure as one number, whatever stands between them. */
function toUnits(text: string, start: number, end: number): bigint {
  let units = 0n;
  let rest = 0;
  let digits = 0;
  for (let at = start; at < end; at++) {
    if (kindAt(text, at) !== Kind.digit) continue;
    if (digits === EXACT_DIGITS) {
      units = BigInt(rest);
      rest = 0;
    }
    digits++;
    rest = rest * 10 + digitValue(text.charCodeAt(at));
  }
  return digits > EXACT_DIGITS ? units * 10n ** BigInt(digits - EXACT_DIGITS) + BigInt(rest) : BigInt(rest);
}

function isThousandsSeparator(text: string, at: number, start: number): boolean {
  if (kindAt(text, at) !== Kind.comma || !areThreeDigits(text, at + 1)) return false;
  const first = text.slice(start, at).search(/[,，]/);
  return first < 0 ? at - start <= 3 : first <= 3;
}

/**
 * 2 100件: a space in the place of the comma, as GB/T 15835—2011 has it. One that is as wide as any other also stands between a
 * name that ends in a number and a figure: 项目2 100万元.
 */
function isThousandsSpace(text: string, at: number, start: number): boolean {
  const space = text[at];
  if (space === undefined || !THOUSANDS_SPACES.includes(space) || !areThreeDigits(text, at + 1)) return false;
  const groups = text.slice(start, at).split(space);
  if (groups[0]!.length > 3 || groups[0]![0] === '0' || groups.slice(1).some(({ length }) => length !== 3))
    return false;
  if (space !== ' ') return true;
  const before = text.slice(Math.max(0, start - 2), start);
  return kindAt(text, start - 1) === Kind.han && !ENDS_NUMBERED.test(before) && COUNTED_BEHIND.test(text.slice(at + 4));
}

/** Spaces that may divide a number by thousands. */
export const THOUSANDS_SPACES = ' \u00a0\u2007\u2009\u202f';
/** What a number behind it, before a space, is a part of. */
export const NUMBERED = '(?:[表图例第号]|附件|项目|案例|标段)';
const ENDS_NUMBERED = new RegExp(`${NUMBERED}$`);
/** What is counted goes on without another space, and no further number follows as in a row of a table. */
const COUNTED_BEHIND = /^(?: \d{3})*[\u4e00-\u9fff]/;

function areThreeDigits(text: string, at: number): boolean {
  for (let digit = 0; digit < 3; digit++) if (kindAt(text, at + digit) !== Kind.digit) return false;
  return kindAt(text, at + 3) !== Kind.digit;
}
