import { wordSettings } from '../../settings/effective.ts';
import { painter, visible } from '../terminal.ts';
import type { SettingsFormat } from './format.ts';

/** For people: the settings of each report, a line each. */
export const text: SettingsFormat = {
  id: 'text',
  print: ({ reports, skipped }, { colours }) => {
    const paint = painter(colours);
    const parts = reports.map(({ file, settings, subject }) => [
      paint('bold', visible(file)),
      ...wordSettings(settings, subject).map(({ name, words }) => `    ${paint('grey', `${name}：`)}${visible(words)}`),
    ]);
    const left = skipped.map(({ file, reason }) => `    ${visible(file)}：${visible(reason)}`);
    const all = left.length > 0 ? [...parts, [`${skipped.length} 处没有读：`, ...left]] : parts;
    return all.map((lines) => `${lines.join('\n')}\n`).join('\n');
  },
};
