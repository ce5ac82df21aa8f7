import { SEVERITIES, type Severity } from './rules/rule.ts';

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

/** The names that settings may speak of. */
export interface KnownNames {
  readonly ruleIds: readonly string[];
  readonly profileIds: readonly string[];
}

/** What an editor's settings say, as far as it can be followed: the editor itself marks what it does not know. */
export function sanitiseSettings(value: unknown, known: KnownNames): Settings {
  const { profile, rules } = asObject(value);
  const profiles: readonly unknown[] = [...PROFILE_CHOICES, ...known.profileIds];
  const severities: readonly unknown[] = [...SEVERITIES, 'off'];
  const named = Object.entries(asObject(rules)).filter(
    (entry): entry is [string, Severity | 'off'] => known.ruleIds.includes(entry[0]) && severities.includes(entry[1]),
  );
  return {
    rules: Object.fromEntries(named),
    profile: profiles.includes(profile) ? (profile as string) : DEFAULT_SETTINGS.profile,
  };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
