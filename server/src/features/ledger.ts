import type { Result } from '../check.ts';
import { type Claim, type ClaimNumber, placesOf } from '../claims/claim.ts';
import { KIND_NAMES, wordFormula } from '../claims/wording.ts';
import { printFiles, printTsv, toRows } from '../ledger/table.ts';
import { buildLedger, type LedgerEntry } from '../ledger.ts';
import type { Finding } from '../rules/rule.ts';
import { sentenceOf } from '../suppressions.ts';
import { wordFigure, wordMeaning, wordPlace } from './figure-words.ts';
import { toRange } from './lsp.ts';
import type {
  ClaimItem,
  ClaimStanding,
  FigureItem,
  LedgerAnswer,
  LedgerTableAnswer,
  LedgerTableParams,
  Range,
} from './protocol.ts';

/** Every figure of a report, as the views show it. */
export function toLedger(result: Result, version: number): LedgerAnswer {
  const { quantities, claims, coverage } = buildLedger(result);
  const findingOf = findingsByPlace(result);
  const standing = judgeStandings(result, findingOf);
  const items = claims.map((claim) => toClaim(claim, result, findingOf(claim), standing(claim)));
  return {
    version,
    period: result.year === null ? null : `${result.year}年`,
    figures: quantities.map((entry) => toFigure(entry, result, items)),
    claims: items,
    coverage,
  };
}

/** How each sum of a report stands: one that fails may be ignored, or doubtful. */
export function standingsOfClaims(result: Result): (claim: Claim) => ClaimStanding {
  return judgeStandings(result, findingsByPlace(result));
}

/** Figures of a report as a table for other programs; what are no figures of it is left out. */
export function toLedgerTable(
  result: Result,
  version: number,
  { form, figures }: LedgerTableParams,
  fileName: string,
): LedgerTableAnswer {
  const ledger = buildLedger(result);
  const wanted = Array.isArray(figures) ? new Set(figures) : null;
  const entries = ledger.quantities.filter((_, index) => wanted?.has(index) ?? true);
  const rows = toRows(result.analysis, ledger, entries);
  return { version, text: form === 'csv' ? printFiles([{ file: fileName, rows }]) : printTsv(rows) };
}

/** What can be said of a figure, the worst first. */
const ORDER: readonly FigureItem['standing'][] = ['fails', 'doubtful', 'concerned', 'unclear', 'ignored', 'holds'];

function toFigure(entry: LedgerEntry, { analysis }: Result, items: readonly ClaimItem[]): FigureItem {
  const { source } = analysis;
  const range = toRange(source, entry);
  const standings = entry.claims.map((index) => toStanding(items[index]!, range));
  return {
    range,
    sentence: toRange(source, sentenceOf(source, entry)),
    text: wordFigure(entry),
    meaning: wordMeaning(entry).join('，'),
    indicator: entry.indicator,
    period: entry.period,
    heading: entry.heading,
    claims: entry.claims,
    standing: ORDER.find((standing) => standings.includes(standing)) ?? 'untold',
  };
}

/** A sum that fails is told of the figure it is about; each of its terms may be right. */
function toStanding({ standing, places }: ClaimItem, { start }: Range): FigureItem['standing'] {
  const { line, character } = places[0]!.range.start;
  const own = line === start.line && character === start.character;
  return !own && (standing === 'fails' || standing === 'doubtful') ? 'concerned' : standing;
}

function toClaim(claim: Claim, { analysis }: Result, finding: Finding | null, standing: ClaimStanding): ClaimItem {
  const { source } = analysis;
  const { kind } = claim;
  return {
    kind,
    standing,
    words: `${KIND_NAMES[kind]}：${wordFormula(claim)}`,
    places: announcedFirst(placesOf(claim), finding).map((place) => ({
      range: toRange(source, place),
      words: wordPlace(place, source.text),
    })),
  };
}

function judgeStandings(
  { findings }: Result,
  findingOf: (claim: Claim) => Finding | null,
): (claim: Claim) => ClaimStanding {
  const open = new Set(findings);
  return (claim) => {
    if (claim.verdict !== 'fails') return claim.verdict;
    const finding = findingOf(claim);
    if (!finding || !open.has(finding)) return 'ignored';
    return finding.severity === 'hint' ? 'doubtful' : 'fails';
  };
}

/** The figure at which it is told that a sum fails stands before the others. */
function announcedFirst(places: readonly ClaimNumber[], finding: Finding | null): readonly ClaimNumber[] {
  const announced = places.find(({ start }) => start === finding?.start);
  return announced ? [announced, ...places.filter((place) => place !== announced)] : places;
}

/**
 * Finds what is said of a claim that fails: a finding at one of its figures which relates to no figure but its own, else
 * any at one of them; null where nothing is said.
 */
function findingsByPlace({ findings, ignored }: Result): (claim: Claim) => Finding | null {
  const byStart = new Map<number, Finding[]>();
  for (const finding of [...findings, ...ignored].filter(({ family }) => family === 'numbers')) {
    const known = byStart.get(finding.start);
    if (known) known.push(finding);
    else byStart.set(finding.start, [finding]);
  }
  return (claim) => {
    if (claim.verdict !== 'fails') return null;
    const starts = new Set(placesOf(claim).map(({ start }) => start));
    const there = [...starts].flatMap((start) => byStart.get(start) ?? []);
    return there.find(({ related }) => related.every(({ start }) => starts.has(start))) ?? there[0] ?? null;
  };
}
