import type { Range } from 'vscode-languageserver-protocol';
import type { ContentStatus } from '../profile.ts';

/**
 * What our own client may ask beyond the Language Server Protocol. The client has its own copy of these shapes
 * (client/src/protocol.ts), since it imports nothing of the server; a test holds the two together.
 */
export const REPORT_REQUEST = 'jiaohe/report';
export const INSERTION_REQUEST = 'jiaohe/insertion';

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
