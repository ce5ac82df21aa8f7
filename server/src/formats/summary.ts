import { addressOf, quoteAround, wordAddress } from '../analysis/address.ts';
import { positionAt } from '../analysis/source.ts';
import { emptySection } from '../rules/empty-section.ts';
import { rules } from '../rules/index.ts';
import { missingSection } from '../rules/missing-section.ts';
import type { Family, Severity } from '../rules/rule.ts';
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
  readonly year: number | null;
  readonly standing: Standing;
  /** The mandated contents that are missing or empty, by name. */
  readonly missing: readonly string[];
  readonly findings: readonly FindingSummary[];
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
  /** Counted from 1. */
  readonly line: number;
  /** Its sentence: before it, the words themselves, behind them. */
  readonly quote: { readonly before: string; readonly words: string; readonly behind: string };
  readonly message: string;
  /** What can be done, as the titles of the fixes say. */
  readonly ways: readonly string[];
}

/** What each standing is called. */
export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  change: '必须修改',
  confirm: '建议核实',
  pass: '通过',
};

/** Sums up a report that was checked. Hints are left out: a table that goes to other offices holds no guesses. */
export function toSummary({ file, result }: CheckedReport): ReportSummary {
  const { analysis, contents, coverage, findings, issuer, profile, year } = result;
  const told = findings.filter(({ severity }) => severity !== 'hint');
  const missing = contents
    .filter(({ status }) => status === 'missing' || status === 'empty')
    .flatMap(({ id }) => profile?.contents.filter((content) => content.id === id && content.mandatory) ?? [])
    .map(({ name }) => name);
  const standing = told.some(({ severity }) => severity === 'error') ? 'change' : told.length > 0 ? 'confirm' : 'pass';
  return {
    file,
    unit: issuer?.name ?? '',
    kind: profile?.name ?? '',
    year,
    standing,
    missing,
    findings: told.map((finding) => ({
      rule: finding.rule,
      title: TITLES.get(finding.rule) ?? finding.rule,
      family: finding.family,
      severity: finding.severity,
      place: wordAddress(addressOf(analysis, finding.start)),
      line: positionAt(analysis.source, finding.start).line + 1,
      quote: quoteAround(analysis.source.text, finding.start, finding.end),
      message: finding.message,
      ways: finding.fixes.map((fix) => fix.title),
    })),
    length: analysis.source.text.replace(/\s/g, '').length,
    quantities: coverage.quantities,
    checked: coverage.checked,
  };
}

/** Whether a finding is about a mandated content that is not there. */
export function isMissing({ rule }: FindingSummary): boolean {
  return rule === missingSection.id || rule === emptySection.id;
}

const TITLES = new Map(rules.map(({ id, title }) => [id, title]));
