import type { SheetData, default as write } from 'write-excel-file/node';
import { type BatchFormat, nameFile } from './format.ts';
import { type Cell, type Table, toTables } from './tables.ts';

/** The tables as one file for Excel and WPS, a sheet each: the head stays in view, every column can be filtered. */
export const xlsx: BatchFormat = {
  id: 'xlsx',
  use: '表格，可用 Excel 或 WPS 打开，能筛选',
  print: async (batch) => {
    // Loaded only where it is asked for.
    const { default: writeExcelFile } = await import('write-excel-file/node');
    const tables = toTables(batch);
    const sheets = tables.map((table) => ({
      sheet: table.name,
      data: toSheet(table),
      columns: table.columns.map(({ width }) => ({ width: 2 * width + 1 })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    }));
    const options = { fontFamily: '宋体', fontSize: 11, features: [filtersAndPrinting(tables)] };
    return [{ name: nameFile(batch.occasion, 'xlsx'), content: await writeExcelFile(sheets, options).toBuffer() }];
  },
};

const HEAD = {
  fontWeight: 'bold',
  backgroundColor: '#e8ecf1',
  bottomBorderStyle: 'thin',
  bottomBorderColor: '#8a94a0',
  alignVertical: 'center',
  wrap: true,
} as const;

type Options = NonNullable<Parameters<typeof write>[1]>;

/** What a cell says decides its colour, as on the page. */
const INKS: Readonly<Record<string, string>> = { 必须修改: '#b3261e', 建议核实: '#8a5a00', 通过: '#1a6f31' };

/** A cell of a table file holds no more. */
const LONGEST_CELL = 32_767;

function toSheet({ columns, rows }: Table): SheetData {
  return [columns.map(({ title }) => ({ value: title, type: String, ...HEAD })), ...rows.map((row) => row.map(toCell))];
}

/** Texts are text whatever they begin with; nothing is ever a formula. */
function toCell(cell: Cell): SheetData[number][number] {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' };
  const ink = INKS[cell];
  return {
    value: cell.slice(0, LONGEST_CELL),
    type: String,
    format: '@',
    wrap: true,
    alignVertical: 'top',
    ...(ink !== undefined && { textColor: ink, fontWeight: 'bold' }),
  };
}

/** What the library leaves to its users: filters, one page wide on paper, and the head again on every page. */
function filtersAndPrinting(tables: readonly Table[]): NonNullable<Options['features']>[number] {
  const lastCell = ({ columns, rows }: Table): string => `$${nameColumn(columns.length)}$${rows.length + 1}`;
  const filters = tables.map((table, at) => ({
    name: '_xlnm._FilterDatabase',
    at,
    hidden: ' hidden="1"',
    range: `'${table.name}'!$A$1:${lastCell(table)}`,
  }));
  const heads = tables.map((table, at) => ({
    name: '_xlnm.Print_Titles',
    at,
    hidden: '',
    range: `'${table.name}'!$1:$1`,
  }));
  const names = [...filters, ...heads].map(
    ({ name, at, hidden, range }) => `<definedName name="${name}" localSheetId="${at}"${hidden}>${range}</definedName>`,
  );
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const range = `A1:${lastCell(tables[sheetIndex]!).replaceAll('$', '')}`;
            return (
              xml
                .replace(/(<worksheet\b[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
                .replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`)
                .replace(/<pageSetup\b/, '$& fitToWidth="1" fitToHeight="0"')
                // Where no column is frozen, there is no pane at the right.
                .replace(/<pane\b[^>]*>/, '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
            );
          },
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(/<definedNames\s*(?:\/>|><\/definedNames>)/, `<definedNames>${names.join('')}</definedNames>`),
        },
      },
    },
  };
}

/** 1 is A, 27 is AA. */
function nameColumn(number: number): string {
  const rest = (number - 1) % 26;
  const above = (number - 1 - rest) / 26;
  return (above > 0 ? nameColumn(above) : '') + String.fromCharCode(65 + rest);
}
