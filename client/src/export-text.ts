import { fileNameOf } from './new-report.ts';
import type { ReportCounts } from './protocol.ts';
import { say } from './say.ts';

/** What an export is to be: the version that goes out, or the one with the open findings as comments. */
export type ExportForm = 'final' | 'comments';

/** The name that is proposed for the Word file: that of the report, or of its first line where it has none yet. */
export function exportName(fileName: string | null, firstLine: string, form: ExportForm): string {
  const own = fileName?.replace(/\.(?:txt|md|markdown|gongwen|docx)$/i, '');
  const stem = own || fileNameOf(firstLine.replace(/^[#\s]+/, '')).replace(/\.txt$/, '') || say('法治建设报告');
  return form === 'comments' ? say('{0}（带批注）.docx', stem) : `${stem}.docx`;
}

/** What is still to be done, as a question; null where nothing is. */
export function askBeforeExport({
  error,
  warning,
  unwritten,
  blanks,
}: Pick<ReportCounts, 'error' | 'warning' | 'unwritten' | 'blanks'>): string | null {
  const parts = [
    error + warning > 0 ? say('{0}处要改', error + warning) : '',
    blanks > 0 ? say('{0}处待填写', blanks) : '',
    unwritten > 0 ? say('{0}项未写', unwritten) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : say('还有{0}，仍要导出吗？', parts.join(say('、')));
}
