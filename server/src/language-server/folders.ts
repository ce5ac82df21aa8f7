import { fork } from 'node:child_process';
import type {
  CancellationToken,
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes } from '../features/lsp-values.ts';
import type {
  CheckFolderAnswer,
  CheckFolderParams,
  FolderReport,
  SavedResults,
  SurveyAnswer,
  SurveyParams,
  UncheckedFile,
} from '../features/protocol.ts';
import { filePath } from './document-uri.ts';
import type { FolderMessage } from './folder-process.ts';
import type { FolderNews, FolderTask } from './folder-work.ts';
import { refusal } from './refusal.ts';
import type { WishBook } from './wishes.ts';

/** What work on folders needs of the server. */
export interface FoldersSetup {
  /** The script of the process in which it is done; null where there is none. */
  readonly script: string | null;
  readonly wishes: Pick<WishBook, 'editorIn'>;
  /** Tells the client how far it has come. */
  readonly tellProgress: (token: number | string, progress: FolderProgress) => void;
}

/** How far work on a folder has come, as the protocol tells it. */
export type FolderProgress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** What can be asked of the reports in a folder, opened or not. */
export interface Folders {
  readonly survey: (params: SurveyParams, token: CancellationToken) => Promise<SurveyAnswer>;
  readonly check: (params: CheckFolderParams, token: CancellationToken) => Promise<CheckFolderAnswer>;
}

/**
 * Does the work in a process of its own: reading a folder and checking a report take longer than a keystroke may wait, and
 * only with a process goes all of its memory, the dictionary's above all.
 */
export function createFolders({ script, wishes, tellProgress }: FoldersSetup): Folders {
  /** Whether the task was done to its end. */
  function run(task: FolderTask, token: CancellationToken, hear: (news: FolderNews) => void): Promise<boolean> {
    if (script === null) throw refusal(ErrorCodes.InternalError, '这里不能检查文件夹');
    return new Promise((resolve, reject) => {
      if (token.isCancellationRequested) return resolve(false);
      // What a debugger listens on cannot be listened on twice, and standard output may be the protocol's.
      const child = fork(script, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      const end = (settle: () => void): void => {
        listening.dispose();
        settle();
        child.kill('SIGKILL');
      };
      const listening = token.onCancellationRequested(() => end(() => resolve(false)));
      child.on('message', (message: FolderMessage) => {
        if (message.kind === 'end') end(() => resolve(true));
        else if (message.kind === 'failure') end(() => reject(new Error(message.message)));
        else hear(message);
      });
      child.on('error', (error) => end(() => reject(error)));
      child.on('close', (code, signal) => end(() => reject(new Error(`the process ended with ${code ?? signal}`))));
      child.send(task);
    });
  }

  return {
    survey: async (params, token) => {
      let survey: SurveyAnswer | null = null;
      await run({ kind: 'survey', folder: pathOf(params.folder) }, token, (news) => {
        if (news.kind === 'survey') survey = news.survey;
      });
      if (!survey) throw refusal(LSPErrorCodes.RequestCancelled, '已取消');
      return survey;
    },
    check: async (params, token) => {
      const folder = pathOf(params.folder);
      const files = Array.isArray(params.files) ? params.files.map(pathOf) : null;
      const editor = await wishes.editorIn(params.folder, folder);
      const save = params.save ? { folder: pathOf(params.save.folder), formats: params.save.formats } : null;
      const subfolders = params.subfolders === true;
      const task: FolderTask = { kind: 'check', folder, subfolders, files, editor, save };
      const { workDoneToken } = params;
      const tell = (progress: FolderProgress): void => {
        if (workDoneToken !== undefined) tellProgress(workDoneToken, progress);
      };
      const gathering = new Gathering(tell);
      tell({ kind: 'begin', title: '正在检查文件夹', percentage: 0 });
      const finished = await run(task, token, (news) => gathering.hear(news)).finally(() => tell({ kind: 'end' }));
      return gathering.answer(finished);
    },
  };
}

/** Nobody reads faster, in milliseconds. */
const PROGRESS_PAUSE = 100;

/** What has come of a check so far, told as it comes. */
class Gathering {
  readonly #tell: (progress: FolderProgress) => void;
  readonly #reports: FolderReport[] = [];
  readonly #unchecked: UncheckedFile[] = [];
  #saved: SavedResults | null = null;
  #total = 0;
  #done = 0;
  #toldAt = 0;

  constructor(tell: (progress: FolderProgress) => void) {
    this.#tell = tell;
  }

  hear(news: FolderNews): void {
    switch (news.kind) {
      case 'total':
        this.#total = news.total;
        break;
      case 'report':
        this.#reports.push(news.report);
        this.#come(news.report.name);
        break;
      case 'unchecked':
        this.#unchecked.push(news.file);
        if (news.counted) this.#come(news.file.name);
        break;
      case 'saved':
        this.#saved = news.saved;
        break;
    }
  }

  /** Everything that has come; it is all there is only where the check was finished. */
  answer(finished: boolean): CheckFolderAnswer {
    return {
      reports: this.#reports,
      unchecked: this.#unchecked,
      total: this.#total,
      done: this.#done,
      cancelled: !finished,
      ...(this.#saved && { saved: this.#saved }),
    };
  }

  #come(name: string): void {
    this.#done++;
    if (performance.now() - this.#toldAt < PROGRESS_PAUSE) return;
    this.#toldAt = performance.now();
    const percentage = Math.floor((100 * this.#done) / this.#total);
    this.#tell({ kind: 'report', message: `${this.#done}／${this.#total}　${name}`, percentage });
  }
}

function pathOf(uri: unknown): string {
  const file = typeof uri === 'string' ? filePath(uri) : null;
  if (file === null) throw refusal(ErrorCodes.InvalidParams, '只能检查本机的文件夹');
  return file;
}
