/** A stretch of a line, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How long, in milliseconds, whoever writes a sentence may take over its next words before it is judged. */
export const WRITING = 2000;

/**
 * The sentence at the end of which the cursor stands, where it is not at its end yet; null where there is none. What disagrees
 * in it agrees once it is written: a total has but some of its parts, a quotation mark no other.
 */
export function findSentenceBeingWritten(line: string, cursor: number): Stretch | null {
  if (!NOTHING_MORE.test(line.slice(cursor))) return null;
  const written = line.slice(0, cursor);
  const before = Math.max(...[...ENDS].map((end) => written.lastIndexOf(end)));
  return written.slice(before + 1).trim() === '' ? null : { start: before + 1, end: line.length };
}

const ENDS = '。！？；!?;';

/** What an editor puts behind the cursor by itself. */
const NOTHING_MORE = /^[\s”’"'》〉）)】〕\]」』|]*$/;
