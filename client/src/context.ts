import * as vscode from 'vscode';

const known = new Map<string, unknown>();

/** Sets a context key, on which menus and welcome texts depend. */
export function setContext(key: string, value: unknown): void {
  if (known.get(key) === value) return;
  known.set(key, value);
  void vscode.commands.executeCommand('setContext', key, value);
}
