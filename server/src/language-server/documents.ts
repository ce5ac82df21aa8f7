import type { Connection } from 'vscode-languageserver';
import type { Engine } from '../engine.ts';
import type { LastYearShelf } from '../last-year.ts';
import type { ClientAbilities } from './client-abilities.ts';
import { filePath } from './document-uri.ts';
import type { Findings } from './findings.ts';
import type { OpenReports } from './open-reports.ts';

/** What following the documents of a client needs of the rest of the server. */
export interface DocumentsDesk {
  readonly abilities: () => ClientAbilities;
  readonly reports: Pick<OpenReports, 'open' | 'change' | 'close'>;
  readonly findings: Findings;
  readonly lastYears: Pick<LastYearShelf, 'holds'>;
  readonly engine: Engine | undefined;
  /** Which documents are open is no longer what it was. */
  readonly openChanged: () => void;
  /** A file that others are read with may have been written. */
  readonly written: () => void;
}

/** Follows which documents a client opens, writes in, saves and closes. */
export function serveDocuments(connection: Connection, desk: DocumentsDesk): void {
  const { abilities, reports, findings, lastYears } = desk;
  connection.onDidOpenTextDocument(({ textDocument }) => {
    reports.open(textDocument);
    desk.engine?.opened(textDocument.text.length);
    desk.openChanged();
    findings.push(textDocument.uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    findings.written(uri, contentChanges);
    if (reports.change(uri, version, contentChanges)) findings.push(uri);
    desk.engine?.worked();
  });
  connection.onDidSaveTextDocument(({ textDocument }) => {
    if (!abilities().watch || lastYears.holds(filePath(textDocument.uri) ?? '')) desk.written();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    reports.close(uri);
    desk.engine?.worked();
    findings.drop(uri);
    desk.openChanged();
    if (!abilities().pull) findings.show(uri, []);
  });
}
