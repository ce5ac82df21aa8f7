import type { Span } from '../../analysis/span.ts';

/** What a suggestion stands for, in the order in which kinds are shown. */
export type SuggestionKind = 'item' | 'ordinal' | 'section' | 'part' | 'title' | 'name' | 'term' | 'date' | 'report';

/** Something that could be written at the cursor. Its span, which ends at the cursor or right behind it, is replaced. */
export interface Suggestion extends Span {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** What comes to stand in the text; its blanks are tab stops where the editor knows any. */
  readonly text: string;
  /** Said beside the label. */
  readonly detail: string;
  /** Where it comes from, and what is known of it. */
  readonly source: string;
  /** The text as a snippet, where its blanks alone do not tell the tab stops. */
  readonly snippet?: string;
}
