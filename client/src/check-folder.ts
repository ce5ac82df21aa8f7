import path from 'node:path';
import * as vscode from 'vscode';
import { type FolderChoice, toFolderChoices } from './census.ts';
import type { Connection } from './connection.ts';
import { chooseFolder } from './files.ts';
import { type FolderResults, mergeResults } from './folder-results.ts';
import type { FolderView } from './folder-view.ts';
import {
  CHECK_FOLDER_REQUEST,
  type CheckFolderAnswer,
  type CheckFolderParams,
  SURVEY_REQUEST,
  type SurveyAnswer,
} from './protocol.ts';
import { say } from './say.ts';
import { tell, tellAndOffer } from './tell.ts';

/** Whether a folder is being checked: one after another. */
let busy = false;

/** Checks all reports in a folder, the one that is named or chosen, and shows what was found. */
export async function checkFolder(connection: Connection, view: FolderView, named?: unknown): Promise<void> {
  const folder = named instanceof vscode.Uri ? named : await findFolder();
  if (!folder) return;
  if (folder.scheme !== 'file') return tell(say('只能检查本机的文件夹。'));
  const choice = await chooseScope(connection, folder);
  if (!choice) return;
  const { subfolders } = choice;
  const answer = await ask(connection, { folder: folder.toString(), subfolders }, nameOf(folder));
  if (!answer) return;
  view.set({ folder: folder.toString(), name: nameOf(folder), subfolders, answer });
  await view.reveal();
}

/** Checks the folder again whose results are shown. */
export async function recheckFolder(connection: Connection, view: FolderView): Promise<void> {
  const { results } = view;
  if (!results) return;
  const { folder, name, subfolders } = results;
  const answer = await ask(connection, { folder, subfolders }, name);
  if (answer) view.set({ folder, name, subfolders, answer });
}

/** Checks one file again of those whose results are shown. */
export async function recheckFile(connection: Connection, view: FolderView, key: unknown): Promise<void> {
  const before = view.results;
  const file = view.tree.lines.get(String(key))?.file;
  if (!before || file == null) return;
  const { folder, subfolders } = before;
  const params = { folder, subfolders, files: [file] };
  const answer = await ask(connection, params, nameOf(vscode.Uri.parse(file)), { viewId: 'jiaohe.folder' });
  const results: FolderResults | null = view.results;
  if (answer && !answer.cancelled && results?.folder === folder) view.set(mergeResults(results, [file], answer));
}

/** Checks the folder again whose results are shown, and saves them as files: into a folder and in forms that are named or chosen. */
export async function saveFolder(
  connection: Connection,
  view: FolderView,
  named: unknown,
  wanted: unknown,
): Promise<void> {
  const { results } = view;
  if (!results) return;
  const { folder, name, subfolders } = results;
  const formats = Array.isArray(wanted) ? wanted.map(String) : await chooseFormats();
  if (!formats) return;
  const target = named instanceof vscode.Uri ? named : await chooseTarget(vscode.Uri.parse(folder));
  if (!target) return;
  const answer = await ask(connection, { folder, subfolders, save: { folder: target.toString(), formats } }, name);
  if (!answer) return;
  view.set({ folder, name, subfolders, answer });
  const { saved, cancelled } = answer;
  if (cancelled || !saved) return;
  if (saved.fault === null) tellSaved(saved.uris.map((uri) => vscode.Uri.parse(uri)));
  else
    tellAndOffer(say('没有保存：{0}', saved.fault), say('另选地方…'), () =>
      saveFolder(connection, view, null, formats),
    );
}

/** The folder that is open, one of those that are, or any that the user knows. */
async function findFolder(): Promise<vscode.Uri | null> {
  const open = vscode.workspace.workspaceFolders ?? [];
  if (open.length === 1) return open[0]!.uri;
  if (open.length > 1) {
    const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: say('选择要检查的文件夹') });
    return picked?.uri ?? null;
  }
  return chooseFolder(say('选择要检查的文件夹'), say('检查'));
}

