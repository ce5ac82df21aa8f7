import { type ExportArguments, parseExport } from './command-line/export.ts';
import { IMPORT_HELP, type ImportArguments, toImport } from './command-line/import-arguments.ts';
import { type Answer, mistake, readArguments, unknownOption, wrongValue, wrongYear } from './command-line/words.ts';
import { TEXT_ENDINGS } from './documents/kinds.ts';
import { DEFAULT_TEMPLATE } from './formats/letter-template.ts';
import { didYouMean } from './nearest.ts';
import { SEVERITIES, type Severity } from './rules/rule.ts';
import { isTransport } from './transports.ts';

/** What a call of the command line asks for. */
export type CommandLine =
  | { readonly kind: 'check'; readonly options: CheckArguments }
  | { readonly kind: 'ledger'; readonly options: LedgerArguments }
  | { readonly kind: 'settings'; readonly options: SettingsArguments }
  | { readonly kind: 'import'; readonly options: ImportArguments }
  | { readonly kind: 'folder'; readonly paths: readonly string[] }
  | { readonly kind: 'server' }
  | { readonly kind: 'export'; readonly options: ExportArguments }
  | Answer;

/** The arguments of `jiaohe check`. */
export interface CheckArguments {
  readonly paths: readonly string[];
  /** What is printed; null for a short account, where the result goes into files. */
  readonly format: string | null;
  readonly failOn: Severity | 'never';
  /** Into which files the result goes; null for none. */
  readonly report: ReportArguments | null;
  /** How many work at the same time; only where the user said so. */
  readonly jobs?: number;
  /** Only where the user named one: it comes before that of the settings. */
  readonly profile?: string;
  readonly year?: number;
  /** The file with the report of the year before; only for one report. */
  readonly lastYear?: string;
  /** The file with an earlier result, or a folder with some. */
  readonly baseline?: string;
  /** Whether only findings that the earlier result does not have count for the exit status. */
  readonly newOnly?: true;
  /** The list of findings that reviewers accepted. */
  readonly accepted?: string;
  /** Where letters to the units go, and of which template they are made. */
  readonly letters?: { readonly folder: string; readonly template: string | null };
}

/** The files that `jiaohe check` is to write. */
export interface ReportArguments {
  readonly formats: readonly string[];
  readonly folder: string;
}

/** The arguments of `jiaohe ledger`. */
export interface LedgerArguments {
  readonly paths: readonly string[];
  readonly format: string;
}

/** The arguments of `jiaohe settings`. */
export interface SettingsArguments {
  readonly paths: readonly string[];
  readonly format: string;
}

/** The names that arguments may speak of. */
export interface Vocabulary {
  readonly version: string;
  readonly formatIds: readonly string[];
  readonly batchFormats: readonly { readonly id: string; readonly use: string }[];
  readonly ledgerFormatIds: readonly string[];
  readonly settingsFormatIds: readonly string[];
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
}

/** Reads the words behind `jiaohe`. Never fails: what cannot be followed is answered with what was probably meant. */
export function parseCommandLine(words: readonly string[], known: Vocabulary): CommandLine {
  const [command, ...rest] = words;
  if (command === undefined) return mistake(`没有说要做什么。\n\n${help(known)}`);
  if (command === 'check') return parseCheck(rest, known);
  if (command === 'ledger') return parseLedger(rest, known);
  if (command === 'settings') return parseSettings(rest, known);
  if (command === 'import') return parseImport(rest);
  if (command === 'export') return parseExport(rest, known.profiles);
  if (command === 'folder') return parseFolder(rest);
  if (command === 'letter-template') return { kind: 'answer', text: DEFAULT_TEMPLATE.trimEnd() };
  if (command === 'server') return parseServer(rest);
  if (command === '--help' || command === '-h') return { kind: 'answer', text: help(known) };
  if (command === '--version') return { kind: 'answer', text: known.version };
  if (command.startsWith('-') && command !== '-') return unknownOption(command, ['--help', '--version']);
  const question = didYouMean(command, COMMANDS) || '。要检查文件，请写：jiaohe check 文件或文件夹';
  return mistake(`没有名为“${command}”的命令${question}`);
}

