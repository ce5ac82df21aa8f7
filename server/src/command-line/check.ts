import { TEXT_ENDINGS } from '../documents/kinds.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import {
  type Answer,
  type Arguments,
  mistake,
  readArguments,
  type Vocabulary,
  wrongValue,
  wrongYear,
} from './words.ts';

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

/** Reads the words behind `jiaohe check`. */
export function parseCheck(
  words: readonly string[],
  known: Vocabulary,
): Answer | { readonly kind: 'check'; readonly options: CheckArguments } {
  const given = readArguments(words, examplesOf(known), () => checkHelp(known), {
    shorts: { out: 'o' },
    flags: ['new-only'],
  });
  if ('kind' in given) return given;
  const { paths, values } = given;
  const newOnly = given.flags.has('new-only');
  const report = readReportArguments(values, known);
  if (report && 'kind' in report) return report;
  const { format = report ? null : known.formatIds[0]!, 'fail-on': failOn = 'warning' } = values;
  if (format !== null && !known.formatIds.includes(format)) return wrongValue('--format', format, known.formatIds);
  if (!isFailOn(failOn)) return wrongValue('--fail-on', failOn, FAIL_ON);
  const fault = findFault(given);
  if (fault) return fault;
  const { profile, year, 'last-year': lastYear, jobs, baseline, accepted, letters } = values;
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
      ...(letters !== undefined && { letters: { folder: letters, template: values['letter-template'] ?? null } }),
    },
  };
}

/** Every option that takes a value, as one writes it. */
function examplesOf({ formatIds, profiles, batchFormats }: Vocabulary) {
  return {
    format: `--format ${formatIds.at(-1)}`,
    profile: `--profile ${profiles[0]?.id ?? 'auto'}`,
    year: '--year 2024',
    'last-year': '--last-year 2023年报告.txt',
    'fail-on': '--fail-on error',
    report: `--report ${batchFormats.map(({ id }) => id).join(',')}`,
    out: '--out 核对结果',
    jobs: '--jobs 2',
    baseline: '--baseline 核对结果',
    accepted: '--accepted 认可清单.csv',
    letters: '--letters 退回意见',
    'letter-template': '--letter-template 退回意见模板.txt',
  };
}

/** What cannot be followed in values that stand for themselves, or that ask for others; null where there is nothing. */
function findFault({ paths, values, flags }: Arguments<keyof ReturnType<typeof examplesOf>>): Answer | null {
  const { year, jobs, baseline, letters, 'last-year': lastYear, 'letter-template': template } = values;
  const oddYear = year === undefined ? null : wrongYear(year);
  if (oddYear) return oddYear;
  if (jobs !== undefined && !/^[1-9]\d?$/.test(jobs)) {
    return mistake(`--jobs 的值不能是“${jobs}”，要写 1 到 99 的数，例如 2`);
  }
  if (template !== undefined && letters === undefined) {
    return mistake('--letter-template 是退回意见的模板，还要写明退回意见放在哪里：--letters 文件夹');
  }
  if (flags.has('new-only') && baseline === undefined) {
    return mistake('--new-only 只按新增的问题算，还要写明同哪一次比：--baseline 上次的结果.json');
  }
  if (paths.length === 0) {
    return mistake('没有说要检查哪些文件。请写：jiaohe check 文件或文件夹（jiaohe check --help 有说明）');
  }
  return lastYear !== undefined && paths.length > 1
    ? mistake('--last-year 只能同一份报告一起用：每份报告有自己的上年报告')
    : null;
}

/** Into which files the result is to go; null where none are asked for. */
function readReportArguments(
  { report, out }: { readonly report?: string; readonly out?: string },
  { batchFormats }: Vocabulary,
): ReportArguments | Answer | null {
  const ids = batchFormats.map(({ id }) => id);
  if (report === undefined) {
    return out === undefined ? null : mistake(`-o 是结果文件放的地方，还要写明做成哪几种：--report ${ids.join(',')}`);
  }
  const formats = report.split(/[,，、]/).map((id) => id.trim().toLowerCase());
  const wrong = formats.find((id) => !ids.includes(id));
  if (wrong !== undefined) return wrongValue('--report', wrong, ids);
  return { formats: [...new Set(formats)], folder: out ?? '.' };
}

const FAIL_ON = [...SEVERITIES, 'never'] as const;

function isFailOn(value: string): value is Severity | 'never' {
  return (FAIL_ON as readonly string[]).includes(value);
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
                    也可以写自备的报告类型（*.jiaohe-profile.json）；代号、名称都行
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
  --jobs 几个       同时检查几份，不写就按处理器的核数和份数；结果都一样
  -h, --help        本说明

设置写在报告所在文件夹或上级文件夹的 jiaohe.settings.json 里，例如
  { "rules": { "total-mismatch": "warning", "unfilled-placeholder": "off" } }

结束状态：0 通过；1 有问题；2 没有运行（写法或设置有错）；3 有文件没有检查`;
}
