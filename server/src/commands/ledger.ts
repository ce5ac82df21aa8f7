import { checkWithWords } from '../check-with-words.ts';
import type { LedgerArguments } from '../command-line/ledger.ts';
import type { ReadReport } from '../formats/ledger/format.ts';
import { ledgerFormats } from '../formats/ledger/index.ts';
import { buildLedger } from '../ledger.ts';
import { complain, type ExitStatus, type ReportText, readReports, showsColours } from './reading.ts';

/** `jiaohe ledger`: prints the figures of each report with the sums they stand in. */
export async function runLedger(asked: LedgerArguments): Promise<ExitStatus> {
  const run = await readReports(asked.paths, readLedger);
  if (!run) return 2;
  const format = ledgerFormats.find(({ id }) => id === asked.format)!;
  process.stdout.write(format.print(run, { colours: showsColours() }));
  if (!format.tellsSkipped) for (const { file, reason } of run.skipped) complain(`${file}：${reason}`);
  return run.skipped.length > 0 ? 3 : 0;
}

async function readLedger(report: ReportText): Promise<ReadReport> {
  const { file, fileName, text, markdown, word, settings, profiles } = report;
  const headings = word?.headings;
  const options = { settings, profiles, markdown, headings, ...(fileName !== null && { fileName }) };
  const result = await checkWithWords(text, options);
  return { file, analysis: result.analysis, ledger: buildLedger(result) };
}
