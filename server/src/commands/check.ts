import { checkWithWords } from '../check-with-words.ts';
import type { CheckArguments } from '../command-line.ts';
import { findReports } from '../documents/find-reports.ts';
import { readLastYear } from '../documents/last-year.ts';
import type { CheckedReport, Run } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { createLastYearShelf, readLinked } from '../last-year.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { complain, type ExitStatus, type ReportText, readKept, readReports, showsColours } from './reading.ts';

const lastYears = createLastYearShelf();

/** `jiaohe check`: prints what is wrong with each report. */
export async function runCheck(asked: CheckArguments): Promise<ExitStatus> {
  if (!(await isLastYearFit(asked))) return 2;
  const run = await readReports(asked.paths, (report) => checkReport(report, asked), asked.profile);
  if (!run) return 2;
  const format = formats.find(({ id }) => id === asked.format)!;
  process.stdout.write(format.print(run, { colours: showsColours() }));
  return statusOf(run, asked.failOn);
}

/** Says what is wrong where a report of the year before is named that cannot be one of the reports to check. */
async function isLastYearFit({ lastYear, paths }: CheckArguments): Promise<boolean> {
  if (lastYear === undefined) return true;
  const read = await readLastYear(lastYear);
  const single = findReports(paths).files.length <= 1;
  if (!read.ok) complain(`${lastYear}：${read.reason}`);
  else if (!single) complain('--last-year 只能同一份报告一起用：每份报告有自己的上年报告');
  return read.ok && single;
}

async function checkReport(report: ReportText, { year, lastYear }: CheckArguments): Promise<CheckedReport> {
  const { file, fileName, text, markdown, settings, profiles } = report;
  const kept = await readKept(report);
  const linked =
    lastYear === undefined
      ? await lastYears.of(file, kept.lastYear, report)
      : await readLinked(lastYear, lastYear, report);
  if (linked?.ok === false) complain(`${linked.file ?? linked.named}：上年报告读不出来，没有比对（${linked.reason}）`);
  const result = await checkWithWords(text, {
    settings,
    profiles,
    ...(fileName !== null && { fileName }),
    ...(year !== undefined && { year }),
    suppressions: kept.suppressions,
    lastYear: linked?.ok ? linked.result : null,
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
