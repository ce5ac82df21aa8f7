import type { Analysis } from '../analysis/analyze.ts';
import type { PlacedDate } from '../analysis/dates.ts';
import type { Issuer, Reporter } from '../analysis/issuer.ts';
import { Memory } from '../analysis/memory.ts';
import type { Coverage, IgnoredFinding, Result } from '../check.ts';
import type { Claim } from '../claims/claim.ts';
import { type Claims, readChecked } from '../claims/index.ts';
import type { ContentState, Profile } from '../profile.ts';
import type { Finding, LastYear, Reading, Report } from '../rules/rule.ts';

/**
 * What is known of a report, the sums put in their places when somebody asks for them. It is a class for the getter's sake: in an
 * object literal, each getter has an object of a shape of its own, and shapes, with all that the getter sees, live until
 * everything in memory is gone through.
 */
class LazyReading implements Reading {
  readonly analysis: Analysis;
  readonly profile: Profile | null;
  readonly year: number | null;
  readonly signed: PlacedDate | null;
  readonly issuer: Issuer | null;
  readonly reporter: Reporter | null;
  readonly contents: readonly ContentState[];
  readonly #claims: Claims;

  constructor(said: Omit<Reading, 'claims'>, claims: Claims) {
    this.analysis = said.analysis;
    this.profile = said.profile;
    this.year = said.year;
    this.signed = said.signed;
    this.issuer = said.issuer;
    this.reporter = said.reporter;
    this.contents = said.contents;
    this.#claims = claims;
  }

  get claims(): readonly Claim[] {
    return this.#claims.all;
  }
}

/** What rules are asked about. */
export class LazyReport extends LazyReading implements Report {
  readonly apart: readonly Claim[];
  readonly lastYear: LastYear | null;
  readonly memory = new Memory();

  constructor(said: Omit<Reading, 'claims'>, claims: Claims, lastYear: LastYear | null) {
    super(said, claims);
    this.apart = claims.apart;
    this.lastYear = lastYear;
  }
}

/** What is told of a report that was checked. */
export class LazyResult extends LazyReading implements Result {
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  readonly wordless: boolean;
  readonly #weighed: Claims;
  #coverage: Coverage | null = null;

  constructor(said: Omit<Reading, 'claims'>, claims: Claims, found: Pick<Result, 'findings' | 'ignored' | 'wordless'>) {
    super(said, claims);
    this.findings = found.findings;
    this.ignored = found.ignored;
    this.wordless = found.wordless;
    this.#weighed = claims;
  }

  /** The sums that `claims` are all of. */
  get weighed(): Claims {
    return this.#weighed;
  }

  get coverage(): Coverage {
    this.#coverage ??= cover(this.analysis, this.claims);
    return this.#coverage;
  }

  get sureCoverage(): Coverage {
    return cover(this.analysis, this.#weighed.sure);
  }
}

function cover({ tables, paragraphs }: Analysis, claims: readonly Claim[]): Coverage {
  const checked = readChecked(claims);
  // A number without a unit is a figure only where a claim takes it for one: 其他32.
  const inClaimsOnly = new Set(checked);
  // The rows of a table are paragraphs too.
  const inTables = new Set<number>();
  for (const { start, table } of tables) {
    for (const cell of table.rows.flatMap(({ cells }) => cells)) {
      if (cell?.quantity) inTables.add(start + cell.start + cell.quantity.start);
    }
  }
  for (const at of inTables) inClaimsOnly.delete(at);
  let elsewhere = 0;
  for (const { start, paragraph } of paragraphs) {
    for (const { quantity } of paragraph.figures) {
      const at = start + quantity.start;
      if (inTables.has(at)) continue;
      inClaimsOnly.delete(at);
      elsewhere++;
    }
  }
  return { quantities: inTables.size + elsewhere + inClaimsOnly.size, checked: checked.size };
}
