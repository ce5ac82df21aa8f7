import type { DocumentHighlight, Position } from 'vscode-languageserver';
import type { Result } from '../check.ts';
import { placesOf } from '../claims/claim.ts';
import { claimsAt, distinct, isAnnounced } from './claims-at.ts';
import { offsetAt, toRange } from './lsp.ts';
import { DocumentHighlightKind } from './lsp-values.ts';

/** A figure and those it stands in claims with: what is announced as written, what it is made of as read. */
export function toHighlights(result: Result, position: Position): DocumentHighlight[] {
  const { source } = result.analysis;
  const figure = claimsAt(result, offsetAt(source, position));
  if (!figure) return [];
  const { claims } = figure;
  return distinct(claims.flatMap(placesOf)).map((place) => ({
    range: toRange(source, place),
    kind: claims.some((claim) => isAnnounced(claim, place)) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
