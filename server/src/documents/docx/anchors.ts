import type { Span } from '../../analysis/span.ts';
import type { Piece } from './pieces.ts';
import type { Printed } from './printed.ts';

/** What is to stand beside a stretch of the text. */
export interface Note extends Span {
  readonly paragraphs: readonly string[];
}

/** A part of a paragraph in which no comment begins or ends; of a paragraph without words, what has none. */
export interface Part {
  readonly piece: Piece | null;
  /** The ids of the comments that begin before it and end behind it. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** Notes as they are tied to what is printed. Ids are their indexes. */
export interface Anchored {
  /** A paragraph's pieces, cut where comments begin and end. */
  readonly cutsIn: (pieces: readonly Piece[]) => readonly Part[];
  readonly notesAt: (part: Part, side: 'start' | 'end') => readonly number[];
}

/** Ties each note to the words it speaks of; where those are not printed, to the nearest paragraph behind them. */
export function anchorNotes(printed: readonly Printed[], notes: readonly Note[]): Anchored {
  const carriers = printed
    .flatMap((item) => (item.kind === 'table' ? item.rows.flat() : [item.pieces]))
    .filter((pieces) => pieces.length > 0);
  const ends = carriers.map((pieces) => pieces.at(-1)!.end);
  const tied = new Map<readonly Piece[] | null, Tie[]>();
  notes.forEach(({ start, end }, id) => {
    const carrier = carriers[Math.min(firstBehind(ends, start), carriers.length - 1)] ?? null;
    const ties = tied.get(carrier) ?? [];
    tied.set(carrier, ties);
    ties.push({ id, ...within(carrier, start, end) });
  });
  return {
    cutsIn: (pieces) => cut(pieces, tied.get(pieces.length > 0 ? pieces : null) ?? []),
    notesAt: ({ begins, ends }, side) => (side === 'start' ? begins : ends),
  };
}

interface Tie extends Span {
  readonly id: number;
}

/** The part of a stretch that a paragraph has; all of it where it has none. */
function within(pieces: readonly Piece[] | null, start: number, end: number): Span {
  const from = pieces?.[0]?.start ?? 0;
  const to = pieces?.at(-1)?.end ?? 0;
  const first = Math.max(start, from);
  const last = Math.min(end, to);
  return first < last ? { start: first, end: last } : { start: from, end: to };
}

function cut(pieces: readonly Piece[], ties: readonly Tie[]): readonly Part[] {
  if (ties.length === 0) return pieces.map((piece) => ({ piece, begins: [], ends: [] }));
  if (pieces.length === 0) {
    const ids = ties.map(({ id }) => id);
    return [{ piece: null, begins: ids, ends: ids }];
  }
  const parts = pieces.flatMap((piece) => cutPiece(piece, ties));
  const begins = parts.map<number[]>(() => []);
  const ends = parts.map<number[]>(() => []);
  for (const { id, start, end } of ties) {
    const first = parts.findIndex((part) => part.end > start);
    const last = parts.findLastIndex((part) => part.start < end);
    begins[Math.max(0, first)]!.push(id);
    ends[Math.max(first, last, 0)]!.push(id);
  }
  return parts.map((piece, at) => ({ piece, begins: begins[at]!, ends: ends[at]! }));
}

/** A piece that shows something else than the text has is not cut. */
function cutPiece(piece: Piece, ties: readonly Tie[]): readonly Piece[] {
  if (piece.text.length !== piece.end - piece.start) return [piece];
  const places = new Set([piece.start, piece.end]);
  for (const { start, end } of ties) {
    for (const place of [start, end]) if (place > piece.start && place < piece.end) places.add(place);
  }
  const sorted = [...places].sort((a, b) => a - b);
  return sorted.slice(1).map((end, at) => {
    const start = sorted[at]!;
    return { ...piece, start, end, text: piece.text.slice(start - piece.start, end - piece.start) };
  });
}

/** The index of the first of some growing offsets that lies behind a place. */
function firstBehind(ends: readonly number[], place: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
