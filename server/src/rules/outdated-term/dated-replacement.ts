/** What stands for a term where another was: the new one in the marks of the old, its quotes, brackets and dash. */
export function writeReplacement(written: string, term: string, replacement: string): string {
  const years = replacement.match(YEAR) ?? [];
  const isOtherPeriod = years.length > 0 && term.replace(YEAR, '') === replacement.replace(YEAR, '');
  if (isOtherPeriod && written.match(YEAR)?.length === years.length) {
    let next = 0;
    return written.replace(YEAR, () => years[next++]!);
  }
  if (!/[“"]/.test(written)) return replacement.replace(/[“”]/g, '');
  return written.includes('"') ? replacement.replace(/[“”]/g, '"') : replacement;
}

const YEAR = /20\d\d/g;
