import type { Need } from './pattern-parts.ts';

// The signs of a text, its characters and its pairs of neighbours, as bits of a table: whether a text may have what a pattern
// needs is a look at a few of them. Readers take turns with the texts of a report, so the tables of the last ones are kept.

/** Different signs may share a bit. A table has as many as it takes for most of them to stay unset, by powers of two. */
const MOST_BITS = 1 << 14;
const FEWEST_BITS = 1 << 9;
const BITS_PER_CHARACTER = 16;

/** What of the largest table must be set, word by word: one bit at least. In a smaller one, a word stands for several. */
export interface Mask {
  readonly words: Uint16Array;
  readonly bits: Int32Array;
}

/** Where the table of a text begins, and the last of its words, counted from there. */
interface Table {
  readonly start: number;
  readonly last: number;
}

/** One table behind the other; when there is no more room, all begins anew. */
const tables = new Int32Array(64 * (MOST_BITS >> 5));
const places = new Map<string, Table>();
let free = 0;

/** The text that was asked about last, and its table. */
let gathered: string | null = null;
let table: Table = { start: 0, last: 0 };

/** What a text must have that has one of the signs at least. */
export function toMask(need: Need): Mask {
  const merged = new Map<number, number>();
  for (const sign of need) {
    const bit = sign.length === 1 ? bitOf(0, sign.charCodeAt(0)) : bitOf(sign.charCodeAt(0), sign.charCodeAt(1));
    merged.set(bit >> 5, (merged.get(bit >> 5) ?? 0) | (1 << bit));
  }
  return { words: Uint16Array.from(merged.keys()), bits: Int32Array.from(merged.values()) };
}

/** Whether a text has a sign of each mask; it may be said to where it has not. */
export function hasSigns(text: string, masks: readonly Mask[]): boolean {
  if (masks.length === 0) return true;
  if (text !== gathered) turnTo(text);
  for (let at = 0; at < masks.length; at++) if (!isMet(masks[at]!)) return false;
  return true;
}

/** The same of a text whose signs are at hand; true of any other. */
export function mayHaveSigns(text: string, masks: readonly Mask[]): boolean {
  return (text !== gathered && !places.has(text)) || hasSigns(text, masks);
}

function isMet({ words, bits }: Mask): boolean {
  const { start, last } = table;
  for (let at = 0; at < words.length; at++) if ((tables[start + (words[at]! & last)]! & bits[at]!) !== 0) return true;
  return false;
}

function turnTo(text: string): void {
  const known = places.get(text);
  table = known ?? gather(text);
  if (!known) places.set(text, table);
  gathered = text;
}

function gather(text: string): Table {
  let bits = FEWEST_BITS;
  while (bits < MOST_BITS && bits < text.length * BITS_PER_CHARACTER) bits *= 2;
  const last = (bits >> 5) - 1;
  if (free + last >= tables.length) {
    places.clear();
    free = 0;
  }
  const start = free;
  free = start + last + 1;
  tables.fill(0, start, free);
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    mark(start, last, bitOf(0, code));
    mark(start, last, bitOf(before, code));
    before = code;
  }
  return { start, last };
}

function mark(start: number, last: number, bit: number): void {
  tables[start + ((bit >> 5) & last)]! |= 1 << bit;
}

/** The bit of a character in the largest table, with nothing before it, or of a pair. */
function bitOf(before: number, code: number): number {
  return ((Math.imul(before, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 15) & (MOST_BITS - 1);
}