/** Shows what lies in a folder before it is checked; null where the user went away or there is nothing to check. */
async function chooseScope(connection: Connection, folder: vscode.Uri): Promise<FolderChoice | null> {
  const source = new vscode.CancellationTokenSource();
  let words = '';
  const leave = (why: string): never[] => {
    words = why;
    source.cancel();
    return [];
  };
  const choices = survey(connection, folder, source.token).then(
    (answer) => {
      const offered = toFolderChoices(answer);
      return offered.length > 0 ? [...offered] : leave(say('这个文件夹里没有可以检查的报告。'));
    },
    (error) => {
      connection.log.error(String(error));
      return leave(say('检查程序出错，没有检查。'));
    },
  );
  const options = { title: say('检查“{0}”中的全部报告', nameOf(folder)), placeHolder: wordUnsaved(folder) };
  const picked = await vscode.window.showQuickPick(choices, options, source.token);
  if (words !== '') tell(words);
  source.cancel();
  return picked ?? null;
}

async function survey(
  connection: Connection,
  folder: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<SurveyAnswer> {
  const ready = await connection.ready();
  const answer = ready
    ? await connection.ask<SurveyAnswer>(SURVEY_REQUEST, { folder: folder.toString() }, token)
    : null;
  if (!answer) throw new Error('no answer to the survey of a folder');
  return answer;
}

/** What the user should know before it begins. */
function wordUnsaved(folder: vscode.Uri): string {
  const within = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.path.startsWith(within));
  return unsaved.length === 0
    ? say('选择范围，开始检查')
    : say('有{0}个文件还没有保存，按保存过的内容检查', unsaved.length);
}

/** Says what was saved, and opens the page where the user asks for it. */
function tellSaved(files: readonly vscode.Uri[]): void {
  const page = files.find(({ path }) => path.endsWith('.html'));
  const open = say('打开网页');
  const show = say('打开所在文件夹');
  const near = vscode.env.remoteName === undefined;
  const ways = [...(page && near ? [open] : []), ...(near ? [show] : [])];
  void vscode.window.showInformationMessage(say('已保存{0}个文件。', files.length), ...ways).then((chosen) => {
    if (chosen === open && page) void vscode.env.openExternal(page);
    if (chosen === show) void vscode.commands.executeCommand('revealFileInOS', files[0]);
  });
}

/** In which forms the results are saved; null where the user went away. */
async function chooseFormats(): Promise<readonly string[] | null> {
  const items = [
    { id: 'html', label: say('网页'), description: say('可以打印'), picked: true },
    { id: 'xlsx', label: say('表格（.xlsx）'), description: say('用 Excel 或 WPS 打开，可以筛选'), picked: true },
    { id: 'csv', label: say('表格（.csv）'), description: say('每张表一个文件'), picked: false },
  ];
  const options = {
    title: say('保存文件夹核对结果'),
    placeHolder: say('存成哪几种（会重新检查一遍）'),
    canPickMany: true,
  } as const;
  const picked = await vscode.window.showQuickPick(items, options);
  return picked && picked.length > 0 ? picked.map(({ id }) => id) : null;
}

function chooseTarget(folder: vscode.Uri): Promise<vscode.Uri | null> {
  return chooseFolder(say('核对结果存在哪里'), say('存在这里'), vscode.Uri.joinPath(folder, '..'));
}

/** Asks the server, with progress that can be cancelled; null where it had no answer. */
async function ask(
  connection: Connection,
  params: CheckFolderParams,
  name: string,
  location: vscode.ProgressOptions['location'] = vscode.ProgressLocation.Notification,
): Promise<CheckFolderAnswer | null> {
  if (busy) {
    tell(say('正在检查文件夹，请等它完成，或先取消。'));
    return null;
  }
  busy = true;
  try {
    return await vscode.window.withProgress(
      { location, title: say('正在检查“{0}”', name), cancellable: true },
      async (progress, token) => {
        let told = 0;
        const hear = ({ message, percentage = told }: { message?: string; percentage?: number }): void => {
          progress.report({ ...(message !== undefined && { message }), increment: percentage - told });
          told = percentage;
        };
        if (!(await connection.ready())) throw new Error('no server');
        return connection.askLong<CheckFolderAnswer>(CHECK_FOLDER_REQUEST, params, token, hear);
      },
    );
  } catch (error) {
    connection.log.error(error instanceof Error ? error : String(error));
    const show = say('显示日志');
    const answer = await vscode.window.showWarningMessage(say('没有检查完：检查程序出错。'), show);
    if (answer === show) connection.log.show(true);
    return null;
  } finally {
    busy = false;
  }
}

function nameOf({ path: folder }: vscode.Uri): string {
  return path.posix.basename(folder) || folder;
}
