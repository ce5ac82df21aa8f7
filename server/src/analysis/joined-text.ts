import type { Span } from './span.ts';

/** A text with some stretches taken out, and where what is left stood before. */
export interface JoinedText {
  readonly text: string;
  /** The place in the whole text of a place in this one. */
  readonly toWhole: <Place extends Span>(place: Place) => Place;
}

/** Takes out stretches that are in the order of the text and lie apart. */
export function joinText(whole: string, out: readonly Span[]): JoinedText {
  const pieces: string[] = [];
  /** For each stretch, where in the joined text it was, and how much is out up to and with it. */
  const seams: { readonly at: number; readonly gone: number }[] = [];
  let end = 0;
  let gone = 0;
  for (const span of out) {
    pieces.push(whole.slice(end, span.start));
    seams.push({ at: span.start - gone, gone: gone + span.end - span.start });
    gone += span.end - span.start;
    end = span.end;
  }
  pieces.push(whole.slice(end));
  /** What begins at a seam begins behind what is out, what ends there ends before it. */
  const offsetOf = (offset: number, begins: boolean): number => {
    let low = 0;
    let high = seams.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { at } = seams[middle]!;
      if (begins ? at <= offset : at < offset) low = middle + 1;
      else high = middle;
    }
    return offset + (seams[low - 1]?.gone ?? 0);
  };
  return {
    text: pieces.join(''),
    toWhole: (place) => {
      const start = offsetOf(place.start, true);
      return { ...place, start, end: Math.max(start, offsetOf(place.end, place.end === place.start)) };
    },
  };
}
