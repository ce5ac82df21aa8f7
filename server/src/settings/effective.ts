import { REPORTER_NAMES } from '../profile/skeleton.ts';
import { rules } from '../rules/index.ts';
import { SEVERITY_NAMES, type Severity } from '../rules/rule.ts';
import {
  completeSettings,
  DEFAULT_SETTINGS,
  type GivenSettings,
  type ReporterChoice,
  type Settings,
} from '../settings.ts';

/** Everything that speaks of how reports are to be checked. */
export interface SettingsSources {
  /** The settings file that holds. */
  readonly file: { readonly path: string; readonly given: GivenSettings } | null;
  /** What the editor's settings say; null where there is no editor. */
  readonly editor: GivenSettings | null;
}

/** Where a setting comes from. */
export type Origin = 'default' | 'editor' | 'file';

/** One setting as it holds. */
export interface EffectiveSetting<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** The severity of a rule as it holds. */
export interface EffectiveRule extends EffectiveSetting<Severity | 'off'> {
  readonly id: string;
  readonly title: string;
  /** What it would be without being said. */
  readonly own: Severity | 'off';
}

/** Every setting as it holds, with where it comes from. */
export interface EffectiveSettings {
  /** The settings file that holds; null where there is none. */
  readonly file: string | null;
  readonly profile: EffectiveSetting<string>;
  readonly profiles: EffectiveSetting<readonly string[]>;
  readonly reporter: EffectiveSetting<ReporterChoice>;
  readonly rules: readonly EffectiveRule[];
}

/** The settings that hold: a settings file holds alone, in the editor as on the command line; without one, the editor's settings do. */
export function resolveSettings(sources: SettingsSources): Settings {
  return completeSettings(chosen(sources).given);
}

/** The same settings, each with where it comes from. */
export function explainSettings(sources: SettingsSources): EffectiveSettings {
  const { given, origin } = chosen(sources);
  const { profile } = completeSettings(given);
  const told = <T>(value: T | undefined, own: T): EffectiveSetting<T> =>
    value === undefined ? { value: own, origin: 'default' } : { value, origin };
  return {
    file: sources.file?.path ?? null,
    profile: { value: profile, origin: given.profile === undefined ? 'default' : origin },
    profiles: told(given.profiles, []),
    reporter: told(given.reporter, 'auto'),
    rules: rules.map(({ id, title, severity, offByDefault }) => {
      const own = offByDefault ? 'off' : severity;
      return { id, title, own, ...told(given.rules?.[id], own) };
    }),
  };
}

/** What is known of a report that settings alone do not tell. */
export interface SettingsSubject {
  /** The kind of report it was taken for; null for none, absent where no report was looked at. */
  readonly profile?: { readonly id: string; readonly name: string } | null;
  readonly reporter?: keyof typeof REPORTER_NAMES | null;
  /** Profiles of one's own that it could be taken for. */
  readonly ownProfiles: readonly { readonly id: string; readonly name: string; readonly file: string }[];
  /** Profiles that are named and not to be had. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
  /** Suppressions kept beside the report. */
  readonly suppressions: number;
}

/** One line about settings. */
export interface SettingsLine {
  /** What it is about: 报告类型. */
  readonly name: string;
  readonly words: string;
  /** The file that says so or could; null where there is none. */
  readonly file: string | null;
}

/** The settings in words. */
export function wordSettings(settings: EffectiveSettings, subject: SettingsSubject): readonly SettingsLine[] {
  const { file, profile, reporter, rules } = settings;
  const line = (name: string, words: string, origin?: Origin): SettingsLine => ({
    name,
    words: origin === undefined ? words : `${words}（${ORIGINS[origin]}）`,
    file,
  });
  const changed = rules.filter(({ origin }) => origin !== 'default');
  const others = rules.length - changed.length;
  return [
    line('设置文件', file ?? '没有 jiaohe.settings.json'),
    line('报告类型', wordProfile(profile.value, subject), profile.origin),
    line('报告单位', wordReporter(reporter.value, subject), reporter.origin),
    ...subject.ownProfiles.map((own) => ({
      name: '自备的报告类型',
      words: `${own.name}，${own.id}，${own.file}`,
      file: own.file,
    })),
    ...subject.unread.map(({ reason }) => line('没有读到的报告类型', reason)),
    ...changed.map(({ id, title, value, own, origin }) =>
      line('规则', `${title}（${id}）${LEVELS[value]}，默认${LEVELS[own]}`, origin),
    ),
    line('规则', changed.length > 0 ? `其余${others}条按默认级别` : `${others}条都按默认级别`),
    ...(subject.suppressions > 0 ? [line('忽略记录', `${subject.suppressions}条`)] : []),
  ];
}

const ORIGINS: Readonly<Record<Origin, string>> = { default: '默认', editor: '编辑器设置', file: '设置文件' };

const LEVELS: Readonly<Record<Severity | 'off', string>> = { ...SEVERITY_NAMES, off: '不检查' };

function wordProfile(choice: string, { profile, ownProfiles }: SettingsSubject): string {
  if (choice === 'none') return 'none 不按报告类型';
  const name = profile?.name ?? ownProfiles.find(({ id }) => id === choice)?.name;
  if (choice !== DEFAULT_SETTINGS.profile) return name === undefined ? choice : `${choice} ${name}`;
  if (profile === undefined) return 'auto 自动判断';
  return profile ? `auto 自动判断，是“${profile.name}”` : 'auto 自动判断，没有认出来';
}

function wordReporter(choice: ReporterChoice, { reporter }: SettingsSubject): string {
  if (choice !== 'auto') return `${choice} ${REPORTER_NAMES[choice]}`;
  if (reporter === undefined) return 'auto 自动判断';
  return reporter ? `auto 自动判断，是${REPORTER_NAMES[reporter]}` : 'auto 自动判断，没有认出来';
}

/** Where only one side has a choice to make. */
function chosen({ file, editor }: SettingsSources): { readonly given: GivenSettings; readonly origin: Origin } {
  if (file) return { given: file.given, origin: 'file' };
  return { given: editor ?? {}, origin: 'editor' };
}
