import { pathToFileURL } from 'node:url';
import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  Position,
  ProgressType,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { version } from '../../package.json';
import { createSource, type Source } from './analysis/source.ts';
import type { Segment } from './analysis/words.ts';
import { check, type Result } from './check.ts';
import { type ClientAbilities, type OwnAbilities, readAbilities, readOwnAbilities } from './client-abilities.ts';
import { wordTime } from './clock.ts';
import { filePath, isWordView, nameOf } from './document-uri.ts';
import type { FaultyFile } from './documents/project-files.ts';
import { answerExport, type Exporter } from './exporting.ts';
import { isWanted } from './features/actions.ts';
import { toCodeActions } from './features/code-actions.ts';
import { toDefinitions } from './features/definition.ts';
import { SOURCE, toDiagnostics } from './features/diagnostics.ts';
import { FIX_ALL_KIND, toFixAll, toFixAllActions } from './features/fix-all.ts';
import { toFoldingRanges } from './features/folding.ts';
import { toHighlights } from './features/highlights.ts';
import { toHover } from './features/hover.ts';
import { toInsertion } from './features/insertion.ts';
import { toLedger, toLedgerTable } from './features/ledger.ts';
import { type LinkedContext, toLinkedActions, toLinkedEdits, versionBefore } from './features/linked-edits.ts';
import { applyChange, toRange } from './features/lsp.ts';
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
  KEEP_LAST_YEAR_COMMAND,
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
  SUPPRESS_COMMAND,
  SUPPRESS_RULE_COMMAND,
  SURVEY_REQUEST,
  type SurveyParams,
  TURN_OFF_COMMAND,
  TURN_ON_COMMAND,
  UNSUPPRESS_COMMAND,
  WORD_REQUEST,
  type WordAnswer,
  type WordParams,
} from './features/protocol.ts';
import { toReferences } from './features/references.ts';
import { toReport } from './features/report.ts';
import { toReview } from './features/review.ts';
import { readSemanticTokens, SEMANTIC_TOKENS_LEGEND } from './features/semantic-tokens.ts';
import { flattenSymbols, toSymbols } from './features/symbols.ts';
import { createFolders, type FolderProgress } from './folders.ts';
import type { Jieba } from './jieba.ts';
import { createLastYearShelf, isSameLinked, type LinkedReport, toLink } from './last-year.ts';
import { refuseUntimely } from './lifecycle.ts';
import { refusal } from './refusal.ts';
import { createRuleSwitch } from './rule-switch.ts';
import { createSuppressing } from './suppressing.ts';
import { createWishBook, gatherIgnored, switchPlace, wordWishes } from './wishes.ts';
import { createWordShelf } from './word-shelf.ts';
import { refreshShown, serveWriting, WRITING_CAPABILITIES } from './writing.ts';

/** What the server is told by who starts it. */
export interface ServerOptions {
  /** URI of the folder with a page for each rule; null where there is none. */
  readonly rulePages: string | null;
  /** Loads a dictionary, off this thread; without it, what only words can tell apart is not told. */
  readonly loadWords?: () => Promise<Jieba>;
  /** The script of the process that checks folders; without it, none is checked. */
  readonly folderProcess?: string;
  /** Loads what writes Word files; without it, none are written. */
  readonly loadExporter?: () => Promise<Exporter>;
  /** Where files come from afar: fetches what was asked for in vain, and says whether something came; forgets what may have changed. */
  readonly files?: { readonly settle: () => Promise<boolean>; readonly forget: () => void };
}

/** The result of checking one version of a document under the settings of one moment. */
interface Checked {
  /** No two have the same. */
  readonly id: string;
  readonly version: number;
  readonly moment: number;
  readonly result: Result;
  readonly lastYear: LinkedReport | null;
  readonly linked: LinkedContext;
}

interface OpenDocument {
  readonly languageId: string;
  readonly version: number;
  readonly source: Source;
  /** The result for this version; null until it was asked for. */
  readonly checked: Checked | null;
  /** The result for an earlier version, from which the next one goes on. */
  readonly previous?: Result | undefined;
  /** The result for the version before the figure that is being written was touched. */
  readonly before?: Result | undefined;
}

