import type { Analysis } from '../analysis/analyze.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { shift } from '../analysis/span.ts';
import { readAverages } from './averages.ts';
import { readBalances } from './balances.ts';
import { readChanges } from './changes.ts';
import type { Claim } from './claim.ts';
import { readCompounds } from './compounds.ts';
import { readCounts } from './counts.ts';
import { readRates } from './rates.ts';
import { readTotals } from './totals.ts';

/** One reader a family of claims between figures. Each reads a paragraph by itself. */
const readers: readonly ((paragraph: Paragraph) => readonly Claim[])[] = [
  readTotals,
  readRates,
  readChanges,
  readBalances,
  readAverages,
];

/** What a paragraph's readers read; a paragraph that is met again in a later version need not be read again. */
const read = new WeakMap<Paragraph, readonly Claim[]>();

/** Every sum that the report lets us do again, in the order of the text; places are offsets into the report. */
export function readClaims(analysis: Analysis): readonly Claim[] {
  const claims: Claim[] = [...readCounts(analysis)];
  for (const { start, block, paragraph } of analysis.paragraphs) {
    if (block.kind === 'table') continue;
    for (const claim of readParagraphClaims(paragraph)) claims.push(place(claim, start));
  }
  return claims.sort((a, b) => a.numbers[0]!.start - b.numbers[0]!.start);
}

function readParagraphClaims(paragraph: Paragraph): readonly Claim[] {
  const known = read.get(paragraph);
  if (known) return known;
  const claims = [...readCompounds(paragraph)];
  if (paragraph.figures.length > 1) claims.push(...readers.flatMap((reader) => reader(paragraph)));
  read.set(paragraph, claims);
  return claims;
}

function place(claim: Claim, start: number): Claim {
  const { numbers, items } = claim;
  const placed = { ...claim, numbers: numbers.map((number) => shift(number, start)) };
  return items ? { ...placed, items: items.map((item) => shift(item, start)) } : placed;
}
