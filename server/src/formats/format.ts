import type { Result } from '../check.ts';
import type { Severity } from '../rules/rule.ts';

/** A report with what checking it told. */
export interface CheckedReport {
  /** As named on the command line; `-` for standard input. */
  readonly file: string;
  readonly result: Result;
  /** Of the file as it was read, in hexadecimal digits; there is none of standard input. */
  readonly sha256?: string;
  /** Of a Word file, what it holds and was not read, in words; empty where it holds nothing else. */
  readonly leftOut?: string;
}

/** A file that was not checked, and why. */
export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

/** What there is to tell of all reports together. */
export interface Tally {
  readonly reports: number;
  /** How many findings of each severity there are. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly skipped: readonly Skipped[];
  /** The version of the program. */
  readonly version: string;
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
  /** The whole, of what was printed of each report, in the order of the files. It ends with a line end. */
  readonly print: (printed: readonly string[], tally: Tally, screen: Screen) => string;
}
