import type * as vscode from 'vscode';
import {
  CloseAction,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ErrorAction,
  type ErrorHandler,
  RevealOutputChannelOn,
  State,
  WorkDoneProgress,
} from 'vscode-languageclient';
import { findRulePages, Transport } from '#transport';
import { Desk, type DeskSetup } from './desk.ts';
import { LANGUAGES } from './documents.ts';
import { Restarts } from './restarts.ts';

/** How far something has come that takes long. */
export interface HeardProgress {
  readonly message?: string;
  readonly percentage?: number;
}

/** What the language client needs of the rest of the extension. */
export interface ClientSetup extends DeskSetup {
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** Creates the client of the server in dist/server.js; it is not started yet. */
export function createClient(setup: ClientSetup): JiaoheClient {
  return new JiaoheClient(setup, new Desk(setup));
}

/** A language client that sends the server the documents that are checked, and no others. */
export class JiaoheClient extends Transport {
  readonly #desk: Desk;
  #tokens = 0;

  constructor(setup: ClientSetup, desk: Desk) {
    super(setup.extension, {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      initializationOptions: {
        rulePages: findRulePages(setup.extension),
        showsRules: true,
        showsPlaces: true,
        writesSettings: true,
        savesReports: true,
      },
      outputChannel: setup.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: errorHandler(),
      diagnosticPullOptions: {
        onChange: true,
        onSave: true,
        filter: (document, mode) => {
          const { when } = setup.settingsOf(document);
          return when === 'command' || (when === 'save' && mode === 'onType');
        },
      },
      middleware: desk.middleware(),
    });
    this.#desk = desk;
    desk.lookAgain = (document) => {
      if (this.isRunning()) this.#diagnostics(document)?.onDidChangeDiagnosticsEmitter.fire();
    };
    this.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) desk.opened.clear();
    });
  }

  /** What goes wrong is told in the log and by the status item. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override dispose(timeout?: number): Promise<void> {
    this.#desk.toldOnce.dispose();
    return super.dispose(timeout);
  }

  /** Sends the server a document that is checked from now on. */
  async serve(document: vscode.TextDocument): Promise<void> {
    if (!this.isRunning()) return;
    this.#diagnostics(document)?.forget(document);
    await this.getFeature(DidOpenTextDocumentNotification.method).getProvider(document)?.send(document);
  }

  /** Takes back from the server a document that is not checked any more. */
  async release(document: vscode.TextDocument): Promise<void> {
    if (!this.isRunning()) return;
    await this.getFeature(DidCloseTextDocumentNotification.method).getProvider(document)?.send(document);
  }

  /** Checks a document without waiting, whatever the settings say of when. */
  check(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    this.#desk.pause.over(uri);
    this.#desk.wanted.add(uri);
    this.#diagnostics(document)?.onDidChangeDiagnosticsEmitter.fire();
  }

  /** Asks for something that takes long, and hears how far it has come. */
  async askLong<Answer>(
    method: string,
    params: object,
    token: vscode.CancellationToken,
    hear: (progress: HeardProgress) => void,
  ): Promise<Answer> {
    const workDoneToken = `jiaohe-${++this.#tokens}`;
    const listening = this.onProgress(WorkDoneProgress.type, workDoneToken, hear);
    try {
      return await this.sendRequest<Answer>(method, { ...params, workDoneToken }, token);
    } finally {
      listening.dispose();
    }
  }

  /** Whether a document was never checked, because it waits for the command. */
  isWaiting(document: vscode.TextDocument): boolean {
    return this.#desk.isWaiting(document);
  }

  #diagnostics(document: vscode.TextDocument) {
    return this.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
  }
}

/** A server that ends by itself is started again, unless it keeps ending. */
function errorHandler(): ErrorHandler {
  const restarts = new Restarts();
  return {
    error: (_error, _message, count = 0) => ({
      action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: () => ({
      action: restarts.allow(Date.now()) ? CloseAction.Restart : CloseAction.DoNotRestart,
      handled: true,
    }),
  };
}
