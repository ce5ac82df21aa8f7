import type { Result } from './check.ts';
import { isOpen, toNotes } from './documents/docx/notes.ts';
import { saveDocument } from './documents/save-document.ts';
import type { WordFile } from './export.ts';
import type { ExportAnswer, ExportParams } from './features/protocol.ts';
import { filePath } from './language-server/document-uri.ts';

/** What writes Word files; loaded when somebody exports. */
export type Exporter = Pick<typeof import('./export.ts'), 'toWordFile'>;

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

/** Writes an open report as a Word file for the editor. Never fails: what goes wrong is said in words. */
export async function answerExport(
  { textDocument, comments, target }: ExportParams,
  { result, version }: { readonly result: Result; readonly version: number },
  load: (() => Promise<Exporter>) | undefined,
): Promise<ExportAnswer> {
  if (!load) return { ok: false, reason: '这里不能导出' };
  const file = typeof target === 'string' ? filePath(target) : null;
  if (target !== null && file === null) return { ok: false, reason: '只能保存成本机上的文件' };
  if (file !== null && file === filePath(textDocument.uri))
    return { ok: false, reason: '不能写到原来的报告上，请换一个名称' };
  try {
    const { bytes, ...rest } = await exportReport(result, comments === true, load);
    const saved = file === null ? null : saveDocument(file, bytes, true);
    if (saved?.ok === false) return { ok: false, reason: saved.reason };
    return { ok: true, version, ...rest, content: file === null ? Buffer.from(bytes).toString('base64') : null };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `校核出了错（${detail}），这是校核的问题，请告诉开发者` };
  }
}

/** How many findings are gravely open: figures that disagree, contents that are not written. */
export function countGrave({ findings }: Pick<Result, 'findings'>): number {
  return findings.filter((finding) => isOpen(finding) && finding.severity !== 'information').length;
}

/** Word shows the time of a comment as it is written, whatever zone it names. */
function localTime(now: Date): Date {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
}
