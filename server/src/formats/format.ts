import type { Result } from '../check.ts';

/** A report with what checking it told. */
export interface CheckedReport {
  /** As named on the command line; `-` for standard input. */
  readonly file: string;
  readonly result: Result;
}

/** A file that was not checked, and why. */
export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

/** All that one call of the command line found out. */
export interface Run {
  readonly reports: readonly CheckedReport[];
  readonly skipped: readonly Skipped[];
}

/** What the reader's screen can do. */
export interface Screen {
  readonly colours: boolean;
}

/** One way to print a run. The text ends with a line end. */
export interface Format {
  /** As named on the command line. */
  readonly id: string;
  readonly print: (run: Run, screen: Screen) => string;
}
