import { batchFormats } from '../formats/batch/index.ts';
import type { CheckedReport, Screen } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { type ReportSummary, toSummary } from '../formats/summary.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';

/** What is to be made of the reports that are checked. Plain data. */
export interface Outputs {
  /** The id of what is printed; null for nothing. */
  readonly format: string | null;
  readonly screen: Screen;
  /** The ids of the files that are written. */
  readonly files: readonly string[];
}

/** All that is kept of a report that was checked. Plain data. */
export interface ReportOutput {
  readonly counts: Readonly<Record<Severity, number>>;
  /** What is printed of it; empty where nothing is. */
  readonly printed: string;
  /** Null where no files are written. */
  readonly summary: ReportSummary | null;
  /** What it adds to each kind of file, in their order. */
  readonly parts: readonly string[];
}

/** Takes from a report what the outputs need. */
export function toOutput(report: CheckedReport, { format, screen, files }: Outputs): ReportOutput {
  const { findings } = report.result;
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  return {
    counts: Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)])) as ReportOutput['counts'],
    printed: formats.find(({ id }) => id === format)?.printReport(report, screen) ?? '',
    summary: files.length > 0 ? toSummary(report) : null,
    parts: files.map((id) => batchFormats.find((one) => one.id === id)?.printReport?.(report) ?? ''),
  };
}
