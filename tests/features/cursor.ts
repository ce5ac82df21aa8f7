import type { Position } from 'vscode-languageserver';
import { createSource, positionAt } from '../../server/src/analysis/source.ts';
import { type CheckOptions, check, type Result } from '../../server/src/check.ts';

/** A report whose cursor is written into it as $0. */
export interface AtCursor {
  readonly result: Result;
  readonly position: Position;
}

/** Checks a text that has a cursor. */
export function checkAtCursor(marked: string, options: CheckOptions = {}): AtCursor {
  const at = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  return { result: check(text, options), position: positionAt(createSource(text), at) };
}
