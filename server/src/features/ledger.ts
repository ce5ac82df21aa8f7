import type { Result } from '../check.ts';
import { placesOf } from '../claims/claim.ts';
import { wordClaim } from '../claims/words.ts';
import { buildLedger, standingOf } from '../ledger.ts';
import { toRange } from './lsp.ts';
import type { LedgerAnswer } from './protocol.ts';

/** Every figure of a report, as the views show it. */
export function toLedger(result: Result, version: number): LedgerAnswer {
  const { source } = result.analysis;
  const ledger = buildLedger(result);
  return {
    version,
    figures: ledger.quantities.map((entry) => ({
      range: toRange(source, entry),
      text: `${entry.text}${entry.writtenUnit}`,
      indicator: entry.indicator,
      heading: entry.heading,
      claims: entry.claims,
      standing: standingOf(ledger, entry),
    })),
    claims: ledger.claims.map((claim) => ({
      kind: claim.kind,
      verdict: claim.verdict,
      words: wordClaim(claim),
      places: placesOf(claim).map((place) => toRange(source, place)),
    })),
    coverage: ledger.coverage,
  };
}
