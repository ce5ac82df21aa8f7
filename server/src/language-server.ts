import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
  Range,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { version } from '../../package.json';
import { createSource, type Source } from './analysis/source.ts';
import type { Segment } from './analysis/words.ts';
import { check, type Result } from './check.ts';
import { type ClientAbilities, readAbilities } from './client-abilities.ts';
import { toFileProblem } from './documents/file-problem.ts';
import { type FaultyFile, openProject, suppressionsFile } from './documents/project-files.ts';
import { writeTextFile } from './documents/write-text.ts';
import { isWanted, toCodeActions } from './features/code-actions.ts';
import { toCompletions } from './features/completion.ts';
import { toDefinitions } from './features/definition.ts';
import { SOURCE, toDiagnostics } from './features/diagnostics.ts';
import { toFoldingRanges } from './features/folding.ts';
import { toHighlights } from './features/highlights.ts';
import { toHover } from './features/hover.ts';
import { toInsertion } from './features/insertion.ts';
import { toLedger } from './features/ledger.ts';
import { type LinkedContext, toLinkedActions, toLinkedEdits, versionBefore } from './features/linked-edits.ts';
import { applyChange, isSameRange, toRange } from './features/lsp.ts';
import {
  INSERTION_REQUEST,
  type InsertionParams,
  LEDGER_REQUEST,
  type LedgerParams,
  LINKED_EDITS_REQUEST,
  type LinkedEditsParams,
  REPORT_REQUEST,
  type ReportParams,
  SUPPRESS_COMMAND,
  type SuppressArguments,
  UNSUPPRESS_COMMAND,
  type UnsuppressArguments,
} from './features/protocol.ts';
import { toReferences } from './features/references.ts';
import { toReport } from './features/report.ts';
import { readSemanticTokens, SEMANTIC_TOKENS_LEGEND } from './features/semantic-tokens.ts';
import { flattenSymbols, toSymbols } from './features/symbols.ts';
import type { Jieba } from './jieba.ts';
import { builtInProfiles } from './profile.ts';
import { rules } from './rules/index.ts';
import { type Settings, sanitiseSettings } from './settings.ts';
import { printSuppressions, type Suppression, toSuppression } from './suppressions.ts';

/** What the server is told by who starts it. */
export interface ServerOptions {
  /** URI of the folder with a page for each rule; null where there is none. */
  readonly rulePages: string | null;
  /** Loads a dictionary, off this thread; without it, what only words can tell apart is not told. */
  readonly loadWords?: () => Promise<Jieba>;
}

