import type { Analysis } from '../analysis/analyze.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { shift } from '../analysis/span.ts';
import type { Claim } from './claim.ts';
import { readRates } from './rates.ts';
import { readTotals } from './totals.ts';

/** One reader a family of claims. Each reads a paragraph by itself. */
const readers: readonly ((paragraph: Paragraph) => readonly Claim[])[] = [readTotals, readRates];

/** Every sum that the report lets us do again, in the order of the text; places are offsets into the report. */
export function readClaims(analysis: Analysis): readonly Claim[] {
  const claims: Claim[] = [];
  for (const { start, block, paragraph } of analysis.paragraphs) {
    if (block.kind === 'table' || paragraph.figures.length < 2) continue;
    for (const read of readers) {
      for (const claim of read(paragraph)) claims.push(place(claim, start));
    }
  }
  return claims.sort((a, b) => a.numbers[0]!.start - b.numbers[0]!.start);
}

function place(claim: Claim, start: number): Claim {
  return { ...claim, numbers: claim.numbers.map((number) => shift(number, start)) };
}
