import { checkWithWords } from '../check-with-words.ts';
import type { CheckArguments } from '../command-line.ts';
import type { CheckedReport, Run } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { SEVERITIES } from '../rules/rule.ts';
import type { Suppression } from '../suppressions.ts';
import { complainOf, type ExitStatus, type ReportText, readReports, showsColours } from './reading.ts';

/** `jiaohe check`: prints what is wrong with each report. */
export async function runCheck(asked: CheckArguments): Promise<ExitStatus> {
  const run = await readReports(asked.paths, (report) => checkReport(report, asked));
  if (!run) return 2;
  const format = formats.find(({ id }) => id === asked.format)!;
  process.stdout.write(format.print(run, { colours: showsColours() }));
  return statusOf(run, asked.failOn);
}

async function checkReport(report: ReportText, { profile, year }: CheckArguments): Promise<CheckedReport> {
  const { file, fileName, text, markdown, settings } = report;
  const result = await checkWithWords(text, {
    settings: { ...settings, profile: profile ?? settings.profile },
    ...(fileName !== null && { fileName }),
    ...(year !== undefined && { year }),
    suppressions: await readSuppressions(report),
    markdown,
  });
  return { file, result };
}

/** A file of suppressions that cannot be followed silences nothing; the report is checked without it. */
async function readSuppressions({ file, fileName, project }: ReportText): Promise<readonly Suppression[]> {
  if (fileName === null) return [];
  const answer = await project.suppressionsOf(file);
  if (answer.ok) return answer.value;
  complainOf(answer);
  return [];
}

function statusOf({ reports, skipped }: Run, failOn: CheckArguments['failOn']): ExitStatus {
  if (skipped.length > 0) return 3;
  if (failOn === 'never') return 0;
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return reports.some(({ result }) => result.findings.some(({ severity }) => failing.includes(severity))) ? 1 : 0;
}
