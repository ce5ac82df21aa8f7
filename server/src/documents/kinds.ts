import path from 'node:path';

/** How a file's bytes come to be a report's text. */
export type ReportKind = 'text';

/** What becomes of a file by the ending of its name; null where it is none of the files that reports are written in. */
export type FileKind =
  | { readonly readable: true; readonly kind: ReportKind }
  | { readonly readable: false; readonly advice: string };

/** The endings of the files that can be checked. */
export const READABLE_ENDINGS: readonly string[] = ['.txt', '.md', '.markdown', '.gongwen'];

/** Tells by its name what becomes of a file. */
export function kindOf(file: string): FileKind | null {
  const ending = endingOf(file);
  if (READABLE_ENDINGS.includes(ending)) return { readable: true, kind: 'text' };
  const advice = UNREADABLE[ending];
  return advice === undefined ? null : { readable: false, advice };
}

/** The ending of a file's name, in small letters: .docx. */
export function endingOf(file: string): string {
  return path.extname(file).toLowerCase();
}

/** Whether a file of this name is written in Markdown. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown)$/i.test(file);
}

const WORD = '目前只能读文本文件。请在 Word 或 WPS 里打开，另存为“纯文本（.txt）”再检查';
const FIXED = '目前只能读文本文件。请找到排版前的原稿，另存为“纯文本（.txt）”再检查';

const UNREADABLE: Readonly<Record<string, string>> = {
  '.doc': WORD,
  '.docx': WORD,
  '.wps': WORD,
  '.rtf': WORD,
  '.odt': WORD,
  '.pdf': FIXED,
  '.ofd': FIXED,
};
