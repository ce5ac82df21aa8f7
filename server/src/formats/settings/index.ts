import type { SettingsFormat } from './format.ts';
import { json } from './json.ts';
import { text } from './text.ts';

/** Every format of `jiaohe settings`; the first is used where none is named. */
export const settingsFormats: readonly [SettingsFormat, ...SettingsFormat[]] = [text, json];
