import path from 'node:path';

/** How a file's bytes come to be a report's text. */
export type ReportKind = 'text' | 'word';

/** What becomes of a file by the ending of its name; null where it is none of the files that reports are written in. */
export type FileKind =
  | { readonly readable: true; readonly kind: ReportKind }
  | { readonly readable: false; readonly advice: string };

/** The endings of the text files that can be checked. */
export const TEXT_ENDINGS: readonly string[] = ['.txt', '.md', '.markdown', '.gongwen'];
/** The endings of all files that can be checked. */
export const READABLE_ENDINGS: readonly string[] = [...TEXT_ENDINGS, '.docx'];

/** Tells by its name what becomes of a file. */
export function kindOf(file: string): FileKind | null {
  const ending = endingOf(file);
  if (READABLE_ENDINGS.includes(ending)) return { readable: true, kind: isWord(file) ? 'word' : 'text' };
  const advice = UNREADABLE[ending];
  return advice === undefined ? null : { readable: false, advice };
}

/** The ending of a file's name, in small letters: .docx. */
export function endingOf(file: string): string {
  return path.extname(file).toLowerCase();
}

/** Whether a file of this name is one of Word's that can be read. */
export function isWord(file: string): boolean {
  return endingOf(file) === '.docx';
}

/** Whether a file of this name is written in Markdown. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown)$/i.test(file);
}

/** What reads these files loses the ordinals that Word counts by itself, and sections would be said to be missing that are there. */
const OLD_WORD = '这种格式里读不出自动编号，没有检查。请在 Word 或 WPS 里打开，另存为 .docx 再检查';
const FIXED = '排好版的文件读不了。请找到排版前的 Word 稿再检查';
const PICTURE = '图片里的文字读不了。请找到 Word 稿再检查';
const ARCHIVE = '压缩包里的文件不检查。请先解压到文件夹';

const UNREADABLE: Readonly<Record<string, string>> = {
  ...inform(['.doc', '.wps', '.rtf', '.odt', '.dot', '.wpt', '.docm', '.dotx'], OLD_WORD),
  ...inform(['.pdf', '.ofd', '.ceb', '.sep', '.gd'], FIXED),
  ...inform(['.jpg', '.jpeg', '.png', '.bmp', '.tif', '.tiff'], PICTURE),
  ...inform(['.zip', '.rar', '.7z'], ARCHIVE),
};

function inform(endings: readonly string[], advice: string): Readonly<Record<string, string>> {
  return Object.fromEntries(endings.map((ending) => [ending, advice]));
}
