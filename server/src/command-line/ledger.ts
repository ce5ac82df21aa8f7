import { type Answer, mistake, readArguments, type Vocabulary, wrongValue } from './words.ts';

/** The arguments of `jiaohe ledger`. */
export interface LedgerArguments {
  readonly paths: readonly string[];
  readonly format: string;
  /** The file to write; null for standard output. */
  readonly out: string | null;
}

/** Reads the words behind `jiaohe ledger`. */
export function parseLedger(
  words: readonly string[],
  { ledgerFormatIds }: Vocabulary,
): Answer | { readonly kind: 'ledger'; readonly options: LedgerArguments } {
  const given = readArguments(words, OPTIONS, () => ledgerHelp(ledgerFormatIds), { shorts: { out: 'o' } });
  if ('kind' in given) return given;
  const { paths, values } = given;
  const { format = ledgerFormatIds[0]!, out = null } = values;
  if (!ledgerFormatIds.includes(format)) return wrongValue('--format', format, ledgerFormatIds);
  if (paths.length === 0)
    return mistake('没有说要读哪些文件。请写：jiaohe ledger 文件或文件夹（jiaohe ledger --help 有说明）');
  return { kind: 'ledger', options: { paths, format, out } };
}

const OPTIONS = { format: '--format csv', out: '-o 数字台账.csv' };

function ledgerHelp(formatIds: readonly string[]): string {
  return `用法：jiaohe ledger [选项] 文件或文件夹…

列出报告里的每一个数字：写在哪里，指的是什么，和哪些数字有算式关系，对不对得上（✓ 相符，✗ 不符，？ 未判断）。
能读的文件和设置与 jiaohe check 相同；- 表示从标准输入读取。

选项：
  --format 格式     ${formatIds.join('、')}，不写就是 ${formatIds[0]}
                    text 给人看，按章节排列，不符的在前
                    csv  表格，可用 Excel 或 WPS 打开
                    json 给程序读
  -o, --out 文件    存成文件，已有的换成新的；不写就打印出来
  -h, --help        本说明

结束状态：0 读完；2 没有运行（写法或设置有错）；3 有文件没有读`;
}
