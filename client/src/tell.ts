import * as vscode from 'vscode';
import { say } from './say.ts';

/** Tells the user briefly, without asking for anything, what became of what was asked for. */
export function tell(words: string, milliseconds = 5000): void {
  vscode.window.setStatusBarMessage(say('校核：{0}', words), milliseconds);
}

/** How grave something is that is told in a box of its own. */
export type Gravity = 'information' | 'warning' | 'error';

/**
 * Tells the user in a box of its own what became of what was asked for. With a button on it, the box shows every word: without
 * one, the editor cuts it off behind the first line, and the way out comes last.
 */
export function tellAtLength(gravity: Gravity, words: string): void {
  void SHOW[gravity](words, say('知道了'));
}

/** Tells the user at length what did not work, and offers to do it in another way. */
export function tellAndOffer(words: string, button: string, otherwise: () => unknown): void {
  void vscode.window.showErrorMessage(words, button).then((chosen) => {
    if (chosen === button) void otherwise();
  });
}

const SHOW: Readonly<Record<Gravity, (words: string, button: string) => Thenable<unknown>>> = {
  information: (words, button) => vscode.window.showInformationMessage(words, button),
  warning: (words, button) => vscode.window.showWarningMessage(words, button),
  error: (words, button) => vscode.window.showErrorMessage(words, button),
};

/** Tells the user that nothing came of it because the server is not there or is silent. */
export function tellNoAnswer(): void {
  tell(say('检查程序没有应答，请稍后再试。'));
}
