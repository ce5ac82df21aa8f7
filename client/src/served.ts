import path from 'node:path';
import * as vscode from 'vscode';
import {
  type Choice,
  type Glance,
  HEAD_LINES,
  judgeDocument,
  LANGUAGES,
  LINE_HEAD,
  type Verdict,
} from './documents.ts';
import { WORD_SCHEME } from './word-files.ts';

/** How long after a change of its first lines a document is looked at again. */
const SECOND_LOOK = 1000;

/** Which open documents are checked. One that was found to be a report stays one until it is closed. */
export class ServedDocuments implements vscode.Disposable {
  readonly #rulePages: vscode.Uri;
  readonly #served = new Set<string>();
  readonly #choices = new Map<string, Choice>();
  readonly #looks = new Map<string, NodeJS.Timeout>();
  readonly #serve = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #release = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;

  /** A document is checked from now on. */
  readonly onDidServe = this.#serve.event;
  /** A document is not checked any more. */
  readonly onDidRelease = this.#release.event;

  constructor(extension: vscode.Uri) {
    this.#rulePages = vscode.Uri.joinPath(extension, 'dist', 'rules');
    this.#subscriptions = vscode.Disposable.from(
      this.#serve,
      this.#release,
      vscode.workspace.onDidOpenTextDocument((document) => this.consider(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#lookAgain(event)),
    );
  }

  has(document: vscode.TextDocument): boolean {
    return this.#served.has(document.uri.toString());
  }

  /** Whether a document is checked, and if not, why. */
  verdictOn(document: vscode.TextDocument): Verdict {
    return this.has(document)
      ? 'report'
      : judgeDocument(this.#glanceAt(document), this.#choices.get(document.uri.toString()) ?? choiceBefore(document));
  }

  /** Looks whether an open document is a report. */
  consider(document: vscode.TextDocument): void {
    if (this.has(document) || this.verdictOn(document) !== 'report') return;
    this.#served.add(document.uri.toString());
    this.#serve.fire(document);
  }

  /** The user says that a document is a report, or that it is not to be checked. */
  choose(document: vscode.TextDocument, choice: Choice): void {
    this.#choices.set(document.uri.toString(), choice);
    if (choice === 'check') this.consider(document);
    else this.#leave(document);
  }

  dispose(): void {
    for (const timer of this.#looks.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  #close(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    clearTimeout(this.#looks.get(uri));
    this.#looks.delete(uri);
    this.#leave(document);
  }

  #leave(document: vscode.TextDocument): void {
    if (this.#served.delete(document.uri.toString())) this.#release.fire(document);
  }

  /** A text can become a report while it is typed: its title or its first heading tells. */
  #lookAgain({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (this.has(document) || !LANGUAGES.some((language) => language === document.languageId)) return;
    if (!contentChanges.some(({ range }) => range.start.line < HEAD_LINES)) return;
    const uri = document.uri.toString();
    if (this.#looks.has(uri)) return;
    const look = (): void => {
      this.#looks.delete(uri);
      if (!document.isClosed) this.consider(document);
    };
    this.#looks.set(uri, setTimeout(look, SECOND_LOOK));
  }

  /** Old versions, logs and the like have file systems that cannot be written, or none; the pages of our rules quote reports. */
  isEditable({ scheme, path: file }: vscode.Uri): boolean {
    if (scheme === this.#rulePages.scheme && file.startsWith(`${this.#rulePages.path}/`)) return false;
    return scheme === 'untitled' || scheme === WORD_SCHEME || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
  }

  #glanceAt(document: vscode.TextDocument): Glance {
    const { uri, languageId, lineCount } = document;
    const head: string[] = [];
    for (let line = 0; line < Math.min(lineCount, HEAD_LINES); line++) {
      head.push(document.lineAt(line).text.slice(0, LINE_HEAD));
    }
    return {
      languageId,
      editable: this.isEditable(uri),
      fileName: path.posix.basename(uri.path),
      length: lengthOf(document),
      head,
    };
  }
}

/** The text of a Word file is shown to be checked, whatever it looks like. */
function choiceBefore({ uri, languageId }: vscode.TextDocument): Choice | undefined {
  return uri.scheme === WORD_SCHEME && languageId === LANGUAGES[0] ? 'check' : undefined;
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
