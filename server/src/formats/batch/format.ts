import type { CheckedReport, Skipped, TotalComparison } from '../format.ts';
import type { ReportSummary } from '../summary.ts';

/** All that is told of many reports that were checked in one go. Plain data; the order is that of the files. */
export interface Batch {
  readonly reports: readonly ReportSummary[];
  readonly skipped: readonly Skipped[];
  /** What has become of all findings since an earlier check; null where there is none to compare with. */
  readonly comparison: TotalComparison | null;
  readonly occasion: Occasion;
}

/** When a batch was checked, and by what. */
export interface Occasion {
  /** The day, as in the names of files: 2026-11-22. */
  readonly day: string;
  /** The time as people write it: 2026年11月22日 9:05. */
  readonly time: string;
  /** The version of the program. */
  readonly version: string;
  readonly rules: RulesVersion;
}

/** By which rules reports were judged. */
export interface RulesVersion {
  readonly count: number;
  /** Changes with everything that decides what is a finding; empty where it is not known. */
  readonly fingerprint: string;
}

/** A file to be written. */
export interface BatchFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** One form in which the result of a batch is kept. */
export interface BatchFormat {
  /** As named behind `--report`. */
  readonly id: string;
  /** What it is for, in Chinese. */
  readonly use: string;
  /** What it says of one report beyond its summary; made where the report is checked, so that no analysis is kept. */
  readonly printReport?: (report: CheckedReport) => string;
  /** The files it makes; `printed` is what `printReport` said of each report, in the order of `batch.reports`. */
  readonly print: (batch: Batch, printed: readonly string[]) => readonly BatchFile[] | Promise<readonly BatchFile[]>;
}

/** The name of a file with the result of a batch. Each day has its own: what an earlier day told is never overwritten. */
export function nameFile({ day }: Occasion, ending: string, table = ''): string {
  return `核对结果-${day}${table === '' ? '' : `-${table}`}.${ending}`;
}
