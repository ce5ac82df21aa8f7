import path from 'node:path';
import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { WORD_REQUEST, type WordAnswer, type WordParams } from './protocol.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

/** The scheme under which the text of a Word file is shown; the path is the file's own. */
export const WORD_SCHEME = 'jiaohe-docx';

/** The file of a document: itself, or the Word file whose text it shows. */
export function fileOf(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === WORD_SCHEME ? uri.with({ scheme: 'file' }) : uri;
}

/** How long after a change on disk, in milliseconds, a file is read again. */
const REST = 300;
/** How often that is tried, so many milliseconds apart: a file that is being saved is not whole. */
const TRIES = 5;
const BETWEEN_TRIES = 1000;
/** In which the editor is to read the text, whatever its settings say. */
const MARK = '\ufeff';

interface Kept {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly mtime: number;
  readonly leftOut: string;
}

/** Shows Word files as text that can be read and not written. They are read by the server and never written to. */
export class WordFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #connection: Connection;
  readonly #change = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #kept = new Map<string, Kept>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeFile = this.#change.event;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      vscode.workspace.registerFileSystemProvider(WORD_SCHEME, this, {
        isReadonly: new vscode.MarkdownString(
          say('这是 Word 文件里的文字，只能看。要修改，请在 Word 里改，或者用“从 Word 导入…”变成草稿。'),
        ),
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#open(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#close(uri)),
    );
    for (const document of vscode.workspace.textDocuments) this.#open(document);
  }

  /** Reads a Word file, as text or as a draft one can edit. */
  async read(uri: vscode.Uri, form: 'text' | 'draft'): Promise<WordAnswer> {
    const params: WordParams = { uri: uri.toString(), draft: form === 'draft' };
    const ready = await this.#connection.ready();
    const answer = ready ? await this.#connection.ask<WordAnswer>(WORD_REQUEST, params).catch(() => null) : null;
    return answer ?? { ok: false, reason: say('检查程序出错') };
  }

  /** What a file holds besides the text that is shown, in words; empty where it holds nothing else. */
  leftOutOf(uri: vscode.Uri): string {
    return this.#kept.get(uri.toString())?.leftOut ?? '';
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.#keep(uri);
    const permissions = vscode.FilePermission.Readonly;
    return { type: vscode.FileType.File, ctime: mtime, mtime, size: bytes.length, permissions };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#keep(uri)).bytes;
  }

  /** The files of open documents are watched anyway. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#subscriptions.dispose();
  }

  async #keep(uri: vscode.Uri): Promise<Kept> {
    const known = this.#kept.get(uri.toString());
    if (known) return known;
    const { mtime } = await vscode.workspace.fs.stat(fileOf(uri));
    const answer = await this.read(uri, 'text');
    if (!answer.ok) throw vscode.FileSystemError.Unavailable(answer.reason);
    return this.#put(uri, answer, mtime);
  }

  #put(uri: vscode.Uri, { text, leftOut }: WordAnswer & { readonly ok: true }, mtime: number): Kept {
    const kept = { text, bytes: new TextEncoder().encode(MARK + text), mtime, leftOut };
    this.#kept.set(uri.toString(), kept);
    return kept;
  }

  #open(document: vscode.TextDocument): void {
    const { uri, languageId } = document;
    if (uri.scheme !== WORD_SCHEME) return;
    if (languageId !== 'gongwen') void vscode.languages.setTextDocumentLanguage(document, 'gongwen');
    if (!this.#watchers.has(uri.toString())) this.#watchers.set(uri.toString(), this.#watch(uri));
  }

  #close(uri: vscode.Uri): void {
    const key = uri.toString();
    if (uri.scheme !== WORD_SCHEME) return;
    // A document whose language changes is closed and opened again.
    if (vscode.workspace.textDocuments.some((open) => !open.isClosed && open.uri.toString() === key)) return;
    this.#watchers.get(key)?.dispose();
    this.#watchers.delete(key);
    this.#kept.delete(key);
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    const file = fileOf(uri);
    // Brackets and the like are signs of a pattern, and stand in names of files as well.
    const pattern = path.posix.basename(file.path).replace(/[[\]{}*?]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), pattern),
    );
    let timer: NodeJS.Timeout | undefined;
    const soon = (tries: number, wait: number): void => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const done = await this.#refresh(uri, tries === 0);
        if (!done && tries > 0 && this.#watchers.has(uri.toString())) soon(tries - 1, BETWEEN_TRIES);
      }, wait);
    };
    const change = (): void => soon(TRIES, REST);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(change),
      watcher.onDidCreate(change),
      new vscode.Disposable(() => clearTimeout(timer)),
    );
  }

  /** Reads a file anew; where it cannot be read, what is shown stays, which is said the last time it is tried. */
  async #refresh(uri: vscode.Uri, last: boolean): Promise<boolean> {
    const known = this.#kept.get(uri.toString());
    const answer = await this.read(uri, 'text');
    if (!answer.ok) {
      const name = path.posix.basename(uri.path);
      if (last) tell(say('“{0}”改动以后读不出来，显示的还是原来的文字：{1}。', name, answer.reason), 10_000);
      return false;
    }
    const kept = this.#put(uri, answer, Math.max(Date.now(), (known?.mtime ?? 0) + 1));
    if (known?.text === kept.text) this.#kept.set(uri.toString(), known);
    else this.#change.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    return true;
  }
}
