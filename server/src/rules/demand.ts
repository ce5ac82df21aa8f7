import type { Span } from '../analysis/span.ts';
import { type Demander, isBeforeBasis, wordSource } from '../profile.ts';
import type { Severity } from './rule.ts';

/** Who demands a content and with what rank; of a report on a year before the regulation, that it did not yet. */
export function wordDemand(demander: Demander, what: string, year: number | null): string {
  const { basis } = demander;
  const source = wordSource(demander);
  if (!basis) return `${source}要求写明${what}。`;
  if (!isBeforeBasis(demander, year)) return `${source}要求写明${what}（${basis.rank}）。`;
  const demand = what === '' ? '有这项要求' : `要求写明${what}`;
  return `${source}自${basis.firstYear}年起才${demand}（${basis.rank}），${year}年度的报告仅作建议。`;
}

/** A severity, or a hint where the regulation did not hold yet. */
export function severityOf(demander: Demander, severity: Severity, year: number | null): Severity {
  return isBeforeBasis(demander, year) ? 'hint' : severity;
}

const LONGEST_QUOTE = 24;

/** The words of a heading or of a sentence in quotation marks, cut short where they are long. */
export function quote(text: string, { start, end }: Span): string {
  return end - start > LONGEST_QUOTE
    ? `“${text.slice(start, start + LONGEST_QUOTE - 4)}……”`
    : `“${text.slice(start, end)}”`;
}
