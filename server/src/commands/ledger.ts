import path from 'node:path';
import { checkWithWords } from '../check-with-words.ts';
import type { LedgerArguments } from '../command-line/ledger.ts';
import { writeResults } from '../documents/write-results.ts';
import type { ReadReport } from '../formats/ledger/format.ts';
import { ledgerFormats } from '../formats/ledger/index.ts';
import { visible } from '../formats/terminal.ts';
import { buildLedger } from '../ledger.ts';
import { complain, type ExitStatus, type ReportText, readReports, showsColours } from './reading.ts';

/** `jiaohe ledger`: prints the figures of each report with the sums they stand in. */
export async function runLedger(asked: LedgerArguments): Promise<ExitStatus> {
  const run = await readReports(asked.paths, readLedger);
  if (!run) return 2;
  const format = ledgerFormats.find(({ id }) => id === asked.format)!;
  if (asked.out === null) process.stdout.write(format.print(run, { colours: showsColours() }));
  else if (!keep(asked.out, format.print(run, { colours: false }))) return 2;
  if (!format.tellsSkipped) for (const { file, reason } of run.skipped) complain(`${file}：${reason}`);
  return run.skipped.length > 0 ? 3 : 0;
}

/** Written by us and not by a shell, no byte of it is read as another character. */
function keep(file: string, content: string): boolean {
  const { dir, base } = path.parse(path.resolve(file));
  const written = writeResults(dir, [{ name: base, content }]);
  if (written.ok) process.stdout.write(`数字台账已写成：${visible(file)}\n`);
  else complain(`${visible(file)}：数字台账没有写成，${written.reason}`);
  return written.ok;
}

async function readLedger(report: ReportText): Promise<ReadReport> {
  const { file, fileName, text, markdown, word, settings, profiles } = report;
  const headings = word?.headings;
  const options = { settings, profiles, markdown, headings, ...(fileName !== null && { fileName }) };
  const result = await checkWithWords(text, options);
  return { file, analysis: result.analysis, ledger: buildLedger(result) };
}
