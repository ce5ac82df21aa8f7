import type { Paragraph } from '../analysis/paragraph.ts';
import { readEach } from '../analysis/readings.ts';
import { shift } from '../analysis/span.ts';
import type { Draft, Report } from './rule.ts';

/** What is wrong within one paragraph, whatever stands around it. All places are relative to the paragraph. */
export type FindInParagraph = (paragraph: Paragraph, row: boolean) => readonly Draft[];

/**
 * Looks through each paragraph of a report by itself (headings, titles and rows of tables are paragraphs too). What was
 * found in a paragraph that did not change is not looked for again.
 */
export function inParagraphs(find: FindInParagraph): (report: Report) => readonly Draft[] {
  const readAll = readEach(find);
  return ({ analysis }) =>
    readAll(analysis).flatMap(({ start, found }) => found.map((draft) => shiftDraft(draft, start)));
}

/** A finding within a paragraph, seen from the report that the paragraph begins in at `by`. */
export function shiftDraft(draft: Draft, by: number): Draft {
  return {
    ...shift(draft, by),
    ...(draft.related && { related: draft.related.map((place) => shift(place, by)) }),
    ...(draft.fixes && {
      fixes: draft.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => shift(edit, by)) })),
    }),
  };
}
