import { type Block, isProse, readBlocks } from './blocks.ts';
import { detach } from './detach.ts';
import { type Frame, followFrame, startFrame } from './frame.ts';
import { readLines, rereadLines, type TextLine } from './lines.ts';
import { Memory, type Remembering } from './memory.ts';
import { buildOutline, type Section } from './outline.ts';
import { readPassages } from './paragraph/by-passages.ts';
import { type Paragraph, readParagraph } from './paragraph.ts';
import { createSource, editSource, type Source } from './source.ts';
import { indexFrom } from './span.ts';
import type { StyledHeading } from './styled.ts';
import { type PlacedTable, readTables } from './tables.ts';
import { type TextChange, textChangeBetween } from './text-change.ts';

/** A stretch of prose at its place in the report. */
export interface PlacedParagraph {
  /** UTF-16 offset of the paragraph's first character. */
  readonly start: number;
  readonly block: Block;
  readonly paragraph: Paragraph;
}

/** Everything a report's text says by itself, before anything is judged. */
export interface Analysis extends Remembering {
  readonly source: Source;
  readonly lines: readonly TextLine[];
  readonly blocks: readonly Block[];
  readonly outline: Section;
  readonly paragraphs: readonly PlacedParagraph[];
  readonly tables: readonly PlacedTable[];
  /** The words of the title's lines joined; empty where the text has no title. */
  readonly title: string;
  readonly markdown: boolean;
  /** Whether it was read from a document that has no lines one could count, as Word's. */
  readonly fromWord: boolean;
  /** The same for all versions of a report of which each was read with the help of the one before: what is kept for them hangs on it. */
  readonly lineage: Remembering;
  /** What most keystrokes leave alone. */
  readonly frame: Frame;
}

/** What is known of a text besides its words. */
export interface AnalyzeOptions {
  readonly markdown?: boolean;
  /** Of a text that was read from a Word file, the headings that its own outline tells. */
  readonly headings?: readonly StyledHeading[] | undefined;
  /** An earlier analysis of the same report: paragraphs and tables that did not change are not read again. */
  readonly previous?: Analysis | undefined;
}

/** Reads a report. Start reading here: text → source → lines → blocks → outline, and paragraph by paragraph → figures. Never fails. */
export function analyze(text: string, options: AnalyzeOptions = {}): Analysis {
  const { markdown = false, headings } = options;
  const previous = options.previous?.markdown === markdown ? options.previous : undefined;
  const change = previous && textChangeBetween(previous.source.text, text);
  const source = change ? editSource(previous.source, text, change) : createSource(text);
  const lines = change ? rereadLines(source, previous, change) : readLines(source);
  const read = readBlocks({ source, lines }, markdown, headings);
  const frame = change ? followFrame(read, previous, change) : startFrame();
  // What stands before the change is the same thing in both: thousands of new ones would only have to be cleared away.
  const blocks =
    previous && frame.step ? previous.blocks.slice(0, frame.step.at).concat(read.slice(frame.step.at)) : read;
  const titles = blocks.filter((block) => block.kind === 'title');
  return {
    source,
    lines,
    blocks,
    outline: buildOutline(blocks, text.length, markdown),
    paragraphs: !change
      ? placeParagraphs(text, blocks, markdown)
      : frame.step
        ? replaceParagraph(text, blocks, previous, frame.step.at)
        : replaceParagraphs(text, blocks, previous, change),
    tables: readTables(text, blocks, previous?.tables),
    title: titles.map((block) => text.slice(block.start, block.end)).join(''),
    markdown,
    fromWord: headings !== undefined,
    lineage: previous?.lineage ?? { memory: new Memory() },
    memory: new Memory(),
    frame,
  };
}

function placeParagraphs(text: string, blocks: readonly Block[], markdown: boolean): readonly PlacedParagraph[] {
  return blocks.filter(isProse).map((block) => {
    const start = startOf(block);
    // Dozens of readers go over every character: of a slice, each of them would be looked up in the text it was cut from.
    return { start, block, paragraph: readParagraph(detach(text.slice(start, block.end)), markdown) };
  });
}

/** The mark of a heading is no part of what it says: 1. is no figure. */
function startOf(block: Block): number {
  return block.kind === 'heading' ? block.title.start : block.start;
}

/** As {@link placeParagraphs}, where one block differs from the earlier version, and is a paragraph in both. */
function replaceParagraph(
  text: string,
  blocks: readonly Block[],
  { paragraphs, markdown }: Analysis,
  at: number,
): readonly PlacedParagraph[] {
  const block = blocks[at]!;
  const first = indexFrom(paragraphs, block.start);
  const placed = paragraphs.slice(0, first);
  const { paragraph: old } = paragraphs[first]!;
  const words = text.slice(block.start, block.end);
  const passages = new Map(old.passages.map(({ paragraph }) => [paragraph.text, paragraph]));
  const paragraph = words === old.text ? old : readPassages(detach(words), markdown, passages);
  placed.push({ start: block.start, block, paragraph });
  for (let next = at + 1; next < blocks.length; next++) {
    const block = blocks[next]!;
    if (isProse(block)) placed.push({ start: startOf(block), block, paragraph: paragraphs[placed.length]!.paragraph });
  }
  return placed;
}

/** As {@link placeParagraphs}; paragraphs that the earlier version has as well are not read again. */
function replaceParagraphs(
  text: string,
  blocks: readonly Block[],
  { paragraphs, markdown }: Analysis,
  { start: from, before, after }: TextChange,
): readonly PlacedParagraph[] {
  const placed: PlacedParagraph[] = [];
  /** Those that the change touches, by their words: it may only have moved them. */
  let touched: ReadonlyMap<string, Paragraph> | null = null;
  /** And the passages of those. */
  let passages: ReadonlyMap<string, Paragraph> = new Map();
  const readTouched = (words: string, { kind }: Block): Paragraph =>
    kind === 'table' ? readParagraph(words, markdown) : readPassages(words, markdown, passages);
  // A row of a table and a line of prose of the same words are two things: who reads a paragraph may ask which it is.
  const keyOf = (words: string, { kind }: Block): string => (kind === 'table' ? `|${words}` : words);
  let next = 0;
  for (const block of blocks) {
    if (!isProse(block)) continue;
    const start = startOf(block);
    let known: Paragraph | undefined;
    if (block.end <= from || start >= after) {
      // Its words are as they were; whether they were a paragraph by themselves is to be seen.
      const then = start >= after ? start - after + before : start;
      while (next < paragraphs.length && paragraphs[next]!.start < then) next++;
      const old = paragraphs[next];
      const same = old?.start === then && old.paragraph.text.length === block.end - start;
      if (same && (old.block.kind === 'table') === (block.kind === 'table')) known = old.paragraph;
    }
    if (!known) {
      if (!touched) {
        const old = paragraphs.filter(({ start, block }) => start <= before && block.end >= from);
        touched = new Map(old.map(({ block, paragraph }) => [keyOf(paragraph.text, block), paragraph]));
        passages = new Map(
          old.flatMap(({ paragraph }) =>
            paragraph.passages.map((passage) => [passage.paragraph.text, passage.paragraph]),
          ),
        );
      }
      const words = text.slice(start, block.end);
      known = touched.get(keyOf(words, block)) ?? readTouched(detach(words), block);
    }
    placed.push({ start, block, paragraph: known });
  }
  return placed;
}
