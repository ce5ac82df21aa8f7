import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import { type Claim, type ClaimNumber, placesOf } from '../claims/claim.ts';

/** A place that claims speak of, and those claims. */
export interface ClaimedPlace extends Span {
  readonly claims: readonly Claim[];
}

/** The figure, or what is counted, at an offset or right before it, with the claims it stands in; null where there is none. */
export function claimsAt({ claims }: Result, offset: number): ClaimedPlace | null {
  let found: ClaimNumber | null = null;
  for (const place of claims.flatMap(placesOf)) {
    const { start, quantity } = place;
    const end = quantity ? place.end + quantity.unitEnd - quantity.end : place.end;
    if (start <= offset && offset <= end && (!found || start > found.start)) found = place;
  }
  if (!found) return null;
  const { start, end } = found;
  return { start, end, claims: claims.filter((claim) => placesOf(claim).some((place) => place.start === start)) };
}

/** Whether a claim is about this figure, and not only made with it. */
export function isAnnounced(claim: Claim, { start }: Span): boolean {
  return claim.numbers[0]!.start === start;
}

/** Places in the order of the text, each once. */
export function distinct(places: readonly Span[]): readonly Span[] {
  return [...new Map(places.map((place) => [`${place.start} ${place.end}`, place])).values()].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}
