import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Baseline, pairByName } from '../baseline.ts';
import { addCounts, type Counts, NO_COUNTS, type ReportOutput } from '../batch/outputs.ts';
import { readTextFile } from '../documents/read-text.ts';
import { wordWriteFailure } from '../documents/write-results.ts';
import { writeWhole } from '../documents/write-whole.ts';
import {
  ACCEPTANCE_FILE,
  type AcceptanceList,
  acceptancesOf,
  NO_ACCEPTANCES,
  parseAcceptanceList,
  printAcceptanceList,
} from '../formats/acceptance-list.ts';
import type { Batch } from '../formats/batch/format.ts';
import type { Tally, TotalComparison } from '../formats/format.ts';
import type { Known } from '../formats/known.ts';
import type { ReportSummary } from '../formats/summary.ts';
import { visible } from '../formats/terminal.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { complain, type Read } from './reading.ts';

/** What the command line says of earlier checks. */
export interface KnownArguments {
  /** The file with an earlier result, or the folder in which the newest is to be taken. */
  readonly baseline?: string;
  /** The list of what reviewers accepted. */
  readonly accepted?: string;
}

/** What earlier checks told. */
export interface Earlier {
  readonly baseline: Baseline | null;
  readonly list: AcceptanceList;
  /** Where the list is, or is to be; null where there is to be none. */
  readonly listFile: string | null;
  /** Whether what stands in the list's file may be replaced. */
  readonly listWritable: boolean;
}

/**
 * Reads what earlier checks told; null where a file that was named cannot be used, which has been said then. A list that
 * merely lies in the folder of the results and cannot be read accepts nothing, and stays as it is.
 */
export async function readEarlier(
  { baseline, accepted }: KnownArguments,
  folder: string | null,
): Promise<Earlier | null> {
  const earlier = baseline === undefined ? null : await readBaseline(baseline);
  if (baseline !== undefined && !earlier) return null;
  const listFile = accepted ?? (folder === null ? null : path.join(folder, ACCEPTANCE_FILE));
  if (listFile === null) return { baseline: earlier, list: NO_ACCEPTANCES, listFile, listWritable: false };
  const read = readTextFile(listFile);
  if (!read.ok && read.missing && accepted === undefined) {
    return { baseline: earlier, list: NO_ACCEPTANCES, listFile, listWritable: true };
  }
  const parsed = read.ok ? parseAcceptanceList(read.text) : read;
  if (parsed.ok) {
    for (const { line, message } of parsed.problems) complain(`${visible(listFile)} 第${line}行：${message}`);
    return { baseline: earlier, list: parsed.list, listFile, listWritable: true };
  }
  complain(`${visible(listFile)}：${parsed.reason}`);
  return accepted === undefined ? { baseline: earlier, list: NO_ACCEPTANCES, listFile, listWritable: false } : null;
}

/** What is known of the reports in some files. */
export function toKnown({ baseline, list }: Earlier, files: readonly string[]): Known {
  return { earlier: baseline && pairByName(files, baseline), acceptances: acceptancesOf(list) };
}

/** Says so where the earlier result was judged by other rules: what has gone may not have been changed. */
export function tellRules({ baseline }: Earlier, { occasion: { rules } }: Batch): void {
  if (!baseline || baseline.rules === '' || rules.fingerprint === '' || baseline.rules === rules.fingerprint) return;
  complain('上次用的是另一个版本的规则：“新增”和“已改”里可能有因规则变动而来的。');
}

/** Brings the list of what is accepted up to date and tells where it is; null where there is none. What people wrote in it stays. */
export function writeAcceptanceList(
  { list, listFile, listWritable }: Earlier,
  reports: readonly ReportSummary[],
): string | null {
  const isEmpty = list.entries.length === 0 && reports.every(({ findings }) => findings.length === 0);
  if (listFile === null || !listWritable || (isEmpty && !existsSync(listFile))) return null;
  try {
    writeWhole(listFile, printAcceptanceList(reports, list));
    return listFile;
  } catch (error) {
    complain(`${visible(listFile)}：没有更新，里面写好的照样有效（${wordWriteFailure(error)}）`);
    return null;
  }
}

/** All reports taken together, and how many findings count where only new ones do. */
export function toTally(
  { reports, skipped }: Read<ReportOutput>,
  version: string,
  baseline: Baseline | null,
): Tally & { readonly newCounts: Counts } {
  return {
    reports: reports.length,
    clean: reports.filter(({ counts }) => SEVERITIES.every((severity) => counts[severity] === 0)).length,
    counts: reports.map(({ counts }) => counts).reduce(addCounts, NO_COUNTS),
    newCounts: reports.map(({ newCounts }) => newCounts).reduce(addCounts, NO_COUNTS),
    skipped,
    version,
    accepted: reports.reduce((sum, { accepted }) => sum + accepted, 0),
    comparison: baseline && toTotal(reports, baseline),
  };
}

function toTotal(reports: readonly ReportOutput[], baseline: Baseline): TotalComparison {
  const all = reports.flatMap(({ comparison }) => comparison ?? []);
  const sum = (part: 'new' | 'unchanged' | 'fixed'): number => all.reduce((total, one) => total + one[part], 0);
  const met = new Set(all.map(({ earlier }) => earlier));
  return {
    file: baseline.file,
    new: sum('new'),
    unchanged: sum('unchanged'),
    fixed: sum('fixed'),
    added: all.filter(({ earlier }) => earlier === null).map(({ file }) => file),
    gone: baseline.reports.map(({ file }) => file).filter((file) => !met.has(file)),
  };
}

async function readBaseline(named: string): Promise<Baseline | null> {
  const file = findBaseline(named);
  if (file === null) {
    complain(`${visible(named)}：文件夹里没有上次的结果（核对结果-日期.json），要先用 --report json 检查过一次`);
    return null;
  }
  const read = readTextFile(file);
  // With it comes the schema library, which nobody else needs.
  const { parseBaseline } = await import('../baseline/file.ts');
  const parsed = read.ok ? parseBaseline(read.text, file) : read;
  if (parsed.ok) return parsed.baseline;
  complain(`${visible(file)}：${parsed.reason}`);
  return null;
}

/** The newest result in a folder; the file itself where it is none; null where the folder has none. */
function findBaseline(named: string): string | null {
  try {
    if (!statSync(named).isDirectory()) return named;
    const found = readdirSync(named).filter((name) => RESULT.test(name));
    const newest = found.sort().at(-1);
    return newest === undefined ? null : path.join(named, newest);
  } catch {
    return named;
  }
}

/** How a file with a result is called that a later check can be compared with. */
export const RESULT = /^核对结果-\d{4}-\d\d-\d\d\.json$/;
