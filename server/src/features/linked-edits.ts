import type { CodeAction, Diagnostic, Position, WorkspaceEdit } from 'vscode-languageserver';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import type { Claim } from '../claims/claim.ts';
import { carryClaims, figureInWriting } from '../claims/follow/carry.ts';
import { type Follower, follow } from '../claims/follow.ts';
import { buildLedger, figureAt } from '../ledger.ts';
import type { Finding } from '../rules/rule.ts';
import { type ActionContext, findingOf } from './actions.ts';
import { offsetAt, toRange } from './lsp.ts';
import { CodeActionKind } from './lsp-values.ts';
import type { LinkedEditsAnswer } from './protocol.ts';

/** What linked edits need beside the report as it stands. */
export interface LinkedContext {
  /** The report as it was before the figure that is being written was touched; null where that is not known. */
  readonly before: Result | null;
  /** Checks the report with other words. */
  readonly recheck: (text: string) => Result;
}

/** A figure that is right as it is, and those that follow from it: at least one. */
export interface Linked {
  readonly given: Span;
  readonly followers: readonly Follower[];
}

/**
 * The figures that follow from the figure at an offset: from the one that was changed by hand, from the terms of a sum that
 * fails there, else from the figure as it stands. Only what a second check finds to hold is offered.
 */
export function findLinked(result: Result, offset: number, context: LinkedContext): Linked | null {
  const figure = figureAt(buildLedger(result), offset);
  if (!figure) return null;
  const { text } = result.analysis.source;
  const carried = context.before && carryClaims(context.before, result.analysis);
  if (carried) {
    const { changed, claims } = carried;
    const followers = settle(text, claims, new Set([changed.start]), context);
    const concerned = changed.start === figure.start || followers.some(({ start }) => start === figure.start);
    if (concerned) return toLinked(changed, followers);
  }
  const failing = result.claims.find(
    ({ verdict, numbers }) => verdict === 'fails' && numbers[0]!.start === figure.start && numbers.length > 1,
  );
  const given = failing ? failing.numbers.slice(1) : [figure];
  const followers = settle(text, result.claims, new Set(given.map(({ start }) => start)), context);
  return toLinked(given[0]!, followers);
}

/**
 * The version of a report that linked edits go back to. While one figure is being written, that is the last version in which
 * it was another one; else the present one.
 */
export function versionBefore(before: Result | null, previous: Result | null, now: Result): Result {
  const earlier = [before, previous].find((version) => version && figureInWriting(version.analysis, now.analysis));
  return earlier ?? now;
}

/** The answer to our own client. */
export function toLinkedEdits(
  result: Result,
  position: Position,
  document: { readonly uri: string; readonly version: number },
  context: LinkedContext,
): LinkedEditsAnswer | null {
  const linked = findLinked(result, offsetAt(result.analysis.source, position), context);
  return linked && { title: toTitle(linked), edit: toAnnotatedEdit(result, linked, document) };
}

/**
 * Linked edits as code actions: of the findings that are asked about, else of the figure at the cursor. Never preferred,
 * since they change figures.
 */
export function toLinkedActions(
  result: Result,
  cursor: Position,
  diagnostics: readonly Diagnostic[],
  action: ActionContext,
  context: LinkedContext,
): CodeAction[] {
  const actions = diagnostics.flatMap((diagnostic) => {
    const finding = findingOf(result, diagnostic);
    const linked = finding ? findLinked(result, finding.start, context) : null;
    if (!finding || !linked || isAmong(finding, linked)) return [];
    return [{ ...toAction(result, linked, action), kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] }];
  });
  const offset = offsetAt(result.analysis.source, cursor);
  if (result.findings.some(({ start, end }) => start <= offset && offset <= end)) return actions;
  const linked = findLinked(result, offset, context);
  return linked ? [...actions, { ...toAction(result, linked, action), kind: CodeActionKind.RefactorRewrite }] : actions;
}

function toLinked(given: Span, followers: readonly Follower[]): Linked | null {
  return followers.length > 0 ? { given, followers } : null;
}

