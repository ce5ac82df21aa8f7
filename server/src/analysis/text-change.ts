/** The one stretch in which a later version of a text differs from an earlier one; empty in both where they are the same. */
export interface TextChange {
  /** Where it begins, in both. */
  readonly start: number;
  /** Where it ends in the earlier text. */
  readonly before: number;
  /** Where it ends in the later text. */
  readonly after: number;
}

/** The stretch outside of which two texts are the same. */
export function textChangeBetween(before: string, now: string): TextChange {
  const shorter = Math.min(before.length, now.length);
  const start = commonStart(before, now, shorter);
  const end = commonEnd(before, now, shorter - start);
  return { start, before: before.length - end, after: now.length - end };
}

/** Slices are compared many characters at once, and only where they differ one by one. */
const STEPS = [1 << 16, 1 << 12, 1 << 8, 1 << 5];

function commonStart(a: string, b: string, most: number): number {
  let length = 0;
  for (const step of STEPS) {
    while (length + step <= most && a.slice(length, length + step) === b.slice(length, length + step)) length += step;
  }
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  const tail = (text: string, step: number): string => text.slice(text.length - length - step, text.length - length);
  for (const step of STEPS) while (length + step <= most && tail(a, step) === tail(b, step)) length += step;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
