import type { Analysis } from '../analysis/analyze.ts';
import { findBreaks } from '../analysis/broken-lines.ts';
import { type JoinedText, joinText } from '../analysis/joined-text.ts';
import { mapEach } from '../analysis/map-each.ts';
import { once } from '../analysis/memory.ts';
import type { Result } from '../check.ts';
import type { Claims } from '../claims/index.ts';
import type { Finding } from '../rules/rule.ts';

/** What the joined lines of a report tell, at the places of the report itself. */
export interface JoinedResult {
  readonly findings: readonly Finding[];
  readonly claims: Claims;
}

/** The joined text of the version of a report that was checked last. */
const lastOf = once((_: Analysis['lineage']): { joined: Analysis | undefined } => ({ joined: undefined }));

/**
 * Checks a report whose lines break within sentences as if they did not; null where they do not. `check` is given the joined text
 * and the one before it, of which nothing is read again.
 */
export function checkJoined(
  analysis: Analysis,
  check: (text: string, previous: Analysis | undefined) => Result,
): JoinedResult | null {
  const breaks = findBreaks(analysis);
  if (breaks.length === 0) return null;
  const { text, toWhole } = joinText(analysis.source.text, breaks);
  const last = lastOf(analysis.lineage);
  const { findings, claims, wordless, analysis: joined } = check(text, last.joined);
  last.joined = joined;
  const all = mapEach(claims, (claim) => ({
    ...claim,
    numbers: mapEach(claim.numbers, toWhole),
    ...(claim.items && { items: mapEach(claim.items, toWhole) }),
  }));
  return {
    findings: mapEach(findings, (finding) => placeFinding(finding, toWhole)),
    claims: { apart: [], sure: all, all, wordless },
  };
}

function placeFinding(finding: Finding, toWhole: JoinedText['toWhole']): Finding {
  return {
    ...toWhole(finding),
    related: mapEach(finding.related, toWhole),
    fixes: mapEach(finding.fixes, (fix) => ({ ...fix, edits: mapEach(fix.edits, toWhole) })),
  };
}
