import { lineSpan, positionAt, type Source } from '../../analysis/source.ts';
import type { Span } from '../../analysis/span.ts';

/** Where something is about to be written. */
export interface WritingPlace {
  /** The cursor. */
  readonly offset: number;
  readonly line: Span;
  /** The words of the line up to the cursor. */
  readonly before: string;
  /** The words of the line behind it. */
  readonly after: string;
  /** How the line begins, where nothing but a beginning stands before the cursor. */
  readonly opening: Opening | null;
  /** Where the words within 《 begin; null where the cursor stands in no title. */
  readonly title: number | null;
}

/** The beginning of a line: its indent, #, mark and first words, each as far as it is written. */
export interface Opening {
  readonly indent: string;
  readonly hashes: string;
  /** Whole or begun: （ · （三 · （三） · 三 · 三、 · 3. */
  readonly mark: string;
  readonly words: string;
}

const OPENING =
  /^([ \t\u3000]*)(#{0,6}[ \t]*)((?:[（(][一二三四五六七八九十\d]{0,3}[）)]?|第[一二三四五六七八九十]{0,3}(?:部分?|章)?|[一二三四五六七八九十]{1,3}[、.．]?|\d{1,2}[.．、]?|[①-⑳])?[ \t\u3000]?)([\u4e00-\u9fff]{0,12})$/;

/** Longer stretches before the cursor open no line. */
const LONGEST_OPENING = 30;
const LONGEST_TITLE = 60;
const CLOSING = '）)》”';

/** Reads where the cursor stands. */
export function readPlace(source: Source, offset: number): WritingPlace {
  const line = lineSpan(source, positionAt(source, offset).line);
  const before = source.text.slice(line.start, offset);
  const after = source.text.slice(offset, line.end);
  return { offset, line, before, after, opening: readOpening(before), title: titleAt(before, line.start) };
}

/** Where a replacement ends: behind a half of a pair that stands right behind the cursor and closes what is written. */
export function endOf({ offset, after }: WritingPlace, text: string): number {
  const last = text.trimEnd().at(-1);
  return last !== undefined && CLOSING.includes(last) && after.startsWith(last) ? offset + 1 : offset;
}

/** The # of a heading with the space behind them. */
export function spaced(hashes: string): string {
  return hashes === '' ? '' : `${hashes.trim()} `;
}

/** What of a text is written already before the cursor, as long a piece of its beginning as stands there. */
export function overlapOf({ before }: WritingPlace, text: string): string {
  for (let length = Math.min(text.length - 1, before.length); length > 0; length--) {
    const begun = text.slice(0, length);
    if (before.endsWith(begun)) return begun;
  }
  return '';
}

function readOpening(before: string): Opening | null {
  if (before.length > LONGEST_OPENING) return null;
  const match = OPENING.exec(before);
  if (!match) return null;
  const [, indent = '', hashes = '', mark = '', words = ''] = match;
  return { indent, hashes, mark, words };
}

function titleAt(before: string, lineStart: number): number | null {
  const near = before.slice(-LONGEST_TITLE);
  const open = near.lastIndexOf('《');
  if (open < 0 || near.indexOf('》', open) >= 0) return null;
  return lineStart + before.length - near.length + open + 1;
}
