import path from 'node:path';
import * as vscode from 'vscode';
import { LINE_END } from '#machine';
import { numberedName, toBytes, wordFailure } from './file-writing.ts';
import { exists } from './files.ts';
import { currentDocument, currentWord } from './places.ts';
import { say } from './say.ts';
import { tell, tellAtLength } from './tell.ts';
import { fileOf, WORD_SCHEME, type WordFiles } from './word-files.ts';

/** Opens the text of a Word file to be read and checked: the file that is named or before the user, or one that they choose. */
export async function openWord(files: WordFiles, named?: unknown): Promise<void> {
  const file = toFile(named) ?? currentWord() ?? (await chooseWord(say('打开 Word 报告'), say('打开')));
  if (file) await showWord(files, file);
}

/** Shows the text of a Word file; null where it cannot be read, which is said then. */
export async function showWord(
  files: WordFiles,
  file: vscode.Uri,
  options: vscode.TextDocumentShowOptions = {},
): Promise<vscode.TextDocument | null> {
  const name = path.posix.basename(file.path);
  if (file.scheme !== 'file') return refuse(say('没有打开“{0}”：{1}。', name, say('只能打开本机的 Word 文件')));
  const view = file.with({ scheme: WORD_SCHEME });
  const answer = await files.read(view, 'text');
  if (!answer.ok) return refuse(say('没有打开“{0}”：{1}。', name, answer.reason));
  try {
    const document = await openAsReport(view);
    await vscode.window.showTextDocument(document, { preview: false, ...options });
    await closeNoText(file);
    if (answer.leftOut !== '') tell(say('{0}。', answer.leftOut), 10_000);
    return document;
  } catch (error) {
    return refuse(say('没有打开“{0}”：{1}。', name, String(Object(error).message ?? error)));
  }
}

/** Makes a draft of a Word file and opens it: of the file that is named, is before the user, or which they choose. */
export async function importWord(files: WordFiles, named?: unknown, target?: unknown): Promise<void> {
  const current = currentDocument()?.uri;
  const shown = current?.scheme === WORD_SCHEME ? fileOf(current) : null;
  const file =
    toFile(named) ?? shown ?? currentWord() ?? (await chooseWord(say('选择要导入的 Word 文件'), say('导入')));
  if (!file) return;
  const name = path.posix.basename(file.path);
  if (file.scheme !== 'file') {
    refuse(say('没有导入“{0}”：{1}。', name, say('只能打开本机的 Word 文件')));
    return;
  }
  const answer = await files.read(file, 'draft');
  if (!answer.ok) {
    refuse(say('没有导入“{0}”：{1}。', name, answer.reason));
    return;
  }
  const draft = target instanceof vscode.Uri ? target : await chooseDraft(file);
  if (!draft) return;
  const draftName = path.posix.basename(draft.path);
  if (!/\.(?:txt|gongwen)$/i.test(draft.path)) {
    refuse(say('没有导入“{0}”：{1}。', name, say('草稿是文本文件，名称要以 .txt 结尾')));
    return;
  }
  // The dialogue has asked already; a file that was named is never written over.
  if (target instanceof vscode.Uri && (await exists(draft))) {
    refuse(say('没有导入“{0}”：{1}。', name, say('已经有“{0}”', draftName)));
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(draft, toBytes(answer.text, LINE_END));
    await vscode.window.showTextDocument(await openAsReport(draft), { preview: false });
    await closeNoText(file);
  } catch (error) {
    tellAtLength('error', say('没有写成“{0}”：{1}。', draftName, wordFailure(error)));
    return;
  }
  if (answer.leftOut === '') return tell(say('已从 Word 导入，草稿是“{0}”。', draftName));
  tellAtLength('information', say('已从 Word 导入，草稿是“{0}”。{1}。', draftName, answer.leftOut));
}

/** Opens a document as a report, whatever its name would make of it. */
async function openAsReport(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const opened = await vscode.workspace.openTextDocument(uri);
  return opened.languageId === 'gongwen' ? opened : vscode.languages.setTextDocumentLanguage(opened, 'gongwen');
}

/** Shuts the tabs in which the editor itself says of a Word file that it is no text, which nobody needs beside its text. */
async function closeNoText(file: vscode.Uri): Promise<void> {
  const name = file.toString();
  if (vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === name)) return;
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const notices = tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === name);
  if (notices.length > 0) await vscode.window.tabGroups.close(notices, true);
}

/** The file that a menu or another command names. */
function toFile(named: unknown): vscode.Uri | null {
  if (named instanceof vscode.Uri) return fileOf(named);
  return typeof named === 'string' ? fileOf(vscode.Uri.parse(named)) : null;
}

async function chooseWord(title: string, openLabel: string): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({ title, openLabel, filters: { Word: ['docx'] } });
  return chosen?.[0];
}

/** Proposes a name beside the Word file that nothing has yet. */
async function chooseDraft(file: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(file, '..');
  const wanted = `${path.posix.parse(file.path).name}.txt`;
  const taken = (name: string): Promise<boolean> => exists(vscode.Uri.joinPath(folder, name));
  const name = (await taken(wanted)) ? await numberedName(wanted, taken) : wanted;
  return vscode.window.showSaveDialog({
    title: say('把草稿存为'),
    saveLabel: say('导入'),
    filters: { [say('文本')]: ['txt'] },
    defaultUri: vscode.Uri.joinPath(folder, name),
  });
}

function refuse(words: string): null {
  tellAtLength('warning', words);
  return null;
}
