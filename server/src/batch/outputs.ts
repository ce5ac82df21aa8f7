import { createSource, positionAt } from '../analysis/source.ts';
import type { FindingState } from '../baseline.ts';
import type { FaultyFile } from '../documents/project-files.ts';
import { batchFormats } from '../formats/batch/index.ts';
import type { CheckedReport, Screen } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { type Known, withKnown } from '../formats/known.ts';
import { type ReportSummary, toSummary } from '../formats/summary.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { CheckedFile } from './check-file.ts';

/** What is to be made of the reports that are checked. Plain data. */
export interface Outputs {
  /** The id of what is printed; null for nothing. */
  readonly format: string | null;
  readonly screen: Screen;
  /** The ids of the files that are written. */
  readonly files: readonly string[];
  /** Whether reports are summed up, for files or letters. */
  readonly summed: boolean;
  readonly known: Known;
}

/** All that is kept of a report that was checked. Plain data. */
export interface ReportOutput {
  readonly counts: Counts;
  /** Of those that were not there before; of all where nothing is compared. */
  readonly newCounts: Counts;
  readonly accepted: number;
  /** Null where nothing is compared. */
  readonly comparison: ComparisonCounts | null;
  /** What is printed of it; empty where nothing is. */
  readonly printed: string;
  /** Null where reports are not summed up. */
  readonly summary: ReportSummary | null;
  /** What it adds to each kind of file, in their order. */
  readonly parts: readonly string[];
}

/** How many findings of each severity there are. */
export type Counts = Readonly<Record<Severity, number>>;

/** How many findings of a report were there before. */
export interface ComparisonCounts {
  readonly file: string;
  /** The file that it was earlier; null where it was none. */
  readonly earlier: string | null;
  readonly new: number;
  readonly unchanged: number;
  readonly fixed: number;
}

/** All that is kept of a file. Plain data. */
export type FileOutcome = {
  /** What is to be said beside the result: slips in files of ours, each with its place. */
  readonly notes: readonly Note[];
} & ({ readonly ok: true; readonly output: ReportOutput } | { readonly ok: false; readonly reason: string });

/** Something to be said of a file that is none of the reports. */
export interface Note {
  readonly file: string;
  /** Counted from 1; null for the file as a whole. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

/** Takes from what came of a file what is kept of it. */
export function toOutcome(checked: CheckedFile, outputs: Outputs): FileOutcome {
  const notes = checked.faulty.flatMap(toNotes);
  if (!checked.ok) return { ok: false, reason: checked.reason, notes };
  const { unused, report } = checked;
  if (unused) notes.push({ ...unused, line: null, column: null });
  return { ok: true, output: toOutput(report, outputs), notes };
}

/** Nothing of any severity. */
export const NO_COUNTS: Counts = { error: 0, warning: 0, information: 0, hint: 0 };

/** Of two lots of findings together. */
export function addCounts(some: Counts, others: Counts): Counts {
  return toCounts((severity) => some[severity] + others[severity]);
}

/** Takes from a report what the outputs need. */
function toOutput(checked: CheckedReport, { format, screen, files, summed, known }: Outputs): ReportOutput {
  const report = withKnown(checked, known);
  const { comparison } = report;
  const { findings } = report.result;
  const added = findings.filter((_, at) => comparison?.states[at] !== 'unchanged');
  const count = (state: FindingState): number => comparison?.states.filter((one) => one === state).length ?? 0;
  return {
    counts: countSeverities(findings),
    newCounts: countSeverities(added),
    accepted: report.accepted?.length ?? 0,
    comparison: comparison
      ? {
          file: report.file,
          earlier: comparison.earlier,
          new: count('new'),
          unchanged: count('unchanged'),
          fixed: comparison.fixed.length,
        }
      : null,
    printed: formats.find(({ id }) => id === format)?.printReport(report, screen) ?? '',
    summary: summed ? toSummary(report) : null,
    parts: files.map((id) => batchFormats.find((one) => one.id === id)?.printReport?.(report) ?? ''),
  };
}

function countSeverities(findings: readonly { readonly severity: Severity }[]): Counts {
  return toCounts((wanted) => findings.filter(({ severity }) => severity === wanted).length);
}

function toCounts(count: (severity: Severity) => number): Counts {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)])) as Counts;
}

function toNotes({ file, text, problems }: FaultyFile): Note[] {
  const source = createSource(text);
  return problems.map(({ start, message }) => {
    const { line, character } = positionAt(source, start);
    return { file, line: line + 1, column: character + 1, message };
  });
}
