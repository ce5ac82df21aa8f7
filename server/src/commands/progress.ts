import { visible } from '../formats/terminal.ts';

/** Tells on a screen how far something has come, in one line that is written anew. */
export interface Progress {
  readonly come: (file: string) => void;
  /** Leaves nothing of it on the screen. */
  readonly end: () => void;
}

/** Nobody reads faster, in milliseconds. */
const PAUSE = 100;

/** A line on standard error where that is a screen; nothing anywhere else. */
export function showProgress(total: number): Progress {
  const screen = process.stderr;
  if (!screen.isTTY || total < 2) return { come: () => {}, end: () => {} };
  let done = 0;
  let told = Number.NEGATIVE_INFINITY;
  return {
    come: (file) => {
      done++;
      const now = performance.now();
      if (now - told < PAUSE && done < total) return;
      told = now;
      screen.write(`\r${fit(`正在检查 ${done}／${total}　${visible(file)}`, (screen.columns ?? 80) - 1)}\x1b[K`);
    },
    end: () => {
      if (done > 0) screen.write('\r\x1b[K');
    },
  };
}

/** As much of a text as goes into some columns; what is not plain ASCII takes two. */
export function fit(text: string, columns: number): string {
  let used = 0;
  let fitting = '';
  for (const character of text) {
    used += character.codePointAt(0)! < 0x300 ? 1 : 2;
    if (used > columns) break;
    fitting += character;
  }
  return fitting;
}
