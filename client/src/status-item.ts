import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { LANGUAGES } from './documents.ts';
import { onDidChangeLanguage } from './language.ts';
import { currentDocument, onDidChangeCurrentDocument } from './places.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';
import type { ServedDocuments } from './served.ts';
import { type Status, wordStatusItem } from './status-text.ts';

/** The item beside the language's name that says whether the document before the user was checked, and what was found. */
export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem;
  /** Beside it, where the document is not checked. */
  #why: vscode.LanguageStatusItem | null = null;
  readonly #connection: Connection;
  readonly #reports: Reports;
  readonly #served: ServedDocuments;
  readonly #subscriptions: vscode.Disposable;

  constructor(connection: Connection, reports: Reports, served: ServedDocuments) {
    this.#connection = connection;
    this.#reports = reports;
    this.#served = served;
    this.#item = vscode.languages.createLanguageStatusItem('jiaohe.status', [...LANGUAGES]);
    const update = (): void => this.#update();
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      { dispose: () => this.#why?.dispose() },
      onDidChangeLanguage(update),
      connection.onDidChangeState(update),
      reports.onDidChange(update),
      served.onDidServe(update),
      served.onDidRelease(update),
      onDidChangeCurrentDocument(update),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('jiaohe') && update()),
    );
    update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** What the item says of the document before the user; null where there is none. */
  get status(): Status | null {
    const document = currentDocument();
    if (!document) return null;
    return wordStatusItem({
      verdict: this.#served.verdictOn(document),
      server: this.#connection.state,
      counts: this.#reports.get(document)?.counts ?? null,
      waiting: this.#connection.isWaiting(document),
      lastYear: this.#reports.get(document)?.lastYear ?? null,
    });
  }

  #update(): void {
    const { status } = this;
    if (!status) return;
    this.#item.name = say('校核');
    this.#item.text = status.text;
    this.#item.detail = status.detail;
    this.#item.severity = SEVERITIES[status.severity];
    this.#item.busy = status.busy;
    this.#item.command = status.command ? { command: status.command.id, title: status.command.title } : undefined;
    this.#askWhy(status.why);
  }

  #askWhy(wanted: boolean): void {
    if (!wanted) {
      this.#why?.dispose();
      this.#why = null;
      return;
    }
    this.#why ??= vscode.languages.createLanguageStatusItem('jiaohe.why', [...LANGUAGES]);
    this.#why.name = say('校核：{0}', say('为什么没有检查'));
    this.#why.text = say('为什么没有检查');
    this.#why.command = { command: 'jiaohe.whyNotChecked', title: say('查看原因') };
  }
}

const SEVERITIES: Readonly<Record<Status['severity'], vscode.LanguageStatusSeverity>> = {
  information: 0,
  warning: 1,
  error: 2,
};
