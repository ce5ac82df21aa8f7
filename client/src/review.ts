import path from 'node:path';
import * as vscode from 'vscode';
import { isFile } from '#machine';
import type { Connection } from './connection.ts';
import { wordFailure } from './file-writing.ts';
import { columnOf, currentDocument } from './places.ts';
import { REVIEW_REQUEST, type ReviewAnswer, type ReviewParams, SHOW_OFFSETS_COMMAND } from './protocol.ts';
import { pageName } from './review-text.ts';
import { say } from './say.ts';
import { tell, tellAndOffer, tellAtLength, tellNoAnswer } from './tell.ts';
import { fileOf } from './word-files.ts';

/** Pages for the last look before a report goes out, beside the report: one for each report, as it was checked last. */
export class Reviews implements vscode.Disposable {
  readonly #connection: Connection;
  readonly #pages = new Map<string, Page>();
  readonly #subscriptions: vscode.Disposable;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#subscriptions = vscode.Disposable.from(
      connection.onDidCheck((document) => this.#pages.get(document.uri.toString())?.refreshSoon()),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#follow(oldUri.toString(), newUri.toString());
      }),
    );
  }

  /** Shows the page of the report before the user. */
  async show(): Promise<void> {
    const document = currentDocument();
    if (!document) return;
    const uri = document.uri.toString();
    const known = this.#pages.get(uri);
    if (known) return known.reveal();
    const html = await this.#ask(uri, 'page');
    if (html === null) return tellNoAnswer();
    const page = new Page(document.uri, html, (report) => this.#ask(report.toString(), 'page'));
    this.#pages.set(uri, page);
    page.onDidDispose(() => this.#pages.delete(page.report.toString()));
  }

  /** Saves the page of the report whose page, or else which itself, is before the user, and opens it where it can be printed. */
  async print(): Promise<void> {
    const page = [...this.#pages.values()].find(({ isActive }) => isActive);
    const report = page?.report ?? currentDocument()?.uri;
    if (!report) return;
    const beside = fileOf(report);
    const file = await vscode.window.showSaveDialog({
      title: say('保存核对结果'),
      saveLabel: say('保存'),
      filters: { [say('网页')]: ['html'] },
      ...(isFile(beside) && { defaultUri: besideReport(beside) }),
    });
    if (!file) return;
    const html = await this.#ask(report.toString(), 'print');
    if (html === null) return tellNoAnswer();
    await saveAndOpen(file, html, () => this.print());
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const page of this.#pages.values()) page.dispose();
  }

  /** A page goes along where its report is renamed or moved in the editor, or a folder that it lies in. */
  #follow(from: string, to: string): void {
    for (const [uri, page] of [...this.#pages]) {
      if (uri !== from && !uri.startsWith(`${from}/`)) continue;
      const report = `${to}${uri.slice(from.length)}`;
      this.#pages.get(report)?.dispose();
      this.#pages.delete(uri);
      this.#pages.set(report, page);
      page.follow(vscode.Uri.parse(report));
    }
  }

  async #ask(uri: string, form: 'page' | 'print'): Promise<string | null> {
    const params: ReviewParams = { textDocument: { uri }, printable: form === 'print' };
    const answer = await this.#connection.ask<ReviewAnswer>(REVIEW_REQUEST, params).catch(() => null);
    return answer?.html ?? null;
  }
}

/** Shows a stretch of a report in the editor that has it, as the links of a page ask for. */
export async function showOffsets(uri: unknown, start: unknown, end: unknown): Promise<void> {
  if (typeof uri !== 'string' || !Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return;
  const document = await findDocument(vscode.Uri.parse(uri));
  if (!document) return tell(say('这份报告已经关闭。'));
  await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document) ?? vscode.ViewColumn.One,
    selection: new vscode.Range(document.positionAt(start as number), document.positionAt(end as number)),
  });
}

/** How long after a check a page waits for the next one: while somebody types, it stands still. */
const REFRESH_DELAY = 800;

/** One page in the editor. Nothing runs in it, and it reaches nothing. */
class Page {
  readonly #panel: vscode.WebviewPanel;
  readonly #ask: (report: vscode.Uri) => Promise<string | null>;
  #report: vscode.Uri;
  #timer: NodeJS.Timeout | undefined;
  #outdated = false;

  constructor(report: vscode.Uri, html: string, ask: (report: vscode.Uri) => Promise<string | null>) {
    this.#report = report;
    this.#ask = ask;
    this.#panel = vscode.window.createWebviewPanel('jiaohe.review', titleOf(report), vscode.ViewColumn.Beside, {
      enableScripts: false,
      enableForms: false,
      enableFindWidget: true,
      enableCommandUris: [SHOW_OFFSETS_COMMAND],
      localResourceRoots: [],
    });
    this.#panel.webview.html = html;
    this.#panel.onDidChangeViewState(() => this.#panel.visible && this.#outdated && this.refreshSoon());
    this.#panel.onDidDispose(() => clearTimeout(this.#timer));
  }

  get report(): vscode.Uri {
    return this.#report;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  get onDidDispose(): vscode.Event<void> {
    return this.#panel.onDidDispose;
  }

  reveal(): void {
    this.#panel.reveal();
    this.refreshSoon();
  }

  /** Its report has another name from now on. */
  follow(report: vscode.Uri): void {
    this.#report = report;
    this.#panel.title = titleOf(report);
    this.refreshSoon();
  }

  /** The editor keeps the place the reader is at. */
  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#outdated = true;
    if (this.#panel.visible) this.#timer = setTimeout(() => void this.#refresh(), REFRESH_DELAY);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #refresh(): Promise<void> {
    this.#outdated = false;
    const html = await this.#ask(this.#report);
    if (html !== null && html !== this.#panel.webview.html) this.#panel.webview.html = html;
  }
}

function titleOf(report: vscode.Uri): string {
  return say('定稿前核对 · {0}', path.posix.basename(report.path));
}

function besideReport(report: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(report, '..', pageName(path.posix.basename(report.path)));
}

async function saveAndOpen(file: vscode.Uri, html: string, again: () => unknown): Promise<void> {
  const name = path.posix.basename(file.path);
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(html));
  } catch (error) {
    return tellAndOffer(say('没有写成“{0}”：{1}。', name, wordFailure(error)), say('另选地方…'), again);
  }
  // A browser beside the user cannot see the files of another machine.
  const near = file.scheme === 'file' && vscode.env.remoteName === undefined;
  const opened = near && (await vscode.env.openExternal(file).then(Boolean, () => false));
  if (opened) tell(say('已保存“{0}”，在浏览器里打印。', name));
  else tellAtLength('information', say('已保存“{0}”，没能用浏览器打开。请自己打开它，再打印。', name));
}

async function findDocument(uri: vscode.Uri): Promise<vscode.TextDocument | null> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open || !isFile(uri)) return open ?? null;
  return vscode.workspace.openTextDocument(uri).then(undefined, () => null);
}
