import * as vscode from 'vscode';
import { loadClient } from '#load-client';
import type { CheckSettings } from './desk.ts';
import type { HeardProgress, JiaoheClient } from './language-client.ts';
import { LOOK_AGAIN_NOTIFICATION } from './protocol.ts';
import type { ServedDocuments } from './served.ts';
import type { ServerState } from './status-text.ts';
import { dismiss } from './suppress.ts';

/** The server, as far as there is one: nothing of the language client is loaded before the first report is open. */
export class Connection implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #served: ServedDocuments;
  readonly #stateChange = new vscode.EventEmitter<ServerState>();
  readonly #check = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;
  #client: JiaoheClient | null = null;
  #log: vscode.LogOutputChannel | null = null;
  #state: ServerState = 'idle';
  #turn = 0;

  readonly onDidChangeState = this.#stateChange.event;
  /** The findings of a document have come. */
  readonly onDidCheck = this.#check.event;

  constructor(extension: vscode.Uri, served: ServedDocuments) {
    this.#extension = extension;
    this.#served = served;
    this.#subscriptions = vscode.Disposable.from(
      this.#stateChange,
      this.#check,
      served.onDidServe((document) => {
        this.#client?.serve(document).catch((error) => this.#complain(error));
        void this.start();
      }),
      // From a network drive no word comes of files that change, and on a busy machine not always.
      vscode.window.onDidChangeWindowState(({ focused }) => focused && this.#lookAgain()),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor && served.has(editor.document)) this.#lookAgain();
      }),
      served.onDidRelease((document) => {
        this.#client?.release(document).catch((error) => this.#complain(error));
      }),
    );
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The log; it never shows itself. */
  get log(): vscode.LogOutputChannel {
    this.#log ??= vscode.window.createOutputChannel('校核', { log: true });
    return this.#log;
  }

  /** Starts the server where none was started. */
  async start(): Promise<void> {
    if (this.#state === 'idle') await this.restart();
  }

  /** Ends the server, if there is one, and starts a new one. */
  async restart(): Promise<void> {
    const turn = ++this.#turn;
    this.#setState('starting');
    await this.#end();
    try {
      const createClient = await loadClient();
      if (turn !== this.#turn) return;
      const client = createClient({
        extension: this.#extension,
        log: this.log,
        serves: (document) => this.#served.has(document),
        settingsOf: readCheckSettings,
        dismiss,
        checked: (document) => this.#check.fire(document),
      });
      this.#client = client;
      // One that ended by itself is started again at once: only what is still so a moment later is told.
      const tell = (): void => {
        if (this.#client === client) this.#setState(stateOf(client));
      };
      client.onDidChangeState(() => queueMicrotask(tell));
      await client.start();
    } catch (error) {
      this.#complain(error);
      if (turn === this.#turn) this.#setState('failed');
    }
  }

  /** Whether the server runs; where none does, one is started and waited for. */
  async ready(): Promise<boolean> {
    if (this.#state === 'running') return true;
    const settled = new Promise<ServerState>((resolve) => {
      const listener = this.onDidChangeState((state) => {
        if (state === 'starting') return;
        listener.dispose();
        resolve(state);
      });
    });
    if (this.#state !== 'starting') void this.restart();
    return (await settled) === 'running';
  }

  /** Asks the server; null where there is none or it has no answer. */
  async ask<Answer>(method: string, params: object, token?: vscode.CancellationToken): Promise<Answer | null> {
    if (this.#state !== 'running') return null;
    return (await this.#client?.sendRequest<Answer | null>(method, params, token)) ?? null;
  }

  /** Asks the server for something that takes long, and hears how far it has come; null where there is no server. */
  async askLong<Answer>(
    method: string,
    params: object,
    token: vscode.CancellationToken,
    hear: (progress: HeardProgress) => void,
  ): Promise<Answer | null> {
    if (this.#state !== 'running') return null;
    return (await this.#client?.askLong<Answer>(method, params, token, hear)) ?? null;
  }

  /** Checks a document without waiting. */
  check(document: vscode.TextDocument): void {
    this.#client?.check(document);
  }

  /** Whether a document was never checked, because it waits for the command. */
  isWaiting(document: vscode.TextDocument): boolean {
    return this.#client?.isWaiting(document) ?? false;
  }

  /** Ends the server, if there is one. */
  async stop(): Promise<void> {
    this.#turn++;
    await this.#end();
    this.#setState('idle');
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#log?.dispose();
  }

  /** Has the server look whether the files around open reports have changed. */
  #lookAgain(): void {
    if (this.#state !== 'running') return;
    this.#client?.sendNotification(LOOK_AGAIN_NOTIFICATION).catch((error) => this.#complain(error));
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    // One that failed to start cannot be stopped, and says so.
    await client?.dispose().catch((error) => this.log.debug(String(error)));
  }

  #setState(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#stateChange.fire(state);
  }

  #complain(error: unknown): void {
    this.log.error(error instanceof Error ? error : String(error));
  }
}

/** 2 and 3 are Running and Starting: the enumeration itself would load the language client. */
function stateOf({ state }: JiaoheClient): ServerState {
  return state === 2 ? 'running' : state === 3 ? 'starting' : 'failed';
}

/** When a document is checked, as the user set it. */
export function readCheckSettings(document: vscode.TextDocument): CheckSettings {
  const settings = vscode.workspace.getConfiguration('jiaohe.check', document);
  return { when: settings.get<CheckSettings['when']>('when', 'type'), delay: settings.get('delay', 200) };
}
