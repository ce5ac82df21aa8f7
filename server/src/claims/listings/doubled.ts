import type { Figure } from '../../analysis/paragraph.ts';
import { compareTotal } from '../arithmetic.ts';
import { isCompanion, isSameKind } from '../figures.ts';
import { type Listing, REACH } from './listing.ts';

/** Things that one case can have several of, and several cases one: a person counted under each. */
const MAY_RECUR = /^[人名位家户个]$/;

/**
 * A listing, and the one that its second figures are: 29宗1874亩，其中甲类10宗800亩、乙类19宗1074亩. `at` is the index of a figure
 * of the listing.
 */
export function withDoubled(figures: readonly Figure[], at: number, listing: Listing): readonly Listing[] {
  const next = figures[at + 1];
  const doubled = next && isCompanion(next) ? doubledBy(figures, Math.max(0, at - REACH), listing) : null;
  return doubled ? [listing, doubled] : [listing];
}

/**
 * The second figures of a listing under a total that is told for itself: 案件52件，罚没10.46万元，其中甲类9件4.2万元、乙类43件6.26万元. Null where
 * one of them is missing. Of what that total is, nothing but its kind tells.
 */
export function readSeconds(
  figures: readonly Figure[],
  at: number,
  listing: Listing,
  totals: Listing['totals'],
): Listing | null {
  const from = Math.max(0, at - REACH);
  const parts = listing.parts.flatMap((part) => companionOf(figures, from, part) ?? []);
  const kind = parts[0];
  if (!kind || parts.length < listing.parts.length || !parts.every((part) => isSameKind(part, kind))) return null;
  const recurring = MAY_RECUR.test(kind.quantity.unit);
  const closure = listing.closure === 'open' || recurring ? listing.closure : 'untold';
  return {
    ...listing,
    totals,
    parts,
    following: null,
    closure,
    likeness: recurring ? 'overlapping' : listing.likeness,
  };
}

/** No figure of the listing stands before `from`. */
function doubledBy(figures: readonly Figure[], from: number, listing: Listing): Listing | null {
  const totals = listing.totals.flatMap((total) => (total.length === 1 ? [companionOf(figures, from, total[0]!)] : []));
  const total = totals.find((companion) => companion !== null);
  const parts = total ? listing.parts.flatMap((part) => companionOf(figures, from, part) ?? []) : [];
  if (!total || parts.length < listing.parts.length || !parts.every((part) => isSameKind(part, total))) return null;
  const recurring = MAY_RECUR.test(total.quantity.unit);
  return {
    ...listing,
    totals: [[total]],
    parts,
    following: null,
    // Where the first figures are all there is, so are the second.
    closure: !recurring && isComplete(listing) ? 'closed' : listing.closure,
    likeness: recurring && listing.likeness === 'alike' ? 'untold' : listing.likeness,
  };
}

function isComplete({ totals, parts }: Listing): boolean {
  const quantities = parts.map(({ quantity }) => quantity);
  return parts.length > 1 && totals[0]!.length === 1 && compareTotal([totals[0]![0]!.quantity], quantities) === 'meets';
}

/** The second figure of a doubled one, called as the first is. */
function companionOf(figures: readonly Figure[], from: number, figure: Figure): Figure | null {
  const next = figures[figures.indexOf(figure, from) + 1];
  if (!next || !isCompanion(next) || next.sentence !== figure.sentence || isSameKind(next, figure)) return null;
  return { ...next, label: figure.label };
}
