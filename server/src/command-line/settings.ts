import { type Answer, mistake, readArguments, type Vocabulary, wrongValue } from './words.ts';

/** The arguments of `jiaohe settings`. */
export interface SettingsArguments {
  readonly paths: readonly string[];
  readonly format: string;
}

/** Reads the words behind `jiaohe settings`. */
export function parseSettings(
  words: readonly string[],
  { settingsFormatIds }: Vocabulary,
): Answer | { readonly kind: 'settings'; readonly options: SettingsArguments } {
  const given = readArguments(words, { format: '--format json' }, () => settingsHelp(settingsFormatIds));
  if ('kind' in given) return given;
  const { paths, values } = given;
  const { format = settingsFormatIds[0]! } = values;
  if (!settingsFormatIds.includes(format)) return wrongValue('--format', format, settingsFormatIds);
  if (paths.length === 0)
    return mistake('没有说是哪一份报告。请写：jiaohe settings 文件或文件夹（jiaohe settings --help 有说明）');
  return { kind: 'settings', options: { paths, format } };
}

function settingsHelp(formatIds: readonly string[]): string {
  return `用法：jiaohe settings [选项] 文件或文件夹…

列出检查每份报告时用的设置，以及每一项从哪里来：默认，还是哪一个设置文件（jiaohe.settings.json）。
编辑器里用“当前生效的设置”命令看；那里没有设置文件时，还有编辑器自己的设置。

选项：
  --format 格式     ${formatIds.join(' 或 ')}，不写就是 ${formatIds[0]}
  -h, --help        本说明

结束状态：0 读完；2 没有运行（写法或设置有错）；3 有文件没有读`;
}