const COMMANDS = ['check', 'ledger', 'settings', 'import', 'export', 'folder', 'letter-template', 'server'];

const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

/** Made for scripts onto which people drag a folder: any words are paths. */
function parseFolder(words: readonly string[]): CommandLine {
  if (words.includes('--help') || words.includes('-h')) return { kind: 'answer', text: FOLDER_HELP };
  if (words.length === 0) return mistake('没有说要检查哪个文件夹。请写：jiaohe folder 文件夹');
  return { kind: 'folder', paths: words };
}

const FOLDER_HELP = `用法：jiaohe folder 文件夹

检查文件夹里的全部报告，在里面的“核对结果”文件夹里写成网页、表格、给程序读的结果、认可清单和退回意见；
有上次的结果，就同它比。等于
  jiaohe check 文件夹 --report html,xlsx,json -o 文件夹/核对结果 --letters 文件夹/核对结果/退回意见 \\
    --baseline 文件夹/核对结果 --fail-on never

结束状态：0 查完；2 没有运行；3 有文件没有检查`;

function parseServer(words: readonly string[]): CommandLine {
  const wrong = words.find((word) => !isTransport(word));
  if (wrong === '--help' || wrong === '-h') return { kind: 'answer', text: SERVER_HELP };
  if (wrong !== undefined) return unknownOption(wrong, TRANSPORTS);
  if (words.length === 0) return mistake('jiaohe server 后面要写明通信方式，编辑器一般用 --stdio');
  return { kind: 'server' };
}

const SERVER_HELP = `用法：jiaohe server --stdio

供编辑器使用的语言服务器（Language Server Protocol），从标准输入读、向标准输出写。`;

function parseCheck(words: readonly string[], known: Vocabulary): CommandLine {
  const options = {
    format: `--format ${known.formatIds.at(-1)}`,
    profile: `--profile ${known.profiles[0]?.id ?? 'auto'}`,
    year: '--year 2024',
    'last-year': '--last-year 2023年报告.txt',
    'fail-on': '--fail-on error',
    report: `--report ${known.batchFormats.map(({ id }) => id).join(',')}`,
    out: '--out 核对结果',
    jobs: '--jobs 2',
    baseline: '--baseline 核对结果',
    accepted: '--accepted 认可清单.csv',
    letters: '--letters 退回意见',
    'letter-template': '--letter-template 退回意见模板.txt',
  };
  const given = readArguments(words, options, () => checkHelp(known), {
    shorts: { out: 'o' },
    flags: ['new-only'],
  });
  if ('kind' in given) return given;
  const { paths, values } = given;
  const newOnly = given.flags.has('new-only');
  const { 'fail-on': failOn = 'warning', profile, year, 'last-year': lastYear, jobs, baseline, accepted } = values;
  const { letters, 'letter-template': template = null } = values;
  const report = readReportArguments(values, known);
  if (report && 'kind' in report) return report;
  const { format = report ? null : known.formatIds[0]! } = values;
  if (format !== null && !known.formatIds.includes(format)) return wrongValue('--format', format, known.formatIds);
  if (!isFailOn(failOn)) return wrongValue('--fail-on', failOn, FAIL_ON);
  if (year !== undefined && wrongYear(year)) return wrongYear(year)!;
  if (jobs !== undefined && !/^[1-9]\d?$/.test(jobs)) {
    return mistake(`--jobs 的值不能是“${jobs}”，要写 1 到 99 的数，例如 2`);
  }
  if (template !== null && letters === undefined) {
    return mistake('--letter-template 是退回意见的模板，还要写明退回意见放在哪里：--letters 文件夹');
  }
  if (newOnly && baseline === undefined) {
    return mistake('--new-only 只按新增的问题算，还要写明同哪一次比：--baseline 上次的结果.json');
  }
  if (paths.length === 0)
    return mistake('没有说要检查哪些文件。请写：jiaohe check 文件或文件夹（jiaohe check --help 有说明）');
  if (lastYear !== undefined && paths.length > 1) {
    return mistake('--last-year 只能同一份报告一起用：每份报告有自己的上年报告');
  }
  return {
    kind: 'check',
    options: {
      paths,
      format,
      failOn,
      report,
      ...(jobs !== undefined && { jobs: Number(jobs) }),
      ...(profile !== undefined && { profile }),
      ...(year !== undefined && { year: Number(year) }),
      ...(lastYear !== undefined && { lastYear }),
      ...(baseline !== undefined && { baseline }),
      ...(newOnly && { newOnly }),
      ...(accepted !== undefined && { accepted }),
      ...(letters !== undefined && { letters: { folder: letters, template } }),
    },
  };
}

