import type { Source } from './analysis/source.ts';
import { identify, toFingerprint } from './identity.ts';
import type { Finding } from './rules/rule.ts';

/** A reviewer's word that a finding need not be changed: who says so, and why. Plain data. */
export interface Acceptance {
  /** The name of the report's file; 全部 for every report with the same sentence. */
  readonly file: string;
  /** Who reports, and on which year; empty where it is not known. */
  readonly unit: string;
  readonly year: string;
  readonly fingerprint: string;
  readonly who: string;
  readonly reason: string;
}

/** A finding that a reviewer accepted. */
export interface AcceptedFinding extends Finding {
  readonly acceptance: Acceptance;
}

/** What of a report tells whose acceptances hold for it. */
export interface AcceptedReport {
  readonly file: string;
  readonly unit: string;
  readonly year: number | null;
}

/** What stands for every report in the place of a file's name. */
export const EVERY_REPORT = '全部';

/** Divides a report's findings into those that a reviewer accepted and the others. */
export function accept(
  source: Source,
  findings: readonly Finding[],
  report: AcceptedReport,
  acceptances: readonly Acceptance[],
): { readonly findings: readonly Finding[]; readonly accepted: readonly AcceptedFinding[] } {
  const ofReport = new Map(
    acceptances.filter((one) => holdsFor(one, report)).map((one) => [one.fingerprint, one] as const),
  );
  if (ofReport.size === 0) return { findings, accepted: [] };
  const left: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const finding of findings) {
    const acceptance = ofReport.get(toFingerprint(identify(source, finding)));
    if (acceptance) accepted.push({ ...finding, acceptance });
    else left.push(finding);
  }
  return { findings: left, accepted };
}

/** Whether an acceptance speaks of a report: by its file's name, or by who reports on which year where the file is called otherwise now. */
export function holdsFor(
  one: Pick<Acceptance, 'file' | 'unit' | 'year'>,
  { file, unit, year }: AcceptedReport,
): boolean {
  if (one.file === EVERY_REPORT || nameOf(one.file) === nameOf(file)) return true;
  return one.unit !== '' && one.unit === unit && year !== null && one.year === String(year);
}

function nameOf(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}
