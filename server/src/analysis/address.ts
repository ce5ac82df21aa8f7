import type { Analysis } from './analyze.ts';
import type { Block } from './blocks.ts';
import type { Section } from './outline.ts';

/** Where a place stands, as people say it who have no line numbers. */
export interface Address {
  /** The headings above it with their marks, outermost first; its own where it stands in one. */
  readonly headings: readonly string[];
  /** Counts the paragraphs of its innermost section from 1, a whole table as one; 0 in a heading, a title or a signature. */
  readonly paragraph: number;
  /** Counts the rows of the table it stands in from 1; 0 where it stands in none. */
  readonly row: number;
  /** Whether it stands in the lines at the end that say who signed and when. */
  readonly signature: boolean;
}

/** Where an offset stands. */
export function addressOf(analysis: Analysis, offset: number): Address {
  const { text } = analysis.source;
  const headings: string[] = [];
  let section: Section = analysis.outline;
  for (;;) {
    const inner: Section | undefined = section.children.find(({ start, end }) => start <= offset && offset <= end);
    if (!inner) break;
    section = inner;
    if (section.heading) headings.push(text.slice(section.heading.start, section.heading.title.end).trim());
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

/** An address in words: 一、主要举措和成效 › （二）规范执法 第3段. */
export function wordAddress({ headings, paragraph, row, signature }: Address): string {
  if (signature) return '落款';
  const place = headings.join(' › ');
  if (paragraph === 0) return place === '' ? '标题' : place;
  const inTable = row > 0 ? `（表格第${row}行）` : '';
  return `${place === '' ? '开头' : place} 第${paragraph}段${inTable}`;
}

/** The sentence around a stretch of text, with the stretch in it: what stands before, within and behind. Bounded. */
export function quoteAround(
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly words: string; readonly behind: string } {
  let from = start;
  while (from > 0 && start - from < LONGEST_SIDE && !ENDS.includes(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end < LONGEST_SIDE && !ENDS.includes(text[to]!)) to++;
  if (to < text.length && '。！？；'.includes(text[to]!)) to++;
  return {
    before: text.slice(from, start).trimStart(),
    words: text.slice(start, end),
    behind: text.slice(end, to).trimEnd(),
  };
}

const LONGEST_SIDE = 80;
const ENDS = '。！？；\n\r';

function isCounted({ kind }: Block): boolean {
  return kind !== 'title' && kind !== 'signature' && kind !== 'date';
}
