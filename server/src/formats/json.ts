import { positionAt } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';
import type { Claim } from '../claims/claim.ts';
import type { CheckedReport, Format, Run } from './format.ts';

/** The public, versioned interface for other programs. */
export const json: Format = {
  id: 'json',
  print: (run) => `${JSON.stringify(toJson(run), null, 2)}\n`,
};

/** Raised when something is changed or removed. */
export const VERSION = 1;

function toJson({ reports, skipped }: Run): unknown {
  return {
    version: VERSION,
    reports: reports.map(toReport),
    skipped: skipped.map(({ file, reason }) => ({ file, reason })),
  };
}

function toReport({ file, result }: CheckedReport): unknown {
  const { source } = result.analysis;
  return {
    file,
    profile: result.profile?.id ?? null,
    year: result.year,
    reporter: result.reporter,
    sections: result.contents.map(({ id, status, place }) => ({ id, status, ...(place && toPlace(place)) })),
    claims: result.claims.map(toClaim),
    findings: result.findings.map((finding) => {
      const { line, character } = positionAt(source, finding.start);
      return {
        rule: finding.rule,
        family: finding.family,
        severity: finding.severity,
        message: finding.message,
        ...toPlace(finding),
        line: line + 1,
        column: character + 1,
        related: finding.related.map((other) => ({ ...toPlace(other), message: other.message })),
        fixes: finding.fixes.map(({ title, safe, edits }) => ({
          title,
          safe,
          edits: edits.map((edit) => ({ ...toPlace(edit), text: edit.text })),
        })),
      };
    }),
    coverage: { quantities: result.coverage.quantities, checked: result.coverage.checked },
  };
}

/** A claim as the interface has it. */
export function toClaim({ kind, verdict, formula, numbers, items }: Claim): unknown {
  return {
    kind,
    verdict,
    formula,
    numbers: numbers.map((number) => ({ ...toPlace(number), role: number.role })),
    ...(items && { items: items.map((item) => ({ ...toPlace(item), role: item.role })) }),
  };
}

function toPlace({ start, end }: Span): Span {
  return { start, end };
}
