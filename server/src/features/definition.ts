import type { Location, Position } from 'vscode-languageserver';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import { type Claim, placesOf } from '../claims/claim.ts';
import { type ClaimedPlace, claimsAt, distinct, isAnnounced } from './claims-at.ts';
import { offsetAt, toRange } from './lsp.ts';

/** What a figure comes from: a repeated one its first place, a sum its terms, a part its total, a term what is made of it. */
export function toDefinitions(result: Result, uri: string, position: Position): Location[] {
  const { source } = result.analysis;
  const figure = claimsAt(result, offsetAt(source, position));
  if (!figure) return [];
  return distinct(findOrigins(figure)).map((place) => ({ uri, range: toRange(source, place) }));
}

function findOrigins(figure: ClaimedPlace): readonly Span[] {
  const repeats = figure.claims.filter(({ kind }) => kind === 'repeat');
  const sums = figure.claims.filter(({ kind }) => kind !== 'repeat');
  const first = repeats.map(firstPlace).filter(({ start }) => start !== figure.start);
  const terms = sums.filter((claim) => isAnnounced(claim, figure)).flatMap((claim) => termsOf(claim));
  const wholes = sums.filter(({ kind }) => kind === 'total' || kind === 'part' || kind === 'table');
  const origins = [first, terms, announced(wholes), announced(sums)];
  return origins.find((places) => places.length > 0) ?? [];
}

function firstPlace({ numbers }: Claim): Span {
  return numbers.reduce((first, number) => (number.start < first.start ? number : first));
}

function termsOf(claim: Claim): readonly Span[] {
  const { role } = claim.numbers[0]!;
  return placesOf(claim).filter((place) => place.role !== role);
}

/** Several figures may be one total between them. */
function announced(claims: readonly Claim[]): readonly Span[] {
  return claims.flatMap(({ numbers }) => numbers.filter(({ role }) => role === numbers[0]!.role));
}
