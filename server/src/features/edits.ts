import { findPlaceholders, isMarked } from '../analysis/placeholders.ts';
import type { Edit } from '../rules/rule.ts';

/** The text with all edits made, none of which overlaps another. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let applied = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    applied += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return applied + text.slice(at);
}

/** Edits of a text that do what two sets of edits do, one after the other: the second is of the text that the first leaves. */
export function composeEdits(text: string, first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  const between = applyEdits(text, first);
  const made = toMade(first);
  const later = inOrder(second);
  let nextMade = 0;
  let nextLater = 0;
  /** How much longer what was made before this place made the text. */
  let growth = 0;
  return group([...made, ...later]).flatMap(({ start, end }) => {
    const from = start - growth;
    for (; (made[nextMade]?.end ?? Infinity) <= end; nextMade++) growth += made[nextMade]!.growth;
    const inside: Edit[] = [];
    for (; (later[nextLater]?.end ?? Infinity) <= end; nextLater++) {
      const edit = later[nextLater]!;
      inside.push({ start: edit.start - start, end: edit.end - start, text: edit.text });
    }
    const composed = { start: from, end: end - growth, text: applyEdits(between.slice(start, end), inside) };
    return text.slice(composed.start, composed.end) === composed.text ? [] : [composed];
  });
}

/** Where a place of the text stands once the edits are made; what an edit replaces is where its words are. */
export function carry(place: Pick<Edit, 'start' | 'end'>, edits: readonly Edit[]): Pick<Edit, 'start' | 'end'> {
  let before = 0;
  let within = 0;
  for (const edit of edits) {
    const growth = edit.text.length - (edit.end - edit.start);
    if (edit.end <= place.start) before += growth;
    else if (edit.start < place.end) within += growth;
  }
  return { start: place.start + before, end: Math.max(place.start, place.end + within) + before };
}

/** The first place that edits leave to be filled in, in the text with all of them made; null where they leave none. */
export function findBlank(edits: readonly Edit[]): Pick<Edit, 'start' | 'end'> | null {
  const made = toMade(edits);
  for (const [at, { text }] of inOrder(edits).entries()) {
    const blank = findPlaceholders(text).find((blank) => isMarked(text, blank));
    const from = made[at]!.start;
    if (blank) return { start: from + blank.start, end: from + blank.end };
  }
  return null;
}

/** An edit that was made: where its words stand now, and how much longer they made the text. */
interface Made {
  readonly start: number;
  readonly end: number;
  readonly growth: number;
}

function toMade(edits: readonly Edit[]): readonly Made[] {
  let by = 0;
  return inOrder(edits).map(({ start, end, text }) => {
    const growth = text.length - (end - start);
    const made = { start: start + by, end: start + by + text.length, growth };
    by += growth;
    return made;
  });
}

/** Stretches that touch, as one. */
function group(stretches: readonly Pick<Edit, 'start' | 'end'>[]): readonly Pick<Edit, 'start' | 'end'>[] {
  const groups: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = groups.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else groups.push({ start, end });
  }
  return groups;
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
