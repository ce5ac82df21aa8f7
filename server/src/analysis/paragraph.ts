import { Kind, kindAt, kinds, nextOf } from './characters.ts';
import { Memory, type Remembering } from './memory.ts';
import { cutPassages } from './paragraph/passages.ts';
import { findPlaceholders } from './placeholders.ts';
import { type Quantity, readQuantities } from './quantities.ts';
import type { Span } from './span.ts';

/** What stands between two figures: the strongest punctuation, strongest first. */
export type Separator = 'stop' | 'semicolon' | 'colon' | 'comma' | 'pause' | 'none';

/** A quantity and the words that lead up to it. */
export interface Figure {
  readonly quantity: Quantity;
  /** The words since the figure before it (in the same brackets) or the beginning of its passage, what other brackets hold and spaces left out. */
  readonly lead: string;
  /** The last clause of `lead`, without the words that only introduce a number: what is counted. */
  readonly label: string;
  /** The words behind it up to the next punctuation or figure. */
  readonly tail: string;
  /** The strongest punctuation in `lead`. */
  readonly separator: Separator;
  /** Counts the sentences of the paragraph from 0. */
  readonly sentence: number;
  /** The brackets it stands in, by where they begin; 0 where it stands in none. */
  readonly bracket: number;
  /** Index of the figure that the brackets stand behind; -1 where there is none or it stands in none. */
  readonly anchor: number;
  /** Whether it is the first figure in its brackets. */
  readonly opensBracket: boolean;
}

/** What one paragraph says, whatever stands around it. All places are relative to the paragraph. */
export interface Paragraph extends Remembering {
  readonly text: string;
  /** Stretches up to 。；！？, within which figures speak about each other. */
  readonly sentences: readonly Span[];
  /** In the order of the text. */
  readonly figures: readonly Figure[];
  /** Blanks that are still to be filled in. */
  readonly placeholders: readonly Span[];
  /** The passages it is made of, one behind the other, where it was read passage by passage; else none. */
  readonly passages: readonly Passage[];
}

/** A piece of a paragraph that most readers look no further than, as a paragraph by itself. */
export interface Passage {
  /** Where it begins in its paragraph. */
  readonly start: number;
  /** How many sentences end before it. */
  readonly sentence: number;
  readonly paragraph: Paragraph;
}

interface Bracket {
  readonly id: number;
  readonly anchor: number;
  words: string;
  from: number;
  last: number;
}

/** No name of a thing that is counted is longer, and labels stay cheap on a line of a million characters. */
const LONGEST_LABEL = 40;

/** Words that only introduce a number: they do not tell what is counted. */
const INTRODUCING =
  '其中|当中|同时|此外|另外|另|并|且|还|先后|累计|合计|共计|总计|总共|共(?![同享建治产青识])|全年|今年以来|截至目前|目前|已经|已|现有|现(?![场行])|分别为|分别是|分别|主要|包括|包含|含|涉及|即(?![办时期将])|有|为';
const CONNECTING =
  '累计|合计|共计|总计|共有|共|达到|(?<![下送到抵传表])达|分别为|分别是|分别|约为|约|(?<![接附])近|(?<!行)为|有|(?<![预统审设])计|逾|超过|超|不足|的|是|了';
const INTRODUCTIONS = new RegExp(`^(?:${INTRODUCING})+`);
const CONNECTIONS = new RegExp(`(?:${CONNECTING})+$`);
/** What the former begin with, and the latter end with: most labels have neither. */
const INTRODUCING_FIRST = new Set(INTRODUCING.split('|').map((words) => words[0]));
const CONNECTING_LAST = new Set(CONNECTING.split('|').map((words) => words.at(-1)));

/** Reads one paragraph. Pure in its text, so that a paragraph that did not change need not be read again. */
export function readParagraph(text: string, markdown = false): Paragraph {
  return {
    text,
    sentences: readSentences(text),
    figures: readFigures(text, withoutBands(text, readQuantities(text)), cutPassages(text)),
    placeholders: findPlaceholders(text, markdown),
    passages: [],
    memory: new Memory(),
  };
}

/** 其中100人以上118起、100人以下155起: a size right in front of what it is the size of is a name, and no figure. */
function withoutBands(text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  const isBand = ({ unit, unitEnd }: Quantity, at: number): boolean => {
    const next = quantities[at + 1];
    if (!next || next.start - unitEnd > LONGEST_BOUND || next.unit === unit) return false;
    return BOUND.test(text.slice(unitEnd, next.start));
  };
  return quantities.some(isBand) ? quantities.filter((quantity, at) => !isBand(quantity, at)) : quantities;
}

