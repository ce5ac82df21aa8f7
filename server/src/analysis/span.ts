/** A stretch of text: half-open UTF-16 offsets. Every position in the core is one of these. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same stretch, seen from a text in which it begins `by` code units later. */
export function shift<T extends Span>(span: T, by: number): T {
  return by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };
}

/** Whether two stretches have a character in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The index of the first of some stretches at or behind an offset; they stand in the order of the text. */
export function indexFrom(stretches: readonly Pick<Span, 'start'>[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stretches[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
