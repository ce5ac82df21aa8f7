import { Kind, kindAt, kinds, nextOf } from '../characters.ts';
import type { Span } from '../span.ts';

/** What ends a sentence, and what may enclose one. */
const MARKS = kinds(Kind.stop, Kind.open, Kind.close, Kind.quote);
const BETWEEN = kinds(Kind.space, Kind.lineEnd);
const PUNCTUATION = kinds(Kind.comma, Kind.pause, Kind.semicolon, Kind.colon, Kind.stop);
const WORDS = kinds(Kind.han, Kind.numeral, Kind.scale, Kind.digit, Kind.latin);
const NUMERALS = kinds(Kind.digit, Kind.numeral);
const OPENING_QUOTES = '“‘「『《〈';
/** What is shorter has hardly two sentences, and is soon read. */
const SHORTEST = 60;
/** A sentence that is shorter stands by no means by itself. */
const SHORTEST_PASSAGE = 12;

/**
 * Cuts the words of a paragraph into passages. A sentence without figures is one by itself; sentences with figures make one with
 * those beside them that have some as well, and with the one before, which may lead up to them. So nobody who looks at a
 * sentence, and nobody who looks from a figure to those of the next sentence, looks beyond a passage. Nothing is cut within
 * brackets and quotation marks. None where there is but one.
 */
export function cutPassages(text: string): readonly Span[] {
  if (text.length < SHORTEST) return [];
  const passages: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfSentence(text, start);
    const last = passages.at(-1);
    const isShort = last !== undefined && Math.min(end - start, last.end - last.start) < SHORTEST_PASSAGE;
    if (last && (isShort || mayTellFigures(text, start, end)))
      passages[passages.length - 1] = { start: last.start, end };
    else passages.push({ start, end });
    start = end;
  }
  return passages.length > 1 ? passages : [];
}

/** The end of a whole sentence: behind a 。 outside of all that encloses, alone between a word and the word that begins another. */
function endOfSentence(text: string, start: number): number {
  let brackets = 0;
  let quotations = 0;
  let straight = false;
  for (
    let at = nextOf(text, start, text.length, MARKS);
    at < text.length;
    at = nextOf(text, at + 1, text.length, MARKS)
  ) {
    const kind = kindAt(text, at);
    if (kind === Kind.stop) {
      if (brackets > 0 || quotations > 0 || straight || isOne(text, at - 1, PUNCTUATION)) continue;
      let end = at + 1;
      while (isOne(text, end, BETWEEN)) end++;
      if (isOne(text, end, WORDS)) return end;
    } else if (text[at] === '"') straight = !straight;
    else if (kind === Kind.open) brackets++;
    else if (kind === Kind.close) brackets = Math.max(0, brackets - 1);
    else if (OPENING_QUOTES.includes(text[at]!)) quotations++;
    else quotations = Math.max(0, quotations - 1);
  }
  return text.length;
}

function isOne(text: string, at: number, wanted: number): boolean {
  return ((wanted >> kindAt(text, at)) & 1) === 1;
}

/** Whether there are digits or numerals; 一 by itself is mostly none (一是, 进一步), and is a number only before these. */
function mayTellFigures(text: string, start: number, end: number): boolean {
  for (let at = nextOf(text, start, end, NUMERALS); at < end; at = nextOf(text, at + 1, end, NUMERALS)) {
    if (text[at] !== '一' || text[at + 1] === '成' || text[at + 1] === '倍' || kindAt(text, at + 1) === Kind.scale)
      return true;
  }
  return false;
}
