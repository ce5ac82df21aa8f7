import { printFiles, toRows } from '../../ledger/table.ts';
import type { LedgerFormat } from './format.ts';

/** A table for Excel and WPS, one row a figure. */
export const csv: LedgerFormat = {
  id: 'csv',
  tellsSkipped: false,
  print: ({ reports }) =>
    printFiles(reports.map(({ file, analysis, ledger }) => ({ file, rows: toRows(analysis, ledger) }))),
};