/** The result of checking one version of a document under the settings of one moment. */
interface Checked {
  /** No two have the same. */
  readonly id: string;
  readonly version: number;
  readonly moment: number;
  readonly result: Result;
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

/** What the user wants of one document, and the files of ours in which that could not be read. */
interface Wishes {
  readonly moment: number;
  readonly settings: Settings;
  readonly suppressions: readonly Suppression[];
  readonly faulty: readonly FaultyFile[];
}

/** Serves one client over a connection, until it closes. What a client cannot mean is answered with nothing or refused, and harms nothing. */
export function serve(connection: Connection, options: ServerOptions): void {
  const open = new Map<string, OpenDocument>();
  const wishes = new Map<string, Promise<Wishes>>();
  let abilities: ClientAbilities = readAbilities({});
  let { rulePages } = options;
  let project = openProject();
  /** The editor's settings where it sends them instead of being asked. */
  let sentSettings: unknown;
  /** Grows whenever settings or suppressions may have changed: what was checked before is checked again. */
  let moment = 0;
  let checks = 0;
  /** URIs of the files of ours that the client shows diagnostics in. */
  let faulty: ReadonlySet<string> = new Set();
  let tellings = 0;
  /** Divides phrases into words once a dictionary is there, which is loaded when the first report asks for words. */
  let segment: Segment | undefined;
  let { loadWords } = options;
  /** Writing waits for the writing before it, since each reads what stands there first. */
  let writing: Promise<unknown> = Promise.resolve();

  connection.onInitialize((params) => {
    abilities = readAbilities(params.capabilities);
    rulePages = rulePagesOf(params) ?? rulePages;
    return toCapabilities(abilities);
  });
  connection.onInitialized(() => {
    if (abilities.configurationChanges) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'jiaohe' }).catch(complain);
    }
    if (abilities.watch) {
      const watchers = [{ globPattern: '**/jiaohe.settings.json' }, { globPattern: '**/*.jiaohe.json' }];
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
  connection.onDidSaveTextDocument(() => {
    if (!abilities.watch) forget();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    open.delete(uri);
    wishes.delete(uri);
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
    answer(uri, token, [], ({ result, version, linked: context }) => {
      const { versionedEdits, annotatedEdits } = abilities;
      const action = { uri, version, versionedEdits, annotatedEdits };
      const fixed = isWanted(CodeActionKind.QuickFix, only) ? diagnostics : [];
      const linked = toLinkedActions(result, range.start, diagnostics, action, context);
      return toCodeActions(
        result,
        fixed,
        action,
        linked.filter(({ kind }) => isWanted(kind ?? '', only)),
      );
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
  connection.onCompletion(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, [], ({ result }, { languageId }) =>
      // In a file of the language itself, snippets offer the same.
      languageId === 'gongwen' ? [] : toCompletions(result, position, { snippets: abilities.snippets }),
    ),
  );
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    answer(textDocument.uri, token, { data: [] }, ({ result }, { languageId }) =>
      // In a file of the language itself, the grammar colours the same.
      languageId === 'gongwen' ? { data: [] } : readSemanticTokens(result.analysis),
    ),
  );
  connection.onRequest(REPORT_REQUEST, ({ textDocument }: ReportParams, token: CancellationToken) =>
    answer(textDocument.uri, token, null, ({ result, version }) => toReport(result, version)),
  );
  connection.onRequest(INSERTION_REQUEST, ({ textDocument, content }: InsertionParams, token: CancellationToken) =>
    answer(textDocument.uri, token, null, ({ result, version }) => toInsertion(result, version, content)),
  );
  connection.onRequest(LEDGER_REQUEST, ({ textDocument }: LedgerParams, token: CancellationToken) =>
    answer(textDocument.uri, token, null, ({ result, version }) => toLedger(result, version)),
  );
  connection.onRequest(
    LINKED_EDITS_REQUEST,
    ({ textDocument: { uri }, position }: LinkedEditsParams, token: CancellationToken) =>
      answer(uri, token, null, ({ result, version, linked }) =>
        Position.is(position) ? toLinkedEdits(result, position, { uri, version }, linked) : null,
      ),
  );
  connection.onExecuteCommand(({ command, arguments: words }, token) => {
    const argument: unknown = words?.[0];
    if (command === SUPPRESS_COMMAND) return oneByOne(() => suppress(argument, token));
    if (command === UNSUPPRESS_COMMAND) return oneByOne(() => unsuppress(argument));
    throw refusal(ErrorCodes.InvalidParams, `没有名为“${command}”的命令`);
  });
  connection.onShutdown(() => open.clear());
  connection.listen();

  /** The present result for an open document; null where it is not open. */
  async function checkNow(uri: string, token?: CancellationToken): Promise<Checked | null> {
    if (!open.has(uri)) return null;
    const { settings, suppressions, moment } = await unlessCancelled(wishesOf(uri), token);
    const document = open.get(uri);
    if (!document) return null;
    if (document.checked?.moment === moment) return document.checked;
    const { languageId, version, source } = document;
    const previous = document.checked?.result ?? document.previous;
    const checkText = (text: string, known: Result | undefined): Result =>
      check(text, {
        previous: known?.analysis,
        settings,
        suppressions,
        segment,
        fileName: nameOf(uri),
        markdown: languageId === 'markdown' || /\.(?:md|markdown)$/i.test(uri),
      });
    const result = checkText(source.text, previous);
    const recheck = (text: string): Result => checkText(text, result);
    const before = versionBefore(document.before ?? null, previous ?? null, result);
    const checked: Checked = { id: String(++checks), version, moment, result, linked: { before, recheck } };
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
    if (wordless.length > 0 && abilities.refresh) connection.languages.diagnostics.refresh().catch(complain);
  }

  /** Answers a request about an open document; with `nothing` where it is not open. */
  async function answer<T>(
    uri: string,
    token: CancellationToken,
    nothing: T,
    respond: (checked: Checked, document: OpenDocument) => T,
  ): Promise<T> {
    const checked = await checkNow(uri, token);
    const document = open.get(uri);
    return checked && document ? respond(checked, document) : nothing;
  }

  /** Asked for once, not at every keystroke; what changed in the meantime is asked for again. */
  function wishesOf(uri: string): Promise<Wishes> {
    const known = wishes.get(uri);
    if (known) return known;
    const asked = askWishes(uri, moment);
    wishes.set(uri, asked);
    return asked;
  }

  async function askWishes(uri: string, asked: number): Promise<Wishes> {
    const file = filePath(uri);
    const [settings, suppressions, configured] = await Promise.all([
      file === null ? null : project.settingsIn(path.dirname(file)),
      file === null ? null : project.suppressionsOf(file),
      configuredFor(uri),
    ]);
    if (asked !== moment) return wishesOf(uri);
    return {
      moment: asked,
      // A settings file holds alone, as it does on the command line; without one, the editor's settings do.
      settings: settings?.ok && settings.value ? settings.value : configured,
      suppressions: suppressions?.ok ? suppressions.value : [],
      faulty: [settings, suppressions].filter((read) => read !== null).filter((read) => !read.ok),
    };
  }

  async function configuredFor(uri: string): Promise<Settings> {
    const configured: unknown = abilities.configuration
      ? await connection.workspace.getConfiguration({ scopeUri: uri, section: 'jiaohe' }).catch(complain)
      : sentSettings;
    return sanitiseSettings(configured, {
      ruleIds: rules.map(({ id }) => id),
      profileIds: builtInProfiles.map(({ id }) => id),
    });
  }

  /** A file of ours that cannot be followed is a finding in that file, as long as an open report would follow it. */
  function tellFaulty(): void {
    const telling = ++tellings;
    Promise.all([...open.keys()].map(wishesOf)).then((all) => {
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
    project = openProject();
    wishes.clear();
    moment++;
    tellFaulty();
    if (abilities.refresh) connection.languages.diagnostics.refresh().catch(complain);
    for (const uri of open.keys()) push(uri);
  }

  /** Keeps beside the report that a finding is none. */
  async function suppress(argument: unknown, token: CancellationToken): Promise<void> {
    if (!isSuppressArguments(argument)) throw refusal(ErrorCodes.InvalidParams, '没有说明要忽略哪一处');
    const { uri, rule, range, subject, reason } = argument;
    const checked = await checkNow(uri, token);
    const finding = checked?.result.findings.find(
      (other) =>
        other.rule === rule &&
        other.subject === subject &&
        isSameRange(toRange(checked.result.analysis.source, other), range),
    );
    if (!checked || !finding) throw refusal(LSPErrorCodes.RequestFailed, '报告已经改动，这一处没有要忽略的问题了');
    const suppressions = await readForWriting(uri);
    const suppression = toSuppression(checked.result.analysis.source, finding, reason);
    writeSuppressions(uri, [...suppressions, suppression]);
  }

  async function unsuppress(argument: unknown): Promise<void> {
    if (!isUnsuppressArguments(argument)) throw refusal(ErrorCodes.InvalidParams, '没有说明要撤销哪一条忽略记录');
    const { uri, index } = argument;
    const suppressions = await readForWriting(uri);
    if (!suppressions[index]) throw refusal(LSPErrorCodes.RequestFailed, '忽略记录已经改动，没有这一条了');
    writeSuppressions(
      uri,
      suppressions.filter((_, at) => at !== index),
    );
  }

  /** What stands in a file we are about to write; one that cannot be followed is not written over. */
  async function readForWriting(uri: string): Promise<readonly Suppression[]> {
    const answer = await openProject().suppressionsOf(savedFile(uri));
    if (answer.ok) return answer.value;
    throw refusal(LSPErrorCodes.RequestFailed, `${path.basename(answer.file)} 写得不对，请先改正或删除它`);
  }

  /** Without suppressions there is no file. */
  function writeSuppressions(uri: string, suppressions: readonly Suppression[]): void {
    const file = suppressionsFile(savedFile(uri));
    try {
      if (suppressions.length === 0) rmSync(file, { force: true });
      else writeTextFile(file, printSuppressions(suppressions));
    } catch (error) {
      throw refusal(LSPErrorCodes.RequestFailed, `忽略记录没有写成：${toFileProblem(error)}`);
    }
    forget();
  }

  function oneByOne(write: () => Promise<void>): Promise<void> {
    const done = writing.then(write);
    writing = done.catch(() => {});
    return done;
  }

  function complain(error: unknown): void {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

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

function refusal(code: number, message: string): ResponseError {
  return new ResponseError(code, message);
}

function isSuppressArguments(value: unknown): value is SuppressArguments {
  const { uri, rule, range, subject, reason } = Object(value) as Partial<Record<keyof SuppressArguments, unknown>>;
  return (
    typeof uri === 'string' &&
    typeof rule === 'string' &&
    Range.is(range) &&
    (subject === undefined || typeof subject === 'string') &&
    (reason === undefined || typeof reason === 'string')
  );
}

function isUnsuppressArguments(value: unknown): value is UnsuppressArguments {
  const { uri, index } = Object(value) as Partial<Record<keyof UnsuppressArguments, unknown>>;
  return typeof uri === 'string' && typeof index === 'number';
}

function toCapabilities({ pull }: ClientAbilities): InitializeResult {
  return {
    serverInfo: { name: 'jiaohe', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      documentSymbolProvider: { label: SOURCE },
      foldingRangeProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
      completionProvider: {},
      hoverProvider: true,
      documentHighlightProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true },
      executeCommandProvider: { commands: [SUPPRESS_COMMAND, UNSUPPRESS_COMMAND] },
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

/** The path of a document that is a file; null for one that is not (untitled, virtual). */
function filePath(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

function savedFile(uri: string): string {
  const file = filePath(uri);
  if (file !== null) return file;
  throw new ResponseError(LSPErrorCodes.RequestFailed, '请先把报告保存成文件，忽略记录要放在它旁边');
}

function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
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
