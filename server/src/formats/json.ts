import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import { mapEach } from '../analysis/map-each.ts';
import { positionAt } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';
import type { Claim } from '../claims/claim.ts';
import { fingerprintsOf } from '../identity.ts';
import type { Finding } from '../rules/rule.ts';
import type { CheckedReport, Format, TotalComparison } from './format.ts';

/** The public, versioned interface for other programs. */
export const json: Format = {
  id: 'json',
  // As deep as it will stand, it need not be indented anew.
  printReport: (report) =>
    JSON.stringify([[toReport(report)]], null, 2).slice('[\n  [\n    '.length, -'\n  ]\n]'.length),
  print: (printed, { skipped, comparison }) => {
    const reports = printed.length > 0 ? `[\n    ${printed.join(',\n    ')}\n  ]` : '[]';
    const rest = JSON.stringify(
      skipped.map(({ file, reason }) => ({ file, reason })),
      null,
      2,
    );
    const baseline = comparison
      ? `  "baseline": ${JSON.stringify(toBaseline(comparison), null, 2).replaceAll('\n', '\n  ')},\n`
      : '';
    return `{\n  "version": ${VERSION},\n${baseline}  "reports": ${reports},\n  "skipped": ${rest.replaceAll('\n', '\n  ')}\n}\n`;
  },
};

/** Raised when something is changed or removed. */
export const VERSION = 1;

/** A report as the interface has it. */
export function toReport({ file, result, leftOut, accepted = [], comparison }: CheckedReport): unknown {
  const { analysis, findings, ignored } = result;
  const all = [...findings, ...accepted, ...ignored];
  const fingerprints = fingerprintsOf(analysis.source, all);
  const told = mapEach(all, (finding, at) => toFinding(analysis, finding, fingerprints[at]!));
  return {
    file,
    ...(leftOut !== undefined && { leftOut }),
    profile: result.profile?.id ?? null,
    unit: result.issuer?.name ?? null,
    year: result.year,
    reporter: result.reporter,
    sections: result.contents.map(({ id, status, place }) => ({ id, status, ...(place && toPlace(place)) })),
    claims: mapEach(result.claims, toClaim),
    findings: findings.map((_, at) => ({ ...told[at], ...(comparison && { state: comparison.states[at] }) })),
    ...(accepted.length > 0 && {
      accepted: accepted.map(({ acceptance: { who, reason } }, at) => ({
        ...told[findings.length + at],
        who,
        reason,
      })),
    }),
    ...(ignored.length > 0 && {
      ignored: ignored.map(({ suppression: { reason } }, at) => ({
        ...told[findings.length + accepted.length + at],
        ...(reason !== undefined && { reason }),
      })),
    }),
    ...(comparison && {
      earlier: {
        file: comparison.earlier,
        fixed: comparison.fixed.map(({ rule, severity, message, place, fingerprint }) => ({
          rule,
          severity,
          message,
          place,
          fingerprint,
        })),
      },
    }),
    coverage: { quantities: result.coverage.quantities, checked: result.coverage.checked },
  };
}

function toFinding(analysis: Analysis, finding: Finding, fingerprint: string): object {
  const { rule, family, severity, message, start, end, subject, related, fixes } = finding;
  const { line, character } = positionAt(analysis.source, start);
  return {
    rule,
    family,
    severity,
    message,
    ...toPlace(finding),
    line: line + 1,
    column: character + 1,
    place: wordAddress(addressOf(analysis, start)),
    quote: analysis.source.text.slice(start, end),
    ...(subject !== undefined && { subject }),
    fingerprint,
    related: mapEach(related, (other) => ({ ...toPlace(other), message: other.message })),
    fixes: mapEach(fixes, ({ title, safe, edits }) => ({
      title,
      safe,
      edits: mapEach(edits, (edit) => ({ ...toPlace(edit), text: edit.text })),
    })),
  };
}

/** What has become of all findings, as the interface has it. */
export function toBaseline(comparison: TotalComparison): unknown {
  const { file, new: added, unchanged, fixed, added: reports, gone } = comparison;
  return { file, new: added, unchanged, fixed, addedReports: reports, goneReports: gone };
}

/** A claim as the interface has it. */
export function toClaim({ kind, verdict, formula, numbers, items }: Claim): unknown {
  return {
    kind,
    verdict,
    formula,
    numbers: mapEach(numbers, (number) => ({ ...toPlace(number), role: number.role })),
    ...(items && { items: mapEach(items, (item) => ({ ...toPlace(item), role: item.role })) }),
  };
}

function toPlace({ start, end }: Span): Span {
  return { start, end };
}
