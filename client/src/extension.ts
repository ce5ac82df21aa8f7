import * as vscode from 'vscode';
import { processorTime } from '#machine';
import { Connection } from './connection.ts';
import { setContext } from './context.ts';
import { reopenWithEncoding } from './encodings.ts';
import { fixAll } from './fix-all.ts';
import type { FolderLine } from './folder-results.ts';
import { FolderView } from './folder-view.ts';
import type { IgnoredLine } from './ignored-lines.ts';
import { IgnoredView } from './ignored-view.ts';
import { insertSection } from './insert-section.ts';
import { followLanguage } from './language.ts';
import { allLines, type LedgerLine } from './ledger-lines.ts';
import { LedgerView } from './ledger-view.ts';
import { insertableContents, type OutlineItem } from './outline.ts';
import { currentDocument, onDidChangeCurrentDocument } from './places.ts';
import type { LastYearLink } from './protocol.ts';
import { ReportView } from './report-view.ts';
import { Reports } from './reports.ts';
import type { Reviews } from './review.ts';
import { say } from './say.ts';
import { ServedDocuments } from './served.ts';
import { showSettings } from './show-settings.ts';
import { StatusItem } from './status-item.ts';
import { type ServerState, type Status, wordCounts } from './status-text.ts';
import { updateLinked } from './update-linked.ts';
import { listWalkthrough, openWalkthrough } from './walkthrough.ts';
import { WORD_SCHEME, WordFiles } from './word-files.ts';

/** What the extension tells those who ask it, its tests above all. */
export interface Extension {
  /** How many milliseconds of the processor's time it took to become active. */
  readonly activatedIn: number;
  serverState(): ServerState;
  serves(uri: vscode.Uri): boolean;
  /** What the status item says of the document before the user. */
  status(): Status | null;
  /** The lines of 报告大纲, from top to bottom. */
  outline(): readonly OutlineItem[];
  /** The lines of 文件夹核对结果, from top to bottom. */
  folder(): readonly FolderLine[];
  /** The lines of 数字台账, from top to bottom. */
  ledger(): readonly LedgerLine[];
  /** The lines of 已忽略, from top to bottom. */
  ignored(): readonly IgnoredLine[];
}

let connection: Connection | null = null;

/** Watches for reports. Where no open document is one, no server is started and nothing of it loaded. */
export function activate(context: vscode.ExtensionContext): Extension {
  const began = processorTime();
  const language = followLanguage();
  const served = new ServedDocuments();
  const server = new Connection(context.extensionUri, served);
  connection = server;
  const reports = new Reports(server, served);
  const view = new ReportView(reports, server);
  const ledger = new LedgerView(server, reports, context.globalState);
  const ignored = new IgnoredView(server, reports);
  const status = new StatusItem(server, reports, served);
  const words = new WordFiles(server);
  const folder = new FolderView(served, words);
  const command = vscode.commands.registerCommand;
  listWalkthrough(context);
  const reviews = openReviews(context, server);
  context.subscriptions.push(
    served,
    server,
    reports,
    view,
    ledger,
    ignored,
    status,
    language,
    folder,
    words,
    watchContext(served, server, reports),
    command('jiaohe.newReport', async () => (await import('./new-report-dialog.ts')).writeNewReport(server)),
    command('jiaohe.openSample', async () => {
      await (await import('./sample.ts')).openSample(context.extensionUri);
    }),
    command('jiaohe.tryFix', async () => (await import('./sample.ts')).tryFix(context.extensionUri)),
    command('jiaohe.openWalkthrough', () => openWalkthrough(context.extension)),
    command('jiaohe.checkNow', () => checkNow(server, reports, served)),
    command('jiaohe.checkThis', () => choose(served, 'check')),
    command('jiaohe.stopChecking', () => choose(served, 'skip')),
    command('jiaohe.whyNotChecked', async () =>
      (await import('./why-not-checked.ts')).whyNotChecked({ connection: server, reports, served }),
    ),
    command('jiaohe.setLanguage', async () => (await import('./why-not-checked.ts')).setLanguage(served)),
    command('jiaohe.reopenWithEncoding', () => reopenWithEncoding()),
    command('jiaohe.checkFolder', async (uri: unknown) =>
      (await import('./check-folder.ts')).checkFolder(server, folder, uri),
    ),
    command('jiaohe.saveKit', async (folder: unknown) =>
      (await import('./kit.ts')).saveKit(context.extensionUri, folder),
    ),
    command('jiaohe.recheckFolder', async () => (await import('./check-folder.ts')).recheckFolder(server, folder)),
    command('jiaohe.saveFolder', async (target: unknown, formats: unknown) =>
      (await import('./check-folder.ts')).saveFolder(server, folder, target, formats),
    ),
    command('jiaohe.recheckFile', async (key: unknown) =>
      (await import('./check-folder.ts')).recheckFile(server, folder, key),
    ),
    command('jiaohe.openWord', async (uri: unknown) => (await import('./word-commands.ts')).openWord(words, uri)),
    command('jiaohe.importWord', async (uri: unknown, target: unknown) =>
      (await import('./word-commands.ts')).importWord(words, uri, target),
    ),
    command('jiaohe.exportWord', async (uri: unknown, wish: unknown) =>
      (await import('./export-word.ts')).exportWord({ connection: server, reports, served }, uri, wish),
    ),
    command('jiaohe.insertSection', (key?: string) =>
      insertSection(server, reports, key === undefined ? null : view.insertableOf(key)),
    ),
    command('jiaohe.updateLinked', () => updateLinked(server)),
    command('jiaohe.fixAll', () => fixAll(server)),
    command('jiaohe.review', async () => (await reviews()).show()),
    command('jiaohe.printReview', async () => (await reviews()).print()),
    command('jiaohe.showOffsets', async (uri: unknown, start: unknown, end: unknown) =>
      (await import('./review.ts')).showOffsets(uri, start, end),
    ),
    command('jiaohe.linkLastYear', async () => (await import('./last-year.ts')).linkLastYear()),
    command('jiaohe.unlinkLastYear', async () => (await import('./last-year.ts')).unlinkLastYear()),
    command('jiaohe.openLastYear', async () => (await import('./last-year.ts')).openLastYear(reports, words)),
    command('jiaohe.showIgnored', () => vscode.commands.executeCommand('jiaohe.ignored.focus')),
    command('jiaohe.showRule', async (argument: unknown) =>
      (await import('./show-rule.ts')).showRule(context.extensionUri, argument),
    ),
    command('jiaohe.showSettings', () => showSettings(server)),
    command('jiaohe.restart', () => server.restart()),
    command('jiaohe.showLog', () => server.log.show(true)),
  );
  for (const document of vscode.workspace.textDocuments) served.consider(document);
  return {
    activatedIn: processorTime() - began,
    serverState: () => server.state,
    serves: (uri) =>
      vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString() && served.has(open)),
    status: () => status.status,
    outline: () => view.lines,
    folder: () => folder.lines,
    ledger: () => (ledger.tree ? allLines(ledger.tree) : []),
    ignored: () => ignored.lines,
  };
}

