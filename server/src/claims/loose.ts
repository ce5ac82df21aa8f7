import type { Analysis } from '../analysis/analyze.ts';
import { once } from '../analysis/memory.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { type Claim, placeClaim } from './claim.ts';
import { readLooseApart } from './loose/apart.ts';
import { readLooseAverages } from './loose/averages.ts';
import { readLooseBalances } from './loose/balances.ts';
import { readLooseChanges } from './loose/changes.ts';
import { readLooseCounts } from './loose/counts.ts';
import { readLooseParts } from './loose/parts.ts';
import { readLoosePlaces } from './loose/places.ts';
import { readLooseRates } from './loose/rates.ts';
import { readLooseRepeats } from './loose/repeats.ts';
import { readLooseTotals } from './loose/totals.ts';
import { readProseClaims } from './own-claims.ts';

/**
 * 受理263件，登簿260件: sums that the text lets us do again only if we guess what some figures are of. They are kept where they hold, and nothing is
 * said where they do not, so that nobody asks for them but who wants every sum. `known` are those between paragraphs, `year` is the
 * one reported on.
 */
export function readLooseClaims(analysis: Analysis, known: readonly Claim[], year: number | null): readonly Claim[] {
  const within = analysis.paragraphs.flatMap(({ start, block, paragraph }) =>
    block.kind === 'table' ? [] : readWithin(paragraph).map((claim) => placeClaim(claim, start)),
  );
  return [
    ...within,
    ...readLooseApart(analysis),
    ...readLoosePlaces(analysis),
    ...readLooseAverages(analysis, known),
    ...readLooseRepeats(analysis, known, year),
  ];
}

const readWithin = once((paragraph: Paragraph): readonly Claim[] => {
  const loose = [
    ...readLooseTotals(paragraph),
    ...readLooseBalances(paragraph),
    ...readLooseParts(paragraph),
    ...readLooseRates(paragraph),
    ...readLooseChanges(paragraph),
    ...readLooseCounts(paragraph),
  ];
  if (loose.length === 0) return loose;
  const standing = new Map<number, Claim[]>();
  const keep = (claim: Claim): void => {
    for (const { start } of claim.numbers) {
      const known = standing.get(start);
      if (known) known.push(claim);
      else standing.set(start, [claim]);
    }
  };
  for (const claim of readProseClaims(paragraph)) keep(claim);
  return loose.filter((claim) => {
    const told = standing.get(claim.numbers[0]!.start)?.some((other) => tellsAsMuch(other, claim)) ?? false;
    if (!told) keep(claim);
    return !told;
  });
});

/** Whether a claim weighs all the figures of another one against each other already; a rate that holds says more than that its part is less. */
function tellsAsMuch(claim: Claim, { kind, numbers }: Claim): boolean {
  const sums = claim.kind === 'total' || claim.kind === 'balance' || claim.kind === 'part';
  const rate = claim.kind === 'rate' && claim.verdict === 'holds' && kind === 'part';
  return (sums || rate) && numbers.every(({ start }) => claim.numbers.some((number) => number.start === start));
}
