import path from 'node:path';
import * as vscode from 'vscode';
import { isFile } from '#machine';
import { askToSave, openFile } from './files.ts';
import { columnOf, currentDocument } from './places.ts';
import { KEEP_LAST_YEAR_COMMAND, type KeepLastYearArguments, type ReportAnswer } from './protocol.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';
import { tell, tellAtLength } from './tell.ts';
import { fileOf, type WordFiles } from './word-files.ts';

/** Asks which file is the report of the year before, and keeps that beside the report before the user. */
export async function linkLastYear(reports: Reports): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  const report = fileOf(document.uri);
  if (!isFile(report)) return askToSave(say('请先把报告保存成文件：上年报告的位置要记在它旁边。'));
  const chosen = await vscode.window.showOpenDialog({
    title: say('选择上年的报告'),
    openLabel: say('关联'),
    canSelectMany: false,
    defaultUri: vscode.Uri.joinPath(report, '..'),
    filters: { [say('报告')]: ['txt', 'md', 'markdown', 'gongwen', 'docx'] },
  });
  const lastYear = chosen?.[0];
  if (!lastYear) return;
  const done = await keep({ uri: document.uri.toString(), lastYear: lastYear.toString() });
  if (!done) return;
  await reports.refresh(document);
  tellLink(path.posix.basename(lastYear.path), reports.get(document));
}

/** From now on, the report before the user is held against no other one. */
export async function unlinkLastYear(): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  const done = await keep({ uri: document.uri.toString(), lastYear: null });
  if (done) tell(say('不再关联上年报告。'));
}

/** Opens the report of the year before beside the one before the user; of a Word file, the text. */
export async function openLastYear(reports: Reports, words: WordFiles): Promise<void> {
  const document = currentDocument();
  const uri = document && reports.get(document)?.lastYear?.uri;
  if (!document || !uri) return;
  const file = vscode.Uri.parse(uri);
  const column = columnOf(document);
  const viewColumn = column === undefined ? vscode.ViewColumn.Beside : column + 1;
  const options = { viewColumn, preserveFocus: true };
  if (/\.docx$/i.test(file.path)) {
    await (await import('./word-commands.ts')).showWord(words, file, options);
    return;
  }
  const opened = await openFile(file);
  if (opened) await vscode.window.showTextDocument(opened, options);
}

/** What comes of holding the reports against each other are hints, which the editor lists nowhere. */
function tellLink(name: string, report: ReportAnswer | null): void {
  const { fault = null } = report?.lastYear ?? {};
  const hints = report?.counts.hint ?? 0;
  if (fault !== null) tellAtLength('warning', say('上年报告没有用上：{0}', fault));
  else if (hints === 0) tell(say('已关联上年报告“{0}”。', name));
  else tell(say('已关联上年报告“{0}”。有{1}处供参考，列在“定稿前核对”里。', name, hints), 10_000);
}

/** The server refuses what cannot be read, in words for the user. */
async function keep(argument: KeepLastYearArguments): Promise<boolean> {
  try {
    await vscode.commands.executeCommand(KEEP_LAST_YEAR_COMMAND, argument);
    return true;
  } catch (error) {
    const { message } = Object(error) as { readonly message?: unknown };
    tellAtLength('warning', say('没有关联：{0}。', String(message ?? error)));
    return false;
  }
}
