import type { EffectiveSettings, SettingsSubject } from '../../settings/effective.ts';
import type { Screen, Skipped } from '../format.ts';

/** A report with the settings that hold for it. */
export interface ReportSettings {
  /** As named on the command line; `-` for standard input. */
  readonly file: string;
  readonly settings: EffectiveSettings;
  readonly subject: SettingsSubject;
}

/** All that one call of `jiaohe settings` found out. */
export interface SettingsRun {
  readonly reports: readonly ReportSettings[];
  readonly skipped: readonly Skipped[];
}

/** One way to print settings. The text ends with a line end. */
export interface SettingsFormat {
  /** As named on the command line. */
  readonly id: string;
  readonly print: (run: SettingsRun, screen: Screen) => string;
}
