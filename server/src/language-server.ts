import type { Connection } from 'vscode-languageserver';
import type { Engine } from './engine.ts';
import type { Exporter } from './export-report.ts';
import { ProgressType } from './features/lsp-values.ts';
import { LOOK_AGAIN_NOTIFICATION } from './features/protocol.ts';
import type { Jieba } from './jieba.ts';
import { meetClient } from './language-server/client.ts';
import { serveCommands } from './language-server/commands.ts';
import { serveDocuments } from './language-server/documents.ts';
import { createFaultyFiles } from './language-server/faulty-files.ts';
import { serveFindings } from './language-server/findings.ts';
import { createFolders, type FolderProgress } from './language-server/folders.ts';
import { refuseUntimely } from './language-server/lifecycle.ts';
import { createOpenReports } from './language-server/open-reports.ts';
import { serveReading } from './language-server/reading.ts';
import { serveViews } from './language-server/views.ts';
import { createWishBook } from './language-server/wishes.ts';
import { createWordShelf } from './language-server/word-shelf.ts';
import { serveWriting } from './language-server/writing.ts';
import { createLastYearShelf } from './last-year.ts';

/** What the server is told by who starts it. */
export interface ServerOptions {
  /** URI of the folder with a page for each rule; null where there is none. */
  readonly rulePages: string | null;
  /** Loads a dictionary, off this thread; without it, what only words can tell apart is not told. */
  readonly loadWords?: () => Promise<Jieba>;
  /** What keeps house in this process. */
  readonly engine?: Engine;
  /** The script of the process that checks folders; without it, none is checked. */
  readonly folderProcess?: string;
  /** Loads what writes Word files; without it, none are written. */
  readonly loadExporter?: () => Promise<Exporter>;
  /** Where files come from afar: fetches what was asked for in vain, and says whether something came; forgets what may have changed. */
  readonly files?: { readonly settle: () => Promise<boolean>; readonly forget: () => void };
}

/** Serves one client over a connection, until it closes. What a client cannot mean is answered with nothing or refused, and harms nothing. */
export function serve(connection: Connection, options: ServerOptions): void {
  const client = meetClient(connection, { rulePages: options.rulePages, changed: forget, complain });
  const { abilities, own, settingsFor, folders } = client;
  const wishes = createWishBook({ settingsFor, folders, settle: async () => (await options.files?.settle()) ?? false });
  const lastYears = createLastYearShelf();
  const wordShelf = createWordShelf();
  const reports = createOpenReports({
    wishes,
    lastYears,
    wordFiles: wordShelf,
    loadWords: options.loadWords,
    worded: (uris, { backend }) => {
      connection.console.log(`分词：${backend}`);
      uris.forEach(findings.push);
      if (uris.length > 0) findings.refresh();
    },
    complain,
  });
  const findings = serveFindings(connection, { client, reports, complain });
  const faulty = createFaultyFiles(wishes, findings.show);

  serveDocuments(connection, {
    abilities,
    reports,
    findings,
    lastYears,
    engine: options.engine,
    openChanged: tellFaulty,
    written: forget,
  });
  // Files that come from afar have a watcher of their own, and asking for them costs more than a glance.
  connection.onNotification(LOOK_AGAIN_NOTIFICATION, () => {
    if (!options.files && wishes.outdated()) forget();
  });

  serveReading(connection, { abilities, own, answer: reports.answer, wishes });
  serveWriting(connection, {
    abilities,
    answer: reports.answer,
    shown: async (uri) => (await wishes.of(uri)).shown,
    folders,
  });
  const folderWork = createFolders({
    script: options.folderProcess ?? null,
    wishes,
    tellProgress: (token, progress) => {
      connection.sendProgress(FOLDER_PROGRESS, token, progress).catch(complain);
    },
  });
  serveViews(connection, { reports, wishes, wordShelf, folderWork, loadExporter: options.loadExporter });
  serveCommands(connection, { reports, written: forget });
  connection.onShutdown(() => reports.closeAll());
  refuseUntimely(connection);
  connection.listen();

  /** What was read from files or asked of the client is no longer true. */
  function forget(): void {
    options.files?.forget();
    wishes.forget();
    tellFaulty();
    findings.refresh();
    reports.uris().forEach(findings.push);
  }

  function tellFaulty(): void {
    faulty.tell(reports.uris()).catch(complain);
  }

  function complain(error: unknown): void {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

const FOLDER_PROGRESS = new ProgressType<FolderProgress>();
