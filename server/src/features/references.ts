import type { Location, Position } from 'vscode-languageserver';
import type { Result } from '../check.ts';
import { placesOf } from '../claims/claim.ts';
import { claimsAt, distinct } from './claims-at.ts';
import { offsetAt, toRange } from './lsp.ts';

/** All places of the claims a figure stands in, its own among them where that is asked for. */
export function toReferences(result: Result, uri: string, position: Position, withItself: boolean): Location[] {
  const { source } = result.analysis;
  const figure = claimsAt(result, offsetAt(source, position));
  if (!figure) return [];
  return distinct(figure.claims.flatMap(placesOf))
    .filter(({ start }) => withItself || start !== figure.start)
    .map((place) => ({ uri, range: toRange(source, place) }));
}
