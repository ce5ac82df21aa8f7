import { type Block, isProse, readBlocks } from './blocks.ts';
import { buildOutline, type Section } from './outline.ts';
import { type Paragraph, readParagraph } from './paragraph.ts';
import { createSource, type Source } from './source.ts';
import { type PlacedTable, readTables } from './tables.ts';

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
  readonly tables: readonly PlacedTable[];
  /** The words of the title's lines joined; empty where the text has no title. */
  readonly title: string;
  readonly markdown: boolean;
}

export interface AnalyzeOptions {
  readonly markdown?: boolean;
  /** An earlier analysis of the same report: paragraphs and tables that did not change are not read again. */
  readonly previous?: Analysis | undefined;
}

/** Reads a report. Start reading here: text → source → blocks → outline, and paragraph by paragraph → figures. Never fails. */
export function analyze(text: string, { markdown = false, previous }: AnalyzeOptions = {}): Analysis {
  const source = createSource(text);
  const blocks = readBlocks(source, markdown);
  const known = previous ? new Map(previous.paragraphs.map(({ paragraph }) => [paragraph.text, paragraph])) : null;
  const paragraphs = blocks.filter(isProse).map((block) => placeParagraph(text, block, known, markdown));
  const titles = blocks.filter((block) => block.kind === 'title');
  return {
    source,
    blocks,
    outline: buildOutline(blocks, text.length),
    paragraphs,
    tables: readTables(text, blocks, previous?.tables),
    title: titles.map((block) => text.slice(block.start, block.end)).join(''),
    markdown,
  };
}

/** The mark of a heading is no part of what it says: 1. is no figure. */
function placeParagraph(
  text: string,
  block: Block,
  known: ReadonlyMap<string, Paragraph> | null,
  markdown: boolean,
): PlacedParagraph {
  const start = block.kind === 'heading' ? block.title.start : block.start;
  const words = text.slice(start, block.end);
  return { start, block, paragraph: known?.get(words) ?? readParagraph(known ? detach(words) : words, markdown) };
}

/** A slice keeps all of the text it was cut from in memory, and a paragraph outlives many versions of its report. */
function detach(words: string): string {
  return JSON.parse(JSON.stringify(words)) as string;
}
