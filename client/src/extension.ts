import * as vscode from 'vscode';
import { processorTime } from '#machine';
import { registerCommands } from './commands.ts';
import { Connection } from './connection.ts';
import { setContext } from './context.ts';
import type { FolderLine } from './folder-results.ts';
import { FolderView } from './folder-view.ts';
import { followReports } from './follow-reports.ts';
import type { IgnoredLine } from './ignored-lines.ts';
import { IgnoredView } from './ignored-view.ts';
import { followLanguage } from './language.ts';
import { allLines, type LedgerLine } from './ledger-lines.ts';
import { LedgerView } from './ledger-view.ts';
import { insertableContents, type OutlineItem } from './outline.ts';
import { currentDocument, currentNoText, currentWord, onDidChangeCurrentDocument } from './places.ts';
import type { LastYearLink } from './protocol.ts';
import { ReportView } from './report-view.ts';
import { Reports } from './reports.ts';
import { ServedDocuments } from './served.ts';
import { StatusItem } from './status-item.ts';
import type { ServerState, Status } from './status-text.ts';
import { listWalkthrough } from './walkthrough.ts';
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
  const served = new ServedDocuments(context.extensionUri);
  const server = new Connection(context.extensionUri, served);
  connection = server;
  const reports = new Reports(server, served);
  const view = new ReportView(reports, server);
  const ledger = new LedgerView(server, reports, context.globalState);
  const ignored = new IgnoredView(server, reports);
  const status = new StatusItem(server, reports, served);
  const words = new WordFiles(server);
  const folder = new FolderView(served, words);
  listWalkthrough(context);
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
    followReports(),
    registerCommands({ context, server, served, reports, view, folder, words }),
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

/** Keeps the context keys on which menus and welcome texts depend. */
function watchContext(served: ServedDocuments, server: Connection, reports: Reports): vscode.Disposable {
  const update = (): void => {
    const document = currentDocument();
    const report = document && reports.get(document);
    const verdict = document ? served.verdictOn(document) : 'out-of-scope';
    setContext('jiaohe.verdict', verdict);
    setContext('jiaohe.word', currentWord() !== null);
    setContext('jiaohe.noText', currentNoText() !== null);
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