/** Into which files the result is to go; null where none are asked for. */
function readReportArguments(
  { report, out }: { readonly report?: string; readonly out?: string },
  { batchFormats }: Vocabulary,
): ReportArguments | CommandLine | null {
  const ids = batchFormats.map(({ id }) => id);
  if (report === undefined) {
    return out === undefined ? null : mistake(`-o 是结果文件放的地方，还要写明做成哪几种：--report ${ids.join(',')}`);
  }
  const formats = report.split(/[,，、]/).map((id) => id.trim().toLowerCase());
  const wrong = formats.find((id) => !ids.includes(id));
  if (wrong !== undefined) return wrongValue('--report', wrong, ids);
  return { formats: [...new Set(formats)], folder: out ?? '.' };
}

function parseLedger(words: readonly string[], { ledgerFormatIds }: Vocabulary): CommandLine {
  const given = readArguments(words, { format: '--format csv' }, () => ledgerHelp(ledgerFormatIds));
  if ('kind' in given) return given;
  const { paths, values } = given;
  const { format = ledgerFormatIds[0]! } = values;
  if (!ledgerFormatIds.includes(format)) return wrongValue('--format', format, ledgerFormatIds);
  if (paths.length === 0)
    return mistake('没有说要读哪些文件。请写：jiaohe ledger 文件或文件夹（jiaohe ledger --help 有说明）');
  return { kind: 'ledger', options: { paths, format } };
}

function parseSettings(words: readonly string[], { settingsFormatIds }: Vocabulary): CommandLine {
  const given = readArguments(words, { format: '--format json' }, () => settingsHelp(settingsFormatIds));
  if ('kind' in given) return given;
  const { paths, values } = given;
  const { format = settingsFormatIds[0]! } = values;
  if (!settingsFormatIds.includes(format)) return wrongValue('--format', format, settingsFormatIds);
  if (paths.length === 0)
    return mistake('没有说是哪一份报告。请写：jiaohe settings 文件或文件夹（jiaohe settings --help 有说明）');
  return { kind: 'settings', options: { paths, format } };
}

function parseImport(words: readonly string[]): CommandLine {
  const given = readArguments(words, { out: '-o 草稿.txt' }, () => IMPORT_HELP, { shorts: { out: 'o' } });
  if ('kind' in given) return given;
  const options = toImport(given.paths, given.values.out);
  return typeof options === 'string' ? mistake(options) : { kind: 'import', options };
}

const FAIL_ON = [...SEVERITIES, 'never'] as const;

function isFailOn(value: string): value is Severity | 'never' {
  return (FAIL_ON as readonly string[]).includes(value);
}

function help({ version }: Vocabulary): string {
  return `校核 ${version}：核对年度报告的必备内容和数字。全程本机处理，不联网。

用法：
  jiaohe check 文件或文件夹…    检查报告
  jiaohe ledger 文件或文件夹…   列出报告里的数字和可以复算的算式
  jiaohe settings 文件或文件夹… 列出每份报告用的设置和它们的来处
  jiaohe import 文件.docx       把 Word 文件变成可以编辑的草稿
  jiaohe export 文件            按公文格式导出为 Word 文件
  jiaohe folder 文件夹          检查全部报告，结果、清单和退回意见都写在里面
  jiaohe letter-template        打印退回意见的模板
  jiaohe 命令 --help            一个命令可以用的选项
  jiaohe server --stdio         供编辑器使用的语言服务器
  jiaohe --help                 本说明
  jiaohe --version              版本

例如：
  jiaohe check 示例镇2024年法治政府建设年度报告.txt
  jiaohe check 各镇报告/
  jiaohe check 各镇报告/ --report html,xlsx -o 核对结果
  jiaohe ledger --format csv 报告.txt > 数字台账.csv`;
}

