import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import type { Edit, Finding, Fix } from '../rules/rule.ts';
import { titleOf } from '../rules/titles.ts';
import { isOfOneFinding, sentenceOf } from '../suppressions.ts';
import { type ActionContext, toWorkspaceEdit } from './actions.ts';
import { applyEdits, carry, composeEdits } from './edits.ts';
import { toRange } from './lsp.ts';
import { CodeActionKind } from './lsp-values.ts';
import type { FixAllAnswer } from './protocol.ts';

/** The kind of the code action that makes every safe fix; below it there is one for each rule. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.jiaohe`;

/** A fix makes room for another one at most this often. */
const MOST_ROUNDS = 10;

/** The one fix of a finding that nobody could disagree with; null where there is none, or a choice. */
export function safeFixOf({ fixes }: Finding): Fix | null {
  const safe = fixes.filter((fix) => fix.safe);
  return safe.length === 1 ? safe[0]! : null;
}

/**
 * The edits that make every safe fix, of one rule or of all, and those that only then can be made, until none is left.
 * Sentences of which the author said that a finding there is none are left alone: what was said of them would be lost.
 */
export function fixAll(result: Result, recheck: (text: string) => Result, rule: string | null): readonly Edit[] {
  const { text } = result.analysis.source;
  let spared = sparedIn(result);
  let now = result;
  let edits: readonly Edit[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = chooseFixes(
      now.findings.filter((finding) => rule === null || finding.rule === rule),
      spared,
    );
    if (chosen.length === 0) break;
    const made = chosen.flatMap((fix) => fix.edits);
    edits = composeEdits(text, edits, made);
    spared = spared.map((span) => carry(span, made));
    now = recheck(applyEdits(text, edits));
  }
  return edits;
}

/** The answer to our own client. */
export function toFixAll(result: Result, version: number, recheck: (text: string) => Result): FixAllAnswer {
  const edits = fixAll(result, recheck, null);
  const { source } = result.analysis;
  return { version, edits: edits.map((edit) => ({ range: toRange(source, edit), newText: edit.text })) };
}

/** Fix-all as code actions, for those who ask for it by its kind or one above it, or for one rule by its very kind. */
export function toFixAllActions(
  result: Result,
  only: readonly CodeActionKind[] | undefined,
  recheck: (text: string) => Result,
  context: ActionContext,
): CodeAction[] {
  return (only ?? []).flatMap((kind) => {
    const rule = kind.startsWith(`${FIX_ALL_KIND}.`) ? kind.slice(FIX_ALL_KIND.length + 1) : null;
    if (rule === null && kind !== FIX_ALL_KIND && !FIX_ALL_KIND.startsWith(`${kind}.`)) return [];
    const edits = fixAll(result, recheck, rule);
    if (edits.length === 0) return [];
    const title =
      rule === null ? `修正全部可以放心改的问题（${edits.length}处）` : titleOfKind(titleOf(rule), edits.length);
    return [{ title, kind: rule === null ? FIX_ALL_KIND : kind, edit: toWorkspaceEdit(result, edits, context) }];
  });
}

/** All findings of a kind at once, offered beside one that has only a safe fix; null where it is alone. */
export function toSameKind(
  result: Result,
  finding: Finding,
  diagnostic: Diagnostic,
  context: ActionContext,
): CodeAction | null {
  if (finding.fixes.length !== 1 || !safeFixOf(finding)) return null;
  const same = result.findings.filter(({ rule, fixes }) => rule === finding.rule && fixes.length === 1);
  const chosen = chooseFixes(same, sparedIn(result));
  if (chosen.length < 2) return null;
  const titles = new Set(chosen.map(({ title }) => title));
  const what = titles.size === 1 ? chosen[0]!.title : titleOf(finding.rule);
  const edits = chosen.flatMap((fix) => fix.edits);
  return {
    title: titleOfKind(what, edits.length),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: toWorkspaceEdit(result, edits, context),
  };
}

/**
 * The safe fixes of findings that can be made at once. Of two that come near each other, the first: what becomes of the
 * other is seen when the first is made.
 */
function chooseFixes(findings: readonly Finding[], spared: readonly Span[]): readonly Fix[] {
  const chosen: Fix[] = [];
  // Offsets, since there may be very many fixes: each is looked at once.
  const untouchable = new Set(spared.flatMap(offsetsOf));
  const taken = new Set<number>();
  for (const finding of findings) {
    const fix = safeFixOf(finding);
    if (!fix) continue;
    const changed = fix.edits.flatMap(offsetsOf);
    const concerned = [...offsetsOf(finding), ...changed];
    if (changed.some((at) => untouchable.has(at)) || concerned.some((at) => taken.has(at))) continue;
    for (const at of concerned) taken.add(at);
    chosen.push(fix);
  }
  return chosen;
}

function sparedIn({ ignored, analysis }: Result): readonly Span[] {
  return ignored
    .filter(({ suppression }) => isOfOneFinding(suppression))
    .map((finding) => sentenceOf(analysis.source, finding));
}

function titleOfKind(what: string, count: number): string {
  return `全部同类：${what}（${count}处）`;
}

/** The offsets in a stretch and right behind it: stretches that touch have one in common. */
function offsetsOf({ start, end }: Span): readonly number[] {
  return Array.from({ length: end - start + 1 }, (_, at) => start + at);
}
