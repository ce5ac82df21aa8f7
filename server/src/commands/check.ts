import { checkWithWords } from '../check-with-words.ts';
import type { CheckArguments } from '../command-line.ts';
import type { CheckedReport, Run } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { type ExitStatus, type ReportText, readReports, readSuppressions, showsColours } from './reading.ts';

/** `jiaohe check`: prints what is wrong with each report. */
export async function runCheck(asked: CheckArguments): Promise<ExitStatus> {
  const run = await readReports(asked.paths, (report) => checkReport(report, asked), asked.profile);
  if (!run) return 2;
  const format = formats.find(({ id }) => id === asked.format)!;
  process.stdout.write(format.print(run, { colours: showsColours() }));
  return statusOf(run, asked.failOn);
}

async function checkReport(report: ReportText, { year }: CheckArguments): Promise<CheckedReport> {
  const { file, fileName, text, markdown, settings, profiles } = report;
  const result = await checkWithWords(text, {
    settings,
    profiles,
    ...(fileName !== null && { fileName }),
    ...(year !== undefined && { year }),
    suppressions: await readSuppressions(report),
    markdown,
  });
  return { file, result };
}

function statusOf({ reports, skipped }: Run, failOn: CheckArguments['failOn']): ExitStatus {
  if (skipped.length > 0) return 3;
  if (failOn === 'never') return 0;
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return reports.some(({ result }) => result.findings.some(({ severity }) => failing.includes(severity))) ? 1 : 0;
}
