import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createFileChecker } from '../batch/check-file.ts';
import type { ExportArguments } from '../command-line/export.ts';
import { STANDARD_INPUT } from '../documents/find-reports.ts';
import { endingOf } from '../documents/kinds.ts';
import { saveDocument } from '../documents/save-document.ts';
import { countGrave, exportReport, loadExporter } from '../export-report.ts';
import { visible } from '../formats/terminal.ts';
import { complain, complainOf, type ExitStatus, isReadable, readProfileChoice } from './reading.ts';

/** `jiaohe export`: writes a report as a Word file. */
export async function runExport(asked: ExportArguments): Promise<ExitStatus> {
  const file = placeOf(asked);
  const fault = typeof file === 'string' ? faultOf(asked, file) : file.fault;
  if (typeof file !== 'string' || fault !== null) {
    complain(fault!);
    return 2;
  }
  if (asked.lastYear !== null && !(await isReadable(asked.lastYear))) return 2;
  const choice = await readProfileChoice([asked.path], asked.profile);
  if (!choice) return 2;
  const checked = await createFileChecker({ ...asked, ...choice, editor: null, hashes: false })(asked.path);
  for (const faulty of checked.faulty) complainOf(faulty);
  if (!checked.ok) {
    complain(`${visible(asked.path)}：${checked.reason}`);
    return 3;
  }
  const { report, unused } = checked;
  if (unused) complain(`${visible(unused.file)}：${unused.message}`);
  const { bytes, fontNotice, comments } = await exportReport(report.result, asked.comments, loadExporter);
  const saved = saveDocument(file, bytes, { overwrite: asked.force });
  if (!saved.ok) {
    complain(`${visible(file)}：没有导出，${saved.exists ? EXISTS : saved.reason}`);
    return 2;
  }
  process.stdout.write(`已保存到 ${visible(file)}${comments > 0 ? `，写了${comments}条批注` : ''}\n`);
  if (report.leftOut) complain(`${visible(asked.path)}：${report.leftOut}`);
  if (fontNotice !== null) complain(`${fontNotice}。`);
  const grave = countGrave(report.result);
  if (grave > 0) complain(`报告里还有${grave}处错误或警告没有解决（jiaohe check 会列出来）。`);
  return grave > 0 ? 1 : 0;
}

const EXISTS = '已经有这个文件。要覆盖它，请加 --force；或者用 -o 换一个名称';
const ENDING = '.docx';

/** The file to write. */
function placeOf({ path: report, out }: ExportArguments): string | { readonly fault: string } {
  const name = `${path.parse(report).name}${ENDING}`;
  if (out === null) return path.join(path.dirname(report), name);
  if (isFolder(out)) {
    return report === STANDARD_INPUT ? { fault: `${visible(out)}：这是文件夹，请写一个文件名` } : path.join(out, name);
  }
  return endingOf(out) === ENDING ? out : { fault: `${visible(out)}：导出的文件名要以 ${ENDING} 结尾` };
}

/** Why the file cannot be written, before anything is read; null where nothing speaks against it. */
function faultOf({ path: report, out, force }: ExportArguments, file: string): string | null {
  if (report !== STANDARD_INPUT && isFolder(report)) return `${visible(report)}：这是文件夹，一次只导出一份报告`;
  if (path.resolve(report) === path.resolve(file)) {
    const where = out === null ? '请用 -o 写明导出到哪个文件' : '请换一个名称';
    return `${visible(file)}：不能写到原来的报告上，${where}`;
  }
  return existsSync(file) && !force ? `${visible(file)}：没有导出，${EXISTS}` : null;
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
