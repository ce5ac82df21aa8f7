import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { LEAN } from './lean.ts';

/** A language client whose server is a process of this machine. In a browser, web/transport.ts stands for this file. */
export class Transport extends LanguageClient {
  constructor(extension: vscode.Uri, options: LanguageClientOptions) {
    const module = vscode.Uri.joinPath(extension, 'dist', 'server.js').fsPath;
    super('jiaohe', '校核', { module, transport: TransportKind.ipc, options: { env: LEAN } }, options);
  }
}

/** Where an editor finds the page of each rule; undefined where it finds none by itself. */
export function findRulePages(extension: vscode.Uri): string | undefined {
  return vscode.Uri.joinPath(extension, 'dist', 'rules').toString();
}
