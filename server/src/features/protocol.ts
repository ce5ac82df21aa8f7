import type { Position, Range } from 'vscode-languageserver-protocol';
import type { Reporter } from '../analysis/issuer.ts';
import type { ContentStatus } from '../profile.ts';

/**
 * What our own client may ask beyond the Language Server Protocol. The client has its own copy of these shapes
 * (client/src/protocol.ts), since it imports nothing of the server; a test holds the two together.
 */
export const REPORT_REQUEST = 'jiaohe/report';
export const INSERTION_REQUEST = 'jiaohe/insertion';
export const MOVE_SECTION_REQUEST = 'jiaohe/moveSection';
export const LEDGER_REQUEST = 'jiaohe/ledger';
export const LEDGER_TABLE_REQUEST = 'jiaohe/ledgerTable';
export const LINKED_EDITS_REQUEST = 'jiaohe/linkedEdits';
export const SETTINGS_REQUEST = 'jiaohe/settings';
export const KINDS_REQUEST = 'jiaohe/kinds';
export const SKELETON_REQUEST = 'jiaohe/skeleton';
export const FIX_ALL_REQUEST = 'jiaohe/fixAll';
export const IGNORED_REQUEST = 'jiaohe/ignored';
export const REVIEW_REQUEST = 'jiaohe/review';
export const EXPORT_REQUEST = 'jiaohe/export';
export const SURVEY_REQUEST = 'jiaohe/surveyFolder';
export const CHECK_FOLDER_REQUEST = 'jiaohe/checkFolder';

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

/** Asks where and with what words a mandated content can be inserted. */
export interface InsertionParams {
  readonly textDocument: { readonly uri: string };
  /** The id of the content. */
  readonly content: string;
}

/** Other words for a stretch of a document. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
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
  /** The worst that can be said of it; `untold` where it stands in no sum. */
  readonly standing: ClaimStanding | 'untold';
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

/** Asks which settings hold for an open report. */
export interface SettingsParams {
  readonly textDocument: { readonly uri: string };
}

/** The settings that hold for a report. */
export interface SettingsAnswer {
  /** In Chinese, a setting a line, with where each comes from. */
  readonly lines: readonly SettingsLine[];
}

/** One line about settings. */
export interface SettingsLine {
  /** What it is about: 报告类型. */
  readonly name: string;
  readonly words: string;
  /** URI of the file that says so; null where none does. */
  readonly file: string | null;
}

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

/** Asks what is said to be none, of an open report and by the settings that hold for it. */
export interface IgnoredParams {
  readonly textDocument: { readonly uri: string };
}

/** What is said to be none. */
export interface IgnoredAnswer {
  /** The document's version that was checked. */
  readonly version: number;
  /** Single findings first, then rules for this report, then rules for every report. */
  readonly items: readonly IgnoredItem[];
  /** URI of the file beside the report where it cannot be followed; null where it can, or there is none. */
  readonly faulty: string | null;
}

/** One finding, or one rule, that is said to be none. */
export interface IgnoredItem {
  readonly scope: 'finding' | 'report' | 'everywhere';
  readonly rule: string;
  /** What the rule is called, in Chinese. */
  readonly name: string;
  /** The words that the finding points at; empty for a rule. */
  readonly quote: string;
  /** The sentence around them; empty for a rule. */
  readonly sentence: string;
  /** The author's; may be empty. */
  readonly reason: string;
  /** What it speaks of now, in the order of the text: nothing where that was changed meanwhile, or where nothing looks for it. */
  readonly findings: readonly { readonly range: Range; readonly message: string }[];
  /** URI of the file that says so; null where the editor's settings do. */
  readonly file: string | null;
  /** The command that takes it back. */
  readonly undo:
    | { readonly command: typeof UNSUPPRESS_COMMAND; readonly argument: UnsuppressArguments }
    | { readonly command: typeof TURN_ON_COMMAND; readonly argument: TurnRuleArguments };
}

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

/** Asks what lies in a folder, before it is checked. */
export interface SurveyParams {
  /** Its URI. */
  readonly folder: string;
}

/** What lies in a folder. */
export interface SurveyAnswer {
  /** With the folders in it. */
  readonly all: Census;
  /** In the folder itself. */
  readonly direct: Census;
}

/** How many files there are of each kind, the most numerous first. */
export interface Census {
  readonly readable: readonly { readonly kind: 'text' | 'word'; readonly count: number }[];
  /** By the endings of their names (.doc); empty for what could not be looked at. */
  readonly unreadable: readonly { readonly ending: string; readonly count: number }[];
}

/** Asks to check the reports in a folder. Progress is told under the token; a cancelled request is answered with what is known. */
export interface CheckFolderParams {
  /** Its URI. */
  readonly folder: string;
  /** Whether the folders in it are looked into. */
  readonly subfolders: boolean;
  /** URIs of the only files to check; absent for all. */
  readonly files?: readonly string[];
  /** Into which files the result is to go: the URI of a folder, and the ids of formats. */
  readonly save?: { readonly folder: string; readonly formats: readonly string[] };
  readonly workDoneToken?: number | string;
}

/** The files that were written. */
export interface SavedResults {
  readonly uris: readonly string[];
  /** Which file could not be written and why, in Chinese; null where all were. */
  readonly fault: string | null;
}

