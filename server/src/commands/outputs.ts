import type { FindingState } from '../baseline.ts';
import { batchFormats } from '../formats/batch/index.ts';
import type { CheckedReport, Screen } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { type Known, withKnown } from '../formats/known.ts';
import { type ReportSummary, toSummary } from '../formats/summary.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';

/** What is to be made of the reports that are checked. Plain data. */
export interface Outputs {
  /** The id of what is printed; null for nothing. */
  readonly format: string | null;
  readonly screen: Screen;
  /** The ids of the files that are written. */
  readonly files: readonly string[];
  /** Whether reports are summed up, for files or letters. */
  readonly summed: boolean;
  readonly known: Known;
}

/** All that is kept of a report that was checked. Plain data. */
export interface ReportOutput {
  readonly counts: Counts;
  /** Of those that were not there before; of all where nothing is compared. */
  readonly newCounts: Counts;
  readonly accepted: number;
  /** Null where nothing is compared. */
  readonly comparison: ComparisonCounts | null;
  /** What is printed of it; empty where nothing is. */
  readonly printed: string;
  /** Null where reports are not summed up. */
  readonly summary: ReportSummary | null;
  /** What it adds to each kind of file, in their order. */
  readonly parts: readonly string[];
}

/** How many findings of each severity there are. */
export type Counts = Readonly<Record<Severity, number>>;

/** How many findings of a report were there before. */
export interface ComparisonCounts {
  readonly file: string;
  /** The file that it was earlier; null where it was none. */
  readonly earlier: string | null;
  readonly new: number;
  readonly unchanged: number;
  readonly fixed: number;
}

/** Takes from a report what the outputs need. */
export function toOutput(checked: CheckedReport, { format, screen, files, summed, known }: Outputs): ReportOutput {
  const report = withKnown(checked, known);
  const { comparison } = report;
  const { findings } = report.result;
  const added = findings.filter((_, at) => comparison?.states[at] !== 'unchanged');
  const count = (state: FindingState): number => comparison?.states.filter((one) => one === state).length ?? 0;
  return {
    counts: countSeverities(findings),
    newCounts: countSeverities(added),
    accepted: report.accepted?.length ?? 0,
    comparison: comparison
      ? {
          file: report.file,
          earlier: comparison.earlier,
          new: count('new'),
          unchanged: count('unchanged'),
          fixed: comparison.fixed.length,
        }
      : null,
    printed: formats.find(({ id }) => id === format)?.printReport(report, screen) ?? '',
    summary: summed ? toSummary(report) : null,
    parts: files.map((id) => batchFormats.find((one) => one.id === id)?.printReport?.(report) ?? ''),
  };
}

/** Nothing of any severity. */
export const NO_COUNTS: Counts = { error: 0, warning: 0, information: 0, hint: 0 };

/** Of two lots of findings together. */
export function addCounts(some: Counts, others: Counts): Counts {
  return toCounts((severity) => some[severity] + others[severity]);
}

function countSeverities(findings: readonly { readonly severity: Severity }[]): Counts {
  return toCounts((wanted) => findings.filter(({ severity }) => severity === wanted).length);
}

function toCounts(count: (severity: Severity) => number): Counts {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)])) as Counts;
}
