import { type Answer, mistake, readArguments, type Vocabulary, wrongYear } from './words.ts';

/** The arguments of `jiaohe export`. */
export interface ExportArguments {
  readonly path: string;
  /** The file to write, or the folder to write it in; beside the report where nothing is said. */
  readonly out: string | null;
  /** Whether the open findings stand in it as comments. */
  readonly comments: boolean;
  /** Whether a file that is there already may go. */
  readonly force: boolean;
  readonly profile: string | null;
  readonly year: number | null;
  /** The file with the report of the year before. */
  readonly lastYear: string | null;
}

/** Reads the words behind `jiaohe export`. */
export function parseExport(
  words: readonly string[],
  { profiles }: Vocabulary,
): Answer | { readonly kind: 'export'; readonly options: ExportArguments } {
  const options = {
    out: '-o 报告.docx',
    profile: `--profile ${profiles[0]?.id ?? 'auto'}`,
    year: '--year 2024',
    'last-year': '--last-year 2023年报告.txt',
  };
  const given = readArguments(words, options, () => HELP, { shorts: { out: 'o' }, flags: ['comments', 'force'] });
  if ('kind' in given) return given;
  const { paths, values, flags } = given;
  const { out = null, profile = null, year, 'last-year': lastYear = null } = values;
  const [path, ...more] = paths;
  if (year !== undefined && wrongYear(year)) return wrongYear(year)!;
  if (path === undefined)
    return mistake('没有说要导出哪份报告。请写：jiaohe export 文件（jiaohe export --help 有说明）');
  if (more.length > 0) return mistake('一次只导出一份报告');
  if (path === '-' && out === null) return mistake('从标准输入读取时，要用 -o 写明导出到哪个文件');
  const told = { profile, year: year === undefined ? null : Number(year), lastYear };
  return {
    kind: 'export',
    options: { path, out, comments: flags.has('comments'), force: flags.has('force'), ...told },
  };
}

const HELP = `用法：jiaohe export [选项] 文件

按公文格式（GB/T 9704—2012）把一份报告导出为 Word 文件：标题二号小标宋，正文三号仿宋，一、黑体，（一）楷体，
行距 28.95 磅，页边距 37、35、28、26 毫米，页码单页居右、双页居左。文字和序号照原样，一个字也不改。
能读的文件和设置与 jiaohe check 相同；- 表示从标准输入读取。不需要装 Word。

选项：
  -o, --out 文件    导出到哪个文件（.docx）或哪个文件夹；不写就放在报告旁边，同名
  --comments        带批注版：把没有解决的问题写成批注，放在有问题的字句旁边
  --force           已经有这个文件时覆盖它
  --profile 类型    和 jiaohe check 的同名选项一样
  --year 年份       和 jiaohe check 的同名选项一样
  --last-year 文件  和 jiaohe check 的同名选项一样
  -h, --help        本说明

结束状态：0 已导出；1 已导出，但报告里还有错误或警告；2 没有导出（写法、设置有错，或者写不进去）；
3 报告读不出来`;
