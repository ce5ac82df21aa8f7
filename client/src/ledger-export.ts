import path from 'node:path';
import * as vscode from 'vscode';
import { isFile } from '#machine';
import type { Connection } from './connection.ts';
import { wordFailure } from './file-writing.ts';
import { LEDGER_TABLE_REQUEST, type LedgerTableAnswer, type LedgerTableParams } from './protocol.ts';
import { say } from './say.ts';
import { tell, tellAndOffer, tellAtLength } from './tell.ts';
import { fileOf } from './word-files.ts';

/** The figures of one version of a report that are to be taken along. */
export interface WantedFigures {
  readonly connection: Connection;
  readonly document: vscode.TextDocument;
  readonly version: number;
  /** Indexes; null for all. */
  readonly figures: readonly number[] | null;
  readonly count: number;
}

/** Copies figures so that they can be pasted into a table of Excel or WPS. */
export async function copyLedger(wanted: WantedFigures | null): Promise<void> {
  const text = await askTable(wanted, 'tsv');
  if (!wanted || text === null) return;
  await vscode.env.clipboard.writeText(text);
  tell(say('已复制{0}个数字，可以粘贴到 Excel 或 WPS 表格里。', wanted.count));
}

/** Saves figures as a file for Excel or WPS, and opens it there; asks where, unless a file is named. */
export async function saveLedger(wanted: WantedFigures | null, named: unknown): Promise<void> {
  const text = await askTable(wanted, 'csv');
  if (!wanted || text === null) return;
  const file = named instanceof vscode.Uri ? named : await askFile(fileOf(wanted.document.uri));
  if (!file) return;
  const name = path.posix.basename(file.path);
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const again = (): Promise<void> => saveLedger(wanted, null);
    return tellAndOffer(say('没有写成“{0}”：{1}。', name, wordFailure(error)), say('另选地方…'), again);
  }
  const open = say('打开');
  const saved = say('已把{0}个数字存为“{1}”。', wanted.count, name);
  const canOpen = file.scheme === 'file' && vscode.env.remoteName === undefined;
  if (!canOpen) return tellAtLength('information', saved);
  void vscode.window.showInformationMessage(saved, open).then((chosen) => {
    if (chosen === open) void vscode.env.openExternal(file);
  });
}

async function askTable(wanted: WantedFigures | null, form: LedgerTableParams['form']): Promise<string | null> {
  if (wanted) {
    const { connection, document, figures, version } = wanted;
    const params: LedgerTableParams = { textDocument: { uri: document.uri.toString() }, form, figures };
    const answer = await connection.ask<LedgerTableAnswer>(LEDGER_TABLE_REQUEST, params).catch(() => null);
    if (answer?.version === version) return answer.text;
  }
  tell(say('报告刚刚改过，请再试一次。'));
  return null;
}

function askFile(report: vscode.Uri): Thenable<vscode.Uri | undefined> {
  const { name } = path.posix.parse(report.path);
  return vscode.window.showSaveDialog({
    title: say('把数字台账存为表格'),
    saveLabel: say('保存'),
    filters: { [say('表格')]: ['csv'] },
    ...(isFile(report) && { defaultUri: vscode.Uri.joinPath(report, '..', say('{0}-数字台账.csv', name)) }),
  });
}
