import { type Answer, mistake, readArguments } from './words.ts';

/** The arguments of `jiaohe letter-template`. */
export interface LetterTemplateArguments {
  /** The file to write; null for standard output. */
  readonly out: string | null;
}

/** Reads the words behind `jiaohe letter-template`. */
export function parseLetterTemplate(
  words: readonly string[],
): Answer | { readonly kind: 'letter-template'; readonly options: LetterTemplateArguments } {
  const given = readArguments(words, { out: '-o 退回意见模板.txt' }, () => HELP, { shorts: { out: 'o' } });
  if ('kind' in given) return given;
  const { paths, values } = given;
  if (paths.length > 0) return mistake('要把模板存成文件，请写：jiaohe letter-template -o 退回意见模板.txt');
  return { kind: 'letter-template', options: { out: values.out ?? null } };
}

const HELP = `用法：jiaohe letter-template [选项]

打印退回意见的模板，可以照着改；放在 --letters 的文件夹里，名叫“退回意见模板.txt”，或者用 --letter-template 写明。
两层花括号里是要填的词，{{必须修改}} 和 {{建议核实}} 各占一行，清单空着，它那一段就不写。

选项：
  -o, --out 文件    存成文件（UTF-8），已有的文件不覆盖；不写就打印出来
  -h, --help        本说明

结束状态：0 写成；2 没有写成`;
