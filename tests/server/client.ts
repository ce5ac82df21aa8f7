import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type InitializeResult,
  LogMessageNotification,
  ProposedFeatures,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Registration,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  WorkspaceFoldersRequest,
} from 'vscode-languageserver/node';
import type { Jieba } from '../../server/src/jieba.ts';
import { keepsOrder } from '../../server/src/language-server/lifecycle.ts';
import { serve } from '../../server/src/language-server.ts';

/** What a client brings along. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** The editor's settings of a document, as they are when asked; may come late. */
  readonly settings?: (uri: string) => unknown;
  /** The folders that are open in it. */
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  readonly processId?: number;
  /** How the server of its own comes by a dictionary; without it, it has none. */
  readonly loadWords?: () => Promise<Jieba>;
  /** The script of the process in which the server of its own checks folders; without it, it checks none. */
  readonly folderProcess?: string;
}

/** An editor as far as the protocol goes. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** What the server registered for. */
  readonly registrations: readonly Registration[];
  /** Everything the server published, oldest first. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** What the server wrote to the client's log. */
  readonly log: readonly string[];
  /** How often the server asked to be asked again, and for settings. */
  readonly asked: { readonly refreshes: number; readonly settings: readonly string[] };
  readonly open: (uri: string, text: string, languageId?: string) => void;
  readonly change: (uri: string, ...changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly close: (uri: string) => void;
  readonly pull: (uri: string, previousResultId?: string) => Promise<DocumentDiagnosticReport>;
  /** The diagnostics of a document, asked for. */
  readonly diagnose: (uri: string) => Promise<readonly Diagnostic[]>;
}

/** An editor that can do everything we make use of. */
export const ABLE: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
};

/** A client of a server of its own within this process. */
export function startClient(options: ClientOptions = {}): Promise<Client> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(up),
    new StreamMessageWriter(down),
    keepsOrder(),
  );
  const { loadWords, folderProcess } = options;
  serve(connection, {
    loadExporter: () => import('../../server/src/export.ts'),
    rulePages: 'file:///pages',
    ...(loadWords && { loadWords }),
    ...(folderProcess !== undefined && { folderProcess }),
  });
  return connectClient(down, up, options);
}

/** A client of a server that is reached over streams. */
export async function connectClient(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { capabilities = ABLE, settings = () => null, folders = [], initializationOptions, processId }: ClientOptions = {},
): Promise<Client> {
  const connection = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const published: PublishDiagnosticsParams[] = [];
  const registrations: Registration[] = [];
  const log: string[] = [];
  const asked = { refreshes: 0, settings: [] as string[] };
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => void published.push(params));
  connection.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
  connection.onRequest(RegistrationRequest.type, (params) => void registrations.push(...params.registrations));
  connection.onRequest(DiagnosticRefreshRequest.type, () => void asked.refreshes++);
  connection.onRequest(ConfigurationRequest.type, ({ items }) => {
    asked.settings.push(...items.map(({ scopeUri = '' }) => scopeUri));
    return Promise.all(items.map(({ scopeUri = '' }) => settings(scopeUri)));
  });
  connection.onRequest(WorkspaceFoldersRequest.type, () => folders.map((uri) => ({ uri, name: uri })));
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: processId ?? null,
    rootUri: null,
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  const versions = new Map<string, number>();
  const pull = (uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  return {
    connection,
    initialized,
    registrations,
    published,
    log,
    asked,
    open: (uri, text, languageId = 'plaintext') => {
      versions.set(uri, 1);
      const textDocument = { uri, languageId, version: 1, text };
      void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    },
    change: (uri, ...contentChanges) => {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const textDocument = { uri, version };
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument,
        contentChanges: [...contentChanges],
      });
    },
    close: (uri) => void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    pull,
    diagnose: async (uri) => {
      const report = await pull(uri);
      return report.kind === 'full' ? report.items : [];
    },
  };
}
