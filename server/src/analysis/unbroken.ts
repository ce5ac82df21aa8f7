import type { Block, Heading } from './blocks.ts';
import { Kind, kindAt, skipSpaces } from './characters.ts';
import { readLine } from './lines.ts';
import { parseNumeral } from './numbers/numerals.ts';
import type { Span } from './span.ts';

/** A text of which a few long lines have most, and that has few lines beside them, has lost the ends of its lines. */
const MOST_LINES = 12;
const MOST_OF_TEXT = 0.6;
const SHORTEST = 400;
/** No heading is longer up to where a space tells that its line ended. */
const LONGEST_TITLE = 40;
/** What follows a heading on its line is text. */
const SHORTEST_BODY = 15;
const MARK = /[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]/g;
const SIGNED = /[。！？!?]\s+([^\s。，,；;：:]{4,40})\s+(20\d\d年\d{1,2}月\d{1,2}日)$/;
const LONGEST_SIGNATURE = 80;

/**
 * Where a text has lost the ends of its lines, or most of them, as pages copied carelessly do, its blocks are told by the ordinals
 * within its long lines: ……报告如下。 一、主要举措 （一）加强领导。…… 二、存在的不足. `titleEnd` is how titles end.
 */
export function breakUnbroken(text: string, blocks: Block[], titleEnd: RegExp): void {
  if (blocks.length > MOST_LINES) return;
  const long = blocks.filter((block) => block.end - block.start >= SHORTEST);
  if (long.reduce((sum, { start, end }) => sum + end - start, 0) < text.length * MOST_OF_TEXT) return;
  if (long.some(({ kind }) => kind !== 'paragraph' && kind !== 'heading')) return;
  if (blocks.some((block) => block.kind === 'heading' && !long.includes(block))) return;
  const marks = marksWithin(text, long);
  for (const [at, line] of long.entries()) {
    const own = marks.filter((mark) => mark >= line.start && mark < line.end);
    if (own.length === 0) continue;
    const pieces = [
      ...(at === 0 ? beginningOf(text, line, own[0]!, titleEnd) : upTo(line, own[0]!)),
      ...own.flatMap((start, index) => {
        const end = own[index + 1] ?? line.end;
        return index + 1 < own.length ? [{ start, end }] : endingOf(text, { start, end });
      }),
    ];
    blocks.splice(blocks.indexOf(line), 1, ...pieces.map((piece) => toBlock(text, piece)));
  }
}

/**
 * Where the headings within lines begin: 一、 二、 … in their order, at least two of them and one amidst a line, and （一） （二） …
 * below each.
 */
function marksWithin(text: string, lines: readonly Span[]): readonly number[] {
  const found: number[] = [];
  let top = 0;
  let below = 0;
  let amidst = false;
  for (const line of lines) {
    for (const { index, 0: written } of text.slice(line.start, line.end).matchAll(MARK)) {
      const start = line.start + index;
      const ordinal = ordinalOf(written);
      // Not even a space is left between a heading and the first one below it.
      const joined = ordinal === 1 && below === 0 && top > 0 && start - found.at(-1)! <= LONGEST_TITLE;
      if (start > line.start && !opens(text, start) && !joined) continue;
      if (written.endsWith('、')) {
        if (ordinal !== top + 1) continue;
        top++;
        below = 0;
        if (start > line.start) amidst = true;
      } else if (top === 0 || ordinal !== below + 1) continue;
      else below++;
      found.push(start);
    }
  }
  return top > 1 && amidst ? found : [];
}

/** Whether something may begin at a place: behind a space or the end of a sentence. */
function opens(text: string, at: number): boolean {
  return kindAt(text, at - 1) === Kind.space || '。：:；;！!'.includes(text[at - 1]!);
}

function ordinalOf(mark: string): number {
  return Number(parseNumeral(mark.replace(/[、（()）]/g, ''), 0)?.value ?? 0);
}

/** What stands on a line before its first heading. */
function upTo({ start }: Span, end: number): readonly Span[] {
  return start === end ? [] : [{ start, end }];
}

/** What stands before the first heading of all: the title, where a space parts it from the text, and the opening. */
function beginningOf(text: string, { start }: Span, end: number, titleEnd: RegExp): readonly Span[] {
  const title = /^\S{4,60}(?=\s)/.exec(text.slice(start, Math.min(end, start + 64)))?.[0];
  if (!title || !titleEnd.test(title)) return upTo({ start, end }, end);
  return [
    { start, end: start + title.length },
    { start: start + title.length, end },
  ];
}

/** The last piece, apart from who signs it and when. */
function endingOf(text: string, { start, end }: Span): readonly Span[] {
  const from = Math.max(start, end - LONGEST_SIGNATURE);
  const signed = SIGNED.exec(text.slice(from, end));
  if (!signed) return [{ start, end }];
  const date = end - signed[2]!.length;
  const issuer = text.lastIndexOf(signed[1]!, date);
  return [
    { start, end: issuer },
    { start: issuer, end: date },
    { start: date, end },
  ];
}

function toBlock(text: string, piece: Span): Block {
  let { start, end } = piece;
  start = skipSpaces(text, start, end);
  while (end > start && kindAt(text, end - 1) === Kind.space) end--;
  const block = readLine(text, { start, end });
  return block.kind === 'heading' ? parted(text, block) : { kind: 'paragraph', start, end };
}

/** 二、存在的不足 执法力量薄弱。: the space is where the line of the heading ended. */
function parted(text: string, heading: Heading): Heading {
  const { title, end } = heading;
  const words = text
    .slice(title.start, Math.min(title.end, title.start + LONGEST_TITLE))
    .replace(/“[^”]*”/g, (quoted) => '·'.repeat(quoted.length));
  const space = words.search(/\s/);
  const stop = title.start + space;
  const start = skipSpaces(text, stop, end);
  if (space < 2 || end - start < SHORTEST_BODY) return heading;
  return { ...heading, title: { start: title.start, end: stop }, body: { start, end } };
}
