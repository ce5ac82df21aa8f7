import * as vscode from 'vscode';
import { type Connection, readCheckSettings } from './connection.ts';
import { currentDocument, onDidChangeCurrentDocument } from './places.ts';
import { REPORT_REQUEST, type ReportAnswer, type ReportParams } from './protocol.ts';
import type { ServedDocuments } from './served.ts';

/** The latest answer of the server about each report, for the views. An answer about an older text is dropped. */
export class Reports implements vscode.Disposable {
  readonly #connection: Connection;
  readonly #served: ServedDocuments;
  readonly #answers = new Map<string, ReportAnswer>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #change = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  /** There is another answer about a report, or none any more. */
  readonly onDidChange = this.#change.event;

  constructor(connection: Connection, served: ServedDocuments) {
    this.#connection = connection;
    this.#served = served;
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      connection.onDidCheck((document) => this.refresh(document)),
      connection.onDidChangeState((state) => {
        if (state === 'failed' || state === 'idle') this.#forgetAll();
      }),
      served.onDidRelease((document) => this.#forget(document.uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#refreshSoon(document)),
    );
  }

  /** Calls back whenever the document before the user, or the answer about it, may be another one. */
  onDidChangeCurrent(listener: () => void): vscode.Disposable {
    return vscode.Disposable.from(
      this.onDidChange((uri) => uri.toString() === currentDocument()?.uri.toString() && listener()),
      onDidChangeCurrentDocument(listener),
    );
  }

  get(document: vscode.TextDocument): ReportAnswer | null {
    return this.#answers.get(document.uri.toString()) ?? null;
  }

  /** Asks the server about a report. */
  async refresh(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    const params: ReportParams = { textDocument: { uri } };
    // What fails is in the log already; the next check asks again.
    const answer = await this.#connection.ask<ReportAnswer>(REPORT_REQUEST, params).catch(() => null);
    if (!answer || answer.version !== document.version || !this.#served.has(document)) return;
    this.#answers.set(uri, answer);
    this.#change.fire(document.uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  /** Where findings do not follow the typing, the outline still does. */
  #refreshSoon(document: vscode.TextDocument): void {
    if (!this.#served.has(document)) return;
    const { when, delay } = readCheckSettings(document);
    if (when === 'type') return;
    const uri = document.uri.toString();
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => void this.refresh(document), delay),
    );
  }

  #forget(uri: vscode.Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    if (this.#answers.delete(uri.toString())) this.#change.fire(uri);
  }

  #forgetAll(): void {
    for (const uri of [...this.#answers.keys()]) this.#forget(vscode.Uri.parse(uri));
  }
}
