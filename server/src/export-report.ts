import type { Result } from './check.ts';
import { isOpen, toNotes } from './documents/docx/notes.ts';
import type { WordFile } from './export.ts';

/** What writes Word files; loaded when somebody exports. */
export type Exporter = Pick<typeof import('./export.ts'), 'toWordFile'>;

/** Loads it. It is a bundle of its own, beside the one that runs, so that who exports nothing need not load it. */
export async function loadExporter(): Promise<Exporter> {
  const bundle = './export.js';
  return import(bundle);
}

/** A report as a Word file: for those it goes to, or with its open findings as comments. */
export async function exportReport(
  { analysis, signed, issuer, findings }: Pick<Result, 'analysis' | 'signed' | 'issuer' | 'findings'>,
  comments: boolean,
  load: () => Promise<Exporter>,
): Promise<WordFile & { readonly comments: number }> {
  const notes = comments ? toNotes({ analysis, findings }) : [];
  const { toWordFile } = await load();
  const unit = issuer?.name ?? '';
  const file = await toWordFile({ analysis, signed, unit, notes, time: localTime(new Date()) });
  return { ...file, comments: notes.length };
}

/** How many findings are gravely open: figures that disagree, contents that are not written. */
export function countGrave({ findings }: Pick<Result, 'findings'>): number {
  return findings.filter((finding) => isOpen(finding) && finding.severity !== 'information').length;
}

/** Word shows the time of a comment as it is written, whatever zone it names. */
function localTime(now: Date): Date {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
}
