import type { InlayHint, Range } from 'vscode-languageserver';
import { positionAt } from '../analysis/source.ts';
import type { Result } from '../check.ts';
import { toWritten } from '../claims/arithmetic.ts';
import { type Claim, type ClaimNumber, figuresOf, placesOf, type Role } from '../claims/claim.ts';
import { follow } from '../claims/follow.ts';
import { MARKS, wordClaim } from '../claims/wording.ts';
import { offsetAt } from './lsp.ts';

/** What a sum is about where it is shown: a total behind its last part, all others behind the figure itself. */
const SHOWN: readonly Role[] = ['total', 'rate', 'change', 'result', 'average'];

/** Beside the figures of each sum in a stretch of a report, what it comes to when done again. Tables have no room for it. */
export function toInlayHints(result: Result, range: Range): InlayHint[] {
  const { source, tables } = result.analysis;
  const from = offsetAt(source, range.start);
  const to = offsetAt(source, range.end);
  const hints = new Map<string, InlayHint>();
  for (const claim of result.claims) {
    const isPart = claim.kind === 'part' || claim.kind === 'table';
    if (isPart || !SHOWN.includes(claim.numbers[0]!.role) || claim.verdict === 'unclear') continue;
    const at = endOf(placeOf(claim));
    if (at < from || at > to || tables.some(({ start, text }) => start <= at && at <= start + text.length)) continue;
    const label = wordHint(result, claim);
    if (label === null) continue;
    const hint: InlayHint = { position: positionAt(source, at), label, tooltip: wordClaim(claim), paddingLeft: true };
    hints.set(`${at} ${label}`, hint);
  }
  return [...hints.values()];
}

function placeOf(claim: Claim): ClaimNumber {
  if (claim.kind !== 'total') return claim.numbers[0]!;
  return figuresOf(claim, 'part').reduce((last, part) => (part.start > last.start ? part : last), claim.numbers[0]!);
}

function endOf({ end, quantity }: ClaimNumber): number {
  return quantity ? end + quantity.unitEnd - quantity.end : end;
}

/** ＝126 ✓ · ＝33 ✗ · ✓ · 复算97.7% ✗; null where nothing can be said in so few words. */
function wordHint({ analysis }: Result, claim: Claim): string | null {
  const mark = MARKS[claim.verdict];
  const announced = claim.numbers[0]!;
  if (claim.verdict === 'holds') {
    return claim.kind === 'total' && announced.quantity ? `＝${toWritten(announced.quantity)} ${mark}` : mark;
  }
  const given = new Set(placesOf(claim).map(({ start }) => start));
  given.delete(announced.start);
  const again = follow({ text: analysis.source.text, claims: [claim], given }).find(
    ({ start }) => start === announced.start,
  );
  if (!again) return null;
  const sign = claim.kind === 'rate' && announced.quantity?.measure === 'percent' ? '%' : '';
  return claim.kind === 'total' ? `＝${again.text} ${mark}` : `复算${again.text}${sign} ${mark}`;
}
