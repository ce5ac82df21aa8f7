import type { Analysis } from '../analysis/analyze.ts';
import { findBreaks } from '../analysis/broken-lines.ts';
import { type JoinedText, joinText } from '../analysis/joined-text.ts';
import { mapEach } from '../analysis/map-each.ts';
import { once } from '../analysis/memory.ts';
import type { Claim } from '../claims/claim.ts';
import type { Claims } from '../claims/index.ts';
import type { Finding } from '../rules/rule.ts';
import type { LazyResult } from './lazy.ts';

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
  check: (text: string, previous: Analysis | undefined) => LazyResult,
): JoinedResult | null {
  const breaks = findBreaks(analysis);
  if (breaks.length === 0) return null;
  const { text, toWhole } = joinText(analysis.source.text, breaks);
  const last = lastOf(analysis.lineage);
  const { findings, weighed, analysis: joined } = check(text, last.joined);
  last.joined = joined;
  return {
    findings: mapEach(findings, (finding) => placeFinding(finding, toWhole)),
    claims: new ClaimsOfJoined(weighed, toWhole),
  };
}

/** The sums of the joined text, put in their places in the report when somebody asks for them. */
class ClaimsOfJoined implements Claims {
  readonly apart: readonly Claim[] = [];
  readonly wordless: boolean;
  readonly #joined: Claims;
  readonly #toWhole: JoinedText['toWhole'];
  #all: readonly Claim[] | null = null;

  constructor(joined: Claims, toWhole: JoinedText['toWhole']) {
    this.wordless = joined.wordless;
    this.#joined = joined;
    this.#toWhole = toWhole;
  }

  get sure(): readonly Claim[] {
    return this.#place(this.#joined.sure);
  }

  get all(): readonly Claim[] {
    this.#all ??= this.#place(this.#joined.all);
    return this.#all;
  }

  #place(claims: readonly Claim[]): readonly Claim[] {
    return mapEach(claims, (claim) => ({
      ...claim,
      numbers: mapEach(claim.numbers, this.#toWhole),
      ...(claim.items && { items: mapEach(claim.items, this.#toWhole) }),
    }));
  }
}

function placeFinding(finding: Finding, toWhole: JoinedText['toWhole']): Finding {
  return {
    ...toWhole(finding),
    related: mapEach(finding.related, toWhole),
    fixes: mapEach(finding.fixes, (fix) => ({ ...fix, edits: mapEach(fix.edits, toWhole) })),
  };
}
