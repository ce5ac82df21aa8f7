import type { Connection, Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { toDiagnostics } from '../features/diagnostics.ts';
import { DocumentDiagnosticReportKind } from '../features/lsp-values.ts';
import type { Client } from './client.ts';
import type { Checked, OpenReports } from './open-reports.ts';
import { createShownDiagnostics } from './shown-diagnostics.ts';
import { refreshShown } from './writing.ts';

/** What telling a client of findings needs of the rest of the server. */
export interface FindingsDesk {
  readonly client: Client;
  readonly reports: Pick<OpenReports, 'check'>;
  readonly complain: (error: unknown) => void;
}

/** How a client comes by the findings in its documents. */
export interface Findings {
  /** Has a document checked and its findings shown where the client does not ask for them. */
  readonly push: (uri: string) => void;
  /** Shows the findings of a document in place of those before. */
  readonly show: (uri: string, diagnostics: Diagnostic[], version?: number) => void;
  /** A document is written in. */
  readonly written: (uri: string, changes: readonly TextDocumentContentChangeEvent[]) => void;
  /** The document is closed. */
  readonly drop: (uri: string) => void;
  /** Asks a client that can be told so to ask again. */
  readonly refresh: () => void;
}

/** Answers a client that asks for findings, and tells one that does not. */
export function serveFindings(connection: Connection, { client, reports, complain }: FindingsDesk): Findings {
  const { abilities } = client;
  const shown = createShownDiagnostics();

  function diagnosticsOf(uri: string, { result }: Checked): Diagnostic[] {
    const { relatedInformation } = abilities();
    return toDiagnostics(result, { uri, relatedInformation, rulePages: client.rulePages() });
  }

  function show(uri: string, diagnostics: Diagnostic[], version?: number): void {
    connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }).catch(complain);
  }

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const checked = await reports.check(uri, token);
    if (!checked) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    return shown.answer(uri, previousResultId, checked.id, () => diagnosticsOf(uri, checked));
  });

  return {
    push: (uri) => {
      if (abilities().pull) return;
      reports.check(uri).then((checked) => {
        if (checked) show(uri, diagnosticsOf(uri, checked), checked.version);
      }, complain);
    },
    show,
    written: shown.written,
    drop: shown.drop,
    refresh: () => {
      if (abilities().refresh) connection.languages.diagnostics.refresh().catch(complain);
      refreshShown(connection, abilities()).catch(complain);
    },
  };
}
