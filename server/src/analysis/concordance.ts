import type { Analysis, PlacedParagraph } from './analyze.ts';
import { mapEach } from './map-each.ts';
import { once, type Remembering } from './memory.ts';
import { allSections, type Section } from './outline.ts';
import type { Paragraph } from './paragraph.ts';

/** A paragraph at its place in the version of a report that a concordance was last brought to. */
export interface Slot {
  readonly placed: PlacedParagraph;
  /** Which of the report's paragraphs it is. */
  readonly index: number;
  /** The innermost heading it stands under, its own where it is one; null where it stands under none. */
  readonly section: Slot | null;
  /** Of a heading, the one above it. */
  readonly above: Slot | null;
}

/** One thing that is said in a paragraph. */
export interface Said<T> {
  readonly said: T;
  /** Where in the paragraph its passage begins, which its places are relative to; 0 where they are relative to the paragraph. */
  readonly start: number;
}

/** The same at its place in the report. */
export interface Entry<T> extends Said<T> {
  readonly slot: Slot;
}

/** What things are looked up under. */
export type Key = string | number;

/** What is collected from the paragraphs of a report, and what follows where several of them say the same. */
export interface Plan<T, R, C extends readonly unknown[]> {
  /** What a paragraph says, whatever stands around it. What one of its passages said before is the same thing then. */
  readonly read: (paragraph: Paragraph, row: boolean) => readonly Said<T>[];
  /** The keys under which a thing is looked up. Only what shares one is ever held side by side. */
  readonly keysOf: (said: T) => readonly Key[];
  /** What follows from everything under one key, two things at least, in the order of the text; null where nothing does. */
  readonly settle: (entries: readonly Entry<T>[], key: Key, ...conditions: C) => R | null;
  /** Whether the same entries under the same conditions always come to this; where it is absent, they do. */
  readonly isFinal?: (result: R, ...conditions: C) => boolean;
}

/**
 * Gathers what follows where several paragraphs of a report say the same. The result depends on the report alone; but what was
 * found for one version of it is kept for the next, and only the keys of what paragraphs say that they did not say before, or no
 * more, or under another heading, are settled anew. `conditions` are compared one by one: when one differs, everything is settled anew. What
 * comes back is in no order, and its slots are right until another version is asked about.
 */
export function collate<T, R, C extends readonly unknown[]>(
  plan: Plan<T, R, C>,
): (analysis: Analysis, ...conditions: C) => readonly R[] {
  const concordanceOf = once((_: Analysis['lineage']) => new Concordance(plan));
  return (analysis, ...conditions) => concordanceOf(analysis.lineage).bringTo(analysis, conditions);
}

const NOWHERE: readonly never[] = [];

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface OwnSlot<T, R> extends Writable<Slot> {
  section: OwnSlot<T, R> | null;
  above: OwnSlot<T, R> | null;
  entries: readonly OwnEntry<T, R>[];
  /** Whether the headings above it are others than before. */
  moved: boolean;
}

interface OwnEntry<T, R> extends Entry<T> {
  readonly slot: OwnSlot<T, R>;
  start: number;
  buckets: readonly Bucket<T, R>[];
  /** Which of the things that its paragraph says it is. */
  at: number;
}

/** Everything under one key, in the order of the text. */
interface Bucket<T, R> {
  readonly key: Key;
  readonly entries: OwnEntry<T, R>[];
  result: R | null;
}

/**
 * The index of one report. Invariant between two calls: `#slots` has one slot for each paragraph of some version, in its order,
 * every bucket holds exactly what these say under its key, in order, and its result is what `settle` gives for that.
 */
class Concordance<T, R, C extends readonly unknown[]> {
  readonly #plan: Plan<T, R, C>;
  readonly #buckets = new Map<Key, Bucket<T, R>>();
  /** Buckets that have a result. */
  readonly #settled = new Set<Bucket<T, R>>();
  readonly #dirty = new Set<Bucket<T, R>>();
  #slots: readonly OwnSlot<T, R>[] = [];
  #conditions: C | null = null;
  /** Stands for the frame of that version. */
  #frame: Remembering | null = null;

  constructor(plan: Plan<T, R, C>) {
    this.#plan = plan;
  }

