import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSource, positionAt } from './analysis/source.ts';
import { checkWithWords } from './check-with-words.ts';
import { findReports } from './documents/find-reports.ts';
import { endingOf, isMarkdown, kindOf, type ReportKind } from './documents/kinds.ts';
import { type FaultyFile, namesIn, openProject, profilesOf, sourcesOf } from './documents/project-files.ts';
import { readReport, wordOwnFault } from './documents/read-report.ts';
import { toFolderReport } from './features/folder.ts';
import type { Census, FolderReport, SurveyAnswer, UncheckedFile } from './features/protocol.ts';
import { createLastYearShelf } from './last-year.ts';
import { sanitiseSettings } from './settings.ts';
import { resolveSettings } from './settings-effective.ts';
import type { EditorWishes } from './wishes.ts';

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
    };

/** What is told while it is done. */
export type FolderNews =
  | { readonly kind: 'survey'; readonly survey: SurveyAnswer }
  | { readonly kind: 'total'; readonly total: number }
  | { readonly kind: 'report'; readonly report: FolderReport }
  /** `counted` where it is one of the files that were to be checked. */
  | { readonly kind: 'unchecked'; readonly file: UncheckedFile; readonly counted: boolean };

/** Does it, and tells what comes out as soon as it does. One bad file does not stop it. */
export async function workThrough(task: FolderTask, tell: (news: FolderNews) => void): Promise<void> {
  if (task.kind === 'survey') tell({ kind: 'survey', survey: surveyFolder(task.folder) });
  else await checkFolder(task, tell);
}

/** Counts what lies in a folder. */
export function surveyFolder(folder: string): SurveyAnswer {
  const found = findReports([folder]);
  const isDirect = (file: string): boolean => path.dirname(file) === path.normalize(folder);
  const skipped = found.skipped.map(({ file }) => file).filter((file) => file !== folder);
  return {
    all: takeCensus(found.files, skipped),
    direct: takeCensus(found.files.filter(isDirect), skipped.filter(isDirect)),
  };
}

async function checkFolder(task: FolderTask & { readonly kind: 'check' }, tell: (news: FolderNews) => void) {
  const { folder, editor } = task;
  const found = findReports(task.files ?? [folder], { subfolders: task.subfolders });
  const project = openProject();
  const lastYears = createLastYearShelf();
  const placeOf = (file: string) => ({ uri: pathToFileURL(file).href, name: nameIn(folder, file) });
  const refuse = (file: string, reason: string, counted = false): void =>
    tell({ kind: 'unchecked', file: { ...placeOf(file), reason }, counted });
  const told = new Set<string>();
  const tellFaulty = (faulty: FaultyFile): void => {
    if (!told.has(faulty.file)) refuse(faulty.file, wordFaulty(faulty));
    told.add(faulty.file);
  };

  tell({ kind: 'total', total: found.files.length });
  for (const { file, reason } of found.skipped) if (file !== folder) refuse(file, reason);
  for (const file of found.files) {
    // Whether the work is still wanted is heard between two files.
    await new Promise(setImmediate);
    try {
      const reading = await readReport(file);
      if (!reading.ok) {
        refuse(file, reading.reason, true);
        continue;
      }
      const around = await project.settingsIn(path.dirname(file), editor.named);
      const kept = await project.keptBeside(file);
      for (const faulty of [...around.faulty, ...(kept.ok ? [] : [kept])]) tellFaulty(faulty);
      const settings = resolveSettings(sourcesOf(around, sanitiseSettings(editor.said, namesIn(around))));
      const profiles = profilesOf(around);
      const linked = kept.ok ? await lastYears.of(file, kept.value.lastYear, { settings, profiles }) : null;
      const result = await checkWithWords(reading.text, {
        settings,
        profiles,
        suppressions: kept.ok ? kept.value.suppressions : [],
        lastYear: linked?.ok ? linked.result : null,
        fileName: path.basename(file),
        markdown: isMarkdown(file),
        headings: reading.word?.headings,
      });
      const { encoding, word } = reading;
      const told = { ...placeOf(file), encoding, leftOut: word?.leftOut ?? '' };
      tell({ kind: 'report', report: toFolderReport(result, told) });
    } catch (error) {
      refuse(file, wordOwnFault(error), true);
    }
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
