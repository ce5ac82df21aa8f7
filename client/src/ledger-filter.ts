import * as vscode from 'vscode';
import { say } from './say.ts';

/** How long after a key was typed what is typed is looked for. */
const TYPING_DELAY = 100;

/** How long where it ends in letters: those are most likely on their way to become Chinese, and found nowhere meanwhile. */
const COMPOSING_DELAY = 1000;

/** The box in which words are typed that are looked for in the ledger. */
export interface FilterBox {
  /** Shuts it and goes on with what was typed; shut by itself, it goes back to what was looked for before. */
  keep(): void;
}

/** Opens that box. What is typed is looked for at once. */
export function openFilterBox(before: string, find: (words: string) => void, shut: () => void): FilterBox {
  let kept = false;
  let timer: NodeJS.Timeout | undefined;
  const box = vscode.window.createInputBox();
  const keep = (): void => {
    kept = true;
    box.hide();
  };
  box.title = say('筛选数字台账');
  box.prompt = say('只看与这些字有关的数字');
  box.placeholder = say('指标、数字或标题，例如：行政复议');
  box.value = before;
  // Who clicks on what was found wants to keep it.
  box.ignoreFocusOut = true;
  box.onDidChangeValue((words) => {
    clearTimeout(timer);
    timer = setTimeout(() => find(words), /[a-z']$/i.test(words) ? COMPOSING_DELAY : TYPING_DELAY);
  });
  box.onDidAccept(keep);
  box.onDidHide(() => {
    clearTimeout(timer);
    box.dispose();
    shut();
    find(kept ? box.value : before);
  });
  box.show();
  return { keep };
}
