import { endingOf, isWord } from '../documents/kinds.ts';
import { type Answer, mistake, readArguments } from './words.ts';

/** The arguments of `jiaohe import`. */
export interface ImportArguments {
  /** The Word file. */
  readonly file: string;
  /** The draft; `-` for standard output. */
  readonly out: string;
}

/** The endings of the files in which every paragraph is a line of its own, as in Word. */
const DRAFT_ENDINGS: readonly string[] = ['.txt', '.gongwen'];

/** Reads the words behind `jiaohe import`. */
export function parseImport(
  words: readonly string[],
): Answer | { readonly kind: 'import'; readonly options: ImportArguments } {
  const given = readArguments(words, { out: '-o 草稿.txt' }, () => HELP, { shorts: { out: 'o' } });
  if ('kind' in given) return given;
  const { paths, values } = given;
  const [file] = paths;
  if (file === undefined)
    return mistake('没有说要导入哪个 Word 文件。请写：jiaohe import 文件.docx（jiaohe import --help 有说明）');
  if (paths.length > 1) return mistake('一次只能导入一个 Word 文件');
  if (!isWord(file)) return mistake(`${file}：只能导入 Word 文件（.docx）；别的格式请在 Word 或 WPS 里另存为 .docx`);
  const { out = `${file.slice(0, -endingOf(file).length)}.txt` } = values;
  if (out !== '-' && !DRAFT_ENDINGS.includes(endingOf(out)))
    return mistake(`${out}：草稿是文本文件，名称要以 .txt 结尾`);
  return { kind: 'import', options: { file, out } };
}

const HELP = `用法：jiaohe import [选项] 文件.docx

把 Word 文件变成可以编辑的草稿（UTF-8 文本）：标题、段落和表格都在，Word 自动编的序号写成文字。
没有序号、只靠样式的标题，前面写上 #。没有读入的（批注、文本框等）会说明。Word 文件本身不改动。

选项：
  -o, --out 文件    草稿的名称，以 .txt 结尾；不写就放在 Word 文件旁边；- 表示写到标准输出
                    已有的文件不覆盖
  -h, --help        本说明

结束状态：0 写成；2 没有运行（写法有错，或草稿写不进去）；3 Word 文件读不出来`;