/** What checking the reports in a folder told. */
export interface CheckFolderAnswer {
  /** In the order of their names. */
  readonly reports: readonly FolderReport[];
  /** Files that were not checked, and files of ours that were not followed. */
  readonly unchecked: readonly UncheckedFile[];
  /** How many files were to be checked, and how many were come to. */
  readonly total: number;
  readonly done: number;
  readonly cancelled: boolean;
  /** Where files were to be written and nobody cancelled it. */
  readonly saved?: SavedResults;
}

/** One report of a folder, as it was on disk. */
export interface FolderReport {
  readonly uri: string;
  /** Its path from the folder, with slashes. */
  readonly name: string;
  /** Null for a Word file. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | null;
  /** What a Word file holds and was not read, in Chinese; empty where it holds nothing else. */
  readonly leftOut: string;
  readonly profile: { readonly id: string; readonly name: string } | null;
  /** Errors and warnings, in the order of the text. */
  readonly findings: readonly FolderFinding[];
  /** How many more there are to consider. */
  readonly more: number;
  /** Findings the author said are none. */
  readonly ignored: number;
}

/** One finding in a report of a folder. */
export interface FolderFinding {
  readonly rule: string;
  /** What the rule is called, in Chinese. */
  readonly title: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly range: Range;
  /** Where it stands in a Word file, in Chinese: section and paragraph. Null where lines can be counted. */
  readonly place: string | null;
}

/** Asks for the text of a Word file. */
export const WORD_REQUEST = 'jiaohe/word';

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

/** A file that was not checked. */
export interface UncheckedFile {
  readonly uri: string;
  readonly name: string;
  /** In Chinese. */
  readonly reason: string;
}

/** Commands the server carries out (workspace/executeCommand). */
export const SUPPRESS_COMMAND = 'jiaohe.suppress';
export const SUPPRESS_RULE_COMMAND = 'jiaohe.suppressRule';
export const UNSUPPRESS_COMMAND = 'jiaohe.unsuppress';
export const TURN_OFF_COMMAND = 'jiaohe.turnOffRule';
export const TURN_ON_COMMAND = 'jiaohe.turnOnRule';
export const KEEP_LAST_YEAR_COMMAND = 'jiaohe.keepLastYear';
/** A command the client carries out, where it says that it can. */
export const SHOW_RULE_COMMAND = 'jiaohe.showRule';
export const SHOW_OFFSETS_COMMAND = 'jiaohe.showOffsets';
/** What the server in a browser asks of the client, for it has no disk: files of the editor's, to have one written, and the dictionary. */
export const FILES_REQUEST = 'jiaohe/files';
export const WRITE_FILE_REQUEST = 'jiaohe/writeFile';
export const DICTIONARY_REQUEST = 'jiaohe/dictionary';

/** What the suppress command takes: the finding, and why it is none (may be empty). */
export interface SuppressArguments {
  readonly uri: string;
  readonly rule: string;
  readonly range: Range;
  /** What the finding is about where several stand at one place; absent where that needs no telling. */
  readonly subject?: string;
  /** What the finding says: where it says something else by now, it is not the one that was meant. */
  readonly message?: string;
  readonly reason?: string;
}

/** What the command takes that suppresses a rule in a report: why it is not to be followed there (may be empty). */
export interface SuppressRuleArguments {
  readonly uri: string;
  readonly rule: string;
  readonly reason?: string;
}

/** What the unsuppress command takes: the entry as the file of suppressions has it. */
export interface UnsuppressArguments {
  readonly uri: string;
  readonly suppression: KeptSuppression;
}

/** An entry of a file of suppressions: of one finding, or of a rule where it quotes nothing. */
export interface KeptSuppression {
  readonly rule: string;
  readonly quote?: string;
  readonly sentence?: string;
  readonly occurrence?: number;
  readonly subject?: string;
  readonly reason?: string;
}

/**
 * What the commands take that turn a rule off and on again for every report. `where` is the settings file that holds for
 * the document, else the settings of the folder that is open, or the user's: those the client writes itself.
 */
export interface TurnRuleArguments {
  readonly uri: string;
  readonly rule: string;
  readonly where: 'file' | 'folder' | 'user';
}

/** What the command takes that keeps beside a report which one is that of the year before. */
export interface KeepLastYearArguments {
  readonly uri: string;
  /** URI of last year's report; null where it is to be one no more. */
  readonly lastYear: string | null;
}

/** What the client's command takes that shows a rule's page. */
export interface ShowRuleArguments {
  readonly rule: string;
}

/** The files and folders that the server wants to know. */
export interface FilesParams {
  readonly uris: readonly string[];
}

/** One entry for each that was asked for; null where there is none. */
export interface FilesAnswer {
  readonly entries: readonly EditorEntry[];
}

/** A file with what is in it, or a folder with the names of what is in it. */
export type EditorEntry =
  | { readonly bytes: Uint8Array }
  | { readonly files: readonly string[]; readonly folders: readonly string[] }
  | null;

/** A file that is to hold this from now on; null takes it away. */
export interface WriteFileParams {
  readonly uri: string;
  readonly bytes: Uint8Array | null;
}
