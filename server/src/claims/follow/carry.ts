import type { Analysis } from '../../analysis/analyze.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { type Span, shift } from '../../analysis/span.ts';
import { textChangeBetween } from '../../analysis/text-change.ts';
import type { Claim, ClaimNumber } from '../claim.ts';

/** The one figure in which two versions of a report differ, and the claims of the earlier one as they stand in the later. */
export interface Carried {
  /** Where the changed figure stands in the later version. */
  readonly changed: Span;
  readonly claims: readonly Claim[];
}

/**
 * The figure of an earlier version within which alone a later one differs, as it does while that figure is written anew;
 * null where something else differs, or nothing.
 */
export function figureInWriting(before: Analysis, now: Analysis): Span | null {
  const { text } = now.source;
  const change = textChangeBetween(before.source.text, text);
  if (change.before === change.start && change.after === change.start) return null;
  if (!FIGURE_WORDS.test(text.slice(change.start, change.after))) return null;
  return figureAround(before, { start: change.start, end: change.before });
}

/** What stands in figures, and for a while where one is being written. */
const FIGURE_WORDS = /^[\d０-９.,，．〇零一二两三四五六七八九十百千万亿余多 ]*$/;

/**
 * Carries claims over to a later version that differs in one figure only. What was said of the figures stays said, also
 * where a reader who sees only the new figures would not understand it so any more. Null where more differs.
 */
export function carryClaims(
  before: { readonly analysis: Analysis; readonly claims: readonly Claim[] },
  now: Analysis,
): Carried | null {
  const old = figureInWriting(before.analysis, now);
  if (!old) return null;
  const by = now.source.text.length - before.analysis.source.text.length;
  const changed = figureAround(now, { start: old.start, end: old.end + by });
  if (changed?.start !== old.start || changed.end !== old.end + by) return null;
  const carry = (number: ClaimNumber): ClaimNumber => {
    if (number.start === old.start) return { ...number, ...changed };
    return number.start >= old.end ? shift(number, by) : number;
  };
  const claims = before.claims.map((claim) => ({
    ...claim,
    numbers: claim.numbers.map(carry),
    ...(claim.items && { items: claim.items.map(carry) }),
  }));
  return { changed, claims };
}

interface PlacedQuantity extends Span {
  readonly quantity: Quantity;
}

/** The figure in which a stretch lies, or at the edge of which it is nothing. */
function figureAround({ tables, paragraphs }: Analysis, stretch: Span): PlacedQuantity | null {
  const around = ({ start, end }: Span): boolean => start <= stretch.start && stretch.end <= end;
  const place = (quantity: Quantity, by: number): PlacedQuantity => ({
    start: quantity.start + by,
    end: quantity.end + by,
    quantity,
  });
  for (const { start, text, table } of tables) {
    if (!around({ start, end: start + text.length })) continue;
    const cells = table.rows.flatMap((row) => row.cells);
    const cell = cells.find((candidate) => candidate && around(shift(candidate, start)));
    if (cell?.quantity) return place(cell.quantity, start + cell.start);
  }
  for (const { start, paragraph } of paragraphs) {
    if (start > stretch.start) break;
    if (start + paragraph.text.length < stretch.end) continue;
    const figures = paragraph.figures.map(({ quantity }) => place(quantity, start));
    return figures.find(around) ?? null;
  }
  return null;
}
