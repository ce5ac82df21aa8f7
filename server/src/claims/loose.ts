import type { Analysis } from '../analysis/analyze.ts';
import { once } from '../analysis/memory.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { type Claim, placeClaim } from './claim.ts';
import { readLooseChanges } from './loose-changes.ts';
import { readLooseParts } from './loose-parts.ts';
import { readLooseTotals } from './loose-totals.ts';
import { readOwnClaims } from './own-claims.ts';

/**
 * Sums that the text lets us do again only if we guess what some figures are of. They are kept where they hold, and nothing is
 * said where they do not, so that nobody asks for them but who wants every sum.
 */
export function readLooseClaims({ paragraphs }: Analysis): readonly Claim[] {
  return paragraphs.flatMap(({ start, block, paragraph }) =>
    block.kind === 'table' ? [] : readWithin(paragraph).map((claim) => placeClaim(claim, start)),
  );
}

const readWithin = once((paragraph: Paragraph): readonly Claim[] => {
  const loose = [...readLooseTotals(paragraph), ...readLooseParts(paragraph), ...readLooseChanges(paragraph)];
  if (loose.length === 0) return loose;
  const kept = [...readOwnClaims(paragraph, false)];
  return loose.filter((claim) => {
    const told = kept.some((other) => tellsAsMuch(other, claim));
    if (!told) kept.push(claim);
    return !told;
  });
});

/** Whether a claim weighs all the figures of another one against each other already. */
function tellsAsMuch(claim: Claim, { numbers }: Claim): boolean {
  const own = claim.kind === 'total' || claim.kind === 'balance' || claim.kind === 'part';
  return own && numbers.every(({ start }) => claim.numbers.some((number) => number.start === start));
}
