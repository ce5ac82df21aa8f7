import type { Position, Range } from 'vscode-languageserver-protocol';
import type { ContentStatus } from '../profile.ts';

/**
 * What our own client may ask beyond the Language Server Protocol. The client has its own copy of these shapes
 * (client/src/protocol.ts), since it imports nothing of the server; a test holds the two together.
 */
export const REPORT_REQUEST = 'jiaohe/report';
export const INSERTION_REQUEST = 'jiaohe/insertion';
export const LEDGER_REQUEST = 'jiaohe/ledger';
export const LINKED_EDITS_REQUEST = 'jiaohe/linkedEdits';

/** Asks for what the views show of an open report. */
export interface ReportParams {
  readonly textDocument: { readonly uri: string };
}

/** What the views show of an open report. */
export interface ReportAnswer {
  /** The document's version that was checked. */
  readonly version: number;
  readonly profile: { readonly id: string; readonly name: string } | null;
  readonly year: number | null;
  /** One for each content the profile mandates, in its order. */
  readonly contents: readonly ContentItem[];
  /** The headings, as a tree. */
  readonly sections: readonly SectionItem[];
  readonly counts: {
    readonly error: number;
    readonly warning: number;
    readonly information: number;
    readonly hint: number;
    /** Mandated contents that are missing or empty; the optional ones do not count. */
    readonly unwritten: number;
    /** Findings the author said are none. */
    readonly ignored: number;
  };
}

/** One mandated content. `range` is where it stands; null where it is missing. */
export interface ContentItem {
  readonly id: string;
  readonly name: string;
  readonly status: ContentStatus;
  readonly mandatory: boolean;
  readonly range: Range | null;
}

/** One heading with the headings below it. */
export interface SectionItem {
  /** The ordinal as written: 一、 （一） 1.; empty where there is none. */
  readonly mark: string;
  readonly title: string;
  /** The whole section. */
  readonly range: Range;
  /** The heading. */
  readonly selectionRange: Range;
  readonly children: readonly SectionItem[];
}

/** Asks where and with what words a mandated content can be inserted. */
export interface InsertionParams {
  readonly textDocument: { readonly uri: string };
  /** The id of the content. */
  readonly content: string;
}

/** An insertion for one version of a document; null where there is nothing to insert. */
export interface InsertionAnswer {
  readonly version: number;
  readonly range: Range;
  /** The text with its placeholders as they stand in a report: 〔此处填写…〕. */
  readonly text: string;
  /** The same as a snippet: each placeholder is a tab stop. */
  readonly snippet: string;
}

/** Asks for every figure of an open report. */
export interface LedgerParams {
  readonly textDocument: { readonly uri: string };
}

/** Every figure of a report with the sums it stands in. */
export interface LedgerAnswer {
  /** The document's version that was checked. */
  readonly version: number;
  /** In the order of the text. */
  readonly figures: readonly FigureItem[];
  readonly claims: readonly ClaimItem[];
  /** Figures found, and figures that stand in at least one claim. */
  readonly coverage: { readonly quantities: number; readonly checked: number };
}

/** One figure. */
export interface FigureItem {
  /** The figure itself, without its unit. */
  readonly range: Range;
  /** As written, with its unit. */
  readonly text: string;
  /** What it counts, in the words of the text; may be empty. */
  readonly indicator: string;
  /** The headings it stands under, outermost first. */
  readonly heading: readonly string[];
  /** Indexes of the claims it stands in. */
  readonly claims: readonly number[];
  /** The worst that can be said of it. */
  readonly standing: 'fails' | 'unclear' | 'holds' | 'untold';
}

/** One sum that the text lets us do again. */
export interface ClaimItem {
  readonly kind: string;
  readonly verdict: 'holds' | 'fails' | 'unclear';
  /** In Chinese, with mark and arithmetic: ✗ 合计：120 ≠ 85 + 45. */
  readonly words: string;
  /** Where its figures stand, the announced one first. */
  readonly places: readonly Range[];
}

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

/** Commands the server carries out (workspace/executeCommand). */
export const SUPPRESS_COMMAND = 'jiaohe.suppress';
export const UNSUPPRESS_COMMAND = 'jiaohe.unsuppress';

/** What the suppress command takes: the finding, and why it is none (may be empty). */
export interface SuppressArguments {
  readonly uri: string;
  readonly rule: string;
  readonly range: Range;
  /** What the finding is about where several stand at one place; absent where that needs no telling. */
  readonly subject?: string;
  readonly reason?: string;
}

/** What the unsuppress command takes: the entry's place in the file of suppressions, from 0. */
export interface UnsuppressArguments {
  readonly uri: string;
  readonly index: number;
}
