import * as vscode from 'vscode';
import { say } from './say.ts';

/** Tells the user briefly, without asking for anything, what became of what was asked for. */
export function tell(words: string, milliseconds = 5000): void {
  vscode.window.setStatusBarMessage(say('校核：{0}', words), milliseconds);
}

/** Tells the user that nothing came of it because the server is not there or is silent. */
export function tellNoAnswer(): void {
  tell(say('检查程序没有应答，请稍后再试。'));
}
