import { wordDay, wordTime } from '../clock.ts';
import { prepareFolder, type Written, writeResults } from '../documents/write-results.ts';
import type { Batch, BatchFile, Occasion } from '../formats/batch/format.ts';
import { batchFormats } from '../formats/batch/index.ts';
import type { Skipped } from '../formats/format.ts';
import { readRulesVersion } from '../rules-version.ts';
import type { CheckedFile } from './check-file.ts';
import { type Outputs, type ReportOutput, toOutcome } from './outputs.ts';

/** The program that runs: the folder it lies in, and its version. */
export interface Program {
  readonly folder: string;
  readonly version: string;
}

/** When a batch is checked, and by what. */
export function toOccasion({ folder, version }: Program): Occasion {
  const now = new Date();
  return { day: wordDay(now), time: wordTime(now), version, rules: readRulesVersion(folder) };
}

/** The files of some formats; `reports` are what was kept for them, in the order of `batch.reports`. */
export async function printFiles(
  batch: Batch,
  reports: readonly ReportOutput[],
  formats: readonly string[],
): Promise<readonly BatchFile[]> {
  const files: BatchFile[] = [];
  for (const [at, id] of formats.entries()) {
    const printed = reports.map(({ parts }) => parts[at]!);
    files.push(...((await batchFormats.find((format) => format.id === id)?.print(batch, printed)) ?? []));
  }
  return files;
}

/** Results as they come in, to be written in the end. */
export interface Results {
  readonly take: (checked: CheckedFile & { readonly ok: true }) => void;
  readonly skip: (file: string, reason: string) => void;
  readonly write: (folder: string, program: Program) => Promise<Written>;
}

/** Collects what files of some formats need. */
export function createResults(formats: readonly string[]): Results {
  const outputs: Outputs = {
    format: null,
    screen: { colours: false },
    files: formats,
    summed: true,
    known: { earlier: null, acceptances: [] },
  };
  const reports: ReportOutput[] = [];
  const skipped: Skipped[] = [];
  return {
    take: (checked) => {
      const outcome = toOutcome(checked, outputs);
      if (outcome.ok) reports.push(outcome.output);
      else skipped.push({ file: checked.report.file, reason: outcome.reason });
    },
    skip: (file, reason) => skipped.push({ file, reason }),
    write: async (folder, program) => {
      const reason = prepareFolder(folder);
      if (reason !== null) return { ok: false, file: folder, reason };
      const summaries = reports.map(({ summary }) => summary!);
      const batch: Batch = { reports: summaries, skipped, comparison: null, occasion: toOccasion(program) };
      return writeResults(folder, await printFiles(batch, reports, formats));
    },
  };
}