function checkHelp({ formatIds, batchFormats, profiles }: Vocabulary): string {
  const forms = batchFormats.map(({ id, use }) => `\n                    ${id.padEnd(5)} ${use}`).join('');
  const kinds = profiles.map(({ id, name }) => `\n                    ${id} ${name}`).join('');
  return `用法：jiaohe check [选项] 文件或文件夹…

检查 Word 文件（.docx）和文本文件（${TEXT_ENDINGS.join('、')}；UTF-8、UTF-16 或 GB18030 编码）。
文件夹连同其中的文件夹一起检查；- 表示从标准输入读取。

选项：
  --format 格式     ${formatIds.join('、')}，不写就是 ${formatIds[0]}
                    text 给人看，json 给程序读，sarif 是各种工具通用的格式，
                    github 在 GitHub 的合并请求里按行显示
  --profile 类型    按哪一类报告检查；不写就按设置文件，设置文件没写就是 auto
                    auto 自动识别
                    none 不按报告类型，只核对数字和格式${kinds}
                    也可以写自备的报告类型（*.jiaohe-profile.json）的代号
  --year 年份       报告年度，例如 2024；不写就从报告里读
  --last-year 文件  上年报告（也可以是 .docx）：比对上年的数字、照抄的段落和上年的不足；
                    不写就按报告旁边的记录，没有记录就不比对
  --fail-on 程度    从哪种问题起算不通过：error 错误、warning 警告（不写就是它）、
                    information 提示、hint 建议、never 一律通过
  --report 形式     把结果写成文件，可以写几种，用逗号隔开：${forms}
  -o, --out 文件夹  结果文件放在哪里，不写就是当前文件夹；文件名带日期，
                    同一天的换成新的，别的日子的不动
  --baseline 文件   同上次的结果（--report json 或 --format json 的）比，说明哪些新增、哪些未改、
                    哪些已改；写文件夹就用其中最近的 核对结果-日期.json
  --new-only        同 --baseline 一起用：只有新增的问题才算不通过
  --accepted 文件   认可清单：写了认可人和理由的问题不再算，单独列出；
                    不写就用 -o 文件夹里的“认可清单.csv”，每次检查后补上新的问题
  --letters 文件夹  给每个要修改的单位写一份退回意见，放在这里；通过的不写
  --letter-template 文件
                    退回意见的模板；不写就用那个文件夹里的“退回意见模板.txt”，
                    没有就用自带的（jiaohe letter-template 打印出来，可以照着改）
  --jobs 几个       同时检查几份，不写就按处理器的核数；结果都一样
  -h, --help        本说明

设置写在报告所在文件夹或上级文件夹的 jiaohe.settings.json 里，例如
  { "rules": { "total-mismatch": "warning", "unfilled-placeholder": "off" } }

结束状态：0 通过；1 有问题；2 没有运行（写法或设置有错）；3 有文件没有检查`;
}

function ledgerHelp(formatIds: readonly string[]): string {
  return `用法：jiaohe ledger [选项] 文件或文件夹…

列出报告里的每一个数字：写在哪里，指的是什么，和哪些数字有算式关系，对不对得上（✓ 相符，✗ 不符，？ 未判断）。
能读的文件和设置与 jiaohe check 相同；- 表示从标准输入读取。

选项：
  --format 格式     ${formatIds.join('、')}，不写就是 ${formatIds[0]}
                    text 给人看，按章节排列，不符的在前
                    csv  表格，可用 Excel 或 WPS 打开
                    json 给程序读
  -h, --help        本说明

结束状态：0 读完；2 没有运行（写法或设置有错）；3 有文件没有读`;
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
