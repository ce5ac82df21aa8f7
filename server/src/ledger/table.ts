import { addressOf, wordParagraph } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import { positionAt } from '../analysis/source.ts';
import { wordClaim } from '../claims/wording.ts';
import { printCsv, toPlain } from '../csv.ts';
import { type Ledger, type LedgerEntry, type Standing, standingOf } from '../ledger.ts';

/** The rows of a table in words, without its header. */
export type Rows = readonly (readonly string[])[];

/** The rows of one report. */
export interface FileRows {
  readonly file: string;
  readonly rows: Rows;
}

/** Figures of a ledger as rows of a table, one row a figure; all of them where none are named. */
export function toRows(analysis: Analysis, ledger: Ledger, entries = ledger.quantities): Rows {
  return entries.map((entry) => [
    toPlace(analysis, entry.start),
    entry.heading.join(' › '),
    entry.indicator,
    entry.period ?? '',
    entry.text,
    entry.writtenUnit,
    toValue(entry),
    STANDING_NAMES[standingOf(ledger, entry)],
    entry.claims.map((index) => wordClaim(ledger.claims[index]!)).join('；'),
  ]);
}

/** The rows of reports as a file for Excel and WPS. */
export function printFiles(files: readonly FileRows[]): string {
  return printCsv([['文件', ...HEADER], ...files.flatMap(({ file, rows }) => rows.map((row) => [file, ...row]))]);
}

/** The rows of a report to be pasted into a table there. */
export function printTsv(rows: Rows): string {
  const oneLine = (words: string): string => toPlain(words.replace(/\s+/g, ' '));
  return [HEADER, ...rows].map((row) => `${row.map(oneLine).join('\t')}\r\n`).join('');
}

const HEADER: readonly string[] = ['行', '章节', '指标', '时段', '数字', '单位', '数值', '结果', '核对'];

const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  fails: '不符',
  concerned: '所在算式不符',
  unclear: '未判断',
  holds: '相符',
  untold: '',
};

/** A line, or where nobody can count lines a paragraph; the headings have a column of their own. */
function toPlace(analysis: Analysis, offset: number): string {
  if (analysis.fromWord) return wordParagraph(addressOf(analysis, offset));
  return String(positionAt(analysis.source, offset).line + 1);
}

/** In the unit in which figures are compared: 4.315万元 is 43150, 4000余 is 4000～5000. */
function toValue({ value }: LedgerEntry): string {
  return typeof value === 'string' ? value : value.map((end) => end ?? '').join('～');
}
