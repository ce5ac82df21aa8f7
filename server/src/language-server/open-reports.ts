import type { CancellationToken, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { createSource, type Source } from '../analysis/source.ts';
import type { Segment } from '../analysis/words.ts';
import { type CheckOptions, check, type Result } from '../check.ts';
import { type LinkedContext, versionBefore } from '../features/linked-edits.ts';
import { applyChange } from '../features/lsp.ts';
import { LSPErrorCodes } from '../features/lsp-values.ts';
import type { Jieba } from '../jieba.ts';
import { isSameLinked, type LastYearShelf, type LinkedReport } from '../last-year.ts';
import { filePath, nameOf } from './document-uri.ts';
import { createLateDictionary } from './late-dictionary.ts';
import { refusal } from './refusal.ts';
import type { WishBook, Wishes } from './wishes.ts';
import type { WordShelf } from './word-shelf.ts';

/** The result of checking one version of a document under the settings of one moment. */
export interface Checked {
  /** Begins with the version; no two have the same. */
  readonly id: string;
  readonly version: number;
  readonly moment: number;
  readonly result: Result;
  readonly lastYear: LinkedReport | null;
  readonly linked: LinkedContext;
}

interface OpenReport {
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

/** What is needed to check a report beside its text. */
export interface OpenReportsContext {
  readonly wishes: WishBook;
  readonly lastYears: LastYearShelf;
  readonly wordFiles: Pick<WordShelf, 'headingsOf' | 'drop'>;
  /** Loads a dictionary; without it, what only words can tell apart is not told. */
  readonly loadWords: (() => Promise<Jieba>) | undefined;
  /** A dictionary is there: these reports, which asked for one, will tell more. */
  readonly worded: (uris: readonly string[], jieba: Jieba) => void;
  readonly complain: (error: unknown) => void;
}

/** The documents that are open in the editor, each checked when somebody asks and not before. */
export interface OpenReports {
  readonly open: (document: TextDocumentItem) => void;
  /** What is told of a document that is not open changes nothing, and is told so. */
  readonly change: (uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]) => boolean;
  readonly close: (uri: string) => void;
  readonly closeAll: () => void;
  readonly uris: () => readonly string[];
  /** The present result for an open document; null where it is not open. Fails where the client no longer waits. */
  readonly check: (uri: string, token?: CancellationToken) => Promise<Checked | null>;
  /** Answers a request about an open document; with `nothing` where it is not open. */
  readonly answer: <T>(
    uri: string,
    token: CancellationToken,
    nothing: T,
    respond: (checked: Checked, languageId: string) => T | Promise<T>,
  ) => Promise<T>;
}

/** None is open at first. */
export function createOpenReports(context: OpenReportsContext): OpenReports {
  const { wishes, lastYears, wordFiles, worded, complain } = context;
  const reports = new Map<string, OpenReport>();
  let checks = 0;
  const dictionary = createLateDictionary(context.loadWords, checkWordless, complain);

  async function checkNow(uri: string, token?: CancellationToken): Promise<Checked | null> {
    if (!reports.has(uri)) return null;
    const wanted = await unlessCancelled(wishes.of(uri), token);
    const file = filePath(uri);
    const lastYear = file === null ? null : await lastYears.of(file, wanted.lastYear, wanted);
    const headings = await wordFiles.headingsOf(uri, reports.get(uri)?.source.text ?? '');
    const report = reports.get(uri);
    if (!report) return null;
    const known = report.checked;
    if (known?.moment === wanted.moment && isSameLinked(known.lastYear, lastYear)) return known;
    const segment = dictionary.segment();
    const checked = checkReport(report, { uri, count: ++checks, wanted, lastYear, headings, segment });
    reports.set(uri, { ...report, checked, before: checked.linked.before ?? undefined });
    if (checked.result.wordless) dictionary.load();
    return checked;
  }

  /** What was answered without words is answered again as soon as they are there. */
  function checkWordless(jieba: Jieba): void {
    const wordless = [...reports].filter(([, { checked }]) => checked?.result.wordless);
    for (const [uri, report] of wordless) {
      reports.set(uri, { ...report, checked: null, previous: report.checked?.result });
    }
    worded(
      wordless.map(([uri]) => uri),
      jieba,
    );
  }

  return {
    open: ({ uri, languageId, version, text }) => {
      reports.set(uri, { languageId, version, source: createSource(text), checked: null });
    },
    change: (uri, version, changes) => {
      const report = reports.get(uri);
      if (!report) return false;
      const source = changes.reduce(applyChange, report.source);
      const previous = report.checked?.result ?? report.previous;
      reports.set(uri, { ...report, version, source, checked: null, previous });
      return true;
    },
    close: (uri) => {
      reports.delete(uri);
      wishes.drop(uri);
      wordFiles.drop(uri);
    },
    closeAll: () => reports.clear(),
    uris: () => [...reports.keys()],
    check: checkNow,
    answer: async (uri, token, nothing, respond) => {
      const checked = await checkNow(uri, token);
      const report = reports.get(uri);
      return checked && report ? respond(checked, report.languageId) : nothing;
    },
  };
}

/** What a report is checked with. */
interface Checking {
  readonly uri: string;
  /** The how manyth check it is. */
  readonly count: number;
  readonly wanted: Wishes;
  readonly lastYear: LinkedReport | null;
  /** The headings of a Word file, whose text it is. */
  readonly headings: CheckOptions['headings'];
  readonly segment: Segment | undefined;
}

function checkReport(report: OpenReport, { uri, count, wanted, lastYear, headings, segment }: Checking): Checked {
  const { languageId, version, source } = report;
  const { settings, profiles, suppressions, moment } = wanted;
  const previous = report.checked?.result ?? report.previous;
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
  const before = versionBefore(report.before ?? null, previous ?? null, result);
  return { id: `${version}.${count}`, version, moment, result, lastYear, linked: { before, recheck } };
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