const BOUND = /^(?:[（(]含[）)])?以[上下内](?:[（(]含[）)])?的?$/;
const LONGEST_BOUND = 9;

const ENDING = kinds(Kind.stop, Kind.semicolon);

/** Cuts at 。；！？. */
export function readSentences(text: string): readonly Span[] {
  const sentences: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const end = Math.min(nextOf(text, start, text.length, ENDING) + 1, text.length);
    sentences.push({ start, end });
    start = end;
  }
  return sentences;
}

/** What tells figures apart that stand between them. */
const GROUPING = kinds(Kind.open, Kind.close, Kind.stop);

function readFigures(
  text: string,
  quantities: readonly Quantity[],
  passages: readonly Pick<Span, 'start'>[],
): readonly Figure[] {
  const figures: Figure[] = [];
  if (quantities.length === 0) return figures;
  const open: Bracket[] = [{ id: 0, anchor: -1, words: '', from: 0, last: -1 }];
  let sentence = 0;
  let next = 0;
  let passage = 1;
  let at = 0;
  while (next < quantities.length) {
    const quantity = quantities[next]!;
    const begins = passages[passage]?.start ?? text.length;
    at = nextOf(text, at, Math.min(quantity.start, begins), GROUPING);
    if (at === begins) {
      // Brackets that are open where a passage begins are closed nowhere.
      open.length = 1;
      open[0]!.words = '';
      open[0]!.from = begins;
      passage++;
      continue;
    }
    const bracket = open.at(-1)!;
    if (at === quantity.start) {
      const lead = withoutSpaces(bracket.words + text.slice(bracket.from, at));
      figures.push({
        quantity,
        lead,
        label: labelOf(lead),
        tail: tailOf(text, quantity.unitEnd, quantities[next + 1]?.start ?? text.length),
        separator: strongest(lead),
        sentence,
        bracket: bracket.id,
        anchor: bracket.anchor,
        opensBracket: bracket.id > 0 && bracket.last < 0,
      });
      bracket.words = '';
      bracket.from = quantity.unitEnd;
      bracket.last = next++;
      at = quantity.unitEnd;
    } else {
      const kind = kindAt(text, at++);
      if (kind === Kind.open) {
        bracket.words += text.slice(bracket.from, at - 1);
        open.push({ id: at, anchor: bracket.last, words: '', from: at, last: -1 });
      } else if (kind === Kind.close && open.length > 1) {
        open.pop();
        open.at(-1)!.from = at;
      } else if (kind === Kind.stop) sentence++;
    }
  }
  return figures;
}

/** 全年 受理 120 件: on some pages there are spaces around every figure and every mark. */
function withoutSpaces(words: string): string {
  return SPACES.test(words) ? words.replace(EVERY_SPACE, '') : words;
}

const SPACES = /[ \u00a0\u3000]/;
const EVERY_SPACE = /[ \u00a0\u3000]+/g;

function labelOf(lead: string): string {
  let start = lead.length;
  const furthest = Math.max(0, lead.length - LONGEST_LABEL);
  /** “双随机、一公开”抽查: what stands between quotation marks is one name. */
  let quoted = false;
  while (start > furthest && (quoted || !isBoundary(lead, start - 1))) {
    const mark = lead[--start];
    if (mark === '”') quoted = true;
    else if (mark === '“') quoted = false;
  }
  const clause = lead.slice(start);
  let label = (clause.includes('*') ? clause.replace(/\*+/g, '') : clause).trim();
  if (INTRODUCING_FIRST.has(label[0])) label = label.replace(INTRODUCTIONS, '');
  if (CONNECTING_LAST.has(label.at(-1))) label = label.replace(CONNECTIONS, '');
  label = label.trim();
  return CONJUNCTION.test(label) ? '' : label;
}

/** 60%与40% */
const CONJUNCTION = /^(?:[与和及或]|以及)$/;

function tailOf(text: string, start: number, limit: number): string {
  let end = start;
  const furthest = Math.min(limit, start + LONGEST_LABEL);
  while (end < furthest && !isBoundary(text, end)) end++;
  return text.slice(start, end);
}

function isBoundary(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind >= Kind.comma && kind <= Kind.close;
}

function strongest(lead: string): Separator {
  let separator: Separator = 'none';
  for (let at = 0; at < lead.length; at++) {
    const kind = kindAt(lead, at);
    if (kind === Kind.stop) return 'stop';
    if (kind === Kind.semicolon) separator = 'semicolon';
    else if (kind === Kind.colon && separator !== 'semicolon') separator = 'colon';
    else if (kind === Kind.comma && (separator === 'pause' || separator === 'none')) separator = 'comma';
    else if (kind === Kind.pause && separator === 'none') separator = 'pause';
  }
  return separator;
}
