import * as vscode from 'vscode';
import { say } from './say.ts';

/** Asks why a finding is none; undefined where the user thought better of it. */
export function askReason(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: say('忽略此处'),
    prompt: say('理由和位置记在报告旁边的文件里；用命令“已忽略的提示…”可以随时撤销。'),
    placeHolder: say('理由（可不填）'),
  });
}
