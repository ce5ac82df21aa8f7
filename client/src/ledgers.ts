import type * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { LEDGER_REQUEST, type LedgerAnswer, type LedgerParams } from './protocol.ts';

/** The latest ledger of each report, as the server told it. */
export class Ledgers {
  readonly #connection: Connection;
  readonly #latest = new Map<string, Ledger>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The latest that is known, which may be of an older text; null where nothing is. */
  latest({ uri }: vscode.TextDocument): Ledger | null {
    return this.#latest.get(uri.toString()) ?? null;
  }

  /** Asks for the ledger of the present text; null where the answer is about an older one. */
  async ask(document: vscode.TextDocument): Promise<Ledger | null> {
    const uri = document.uri.toString();
    const params: LedgerParams = { textDocument: { uri } };
    const answer = await this.#connection.ask<LedgerAnswer>(LEDGER_REQUEST, params).catch(() => null);
    if (!answer || answer.version !== document.version || document.isClosed) return null;
    const ledger = readLedger(answer, this.latest(document));
    this.#latest.set(uri, ledger);
    return ledger;
  }

  forget({ uri }: vscode.TextDocument): void {
    this.#latest.delete(uri.toString());
  }
}
