import { once } from '../analysis/memory.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import type { Claim } from './claim.ts';
import { readListings } from './listings.ts';
import { reckonCarriedOver } from './totals/carried-over.ts';
import { areOfEach, belongingOf, countedApart, wholeTold } from './totals/counted-apart.ts';
import { judged, judgeListing } from './totals/judging.ts';

/**
 * 受理120件，其中调解85件、裁决35件: reads the totals of a paragraph with their parts. One figure is a part of one claim only: where
 * readings compete, the surer opening wins, and within a listing the total that the parts fit.
 */
export function readTotals(paragraph: Paragraph): readonly Claim[] {
  return readOnce(paragraph).claims;
}

/** The total that each part of a list belongs to, where the list has one total and tells all of it; told by their figures. */
export type Wholes = ReadonlyMap<Quantity, Figure>;

/** The totals of the lists of a paragraph. */
export function wholesOf(paragraph: Paragraph): Wholes {
  return readOnce(paragraph).wholes;
}

interface Totals {
  readonly claims: readonly Claim[];
  readonly wholes: Wholes;
}

const readOnce = once((paragraph: Paragraph): Totals => {
  const claims: Claim[] = [];
  const wholes = new Map<Quantity, Figure>();
  const taken = new Set<Quantity>();
  for (const listing of readListings(paragraph)) {
    if (listing.parts.some(({ quantity }) => taken.has(quantity))) continue;
    if (listing.opening === 'close' && taken.has(listing.totals[0]![0]!.quantity)) continue;
    for (const { claim, total, parts } of judgeListing(listing)) {
      const apart =
        claim.verdict === 'fails' &&
        (countedApart(paragraph, total, parts) || (listing.opening === 'respectively' && areOfEach(paragraph, parts)));
      const misfit = claim.verdict === 'fails' && !apart;
      const reckoned = misfit && claim.kind === 'total' ? reckonCarriedOver(paragraph, total, parts) : null;
      const told = misfit && !reckoned ? wholeTold(paragraph, total, parts) : undefined;
      const elsewhere =
        misfit && claim.kind === 'part' && parts.length === 1 ? belongingOf(paragraph, parts[0]!) : null;
      if (elsewhere) {
        const { whole, parts } = elsewhere;
        claims.push(judged(parts.length > 1 ? 'total' : 'part', 'holds', 'likely', [whole], parts).claim);
        for (const { quantity } of parts) {
          taken.add(quantity);
          wholes.set(quantity, whole);
        }
        continue;
      }
      if (reckoned) claims.push(reckoned);
      else if (told) claims.push(judged('total', 'holds', 'likely', [told], parts).claim);
      else if (!apart) claims.push(claim);
      const whole = told ?? (claim.kind === 'total' && total.length === 1 ? total[0] : undefined);
      for (const { quantity } of parts) {
        taken.add(quantity);
        if (whole) wholes.set(quantity, whole);
      }
    }
  }
  return { claims, wholes };
});
