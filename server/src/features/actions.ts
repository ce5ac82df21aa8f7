import type { CodeActionKind, Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { Result } from '../check.ts';
import type { Edit, Finding } from '../rules/rule.ts';
import { type DiagnosticData, SOURCE } from './diagnostics.ts';
import { isSameRange, toRange } from './lsp.ts';

/** Which document, which version, and what the client can apply. */
export interface ActionContext {
  readonly uri: string;
  readonly version: number;
  /** Whether edits can name the version they were made for. */
  readonly versionedEdits: boolean;
  /** Whether edits can say what they do and ask to be confirmed. */
  readonly annotatedEdits: boolean;
}

/** Whether a client that names the kinds it wants wants this one; a kind stands for those below it. */
export function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only?.some((wanted) => wanted === '' || wanted === kind || kind.startsWith(`${wanted}.`)) ?? true;
}

/** The finding behind a diagnostic; none where the diagnostic is stale or not ours. */
export function findingOf(result: Result, diagnostic: Diagnostic): Finding | undefined {
  if (diagnostic.source !== SOURCE) return undefined;
  // Not every client gives back what a diagnostic carried; the message tells findings apart as well.
  const data = diagnostic.data as DiagnosticData | undefined;
  return result.findings.find(
    (finding) =>
      finding.rule === diagnostic.code &&
      (!data || finding.subject === data.subject) &&
      finding.message === diagnostic.message &&
      isShownAt(toRange(result.analysis.source, finding), diagnostic.range, data),
  );
}

/** Edits of a document as the client can apply them. */
export function toWorkspaceEdit(result: Result, edits: readonly Edit[], context: ActionContext): WorkspaceEdit {
  const changes = edits.map((edit) => ({ range: toRange(result.analysis.source, edit), newText: edit.text }));
  return context.versionedEdits
    ? { documentChanges: [{ textDocument: { uri: context.uri, version: context.version }, edits: changes }] }
    : { changes: { [context.uri]: changes } };
}

/** Some editors hand the range back in bytes, its lines as they were. */
function isShownAt(range: Range, shown: Range, data: DiagnosticData | undefined): boolean {
  if (isSameRange(range, shown)) return true;
  return (
    range.start.line === shown.start.line &&
    range.start.character === data?.from &&
    range.end.line === shown.end.line &&
    range.end.character === data.to
  );
}
