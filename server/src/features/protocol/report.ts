import type { Position, Range, TextEdit } from './places.ts';

// What the views show of an open report, and what they do to it.

export const REPORT_REQUEST = 'jiaohe/report';

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
  /** Null where none is linked. */
  readonly lastYear: LastYearLink | null;
  /** One for each content the profile mandates, in its order. */
  readonly contents: readonly ContentItem[];
  /** The headings, as a tree. */
  readonly sections: readonly SectionItem[];
  /** The places marked as still to be filled in: 〔此处填写…〕, __. In the order of the text. */
  readonly blanks: readonly Range[];
  readonly counts: ReportCounts;
}

/** How many findings of each gravity there are. */
export interface ReportCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
  /** Mandated contents that are missing or empty; the optional ones do not count. */
  readonly unwritten: number;
  /** Places still to be filled in; they are not among the errors and warnings. */
  readonly blanks: number;
  /** Findings the author said are none. */
  readonly ignored: number;
}

/** The report of the year before that is linked to a report. */
export interface LastYearLink {
  /** Null where what is kept leads to no file. */
  readonly uri: string | null;
  /** Its file name. */
  readonly name: string;
  /** The year it is about; null where nothing tells. */
  readonly year: number | null;
  /** Why nothing is held against it, in Chinese; null where it is. */
  readonly fault: string | null;
}

/** One mandated content. `range` is where it stands; null where it is missing. */
export interface ContentItem {
  readonly id: string;
  readonly name: string;
  readonly status: ContentStatus;
  readonly mandatory: boolean;
  readonly range: Range | null;
}

/** Whether a mandated content is there. */
export type ContentStatus = 'present' | 'implied' | 'empty' | 'missing';

/** One heading with the headings below it. */
export interface SectionItem {
  /** The ordinal as written: 一、 （一） 1.; empty where there is none. */
  readonly mark: string;
  readonly title: string;
  /** Characters without spaces, with those of the headings below. */
  readonly length: number;
  /** Findings in it that want a correction: errors and warnings. */
  readonly open: number;
  /** The gravest finding in it; null where there is none. */
  readonly worst: 'error' | 'warning' | 'information' | 'hint' | null;
  /** The whole section. */
  readonly range: Range;
  /** The heading. */
  readonly selectionRange: Range;
  readonly children: readonly SectionItem[];
}

export const KEEP_LAST_YEAR_COMMAND = 'jiaohe.keepLastYear';

/** What the command takes that keeps beside a report which one is that of the year before. */
export interface KeepLastYearArguments {
  readonly uri: string;
  /** URI of last year's report; null where it is to be one no more. */
  readonly lastYear: string | null;
}

export const INSERTION_REQUEST = 'jiaohe/insertion';

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
  /** How the ordinals behind it are pushed on, which the user is asked; null where they need not be. */
  readonly renumbering: {
    /** In Chinese: “二、”至“四、”改为“三、”至“五、”. */
    readonly words: string;
    /** None of them begins before the insertion. */
    readonly edits: readonly TextEdit[];
  } | null;
}

export const MOVE_SECTION_REQUEST = 'jiaohe/moveSection';

/** Asks how a section is moved to where another one stands. */
export interface MoveSectionParams {
  readonly textDocument: { readonly uri: string };
  /** Where its heading begins. */
  readonly section: Position;
  /** Where the heading of the other one begins: a section of its level, or one that is to hold it. */
  readonly target: Position;
}

/** The edits that move a section, for one version of a document; null where it cannot stand there. */
export interface MoveSectionAnswer {
  readonly version: number;
  /** What the section is called. */
  readonly name: string;
  readonly edits: readonly TextEdit[];
  /** The same with every ordinal made that of its place; null where they are so already. */
  readonly renumbered: readonly TextEdit[] | null;
  /** In Chinese, what that changes: “三、”改为“二、”. */
  readonly renumbering: string;
  /** Where its heading begins afterwards. */
  readonly place: Position;
}

export const FIX_ALL_REQUEST = 'jiaohe/fixAll';

/** Asks for every safe fix of an open report at once. */
export interface FixAllParams {
  readonly textDocument: { readonly uri: string };
}

/** Every safe fix of one version of a document. */
export interface FixAllAnswer {
  readonly version: number;
  /** None overlaps another. */
  readonly edits: readonly TextEdit[];
}

/** A command the client carries out, where it says that it can. */
export const SHOW_RULE_COMMAND = 'jiaohe.showRule';

/** What the client's command takes that shows a rule's page. */
export interface ShowRuleArguments {
  readonly rule: string;
}
