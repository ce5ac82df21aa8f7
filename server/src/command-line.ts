import { type CheckArguments, parseCheck } from './command-line/check.ts';
import { type ExportArguments, parseExport } from './command-line/export.ts';
import { parseFolder } from './command-line/folder.ts';
import { type ImportArguments, parseImport } from './command-line/import.ts';
import { type LedgerArguments, parseLedger } from './command-line/ledger.ts';
import { type LetterTemplateArguments, parseLetterTemplate } from './command-line/letter-template.ts';
import { parseServer } from './command-line/server.ts';
import { parseSettings, type SettingsArguments } from './command-line/settings.ts';
import { type Answer, mistake, unknownOption, type Vocabulary } from './command-line/words.ts';
import { didYouMean } from './nearest.ts';

/** What a call of the command line asks for. */
export type CommandLine =
  | { readonly kind: 'check'; readonly options: CheckArguments }
  | { readonly kind: 'ledger'; readonly options: LedgerArguments }
  | { readonly kind: 'settings'; readonly options: SettingsArguments }
  | { readonly kind: 'import'; readonly options: ImportArguments }
  | { readonly kind: 'folder'; readonly paths: readonly string[] }
  | { readonly kind: 'letter-template'; readonly options: LetterTemplateArguments }
  | { readonly kind: 'server' }
  | { readonly kind: 'export'; readonly options: ExportArguments }
  | Answer;

/** Reads the words behind `jiaohe`. Never fails: what cannot be followed is answered with what was probably meant. */
export function parseCommandLine(words: readonly string[], known: Vocabulary): CommandLine {
  const [command, ...rest] = words;
  if (command === undefined) return mistake(`没有说要做什么。\n\n${help(known)}`);
  if (Object.hasOwn(COMMANDS, command)) return COMMANDS[command]!(rest, known);
  // npx keeps --help to itself.
  if (command === '--help' || command === '-h' || command === 'help') return answerHelp(rest[0], known);
  if (command === '--version') return { kind: 'answer', text: known.version };
  if (command.startsWith('-') && command !== '-') return unknownOption(command, ['--help', '--version']);
  return unknownCommand(command, '。要检查文件，请写：jiaohe check 文件或文件夹');
}

function answerHelp(command: string | undefined, known: Vocabulary): CommandLine {
  if (command === undefined || command.startsWith('-')) return { kind: 'answer', text: help(known) };
  if (Object.hasOwn(COMMANDS, command)) return COMMANDS[command]!(['--help'], known);
  return unknownCommand(command, `，可以写 ${Object.keys(COMMANDS).join('、')}`);
}

function unknownCommand(command: string, otherwise: string): Answer {
  return mistake(`没有名为“${command}”的命令${didYouMean(command, Object.keys(COMMANDS)) || otherwise}`);
}

/** What reads the words behind each command. */
const COMMANDS: Readonly<Record<string, (words: readonly string[], known: Vocabulary) => CommandLine>> = {
  check: parseCheck,
  ledger: parseLedger,
  settings: parseSettings,
  import: parseImport,
  export: parseExport,
  folder: parseFolder,
  'letter-template': parseLetterTemplate,
  server: parseServer,
};

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
  jiaohe ledger --format csv 报告.txt -o 数字台账.csv`;
}
