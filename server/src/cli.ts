#!/usr/bin/env node
import path from 'node:path';
import { version } from '../../package.json';
import { createSource, positionAt } from './analysis/source.ts';
import { check } from './check.ts';
import { type CheckArguments, parseCommandLine } from './command-line.ts';
import { findReports, STANDARD_INPUT } from './documents/find-reports.ts';
import { type FaultyFile, openProject, type ProjectFiles } from './documents/project-files.ts';
import { readStandardInput, readTextFile } from './documents/read-text.ts';
import type { CheckedReport, Run, Skipped } from './formats/format.ts';
import { formats } from './formats/index.ts';
import { builtInProfiles } from './profile.ts';
import { SEVERITIES } from './rules/rule.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import type { Suppression } from './suppressions.ts';

type ExitStatus = 0 | 1 | 2 | 3;

// The reader of our output may leave before its end, as `| head` does; a full disk is another matter.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  complain(`结果没有写完：${error.message}`);
  process.exitCode = 2;
});

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    complain(`校核没有运行：${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);

async function main(words: readonly string[]): Promise<ExitStatus> {
  const formatIds = formats.map(({ id }) => id);
  const asked = parseCommandLine(words, { version, formatIds, profiles: builtInProfiles });
  switch (asked.kind) {
    case 'answer':
      process.stdout.write(`${asked.text}\n`);
      return 0;
    case 'mistake':
      complain(asked.message);
      return 2;
    case 'check':
      return runCheck(asked.options);
    case 'server':
      await runServer();
      return 0;
  }
}

/** The server reads its transport from the command line itself. Kept in a bundle of its own, so that checking need not load it. */
async function runServer(): Promise<void> {
  const bundle = './server.js';
  await import(bundle);
}

async function runCheck(asked: CheckArguments): Promise<ExitStatus> {
  const found = findReports(asked.paths);
  const project = openProject();
  const settings = await readAllSettings(found.files, project);
  if (!settings) return 2;
  const reports: CheckedReport[] = [];
  const skipped: Skipped[] = [...found.skipped];
  for (const file of found.files) {
    const checked = await checkFile(file, settings(file), project, asked);
    if ('reason' in checked) skipped.push(checked);
    else reports.push(checked);
  }
  const run: Run = { reports, skipped };
  const format = formats.find(({ id }) => id === asked.format)!;
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  process.stdout.write(format.print(run, { colours }));
  return statusOf(run, asked.failOn);
}

async function checkFile(
  file: string,
  settings: Settings,
  project: ProjectFiles,
  asked: CheckArguments,
): Promise<CheckedReport | Skipped> {
  const decoded = await (file === STANDARD_INPUT ? readStandardInput(process.stdin) : readTextFile(file));
  if (!decoded.ok) return { file, reason: decoded.reason };
  const { profile = settings.profile, year } = asked;
  const suppressions = await readSuppressions(file, project);
  try {
    const result = check(decoded.text, {
      settings: { ...settings, profile },
      ...(file !== STANDARD_INPUT && { fileName: path.basename(file) }),
      ...(year !== undefined && { year }),
      suppressions,
      markdown: /\.(?:md|markdown)$/i.test(file),
    });
    return { file, result };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { file, reason: `检查这份报告时校核出了错（${detail}），这是校核的问题，请告诉开发者` };
  }
}

/** The settings of each file; null where a settings file is wrong, which has been said then. */
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

/** A file of suppressions that cannot be followed silences nothing; the report is checked without it. */
async function readSuppressions(file: string, project: ProjectFiles): Promise<readonly Suppression[]> {
  if (file === STANDARD_INPUT) return [];
  const answer = await project.suppressionsOf(file);
  if (answer.ok) return answer.value;
  complainOf(answer);
  return [];
}

function complainOf({ file, text, problems }: FaultyFile): void {
  const source = createSource(text);
  for (const { start, message } of problems) {
    const { line, character } = positionAt(source, start);
    complain(`${displayName(file)}:${line + 1}:${character + 1} ${message}`);
  }
}

/** A path below the current folder is shown from there. */
function displayName(file: string): string {
  const relative = path.relative('.', file);
  return relative.startsWith('..') ? file : relative;
}

function statusOf({ reports, skipped }: Run, failOn: CheckArguments['failOn']): ExitStatus {
  if (skipped.length > 0) return 3;
  if (failOn === 'never') return 0;
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return reports.some(({ result }) => result.findings.some(({ severity }) => failing.includes(severity))) ? 1 : 0;
}

function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}
