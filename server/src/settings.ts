import { REPORTERS, type Reporter } from './analysis/issuer.ts';
import { SEVERITIES, type Severity } from './rules/rule.ts';

/** What the user wants: nothing here concerns one report alone. */
export interface Settings {
  /** Rule id → severity, or `off`. A rule that is not named keeps its own. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** The kind of report: a profile's id, `auto` (recognise it) or `none`. */
  readonly profile: string;
  /** Who reports, where the user knows better than the text. */
  readonly reporter?: Reporter;
}

/** What one source of settings says: a settings file, or the editor. */
export interface GivenSettings {
  readonly rules?: Settings['rules'];
  readonly profile?: string;
  readonly reporter?: ReporterChoice;
  /** Files that hold profiles of one's own, relative to the settings file or the workspace. */
  readonly profiles?: readonly string[];
}

/** The names of settings. */
export const SETTING_NAMES = ['rules', 'profile', 'profiles', 'reporter'] as const;

/** What holds where the user has said nothing. */
export const DEFAULT_SETTINGS: Settings = { rules: {}, profile: 'auto' };

/** The values of `profile` that name no profile: recognise it, and judge as none. */
export const PROFILE_CHOICES = ['auto', 'none'] as const;

/** The values of `reporter`: let the text tell, or who reports. */
export const REPORTER_CHOICES = ['auto', ...REPORTERS] as const;
export type ReporterChoice = (typeof REPORTER_CHOICES)[number];

/** The names that settings may speak of. */
export interface KnownNames {
  readonly ruleIds: readonly string[];
  readonly profileIds: readonly string[];
}

/** The settings that a source leaves: its own, else the defaults. */
export function completeSettings({ rules, profile, reporter }: GivenSettings): Settings {
  return {
    rules: rules ?? DEFAULT_SETTINGS.rules,
    profile: profile ?? DEFAULT_SETTINGS.profile,
    ...(reporter !== undefined && reporter !== 'auto' && { reporter }),
  };
}

/**
 * What an editor's settings say, as far as it can be followed: the editor itself marks what it does not know. What is as it
 * would be without being said, is not said.
 */
export function sanitiseSettings(value: unknown, known: KnownNames): GivenSettings {
  const { profile, profiles, reporter, rules } = asObject(value);
  const profileNames: readonly unknown[] = [...PROFILE_CHOICES, ...known.profileIds];
  const reporters: readonly unknown[] = REPORTER_CHOICES;
  const severities: readonly unknown[] = [...SEVERITIES, 'off'];
  const named = Object.entries(asObject(rules)).filter(
    (entry): entry is [string, Severity | 'off'] => known.ruleIds.includes(entry[0]) && severities.includes(entry[1]),
  );
  const paths = sanitisePaths(profiles);
  return {
    ...(named.length > 0 && { rules: Object.fromEntries(named) }),
    ...(profileNames.includes(profile) && profile !== DEFAULT_SETTINGS.profile && { profile: profile as string }),
    ...(reporters.includes(reporter) && reporter !== 'auto' && { reporter: reporter as Reporter }),
    ...(paths.length > 0 && { profiles: paths }),
  };
}

/** The files with profiles that an editor's settings name. */
export function sanitisePaths(profiles: unknown): readonly string[] {
  return Array.isArray(profiles) ? profiles.filter((path): path is string => typeof path === 'string') : [];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
