import { matchesOf } from '../analysis/matches.ts';
import type { Span } from '../analysis/span.ts';

/** One plenum that a text names, also within a list: the 三中 of 二十届二中、三中全会. */
export interface NamedPlenum extends Span {
  /** As the list of terms names it: 二十届三中全会. */
  readonly name: string;
  /** 2 for 二中. */
  readonly ordinal: number;
}

/** Plenums of one congress that a text names in a row. */
export interface Enumeration extends Span {
  /** 十九 or 二十. */
  readonly congress: string;
  /** Whether the congress itself is named just before: 党的二十大和二十届二中全会精神. */
  readonly withCongress: boolean;
  readonly plenums: readonly NamedPlenum[];
}

/** How the plenums of a congress are counted: 一中全会 to 七中全会. */
export const ORDINALS = '一二三四五六七';
const LIST = `(?:[${ORDINALS}]中(?:全会|全体会议)?(?:精神)?(?:以及|[、，,和及与]){0,2}(?:党的)?){1,9}`;
const ENUMERATION = new RegExp(
  `(?:(十九|二十)届(?:中央委员会|中央)?|(十九|二十)大(?:精神)?(?:以及|[、和及与]))(${LIST})`,
  'g',
);
const CONGRESS_BEFORE = /(十九|二十)大(?:精神|报告)?(?:以及|[、，,和及与]){0,2}(?:党的)?(?:第)?$/;
const LONGEST_LEAD = 16;

/** The plenums a paragraph names, list by list. */
export function readEnumerations(text: string): readonly Enumeration[] {
  if (!text.includes('中全') && !text.includes('中精神')) return [];
  const found: Enumeration[] = [];
  for (const match of matchesOf(text, ENUMERATION)) {
    const list = match[3]!;
    if (!/全会|全体会议|精神/.test(list)) continue;
    const congress = match[1] ?? match[2]!;
    const start = match.index;
    const from = start + match[0].length - list.length;
    const plenums = [...list.matchAll(/[一二三四五六七]中(?:全会|全体会议)?/g)].map((plenum) => ({
      name: `${congress}届${plenum[0][0]}中全会`,
      ordinal: ORDINALS.indexOf(plenum[0][0]!) + 1,
      start: from + plenum.index,
      end: from + plenum.index + plenum[0].length,
    }));
    // A name in full begins with its congress.
    const [first, ...rest] = plenums;
    const named = match[1] ? [{ ...first!, start }, ...rest] : plenums;
    const lead = CONGRESS_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_LEAD), start));
    const withCongress = match[2] !== undefined || lead?.[1] === congress;
    const before = found.at(-1);
    const last = named.at(-1)!;
    if (before?.congress === congress && start - before.end <= 3) {
      found[found.length - 1] = { ...before, end: last.end, plenums: [...before.plenums, ...named] };
    } else found.push({ congress, withCongress, plenums: named, start, end: last.end });
  }
  return found;
}
