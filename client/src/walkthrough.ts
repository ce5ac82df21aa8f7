import * as vscode from 'vscode';
import { setContext } from './context.ts';

/** Opens 开始写年度报告. */
export async function openWalkthrough({ id }: vscode.Extension<unknown>): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${id}#write`, false);
}

/**
 * Has the walkthrough listed on the editor's welcome page from the second window on: the editor opens one that is listed
 * by itself when its extension was just installed, and nothing of ours opens by itself.
 */
export function listWalkthrough({ globalState }: vscode.ExtensionContext): void {
  if (globalState.get('known', false)) setContext('jiaohe.known', true);
  else void globalState.update('known', true);
}
