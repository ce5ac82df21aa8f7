import path from 'node:path';
import { createSource, positionAt } from '../analysis/source.ts';
import { findReports, STANDARD_INPUT } from '../documents/find-reports.ts';
import { isMarkdown } from '../documents/kinds.ts';
import {
  type FaultyFile,
  type FolderSettings,
  openProject,
  type ProjectFiles,
  profilesOf,
  sourcesOf,
} from '../documents/project-files.ts';
import { readReport, readTyped, type WordNotes, wordOwnFault } from '../documents/read-report.ts';
import type { Skipped } from '../formats/format.ts';
import { visible } from '../formats/terminal.ts';
import { didYouMean } from '../nearest.ts';
import type { Profile } from '../profile.ts';
import { resolveSettings, type SettingsSources } from '../settings/effective.ts';
import { PROFILE_CHOICES, type Settings } from '../settings.ts';
import { type Kept, NOTHING_KEPT } from '../suppressions.ts';

/** How a call of the command line ended. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** A report's text as it was read, and what holds for it. */
export interface ReportText {
  /** As named on the command line; `-` for standard input. */
  readonly file: string;
  /** Without folders; null for standard input. */
  readonly fileName: string | null;
  readonly text: string;
  readonly markdown: boolean;
  /** What only a Word file tells; null for a text file. */
  readonly word: WordNotes | null;
  readonly settings: Settings;
  /** What the settings were made of. */
  readonly sources: SettingsSources;
  /** What the project's files say for its folder. */
  readonly folder: FolderSettings;
  /** Every kind of report it may be, one's own first. */
  readonly profiles: readonly Profile[];
  readonly project: ProjectFiles;
}

/** What was made of each report, and what could not be read. */
export interface Read<T> {
  readonly reports: readonly T[];
  readonly skipped: readonly Skipped[];
}

/**
 * Reads the reports that the paths stand for and does something with each; null where a file of settings or a profile is
 * wrong, which has been said then.
 */
export async function readReports<T>(
  paths: readonly string[],
  use: (report: ReportText) => T | Promise<T>,
): Promise<Read<T> | null> {
  const found = findReports(paths);
  const project = openProject();
  const folders = await readFolders(found.files, project);
  if (!folders) return null;
  const reports: T[] = [];
  const skipped: Skipped[] = [...found.skipped];
  for (const file of found.files) {
    const reading = await (file === STANDARD_INPUT ? readTyped(process.stdin) : readReport(file));
    if (!reading.ok) {
      skipped.push({ file, reason: reading.reason });
      continue;
    }
    try {
      reports.push(
        await use({
          file,
          fileName: file === STANDARD_INPUT ? null : path.basename(file),
          text: reading.text,
          markdown: isMarkdown(file),
          word: reading.word,
          ...wishesIn(folders.get(folderOf(file))!),
          project,
        }),
      );
    } catch (error) {
      skipped.push({ file, reason: wordOwnFault(error) });
    }
  }
  return { reports, skipped };
}

/** Says what is wrong with a file of ours, each with its place. */
export function complainOf({ file, text, problems }: FaultyFile): void {
  const source = createSource(text);
  for (const { start, message } of problems) {
    const { line, character } = positionAt(source, start);
    complain(`${displayName(file)}:${line + 1}:${character + 1} ${message}`);
  }
}

/** Says something beside the result; what it quotes of file names commands no terminal. */
export function complain(message: string): void {
  process.stderr.write(`${message.split('\n').map(visible).join('\n')}\n`);
}

/** Whether the result is read on a screen that shows colours. */
export function showsColours(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}

/**
 * The id of the profile that was asked for by its id or its name, null where none was. No answer where the files of ours
 * that hold for some reports cannot be followed, or one of these reports knows no such profile, which is said then.
 */
export async function readProfileChoice(
  files: readonly string[],
  asked: string | null,
): Promise<{ readonly profile: string | null } | null> {
  const folders = await readFolders(files, openProject());
  if (!folders) return null;
  let profile: string | null = null;
  for (const folder of asked === null ? [] : folders.size > 0 ? folders.values() : [null]) {
    const known = [...PROFILE_CHOICES.map((id) => ({ id, name: id })), ...profilesOf(folder)];
    const wanted: string = profile ?? asked!;
    const chosen = known.find(({ id }) => id === wanted) ?? known.find(({ name }) => name === wanted);
    if (!chosen) {
      complain(`--profile 的值不能是“${asked}”${suggest(asked!, known)}`);
      return null;
    }
    profile = chosen.id;
  }
  return { profile };
}

function suggest(asked: string, known: readonly Pick<Profile, 'id' | 'name'>[]): string {
  const names = known.flatMap(({ id, name }) => [id, name]);
  const list = known.map(({ id, name }) => (name === id ? id : `${id} ${name}`));
  return `${didYouMean(asked, names) || '。'}可以写：${list.join('、')}`;
}

/** Whether a report that others are held against can be read; why not is said. */
export async function isReadable(file: string): Promise<boolean> {
  const read = await readReport(file);
  if (!read.ok) complain(`${file}：${read.reason}`);
  return read.ok;
}

/** What holds in each folder of the files; null where something is wrong. */
async function readFolders(
  files: readonly string[],
  project: ProjectFiles,
): Promise<ReadonlyMap<string, FolderSettings> | null> {
  const byFolder = new Map<string, FolderSettings>();
  const faulty = new Map<string, FaultyFile>();
  for (const folder of new Set(files.map(folderOf))) {
    const settings = await project.settingsIn(folder);
    byFolder.set(folder, settings);
    for (const file of settings.faulty) faulty.set(file.file, file);
  }
  for (const file of faulty.values()) complainOf(file);
  if (faulty.size > 0) {
    complain('没有运行：请先改好上面指出的地方');
    return null;
  }
  return byFolder;
}

function wishesIn(folder: FolderSettings): Pick<ReportText, 'folder' | 'sources' | 'settings' | 'profiles'> {
  const sources = sourcesOf(folder, null);
  return { folder, sources, settings: resolveSettings(sources), profiles: profilesOf(folder) };
}

/** What is kept beside a report. A file that cannot be followed silences nothing; the report is checked without it. */
export async function readKept({ file, fileName, project }: ReportText): Promise<Kept> {
  if (fileName === null) return NOTHING_KEPT;
  const answer = await project.keptBeside(file);
  if (answer.ok) return answer.value;
  complainOf(answer);
  return NOTHING_KEPT;
}

function folderOf(file: string): string {
  return file === STANDARD_INPUT ? '.' : path.dirname(file);
}

/** A path below the current folder is shown from there. */
export function displayName(file: string): string {
  const relative = path.relative('.', file);
  return relative.startsWith('..') ? file : relative;
}
