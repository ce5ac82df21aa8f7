/** A table as a file for Excel and WPS: with a byte-order mark, else they take UTF-8 for GBK. */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;
}

/** A cell that begins like a formula, or like such a cell, is text all the same, and says so with an apostrophe. */
export function toPlain(words: string): string {
  return /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r])/.test(words) ? `'${words}` : words;
}

/** A row of a table that was read, and the line it begins on, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a table as Excel and WPS save it: divided by commas, semicolons or tabs, whichever the first line has most of. Any
 * text gives rows; a quotation mark that is never closed ends with the file. Rows without words are left out.
 */
export function parseCsv(text: string): readonly CsvRow[] {
  const divider = dividerOf(text);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const endRow = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  };
  while (at < text.length) {
    const end = text[at] === '"' ? endOfQuoted(text, at + 1) : endOfPlain(text, at, divider);
    const raw = text[at] === '"' ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end);
    for (const _ of raw.matchAll(/\r\n?|\n/g)) line++;
    // What stands between a closing quotation mark and the divider is a slip of the pen, and kept.
    const close = text[at] === '"' ? Math.min(end + 1, text.length) : end;
    at = endOfPlain(text, close, divider);
    cells.push(fromPlain(raw + text.slice(close, at)));
    if (text[at] === divider) {
      at++;
      if (at === text.length) cells.push('');
      continue;
    }
    if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line++;
    }
    endRow();
  }
  endRow();
  return rows;
}

function dividerOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)![0];
  const count = (divider: string): number => first.split(divider).length;
  return [',', ';', '\t'].reduce((best, divider) => (count(divider) > count(best) ? divider : best));
}

function endOfPlain(text: string, from: number, divider: string): number {
  let at = from;
  while (at < text.length && text[at] !== divider && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The place of the closing quotation mark; two in a row are one that belongs to the words. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return text.length;
}

/** Takes back the apostrophe that `toPlain` put before what looks like a formula. */
function fromPlain(words: string): string {
  return words.startsWith("'") && toPlain(words.slice(1)) === words ? words.slice(1) : words;
}

function toCell(words: string): string {
  const plain = toPlain(words);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
