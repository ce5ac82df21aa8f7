import { addressOf, wordAddress } from '../analysis/address.ts';
import { positionAt } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';
import type { Claim } from '../claims/claim.ts';
import type { CheckedReport, Format } from './format.ts';

/** The public, versioned interface for other programs. */
export const json: Format = {
  id: 'json',
  printReport: (report) => JSON.stringify(toReport(report), null, 2).replaceAll('\n', '\n    '),
  print: (printed, { skipped }) => {
    const reports = printed.length > 0 ? `[\n    ${printed.join(',\n    ')}\n  ]` : '[]';
    const rest = JSON.stringify(
      skipped.map(({ file, reason }) => ({ file, reason })),
      null,
      2,
    );
    return `{\n  "version": ${VERSION},\n  "reports": ${reports},\n  "skipped": ${rest.replaceAll('\n', '\n  ')}\n}\n`;
  },
};

/** Raised when something is changed or removed. */
export const VERSION = 1;

/** A report as the interface has it. */
export function toReport({ file, result, leftOut }: CheckedReport): unknown {
  const { analysis } = result;
  const { fromWord, source } = analysis;
  return {
    file,
    ...(leftOut !== undefined && { leftOut }),
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
        ...(fromWord && { place: wordAddress(addressOf(analysis, finding.start)) }),
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
