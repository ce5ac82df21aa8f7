import { digitValue, Kind, kindAt } from '../characters.ts';
import type { Span } from '../span.ts';

/** A number as it is written, before its unit is looked for. */
export interface WrittenNumber extends Span {
  /** Its digits, without the point. */
  readonly units: bigint;
  /** How many of them stand behind the point. */
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
  while (digits <= MOST_DIGITS && isThousandsSeparator(text, at, start)) {
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
  return { start, end: at, units: toUnits(text, start, at), decimals, script: 'arabic' };
}

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

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (kindAt(text, end) === Kind.digit) end++;
  return end;
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
  if (kindAt(text, at) !== Kind.comma) return false;
  for (let digit = 1; digit <= 3; digit++) if (kindAt(text, at + digit) !== Kind.digit) return false;
  if (kindAt(text, at + 4) === Kind.digit) return false;
  const first = text.slice(start, at).search(/[,，]/);
  return first < 0 ? at - start <= 3 : first <= 3;
}
