import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver';
import type { Result } from '../check.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import { type DiagnosticData, SOURCE } from './diagnostics.ts';
import { isSameRange, toRange } from './lsp.ts';
import { SUPPRESS_COMMAND, type SuppressArguments } from './protocol.ts';

/** Which document, which version, and what the client can apply. */
export interface ActionContext {
  readonly uri: string;
  readonly version: number;
  /** Whether edits can name the version they were made for. */
  readonly versionedEdits: boolean;
  /** Whether edits can say what they do and ask to be confirmed. */
  readonly annotatedEdits: boolean;
}

/**
 * The ways out of the diagnostics at a place: the finding's own, then what else is offered there, then to say that it is
 * none. A diagnostic that no present finding stands behind any more is stale and gets none.
 */
export function toCodeActions(
  result: Result,
  diagnostics: readonly Diagnostic[],
  context: ActionContext,
  others: readonly CodeAction[] = [],
): CodeAction[] {
  const fixes: CodeAction[] = [];
  const refusals: CodeAction[] = [];
  for (const diagnostic of diagnostics) {
    const finding = findingOf(result, diagnostic);
    if (!finding) continue;
    const only = finding.fixes.length === 1;
    fixes.push(...finding.fixes.map((fix) => toFixAction(result, fix, diagnostic, only, context)));
    refusals.push(toRefusal(finding, diagnostic, context));
  }
  return [...fixes, ...others, ...refusals];
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
      isSameRange(toRange(result.analysis.source, finding), diagnostic.range),
  );
}

/** Only what nobody could disagree with is preferred: a change of a figure never is. */
function toFixAction(
  result: Result,
  fix: Fix,
  diagnostic: Diagnostic,
  only: boolean,
  context: ActionContext,
): CodeAction {
  const edits = fix.edits.map((edit) => ({ range: toRange(result.analysis.source, edit), newText: edit.text }));
  const edit: WorkspaceEdit = context.versionedEdits
    ? { documentChanges: [{ textDocument: { uri: context.uri, version: context.version }, edits }] }
    : { changes: { [context.uri]: edits } };
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit,
    ...(fix.safe && only && { isPreferred: true }),
  };
}

function toRefusal(finding: Finding, diagnostic: Diagnostic, { uri }: ActionContext): CodeAction {
  const title = '这不是错误：忽略此处…';
  const { range } = diagnostic;
  const { rule, subject } = finding;
  const suppress: SuppressArguments = { uri, rule, range, ...(subject !== undefined && { subject }) };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command: SUPPRESS_COMMAND, arguments: [suppress] },
  };
}
