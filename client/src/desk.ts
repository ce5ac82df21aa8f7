import * as vscode from 'vscode';
import type { Middleware, vsdiag } from 'vscode-languageclient';
import { findSentenceBeingWritten, WRITING } from './being-written.ts';
import { Pause } from './pause.ts';
import { ToldOnce } from './told-once.ts';

/** When documents are checked, as the user set it. */
export interface CheckSettings {
  readonly when: 'type' | 'save' | 'command';
  /** How long to wait for a pause in typing, in milliseconds. */
  readonly delay: number;
}

/** What is asked of the rest of the extension about what passes. */
export interface DeskSetup {
  readonly serves: (document: vscode.TextDocument) => boolean;
  readonly settingsOf: (document: vscode.TextDocument) => CheckSettings;
  /** Carries out a command of the server, which is asked by `askServer`. */
  readonly dismiss: (command: string, argument: unknown, askServer: (argument: unknown) => unknown) => Promise<unknown>;
  /** Findings of a document have come. */
  readonly checked: (document: vscode.TextDocument) => void;
}

/** What passes between the editor and the server goes over this desk. */
export class Desk {
  /** The documents that the server has. */
  readonly opened = new Set<string>();
  /** The documents for which a check was asked by command. */
  readonly wanted = new Set<string>();
  readonly pause = new Pause();
  readonly toldOnce = new ToldOnce();
  readonly #later = new Map<string, NodeJS.Timeout>();
  readonly #setup: DeskSetup;

  constructor(setup: DeskSetup) {
    this.#setup = setup;
  }

  /** Called when a document is to be looked at again. */
  lookAgain: (document: vscode.TextDocument) => void = () => {};

  isWaiting(document: vscode.TextDocument): boolean {
    return this.#setup.settingsOf(document).when === 'command' && !this.wanted.has(document.uri.toString());
  }

  middleware(): Middleware {
    return {
      didOpen: async (document, next) => {
        const uri = document.uri.toString();
        if (!this.#setup.serves(document) || this.opened.has(uri)) return;
        this.opened.add(uri);
        await next(document);
      },
      didChange: async (event, next) => {
        const uri = event.document.uri.toString();
        if (!this.opened.has(uri)) return;
        this.pause.typed(uri, Date.now());
        await next(event);
      },
      didSave: async (document, next) => {
        const uri = document.uri.toString();
        if (!this.opened.has(uri)) return;
        this.pause.over(uri);
        await next(document);
      },
      didClose: async (document, next) => {
        const uri = document.uri.toString();
        if (!this.opened.delete(uri)) return;
        this.pause.over(uri);
        this.wanted.delete(uri);
        await next(document);
      },
      // Requests about documents that the server does not have are answered here, whatever the feature.
      sendRequest: (type, param, token, next) => {
        const uri = documentOf(param);
        if (uri !== null && !this.opened.has(uri)) return Promise.resolve(null) as Promise<never>;
        return next(type, param, token);
      },
      // Behind a trigger character, and in some languages at every word, the editor asks by itself as if the user did.
      provideCompletionItem: (document, position, context, token, next) => {
        const { Invoke, TriggerCharacter } = vscode.CompletionTriggerKind;
        const isTyping = this.pause.left(document.uri.toString(), TYPING, Date.now()) > 0;
        const byItself = context.triggerKind === Invoke && isTyping;
        const asked = byItself ? { triggerKind: TriggerCharacter, triggerCharacter: undefined } : context;
        return next(document, position, asked, token);
      },
      provideDiagnostics: async (document, previous, token, next) => {
        if (document instanceof vscode.Uri || !this.opened.has(document.uri.toString())) return NO_DIAGNOSTICS;
        if (this.isWaiting(document)) return NO_DIAGNOSTICS;
        await sleep(
          this.pause.left(document.uri.toString(), this.#setup.settingsOf(document).delay, Date.now()),
          token,
        );
        const report = await next(document, previous, token);
        this.#setup.checked(document);
        return report?.kind === 'full' ? this.#withoutHasty(document, report) : report;
      },
      // Reports are asked for; only of the files beside them the server speaks by itself.
      handleDiagnostics: (uri, diagnostics, next) => this.toldOnce.hear(uri, diagnostics, (left) => next(uri, left)),
      executeCommand: (command, args, next) =>
        this.#setup.dismiss(command, args[0], (argument) => next(command, [argument])),
    };
  }

  /** The report without what would be said too soon: of a sentence in the midst of which the user is. It comes a little later. */
  #withoutHasty(
    document: vscode.TextDocument,
    report: vsdiag.RelatedFullDocumentDiagnosticReport,
  ): vsdiag.RelatedFullDocumentDiagnosticReport {
    const uri = document.uri.toString();
    const left = this.pause.left(uri, WRITING, Date.now());
    const place = left > 0 ? placeBeingWritten(document) : null;
    if (!place) return report;
    const shown = vscode.languages.getDiagnostics(document.uri);
    const items = report.items.filter(
      (item) => !touches(item, document.uri, place) || shown.some((other) => isSame(item, other)),
    );
    if (items.length === report.items.length) return report;
    clearTimeout(this.#later.get(uri));
    this.#later.set(
      uri,
      setTimeout(() => {
        this.#later.delete(uri);
        if (this.opened.has(uri)) this.lookAgain(document);
      }, left),
    );
    // Without its name: under that, the server would say next time that nothing has changed.
    return { kind: report.kind, items };
  }
}

/** Where the user is in the midst of a sentence; null where they are not. */
function placeBeingWritten(document: vscode.TextDocument): vscode.Range | null {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document || !editor.selection.isEmpty) return null;
  const { line, character } = editor.selection.active;
  const sentence = findSentenceBeingWritten(document.lineAt(line).text, character);
  return sentence && new vscode.Range(line, sentence.start, line, sentence.end);
}

function touches({ range, relatedInformation = [] }: vscode.Diagnostic, uri: vscode.Uri, place: vscode.Range): boolean {
  const related = relatedInformation.filter(({ location }) => location.uri.toString() === uri.toString());
  return [range, ...related.map(({ location }) => location.range)].some((one) => one.intersection(place) !== undefined);
}

function isSame(one: vscode.Diagnostic, other: vscode.Diagnostic): boolean {
  const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);
  return codeOf(one) === codeOf(other) && one.range.start.isEqual(other.range.start);
}

/** Who asks so soon, in milliseconds, after something was typed, is the editor and not the user. */
const TYPING = 100;

const NO_DIAGNOSTICS: vsdiag.DocumentDiagnosticReport = {
  kind: 'full' as vsdiag.DocumentDiagnosticReportKind.full,
  items: [],
};

function documentOf(param: unknown): string | null {
  const { textDocument } = (param ?? {}) as { readonly textDocument?: { readonly uri?: unknown } };
  return typeof textDocument?.uri === 'string' ? textDocument.uri : null;
}

/** Waits; ends early with the editor's own error where what it waits for was superseded. */
function sleep(milliseconds: number, token: vscode.CancellationToken): Promise<void> {
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      cancelled.dispose();
      resolve();
    }, milliseconds);
    const cancelled = token.onCancellationRequested(() => {
      clearTimeout(timer);
      cancelled.dispose();
      reject(new vscode.CancellationError());
    });
  });
}
