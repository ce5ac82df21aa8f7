import path from 'node:path';
import { createSource, positionAt } from '../analysis/source.ts';
import { findReports, STANDARD_INPUT } from '../documents/find-reports.ts';
import { type FaultyFile, openProject, type ProjectFiles } from '../documents/project-files.ts';
import { readStandardInput, readTextFile } from '../documents/read-text.ts';
import type { Skipped } from '../formats/format.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';

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
  readonly settings: Settings;
  readonly project: ProjectFiles;
}

/** What was made of each report, and what could not be read. */
export interface Read<T> {
  readonly reports: readonly T[];
  readonly skipped: readonly Skipped[];
}

/** Reads the reports that the paths stand for and does something with each; null where a settings file is wrong, which has been said then. */
export async function readReports<T>(
  paths: readonly string[],
  use: (report: ReportText) => T | Promise<T>,
): Promise<Read<T> | null> {
  const found = findReports(paths);
  const project = openProject();
  const settings = await readAllSettings(found.files, project);
  if (!settings) return null;
  const reports: T[] = [];
  const skipped: Skipped[] = [...found.skipped];
  for (const file of found.files) {
    const decoded = await (file === STANDARD_INPUT ? readStandardInput(process.stdin) : readTextFile(file));
    if (!decoded.ok) {
      skipped.push({ file, reason: decoded.reason });
      continue;
    }
    try {
      reports.push(
        await use({
          file,
          fileName: file === STANDARD_INPUT ? null : path.basename(file),
          text: decoded.text,
          markdown: /\.(?:md|markdown)$/i.test(file),
          settings: settings(file),
          project,
        }),
      );
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      skipped.push({ file, reason: `检查这份报告时校核出了错（${detail}），这是校核的问题，请告诉开发者` });
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

/** Says something beside the result. */
export function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Whether the result is read on a screen that shows colours. */
export function showsColours(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}

/** The settings of each file; null where a settings file is wrong. */
async function readAllSettings(
  files: readonly string[],
  project: ProjectFiles,
): Promise<((file: string) => Settings) | null> {
  const byFolder = new Map<string, Settings>();
  const faulty = new Map<string, FaultyFile>();
  for (const folder of new Set(files.map(folderOf))) {
    const answer = await project.settingsIn(folder);
    if (answer.ok) byFolder.set(folder, answer.value ?? DEFAULT_SETTINGS);
    else faulty.set(answer.file, answer);
  }
  for (const file of faulty.values()) complainOf(file);
  return faulty.size > 0 ? null : (file) => byFolder.get(folderOf(file))!;
}

function folderOf(file: string): string {
  return file === STANDARD_INPUT ? '.' : path.dirname(file);
}

/** A path below the current folder is shown from there. */
function displayName(file: string): string {
  const relative = path.relative('.', file);
  return relative.startsWith('..') ? file : relative;
}
