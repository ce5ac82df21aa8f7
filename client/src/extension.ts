import * as vscode from 'vscode';
import { Connection } from './connection.ts';
import { showIgnored } from './ignored.ts';
import { insertSection } from './insert-section.ts';
import { insertableContents, type OutlineItem } from './outline.ts';
import { currentDocument, onDidChangeCurrentDocument } from './places.ts';
import { ReportView } from './report-view.ts';
import { Reports } from './reports.ts';
import { chooseLanguage, say, speak } from './say.ts';
import { ServedDocuments } from './served.ts';
import { StatusItem } from './status-item.ts';
import { type ServerState, type Status, wordCounts } from './status-text.ts';
import { updateLinked } from './update-linked.ts';

/** What the extension tells those who ask it, its tests above all. */
export interface Extension {
  /** How many milliseconds it took to become active. */
  readonly activatedIn: number;
  serverState(): ServerState;
  serves(uri: vscode.Uri): boolean;
  /** What the status item says of the document before the user. */
  status(): Status | null;
  /** The lines of 报告大纲, from top to bottom. */
  outline(): readonly OutlineItem[];
}

let connection: Connection | null = null;

/** Watches for reports. Where no open document is one, no server is started and nothing of it loaded. */
export function activate(context: vscode.ExtensionContext): Extension {
  const began = performance.now();
  speakAsWanted();
  const served = new ServedDocuments();
  const server = new Connection(context.extensionUri, served);
  connection = server;
  const reports = new Reports(server, served);
  const view = new ReportView(reports);
  const status = new StatusItem(server, reports, served);
  const command = vscode.commands.registerCommand;
  context.subscriptions.push(
    served,
    server,
    reports,
    view,
    status,
    watchContext(served, server, reports),
    vscode.workspace.onDidChangeConfiguration(
      (event) => event.affectsConfiguration('jiaohe.locale') && speakAsWanted(),
    ),
    command('jiaohe.checkNow', () => checkNow(server, reports, served)),
    command('jiaohe.checkThis', () => choose(served, 'check')),
    command('jiaohe.stopChecking', () => choose(served, 'skip')),
    command('jiaohe.insertSection', (key?: string) =>
      insertSection(server, reports, key === undefined ? null : view.insertableOf(key)),
    ),
    command('jiaohe.updateLinked', () => updateLinked(server)),
    command('jiaohe.showIgnored', () => showIgnored(ruleNames(context.extension))),
    command('jiaohe.restart', () => server.restart()),
    command('jiaohe.showLog', () => server.log.show(true)),
  );
  for (const document of vscode.workspace.textDocuments) served.consider(document);
  return {
    activatedIn: performance.now() - began,
    serverState: () => server.state,
    serves: (uri) =>
      vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString() && served.has(open)),
    status: () => status.status,
    outline: () => linesOf(view),
  };
}

/** Ends the server. */
export async function deactivate(): Promise<void> {
  await connection?.stop();
}

/** What is shown already changes its language when it is shown anew. */
function speakAsWanted(): void {
  const wanted = vscode.workspace.getConfiguration('jiaohe').get('locale', 'auto');
  const system = Intl.DateTimeFormat().resolvedOptions().locale;
  speak(chooseLanguage({ wanted, editor: vscode.env.language, system }));
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
  const known = new Map<string, unknown>();
  const set = (key: string, value: unknown): void => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    const document = currentDocument();
    const report = document && reports.get(document);
    const verdict = document ? served.verdictOn(document) : 'out-of-scope';
    set('jiaohe.verdict', verdict);
    set('jiaohe.server', server.state);
    set('jiaohe.answered', Boolean(report));
    set('jiaohe.insertable', Boolean(report && insertableContents(report).length > 0));
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

/** What the rules are called, as the settings name them. */
function ruleNames({ packageJSON }: vscode.Extension<unknown>): ReadonlyMap<string, string> {
  const { properties } = packageJSON.contributes.configuration.properties['jiaohe.rules'];
  return new Map(Object.keys(properties).map((id) => [id, String(properties[id].description)]));
}

function linesOf(view: ReportView): readonly OutlineItem[] {
  const { roots, items } = view.outline;
  const below = (key: string): OutlineItem[] => {
    const item = items.get(key);
    return item ? [item, ...item.children.flatMap(below)] : [];
  };
  return roots.flatMap(below);
}
