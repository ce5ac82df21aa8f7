import * as vscode from 'vscode';
import { LINE_END } from '#machine';
import type { Connection } from './connection.ts';
import { setContext } from './context.ts';
import { LANGUAGES } from './documents.ts';
import { toBytes } from './file-writing.ts';
import {
  exampleOfUnit,
  faultOfUnit,
  faultOfYear,
  fileNameOf,
  type KindChoice,
  type NewReport,
  readYear,
  toKindChoices,
  usualYear,
} from './new-report.ts';
import { foldersAtHand, type Placed, placeReport } from './new-report-place.ts';
import {
  KINDS_REQUEST,
  type KindItem,
  type KindsAnswer,
  type KindsParams,
  SKELETON_REQUEST,
  type SkeletonAnswer,
  type SkeletonParams,
} from './protocol.ts';
import { askInStep, pickInStep, type StepHead } from './quick-steps.ts';
import { say } from './say.ts';
import { type Step, takeSteps } from './steps.ts';
import { tell } from './tell.ts';

/** 新建报告…: asks in four steps what the report is to be, writes its skeleton to a new file, and opens it to be filled in. */
export async function writeNewReport(connection: Connection): Promise<void> {
  const dialog = new NewReportDialog(connection);
  const draft = await takeSteps<Draft>(dialog.steps, {
    kind: '',
    reporter: null,
    unit: '',
    year: String(usualYear(new Date())),
    skeleton: null,
    placed: null,
  });
  if (draft?.placed) await open(draft.placed, draft.skeleton);
  else if (dialog.failed) await tellFailure();
}

/** What is known of the new report so far. */
interface Draft extends NewReport {
  readonly skeleton: SkeletonAnswer | null;
  readonly placed: Placed | null;
}

class NewReportDialog {
  readonly steps: readonly Step<Draft>[] = [
    (draft) => this.#askKind(draft),
    (draft) => this.#askUnit(draft),
    (draft) => this.#askYear(draft),
    (draft) => this.#askPlace(draft),
  ];
  /** The server did not answer. */
  failed = false;
  readonly #connection: Connection;
  readonly #folders = foldersAtHand().map(String);
  #kinds: Promise<readonly KindItem[]> | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async #askKind(draft: Draft): ReturnType<Step<Draft>> {
    this.#kinds ??= this.#findKinds();
    const picked = await pickInStep(this.#head(1), {
      placeholder: say('写哪一种报告，由谁来写？'),
      items: this.#kinds.then(toKindItems),
      isPicked: ({ choice }) => choice?.kind === draft.kind && choice.reporter === draft.reporter,
    });
    if (picked === null || picked === 'back') return picked;
    const { kind, reporter } = picked.choice!;
    return { ...draft, kind, reporter };
  }

  async #askUnit(draft: Draft): ReturnType<Step<Draft>> {
    const unit = await askInStep(this.#head(2), {
      value: draft.unit,
      placeholder: exampleOfUnit(draft.reporter),
      prompt: say('报告单位的全称，写在题目、落款和文件名里。'),
      faultOf: faultOfUnit,
    });
    return unit === null || unit === 'back' ? unit : { ...draft, unit: unit.trim() };
  }

  async #askYear(draft: Draft): ReturnType<Step<Draft>> {
    const year = await askInStep(this.#head(3), {
      value: draft.year,
      placeholder: '',
      prompt: say('报告写的是哪一年的工作。'),
      faultOf: faultOfYear,
    });
    return year === null || year === 'back' ? year : { ...draft, year: String(readYear(year)) };
  }

  async #askPlace(draft: Draft): ReturnType<Step<Draft>> {
    const { kind, reporter, unit, year } = draft;
    const params: SkeletonParams = { kind, reporter, unit, year: Number(year), folders: this.#folders };
    const skeleton = await this.#ask<SkeletonAnswer>(SKELETON_REQUEST, params);
    if (!skeleton) return null;
    const bytes = toBytes(skeleton.text, lineEnd());
    const placed = await placeReport(this.#head(4), fileNameOf(skeleton.title), bytes);
    return placed === null || placed === 'back' ? placed : { ...draft, skeleton, placed };
  }

  async #findKinds(): Promise<readonly KindItem[]> {
    const params: KindsParams = { folders: this.#folders };
    const answer = await this.#ask<KindsAnswer>(KINDS_REQUEST, params);
    if (!answer) throw new Error(KINDS_REQUEST);
    return answer.kinds;
  }

  /** Starts the server where none runs; null where there is no answer. */
  async #ask<Answer>(method: string, params: object): Promise<Answer | null> {
    const ready = await this.#connection.ready();
    const answer = ready ? await this.#connection.ask<Answer>(method, params).catch(() => null) : null;
    this.failed = answer === null;
    return answer;
  }

  #head(step: number): StepHead {
    return { title: say('新建报告'), step, totalSteps: this.steps.length };
  }
}

interface KindPickItem extends vscode.QuickPickItem {
  /** Absent where it is a heading. */
  readonly choice?: KindChoice;
}

/** With headings where there are kinds of one's own. */
function toKindItems(kinds: readonly KindItem[]): readonly KindPickItem[] {
  const choices = toKindChoices(kinds);
  const own = choices.filter((choice) => choice.own);
  const builtIn = choices.filter((choice) => !choice.own);
  if (own.length === 0) return builtIn.map(toItem);
  return [
    toHeading(say('自备的报告类型')),
    ...own.map(toItem),
    toHeading(say('自带的报告类型')),
    ...builtIn.map(toItem),
  ];
}

function toHeading(label: string): KindPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function toItem(choice: KindChoice): KindPickItem {
  return { label: choice.label, description: choice.description, choice };
}

/** What ends a line in files that the user makes. */
function lineEnd(): string {
  const wanted = vscode.workspace.getConfiguration('files').get('eol', 'auto');
  return wanted === 'auto' ? LINE_END : wanted;
}

/** Opens a new report so that Tab walks through what is to be filled in, or the one that was there as it is. */
async function open({ uri, isNew }: Placed, skeleton: SkeletonAnswer | null): Promise<void> {
  const opened = await vscode.workspace.openTextDocument(uri);
  // Not every kind of report is told by its file's name.
  const document =
    opened.languageId === LANGUAGES[0] ? opened : await vscode.languages.setTextDocumentLanguage(opened, LANGUAGES[0]);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  if (!isNew || !skeleton) return;
  setContext('jiaohe.wroteReport', true);
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  if (!(await editor.insertSnippet(new vscode.SnippetString(skeleton.snippet), document.validateRange(all)))) return;
  editor.revealRange(editor.selection);
  // The words are those of the file: there is nothing to be saved.
  await document.save();
  tell(say('已新建并保存，按 Tab 键逐处填写'), 10_000);
}

async function tellFailure(): Promise<void> {
  const show = say('显示日志');
  const answer = await vscode.window.showErrorMessage(say('检查程序没有应答，没有新建报告。'), show);
  if (answer === show) await vscode.commands.executeCommand('jiaohe.showLog');
}
