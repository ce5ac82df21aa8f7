import { printCsv } from '../../csv.ts';
import { type BatchFormat, nameFile } from './format.ts';
import { toTables } from './tables.ts';

/** Tables for Excel and WPS, a file each. */
export const csv: BatchFormat = {
  id: 'csv',
  use: '表格，一张表一个文件，任何软件都能打开',
  print: (batch) =>
    toTables(batch).map(({ name, columns, rows }) => ({
      name: nameFile(batch.occasion, 'csv', name),
      content: printCsv([
        columns.map(({ title }) => title),
        ...rows.map((row) => row.map((cell) => String(cell ?? ''))),
      ]),
    })),
};
