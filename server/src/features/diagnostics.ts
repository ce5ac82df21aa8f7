import type { Diagnostic } from 'vscode-languageserver';
import type { Result } from '../check.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import { toRange } from './lsp.ts';
import { DiagnosticSeverity } from './lsp-values.ts';

/** Names us where diagnostics are shown. */
export const SOURCE = '校核';

/** What the client can show of a diagnostic, and where it finds the document and the rules' pages. */
export interface DiagnosticContext {
  readonly uri: string;
  readonly relatedInformation: boolean;
  /** URI of the folder with a page for each rule; null where there is none. */
  readonly rulePages: string | null;
}

/** What a diagnostic of ours carries. What it says of the text around it is left out: it would be another after every keystroke. */
export interface DiagnosticData {
  /** Where in their lines the finding begins and ends, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  readonly subject?: string;
}

/** The findings of one version of a document as the protocol has them. */
export function toDiagnostics(result: Result, context: DiagnosticContext): Diagnostic[] {
  return result.findings.map((finding) => toDiagnostic(result, finding, context));
}

function toDiagnostic(result: Result, finding: Finding, context: DiagnosticContext): Diagnostic {
  const { source } = result.analysis;
  const range = toRange(source, finding);
  const { subject } = finding;
  const data: DiagnosticData = {
    from: range.start.character,
    to: range.end.character,
    ...(subject !== undefined && { subject }),
  };
  return {
    range,
    // Who is writing knows of the blanks before them: errors they are where a report is judged as finished.
    severity: finding.waiting ? DiagnosticSeverity.Information : SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.rule,
    message: finding.message,
    data,
    ...(context.rulePages !== null && { codeDescription: { href: `${context.rulePages}/${finding.rule}.md` } }),
    ...(context.relatedInformation && {
      relatedInformation: finding.related.map((place) => ({
        location: { uri: context.uri, range: toRange(source, place) },
        message: place.message,
      })),
    }),
  };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
