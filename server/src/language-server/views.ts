import type { CancellationToken, Connection } from 'vscode-languageserver';
import { version } from '../../../package.json';
import { wordTime } from '../clock.ts';
import type { Exporter } from '../export-report.ts';
import { toFixAll } from '../features/fix-all.ts';
import { toInsertion } from '../features/insertion.ts';
import { toLedger, toLedgerTable } from '../features/ledger.ts';
import { toLinkedEdits } from '../features/linked-edits.ts';
import { Position } from '../features/lsp-values.ts';
import { readFolders, toKinds, toSkeleton } from '../features/new-report.ts';
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
} from '../features/protocol.ts';
import { toReport } from '../features/report.ts';
import { toReview } from '../features/review.ts';
import { toLink } from '../last-year.ts';
import { answerExport } from './answer-export.ts';
import { nameOf } from './document-uri.ts';
import type { Folders } from './folders.ts';
import type { OpenReports } from './open-reports.ts';
import { gatherIgnored, type WishBook, wordWishes } from './wishes.ts';
import type { WordShelf } from './word-shelf.ts';

/** What the views need of the rest of the server. */
export interface ViewsDesk {
  readonly reports: Pick<OpenReports, 'answer' | 'check'>;
  readonly wishes: Pick<WishBook, 'of' | 'profilesIn'>;
  readonly wordShelf: Pick<WordShelf, 'answer'>;
  readonly folderWork: Folders;
  /** Loads what writes Word files; without it, none are written. */
  readonly loadExporter: (() => Promise<Exporter>) | undefined;
}

/** Serves what the views and commands of our own client ask for beyond the protocol. */
export function serveViews(connection: Connection, desk: ViewsDesk): void {
  serveOfReport(connection, desk);
  serveOfFolders(connection, desk);
}

/** What is asked about one report that is open. */
function serveOfReport(connection: Connection, { reports, wishes, loadExporter }: ViewsDesk): void {
  const { answer } = reports;
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
      answerExport(params, checked, loadExporter),
    ),
  );
  connection.onRequest(FIX_ALL_REQUEST, ({ textDocument }: FixAllParams, token: CancellationToken) =>
    answer(textDocument.uri, token, null, ({ result, version, linked }) => toFixAll(result, version, linked.recheck)),
  );
  connection.onRequest(IGNORED_REQUEST, ({ textDocument: { uri } }: IgnoredParams, token: CancellationToken) =>
    answer(uri, token, null, async ({ result, version }) => gatherIgnored(uri, version, await wishes.of(uri), result)),
  );
}

/** What is asked about folders, and about reports that are not open, or not written yet. */
function serveOfFolders(connection: Connection, { wishes, wordShelf, folderWork }: ViewsDesk): void {
  connection.onRequest(KINDS_REQUEST, async (params: KindsParams) =>
    toKinds(await wishes.profilesIn(readFolders(params))),
  );
  connection.onRequest(SKELETON_REQUEST, async (params: SkeletonParams) =>
    toSkeleton(await wishes.profilesIn(readFolders(params)), params),
  );
  connection.onRequest<WordAnswer, void>(WORD_REQUEST, (params: WordParams) => wordShelf.answer(params));
  connection.onRequest(SURVEY_REQUEST, (params: SurveyParams, token: CancellationToken) =>
    folderWork.survey(params, token),
  );
  connection.onRequest(CHECK_FOLDER_REQUEST, (params: CheckFolderParams, token: CancellationToken) =>
    folderWork.check(params, token),
  );
}
