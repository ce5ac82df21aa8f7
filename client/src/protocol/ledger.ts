// A copy of server/src/features/protocol/ledger.ts, written by npm test -- -u.

import type { Position, Range } from './places.ts';

// Every figure of an open report, and those that follow from another one.

export const LEDGER_REQUEST = 'jiaohe/ledger';

/** Asks for every figure of an open report. */
export interface LedgerParams {
  readonly textDocument: { readonly uri: string };
}

/** Every figure of a report with the sums it stands in. */
export interface LedgerAnswer {
  /** The document's version that was checked. */
  readonly version: number;
  /** The time of figures that tell none, the year reported on; null where nothing tells it. */
  readonly period: string | null;
  /** In the order of the text. */
  readonly figures: readonly FigureItem[];
  readonly claims: readonly ClaimItem[];
  readonly coverage: Coverage;
}

/** Figures found, and figures that stand in at least one claim. */
export interface Coverage {
  readonly quantities: number;
  readonly checked: number;
}

/** How a sum stands that was done again: `doubtful` where it may be meant otherwise, `ignored` where nobody wants to be told that it fails. */
export type ClaimStanding = 'fails' | 'doubtful' | 'unclear' | 'ignored' | 'holds';

/** One figure. */
export interface FigureItem {
  /** The figure itself, without its unit. */
  readonly range: Range;
  /** The sentence it stands in. */
  readonly sentence: Range;
  /** As written, with its unit and the words that make it approximate. */
  readonly text: string;
  /** In Chinese: its value where that is not what is written, what it stands for where it is approximate; else empty. */
  readonly meaning: string;
  /** What it counts, in the words of the text; may be empty. */
  readonly indicator: string;
  /** The time it speaks of; null where nothing tells. */
  readonly period: string | null;
  /** The headings it stands under, outermost first. */
  readonly heading: readonly string[];
  /** Indexes of the claims it stands in. */
  readonly claims: readonly number[];
  /** The worst that can be said of it: `concerned` where it is but a term of a sum that may fail, `untold` where it stands in none. */
  readonly standing: ClaimStanding | 'concerned' | 'untold';
}

/** One sum that the text lets us do again. */
export interface ClaimItem {
  readonly kind: string;
  readonly standing: ClaimStanding;
  /** In Chinese, with its arithmetic: 合计：120 ≠ 85 + 45. */
  readonly words: string;
  /** Its figures and what is listed beside them, the announced one first. */
  readonly places: readonly PlaceItem[];
}

/** One place of a sum. */
export interface PlaceItem {
  readonly range: Range;
  /** What stands there and what it counts: 劳动类85件. */
  readonly words: string;
}

export const LEDGER_TABLE_REQUEST = 'jiaohe/ledgerTable';

/** Asks for figures of an open report as a table for other programs. */
export interface LedgerTableParams {
  readonly textDocument: { readonly uri: string };
  /** For a file, or to be pasted into a table. */
  readonly form: 'csv' | 'tsv';
  /** Indexes of the figures that are wanted, of the ledger of the present version; null for all. */
  readonly figures: readonly number[] | null;
}

/** Figures of one version of a report as a table. */
export interface LedgerTableAnswer {
  readonly version: number;
  readonly text: string;
}

export const LINKED_EDITS_REQUEST = 'jiaohe/linkedEdits';

/** Asks which figures follow from the one at a place. */
export interface LinkedEditsParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** The figures that follow from another one, as one edit that is confirmed before it is made; null where there are none. */
export interface LinkedEditsAnswer {
  readonly title: string;
  /** A WorkspaceEdit of the Language Server Protocol. */
  readonly edit: {
    readonly documentChanges: {
      readonly textDocument: { readonly uri: string; readonly version: number };
      readonly edits: { readonly range: Range; readonly newText: string; readonly annotationId: string }[];
    }[];
    /** What each edit does, and the sum that gives it. */
    readonly changeAnnotations: {
      [id: string]: { readonly label: string; readonly description: string; readonly needsConfirmation: boolean };
    };
  };
}

/** A command the client carries out, where it says that it can. */
export const SHOW_OFFSETS_COMMAND = 'jiaohe.showOffsets';
