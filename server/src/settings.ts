import type { Severity } from './rules/rule.ts';

/** What the user wants: nothing here concerns one report alone. */
export interface Settings {
  /** Rule id → severity, or `off`. A rule that is not named keeps its own. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** The kind of report: a profile's id, `auto` (recognise it) or `none`. */
  readonly profile: string;
}

/** What holds where the user has said nothing. */
export const DEFAULT_SETTINGS: Settings = { rules: {}, profile: 'auto' };

/** The values of `profile` that name no profile: recognise it, and judge as none. */
export const PROFILE_CHOICES = ['auto', 'none'] as const;
