import { positionAt } from '../../analysis/source.ts';
import { wordClaim } from '../../claims/words.ts';
import { type LedgerEntry, standingOf } from '../../ledger.ts';
import type { LedgerFormat, ReadReport } from './format.ts';
import { STANDINGS } from './standings.ts';

/** A table for Excel and WPS, one row a figure: with a byte-order mark, else they take UTF-8 for GBK. */
export const csv: LedgerFormat = {
  id: 'csv',
  tellsSkipped: false,
  print: ({ reports }) => `\ufeff${[HEADER, ...reports.flatMap(toRows)].map(toLine).join('')}`,
};

const HEADER: Row = ['文件', '行', '章节', '指标', '时段', '数字', '单位', '数值', '结果', '核对'];

type Row = readonly string[];

function toRows({ file, source, ledger }: ReadReport): readonly Row[] {
  return ledger.quantities.map((entry) => [
    file,
    String(positionAt(source, entry.start).line + 1),
    entry.heading.join(' › '),
    entry.indicator,
    entry.period ?? '',
    entry.text,
    entry.writtenUnit,
    toValue(entry),
    STANDINGS[standingOf(ledger, entry)].name,
    entry.claims.map((index) => wordClaim(ledger.claims[index]!)).join('；'),
  ]);
}

/** In the unit in which figures are compared: 4.315万元 is 43150, 4000余 is 4000～5000. */
function toValue({ value }: LedgerEntry): string {
  return typeof value === 'string' ? value : value.map((end) => end ?? '').join('～');
}

function toLine(row: Row): string {
  return `${row.map(toCell).join(',')}\r\n`;
}

/** A cell that begins like a formula is text all the same, and says so with an apostrophe. */
function toCell(words: string): string {
  const plain = /^\s*[=+\-@＝＋－＠]/.test(words) || /^[\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
