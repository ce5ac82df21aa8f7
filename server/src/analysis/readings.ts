import type { Analysis, PlacedParagraph } from './analyze.ts';
import { once, type Remembering } from './memory.ts';
import type { Paragraph, Passage } from './paragraph.ts';
import { indexFrom } from './span.ts';
import type { TextChange } from './text-change.ts';

/** What a reader found in one paragraph of a report, or in one passage of it, which then stands for a paragraph. */
export interface Reading<T> extends PlacedParagraph {
  /** Which of the report's paragraphs it is. */
  readonly index: number;
  /** How many sentences of the report's paragraph end before it. */
  readonly sentence: number;
  /** Places are relative to the paragraph. */
  readonly found: T;
}

/** What a reader found in a report, in the order of the text; only paragraphs in which it found anything. */
export type ReadAll<T> = (analysis: Analysis) => readonly Reading<T>[];

/**
 * Reads each paragraph of a report by itself (headings, titles and rows of tables are paragraphs too, and which of them are rows
 * is told); `null`, `false` and an empty list are nothing. A paragraph that did not change is not read again, and one in which no reader found anything costs one
 * look for all readers together: dozens of them go over thousands of paragraphs at every keystroke. Readers are made once, when
 * the program starts, and never go away.
 */
export function readEach<T>(read: Read<T>): ReadAll<T> {
  return toReadAll({ read, passages: false, at: -1 });
}

/**
 * As {@link readEach}, for what looks no further than a sentence, or from a figure to those of the next one: each passage of a
 * paragraph is read by itself, and where only one of them changed, the others are not read again.
 */
export function readEachPassage<T>(read: Read<T>): ReadAll<T> {
  return toReadAll({ read, passages: true, at: -1 });
}

/**
 * As {@link readEach}, for what shows in one passage at least of the paragraph that tells it: where there is no `sign` of it in
 * any of them, the paragraph is not read, and of those that did not change is remembered whether there is.
 */
export function readEachWith<T>(sign: (passage: Paragraph) => boolean, read: Read<T>): ReadAll<T> {
  const shows = once(sign);
  return readEach((paragraph, row) => {
    const { passages } = paragraph;
    return passages.length === 0 || passages.some(({ paragraph }) => shows(paragraph)) ? read(paragraph, row) : null;
  });
}

/**
 * As `once`, for what readers will ask of every passage and of every paragraph of prose that is not divided: when these are read,
 * it is worked out beforehand, as if it were a reader.
 */
export function ahead<T>(work: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  const answer = once(work);
  worksAhead.push(answer);
  return answer;
}

type Read<T> = (paragraph: Paragraph, row: boolean) => T | null;

function toReadAll<T>(reader: Reader): ReadAll<T> {
  return (analysis) => {
    if (reader.at < 0) reader.at = asked.push(reader) - 1;
    return gather(analysis, reader.at) as readonly Reading<T>[];
  };
}

interface Reader {
  readonly read: Read<unknown>;
  /** Whether it reads passages. */
  readonly passages: boolean;
  /** Its place among those that were asked; negative before it was. */
  at: number;
}

/** What one reader found in a paragraph. */
interface Note {
  readonly reader: number;
  readonly found: unknown;
  /** Where it was found; null where that is the paragraph. */
  readonly passage: Passage | null;
}

/** What was found in a paragraph by the first so many readers that were ever asked. */
interface Notes {
  readers: number;
  notes: readonly Note[];
}

/** Every reader that was ever asked: those of rules that are switched off read nothing. */
const asked: Reader[] = [];
const worksAhead: ((paragraph: Paragraph) => unknown)[] = [];
/** Most paragraphs have nothing to note. */
const NOTHING: readonly Note[] = [];
const notedOf = once((_: Paragraph): Notes => ({ readers: 0, notes: NOTHING }));
/** By reader. */
const gatheredFrom = once((_: Analysis): (readonly Reading<unknown>[])[] => []);
/** The same for the version of a report that was gathered from last. */
const gatheredLast = once((_: Analysis['lineage']): { frame: Remembering | null; lists: Lists } => {
  return { frame: null, lists: [] };
});

/** What each reader found. */
type Lists = readonly (readonly Reading<unknown>[])[];

/** What one reader found. All that were asked before are gone through at the same time. */
function gather(analysis: Analysis, reader: number): readonly Reading<unknown>[] {
  const all = gatheredFrom(analysis);
  const known = all[reader];
  if (known) return known;
  const { token, step } = analysis.frame;
  const last = gatheredLast(analysis.lineage);
  const follows = step !== null && step.token === last.frame && all.length === 0 && last.lists.length === asked.length;
  all.push(...(follows ? follow(last.lists, analysis.paragraphs, step.change) : gatherAnew(analysis, all.length)));
  last.frame = token;
  last.lists = all;
  return all[reader]!;
}

/** Readers take turns with so many paragraphs: more would not stay at hand themselves. */
const AT_A_TIME = 64;

