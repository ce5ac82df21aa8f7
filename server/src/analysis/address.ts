import type { Analysis } from './analyze.ts';
import type { Block, Heading } from './blocks.ts';
import { shorten } from './characters.ts';
import type { Section } from './outline.ts';

/** Where a place stands, as people say it who have no line numbers. */
export interface Address {
  /** The headings above it, outermost first; its own where it stands in one. */
  readonly headings: readonly HeadingWords[];
  /** Counts the paragraphs of its innermost section from 1, a whole table as one; 0 in a heading, a title or a signature. */
  readonly paragraph: number;
  /** Counts the rows of the table it stands in from 1; 0 where it stands in none. */
  readonly row: number;
  /** Whether it stands in the lines at the end that say who signed and when. */
  readonly signature: boolean;
}

/** What a heading says. */
export interface HeadingWords {
  /** Its ordinal as written; empty where it has none. */
  readonly mark: string;
  readonly title: string;
}

/** Where an offset stands. */
export function addressOf(analysis: Analysis, offset: number): Address {
  const { text } = analysis.source;
  const headings: HeadingWords[] = [];
  let section: Section = analysis.outline;
  for (;;) {
    const inner: Section | undefined = section.children.find(({ start, end }) => start <= offset && offset <= end);
    if (!inner) break;
    section = inner;
    if (section.heading) headings.push(toWords(text, section.heading));
  }
  const body = section.heading?.body;
  // What stands on the heading's own line is its first paragraph.
  let paragraph = body ? 1 : 0;
  let row = 0;
  for (const block of section.blocks) {
    const isRow = block.kind === 'table';
    row = isRow ? row + 1 : 0;
    if (isCounted(block) && row <= 1) paragraph++;
    if (offset < block.start || offset > block.end) continue;
    const signature = block.kind === 'signature' || block.kind === 'date';
    return { headings, paragraph: isCounted(block) ? paragraph : 0, row, signature };
  }
  const inBody = body && offset >= body.start && offset <= body.end;
  return { headings, paragraph: inBody ? 1 : 0, row: 0, signature: false };
}

/** An address in words, of all headings but the innermost one the ordinal alone: 一、（二）规范执法 第3段. */
export function wordAddress(address: Address): string {
  const { headings, paragraph, signature } = address;
  if (signature) return '落款';
  const place = wordHeadings(headings);
  if (paragraph === 0) return place === '' ? '标题' : place;
  return `${place === '' ? '开头' : place} ${wordParagraph(address)}`;
}

/** The part of an address below the headings: 第3段, 第2段（表格第4行）; 标题 where it stands in a heading or title. */
export function wordParagraph({ paragraph, row, signature }: Address): string {
  if (signature) return '落款';
  if (paragraph === 0) return '标题';
  return `第${paragraph}段${row > 0 ? `（表格第${row}行）` : ''}`;
}

/** The sentence around a stretch of text, with the stretch in it: what stands before, within and behind. What is longer is cut. */
export function quoteAround(
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly words: string; readonly behind: string } {
  let from = start;
  while (from > 0 && start - from < LONGEST_SIDE && !ENDS.includes(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end < LONGEST_SIDE && !ENDS.includes(text[to]!)) to++;
  const cutBefore = start - from === LONGEST_SIDE;
  const cutBehind = to - end === LONGEST_SIDE;
  if (!cutBehind && to < text.length && '。！？；'.includes(text[to]!)) to++;
  return {
    before: (cutBefore ? '……' : '') + text.slice(from, start).trimStart(),
    words: text.slice(start, end),
    behind: text.slice(end, to).trimEnd() + (cutBehind ? '……' : ''),
  };
}

const LONGEST_SIDE = 60;
const LONGEST_TITLE = 22;
const ENDS = '。！？；\n\r';

function toWords(text: string, { mark, title }: Heading): HeadingWords {
  return { mark: mark ? text.slice(mark.start, mark.end) : '', title: text.slice(title.start, title.end).trim() };
}

function wordHeadings(headings: readonly HeadingWords[]): string {
  return headings
    .map(({ mark, title }, index) => {
      if (index < headings.length - 1 && mark !== '') return mark;
      const words = mark + shorten(title, LONGEST_TITLE);
      return index < headings.length - 1 ? `${words} › ` : words;
    })
    .join('');
}

function isCounted({ kind }: Block): boolean {
  return kind !== 'title' && kind !== 'signature' && kind !== 'date';
}
