import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { Result } from '../check.ts';
import type { Family, Finding, Fix } from '../rules/rule.ts';
import { type ActionContext, findingOf, toWorkspaceEdit } from './actions.ts';
import { type DismissalContext, toDismissals } from './dismissals.ts';
import { findBlank } from './edits.ts';
import { toSameKind } from './fix-all.ts';
import { toRange } from './lsp.ts';
import { CodeActionKind } from './lsp-values.ts';
import { SHOW_OFFSETS_COMMAND } from './protocol.ts';

/** What code actions need to know beside the result. */
export type CodeActionContext = ActionContext &
  DismissalContext & {
    /** Whether the client shows a place of a report. */
    readonly showsPlaces: boolean;
  };

/**
 * The ways out of the diagnostics at a place: what puts the figures and words right, what else is offered there, what
 * inserts and renumbers, all of the same kind, and then the ways to say that it is none. A diagnostic that no present
 * finding stands behind any more is stale and gets none.
 */
export function toCodeActions(
  result: Result,
  diagnostics: readonly Diagnostic[],
  context: CodeActionContext,
  others: readonly CodeAction[] = [],
): CodeAction[] {
  const found = diagnostics.flatMap((diagnostic) => {
    const finding = findingOf(result, diagnostic);
    if (!finding) return [];
    // As it is here, whatever the client made of it.
    return [{ finding, diagnostic: { ...diagnostic, range: toRange(result.analysis.source, finding) } }];
  });
  const fixesOf = (wanted: (family: Family) => boolean): CodeAction[] =>
    found
      .filter(({ finding }) => wanted(finding.family))
      .flatMap(({ finding, diagnostic }) =>
        finding.fixes.map((fix) => toFixAction(result, fix, finding, diagnostic, context)),
      );
  const sameKind = found
    .filter(({ finding }, at) => found.findIndex((other) => other.finding.rule === finding.rule) === at)
    .flatMap(({ finding, diagnostic }) => toSameKind(result, finding, diagnostic, context) ?? []);
  return [
    ...fixesOf((family) => !ARRANGING.includes(family)),
    ...others,
    ...fixesOf((family) => ARRANGING.includes(family)),
    ...sameKind,
    ...toDismissals(found, context),
  ];
}

/** Their fixes insert and renumber. */
const ARRANGING: readonly Family[] = ['structure', 'numbering'];

/** Only what nobody could disagree with is preferred: a change of a figure never is. What is left to be filled in is gone to. */
function toFixAction(
  result: Result,
  fix: Fix,
  { fixes }: Finding,
  diagnostic: Diagnostic,
  context: CodeActionContext,
): CodeAction {
  const { title, edits } = fix;
  const blank = context.showsPlaces ? findBlank(edits) : null;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: toWorkspaceEdit(result, edits, context),
    ...(blank && {
      command: { title, command: SHOW_OFFSETS_COMMAND, arguments: [context.uri, blank.start, blank.end] },
    }),
    ...(fix.safe && fixes.length === 1 && { isPreferred: true }),
  };
}
