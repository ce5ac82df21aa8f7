import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The language the workbench is asked to speak. */
export type Locale = 'en' | 'zh-cn';

/** What a user has set up before VS Code starts. */
export interface UserData {
  readonly locale?: Locale;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What keeps VS Code quiet. */
export const QUIET: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Writes a user's settings, once, and the language pack they need; without extras VS Code is merely kept quiet. */
export function writeUserData(folder: string, { locale, settings }: UserData = {}): void {
  const file = path.join(folder, 'User/settings.json');
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ ...QUIET, ...settings }, null, 2)}\n`);
  if (locale === 'zh-cn') writeLanguagePack(folder);
}

/** With a language pack on record, if an empty one, VS Code accepts the locale and applies `package.nls.zh-cn.json`. */
function writeLanguagePack(folder: string): void {
  const translation = path.join(folder, 'zh-cn.i18n.json');
  writeFileSync(translation, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: 'none',
    label: '中文(简体)',
    extensions: [{ extensionIdentifier: { id: 'ms-ceintl.vscode-language-pack-zh-hans' }, version: '1.0.0' }],
    translations: { vscode: translation },
  };
  writeFileSync(path.join(folder, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}
