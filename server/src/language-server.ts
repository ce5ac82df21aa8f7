import { pathToFileURL } from 'node:url';
import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  Position,
  ProgressType,
} from 'vscode-languageserver';
import { version } from '../../package.json';
import { wordTime } from './clock.ts';
import type { Exporter } from './exporting.ts';
import { isWanted } from './features/actions.ts';
import { toCodeActions } from './features/code-actions.ts';
import { toDefinitions } from './features/definition.ts';
import { toDiagnostics } from './features/diagnostics.ts';
import { toFixAll, toFixAllActions } from './features/fix-all.ts';
import { toFoldingRanges } from './features/folding.ts';
import { toHighlights } from './features/highlights.ts';
import { toHover } from './features/hover.ts';
import { toInsertion } from './features/insertion.ts';
import { toLedger, toLedgerTable } from './features/ledger.ts';
import { toLinkedActions, toLinkedEdits } from './features/linked-edits.ts';
import { readFolders, toKinds, toSkeleton } from './features/new-report.ts';
import {
  CHECK_FOLDER_REQUEST,
  type CheckFolderParams,
  EXPORT_REQUEST,
  type ExportAnswer,
  type ExportParams,
  FIX_ALL_REQUEST,
  type FixAllParams,
  IGNORED_REQUEST,
  type IgnoredParams,
  INSERTION_REQUEST,
  type InsertionParams,
  KINDS_REQUEST,
  type KindsParams,
  LEDGER_REQUEST,
  LEDGER_TABLE_REQUEST,
  type LedgerParams,
  type LedgerTableParams,
  LINKED_EDITS_REQUEST,
  type LinkedEditsParams,
  REPORT_REQUEST,
  REVIEW_REQUEST,
  type ReportParams,
  type ReviewParams,
  SETTINGS_REQUEST,
  type SettingsParams,
  SKELETON_REQUEST,
  type SkeletonParams,
  SURVEY_REQUEST,
  type SurveyParams,
  WORD_REQUEST,
  type WordAnswer,
  type WordParams,
} from './features/protocol.ts';
import { toReferences } from './features/references.ts';
import { toReport } from './features/report.ts';
import { toReview } from './features/review.ts';
import { readSemanticTokens } from './features/semantic-tokens.ts';
import { flattenSymbols, toSymbols } from './features/symbols.ts';
import type { Jieba } from './jieba.ts';
import { answerExport } from './language-server/answer-export.ts';
import {
  type ClientAbilities,
  type OwnAbilities,
  readAbilities,
  readOwnAbilities,
} from './language-server/client-abilities.ts';
import { filePath, isWordView, nameOf } from './language-server/document-uri.ts';
import { createFaultyFiles } from './language-server/faulty-files.ts';
import { createFolders, type FolderProgress } from './language-server/folders.ts';
import { refuseUntimely } from './language-server/lifecycle.ts';
import { type Checked, createOpenReports } from './language-server/open-reports.ts';
import { refusal } from './language-server/refusal.ts';
import { createRuleSwitch } from './language-server/rule-switch.ts';
import { rulePagesOf, toCapabilities } from './language-server/server-abilities.ts';
import { createSuppressing } from './language-server/suppressing.ts';
import { createWishBook, gatherIgnored, switchPlace, wordWishes } from './language-server/wishes.ts';
import { createWordShelf } from './language-server/word-shelf.ts';
import { refreshShown, serveWriting } from './language-server/writing.ts';
import { createLastYearShelf, toLink } from './last-year.ts';

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

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const checked = await reports.check(uri, token);
    if (!checked) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = checked.id;
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(uri, checked) };
  });
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    answer(uri, token, [], ({ result }) => {
      const symbols = toSymbols(result);
      return abilities.nestedSymbols ? symbols : flattenSymbols(uri, symbols);
    }),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    answer(textDocument.uri, token, [], ({ result }) => toFoldingRanges(result)),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context: { diagnostics, only } }, token) =>
    answer(uri, token, [], async ({ result, version, linked: context }) => {
      const { versionedEdits, annotatedEdits } = abilities;
      const disabledActions = abilities.disabledActions && !own.savesReports;
      const action = { uri, version, versionedEdits, annotatedEdits };
      const place = switchPlace(await wishes.of(uri));
      const switchedIn = place === 'file' || own.writesSettings ? place : null;
      const fixed = isWanted(CodeActionKind.QuickFix, only) ? diagnostics : [];
      const linked = toLinkedActions(result, range.start, diagnostics, action, context);
      const quick = toCodeActions(
        result,
        fixed,
        { ...action, disabledActions, switchedIn, showsRules: own.showsRules },
        linked.filter(({ kind }) => isWanted(kind ?? '', only)),
      );
      const actions = [...quick, ...toFixAllActions(result, only, context.recheck, action)];
      // The text of a Word file is only shown; what is said of it can still be kept beside the file.
      return isWordView(uri) ? actions.filter(({ edit }) => !edit) : actions;
    }),
  );
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, null, ({ result }) =>
      toHover(result, position, { markdown: abilities.markdownHover }),
    ),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, [], ({ result }) => toHighlights(result, position)),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answer(uri, token, [], ({ result }) => toDefinitions(result, uri, position)),
  );
  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }, token) =>
    answer(uri, token, [], ({ result }) => toReferences(result, uri, position, includeDeclaration)),
  );
  serveWriting(connection, {
    abilities: () => abilities,
    answer,
    shown: async (uri) => (await wishes.of(uri)).shown,
    folders,
  });
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    answer(textDocument.uri, token, { data: [] }, ({ result }, languageId) =>
      // In a file of the language itself, the grammar colours the same.
      languageId === 'gongwen' ? { data: [] } : readSemanticTokens(result.analysis),
    ),
  );
  connection.onRequest(REPORT_REQUEST, ({ textDocument }: ReportParams, token: CancellationToken) =>
    answer(textDocument.uri, token, null, ({ result, version, lastYear }) =>
      toReport(result, version, toLink(lastYear)),
    ),
  );
  connection.onRequest(INSERTION_REQUEST, ({ textDocument, content }: InsertionParams, token: CancellationToken) =>
    answer(textDocument.uri, token, null, ({ result, version }) => toInsertion(result, version, content)),
  );
  connection.onRequest(LEDGER_REQUEST, ({ textDocument }: LedgerParams, token: CancellationToken) =>
    answer(textDocument.uri, token, null, ({ result, version }) => toLedger(result, version)),
  );
  connection.onRequest(LEDGER_TABLE_REQUEST, (params: LedgerTableParams, token: CancellationToken) =>
    answer(params.textDocument.uri, token, null, ({ result, version }) =>
      toLedgerTable(result, version, params, nameOf(params.textDocument.uri)),
    ),
  );
  connection.onRequest(
    LINKED_EDITS_REQUEST,
    ({ textDocument: { uri }, position }: LinkedEditsParams, token: CancellationToken) =>
      answer(uri, token, null, ({ result, version, linked }) =>
        Position.is(position) ? toLinkedEdits(result, position, { uri, version }, linked) : null,
      ),
  );
  connection.onRequest(
    SETTINGS_REQUEST,
    async ({ textDocument: { uri } }: SettingsParams, token: CancellationToken) => {
      const checked = await reports.check(uri, token);
      return checked && wordWishes(await wishes.of(uri), checked.result);
    },
  );
  connection.onRequest(REVIEW_REQUEST, ({ textDocument: { uri }, printable }: ReviewParams, token: CancellationToken) =>
    answer(uri, token, null, ({ result, version: checked, lastYear }) => {
      const occasion = { fileName: nameOf(uri), time: wordTime(new Date()), version, lastYear: toLink(lastYear) };
      return toReview(result, checked, { uri, printable, ...occasion });
    }),
  );
  connection.onRequest<ExportAnswer | null, void>(EXPORT_REQUEST, (params: ExportParams, token: CancellationToken) =>
    answer<ExportAnswer | null>(params.textDocument.uri, token, null, (checked) =>
      answerExport(params, checked, options.loadExporter),
    ),
  );
  connection.onRequest(KINDS_REQUEST, async (params: KindsParams) =>
    toKinds(await wishes.profilesIn(readFolders(params))),
  );
  connection.onRequest(SKELETON_REQUEST, async (params: SkeletonParams) =>
    toSkeleton(await wishes.profilesIn(readFolders(params)), params),
  );
  connection.onRequest(FIX_ALL_REQUEST, ({ textDocument }: FixAllParams, token: CancellationToken) =>
    answer(textDocument.uri, token, null, ({ result, version, linked }) => toFixAll(result, version, linked.recheck)),
  );
  connection.onRequest(IGNORED_REQUEST, ({ textDocument: { uri } }: IgnoredParams, token: CancellationToken) =>
    answer(uri, token, null, async ({ result, version }) => gatherIgnored(uri, version, await wishes.of(uri), result)),
  );
  connection.onRequest<WordAnswer, void>(WORD_REQUEST, (params: WordParams) => wordShelf.answer(params));
  connection.onRequest(SURVEY_REQUEST, (params: SurveyParams, token: CancellationToken) =>
    folderWork.survey(params, token),
  );
  connection.onRequest(CHECK_FOLDER_REQUEST, (params: CheckFolderParams, token: CancellationToken) =>
    folderWork.check(params, token),
  );
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
