import { checkFiles } from '../batch/check-files.ts';
import type { Note, Outputs, ReportOutput } from '../batch/outputs.ts';
import { type Program, printFiles, toOccasion } from '../batch/results.ts';
import type { CheckArguments, ReportArguments } from '../command-line/check.ts';
import { findReports } from '../documents/find-reports.ts';
import { prepareFolder, writeResults } from '../documents/write-results.ts';
import type { Batch } from '../formats/batch/format.ts';
import type { Skipped, Tally } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { STANDING_NAMES, STANDINGS } from '../formats/summary.ts';
import { visible, wordComparison } from '../formats/terminal.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { readEarlier, tellRules, toKnown, toTally, writeAcceptanceList } from './known.ts';
import { openLetterDesk, sendLetters } from './letters.ts';
import { showProgress } from './progress.ts';
import {
  complain,
  displayName,
  type ExitStatus,
  isReadable,
  type Read,
  readProfileChoice,
  showsColours,
} from './reading.ts';

/** `jiaohe check`: prints what is wrong with each report, and writes it into files where some are asked for. */
export async function runCheck(asked: CheckArguments, program: Program): Promise<ExitStatus> {
  if (!(await isLastYearFit(asked)) || !isFolderFit(asked)) return 2;
  const earlier = await readEarlier(asked, asked.report?.folder ?? null);
  if (!earlier) return 2;
  const desk = asked.letters ? openLetterDesk(asked.letters) : null;
  if (asked.letters && !desk) return 2;
  const outputs: Outputs = {
    format: asked.format,
    screen: { colours: showsColours() },
    files: asked.report?.formats ?? [],
    summed: asked.report !== null || desk !== null,
    known: toKnown(earlier, findReports(asked.paths).files),
  };
  const read = await checkAll(asked, outputs, program);
  if (!read) return 2;
  const tally = toTally(read, program.version, earlier.baseline);
  const format = formats.find(({ id }) => id === asked.format);
  const printed = read.reports.map((report) => report.printed);
  if (format) process.stdout.write(format.print(printed, tally, outputs.screen));
  const summaries = read.reports.flatMap(({ summary }) => summary ?? []);
  if (asked.report) {
    const batch: Batch = {
      reports: summaries,
      skipped: tally.skipped,
      comparison: tally.comparison,
      occasion: toOccasion(program),
    };
    const ok = await writeReport(batch, read.reports, asked.report, asked.format === null);
    if (!ok) return 2;
    tellRules(earlier, batch);
    const list = writeAcceptanceList(earlier, summaries);
    if (list !== null && asked.format === null) process.stdout.write(wordList(list));
  }
  if (desk && !(await sendLetters(desk, summaries))) return 2;
  return statusOf({ ...tally, counts: asked.newOnly ? tally.newCounts : tally.counts }, asked.failOn);
}

/** Checks all files that are asked for; null where the settings are wrong, which has been said then. */
async function checkAll(asked: CheckArguments, outputs: Outputs, program: Program): Promise<Read<ReportOutput> | null> {
  const { files, skipped: passed } = findReports(asked.paths);
  const choice = await readProfileChoice(files, asked.profile ?? null);
  if (!choice) return null;
  const { year = null, lastYear = null, jobs = null, report } = asked;
  const progress = showProgress(files.length);
  const outcomes = await checkFiles({
    files,
    wishes: { ...choice, editor: null, year, lastYear, hashes: report !== null },
    outputs,
    jobs,
    program: program.folder,
    hear: progress.come,
  }).finally(progress.end);
  const reports: ReportOutput[] = [];
  const skipped: Skipped[] = [...passed];
  const told = new Set<string>();
  for (const [at, outcome] of outcomes.entries()) {
    for (const line of outcome.notes.map(wordNote)) {
      if (!told.has(line)) complain(line);
      told.add(line);
    }
    if (outcome.ok) reports.push(outcome.output);
    else skipped.push({ file: files[at]!, reason: outcome.reason });
  }
  return { reports, skipped };
}

function wordNote({ file, line, column, message }: Note): string {
  return line === null ? `${file}：${message}` : `${displayName(file)}:${line}:${column} ${message}`;
}

/** Says so where the results cannot be written, before anything is checked. */
function isFolderFit({ report }: CheckArguments): boolean {
  if (!report) return true;
  const reason = prepareFolder(report.folder);
  if (reason !== null) complain(`${visible(report.folder)}：${reason}`);
  return reason === null;
}

/** Writes the files, and tells how it came off where nothing else is printed; false where they could not be written. */
async function writeReport(
  batch: Batch,
  reports: readonly ReportOutput[],
  { formats: wanted, folder }: ReportArguments,
  tells: boolean,
): Promise<boolean> {
  const written = writeResults(folder, await printFiles(batch, reports, wanted));
  if (tells) process.stdout.write(wordBatch(batch));
  if (written.ok) {
    const lines = ['结果已写成：', ...written.files.map((file) => `    ${visible(file)}`)].join('\n');
    if (tells) process.stdout.write(`${lines}\n`);
    else complain(lines);
  } else complain(`${visible(written.file)}：结果没有写成，${written.reason}`);
  return written.ok;
}

function wordList(file: string): string {
  return `不必修改的问题，在清单里写上认可人和理由，下次就单独列出、不再算：\n    ${visible(file)}\n`;
}

/** How it came off, in short. */
function wordBatch({ reports, skipped, comparison }: Batch): string {
  if (reports.length + skipped.length === 0) return '没有检查任何报告。\n';
  const counts = STANDINGS.map((standing) => {
    const count = reports.filter((report) => report.standing === standing).length;
    return `${STANDING_NAMES[standing]} ${count} 份`;
  });
  const rest = skipped.length > 0 ? `；${skipped.length} 处没有检查` : '';
  const since = comparison ? `${wordComparison(comparison).join('\n')}\n` : '';
  return `检查了 ${reports.length} 份报告：${counts.join('，')}${rest}。\n${since}`;
}

/** Says what is wrong where a report of the year before is named that cannot be one of the reports to check. */
async function isLastYearFit({ lastYear, paths }: CheckArguments): Promise<boolean> {
  if (lastYear === undefined) return true;
  if (!(await isReadable(lastYear))) return false;
  const single = findReports(paths).files.length <= 1;
  if (!single) complain('--last-year 只能同一份报告一起用：每份报告有自己的上年报告');
  return single;
}

function statusOf({ counts, skipped }: Tally, failOn: CheckArguments['failOn']): ExitStatus {
  if (skipped.length > 0) return 3;
  if (failOn === 'never') return 0;
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return failing.some((severity) => counts[severity] > 0) ? 1 : 0;
}
