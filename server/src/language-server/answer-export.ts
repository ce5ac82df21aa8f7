import type { Result } from '../check.ts';
import { saveDocument } from '../documents/save-document.ts';
import { type Exporter, exportReport } from '../export-report.ts';
import type { ExportAnswer, ExportParams } from '../features/protocol.ts';
import { filePath } from './document-uri.ts';

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
    const saved = file === null ? null : saveDocument(file, bytes, { overwrite: true });
    if (saved?.ok === false) return { ok: false, reason: saved.reason };
    return { ok: true, version, ...rest, content: file === null ? Buffer.from(bytes).toString('base64') : null };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `校核出了错（${detail}），这是校核的问题，请告诉开发者` };
  }
}
