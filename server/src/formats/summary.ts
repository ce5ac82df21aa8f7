import { addressOf, quoteAround, wordAddress } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import { countCharacters } from '../analysis/characters.ts';
import { positionAt, type Source } from '../analysis/source.ts';
import type { EarlierFinding, FindingState } from '../baseline.ts';
import { fingerprintsOf } from '../identity.ts';
import { emptySection } from '../rules/empty-section.ts';
import { missingSection } from '../rules/missing-section.ts';
import type { Family, Finding, Severity } from '../rules/rule.ts';
import { titleOf } from '../rules/titles.ts';
import type { CheckedReport } from './format.ts';

/** What a reviewer does with a report: it must be changed, something is to be confirmed, or it passes. */
export type Standing = 'change' | 'confirm' | 'pass';

/** What is told of one report in a table of many: plain data. */
export interface ReportSummary {
  /** As named on the command line. */
  readonly file: string;
  /** Who reports; empty where nothing tells. */
  readonly unit: string;
  /** What kind of report it was judged as; empty where it is none. */
  readonly kind: string;
  /** Where it was to be judged as some kind of report and is none that is known: what it should hold was not looked at. */
  readonly unrecognised?: true;
  readonly year: number | null;
  readonly standing: Standing;
  /** The mandated contents that are missing or empty, by name. */
  readonly missing: readonly string[];
  /** In the order of their places. */
  readonly findings: readonly FindingSummary[];
  /** Those that a reviewer accepted; they stand in `findings` no more. */
  readonly accepted: readonly AcceptedSummary[];
  /** What was found in it earlier and is not found any more; null where there is nothing earlier to compare with. */
  readonly fixed: readonly EarlierFinding[] | null;
  /** Of the file as it was read, in hexadecimal digits; empty for standard input. */
  readonly sha256: string;
  /** Of a Word file, what it holds and was not read, in words; empty where it holds nothing else. */
  readonly leftOut: string;
  /** Characters without spaces. */
  readonly length: number;
  readonly quantities: number;
  readonly checked: number;
}

/** One finding, with all that a reader without the file needs. */
export interface FindingSummary {
  readonly rule: string;
  readonly title: string;
  readonly family: Family;
  readonly severity: Severity;
  /** Where it stands, in words: 一、主要举措和成效 第2段. */
  readonly place: string;
  /** UTF-16 offsets in the text that was read. */
  readonly start: number;
  readonly end: number;
  /** Where it begins and where it ends, lines and columns counted from 1. */
  readonly from: LineAndColumn;
  readonly to: LineAndColumn;
  /** Its sentence: before it, the words themselves, behind them. */
  readonly quote: { readonly before: string; readonly words: string; readonly behind: string };
  readonly message: string;
  /** The other places that it speaks of. */
  readonly related: readonly {
    readonly place: string;
    readonly from: LineAndColumn;
    readonly to: LineAndColumn;
    readonly message: string;
  }[];
  /** What can be done, as the titles of the fixes say. */
  readonly ways: readonly string[];
  /** What it is known by from one check to the next. */
  readonly fingerprint: string;
  /** Null where there is nothing earlier to compare with. */
  readonly state: FindingState | null;
}

/** A finding that a reviewer accepted. */
export interface AcceptedSummary extends FindingSummary {
  readonly who: string;
  readonly reason: string;
}

/** A place in a text as people count: both from 1, columns in UTF-16 code units. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** The gravest first. */
export const STANDINGS: readonly Standing[] = ['change', 'confirm', 'pass'];

/** What each standing is called. */
export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  change: '必须修改',
  confirm: '建议核实',
  pass: '通过',
};

/** Sums up a report that was checked. Hints are left out: a table that goes to other offices holds no guesses. */
export function toSummary({
  file,
  sha256,
  leftOut,
  result,
  accepted = [],
  comparison,
  kindless,
}: CheckedReport): ReportSummary {
  const { analysis, contents, coverage, findings, issuer, profile, year } = result;
  const fingerprints = fingerprintsOf(analysis.source, [...findings, ...accepted]);
  const told = findings.flatMap((finding, at) =>
    isTold(finding) ? toFinding(finding, analysis, fingerprints[at]!, comparison?.states[at] ?? null) : [],
  );
  const missing = contents
    .filter(({ status }) => status === 'missing' || status === 'empty')
    .flatMap(({ id }) => profile?.contents.filter((content) => content.id === id && content.mandatory) ?? [])
    .map(({ name }) => name);
  const unrecognised = profile === null && !kindless;
  return {
    file,
    unit: issuer?.name ?? '',
    kind: profile?.name ?? '',
    ...(unrecognised && { unrecognised }),
    year,
    standing: told.some((finding) => standingOf(finding) === 'change')
      ? 'change'
      : told.length > 0 || unrecognised
        ? 'confirm'
        : 'pass',
    missing,
    findings: told,
    accepted: accepted.flatMap((finding, at) =>
      isTold(finding)
        ? {
            ...toFinding(finding, analysis, fingerprints[findings.length + at]!, null),
            who: finding.acceptance.who,
            reason: finding.acceptance.reason,
          }
        : [],
    ),
    fixed: comparison?.fixed.filter(isTold) ?? null,
    sha256: sha256 ?? '',
    leftOut: leftOut ?? '',
    length: countCharacters(analysis.source.text),
    quantities: coverage.quantities,
    checked: coverage.checked,
  };
}

/** What is to be done about a finding: an error can be worked out, anything else is for people to judge. */
export function standingOf({ severity }: Pick<FindingSummary, 'severity'>): Exclude<Standing, 'pass'> {
  return severity === 'error' ? 'change' : 'confirm';
}

/** Whether a finding is about a mandated content that is not there. */
export function isMissing({ rule }: FindingSummary): boolean {
  return rule === missingSection.id || rule === emptySection.id;
}

/** What else there is to say of a report. */
export function noteOn(report: ReportSummary, duplicates: readonly ReportSummary[]): string {
  const { unrecognised, year, leftOut, checked, quantities } = report;
  const parts = [
    duplicates.length > 0
      ? `可能重复：同一单位、同一年度还有${duplicates.map(({ file }) => baseName(file)).join('、')}`
      : '',
    unrecognised ? '没有认出报告类型，没有核对必备内容' : '',
    year === null ? '看不出年度' : '',
    leftOut,
    `数字${quantities}个，核对${checked}个`,
  ];
  return parts.filter((part) => part !== '').join('；');
}

/** A file's name without its folders. */
export function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

function isTold({ severity }: { readonly severity: Severity }): boolean {
  return severity !== 'hint';
}

function toFinding(
  finding: Finding,
  analysis: Analysis,
  fingerprint: string,
  state: FindingState | null,
): FindingSummary {
  const { rule, family, severity, message, start, end, related, fixes } = finding;
  const place = (offset: number): string => wordAddress(addressOf(analysis, offset));
  return {
    rule,
    title: titleOf(rule),
    family,
    severity,
    place: place(start),
    start,
    end,
    from: lineAndColumn(analysis.source, start),
    to: lineAndColumn(analysis.source, end),
    quote: quoteAround(analysis.source.text, start, end),
    message,
    related: related.map((other) => ({
      place: place(other.start),
      from: lineAndColumn(analysis.source, other.start),
      to: lineAndColumn(analysis.source, other.end),
      message: other.message,
    })),
    ways: fixes.map((fix) => fix.title),
    fingerprint,
    state,
  };
}

function lineAndColumn(source: Source, offset: number): LineAndColumn {
  const { line, character } = positionAt(source, offset);
  return { line: line + 1, column: character + 1 };
}
