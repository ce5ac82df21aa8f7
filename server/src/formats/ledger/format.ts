import type { Analysis } from '../../analysis/analyze.ts';
import type { Ledger } from '../../ledger.ts';
import type { Screen, Skipped } from '../format.ts';

/** A report with its figures. */
export interface ReadReport {
  /** As named on the command line; `-` for standard input. */
  readonly file: string;
  readonly analysis: Analysis;
  readonly ledger: Ledger;
}

/** All that one call of `jiaohe ledger` found out. */
export interface LedgerRun {
  readonly reports: readonly ReadReport[];
  readonly skipped: readonly Skipped[];
}

/** One way to print ledgers. The text ends with a line end. */
export interface LedgerFormat {
  /** As named on the command line. */
  readonly id: string;
  /** Whether it also says what could not be read; else that is said elsewhere. */
  readonly tellsSkipped: boolean;
  readonly print: (run: LedgerRun, screen: Screen) => string;
}
