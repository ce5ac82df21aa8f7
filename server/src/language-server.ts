import { pathToFileURL } from 'node:url';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Exporter } from './exporting.ts';
import { toDiagnostics } from './features/diagnostics.ts';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  ProgressType,
} from './features/lsp-values.ts';
import { LOOK_AGAIN_NOTIFICATION } from './features/protocol.ts';
import type { Jieba } from './jieba.ts';
import {
  type ClientAbilities,
  type OwnAbilities,
  readAbilities,
  readOwnAbilities,
} from './language-server/client-abilities.ts';
import { filePath, isWordView } from './language-server/document-uri.ts';
import { createFaultyFiles } from './language-server/faulty-files.ts';
import { createFolders, type FolderProgress } from './language-server/folders.ts';
import { refuseUntimely } from './language-server/lifecycle.ts';
import { type Checked, createOpenReports } from './language-server/open-reports.ts';
import { serveReading } from './language-server/reading.ts';
import { refusal } from './language-server/refusal.ts';
import { createRuleSwitch } from './language-server/rule-switch.ts';
import { rulePagesOf, toCapabilities } from './language-server/server-abilities.ts';
import { createSuppressing } from './language-server/suppressing.ts';
import { serveViews } from './language-server/views.ts';
import { createWishBook } from './language-server/wishes.ts';
import { createWordShelf } from './language-server/word-shelf.ts';
import { refreshShown, serveWriting } from './language-server/writing.ts';
import { createLastYearShelf } from './last-year.ts';

/** What the server is told by who starts it. */
export interface ServerOptions {
  /** URI of the folder with a page for each rule; null where there is none. */
  readonly rulePages: string | null;
  /** Loads a dictionary, off this thread; without it, what only words can tell apart is not told. */
  readonly loadWords?: () => Promise<Jieba>;
  /** Told when a text of more than `LONG` characters is opened. */
  readonly longOpened?: () => void;
  /** The script of the process that checks folders; without it, none is checked. */
  readonly folderProcess?: string;
  /** Loads what writes Word files; without it, none are written. */
  readonly loadExporter?: () => Promise<Exporter>;
  /** Where files come from afar: fetches what was asked for in vain, and says whether something came; forgets what may have changed. */
  readonly files?: { readonly settle: () => Promise<boolean>; readonly forget: () => void };
}

