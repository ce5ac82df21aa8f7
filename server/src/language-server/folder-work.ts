import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSource, positionAt } from '../analysis/source.ts';
import { createFileChecker } from '../batch/check-file.ts';
import { createResults, type Program } from '../batch/results.ts';
import { findReports } from '../documents/find-reports.ts';
import { endingOf, kindOf, type ReportKind } from '../documents/kinds.ts';
import type { EditorWishes, FaultyFile } from '../documents/project-files.ts';
import { toFolderReport } from '../features/folder.ts';
import type { Census, FolderReport, SavedResults, SurveyAnswer, UncheckedFile } from '../features/protocol.ts';

/** Something to be done with the reports in a folder. */
export type FolderTask =
  | { readonly kind: 'survey'; readonly folder: string }
  | {
      readonly kind: 'check';
      readonly folder: string;
      readonly subfolders: boolean;
      /** The only files to check; null for all. */
      readonly files: readonly string[] | null;
      readonly editor: EditorWishes;
      /** Into which files the result is to go; null for none. */
      readonly save: FolderSaving | null;
    };

/** The files that are to be written when a folder has been checked. */
export interface FolderSaving {
  readonly folder: string;
  /** The ids of their formats. */
  readonly formats: readonly string[];
}

/** What is told while it is done. */
export type FolderNews =
  | { readonly kind: 'survey'; readonly survey: SurveyAnswer }
  | { readonly kind: 'total'; readonly total: number }
  | { readonly kind: 'report'; readonly report: FolderReport }
  /** `counted` where it is one of the files that were to be checked. */
  | { readonly kind: 'unchecked'; readonly file: UncheckedFile; readonly counted: boolean }
  /** Told last, where files were to be written. */
  | { readonly kind: 'saved'; readonly saved: SavedResults };

/** Does it, and tells what comes out as soon as it does. One bad file does not stop it. */
export async function workThrough(task: FolderTask, tell: (news: FolderNews) => void, program: Program): Promise<void> {
  if (task.kind === 'survey') tell({ kind: 'survey', survey: surveyFolder(task.folder) });
  else await checkFolder(task, tell, program);
}

/** Counts what lies in a folder. */
function surveyFolder(folder: string): SurveyAnswer {
  const found = findReports([folder]);
  const isDirect = (file: string): boolean => path.dirname(file) === path.normalize(folder);
  const skipped = found.skipped.map(({ file }) => file).filter((file) => file !== folder);
  return {
    all: takeCensus(found.files, skipped),
    direct: takeCensus(found.files.filter(isDirect), skipped.filter(isDirect)),
  };
}

async function checkFolder(
  task: FolderTask & { readonly kind: 'check' },
  tell: (news: FolderNews) => void,
  program: Program,
): Promise<void> {
  const { folder, editor, save } = task;
  const found = findReports(task.files ?? [folder], { subfolders: task.subfolders });
  const checkFile = createFileChecker({ editor, profile: null, year: null, lastYear: null, hashes: save !== null });
  const results = save && createResults(save.formats);
  const placeOf = (file: string) => ({ uri: pathToFileURL(file).href, name: nameIn(folder, file) });
  const refuse = (file: string, reason: string, { counted } = { counted: false }): void => {
    tell({ kind: 'unchecked', file: { ...placeOf(file), reason }, counted });
    results?.skip(file, reason);
  };
  const told = new Set<string>();

  tell({ kind: 'total', total: found.files.length });
  for (const { file, reason } of found.skipped) if (file !== folder) refuse(file, reason);
  for (const file of found.files) {
    // Whether the work is still wanted is heard between two files.
    await new Promise(setImmediate);
    const checked = await checkFile(file);
    for (const faulty of checked.faulty) {
      if (!told.has(faulty.file))
        tell({ kind: 'unchecked', file: { ...placeOf(faulty.file), reason: wordFaulty(faulty) }, counted: false });
      told.add(faulty.file);
    }
    if (!checked.ok) {
      refuse(file, checked.reason, { counted: true });
      continue;
    }
    const { report, encoding } = checked;
    results?.take(checked);
    const place = { ...placeOf(file), encoding, leftOut: report.leftOut ?? '' };
    const unrecognised = report.result.profile === null && !report.kindless;
    tell({ kind: 'report', report: toFolderReport(report.result, { ...place, unrecognised }) });
  }
  if (save && results) {
    const written = await results.write(save.folder, program);
    const saved = written.ok
      ? { uris: written.files.map((file) => pathToFileURL(file).href), fault: null }
      : { uris: [], fault: `${written.file}：${written.reason}` };
    tell({ kind: 'saved', saved });
  }
}

/** A file of ours with which something is wrong: the reports are checked as if it were not there. */
function wordFaulty({ text, problems }: FaultyFile): string {
  const [first] = problems;
  if (!first) return '没有用上';
  const { line } = positionAt(createSource(text), first.start);
  return `没有用上，第${line + 1}行：${first.message}`;
}

function takeCensus(files: readonly string[], skipped: readonly string[]): Census {
  const kinds = files.map((file): ReportKind => {
    const kind = kindOf(file);
    return kind?.readable ? kind.kind : 'text';
  });
  const endings = skipped.map((file) => (kindOf(file) ? endingOf(file) : ''));
  return {
    readable: count(kinds).map(([kind, count]) => ({ kind, count })),
    unreadable: count(endings).map(([ending, count]) => ({ ending, count })),
  };
}

/** How often each of some names is there, the most frequent first. */
function count<Name extends string>(names: readonly Name[]): readonly (readonly [Name, number])[] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function nameIn(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
