import type { ReportSummary } from '../summary.ts';

/** For each report that may stand there twice, the others of the same unit, kind and year: drafts beside the final text. */
export function findDuplicates(
  reports: readonly ReportSummary[],
): ReadonlyMap<ReportSummary, readonly ReportSummary[]> {
  const groups = new Map<string, ReportSummary[]>();
  for (const report of reports) {
    const { unit, kind, year } = report;
    if (unit === '' || year === null) continue;
    const key = JSON.stringify([unit, kind, year]);
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  const found = new Map<ReportSummary, readonly ReportSummary[]>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    for (const report of group) {
      found.set(
        report,
        group.filter((other) => other !== report),
      );
    }
  }
  return found;
}
