import type { EffectiveSetting } from '../../settings/effective.ts';
import type { ReportSettings, SettingsFormat } from './format.ts';

/** The public, versioned interface for other programs. */
export const json: SettingsFormat = {
  id: 'json',
  print: ({ reports, skipped }) => {
    const told = { version: VERSION, reports: reports.map(toReport), skipped: skipped.map(toSkipped) };
    return `${JSON.stringify(told, null, 2)}\n`;
  },
};

/** Raised when something is changed or removed. */
const VERSION = 1;

function toReport({ file, settings, subject }: ReportSettings): unknown {
  return {
    file,
    settingsFile: settings.file,
    profile: { ...toSetting(settings.profile), recognised: subject.profile?.id ?? null },
    reporter: { ...toSetting(settings.reporter), recognised: subject.reporter ?? null },
    profiles: {
      ...toSetting(settings.profiles),
      found: subject.ownProfiles.map(({ id, name, file }) => ({ id, name, file })),
    },
    rules: settings.rules.map(({ id, own, ...rule }) => ({ id, ...toSetting(rule), default: own })),
    suppressions: subject.suppressions,
  };
}

function toSetting<T>({ value, origin }: EffectiveSetting<T>): EffectiveSetting<T> {
  return { value, origin };
}

function toSkipped({ file, reason }: { readonly file: string; readonly reason: string }): unknown {
  return { file, reason };
}
