import type { Analysis } from '../analysis/analyze.ts';
import { cutCells, dividerOf } from '../analysis/columns.ts';
import { type Paragraph, readParagraph } from '../analysis/paragraph.ts';
import { readAverages } from './averages.ts';
import { readBalances } from './balances.ts';
import { readChanges } from './changes.ts';
import { type Claim, placeClaim } from './claim.ts';
import { readCompounds } from './compounds.ts';
import { readCounts } from './counts.ts';
import { readRates } from './rates.ts';
import { type RepeatOptions, readRepeats } from './repeats.ts';
import { readShares } from './shares.ts';
import { readTableClaims } from './tables.ts';
import { readTotals } from './totals.ts';

/** One reader a family of claims between figures. Each reads a paragraph by itself. */
const readers: readonly ((paragraph: Paragraph) => readonly Claim[])[] = [
  readTotals,
  readRates,
  readChanges,
  readBalances,
  readAverages,
  readShares,
];

/** What a paragraph's readers read; a paragraph that is met again in a later version need not be read again. */
const read = new WeakMap<Paragraph, readonly Claim[]>();

/** Every sum that the report lets us do again, in the order of the text; places are offsets into the report. */
export function readClaims(analysis: Analysis, options: RepeatOptions): readonly Claim[] {
  const claims: Claim[] = [...readCounts(analysis), ...readTableClaims(analysis, options.year)];
  for (const { start, block, paragraph } of analysis.paragraphs) {
    const own = block.kind === 'table' ? readRowClaims(paragraph) : readParagraphClaims(paragraph);
    for (const claim of own) claims.push(placeClaim(claim, start));
  }
  claims.push(...readRepeats(analysis, claims, options));
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

/** What is said within the cells of a row: each of them speaks for itself. */
function readRowClaims(row: Paragraph): readonly Claim[] {
  const known = read.get(row);
  if (known) return known;
  const claims: Claim[] = [];
  const divider = row.figures.length > 1 ? dividerOf(row.text) : null;
  if (divider) {
    for (const { start, end } of cutCells(row.text, { start: 0, end: row.text.length }, divider, true)) {
      const within = row.figures.filter(({ quantity }) => quantity.start >= start && quantity.end <= end);
      if (within.length < 2) continue;
      const cell = readParagraph(row.text.slice(start, end));
      claims.push(...readParagraphClaims(cell).map((claim) => placeClaim(claim, start)));
    }
  }
  read.set(row, claims);
  return claims;
}
