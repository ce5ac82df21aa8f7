import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { reopenWithEncoding } from './encodings.ts';
import { fixAll } from './fix-all.ts';
import type { FolderView } from './folder-view.ts';
import { insertSection } from './insert-section.ts';
import { currentDocument } from './places.ts';
import type { ReportView } from './report-view.ts';
import type { Reports } from './reports.ts';
import type { Reviews } from './review.ts';
import type { ServedDocuments } from './served.ts';
import { showSettings } from './show-settings.ts';
import { wordCounts } from './status-text.ts';
import { tell } from './tell.ts';
import { updateLinked } from './update-linked.ts';
import { openWalkthrough } from './walkthrough.ts';
import type { WordFiles } from './word-files.ts';

/** What the commands work on. */
export interface Desk {
  readonly context: vscode.ExtensionContext;
  readonly server: Connection;
  readonly served: ServedDocuments;
  readonly reports: Reports;
  readonly view: ReportView;
  readonly folder: FolderView;
  readonly words: WordFiles;
}

/** Registers the commands that belong to no view. */
export function registerCommands(desk: Desk): vscode.Disposable {
  const commands = Object.entries(listCommands(desk));
  return vscode.Disposable.from(...commands.map(([name, run]) => vscode.commands.registerCommand(name, run)));
}

type Command = (...given: readonly unknown[]) => unknown;

/** The commands by their names. What most sessions do without is loaded when it is asked for. */
function listCommands(desk: Desk): Readonly<Record<string, Command>> {
  const { context, server, served, reports, view, folder, words } = desk;
  const { extension, extensionUri } = context;
  const reviews = openReviews(context, server);
  return {
    'jiaohe.newReport': async () => (await import('./new-report-dialog.ts')).writeNewReport(server),
    'jiaohe.openSample': async () => void (await (await import('./sample.ts')).openSample(extensionUri)),
    'jiaohe.tryFix': async () => (await import('./sample.ts')).tryFix(extensionUri),
    'jiaohe.openWalkthrough': () => openWalkthrough(extension),
    'jiaohe.checkNow': () => checkNow(desk),
    'jiaohe.checkThis': () => choose(served, 'check'),
    'jiaohe.stopChecking': () => choose(served, 'skip'),
    'jiaohe.nextBlank': async () => (await import('./next-blank.ts')).nextBlank(reports),
    'jiaohe.whyNotChecked': async () =>
      (await import('./why-not-checked.ts')).whyNotChecked({ connection: server, reports, served }),
    'jiaohe.setLanguage': async () => (await import('./why-not-checked.ts')).setLanguage(served),
    'jiaohe.reopenWithEncoding': () => reopenWithEncoding(),
    'jiaohe.checkFolder': async (uri) => (await import('./check-folder.ts')).checkFolder(server, folder, uri),
    'jiaohe.recheckFolder': async () => (await import('./check-folder.ts')).recheckFolder(server, folder),
    'jiaohe.recheckFile': async (key) => (await import('./check-folder.ts')).recheckFile(server, folder, key),
    'jiaohe.saveFolder': async (target, formats) =>
      (await import('./check-folder.ts')).saveFolder(server, folder, target, formats),
    'jiaohe.saveKit': async (target) => (await import('./kit.ts')).saveKit(extensionUri, target),
    'jiaohe.openWord': async (uri) => (await import('./word-commands.ts')).openWord(words, uri),
    'jiaohe.importWord': async (uri, target) => (await import('./word-commands.ts')).importWord(words, uri, target),
    'jiaohe.exportWord': async (uri, wish) =>
      (await import('./export-word.ts')).exportWord({ connection: server, reports, served }, uri, wish),
    'jiaohe.insertSection': (key) =>
      insertSection(server, reports, typeof key === 'string' ? view.insertableOf(key) : null),
    'jiaohe.updateLinked': () => updateLinked(server),
    'jiaohe.fixAll': () => fixAll(server),
    'jiaohe.ignoreHere': async () => (await import('./ignore-here.ts')).ignoreHere(),
    'jiaohe.review': async () => (await reviews()).show(),
    'jiaohe.printReview': async () => (await reviews()).print(),
    'jiaohe.showOffsets': async (uri, start, end) => (await import('./review.ts')).showOffsets(uri, start, end),
    'jiaohe.linkLastYear': async () => (await import('./last-year.ts')).linkLastYear(reports),
    'jiaohe.unlinkLastYear': async () => (await import('./last-year.ts')).unlinkLastYear(),
    'jiaohe.openLastYear': async () => (await import('./last-year.ts')).openLastYear(reports, words),
    'jiaohe.showIgnored': () => vscode.commands.executeCommand('jiaohe.ignored.focus'),
    'jiaohe.showRule': async (rule) => (await import('./show-rule.ts')).showRule(extensionUri, rule),
    'jiaohe.showSettings': () => showSettings(server),
    'jiaohe.restart': () => server.restart(),
    'jiaohe.showLog': () => server.log.show(true),
  };
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
async function checkNow({ server, reports, served }: Desk): Promise<void> {
  const document = currentDocument();
  if (!document || !served.has(document)) return;
  if (server.state === 'failed') await server.restart();
  server.check(document);
  await reports.refresh(document);
  const report = reports.get(document);
  if (report) tell(wordCounts(report.counts));
}

function choose(served: ServedDocuments, choice: 'check' | 'skip'): void {
  const document = currentDocument();
  if (document) served.choose(document, choice);
}
