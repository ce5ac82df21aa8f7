// A copy of server/src/features/protocol/writing.ts, written by npm test -- -u.

// Reports that come to be, and what leaves the editor: skeletons, Word files, the last look.

export const KINDS_REQUEST = 'jiaohe/kinds';

/** Asks which kinds of report can be written. */
export interface KindsParams {
  /** URIs of the folders whose own kinds of report count, the nearest first. */
  readonly folders: readonly string[];
}

/** The kinds of report that can be written. */
export interface KindsAnswer {
  /** One's own first. */
  readonly kinds: readonly KindItem[];
}

/** One kind of report. */
export interface KindItem {
  readonly id: string;
  readonly name: string;
  /** Whether it comes from a file of the user's. */
  readonly own: boolean;
  /** The reporters for whom its skeleton is another one than for the rest. */
  readonly reporters: readonly Reporter[];
}

/** What kind of body reports: 市县政府, 部门, 乡镇街道. */
export type Reporter = 'government' | 'department' | 'township';

export const SKELETON_REQUEST = 'jiaohe/skeleton';

/** Asks for a whole report that is still to be written. */
export interface SkeletonParams {
  /** The id of the kind. */
  readonly kind: string;
  /** Null for one of the rest. */
  readonly reporter: Reporter | null;
  /** The reporting unit's full name. */
  readonly unit: string;
  readonly year: number;
  /** As in `KindsParams`. */
  readonly folders: readonly string[];
}

/** A whole report that is still to be written; null where there is no such kind. */
export interface SkeletonAnswer {
  readonly title: string;
  /** The text with its placeholders as they stand in a report: 〔此处填写…〕. */
  readonly text: string;
  /** The same as a snippet: each placeholder is a tab stop. */
  readonly snippet: string;
}

export const REVIEW_REQUEST = 'jiaohe/review';

/** Asks for the page for the last look before an open report goes out. */
export interface ReviewParams {
  readonly textDocument: { readonly uri: string };
  /** Whether it is to be printed or kept: then its places are no links. */
  readonly printable: boolean;
}

/** The page for the last look before a report goes out. */
export interface ReviewAnswer {
  /** The document's version that was checked. */
  readonly version: number;
  /** A whole page without scripts. Its links are `SHOW_OFFSETS_COMMAND` with the document's URI and a stretch of its text. */
  readonly html: string;
}

export const EXPORT_REQUEST = 'jiaohe/export';

/** Asks for an open report as a Word file. */
export interface ExportParams {
  readonly textDocument: { readonly uri: string };
  /** Whether the open findings stand in it as comments. */
  readonly comments: boolean;
  /** URI of the file to write, in place of an older one; null where the client writes it. */
  readonly target: string | null;
}

/** What became of it; in Chinese where there is something to say. Null for a document that is not checked. */
export type ExportAnswer =
  | {
      readonly ok: true;
      /** The document's version that was written. */
      readonly version: number;
      /** How many comments there are. */
      readonly comments: number;
      /** Which fonts the server's machine has not, and what comes instead; null where there is nothing to say. */
      readonly fontNotice: string | null;
      /** The file in base64 where the client writes it. */
      readonly content: string | null;
    }
  | { readonly ok: false; readonly reason: string };

export const WORD_REQUEST = 'jiaohe/word';

/** Asks for the text of a Word file. */
export interface WordParams {
  /** URI of the file, or of the document that shows its text. */
  readonly uri: string;
  /** Whether it is to be made a draft one can edit. */
  readonly draft?: boolean;
}

/** The text of a Word file, or why there is none, in Chinese. */
export type WordAnswer =
  | {
      readonly ok: true;
      readonly text: string;
      /** What it holds and was not read, in Chinese; empty where it holds nothing else. */
      readonly leftOut: string;
    }
  | { readonly ok: false; readonly reason: string };
