import { Kind, kindAt, kinds, nextOf } from '../characters.ts';
import { detach } from '../detach.ts';
import { Memory, once } from '../memory.ts';
import { type Figure, type Paragraph, type Passage, readParagraph, readSentences } from '../paragraph.ts';
import { findPlaceholders, mayHavePlaceholders } from '../placeholders.ts';
import { shiftQuantity } from '../quantities.ts';
import type { Span } from '../span.ts';
import { cutPassages } from './passages.ts';

/**
 * Reads one paragraph passage by passage, those that are not `known` by their words. What it says is the same; but of a paragraph
 * that is being written, only the passage that changed need be read again, and read as a whole it takes less time than by passages.
 */
export function readPassages(text: string, markdown: boolean, known: ReadonlyMap<string, Paragraph>): Paragraph {
  const cuts = cutPassages(text);
  if (cuts.length === 0) return readParagraph(text, markdown);
  let sentence = 0;
  const passages = cuts.map(({ start, end }): Passage => {
    const words = text.slice(start, end);
    const passage = { start, sentence, paragraph: known.get(words) ?? readParagraph(detach(words), markdown) };
    sentence += countStops(text, start, end);
    return passage;
  });
  return new DividedParagraph(text, passages, markdown);
}

/** Nearly everything is asked of its passages; what is asked of all of it is put together then. */
class DividedParagraph implements Paragraph {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly memory = new Memory();
  readonly #markdown: boolean;
  #sentences: readonly Span[] | null = null;
  #figures: readonly Figure[] | null = null;
  #placeholders: readonly Span[] | null = null;

  constructor(text: string, passages: readonly Passage[], markdown: boolean) {
    this.text = text;
    this.passages = passages;
    this.#markdown = markdown;
  }

  get sentences(): readonly Span[] {
    this.#sentences ??= readSentences(this.text);
    return this.#sentences;
  }

  get figures(): readonly Figure[] {
    this.#figures ??= placeFigures(this.passages);
    return this.#figures;
  }

  get placeholders(): readonly Span[] {
    this.#placeholders ??= this.passages.some(mayHaveBlanks) ? findPlaceholders(this.text, this.#markdown) : [];
    return this.#placeholders;
  }
}

function mayHaveBlanks({ paragraph }: Passage): boolean {
  return hasSignOfBlank(paragraph);
}

const hasSignOfBlank = once(({ text }: Paragraph) => mayHavePlaceholders(text));

/** At their places in the paragraph that the passages make. */
function placeFigures(passages: readonly Passage[]): readonly Figure[] {
  const figures: Figure[] = [];
  /** The last one so far that stands in no brackets. */
  let outside = -1;
  for (const { start, sentence, paragraph } of passages) {
    const before = figures.length;
    for (const figure of paragraph.figures) {
      const { quantity, bracket, anchor } = figure;
      const standsBehind = anchor < 0 && bracket > 0 && isOutermost(paragraph.text, bracket - 1);
      if (bracket === 0) outside = figures.length;
      figures.push({
        ...figure,
        quantity: shiftQuantity(quantity, start),
        sentence: figure.sentence + sentence,
        bracket: bracket === 0 ? 0 : bracket + start,
        anchor: anchor >= 0 ? anchor + before : standsBehind ? outside : -1,
      });
    }
  }
  return figures;
}

/** Whether a bracket that opens stands in no other. */
function isOutermost(text: string, bracket: number): boolean {
  let depth = 0;
  for (let at = nextOf(text, 0, bracket, BRACKETS); at < bracket; at = nextOf(text, at + 1, bracket, BRACKETS)) {
    if (kindAt(text, at) === Kind.open) depth++;
    else if (depth > 0) depth--;
  }
  return depth === 0;
}

const BRACKETS = kinds(Kind.open, Kind.close);

function countStops(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = nextOf(text, start, end, STOP); at < end; at = nextOf(text, at + 1, end, STOP)) count++;
  return count;
}

const STOP = kinds(Kind.stop);
