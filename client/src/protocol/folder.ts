// A copy of server/src/features/protocol/folder.ts, written by npm test -- -u.

import type { Range } from './places.ts';

// All the reports in a folder.

export const SURVEY_REQUEST = 'jiaohe/surveyFolder';

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

export const CHECK_FOLDER_REQUEST = 'jiaohe/checkFolder';

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
  /** Whether its kind was to be told from it and was not, so that no contents were looked for. */
  readonly unrecognised: boolean;
  /** All but hints, in the order of the text. */
  readonly findings: readonly FolderFinding[];
  /** How many hints there are. */
  readonly more: number;
  /** Findings the author said are none. */
  readonly ignored: number;
}

/** One finding in a report of a folder. */
export interface FolderFinding {
  readonly rule: string;
  /** What the rule is called, in Chinese. */
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly range: Range;
  /** Where it stands in a Word file, in Chinese: section and paragraph. Null where lines can be counted. */
  readonly place: string | null;
}

/** A file that was not checked. */
export interface UncheckedFile {
  readonly uri: string;
  readonly name: string;
  /** In Chinese. */
  readonly reason: string;
}
