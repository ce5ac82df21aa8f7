/*
 * What is larger than any report, and is not read: it would only keep everybody waiting, or is made to do harm. Whoever meets one
 * of these limits is told. The editor's client has LONGEST_TEXT too, as LARGEST_REPORT: what is longer is checked only when asked for.
 */

/** UTF-16 units of a report's text, be it a text file or a Word file: some forty books, and a log within minutes. */
export const LONGEST_TEXT = 4_000_000;

/** A text file that is to be a report, in bytes: three for each character, as UTF-8 has it. */
export const LARGEST_TEXT_REPORT = 3 * LONGEST_TEXT;

/** Any other text file, such as the results of a large batch, in bytes. */
export const LARGEST_TEXT = 64_000_000;

/** A Word file, pictures included, in bytes. */
export const LARGEST_DOCX = 200_000_000;

/** What is unpacked of one Word file, in bytes. */
export const LARGEST_PART = 64_000_000;

/** Files inside a Word file. */
export const MOST_PARTS = 5_000;

/** Elements within elements of a Word file. */
export const DEEPEST_ELEMENT = 2_000;

/** Paragraphs and cells of a Word file, and lines of a text file: each costs memory, however short it is. */
export const MOST_PIECES = 100_000;

/** Said of a text that is longer than any report. */
export const TOO_LONG = `文字超过 ${LONGEST_TEXT / 10_000} 万字，不像一份报告，没有检查。请确认它是不是报告，或把它分成几个文件`;

/** Said of a text with more lines than any report. */
export const TOO_MANY_LINES = `文字超过 ${MOST_PIECES / 10_000} 万行，不像一份报告，没有检查。请确认它是不是报告，或把它分成几个文件`;

/** Said of a file with more bytes than its kind may have. */
export function wordTooLarge(limit: number): string {
  return `文件超过 ${limit / 1_000_000} MB，没有检查。请确认它是不是报告，或把它分成几个文件`;
}
