import { type Acceptance, accept } from '../acceptances.ts';
import { compareFindings, findEarlier, type NamedReports } from '../baseline.ts';
import type { Result } from '../check.ts';
import { fingerprintsOf } from '../identity.ts';
import type { Finding } from '../rules/rule.ts';
import type { CheckedReport } from './format.ts';

/** What is known of reports from earlier checks. Plain data. */
export interface Known {
  /** Null where nothing is to be compared with. */
  readonly earlier: NamedReports | null;
  readonly acceptances: readonly Acceptance[];
}

/** A report with what is known of it: what a reviewer accepted set apart, what was there before told from what is new. */
export function withKnown(report: CheckedReport, { earlier, acceptances }: Known): CheckedReport {
  const { file, result } = report;
  const { source } = result.analysis;
  const unit = result.issuer?.name ?? '';
  const { year } = result;
  const { findings, accepted } = accept(source, result.findings, { file, unit, year }, acceptances);
  const set = accepted.length > 0 ? { result: withFindings(result, findings), accepted } : {};
  if (!earlier) return { ...report, ...set };
  const settled: readonly Finding[] = [...accepted, ...result.ignored];
  const fingerprints = fingerprintsOf(source, [...findings, ...settled]);
  const known = [...findings, ...settled].map((finding, at) => ({ finding, fingerprint: fingerprints[at]! }));
  const comparison = compareFindings(
    known.slice(0, findings.length),
    known.slice(findings.length),
    findEarlier(earlier, { file, unit, year }),
  );
  return { ...report, ...set, comparison };
}

/** What a result works out only when it is asked does not come along by itself. */
function withFindings(result: Result, findings: readonly Finding[]): Result {
  const { claims, coverage, sureCoverage } = result;
  return { ...result, findings, claims, coverage, sureCoverage };
}
