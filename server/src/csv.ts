/** A table as a file for Excel and WPS: with a byte-order mark, else they take UTF-8 for GBK. */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;
}

/** A cell that begins like a formula is text all the same, and says so with an apostrophe. */
export function toPlain(words: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(words) || /^[\t\r]/.test(words) ? `'${words}` : words;
}

function toCell(words: string): string {
  const plain = toPlain(words);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
