// A copy of server/src/features/protocol/ignoring.ts, written by npm test -- -u.

import type { Range } from './places.ts';

// What is said to be none, and the settings that hold.

/** Told when the user comes back to the window, or to a report: files of ours may have changed on a drive from which no word of it comes. */
export const LOOK_AGAIN_NOTIFICATION = 'jiaohe/lookAgain';

export const IGNORED_REQUEST = 'jiaohe/ignored';

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

export const SUPPRESS_COMMAND = 'jiaohe.suppress';

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

export const SUPPRESS_RULE_COMMAND = 'jiaohe.suppressRule';

/** What the command takes that suppresses a rule in a report: why it is not to be followed there (may be empty). */
export interface SuppressRuleArguments {
  readonly uri: string;
  readonly rule: string;
  readonly reason?: string;
}

export const UNSUPPRESS_COMMAND = 'jiaohe.unsuppress';

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

export const TURN_OFF_COMMAND = 'jiaohe.turnOffRule';

export const TURN_ON_COMMAND = 'jiaohe.turnOnRule';

/**
 * What the commands take that turn a rule off and on again for every report. `where` is the settings file that holds for
 * the document, else the settings of the folder that is open, or the user's: those the client writes itself.
 */
export interface TurnRuleArguments {
  readonly uri: string;
  readonly rule: string;
  readonly where: 'file' | 'folder' | 'user';
}

export const SETTINGS_REQUEST = 'jiaohe/settings';

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