/** Serves one client over a connection, until it closes. What a client cannot mean is answered with nothing or refused, and harms nothing. */
export function serve(connection: Connection, options: ServerOptions): void {
  let abilities: ClientAbilities = readAbilities({});
  let own: OwnAbilities = readOwnAbilities(null);
  let { rulePages } = options;
  const wishes = createWishBook({ settingsFor, folders, settle: async () => (await options.files?.settle()) ?? false });
  const lastYears = createLastYearShelf();
  const wordShelf = createWordShelf();
  const suppressing = createSuppressing({
    resultOf: async (uri, token) => (await reports.check(uri, token))?.result ?? null,
    written: forget,
  });
  const commands = { ...suppressing, ...createRuleSwitch(forget) };
  const folderWork = createFolders({
    script: options.folderProcess ?? null,
    wishes,
    tellProgress: (token, progress) => {
      connection.sendProgress(FOLDER_PROGRESS, token, progress).catch(complain);
    },
  });
  /** The folder that is open in an editor that opens one only. */
  let rootFolders: readonly string[] = [];
  /** The editor's settings where it sends them instead of being asked. */
  let sentSettings: unknown;
  const reports = createOpenReports({
    wishes,
    lastYears,
    words: wordShelf,
    loadWords: options.loadWords,
    worded: (uris, { backend }) => {
      connection.console.log(`分词：${backend}`);
      uris.forEach(push);
      if (uris.length > 0) refresh();
    },
    complain,
  });
  const { answer } = reports;
  const faulty = createFaultyFiles(wishes, show);

  connection.onInitialize((params) => {
    abilities = readAbilities(params.capabilities);
    own = readOwnAbilities(params.initializationOptions);
    rulePages = rulePagesOf(params) ?? rulePages;
    rootFolders = params.rootUri ? [params.rootUri] : [];
    return toCapabilities(abilities);
  });
  connection.onInitialized(() => {
    if (abilities.configurationChanges) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'jiaohe' }).catch(complain);
    }
    if (abilities.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(forget);
    if (abilities.watch) {
      const watchers = OUR_FILES.map((globPattern) => ({ globPattern }));
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(complain);
    }
  });

  connection.onDidOpenTextDocument(({ textDocument }) => {
    reports.open(textDocument);
    if (textDocument.text.length > LONG) options.longOpened?.();
    tellFaulty();
    push(textDocument.uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (reports.change(uri, version, contentChanges)) push(uri);
  });
  connection.onDidSaveTextDocument(({ textDocument }) => {
    if (!abilities.watch || lastYears.holds(filePath(textDocument.uri) ?? '')) forget();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    reports.close(uri);
    tellFaulty();
    if (!abilities.pull) show(uri, []);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    sentSettings = settings?.jiaohe;
    forget();
  });
  connection.onDidChangeWatchedFiles(forget);
  // Files that come from afar have a watcher of their own, and asking for them costs more than a glance.
  connection.onNotification(LOOK_AGAIN_NOTIFICATION, () => {
    if (!options.files && wishes.outdated()) forget();
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const checked = await reports.check(uri, token);
    if (!checked) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = checked.id;
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(uri, checked) };
  });
  serveReading(connection, { abilities: () => abilities, own: () => own, answer, wishes });
  serveWriting(connection, {
    abilities: () => abilities,
    answer,
    shown: async (uri) => (await wishes.of(uri)).shown,
    folders,
  });
  serveViews(connection, { reports, wishes, wordShelf, folderWork, loadExporter: options.loadExporter });
  connection.onExecuteCommand(({ command, arguments: given }, token) => {
    const work = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (work) return work(given?.[0], token);
    throw refusal(ErrorCodes.InvalidParams, `没有名为“${command}”的命令`);
  });
  connection.onShutdown(() => reports.closeAll());
  refuseUntimely(connection);
  connection.listen();

  async function settingsFor(uri: string): Promise<unknown> {
    if (!abilities.configuration) return sentSettings;
    const file = isWordView(uri) ? filePath(uri) : null;
    const scopeUri = file === null ? uri : pathToFileURL(file).href;
    return connection.workspace.getConfiguration({ scopeUri, section: 'jiaohe' }).catch(complain);
  }

  async function folders(): Promise<readonly string[]> {
    if (!abilities.workspaceFolders) return rootFolders;
    const open = await connection.workspace.getWorkspaceFolders().catch(complain);
    return open?.map(({ uri }) => uri) ?? [];
  }

  function tellFaulty(): void {
    faulty.tell(reports.uris()).catch(complain);
  }

  function diagnosticsOf(uri: string, { result, version }: Checked): Diagnostic[] {
    return toDiagnostics(result, version, { uri, relatedInformation: abilities.relatedInformation, rulePages });
  }

  /** Clients that do not ask are told after every change. */
  function push(uri: string): void {
    if (abilities.pull) return;
    reports.check(uri).then((checked) => {
      if (checked) show(uri, diagnosticsOf(uri, checked), checked.version);
    }, complain);
  }

  function show(uri: string, diagnostics: Diagnostic[], version?: number): void {
    connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }).catch(complain);
  }

  function forget(): void {
    options.files?.forget();
    wishes.forget();
    tellFaulty();
    refresh();
    reports.uris().forEach(push);
  }

  /** A client that can be told so asks again. */
  function refresh(): void {
    if (abilities.refresh) connection.languages.diagnostics.refresh().catch(complain);
    refreshShown(connection, abilities).catch(complain);
  }

  function complain(error: unknown): void {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** Few reports have more characters. */
const LONG = 40_000;
const FOLDER_PROGRESS = new ProgressType<FolderProgress>();
const OUR_FILES = ['**/jiaohe.settings.json', '**/*.jiaohe.json', '**/*.jiaohe-profile.json'];
