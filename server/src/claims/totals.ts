import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { compareTotal, isOneSlip, isSmallGap, toFormula } from './arithmetic.ts';
import { type Certainty, type Claim, toNumber, type Verdict } from './claim.ts';
import { explainsTotal, type Listing, readListings, splitByState } from './listings.ts';

/**
 * Reads the totals of a paragraph with their parts. One figure is a part of one claim only: where readings compete, the
 * surer opening wins, and within a listing the total that the parts fit.
 */
export function readTotals(paragraph: Paragraph): readonly Claim[] {
  const claims: Claim[] = [];
  const taken = new Set<Figure>();
  for (const listing of readListings(paragraph)) {
    if (listing.parts.some((part) => taken.has(part))) continue;
    const read = judgeListing(listing);
    for (const claim of read) claims.push(claim.claim);
    for (const claim of read) for (const part of claim.parts) taken.add(part);
  }
  return claims;
}

interface Judged {
  readonly claim: Claim;
  readonly parts: readonly Figure[];
}

function judgeListing(listing: Listing): readonly Judged[] {
  const { totals, parts, opening } = listing;
  if (opening === 'bare') return judgeBare(listing);
  const fitting = parts.length > 1 ? totals.find((total) => order(total, parts) === 'meets') : undefined;
  if (fitting) return [judged('total', 'holds', 'certain', fitting, parts)];
  if (parts.length === 1) return [judgePart(totals, parts, opening === 'selection' ? 'likely' : 'certain')];
  const total = totals[0]!;
  const roomy = totals.find((candidate) => order(candidate, parts) === 'above');
  if (order(total, parts) === 'below') {
    if (isWhole(parts[0]!, total) && listing.likeness !== 'alike')
      return [judged('part', 'fails', 'likely', total, parts)];
    if (listing.likeness === 'overlapping') return parts.map((part) => judgePart(totals, [part], 'likely'));
    if (roomy) return [judged('part', 'holds', 'likely', roomy, parts)];
    const certainty = listing.likeness === 'alike' ? 'certain' : 'likely';
    return [judged(listing.closure === 'open' ? 'part' : 'total', 'fails', certainty, total, parts)];
  }
  const missing = certaintyOfGap(listing, total);
  return [missing ? judged('total', 'fails', missing, total, parts) : judged('part', 'holds', 'certain', total, parts)];
}

/** How sure it is that parts which add up to less than their total should have added up to it; null where they need not. */
function certaintyOfGap(listing: Listing, total: Figure): Certainty | null {
  if (listing.closure === 'open' || listing.likeness === 'overlapping') return null;
  const quantities = listing.parts.map((part) => part.quantity);
  const small = isSmallGap(total.quantity, quantities);
  const slip = isOneSlip(total.quantity, quantities);
  if (listing.closure === 'closed') return 'certain';
  if (listing.closure === 'respectively') return small || slip ? 'certain' : null;
  if (listing.parts.length > 2) return small || (slip && listing.likeness === 'alike') ? 'likely' : null;
  return small && slip ? 'likely' : null;
}

/** Without a word that opens the list, only parts that explain the total are held against it, and only by a small gap or one slip. */
function judgeBare(listing: Listing): readonly Judged[] {
  const total = listing.totals[0]!;
  const states = splitByState(listing);
  if (states.length > 0) return judgeExplained(total, states);
  for (let count = 2; count <= listing.parts.length; count++) {
    const parts = listing.parts.slice(0, count);
    if (order(total, parts) === 'meets') return [judged('total', 'holds', 'likely', total, parts)];
  }
  return explainsTotal(listing) ? judgeExplained(total, listing.parts) : [];
}

function judgeExplained(total: Figure, parts: readonly Figure[]): readonly Judged[] {
  if (order(total, parts) === 'meets') return [judged('total', 'holds', 'likely', total, parts)];
  const quantities = parts.map((part) => part.quantity);
  const explained = isSmallGap(total.quantity, quantities) || isOneSlip(total.quantity, quantities);
  return explained ? [judged('total', 'fails', 'likely', total, parts)] : [];
}

/** A part may not exceed its total: held against it only where it exceeds every total it could belong to. */
function judgePart(totals: readonly Figure[], parts: readonly Figure[], certainty: Certainty): Judged {
  const roomy = totals.find((total) => order(total, parts) !== 'below');
  return roomy
    ? judged('part', 'holds', certainty, roomy, parts)
    : judged('part', 'fails', certainty, totals[0]!, parts);
}

function judged(
  kind: 'total' | 'part',
  verdict: Verdict,
  certainty: Certainty,
  total: Figure,
  parts: readonly Figure[],
): Judged {
  const numbers = [toNumber('total', total), ...parts.map((part) => toNumber('part', part))];
  const formula = toTotalFormula(
    kind,
    verdict,
    total.quantity,
    parts.map((part) => part.quantity),
  );
  return { claim: { kind, verdict, certainty, formula, numbers }, parts };
}

function toTotalFormula(kind: 'total' | 'part', verdict: Verdict, total: Quantity, parts: readonly Quantity[]): string {
  const [whole, ...terms] = toFormula([total, ...parts]);
  const sum = terms.join(' + ');
  if (kind === 'part') return verdict === 'fails' ? `${sum} > ${whole}` : `${sum} ≤ ${whole}`;
  return `${whole} ${verdict === 'fails' ? '≠' : '='} ${sum}`;
}

function isWhole(part: Figure, total: Figure): boolean {
  return compareTotal(total.quantity, [part.quantity]) === 'meets' && part.quantity.unit === total.quantity.unit;
}

function order(total: Figure, parts: readonly Figure[]): 'below' | 'meets' | 'above' {
  return compareTotal(
    total.quantity,
    parts.map((part) => part.quantity),
  );
}
