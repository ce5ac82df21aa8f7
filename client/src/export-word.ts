import path from 'node:path';
import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { askBeforeExport, type ExportForm, exportName } from './export-text.ts';
import { numberedName, wordFailure } from './file-writing.ts';
import { exists } from './files.ts';
import { currentDocument } from './places.ts';
import { EXPORT_REQUEST, type ExportAnswer, type ExportParams } from './protocol.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';
import type { ServedDocuments } from './served.ts';
import { tellAndOffer, tellAtLength } from './tell.ts';
import { WORD_SCHEME } from './word-files.ts';

/** What an export needs of the rest of the extension. */
export interface ExportDesk {
  readonly connection: Connection;
  readonly reports: Reports;
  readonly served: ServedDocuments;
}

/** What may be said beforehand instead of being asked. */
export interface ExportWish {
  readonly form: ExportForm;
  readonly file: vscode.Uri;
}

/** Writes a report as a Word file: the one that is named, or the one before the user, as it stands in the editor. */
export async function exportWord(desk: ExportDesk, named?: unknown, wish?: unknown): Promise<void> {
  const document = await findDocument(desk.served, named);
  if (!document) return;
  const wanted = isWish(wish) ? wish : null;
  const form = wanted?.form ?? (await askForm());
  if (!form) return;
  if (!(await desk.connection.ready())) return tellFailure(document.uri, say('检查程序没有应答'));
  if (!wanted && !(await mayGoOut(desk.reports, document))) return;
  const file = wanted?.file ?? (await askFile(document, form));
  if (file) await write(desk.connection, document, form, file);
}

async function write(
  connection: Connection,
  document: vscode.TextDocument,
  form: ExportForm,
  file: vscode.Uri,
): Promise<void> {
  const progress = { location: vscode.ProgressLocation.Window, title: say('正在导出 Word…') };
  const answer = await vscode.window.withProgress(progress, () => askServer(connection, document, form, file));
  // What it is shown with is another machine where the editor is a remote one.
  if (answer.ok) return tellSaved(file, answer, vscode.env.remoteName === undefined);
  tellAndOffer(wordFailed(file, answer.reason), say('另选地方…'), async () => {
    const other = await askFile(document, form);
    if (other) await write(connection, document, form, other);
  });
}

function isWish(wish: unknown): wish is ExportWish {
  return (
    typeof wish === 'object' && wish !== null && 'form' in wish && 'file' in wish && wish.file instanceof vscode.Uri
  );
}

/** One that is named by a menu is opened and checked, whatever it looks like. */
async function findDocument(served: ServedDocuments, named: unknown): Promise<vscode.TextDocument | null> {
  if (!(named instanceof vscode.Uri)) {
    const document = currentDocument();
    return document && served.has(document) ? document : null;
  }
  try {
    const document = await vscode.workspace.openTextDocument(named);
    if (!served.has(document)) served.choose(document, 'check');
    return document;
  } catch (error) {
    tellFailure(named, wordFailure(error));
    return null;
  }
}

async function askForm(): Promise<ExportForm | undefined> {
  const items: (vscode.QuickPickItem & { readonly form: ExportForm })[] = [
    {
      form: 'final',
      label: say('正式版'),
      detail: say('公文格式：标题二号小标宋、正文三号仿宋、行距28.95磅，页边距37、35、28、26毫米'),
      iconPath: new vscode.ThemeIcon('file'),
    },
    {
      form: 'comments',
      label: say('带批注版'),
      detail: say('同样的格式，把没有解决的问题写成批注，放在有问题的字句旁边'),
      iconPath: new vscode.ThemeIcon('comment'),
    },
  ];
  const placeHolder = say('导出成哪一种？');
  return (await vscode.window.showQuickPick(items, { title: say('导出为 Word'), placeHolder }))?.form;
}

/** Asks once more where something is still to be done. */
async function mayGoOut(reports: Reports, document: vscode.TextDocument): Promise<boolean> {
  await reports.refresh(document);
  const counts = reports.get(document)?.counts;
  const question = counts ? askBeforeExport(counts) : null;
  if (question === null) return true;
  const [first, go] = [say('先去修改'), say('仍然导出')];
  const answer = await vscode.window.showWarningMessage(question, { modal: true }, first, go);
  if (answer === first) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('jiaohe.outline.focus');
  }
  return answer === go;
}

async function askFile(document: vscode.TextDocument, form: ExportForm): Promise<vscode.Uri | undefined> {
  const { uri } = document;
  const isFile = uri.scheme === 'file' || uri.scheme === WORD_SCHEME;
  const name = exportName(
    uri.scheme === 'untitled' ? null : path.posix.basename(uri.path),
    document.lineAt(0).text,
    form,
  );
  const home = vscode.workspace.workspaceFolders?.[0]?.uri;
  const folder = isFile ? vscode.Uri.joinPath(uri.with({ scheme: 'file' }), '..') : home;
  // The file that a report was read from stays.
  const free =
    uri.scheme === WORD_SCHEME && form === 'final'
      ? await numberedName(name, (other) => exists(vscode.Uri.joinPath(folder!, other)))
      : name;
  return vscode.window.showSaveDialog({
    title: say('导出为 Word'),
    saveLabel: say('导出'),
    filters: { Word: ['docx'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, free) }),
  });
}

type Exported = Extract<ExportAnswer, { readonly ok: true }>;

async function askServer(
  connection: Connection,
  document: vscode.TextDocument,
  form: ExportForm,
  file: vscode.Uri,
): Promise<ExportAnswer> {
  const failure = (error: unknown): ExportAnswer => ({ ok: false, reason: wordFailure(error) });
  const params: ExportParams = {
    textDocument: { uri: document.uri.toString() },
    comments: form === 'comments',
    target: file.scheme === 'file' ? file.toString() : null,
  };
  const answer = await connection.ask<ExportAnswer>(EXPORT_REQUEST, params).catch(failure);
  if (!answer) return { ok: false, reason: say('检查程序没有应答') };
  if (!answer.ok || answer.content === null) return answer;
  const written = vscode.workspace.fs.writeFile(file, Buffer.from(answer.content, 'base64'));
  return Promise.resolve(written).then(() => answer, failure);
}

function tellFailure(file: vscode.Uri, reason: string): void {
  tellAtLength('error', wordFailed(file, reason));
}

function wordFailed({ path: file }: vscode.Uri, reason: string): string {
  return say('没有导出“{0}”：{1}。', path.posix.basename(file), reason);
}

function tellSaved(file: vscode.Uri, { comments, fontNotice }: Exported, near: boolean): void {
  const [open, folder] = [say('打开文件'), say('打开所在文件夹')];
  const name = file.scheme === 'file' ? file.fsPath : path.posix.basename(file.path);
  const sentences = [
    say('已保存到“{0}”。', name),
    ...(comments > 0 ? [say('写了{0}条批注。', comments)] : []),
    ...(near && fontNotice !== null ? [say('{0}。', fontNotice)] : []),
  ];
  const words = sentences.reduce((before, sentence) => say('{0}{1}', before, sentence));
  if (!near || file.scheme !== 'file') {
    tellAtLength('information', words);
    return;
  }
  void vscode.window.showInformationMessage(words, open, folder).then((chosen) => {
    if (chosen === open) void vscode.env.openExternal(file);
    if (chosen === folder) void vscode.commands.executeCommand('revealFileInOS', file);
  });
}
