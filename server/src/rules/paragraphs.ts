import type { Analysis } from '../analysis/analyze.ts';
import { follow, fromFrame } from '../analysis/frame.ts';
import { mapEach } from '../analysis/map-each.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { type ReadAll, readEach, readEachPassage, readEachWith } from '../analysis/readings.ts';
import { type Span, shift } from '../analysis/span.ts';
import type { Draft, Report } from './rule.ts';

/** What is wrong within one paragraph, whatever stands around it. All places are relative to the paragraph. */
export type FindInParagraph = (paragraph: Paragraph, row: boolean) => readonly Draft[];

/**
 * Looks through each paragraph of a report by itself (headings, titles and rows of tables are paragraphs too). What was
 * found in a paragraph that did not change is not looked for again.
 */
export function inParagraphs(find: FindInParagraph): (report: Report) => readonly Draft[] {
  return placed(readEach(foundBy(find)));
}

/** As {@link inParagraphs}, for what shows in one passage at least. See `readEachWith`. */
export function inParagraphsWith(
  sign: (passage: Paragraph) => boolean,
  find: FindInParagraph,
): (report: Report) => readonly Draft[] {
  return placed(readEachWith(sign, foundBy(find)));
}

/** As {@link inParagraphs}, passage by passage: for what nobody looks for beyond a sentence. See `readEachPassage`. */
export function inPassages(find: FindInParagraph): (report: Report) => readonly Draft[] {
  return placed(readEachPassage(foundBy(find)));
}

/** What is wrong within one paragraph, and the same where the paragraph stood last: above what is being written, it stands there still. */
interface Found {
  readonly drafts: readonly Draft[];
  by: number;
  moved: readonly Draft[];
}

function foundBy(find: FindInParagraph): (paragraph: Paragraph, row: boolean) => Found | null {
  return (paragraph, row) => {
    const drafts = find(paragraph, row);
    return drafts.length === 0 ? null : { drafts, by: 0, moved: drafts };
  };
}

function placed(readAll: ReadAll<Found>): (report: Report) => readonly Draft[] {
  return ({ analysis }) => readAll(analysis).flatMap(({ start, found }) => moveTo(found, start));
}

function moveTo(found: Found, by: number): readonly Draft[] {
  if (found.by !== by) {
    found.by = by;
    found.moved = mapEach(found.drafts, (draft) => shiftDraft(draft, by));
  }
  return found.moved;
}

/** A finding within a paragraph, seen from the report that the paragraph begins in at `by`. */
export function shiftDraft(draft: Draft, by: number): Draft {
  return moveDraft(draft, (span) => shift(span, by));
}

/** A finding whose places are moved, each as it must be. */
export function moveDraft(draft: Draft, move: <T extends Span>(span: T) => T): Draft {
  return {
    ...move(draft),
    ...(draft.related && { related: mapEach(draft.related, move) }),
    ...(draft.fixes && { fixes: mapEach(draft.fixes, (fix) => ({ ...fix, edits: mapEach(fix.edits, move) })) }),
    ...(draft.claim && { claim: { ...draft.claim, numbers: mapEach(draft.claim.numbers, move) } }),
  };
}

/**
 * What is wrong in the frame of a report, by that alone: most keystrokes leave it alone, and only move what was found.
 * See `fromFrame`.
 */
export function inFrame<C extends readonly unknown[]>(
  find: (analysis: Analysis, ...conditions: C) => readonly Draft[],
  blank?: number,
): (analysis: Analysis, ...conditions: C) => readonly Draft[] {
  return fromFrame(
    find,
    (drafts, change) => drafts.map((draft) => moveDraft(draft, (span) => follow(span, change))),
    blank,
  );
}