/** Serves one client over a connection, until it closes. What a client cannot mean is answered with nothing or refused, and harms nothing. */
export function serve(connection: Connection, options: ServerOptions): void {
  const open = new Map<string, OpenDocument>();
  let abilities: ClientAbilities = readAbilities({});
  let own: OwnAbilities = readOwnAbilities(null);
  let { rulePages } = options;
  const wishes = createWishBook({ settingsFor, folders, settle: async () => (await options.files?.settle()) ?? false });
  const lastYears = createLastYearShelf();
  const words = createWordShelf();
  const suppressing = createSuppressing({
    resultOf: async (uri, token) => (await checkNow(uri, token))?.result ?? null,
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
  let checks = 0;
  /** URIs of the files of ours that the client shows diagnostics in. */
  let faulty: ReadonlySet<string> = new Set();
  let tellings = 0;
  /** Divides phrases into words once a dictionary is there, which is loaded when the first report asks for words. */
  let segment: Segment | undefined;
  let { loadWords } = options;

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

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    open.set(uri, { languageId, version, source: createSource(text), checked: null });
    tellFaulty();
    push(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = open.get(uri);
    if (!document) return;
    const source = contentChanges.reduce(applyChange, document.source);
    const previous = document.checked?.result ?? document.previous;
    open.set(uri, { ...document, version, source, checked: null, previous });
    push(uri);
  });
  connection.onDidSaveTextDocument(({ textDocument }) => {
    if (!abilities.watch || lastYears.holds(filePath(textDocument.uri) ?? '')) forget();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    open.delete(uri);
    wishes.drop(uri);
    words.drop(uri);
    tellFaulty();
    if (!abilities.pull) show(uri, []);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    sentSettings = settings?.jiaohe;
    forget();
  });
  connection.onDidChangeWatchedFiles(forget);

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const checked = await checkNow(uri, token);
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
    answer(textDocument.uri, token, { data: [] }, ({ result }, { languageId }) =>
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
      const checked = await checkNow(uri, token);
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
  connection.onRequest<WordAnswer, void>(WORD_REQUEST, (params: WordParams) => words.answer(params));
  connection.onRequest(SURVEY_REQUEST, (params: SurveyParams, token: CancellationToken) =>
    folderWork.survey(params, token),
  );
  connection.onRequest(CHECK_FOLDER_REQUEST, (params: CheckFolderParams, token: CancellationToken) =>
    folderWork.check(params, token),
  );
  connection.onExecuteCommand(({ command, arguments: words }, token) => {
    const work = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (work) return work(words?.[0], token);
    throw refusal(ErrorCodes.InvalidParams, `没有名为“${command}”的命令`);
  });
  connection.onShutdown(() => open.clear());
  refuseUntimely(connection);
  connection.listen();

  /** The present result for an open document; null where it is not open. */
  async function checkNow(uri: string, token?: CancellationToken): Promise<Checked | null> {
    if (!open.has(uri)) return null;
    const wanted = await unlessCancelled(wishes.of(uri), token);
    const { settings, profiles, suppressions, moment } = wanted;
    const file = filePath(uri);
    const lastYear = file === null ? null : await lastYears.of(file, wanted.lastYear, wanted);
    const headings = await words.headingsOf(uri, open.get(uri)?.source.text ?? '');
    const document = open.get(uri);
    if (!document) return null;
    const known = document.checked;
    if (known?.moment === moment && isSameLinked(known.lastYear, lastYear)) return known;
    const { languageId, version, source } = document;
    const previous = document.checked?.result ?? document.previous;
    const checkText = (text: string, known: Result | undefined): Result =>
      check(text, {
        previous: known?.analysis,
        settings,
        profiles,
        suppressions,
        segment,
        lastYear: lastYear?.ok ? lastYear.result : null,
        fileName: nameOf(uri),
        headings,
        markdown: languageId === 'markdown' || /\.(?:md|markdown)$/i.test(uri),
      });
    const result = checkText(source.text, previous);
    const recheck = (text: string): Result => checkText(text, result);
    const before = versionBefore(document.before ?? null, previous ?? null, result);
    const checked: Checked = { id: String(++checks), version, moment, result, lastYear, linked: { before, recheck } };
    open.set(uri, { ...document, checked, before });
    if (result.wordless && loadWords) startWords(loadWords);
    return checked;
  }

  /** The answer goes out first; what was answered without words is answered again as soon as they are there. */
  function startWords(load: () => Promise<Jieba>): void {
    loadWords = undefined;
    setImmediate(() => load().then(useWords, complain));
  }

  function useWords(jieba: Jieba): void {
    connection.console.log(`分词：${jieba.backend}`);
    segment = jieba.segment;
    const wordless = [...open].filter(([, { checked }]) => checked?.result.wordless);
    for (const [uri, document] of wordless) {
      open.set(uri, { ...document, checked: null, previous: document.checked?.result });
      push(uri);
    }
    if (wordless.length > 0) refresh();
  }

  /** Answers a request about an open document; with `nothing` where it is not open. */
  async function answer<T>(
    uri: string,
    token: CancellationToken,
    nothing: T,
    respond: (checked: Checked, document: OpenDocument) => T | Promise<T>,
  ): Promise<T> {
    const checked = await checkNow(uri, token);
    const document = open.get(uri);
    return checked && document ? respond(checked, document) : nothing;
  }

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

  /** A file of ours that cannot be followed is a finding in that file, as long as an open report would follow it. */
  function tellFaulty(): void {
    const telling = ++tellings;
    Promise.all([...open.keys()].map(wishes.of)).then((all) => {
      if (telling !== tellings) return;
      const files = new Map(all.flatMap((one) => one.faulty).map((file) => [pathToFileURL(file.file).href, file]));
      for (const uri of faulty) if (!files.has(uri)) show(uri, []);
      for (const [uri, file] of files) show(uri, problemsOf(file));
      faulty = new Set(files.keys());
    }, complain);
  }

  function diagnosticsOf(uri: string, { result, version }: Checked): Diagnostic[] {
    return toDiagnostics(result, version, { uri, relatedInformation: abilities.relatedInformation, rulePages });
  }

  /** Clients that do not ask are told after every change. */
  function push(uri: string): void {
    if (abilities.pull) return;
    checkNow(uri).then((checked) => {
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
    for (const uri of open.keys()) push(uri);
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

const COMMANDS = [
  SUPPRESS_COMMAND,
  SUPPRESS_RULE_COMMAND,
  UNSUPPRESS_COMMAND,
  TURN_OFF_COMMAND,
  TURN_ON_COMMAND,
  KEEP_LAST_YEAR_COMMAND,
];
const FOLDER_PROGRESS = new ProgressType<FolderProgress>();
const OUR_FILES = ['**/jiaohe.settings.json', '**/*.jiaohe.json', '**/*.jiaohe-profile.json'];

/** Waits for a promise no longer than the client waits for our answer. */
function unlessCancelled<T>(promise: Promise<T>, token: CancellationToken | undefined): Promise<T> {
  if (!token) return promise;
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(refusal(LSPErrorCodes.RequestCancelled, '已取消'));
    if (token.isCancellationRequested) return cancel();
    const listening = token.onCancellationRequested(cancel);
    promise.then(resolve, reject).finally(() => listening.dispose());
  });
}

function toCapabilities({ pull }: ClientAbilities): InitializeResult {
  return {
    serverInfo: { name: 'jiaohe', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      documentSymbolProvider: { label: SOURCE },
      foldingRangeProvider: true,
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL_KIND],
      },
      ...WRITING_CAPABILITIES,
      hoverProvider: true,
      documentHighlightProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true },
      executeCommandProvider: { commands: COMMANDS },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...(pull && {
        diagnosticProvider: { identifier: 'jiaohe', interFileDependencies: false, workspaceDiagnostics: false },
      }),
    },
  };
}

function rulePagesOf(params: InitializeParams): string | null {
  const options: unknown = params.initializationOptions;
  const named = typeof options === 'object' && options !== null && 'rulePages' in options ? options.rulePages : null;
  return typeof named === 'string' ? named : null;
}

function problemsOf({ text, problems }: FaultyFile): Diagnostic[] {
  const source = createSource(text);
  return problems.map((problem) => ({
    range: toRange(source, problem),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    message: problem.message,
  }));
}
