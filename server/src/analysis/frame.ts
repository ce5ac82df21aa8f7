import type { Analysis } from './analyze.ts';
import type { Block } from './blocks.ts';
import { Memory, once, type Remembering } from './memory.ts';
import { indexFrom, type Span, shift } from './span.ts';
import type { TextChange } from './text-change.ts';

/** The frame of one version of a report. */
export interface Frame {
  /** Stands for it, and keeps only what follows from it. */
  readonly token: Remembering;
  /** How it came from the version before, where that has the same frame; null where it has another, or there is none. */
  readonly since: Since | null;
  /** How it came from the version before, where nothing but one paragraph differs, be it at its beginning or its end; else null. */
  readonly step: Step | null;
}

/** From one version of a report to the next. */
interface Step {
  /** Stands for the frame of the version before. */
  readonly token: Remembering;
  readonly change: TextChange;
  /** Which of the blocks is the paragraph that differs. The others are the same in both, and only move. */
  readonly at: number;
}

interface Since extends Step {
  /** The length of the paragraph that the change falls into, before or behind it, whichever is less. */
  readonly length: number;
}

/** Some look at how a paragraph begins: 附件, （一 */
const BEGINNING = 8;

/**
 * What follows from the frame of a report: from all of it but the inside of paragraphs that are longer than `blank` and stand
 * between two headings, behind their first characters. Most keystrokes fall into such a paragraph; then what was read for the
 * version before only moves. Where it reads more than the frame, the result of an edit is not that of a fresh start.
 */
export function fromFrame<T, C extends readonly unknown[]>(
  read: (analysis: Analysis, ...conditions: C) => T,
  follow: (found: T, change: TextChange) => T,
  blank: number = LONGEST_BANNER,
): (analysis: Analysis, ...conditions: C) => T {
  const knownOf = once((_: Remembering): { known?: Known<T> } => ({}));
  return (analysis, ...conditions) => {
    const { token, since } = analysis.frame;
    const own = knownOf(token);
    if (own.known && isUnder(own.known, conditions)) return own.known.found;
    const before = since && since.length > blank ? knownOf(since.token).known : undefined;
    const found =
      since && before && isUnder(before, conditions)
        ? follow(before.found, since.change)
        : read(analysis, ...conditions);
    own.known = { conditions, found };
    return found;
  };
}

interface Known<T> {
  readonly conditions: readonly unknown[];
  readonly found: T;
}

function isUnder({ conditions }: Known<unknown>, others: readonly unknown[]): boolean {
  return conditions.length === others.length && conditions.every((condition, at) => condition === others[at]);
}

/** A line without punctuation that is no longer may announce what stands behind it. */
const LONGEST_BANNER = 30;

/** Where a stretch outside of a change stands behind it. */
export function follow<T extends Span>(span: T, { before, after }: TextChange): T {
  return span.start >= before ? shift(span, after - before) : span;
}

/** The frame of a report of which no earlier version is known. */
export function startFrame(): Frame {
  return { token: { memory: new Memory() }, since: null, step: null };
}

/** The frame of a version of a report that differs from an earlier one by a change. */
export function followFrame(blocks: readonly Block[], previous: Analysis, change: TextChange): Frame {
  const frame = startFrame();
  const at = changedParagraph(previous.blocks, blocks, change);
  if (at < 0) return frame;
  const step = { token: previous.frame.token, change, at };
  const [old, block] = [previous.blocks[at]!, blocks[at]!];
  if (change.start < block.start + BEGINNING || !isBetweenHeadings(blocks, at)) return { ...frame, step };
  const length = Math.min(old.end - old.start, block.end - block.start);
  return { ...frame, step, since: { ...step, length } };
}

/** The index of the one paragraph that a change falls into; -1 where it touches anything else. */
function changedParagraph(before: readonly Block[], now: readonly Block[], change: TextChange): number {
  if (before.length !== now.length) return -1;
  const at = indexFrom(now, change.start + 1) - 1;
  const [old, block] = [before[at], now[at]];
  if (old?.kind !== 'paragraph' || block?.kind !== 'paragraph' || old.start !== block.start) return -1;
  const by = change.after - change.before;
  if (change.after > block.end || change.before > old.end || old.end + by !== block.end) return -1;
  for (let index = 0; index < now.length; index++) {
    if (index !== at && !isSame(before[index]!, now[index]!, index > at ? by : 0)) return -1;
  }
  return at;
}

/** Whether a heading stands before a block, and behind it one with a paragraph below: those are no beginning and no end. */
function isBetweenHeadings(blocks: readonly Block[], at: number): boolean {
  const next = blocks.findIndex(({ kind }, index) => index > at && kind === 'heading');
  if (next < 0 || !blocks.some(({ kind }, index) => index > next && kind === 'paragraph')) return false;
  return blocks.findIndex(({ kind }) => kind === 'heading') < at;
}

function isSame(a: Block, b: Block, by: number): boolean {
  if (!isMoved(a, b, by) || a.kind !== b.kind) return false;
  if (a.kind !== 'heading' || b.kind !== 'heading') return true;
  if (a.hashes !== b.hashes || a.level !== b.level || !isMoved(a.title, b.title, by)) return false;
  if (a.mark?.style !== b.mark?.style || a.mark?.ordinal !== b.mark?.ordinal) return false;
  return a.body === null || b.body === null ? a.body === b.body : isMoved(a.body, b.body, by);
}

function isMoved(a: Span, b: Span, by: number): boolean {
  return a.start + by === b.start && a.end + by === b.end;
}
