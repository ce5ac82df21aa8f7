import { type Block, isProse, readBlocks } from './blocks.ts';
import { buildOutline, type Section } from './outline.ts';
import { type Paragraph, readParagraph } from './paragraph.ts';
import { createSource, type Source } from './source.ts';

/** A stretch of prose at its place in the report. */
export interface PlacedParagraph {
  /** UTF-16 offset of the paragraph's first character. */
  readonly start: number;
  readonly block: Block;
  readonly paragraph: Paragraph;
}

/** Everything a report's text says by itself, before anything is judged. */
export interface Analysis {
  readonly source: Source;
  readonly blocks: readonly Block[];
  readonly outline: Section;
  readonly paragraphs: readonly PlacedParagraph[];
  /** The words of the title's lines joined; empty where the text has no title. */
  readonly title: string;
  readonly markdown: boolean;
}

/** Reads a report. Start reading here: text → source → blocks → outline, and paragraph by paragraph → figures. Never fails. */
export function analyze(text: string, options: { readonly markdown?: boolean } = {}): Analysis {
  const source = createSource(text);
  const markdown = options.markdown ?? false;
  const blocks = readBlocks(source, markdown);
  const paragraphs = blocks.filter(isProse).map((block) => placeParagraph(text, block));
  const titles = blocks.filter((block) => block.kind === 'title');
  return {
    source,
    blocks,
    outline: buildOutline(blocks, text.length),
    paragraphs,
    title: titles.map((block) => text.slice(block.start, block.end)).join(''),
    markdown,
  };
}

/** The mark of a heading is no part of what it says: 1. is no figure. */
function placeParagraph(text: string, block: Block): PlacedParagraph {
  const start = block.kind === 'heading' ? block.title.start : block.start;
  return { start, block, paragraph: readParagraph(text.slice(start, block.end)) };
}