/** Whether one of the finding's own ways out does the same. */
function isAmong({ fixes }: Finding, { followers }: Linked): boolean {
  const [follower, ...others] = followers;
  return (
    others.length === 0 &&
    fixes.some(
      ({ edits }) => edits.length === 1 && edits[0]!.start === follower!.start && edits[0]!.text === follower!.text,
    )
  );
}

/** Follows the claims, and does without those that a second check does not find to hold. */
function settle(
  text: string,
  claims: readonly Claim[],
  given: ReadonlySet<number>,
  { recheck }: LinkedContext,
): readonly Follower[] {
  let trusted = claims;
  for (;;) {
    const followers = follow({ text, claims: trusted, given });
    if (followers.length === 0) return followers;
    const after = recheck(apply(text, followers)).claims;
    const broken = new Set(
      followers.filter((follower) => !holds(after, follower, followers)).map(({ claim }) => claim),
    );
    if (broken.size === 0) return followers;
    trusted = trusted.filter((claim) => !broken.has(claim));
  }
}

function apply(text: string, followers: readonly Follower[]): string {
  let applied = '';
  let at = 0;
  for (const follower of followers) {
    applied += text.slice(at, follower.start) + follower.text;
    at = follower.end;
  }
  return applied + text.slice(at);
}

function holds(claims: readonly Claim[], follower: Follower, followers: readonly Follower[]): boolean {
  const start = followers
    .filter((other) => other.start < follower.start)
    .reduce((place, other) => place + other.text.length - (other.end - other.start), follower.start);
  const about = claims.filter(
    ({ kind, numbers }) =>
      kind === follower.claim.kind && numbers.some((number) => number.start === start && number.role === follower.role),
  );
  return about.some(({ verdict }) => verdict === 'holds') && about.every(({ verdict }) => verdict !== 'fails');
}

const MOST_NAMED = 3;

function toTitle({ followers }: Linked): string {
  const named = followers.slice(0, MOST_NAMED).map(toName);
  const more = followers.length > MOST_NAMED ? `，等${followers.length}处` : '';
  return `同步更新相关数字（${named.join('，')}${more}）`;
}

/** A count goes without its unit, to be short; 98.5% and 1.45亿元 would not be understood. */
function toName({ name, text, unit }: Follower): string {
  return /^百分之/.test(text) || (unit !== '%' && !/[万亿]$/.test(text)) ? `${name} ${text}` : `${name} ${text}${unit}`;
}

function toAction(result: Result, linked: Linked, action: ActionContext): CodeAction {
  return { title: toTitle(linked), edit: toEdit(result, linked, action) };
}

function toEdit(result: Result, linked: Linked, action: ActionContext): WorkspaceEdit {
  const { uri, version, versionedEdits, annotatedEdits } = action;
  if (annotatedEdits) return toAnnotatedEdit(result, linked, { uri, version });
  const { source } = result.analysis;
  const edits = linked.followers.map((follower) => ({ range: toRange(source, follower), newText: follower.text }));
  return versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

/**
 * Each figure with the sum that gives it. An editor shows all of an edit beforehand where some of it is to be confirmed, and
 * leaves that part out unless it is ticked: so what is to be confirmed is the figure that is given, which stays as it is.
 */
function toAnnotatedEdit(
  { analysis }: Result,
  { given, followers }: Linked,
  { uri, version }: { readonly uri: string; readonly version: number },
): LinkedEditsAnswer['edit'] {
  const { source } = analysis;
  const written = source.text.slice(given.start, given.end);
  const edits = [{ ...given, text: written }, ...followers].map((edit, index) => ({
    range: toRange(source, edit),
    newText: edit.text,
    annotationId: String(index),
  }));
  const annotations = [
    { label: `依据：${written}`, description: '这一处不变', needsConfirmation: true },
    ...followers.map(({ start, end, name, text, arithmetic }) => ({
      label: `${name} ${source.text.slice(start, end)} → ${text}`,
      // The editor puts a dash before it, which would be read as a minus.
      description: `算式：${arithmetic}`,
      needsConfirmation: false,
    })),
  ];
  return {
    documentChanges: [{ textDocument: { uri, version }, edits }],
    changeAnnotations: Object.fromEntries(annotations.map((annotation, index) => [String(index), annotation])),
  };
}