  bringTo(analysis: Analysis, conditions: C): readonly R[] {
    const changed = this.#replaceSlots(analysis.paragraphs);
    const { token, since } = analysis.frame;
    // Where only the inside of a paragraph changed, all stands under the headings it stood under.
    if (since === null || since.token !== this.#frame) {
      for (const slot of placeUnderHeadings(this.#slots, analysis.outline)) this.#soil(slot);
    }
    this.#frame = token;
    for (const slot of changed) this.#enter(slot);
    if (this.#conditions?.some((condition, at) => condition !== conditions[at])) {
      for (const bucket of this.#buckets.values()) this.#dirty.add(bucket);
    }
    this.#conditions = conditions;
    this.#settleDirty(conditions);
    return Array.from(this.#settled, ({ result }) => result!);
  }

  /**
   * Takes the slots of paragraphs that are gone out, and puts new ones in; the others follow their paragraphs. Those of which
   * the words are others come back.
   */
  #replaceSlots(paragraphs: readonly PlacedParagraph[]): readonly OwnSlot<T, R>[] {
    const old = this.#slots;
    const shorter = Math.min(old.length, paragraphs.length);
    let first = 0;
    while (first < shorter && isSame(old[first]!.placed, paragraphs[first]!)) first++;
    let last = 0;
    while (last < shorter - first && isSame(old.at(-1 - last)!.placed, paragraphs.at(-1 - last)!)) last++;
    const gone = old.slice(first, old.length - last);
    const changed = mapEach(paragraphs.slice(first, paragraphs.length - last), (placed, at): OwnSlot<T, R> => {
      const slot = gone[at];
      if (slot && isProse(slot.placed) && isProse(placed)) return slot;
      return { placed, index: 0, section: null, above: null, entries: [], moved: false };
    });
    for (const [at, slot] of gone.entries()) if (slot !== changed[at]) this.#remove(slot.entries);
    this.#slots = old.slice(0, first).concat(changed, old.slice(old.length - last));
    for (let index = 0; index < paragraphs.length; index++) {
      const slot = this.#slots[index]!;
      slot.placed = paragraphs[index]!;
      slot.index = index;
    }
    return changed;
  }

  #remove(entries: readonly OwnEntry<T, R>[]): void {
    for (const entry of entries) {
      for (const bucket of entry.buckets) {
        bucket.entries.splice(bucket.entries.indexOf(entry), 1);
        this.#dirty.add(bucket);
      }
    }
  }

  /** What a paragraph says still is left where it is. */
  #enter(slot: OwnSlot<T, R>): void {
    const { paragraph, block } = slot.placed;
    const { read, keysOf } = this.#plan;
    const before = slot.entries;
    let next = 0;
    const fresh: OwnEntry<T, R>[] = [];
    const gone = new Set(before);
    slot.entries = mapEach(read(paragraph, block.kind === 'table'), ({ said, start }, at) => {
      const known =
        before[next]?.said === said ? next : before.findIndex((one, index) => index > next && one.said === said);
      if (known < 0) {
        const entry: OwnEntry<T, R> = { slot, said, start, at, buckets: NOWHERE };
        fresh.push(entry);
        return entry;
      }
      const entry = before[known]!;
      next = known + 1;
      gone.delete(entry);
      entry.start = start;
      entry.at = at;
      return entry;
    });
    this.#remove([...gone]);
    for (const entry of fresh) entry.buckets = mapEach(keysOf(entry.said), (key) => this.#enterUnder(key, entry));
  }

  #enterUnder(key: Key, entry: OwnEntry<T, R>): Bucket<T, R> {
    const known = this.#buckets.get(key);
    if (known) {
      insert(known.entries, entry);
      if (known.entries.length > 1) this.#dirty.add(known);
      return known;
    }
    // Most keys stay alone: an empty list would make room for a dozen when its first entry comes.
    const bucket = { key, entries: [entry], result: null };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #soil({ entries }: OwnSlot<T, R>): void {
    for (const { buckets } of entries) for (const bucket of buckets) this.#dirty.add(bucket);
  }

  #settleDirty(conditions: C): void {
    const { settle, isFinal } = this.#plan;
    for (const bucket of this.#dirty) {
      if (bucket.entries.length === 0) this.#buckets.delete(bucket.key);
      bucket.result = bucket.entries.length > 1 ? settle(bucket.entries, bucket.key, ...conditions) : null;
      if (bucket.result === null) this.#settled.delete(bucket);
      else this.#settled.add(bucket);
      if (bucket.result === null || !isFinal || isFinal(bucket.result, ...conditions)) this.#dirty.delete(bucket);
    }
  }
}

function isSame(a: PlacedParagraph, b: PlacedParagraph): boolean {
  return a.paragraph === b.paragraph && a.block.kind === b.block.kind;
}

/** The words of a heading bear on what stands below it. */
function isProse({ block }: PlacedParagraph): boolean {
  return block.kind === 'paragraph';
}

/** Puts an entry where it belongs in the order of the text. */
function insert<T, R>(entries: OwnEntry<T, R>[], entry: OwnEntry<T, R>): void {
  let at = entries.length;
  while (at > 0 && isBehind(entries[at - 1]!, entry)) at--;
  if (at === entries.length) entries.push(entry);
  else entries.splice(at, 0, entry);
}

function isBehind<T, R>(a: OwnEntry<T, R>, b: OwnEntry<T, R>): boolean {
  return a.slot.index > b.slot.index || (a.slot === b.slot && a.at > b.at);
}

/** Tells each slot its headings. The slots for which they are others than before come back. */
function* placeUnderHeadings<T, R>(slots: readonly OwnSlot<T, R>[], outline: Section): Generator<OwnSlot<T, R>> {
  // Every heading opens a section, so both come in the same order; the outline itself has none.
  const [, ...sections] = allSections(outline);
  const path: { readonly slot: OwnSlot<T, R>; readonly section: Section }[] = [];
  let next = 0;
  for (const slot of slots) {
    const { start, block } = slot.placed;
    let moved = false;
    if (block.kind === 'heading') {
      const section = sections[next++]!;
      while (path.length > 0 && path.at(-1)!.section.level >= section.level) path.pop();
      const above = path.at(-1)?.slot ?? null;
      moved = slot.above !== above || (above?.moved ?? false);
      slot.above = above;
      path.push({ slot, section });
    }
    // What follows the last section, such as an annex behind the date, stands under none.
    while (path.length > 0 && start >= path.at(-1)!.section.end) path.pop();
    const section = path.at(-1)?.slot ?? null;
    moved ||= slot.section !== section || (section !== slot && (section?.moved ?? false));
    slot.section = section;
    slot.moved = moved;
    if (moved) yield slot;
  }
}
