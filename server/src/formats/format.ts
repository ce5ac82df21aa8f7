import type { AcceptedFinding } from '../acceptances.ts';
import type { Comparison } from '../baseline.ts';
import type { Result } from '../check.ts';
import type { Severity } from '../rules/rule.ts';

/** A report with what checking it told. */
export interface CheckedReport {
  /** As named on the command line; `-` for standard input. */
  readonly file: string;
  readonly result: Result;
  /** Where it was not to be judged as any kind of report. */
  readonly kindless?: true;
  /** Of the file as it was read, in hexadecimal digits; there is none of standard input. */
  readonly sha256?: string;
  /** Of a Word file, what it holds and was not read, in words; empty where it holds nothing else. */
  readonly leftOut?: string;
  /** The findings that a reviewer accepted; they stand in the result no more. */
  readonly accepted?: readonly AcceptedFinding[];
  /** What has become of it since an earlier check; absent where there is none to compare with. */
  readonly comparison?: Comparison;
}

/** A file that was not checked, and why. */
export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

/** What there is to tell of all reports together. */
export interface Tally {
  readonly reports: number;
  /** How many of them have no finding. */
  readonly clean: number;
  /** How many findings of each severity there are. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly skipped: readonly Skipped[];
  /** The version of the program. */
  readonly version: string;
  /** How many findings were accepted. */
  readonly accepted: number;
  /** What has become of all findings since an earlier check; null where there is none to compare with. */
  readonly comparison: TotalComparison | null;
}

/** What has become of all findings since an earlier check. */
export interface TotalComparison {
  /** The file with the earlier result. */
  readonly file: string;
  readonly new: number;
  readonly unchanged: number;
  readonly fixed: number;
  /** The reports of now that the earlier result does not have. */
  readonly added: readonly string[];
  /** The reports of the earlier result that were not checked now. */
  readonly gone: readonly string[];
}

/** What the reader's screen can do. */
export interface Screen {
  readonly colours: boolean;
}

/** One way to print what was found, report by report, so that no analysis need be kept. */
export interface Format {
  /** As named on the command line. */
  readonly id: string;
  /** What is printed of one report; made where the report is checked. */
  readonly printReport: (report: CheckedReport, screen: Screen) => string;
  /** The whole, of what was printed of each report, in the order of the files. It ends with a line end, unless it is empty. */
  readonly print: (printed: readonly string[], tally: Tally, screen: Screen) => string;
}
