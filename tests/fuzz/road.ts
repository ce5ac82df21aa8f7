import type { Position } from 'vscode-languageserver';
import { allSections } from '../../server/src/analysis/outline.ts';
import { positionAt } from '../../server/src/analysis/source.ts';
import type { Span } from '../../server/src/analysis/span.ts';
import { type CheckOptions, check, type Result } from '../../server/src/check.ts';
import { toCodeActions } from '../../server/src/features/code-actions.ts';
import { toCodeLenses } from '../../server/src/features/code-lenses.ts';
import { toCompletions } from '../../server/src/features/completion.ts';
import { toDefinitions } from '../../server/src/features/definition.ts';
import { toDiagnostics } from '../../server/src/features/diagnostics.ts';
import { toDocumentLinks } from '../../server/src/features/document-links.ts';
import { applyEdits } from '../../server/src/features/edits.ts';
import { toFixAll } from '../../server/src/features/fix-all.ts';
import { toFoldingRanges } from '../../server/src/features/folding.ts';
import { toHighlights } from '../../server/src/features/highlights.ts';
import { toHover } from '../../server/src/features/hover.ts';
import { toInlayHints } from '../../server/src/features/inlay-hints.ts';
import { toLedger } from '../../server/src/features/ledger.ts';
import { toLinkedEdits } from '../../server/src/features/linked-edits.ts';
import { toReferences } from '../../server/src/features/references.ts';
import { toReport } from '../../server/src/features/report.ts';
import { toReview } from '../../server/src/features/review.ts';
import { readSemanticTokens } from '../../server/src/features/semantic-tokens.ts';
import { toSymbols } from '../../server/src/features/symbols.ts';
import { formats } from '../../server/src/formats/index.ts';
import { toSummary } from '../../server/src/formats/summary.ts';
import { buildLedger } from '../../server/src/ledger.ts';
import { rules } from '../../server/src/rules/index.ts';
import { SEVERITIES } from '../../server/src/rules/rule.ts';
import type { Chance } from '../properties/desk.ts';

const uri = 'untitled:报告';
const version = 1;

/** How a text is checked: every rule on, those that are off by default too. */
export function optionsFor(chance: Chance): CheckOptions {
  const profile = chance.of(['auto', 'rule-of-law-annual-report', 'government-information-annual-report', 'none']);
  return { settings: { rules: EVERY_RULE, profile }, markdown: chance.between(0, 3) === 0 };
}

const EVERY_RULE = Object.fromEntries(rules.map(({ id, severity }) => [id, severity]));

/** Takes a text the whole road, as the command line and an editor do that asks everything; throws where an answer cannot be right. */
export function walk(text: string, options: CheckOptions, chance: Chance): Result {
  const result = check(text, options);
  inspect(result);
  askEverything(result, options, chance);
  for (const { printReport } of formats) printReport({ file: 'a.txt', result }, { colours: false });
  toSummary({ file: 'a.txt', result });
  return result;
}

/** All that a check tells, to be held against what another check tells; whether a paragraph was read by passages is left out. */
export function tell({ analysis, profile, contents, claims, findings, coverage, ...others }: Result): string {
  const { blocks, outline, tables, title } = analysis;
  const paragraphs = analysis.paragraphs.map(({ start, block, paragraph }) => {
    const { text, sentences, figures, placeholders } = paragraph;
    return { start, block, text, sentences, figures, placeholders };
  });
  const { year, signed, issuer, reporter, wordless } = others;
  const told = { profile: profile?.id, year, signed, issuer, reporter, contents, claims, findings, coverage, wordless };
  return JSON.stringify({ ...told, blocks, outline, paragraphs, tables, title }, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

function inspect(result: Result): void {
  const { analysis, findings, claims, contents, coverage } = result;
  const { text } = analysis.source;
  const places: Span[] = [
    ...findings.flatMap((finding) => [finding, ...finding.related, ...finding.fixes.flatMap(({ edits }) => edits)]),
    ...claims.flatMap(({ numbers }) => numbers),
    ...contents.flatMap(({ place }) => place ?? []),
    ...analysis.blocks,
    ...allSections(analysis.outline),
  ];
  for (const { start, end } of places) {
    demand(Number.isInteger(start) && 0 <= start && start <= end && end <= text.length, `a place: ${start} to ${end}`);
  }
  for (const { rule, message, severity, start, end, fixes } of findings) {
    demand(message !== '' && SEVERITIES.includes(severity) && end - start <= 40, `a finding of ${rule}`);
    for (const { edits } of fixes) demand(typeof applyEdits(text, edits) === 'string', `a fix of ${rule}`);
  }
  for (const [at, finding] of findings.entries()) {
    demand(at === 0 || findings[at - 1]!.start <= finding.start, 'the order of findings');
  }
  demand(coverage.checked <= coverage.quantities, `coverage: ${coverage.checked} of ${coverage.quantities}`);
  demand(buildLedger(result).quantities.length === coverage.quantities, 'the length of the ledger');
}

function askEverything(result: Result, options: CheckOptions, chance: Chance): void {
  const { source } = result.analysis;
  const somewhere = (): Position => positionAt(source, chance.between(0, source.text.length));
  const recheck = (text: string): Result => check(text, { ...options, previous: result.analysis });
  const diagnostics = toDiagnostics(result, { uri, relatedInformation: true, rulePages: null });
  const context = { uri, version, versionedEdits: true, annotatedEdits: true, disabledActions: true };
  toCodeActions(result, diagnostics.slice(0, 20), {
    ...context,
    switchedIn: 'user',
    showsRules: true,
    showsPlaces: true,
  });
  toSymbols(result);
  toFoldingRanges(result);
  toCodeLenses(result);
  toDocumentLinks(result.analysis, [], uri);
  readSemanticTokens(result.analysis);
  toInlayHints(result, { start: positionAt(source, 0), end: positionAt(source, source.text.length) });
  toReport(result, version, null);
  toLedger(result, version);
  toReview(result, version, { uri, printable: true, fileName: '报告.txt', time: '', version: '0', lastYear: null });
  toFixAll(result, version, recheck);
  for (let times = 2; times > 0; times--) {
    const position = somewhere();
    toHover(result, position, { markdown: true });
    toHighlights(result, position);
    toDefinitions(result, uri, position);
    toReferences(result, uri, position, true);
    toLinkedEdits(result, position, { uri, version }, { before: null, recheck });
    for (const typed of [true, false]) toCompletions(result, position, { snippets: true, typed, today: null });
  }
}

function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`This cannot be: ${what}`);
}
