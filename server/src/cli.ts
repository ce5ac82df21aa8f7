#!/usr/bin/env node
import path from 'node:path';
import { version } from '../../package.json';
import { createSource, positionAt } from './analysis/source.ts';
import { check } from './check.ts';
import { type CheckArguments, parseCommandLine } from './command-line.ts';
import { findReports, STANDARD_INPUT } from './documents/find-reports.ts';
import { createSettingsSearch } from './documents/find-settings.ts';
import { readStandardInput, readTextFile } from './documents/read-text.ts';
import type { CheckedReport, Run, Skipped } from './formats/format.ts';
import { formats } from './formats/index.ts';
import { builtInProfiles } from './profile.ts';
import { rules } from './rules/index.ts';
import { SEVERITIES } from './rules/rule.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

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
  }
}

async function runCheck(asked: CheckArguments): Promise<ExitStatus> {
  const found = findReports(asked.paths);
  const settings = await readAllSettings(found.files);
  if (!settings) return 2;
  const reports: CheckedReport[] = [];
  const skipped: Skipped[] = [...found.skipped];
  for (const file of found.files) {
    const checked = await checkFile(file, settings(file), asked);
    if ('reason' in checked) skipped.push(checked);
    else reports.push(checked);
  }
  const run: Run = { reports, skipped };
  const format = formats.find(({ id }) => id === asked.format)!;
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  process.stdout.write(format.print(run, { colours }));
  return statusOf(run, asked.failOn);
}

async function checkFile(file: string, settings: Settings, asked: CheckArguments): Promise<CheckedReport | Skipped> {
  const decoded = await (file === STANDARD_INPUT ? readStandardInput(process.stdin) : readTextFile(file));
  if (!decoded.ok) return { file, reason: decoded.reason };
  const { profile = settings.profile, year } = asked;
  try {
    const result = check(decoded.text, {
      settings: { ...settings, profile },
      ...(file !== STANDARD_INPUT && { fileName: path.basename(file) }),
      ...(year !== undefined && { year }),
      markdown: /\.(?:md|markdown)$/i.test(file),
    });
    return { file, result };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { file, reason: `检查这份报告时校核出了错（${detail}），这是校核的问题，请告诉开发者` };
  }
}

/** The settings of each file; null where a settings file is wrong, which has been said then. */
async function readAllSettings(files: readonly string[]): Promise<((file: string) => Settings) | null> {
  const search = createSettingsSearch();
  const settingsFileOf = (file: string) => search(file === STANDARD_INPUT ? '.' : path.dirname(file));
  const read = new Map<string | null, Settings>([[null, DEFAULT_SETTINGS]]);
  let wrong = false;
  for (const settingsFile of new Set(files.map(settingsFileOf))) {
    if (settingsFile === null) continue;
    const settings = await readSettings(settingsFile);
    if (settings) read.set(settingsFile, settings);
    else wrong = true;
  }
  return wrong ? null : (file) => read.get(settingsFileOf(file))!;
}

async function readSettings(file: string): Promise<Settings | null> {
  const name = displayName(file);
  const decoded = readTextFile(file);
  if (!decoded.ok) {
    complain(`${name}：${decoded.reason}`);
    return null;
  }
  // Loaded only where there are settings: the schema library takes longer to load than a report to check.
  const { parseSettings } = await import('./settings-file.ts');
  const parsed = parseSettings(decoded.text, {
    ruleIds: rules.map(({ id }) => id),
    profileIds: builtInProfiles.map(({ id }) => id),
  });
  if (parsed.ok) return parsed.settings;
  const source = createSource(decoded.text);
  for (const { start, message } of parsed.problems) {
    const { line, character } = positionAt(source, start);
    complain(`${name}:${line + 1}:${character + 1} ${message}`);
  }
  return null;
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