/** What the readers from one of them on found in all paragraphs. */
function gatherAnew({ paragraphs }: Analysis, from: number): Lists {
  const lists = Array.from({ length: asked.length - from }, (): Reading<unknown>[] => []);
  for (let start = 0; start < paragraphs.length; start += AT_A_TIME)
    noteAll(paragraphs.slice(start, start + AT_A_TIME));
  for (let index = 0; index < paragraphs.length; index++) gatherAt(paragraphs, index, lists, from);
  return lists;
}

/** Adds what was noted of one paragraph. */
function gatherAt(
  paragraphs: readonly PlacedParagraph[],
  index: number,
  lists: readonly Reading<unknown>[][],
  from: number,
): void {
  const { start, block, paragraph } = paragraphs[index]!;
  for (const { reader, found, passage } of notedOf(paragraph).notes) {
    if (reader < from) continue;
    lists[reader - from]!.push(
      passage
        ? {
            index,
            start: start + passage.start,
            sentence: passage.sentence,
            block,
            paragraph: passage.paragraph,
            found,
          }
        : { index, start, sentence: 0, block, paragraph, found },
    );
  }
}

/** What was found in the version before, but for the one paragraph that differs. */
function follow(
  lists: Lists,
  paragraphs: readonly PlacedParagraph[],
  { start: from, before, after }: TextChange,
): Lists {
  const changed = indexFrom(paragraphs, from + 1) - 1;
  const found = lists.map((): Reading<unknown>[] => []);
  noteAll([paragraphs[changed]!]);
  gatherAt(paragraphs, changed, found, 0);
  const { start: begin } = paragraphs[changed]!;
  const by = after - before;
  /** Where what stood behind the paragraph began. */
  const end = (paragraphs[changed + 1]?.start ?? Number.POSITIVE_INFINITY) - by;
  return lists.map((list, reader) => {
    const [first, rest] = [indexFrom(list, begin), indexFrom(list, end)];
    const own = found[reader]!;
    if (rest === list.length && first === rest && own.length === 0) return list;
    const readings = list.slice(0, first).concat(own);
    for (let at = rest; at < list.length; at++) {
      const { index, start, sentence, paragraph, found } = list[at]!;
      const { block } = paragraphs[index]!;
      readings.push({ index, start: start + by, sentence, block, paragraph, found });
    }
    return readings;
  });
}

/** What readers are given: a paragraph of prose, a row of a table, or a passage in the place of a paragraph. */
interface Text {
  readonly form: 'paragraph' | 'row' | 'passage';
  readonly paragraph: Paragraph;
  /** The passages that are texts by themselves as well. */
  readonly passages: readonly Passage[];
  readonly noted: Notes;
  /** The first of the readers that did not read it yet. */
  readonly from: number;
  readonly notes: Note[];
}

/**
 * Has all readers that were asked read what is new in some paragraphs. Each goes over all of them before the next one begins: the
 * code of all together is larger than what a processor has at hand, and a whole report costs a seventh less so.
 */
function noteAll(paragraphs: readonly PlacedParagraph[]): void {
  const texts: Text[] = [];
  for (const { block, paragraph } of paragraphs) {
    addUnread(texts, paragraph, block.kind === 'table' ? 'row' : 'paragraph');
  }
  for (const work of worksAhead) {
    for (const { form, paragraph, passages } of texts) if (form !== 'row' && passages.length === 0) work(paragraph);
  }
  for (let at = 0; at < asked.length; at++) {
    const reader = asked[at]!;
    for (const { form, paragraph, passages, from, notes } of texts) {
      if (at < from || (reader.passages ? passages.length > 0 : form === 'passage')) continue;
      const found = reader.read(paragraph, form === 'row');
      if (found !== null && found !== false && !(Array.isArray(found) && found.length === 0))
        notes.push({ reader: at, found, passage: null });
    }
  }
  for (const { noted, notes } of texts) if (notes.length > 0) noted.notes = noted.notes.concat(notes);
  for (const { passages, noted, from } of texts) {
    const notes = passages.flatMap((passage) => notedSince(from, passage));
    if (notes.length > 0) noted.notes = noted.notes.concat(notes);
  }
}

/** A text may stand in several places, and is read once. */
function addUnread(texts: Text[], paragraph: Paragraph, form: Text['form']): void {
  const noted = notedOf(paragraph);
  const from = noted.readers;
  if (from === asked.length) return;
  noted.readers = asked.length;
  const passages = form === 'row' ? NO_PASSAGES : paragraph.passages;
  texts.push({ form, paragraph, passages, noted, from, notes: [] });
  for (const passage of passages) addUnread(texts, passage.paragraph, 'passage');
}

const NO_PASSAGES: readonly Passage[] = [];

/** What the readers from one of them on found in a passage, as it is noted of its paragraph. */
function notedSince(from: number, passage: Passage): readonly Note[] {
  const { notes } = notedOf(passage.paragraph);
  return notes.flatMap(({ reader, found }) => (reader < from ? [] : [{ reader, found, passage }]));
}