/** Ends the server. */
export async function deactivate(): Promise<void> {
  await connection?.stop();
}

/** The pages for the last look; loaded when the first one is asked for. */
function openReviews(context: vscode.ExtensionContext, server: Connection): () => Promise<Reviews> {
  let loading: Promise<Reviews> | null = null;
  return () => {
    loading ??= import('./review.ts').then(({ Reviews }) => {
      const reviews = new Reviews(server);
      context.subscriptions.push(reviews);
      return reviews;
    });
    return loading;
  };
}

/** Checks the report before the user without waiting, and says briefly what was found. */
async function checkNow(server: Connection, reports: Reports, served: ServedDocuments): Promise<void> {
  const document = currentDocument();
  if (!document || !served.has(document)) return;
  if (server.state === 'failed') await server.restart();
  server.check(document);
  await reports.refresh(document);
  const report = reports.get(document);
  if (report) vscode.window.setStatusBarMessage(say('校核：{0}', wordCounts(report.counts)), 5000);
}

function choose(served: ServedDocuments, choice: 'check' | 'skip'): void {
  const document = currentDocument();
  if (document) served.choose(document, choice);
}

/** Keeps the context keys on which menus and welcome texts depend. */
function watchContext(served: ServedDocuments, server: Connection, reports: Reports): vscode.Disposable {
  const update = (): void => {
    const document = currentDocument();
    const report = document && reports.get(document);
    const verdict = document ? served.verdictOn(document) : 'out-of-scope';
    setContext('jiaohe.verdict', verdict);
    setContext('jiaohe.server', server.state);
    setContext('jiaohe.answered', Boolean(report));
    setContext('jiaohe.lastYear', wordLink(report?.lastYear));
    const readonly = document?.uri.scheme === WORD_SCHEME;
    setContext('jiaohe.readonly', readonly);
    setContext('jiaohe.insertable', Boolean(!readonly && report && insertableContents(report).length > 0));
  };
  update();
  return vscode.Disposable.from(
    served.onDidServe(update),
    served.onDidRelease(update),
    server.onDidChangeState(update),
    reports.onDidChange(update),
    onDidChangeCurrentDocument(update),
  );
}

/** Where the link to last year's report stands, as menus ask for it. */
function wordLink(link: LastYearLink | null | undefined): 'none' | 'linked' | 'astray' {
  if (!link) return 'none';
  return link.uri === null ? 'astray' : 'linked';
}
