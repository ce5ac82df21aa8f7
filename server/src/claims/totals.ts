import { once } from '../analysis/memory.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import type { Claim } from './claim.ts';
import type { Listing } from './listings/listing.ts';
import { readListings } from './listings.ts';
import { isCarriedOver, reckonCarriedOver } from './totals/carried-over.ts';
import { areOfEach, belongingOf, countedApart, wholeTold } from './totals/counted-apart.ts';
import { type Judged, judged, judgeListing } from './totals/judging.ts';

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
    for (const one of judgeListing(listing)) {
      const { claim, whole, parts } = settle(paragraph, listing, one);
      if (claim) claims.push(claim);
      for (const { quantity } of parts) {
        taken.add(quantity);
        if (whole) wholes.set(quantity, whole);
      }
    }
  }
  return { claims, wholes };
});

/** What a list says in the end: the claim that stands, if any, and the one total of its parts. */
interface Settled {
  readonly claim: Claim | null;
  readonly whole: Figure | undefined;
  readonly parts: readonly Figure[];
}

/** Where the parts of a list do not make up its total, the text may show that they need not, or that they are of another one. */
function settle(paragraph: Paragraph, { opening }: Listing, { claim, total, parts }: Judged): Settled {
  const own = claim.kind === 'total' && total.length === 1 ? total[0] : undefined;
  if (claim.verdict !== 'fails')
    return { claim: isCarriedOver(paragraph, claim, parts) ? null : claim, whole: own, parts };
  if (countedApart(paragraph, total, parts) || (opening === 'respectively' && areOfEach(paragraph, parts)))
    return { claim: null, whole: own, parts };
  const belonging = claim.kind === 'part' && parts.length === 1 ? belongingOf(paragraph, parts[0]!) : undefined;
  if (belonging) {
    const { whole, parts } = belonging;
    const kind = parts.length > 1 ? 'total' : 'part';
    return { claim: judged(kind, 'holds', 'likely', [whole], parts).claim, whole, parts };
  }
  const reckoned = claim.kind === 'total' ? reckonCarriedOver(paragraph, total, parts) : null;
  if (reckoned) return { claim: reckoned, whole: own, parts };
  const told = wholeTold(paragraph, total, parts);
  return told
    ? { claim: judged('total', 'holds', 'likely', [told], parts).claim, whole: told, parts }
    : { claim, whole: own, parts };
}
